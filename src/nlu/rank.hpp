// From what the rules matched to candidates: negation, `unless`, denied safety rules, scores, the best of
// each intent. Both the fast matcher and its slow twin end here.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "nlu/compiled.hpp"

namespace onward {

struct Matched {
    std::vector<RuleMatches> rules;  // any order
    std::vector<WholeMatch> whole;   // in the order of the book
    // What an `unless` rule (its index in Compiled::unless) matches in a clause.
    std::function<std::vector<PhraseMatch>(std::uint32_t rule, std::uint32_t clause)> unless;
};

// Fills the candidates, what was cancelled, and the entities that intents give; `entities` holds those of the
// text.
Reading rank(const Matcher::Compiled& compiled, Utterance utterance, const Tokens& tokens, Matched matched,
             std::vector<FoundEntity> entities);

// The matches of a regex as runs of tokens, by clause: that of the first token of each.
struct ClauseMatch {
    std::uint32_t clause = 0;
    PhraseMatch match;
};
std::vector<ClauseMatch> as_tokens(const std::vector<RegexMatch>& matches, const Utterance& utterance,
                                   const Tokens& tokens);

}  // namespace onward

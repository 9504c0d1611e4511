// A RuleBook as the matcher reads it. Only matcher.cpp, slow_twin.cpp and the files between them include
// this.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "nlu/entities.hpp"
#include "nlu/evidence.hpp"
#include "nlu/matcher.hpp"
#include "nlu/near_words.hpp"
#include "nlu/phrase_match.hpp"
#include "nlu/regex_set.hpp"
#include "nlu/vocabulary.hpp"
#include "nlu/whole_match.hpp"
#include "nlu/word_index.hpp"

namespace onward {

struct CompiledRule {
    const Rule* rule = nullptr;  // of Compiled::book
    std::uint32_t intent = 0;    // its index in the book
    bool safety = false;
    bool unless = false;
    std::vector<PhrasePattern>
        patterns;             // of a phrase one; of words one each, those of fewest wordings first
    std::uint32_t regex = 0;  // of Compiled::regexes, or of unless_regexes
};

struct CompiledIntent {
    std::uint32_t first_unless = 0, last_unless = 0;  // of Compiled::unless
    std::string denied;                               // the name that its negated rules are reported under
};

struct Matcher::Compiled {
    RuleBook book;
    SetTable sets;  // for the slow twin, which compares words instead of patterns
    Vocabulary vocabulary;
    NearWords near_words;
    std::vector<CompiledIntent> intents;  // as in the book
    std::unordered_map<IntentId, std::uint32_t> intent_index;
    std::vector<CompiledRule> rules;  // in the order of the book
    std::vector<CompiledRule> unless;
    RegexSet regexes;         // of `rules`
    RegexSet unless_regexes;  // few are ever asked for: only where a rule of the same intent matched
    std::vector<std::uint32_t> rule_of_regex;
    WordIndex index;
    WholeMessages whole;
    Evidence evidence;
    std::optional<EntityFinder> entities;  // built from the book's definitions
};

// What one rule matches in one clause, the best first.
struct RuleMatches {
    std::uint32_t rule = 0;  // of Compiled::rules
    std::uint32_t clause = 0;
    std::vector<PhraseMatch> matches;
    bool operator==(const RuleMatches&) const = default;
};

// Of a phrase or words rule, in tokens [first, last), the best first.
std::vector<PhraseMatch> match_rule(const CompiledRule& rule, const Tokens& tokens, std::uint32_t first,
                                    std::uint32_t last, PhraseScratch& scratch);
// All phrase and words rules, entered through their rarest stems.
std::vector<RuleMatches> match_by_words(const Matcher::Compiled& compiled, const Tokens& tokens,
                                        PhraseScratch& scratch);
// Of the given regexes of Compiled::regexes.
std::vector<RuleMatches> match_by_regex(const Matcher::Compiled& compiled,
                                        const std::vector<std::uint32_t>& regexes, const Utterance& utterance,
                                        const Tokens& tokens);
// Of an `unless` regex: its matches that touch the clause.
std::vector<PhraseMatch> match_unless_regex(const Matcher::Compiled& compiled, const CompiledRule& rule,
                                            std::uint32_t clause, const Utterance& utterance,
                                            const Tokens& tokens);
// All of some words, in any order, no token twice: at most one match. `of_each`: the matches of each
// of them, the best first.
std::vector<PhraseMatch> match_words(const std::vector<std::vector<PhraseMatch>>& of_each);

}  // namespace onward

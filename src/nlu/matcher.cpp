#include "nlu/matcher.hpp"

#include <algorithm>

#include "nlu/compile.hpp"
#include "nlu/rank.hpp"

namespace onward {

std::vector<RuleMatches> match_by_words(const Matcher::Compiled& compiled, const Tokens& tokens,
                                        PhraseScratch& scratch) {
    std::vector<RuleMatches> found;
    for (std::uint32_t clause = 0; clause < tokens.clauses.size(); ++clause) {
        const TokenClause& in = tokens.clauses[clause];
        const std::size_t before = found.size();
        for (const Window& window : compiled.index.windows(tokens, in.first, in.last)) {
            const CompiledRule& rule = compiled.rules[window.rule];
            const std::uint32_t last = rule.safety ? window.last : std::min(window.last, in.read_last);
            if (window.first >= last) continue;
            std::vector<PhraseMatch> matches = match_rule(rule, tokens, window.first, last, scratch);
            if (matches.empty()) continue;
            if (found.size() > before && found.back().rule == window.rule)
                found.back().matches.insert(found.back().matches.end(), matches.begin(), matches.end());
            else
                found.push_back({window.rule, clause, std::move(matches)});
        }
        for (std::size_t i = before; i < found.size(); ++i)
            std::sort(found[i].matches.begin(), found[i].matches.end(), is_better);
    }
    return found;
}

std::vector<RuleMatches> match_by_regex(const Matcher::Compiled& compiled,
                                        const std::vector<std::uint32_t>& regexes, const Utterance& utterance,
                                        const Tokens& tokens) {
    std::vector<RuleMatches> found;
    for (const std::uint32_t regex : regexes) {
        const std::uint32_t rule = compiled.rule_of_regex[regex];
        const std::size_t before = found.size();
        for (ClauseMatch& match :
             as_tokens(compiled.regexes.matches(regex, utterance.text), utterance, tokens)) {
            if (!compiled.rules[rule].safety &&
                match.match.tokens.front() >= tokens.clauses[match.clause].read_last)
                continue;
            if (found.size() == before || found.back().clause != match.clause)
                found.push_back({rule, match.clause, {}});
            found.back().matches.push_back(std::move(match.match));
        }
        for (std::size_t i = before; i < found.size(); ++i)
            std::sort(found[i].matches.begin(), found[i].matches.end(), is_better);
    }
    return found;
}

std::vector<PhraseMatch> match_unless_regex(const Matcher::Compiled& compiled, const CompiledRule& rule,
                                            std::uint32_t clause, const Utterance& utterance,
                                            const Tokens& tokens) {
    const TokenClause& in = tokens.clauses[clause];
    std::vector<PhraseMatch> found;
    for (ClauseMatch& match :
         as_tokens(compiled.unless_regexes.matches(rule.regex, utterance.text), utterance, tokens))
        if (match.match.tokens.front() < in.last && match.match.tokens.back() >= in.first)
            found.push_back(std::move(match.match));
    return found;
}

Reading Matcher::read(std::string_view text, const LocalTime& now) const {
    Utterance utterance = normalise(text);
    const Tokens tokens = read_tokens(utterance, compiled_->vocabulary, compiled_->near_words, Pace::fast);
    PhraseScratch scratch;
    Matched matched{.rules = match_by_words(*compiled_, tokens, scratch),
                    .whole = compiled_->whole.find(utterance, tokens)};
    for (RuleMatches& match :
         match_by_regex(*compiled_, compiled_->regexes.find(utterance.text), utterance, tokens))
        matched.rules.push_back(std::move(match));
    const Utterance& read = utterance;
    matched.unless = [&](std::uint32_t index, std::uint32_t clause) {
        const CompiledRule& rule = compiled_->unless[index];
        if (rule.rule->kind == Rule::Kind::regex)
            return match_unless_regex(*compiled_, rule, clause, read, tokens);
        return match_rule(rule, tokens, tokens.clauses[clause].first, tokens.clauses[clause].last, scratch);
    };
    std::vector<FoundEntity> entities = compiled_->entities->find(utterance, now);
    return rank(*compiled_, utterance, tokens, std::move(matched), std::move(entities));
}

Result<std::shared_ptr<const Matcher>> Matcher::build(RuleBook book, std::int64_t set_memory) {
    auto compiled = std::make_unique<Compiled>();
    compiled->book = std::move(book);
    if (auto error = compile(*compiled, set_memory)) return *error;
    return std::shared_ptr<const Matcher>(new Matcher(std::move(compiled)));
}

Matcher::Matcher(std::unique_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
Matcher::~Matcher() = default;

const RuleBook& Matcher::book() const { return compiled_->book; }

const Intent* Matcher::intent(const IntentId& id) const {
    const auto found = compiled_->intent_index.find(id);
    return found == compiled_->intent_index.end() ? nullptr : &compiled_->book.intents[found->second];
}

}  // namespace onward

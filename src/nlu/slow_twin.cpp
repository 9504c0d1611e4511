// The matcher's slow twin: every rule, one after the other, in every clause. It shares with the fast one what
// words are (normalise, stems), how matches are compared and ranked, and how a regex finds its spans; it has
// no index, no Set, no automaton and no near words' index, and compares the written-out wordings of a phrase
// one by one.
#include <algorithm>

#include "nlu/compiled.hpp"
#include "nlu/rank.hpp"

namespace onward {

namespace {

class SlowPhrase {
  public:
    SlowPhrase(const Matcher::Compiled& compiled, const std::vector<PhraseItem>& phrase, const Tokens& tokens,
               std::uint32_t first, std::uint32_t last)
        : tokens_(tokens), first_(first), last_(last) {
        bool gap = false;
        for (const PhraseItem& item : phrase) {
            if (item.kind == PhraseItem::Kind::gap) {
                gap = true;
                continue;
            }
            Item step{.optional = item.kind == PhraseItem::Kind::optional, .gap = gap};
            const auto sequences = compiled.sets.sequences(item);
            if (sequences)
                for (const WordSequence& words : *sequences) {
                    step.wordings.emplace_back();
                    for (const std::string& word : words)
                        step.wordings.back().push_back(compiled.vocabulary.find(stem(word)));
                }
            items_.push_back(std::move(step));
            gap = false;
        }
    }

    std::vector<PhraseMatch> matches() {
        for (std::uint32_t start = first_; start < last_; ++start) {
            best_.reset();
            go_on(0, start, false, {});
            if (best_) found_.push_back(*best_);
        }
        std::sort(found_.begin(), found_.end(), is_better);
        return std::move(found_);
    }

  private:
    struct Item {
        bool optional = false;
        bool gap = false;  // one stands before it
        std::vector<std::vector<StemId>> wordings;
    };

    void go_on(std::size_t item, std::uint32_t at, bool gap, const PhraseMatch& so_far) {
        if (item == items_.size()) {
            if (!so_far.tokens.empty() && (!best_ || is_better(so_far, *best_))) best_ = so_far;
            return;
        }
        gap = gap || items_[item].gap;
        if (items_[item].optional) go_on(item + 1, at, gap, so_far);
        for (const std::vector<StemId>& wording : items_[item].wordings)
            if (!wording.empty()) take(item, wording, 0, at, gap, so_far);
    }

    void take(std::size_t item, const std::vector<StemId>& wording, std::size_t word, std::uint32_t at,
              bool gap, const PhraseMatch& so_far) {
        if (word == wording.size()) return go_on(item + 1, at, false, so_far);
        const bool first = so_far.tokens.empty();
        for (std::uint32_t token = at; token < last_; ++token) {
            if (token > at && (first || token - at > (gap ? kGapWords : kMostBetween))) break;
            const bool little = may_stand_between(tokens_, at, token);
            if (!(gap || little) || !tokens_.is(token, wording[word])) continue;
            PhraseMatch longer = so_far;
            longer.tokens.push_back(token);
            longer.content += tokens_.all[token].content ? 1 : 0;
            longer.typos += tokens_.all[token].misspelt() ? 1 : 0;
            longer.gaps += gap && !little ? 1 : 0;
            take(item, wording, word + 1, token + 1, false, longer);
        }
    }

    const Tokens& tokens_;
    std::uint32_t first_, last_;
    std::vector<Item> items_;
    std::optional<PhraseMatch> best_;
    std::vector<PhraseMatch> found_;
};

std::vector<PhraseMatch> match_slowly(const Matcher::Compiled& compiled, const CompiledRule& rule,
                                      const Tokens& tokens, std::uint32_t first, std::uint32_t last) {
    if (rule.rule->kind == Rule::Kind::phrase)
        return SlowPhrase(compiled, rule.rule->phrase, tokens, first, last).matches();
    // The order is that of the compiled patterns: it decides which word is taken by whom.
    std::vector<std::pair<std::size_t, std::vector<PhraseMatch>>> of_each;
    for (const std::string& word : rule.rule->words) {
        const auto phrase = parse_phrase(word);
        if (!phrase) return {};
        std::size_t wordings = 0;
        for (const PhraseItem& item : *phrase) wordings += compiled.sets.sequences(item)->size();
        of_each.emplace_back(wordings, SlowPhrase(compiled, *phrase, tokens, first, last).matches());
    }
    std::stable_sort(of_each.begin(), of_each.end(),
                     [](const auto& left, const auto& right) { return left.first < right.first; });
    std::vector<std::vector<PhraseMatch>> ordered;
    for (auto& [wordings, matches] : of_each) ordered.push_back(std::move(matches));
    return match_words(ordered);
}

}  // namespace

Reading Matcher::read_slowly(std::string_view text, const LocalTime& now) const {
    Utterance utterance = normalise(text);
    const Tokens tokens = read_tokens(utterance, compiled_->vocabulary, compiled_->near_words, Pace::slow);
    Matched matched{.whole = compiled_->whole.find_slowly(utterance, tokens)};
    for (std::uint32_t rule = 0; rule < compiled_->rules.size(); ++rule) {
        if (compiled_->rules[rule].rule->kind == Rule::Kind::regex) continue;
        for (std::uint32_t clause = 0; clause < tokens.clauses.size(); ++clause) {
            const TokenClause& in = tokens.clauses[clause];
            const std::uint32_t last = compiled_->rules[rule].safety ? in.last : in.read_last;
            auto matches = match_slowly(*compiled_, compiled_->rules[rule], tokens, in.first, last);
            if (!matches.empty()) matched.rules.push_back({rule, clause, std::move(matches)});
        }
    }
    for (RuleMatches& match :
         match_by_regex(*compiled_, compiled_->regexes.find_slowly(utterance.text), utterance, tokens))
        matched.rules.push_back(std::move(match));
    const Utterance& read = utterance;
    matched.unless = [&](std::uint32_t index, std::uint32_t clause) {
        const CompiledRule& rule = compiled_->unless[index];
        if (rule.rule->kind == Rule::Kind::regex)
            return match_unless_regex(*compiled_, rule, clause, read, tokens);
        return match_slowly(*compiled_, rule, tokens, tokens.clauses[clause].first,
                            tokens.clauses[clause].last);
    };
    std::vector<FoundEntity> entities = compiled_->entities->find(utterance, now);
    return rank(*compiled_, utterance, tokens, std::move(matched), std::move(entities));
}

}  // namespace onward

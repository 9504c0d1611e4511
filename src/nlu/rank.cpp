#include "nlu/rank.hpp"

#include <algorithm>
#include <tuple>

#include "base/text.hpp"
#include "nlu/score.hpp"

namespace onward {

namespace {

// A rule that matched and was not cancelled, a whole message, or evidence alone.
struct Scored {
    std::uint32_t intent = 0;
    bool denied = false;
    int sum = 0;
    std::uint32_t clause = 0;
    std::uint32_t rule = kNoToken;  // of Compiled::rules
    std::optional<WholeMatch> whole;
    PhraseMatch match;
    std::vector<Points> points;
};

// By intent, the best of each first.
bool comes_first(const Scored& left, const Scored& right) {
    if (left.intent != right.intent) return left.intent < right.intent;
    if (left.denied != right.denied) return right.denied;
    if (left.sum != right.sum) return left.sum > right.sum;
    if (left.clause != right.clause) return left.clause < right.clause;
    return left.rule < right.rule;
}

std::vector<TextSpan> spans_of(const std::vector<std::uint32_t>& matched, const Utterance& utterance,
                               const Tokens& tokens) {
    std::vector<TextSpan> spans;
    for (const std::uint32_t token : matched) {
        const TextSpan& span = utterance.words[tokens.all[token].word].span;
        if (spans.empty() || spans.back() != span) spans.push_back(span);
    }
    return spans;
}

// The negation that cancels the match, as negation.hpp tells; kNoToken: none.
std::uint32_t cancelling_negation(const Rule& rule, const PhraseMatch& match, const Tokens& tokens) {
    if (rule.negated == Rule::Negated::ignored) return kNoToken;
    const Token& first = tokens.all[match.tokens.front()];
    if (first.negated_by != kNoToken && (rule.negated == Rule::Negated::cancels || first.denied_saying))
        return first.negated_by;
    if (rule.negated == Rule::Negated::is_meant) return kNoToken;
    for (std::size_t i = 1; i < match.tokens.size(); ++i)
        for (std::uint32_t between = match.tokens[i - 1] + 1; between < match.tokens[i]; ++between)
            if (tokens.all[between].negates) return between;
    return kNoToken;
}

class Ranking {
  public:
    Ranking(const Matcher::Compiled& compiled, Utterance utterance, const Tokens& tokens, Matched matched)
        : compiled_(compiled), tokens_(tokens), matched_(std::move(matched)) {
        reading_.utterance = std::move(utterance);
    }

    Reading read(std::vector<FoundEntity> entities) {
        weigh_evidence();
        for (const WholeMatch& whole : matched_.whole) score_whole(whole);
        std::sort(matched_.rules.begin(), matched_.rules.end(),
                  [](const RuleMatches& left, const RuleMatches& right) {
                      return std::pair(left.rule, left.clause) < std::pair(right.rule, right.clause);
                  });
        for (const RuleMatches& rule : matched_.rules) judge(rule);
        score_evidence();
        keep_the_best();
        drop_outweighed_denials();
        sort_by_score();
        write_candidates();
        reading_.entities = std::move(entities);
        add_entities_of_intents();
        return std::move(reading_);
    }

  private:
    void weigh_evidence() {
        for (const TokenClause& clause : tokens_.clauses)
            evidence_.push_back(compiled_.evidence.of(tokens_, clause.first, clause.read_last));
    }

    int evidence(std::uint32_t intent, std::uint32_t clause) const {
        const std::vector<IntentEvidence>& of = evidence_[clause];
        const auto found =
            std::lower_bound(of.begin(), of.end(), intent,
                             [](const IntentEvidence& one, std::uint32_t id) { return one.intent < id; });
        return found != of.end() && found->intent == intent ? found->evidence : 0;
    }

    void score_whole(const WholeMatch& whole) {
        Scored scored{.intent = whole.intent, .whole = whole, .points = whole_points(whole.typos)};
        scored.match.typos = whole.typos;
        for (std::uint32_t token = 0; token < tokens_.all.size(); ++token) {
            scored.match.tokens.push_back(token);
            scored.match.content += tokens_.all[token].content ? 1 : 0;
        }
        for (std::uint32_t clause = 0; clause < tokens_.clauses.size(); ++clause)
            if (cancelled_by_unless(whole.intent, clause, whole_rule(whole), scored.match)) return;
        scored.sum = sum(scored.points);
        scored_.push_back(std::move(scored));
    }

    // A rule in one clause: its best match that no negation cancels, else, of a safety rule, its denial.
    void judge(const RuleMatches& found) {
        const CompiledRule& rule = compiled_.rules[found.rule];
        if (cancelled_by_unless(rule.intent, found.clause, *rule.rule, found.matches.front())) return;
        const auto affirmed =
            std::find_if(found.matches.begin(), found.matches.end(), [&](const PhraseMatch& match) {
                return cancelling_negation(*rule.rule, match, tokens_) == kNoToken;
            });
        const bool denied = affirmed == found.matches.end();
        const PhraseMatch& match = denied ? found.matches.front() : *affirmed;
        if (denied) {
            const std::uint32_t negation = cancelling_negation(*rule.rule, match, tokens_);
            note_cancelled(rule.intent, *rule.rule, match, found.clause, "negation", {}, {negation});
            if (!rule.safety) return;
        }
        Scored scored{.intent = rule.intent,
                      .denied = denied,
                      .clause = found.clause,
                      .rule = found.rule,
                      .match = match};
        scored.points = rule_points(*rule.rule, match, evidence(rule.intent, found.clause));
        scored.sum = sum(scored.points);
        scored_.push_back(std::move(scored));
    }

    // The strongest of those that only the examples speak for.
    void score_evidence() {
        struct Likely {
            int sum;
            std::uint32_t clause, intent;
        };
        std::vector<Likely> likely;
        for (std::uint32_t clause = 0; clause < evidence_.size(); ++clause)
            for (const IntentEvidence& one : evidence_[clause]) {
                if (compiled_.book.intents[one.intent].safety) continue;  // never by likeness alone
                const int alone = evidence_alone(one.evidence);
                if (alone >= kLeastEvidenceListed) likely.push_back({alone, clause, one.intent});
            }
        std::sort(likely.begin(), likely.end(), [](const Likely& left, const Likely& right) {
            return std::tuple(-left.sum, left.clause, left.intent) <
                   std::tuple(-right.sum, right.clause, right.intent);
        });
        std::vector<std::uint32_t> taken;
        for (const Likely& one : likely) {
            if (taken.size() == kMostByEvidence) break;
            if (std::find(taken.begin(), taken.end(), one.intent) != taken.end()) continue;
            const TokenClause& clause = tokens_.clauses[one.clause];
            Scored scored{.intent = one.intent, .sum = one.sum, .clause = one.clause};
            scored.points = evidence_points(one.sum);
            scored.match.tokens =
                compiled_.evidence.tokens_for(one.intent, tokens_, clause.first, clause.read_last);
            const Rule none{.source = compiled_.book.intents[one.intent].source};
            if (one.sum >= kThresholdPoints &&
                cancelled_by_unless(one.intent, one.clause, none, scored.match))
                continue;
            taken.push_back(one.intent);
            scored_.push_back(std::move(scored));
        }
    }

    void keep_the_best() {
        std::sort(scored_.begin(), scored_.end(), comes_first);
        const auto same = [](const Scored& left, const Scored& right) {
            return left.intent == right.intent && left.denied == right.denied;
        };
        scored_.erase(std::unique(scored_.begin(), scored_.end(), same), scored_.end());
    }

    // What is affirmed outweighs what is denied: "I won't kill myself but I wish I was dead" is no denial. Of
    // the denials of one name the most urgent intent's stands.
    void drop_outweighed_denials() {
        const auto outweighed = [this](const Scored& denial) {
            if (!denial.denied) return false;
            const std::string& name = compiled_.intents[denial.intent].denied;
            return std::any_of(scored_.begin(), scored_.end(), [&](const Scored& other) {
                if (compiled_.intents[other.intent].denied != name || !safety(other)) return false;
                if (!other.denied) return true;
                return std::pair(*safety(other), other.intent) < std::pair(*safety(denial), denial.intent);
            });
        };
        std::vector<Scored> kept;
        for (const Scored& one : scored_)
            if (!outweighed(one)) kept.push_back(one);
        scored_ = std::move(kept);
    }

    void sort_by_score() {
        std::stable_sort(scored_.begin(), scored_.end(),
                         [](const Scored& left, const Scored& right) { return left.sum > right.sum; });
    }

    void write_candidates() {
        reading_.candidates.reserve(scored_.size());
        for (const Scored& one : scored_) {
            const Intent& intent = compiled_.book.intents[one.intent];
            Candidate candidate{
                .intent = one.denied ? IntentId{compiled_.intents[one.intent].denied} : intent.id,
                .score = one.sum / 1000.0,
                .parts = parts_of(one.points),
                .source = intent.source,
                .spans = spans_of(one.match.tokens, reading_.utterance, tokens_),
                .clause = one.clause,
                .safety = intent.safety};
            if (one.whole) {
                const Rule rule = whole_rule(*one.whole);
                candidate.rule = rule.written;
                candidate.source = rule.source;
                candidate.whole = candidate.covers = true;
                if (one.whole->rest) candidate.rest = rest_from(*one.whole->rest);
            } else if (one.rule != kNoToken) {
                candidate.rule = compiled_.rules[one.rule].rule->written;
                candidate.source = compiled_.rules[one.rule].rule->source;
                // A message without content words ("how are you") is covered by a rule that takes all of it.
                candidate.covers = tokens_.content > 0
                                       ? static_cast<std::uint32_t>(one.match.content) == tokens_.content
                                       : one.match.tokens.size() == tokens_.all.size();
            }
            reading_.candidates.push_back(std::move(candidate));
        }
    }

    // An entity's `of` table: a value that an intent gives by being meant.
    void add_entities_of_intents() {
        for (const EntityDefinition& definition : compiled_.book.entities) {
            std::optional<std::size_t> best;
            const Value* value = nullptr;
            for (const auto& [given, intents] : definition.of)
                for (std::size_t i = 0; i < reading_.candidates.size(); ++i) {
                    if (reading_.candidates[i].score < kThreshold || (best && i >= *best)) continue;
                    if (std::find(intents.begin(), intents.end(), reading_.candidates[i].intent) ==
                        intents.end())
                        continue;
                    best = i;
                    value = &given;
                }
            if (!best) continue;
            const Candidate& candidate = reading_.candidates[*best];
            FoundEntity found{.entity = definition.id, .value = *value};
            if (!candidate.spans.empty())
                found.span = {candidate.spans.front().begin, candidate.spans.back().end};
            found.share = tokens_.content == 0
                              ? 1.0
                              : static_cast<double>(scored_[*best].match.content) / tokens_.content;
            reading_.entities.push_back(std::move(found));
        }
    }

    struct UnlessFound {
        std::uint32_t intent = 0, clause = 0;
        std::uint32_t rule = kNoToken;  // of Compiled::unless; kNoToken: none matches
        std::vector<std::uint32_t> tokens;
    };

    const UnlessFound& unless_of(std::uint32_t intent, std::uint32_t clause) {
        for (const UnlessFound& known : unless_)
            if (known.intent == intent && known.clause == clause) return known;
        UnlessFound found{.intent = intent, .clause = clause};
        const CompiledIntent& of = compiled_.intents[intent];
        for (std::uint32_t rule = of.first_unless; rule < of.last_unless && found.rule == kNoToken; ++rule) {
            std::vector<PhraseMatch> matches = matched_.unless(rule, clause);
            if (matches.empty()) continue;
            found.rule = rule;
            found.tokens = std::move(matches.front().tokens);
        }
        unless_.push_back(std::move(found));
        return unless_.back();
    }

    bool cancelled_by_unless(std::uint32_t intent, std::uint32_t clause, const Rule& rule,
                             const PhraseMatch& match) {
        if (compiled_.intents[intent].first_unless == compiled_.intents[intent].last_unless) return false;
        const UnlessFound& found = unless_of(intent, clause);
        if (found.rule == kNoToken) return false;
        const Rule& by = *compiled_.unless[found.rule].rule;
        note_cancelled(intent, rule, match, clause, by.written, by.source, found.tokens);
        return true;
    }

    void note_cancelled(std::uint32_t intent, const Rule& rule, const PhraseMatch& match,
                        std::uint32_t clause, const std::string& by, const Source& by_source,
                        const std::vector<std::uint32_t>& by_tokens) {
        reading_.cancelled.push_back({.intent = compiled_.book.intents[intent].id,
                                      .rule = rule.written,
                                      .source = rule.source,
                                      .spans = spans_of(match.tokens, reading_.utterance, tokens_),
                                      .clause = clause,
                                      .by = by,
                                      .by_source = by_source,
                                      .by_spans = spans_of(by_tokens, reading_.utterance, tokens_)});
    }

    Rule whole_rule(const WholeMatch& whole) const {
        const Intent& intent = compiled_.book.intents[whole.intent];
        Rule rule{.written = intent.examples[whole.example], .source = intent.source};
        if (whole.example < intent.example_sources.size())
            rule.source = intent.example_sources[whole.example];
        return rule;
    }

    std::string rest_from(std::uint32_t word) const {
        const std::uint32_t begin = reading_.utterance.words[word].span.begin;
        return std::string(trim(std::string_view(reading_.utterance.original).substr(begin)));
    }

    const std::optional<int>& safety(const Scored& scored) const {
        return compiled_.book.intents[scored.intent].safety;
    }

    const Matcher::Compiled& compiled_;
    const Tokens& tokens_;
    Matched matched_;
    Reading reading_;
    std::vector<std::vector<IntentEvidence>> evidence_;  // by clause
    std::vector<UnlessFound> unless_;
    std::vector<Scored> scored_;
};

}  // namespace

Reading rank(const Matcher::Compiled& compiled, Utterance utterance, const Tokens& tokens, Matched matched,
             std::vector<FoundEntity> entities) {
    return Ranking(compiled, std::move(utterance), tokens, std::move(matched)).read(std::move(entities));
}

std::vector<ClauseMatch> as_tokens(const std::vector<RegexMatch>& matches, const Utterance& utterance,
                                   const Tokens& tokens) {
    std::vector<ClauseMatch> found;
    std::uint32_t token = 0;
    std::size_t begin = 0;  // of its word in the text
    std::uint32_t clause = 0;
    for (const RegexMatch& match : matches) {
        PhraseMatch words;
        // Matches come from left to right without overlaps: one walk over the words is enough.
        while (token < tokens.all.size()) {
            const std::uint32_t word = tokens.all[token].word;
            if (begin >= match.end) break;
            if (begin + utterance.words[word].text.size() > match.begin) {
                words.tokens.push_back(token);
                words.content += tokens.all[token].content ? 1 : 0;
            }
            ++token;
            if (token < tokens.all.size() && tokens.all[token].word != word)
                begin += utterance.words[word].text.size() + 1;
        }
        if (words.tokens.empty()) continue;
        while (words.tokens.front() >= tokens.clauses[clause].last) ++clause;
        found.push_back({clause, std::move(words)});
    }
    return found;
}

std::vector<PhraseMatch> match_words(const std::vector<std::vector<PhraseMatch>>& of_each) {
    PhraseMatch all;
    for (const std::vector<PhraseMatch>& matches : of_each) {
        const auto free = std::find_if(matches.begin(), matches.end(), [&all](const PhraseMatch& match) {
            return std::none_of(match.tokens.begin(), match.tokens.end(), [&all](std::uint32_t token) {
                return std::find(all.tokens.begin(), all.tokens.end(), token) != all.tokens.end();
            });
        });
        if (free == matches.end()) return {};
        all.tokens.insert(all.tokens.end(), free->tokens.begin(), free->tokens.end());
        all.content += free->content;
        all.gaps += free->gaps;
        all.typos += free->typos;
    }
    std::sort(all.tokens.begin(), all.tokens.end());
    return {std::move(all)};
}

}  // namespace onward

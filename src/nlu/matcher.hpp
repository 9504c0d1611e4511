// The matcher: one utterance into ranked candidates and entities. Built once a load from a RuleBook, then
// shared by all threads without a lock.
//
// Three tiers read the same normalised clauses (start reading in matcher.cpp):
//
//   regex_set.hpp    one RE2::Set for all regexes; each by itself whenever the Set failed
//   word_index.hpp   from a clause's rarest stems to the few phrase and words rules that may match
//   near_words.hpp   what a misspelt word may have meant
//
// then phrase_match.hpp verifies, negation.hpp and `unless` cancel, evidence.hpp adds what the examples say,
// and rank.cpp makes candidates of it. A slow twin that tries every rule in turn checks all this in the
// tests.
//
//   Each clause is scored apart; the best of each intent is reported. A safety intent needs a rule that
//   matches, no margin, and its rules are searched in the whole text; ordinary ones in the first
//   kReadCodePoints. A negated safety rule is reported under the name of its family, "safety.suicide.denied",
//   unless something of that family is affirmed as well.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/instant.hpp"
#include "base/source.hpp"
#include "nlu/reading.hpp"
#include "nlu/rules.hpp"

namespace onward {

constexpr double kThreshold = 0.50;         // least score of an intent that wins
constexpr double kMargin = 0.08;            // least lead of a topic over the next, else a clarification
constexpr std::size_t kMostByEvidence = 8;  // candidates without a rule; weaker ones are noise
constexpr std::int64_t kSetMemory = std::int64_t{128}
                                    << 20;  // of the RE2::Set: ten times what 1 000 regexes need

class Matcher {
  public:
    // Errors: a regex that RE2 refuses, a set that is not there; the loader has found all author's mistakes
    // before. `set_memory`: bytes for the RE2::Set; results do not depend on it.
    static Result<std::shared_ptr<const Matcher>> build(RuleBook book, std::int64_t set_memory = kSetMemory);
    ~Matcher();

    // Total and pure. Every rule that matched gives its candidate, also one below the threshold; of those
    // that only the examples speak for the strongest are listed (kMostByEvidence).
    Reading read(std::string_view text, const LocalTime& now) const;
    // The slow twin: every rule, one after the other, no index and no Set. Equal results, always.
    Reading read_slowly(std::string_view text, const LocalTime& now) const;

    const RuleBook& book() const;
    const Intent* intent(const IntentId& id) const;

    struct Compiled;  // compiled.hpp

  private:
    explicit Matcher(std::unique_ptr<const Compiled> compiled);
    std::unique_ptr<const Compiled> compiled_;
};

}  // namespace onward

// The matcher: one utterance into ranked candidates and entities. Built once a load from a RuleBook, then
// shared by all threads without a lock.
//
// Three tiers read the same normalised clauses: one RE2::Set for all gap-free regexes (safety ones also one
// by one whenever the Set failed), an index from stem to phrase and words rules, and near words for typos. A
// slow twin that tries every rule in turn checks it in the tests (reading_slowly).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/instant.hpp"
#include "base/source.hpp"
#include "nlu/entities.hpp"
#include "nlu/rules.hpp"
#include "nlu/utterance.hpp"

namespace onward {

constexpr double kThreshold = 0.50;  // least score of an intent that wins
constexpr double kMargin = 0.08;     // least lead of a topic over the next, else a clarification

// A published part of a score: "phrase", "content words", "gap", "typo", "examples".
struct ScorePart {
    std::string name;
    double value = 0;
    bool operator==(const ScorePart&) const = default;
};

struct Candidate {
    IntentId intent;   // "safety.suicide.denied" for a negated safety rule
    double score = 0;  // sum of the parts, 0 to 1
    std::vector<ScorePart> parts;
    std::string rule;             // as written; empty: examples' evidence alone
    Source source;                // of the rule, else of the intent
    std::vector<TextSpan> spans;  // of the original: the words that matched
    std::uint32_t clause = 0;
    bool whole = false;         // a whole-message intent
    bool covers = false;        // its spans hold all content words of the message
    std::optional<int> safety;  // its intent's number
    std::string rest;  // of a whole-message example that ends in "...": what came there, original bytes
    bool operator==(const Candidate&) const = default;
};

struct Reading {
    Utterance utterance;
    std::vector<Candidate> candidates;  // best of each intent, by score, then by the order of the book
    std::vector<FoundEntity> entities;
    const Candidate* candidate(const IntentId& intent) const;
    const FoundEntity* entity(
        const EntityId& entity) const;  // the best of its kind: largest share, then first
};

class Matcher {
  public:
    // Errors: a regex or a Set that RE2 refuses; the loader has found all author's mistakes before.
    static Result<std::shared_ptr<const Matcher>> build(RuleBook book);
    ~Matcher();

    // Total and pure. All candidates with any evidence are listed, also those below the threshold.
    Reading read(std::string_view text, const LocalTime& now) const;
    // The slow twin: every rule, one after the other, no index and no Set. Equal results, always.
    Reading read_slowly(std::string_view text, const LocalTime& now) const;

    const RuleBook& book() const;
    const Intent* intent(const IntentId& id) const;

  private:
    struct Compiled;
    explicit Matcher(std::unique_ptr<const Compiled> compiled);
    std::unique_ptr<const Compiled> compiled_;
};

}  // namespace onward

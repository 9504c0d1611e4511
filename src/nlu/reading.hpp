// Reading: what the matcher found in one utterance, as values: candidates with the parts of their scores,
// entities, and what matched and did not count.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/source.hpp"
#include "nlu/entities.hpp"
#include "nlu/utterance.hpp"

namespace onward {

// A published part of a score; score.hpp has all names: "phrase", "content words", "gaps", "typos",
// "examples".
struct ScorePart {
    std::string name;
    double value = 0;
    bool operator==(const ScorePart&) const = default;
};

struct Candidate {
    IntentId intent;   // "safety.suicide.denied" for a negated safety rule
    double score = 0;  // sum of the parts, 0 to 1, in whole thousandths
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

// A rule that matched and did not count; for "why not?".
struct Cancelled {
    IntentId intent;
    std::string rule;  // as written; empty: the examples' evidence
    Source source;
    std::vector<TextSpan> spans;  // of the original: the words that matched
    std::uint32_t clause = 0;
    std::string by;    // "negation", or the `unless` rule as written
    Source by_source;  // of the `unless` rule
    std::vector<TextSpan> by_spans;
    bool operator==(const Cancelled&) const = default;
};

struct Reading {
    Utterance utterance;
    std::vector<Candidate> candidates;  // best of each intent, by score, then by the order of the book
    std::vector<FoundEntity> entities;
    std::vector<Cancelled> cancelled;
    bool operator==(const Reading&) const = default;
    const Candidate* candidate(const IntentId& intent) const;
    const FoundEntity* entity(
        const EntityId& entity) const;  // the best of its kind: largest share, then first
};

}  // namespace onward

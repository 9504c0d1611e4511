// How well an intent matches: a published sum of named parts, in thousandths, so that anyone can add them up.
//
//   phrase, words, regex    0.55   a rule matched
//   content words          +0.10   each, the rule's points at most 0.95
//   gaps                   -0.05   each "..." that bridges more than a small word
//   typos                  -0.05   each misspelt word
//   rule's own score               instead of all of these but typos
//   whole message           1.00   the whole message is one of the intent's examples
//   examples                       evidence of the examples' words: on top of a rule at most 0.05, alone at
//   most 0.54
//
// A score is never below 0 nor above 1; the part "limit" says what was cut.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "nlu/matcher.hpp"
#include "nlu/phrase_match.hpp"
#include "nlu/rules.hpp"

namespace onward {

// In thousandths.
constexpr int kRulePoints = 550;
constexpr int kContentPoints = 100;
constexpr int kMostRulePoints = 950;
constexpr int kGapPoints = -50;
constexpr int kTypoPoints = -50;
constexpr int kWholePoints = 1000;
constexpr int kMostEvidenceAlone = 540;
constexpr int kMostEvidenceOnTop = 50;

constexpr int kThresholdPoints = 500;      // kThreshold
constexpr int kLeastEvidenceListed = 150;  // fainter likeness is no candidate

struct Points {
    const char* name;
    int thousandths;
};

// `evidence`: how much the examples speak for the intent, 0 to 1000.
std::vector<Points> rule_points(const Rule& rule, const PhraseMatch& match, int evidence);
std::vector<Points> whole_points(int typos);
int evidence_alone(int evidence);
std::vector<Points> evidence_points(int alone);

int sum(const std::vector<Points>& points);
std::vector<ScorePart> parts_of(const std::vector<Points>& points);

}  // namespace onward

// The goals: each a ratio of two benchmarks of one run, never an absolute rate. To add one, add a line.
#pragma once

#include <array>

namespace onward::bench {

struct Goal {
    const char* name;
    const char* measure;
    // The ratio is time of `over` by time of `under`.
    const char* over;
    const char* under;
    double goal;
    bool at_least;  // else at most
};

inline constexpr std::array kGoals{
    Goal{"P1", "tier A, 60 patterns, against a bare Set", "set/60", "tier_a/60", 0.5, true},
    Goal{"P1", "tier A, 60 patterns, against one by one", "one_by_one/60_free", "tier_a/60", 10, true},
    Goal{"P2", "a message at 1 000 rules by one at 60", "nlu/1000", "nlu/60", 4, false},
    Goal{"P4", "warm by first pass, 1 000 gap-free rules", "nlu_warm/1000_free", "nlu_first/1000_free", 0.3,
         true},
    Goal{"P5", "load of 1 000 rules by one-by-one compile", "load/1000", "compile/1000", 3, false},
    Goal{"P6", "all of nlu, 60 rules, against one by one", "one_by_one/60", "nlu/60", 1, true},
    Goal{"P6", "the same, chat messages", "one_by_one_chat/60", "nlu_chat/60", 1, true},
    Goal{"P6", "all of nlu, 1 000 rules, against one by one", "one_by_one/1000", "nlu/1000", 10, true},
    Goal{"P6", "the same, chat messages", "one_by_one_chat/1000", "nlu_chat/1000", 10, true},
};

}  // namespace onward::bench

// The goals. All but the last two are ratios of two benchmarks of one run, since machines differ; those two
// are what a person waits for, on two cores. To add one, add a line.
#pragma once

#include <array>

namespace onward::bench {

#ifdef ONWARD_VECTORSCAN
inline constexpr const char* kNoVectorscan = nullptr;
#else
inline constexpr const char* kNoVectorscan = "Vectorscan is not installed";
#endif

struct Goal {
    const char* name;
    const char* measure;
    // The ratio is time of `over` by time of `under`; without `under` it is the time of `over` in
    // milliseconds.
    const char* over;
    const char* under;
    double goal;
    bool at_least;                 // else at most
    const char* cannot = nullptr;  // why it can not be measured here: then it is not short either
};

inline constexpr std::array kGoals{
    Goal{"P1", "tier A, 60 patterns, against a bare Set", "set/60", "tier_a/60", 0.5, true},
    Goal{"P1", "tier A, 60 patterns, against one by one", "one_by_one/60_free", "tier_a/60", 10, true},
    Goal{"P2", "a message at 1 000 rules by one at 60", "nlu/1000", "nlu/60", 4, false},
    Goal{"P3", "the rules alone, 1 000 mixed, against Vectorscan", "vectorscan/1000", "rules/1000", 1, true,
         kNoVectorscan},
    Goal{"P4", "tier A warm by first pass, 1 000 gap-free rules", "set_warm/1000_free", "set_first/1000_free",
         0.3, true},
    Goal{"P4", "all of nlu, the same", "nlu_warm/1000_free", "nlu_first/1000_free", 0.3, true},
    Goal{"P5", "load of 1 000 rules by one-by-one compile", "load/1000", "compile/1000", 3, false},
    Goal{"P6", "all of nlu, 60 rules, against one by one", "one_by_one/60", "nlu/60", 1, true},
    Goal{"P6", "the same, chat messages", "one_by_one_chat/60", "nlu_chat/60", 1, true},
    Goal{"P6", "all of nlu, 1 000 rules, against one by one", "one_by_one/1000", "nlu/1000", 10, true},
    Goal{"P6", "the same, chat messages", "one_by_one_chat/1000", "nlu_chat/1000", 10, true},
    Goal{"T1", "step() against the skeleton fed by our nlu", "turn_fed/60", "turn_step/60", 0.33, true},
    Goal{"T2", "step() against the bare skeleton", "turn_bare/60", "turn_step/60", 0.1, true},
    Goal{"D1", "durable turns/s, 64 in flight, against a bare group loop", "sqlite/64", "store/64", 0.7,
         true},
    Goal{"D3", "one client's durable turn by a bare one", "store/1", "sqlite/1", 1.3, false},
    Goal{"S1", "start with all content, ms", "program/start", nullptr, 100, false},
    Goal{"S2", "1 000 conversations of 10 turns, ms", "program/talks", nullptr, 1'000, false},
};

}  // namespace onward::bench

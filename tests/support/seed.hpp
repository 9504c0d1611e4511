// Where random tests begin, and how long they go on: ONWARD_TEST_SEED=N repeats a run, ONWARD_TEST_ROUNDS=N
// does N times as much (scripts/properties). A failing test prints its seed.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace onward::test {

inline std::uint64_t first_seed() {
    const char* set = std::getenv("ONWARD_TEST_SEED");
    return set != nullptr ? std::strtoull(set, nullptr, 10) : 20260302;
}

inline int rounds() {
    const char* set = std::getenv("ONWARD_TEST_ROUNDS");
    return set != nullptr ? std::max(1, std::atoi(set)) : 1;
}

}  // namespace onward::test

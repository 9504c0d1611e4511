// A RuleBook made ready for matching, once a load.
#pragma once

#include <cstdint>
#include <optional>

#include "nlu/compiled.hpp"

namespace onward {

// Fills everything but `compiled.book`, which is there. What is wrong, if anything.
std::optional<Error> compile(Matcher::Compiled& compiled, std::int64_t set_memory);

}  // namespace onward

// Variety without dice: which variant of a text comes next, as a shuffle bag: never twice in a row, no repeat
// before all were used. A stable hash of (seed, text, how often it was used) decides.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/ids.hpp"

namespace onward {

// Index of the variant for the `use`-th saying (from 0) among `variants` (>= 1).
std::size_t next_variant(std::uint64_t seed, const TextId& text, std::uint32_t use, std::size_t variants);

}  // namespace onward

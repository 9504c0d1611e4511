// Clock: what time it is, for everything in serve that asks. Tests bring their own.
#pragma once

#include <functional>

#include "base/instant.hpp"

namespace onward {

using Clock = std::function<Instant()>;

inline Instant system_now() {
    return std::chrono::time_point_cast<Instant::duration>(std::chrono::system_clock::now());
}

}  // namespace onward

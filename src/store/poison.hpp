// Why a turn threw, in words that may be stored: only our own promises bear texts of which we know that no
// user wrote them.
#pragma once

#include <exception>
#include <string>

#include "base/ensure.hpp"

namespace onward {

inline const std::string kOutOfMemory = "There is not enough memory for this turn; nothing was changed.";

// To be called while the exception is being handled.
inline std::string describe_poison() {
    try {
        throw;
    } catch (const BrokenPromise& promise) {
        return promise.what();
    } catch (...) {
        return "an exception that is no BrokenPromise";
    }
}

}  // namespace onward

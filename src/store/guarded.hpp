// No exception leaves a store: every call of one runs inside guarded(), which makes of whatever is thrown an
// answer that nothing was changed. A store's own work must keep that true: it is rolled back, or was not
// begun.
#pragma once

#include <exception>
#include <new>
#include <string>
#include <type_traits>
#include <utility>

#include "base/ensure.hpp"
#include "base/result.hpp"
#include "store/store.hpp"

namespace onward {

inline constexpr const char* kOutOfMemory = "There is not enough memory for this; nothing was changed.";

// Only our own promises bear texts of which we know that no user wrote them. To be called while the exception
// is being handled.
inline std::string describe_exception() {
    try {
        throw;
    } catch (const BrokenPromise& promise) {
        return promise.what();
    } catch (const std::bad_alloc&) {
        return kOutOfMemory;
    } catch (...) {
        return "an exception that is no BrokenPromise";
    }
}

inline Applied unavailable(std::string why) { return {Applied::Kind::unavailable, 0, {}, std::move(why)}; }

// The same answer from any call of a store.
template <class Answer>
Answer failure(std::string why) {
    if constexpr (std::is_same_v<Answer, Applied>)
        return unavailable(std::move(why));
    else
        return Error{std::move(why)};
}

template <class Work>
std::invoke_result_t<const Work&> guarded(const Work& work) {
    using Answer = std::invoke_result_t<const Work&>;
    try {
        return work();
    } catch (...) {
        // Where there is not even memory for the sentence, the answer goes without it.
        try {
            return failure<Answer>(describe_exception());
        } catch (...) {
            return failure<Answer>({});
        }
    }
}

}  // namespace onward

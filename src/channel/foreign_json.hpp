// Members of JSON that others wrote: nothing where one is missing or of another type. Nothing of a platform's
// is believed before it was looked at here. For the .cpp files of channels.
#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "base/instant.hpp"

namespace onward::foreign {

using nlohmann::json;

// Also where it is null; of what is no object: nullptr.
inline const json* member(const json& object, const char* key) {
    const auto at = object.find(key);
    return at == object.end() ? nullptr : &*at;
}

inline const json* object_in(const json& object, const char* key) {
    const json* const found = member(object, key);
    return found != nullptr && found->is_object() ? found : nullptr;
}

inline const json* array_in(const json& object, const char* key) {
    const json* const found = member(object, key);
    return found != nullptr && found->is_array() ? found : nullptr;
}

inline const std::string* string_in(const json& object, const char* key) {
    const json* const found = member(object, key);
    return found != nullptr && found->is_string() ? &found->get_ref<const std::string&>() : nullptr;
}

// Whole numbers of 64 bits; what is larger came as a double, or is no id.
inline std::optional<std::int64_t> integer_in(const json& object, const char* key) {
    const json* const found = member(object, key);
    if (found == nullptr || !found->is_number_integer()) return std::nullopt;
    if (found->is_number_unsigned() &&
        found->get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        return std::nullopt;
    return found->get<std::int64_t>();
}

inline bool true_in(const json& object, const char* key) {
    const json* const found = member(object, key);
    return found != nullptr && found->is_boolean() && found->get<bool>();
}

// Of seconds since 1970; 1970 itself where there is no such moment.
inline Instant instant_in(const json& object, const char* key) {
    constexpr std::int64_t kYear9999 = 253'370'764'800;
    const std::int64_t seconds = integer_in(object, key).value_or(0);
    return Instant(std::chrono::seconds(seconds >= 0 && seconds < kYear9999 ? seconds : 0));
}

}  // namespace onward::foreign

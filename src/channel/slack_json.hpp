// Reading what Slack sends: a field that is there, of the type that it should have. Slack writes null where
// it has nothing, so null is not there.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "channel/slack_address.hpp"

namespace onward {

inline const nlohmann::json* part(const nlohmann::json& in, const char* key) {
    if (!in.is_object()) return nullptr;
    const auto at = in.find(key);
    return at == in.end() || at->is_null() ? nullptr : &*at;
}

// Members of members: nullptr at the first that is not there.
template <class... Keys>
const nlohmann::json* part(const nlohmann::json& in, const char* key, Keys... more) {
    const nlohmann::json* const at = part(in, key);
    return at == nullptr ? nullptr : part(*at, more...);
}

// nullptr, too, where it is no string.
template <class... Keys>
const std::string* text_part(const nlohmann::json& in, Keys... keys) {
    const nlohmann::json* const at = part(in, keys...);
    return at != nullptr && at->is_string() ? &at->get_ref<const std::string&>() : nullptr;
}

// Nothing, too, where it is no id.
template <class... Keys>
std::optional<std::string> id_part(const nlohmann::json& in, Keys... keys) {
    const std::string* const text = text_part(in, keys...);
    return text != nullptr && is_slack_id(*text) ? std::optional<std::string>(*text) : std::nullopt;
}

}  // namespace onward

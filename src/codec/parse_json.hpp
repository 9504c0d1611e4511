// JSON from outside, read without fear: at most 32 levels, strict UTF-8, whatever the bytes. For the .cpp
// files that read JSON (codec, channel, replay); headers take <nlohmann/json_fwd.hpp>.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace onward {

// Deeper than anything that we or a platform write. Without a limit 200 KB of brackets end the process where
// the value is copied or destroyed.
constexpr int kJsonDepth = 32;

// `error` is empty where the bytes are one whole value; else `value` holds what was read before them, which
// only a salvage looks at. Duplicate keys: the last wins.
struct ParsedJson {
    nlohmann::json value;
    std::string error;      // "not JSON from byte 17 on", never a part of the bytes
    bool too_deep = false;  // of the error: perhaps JSON, but nested further than we read
};

ParsedJson parse_json(std::string_view bytes);

}  // namespace onward

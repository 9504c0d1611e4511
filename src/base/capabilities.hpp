// What each channel can show in one message. A talk's `channel:` holds what was said against this table.
#pragma once

#include <cstddef>
#include <limits>
#include <string_view>

namespace onward {

inline constexpr int kUnlimited = std::numeric_limits<int>::max();

struct Capabilities {
    enum class Unit { code_points, utf16, bytes };
    std::string_view name;
    int max_text = kUnlimited;  // of one message, counted in `unit`
    Unit unit = Unit::code_points;
    int max_buttons = kUnlimited;  // under one message
    int max_label = kUnlimited;    // of a button, in code points
    bool takes_files = false;      // a document can be sent
};

inline constexpr Capabilities kChannels[] = {
    {.name = "repl"},
    // 4096 UTF-16 units after the entities were parsed; 64 is our own limit, more is cut on small phones.
    {.name = "telegram",
     .max_text = 4096,
     .unit = Capabilities::Unit::utf16,
     .max_buttons = 100,
     .max_label = 64,
     .takes_files = true},
    // A message with buttons is a section (3000) above an actions block (25).
    {.name = "slack", .max_text = 3000, .max_buttons = 25, .max_label = 75},
    {.name = "rest"},
};

// Nothing for an unknown name.
constexpr const Capabilities* capabilities_of(std::string_view channel) {
    for (const Capabilities& each : kChannels)
        if (each.name == channel) return &each;
    return nullptr;
}

// Length of well-formed UTF-8 in the unit that a channel counts in.
constexpr std::size_t length_in(Capabilities::Unit unit, std::string_view text) {
    if (unit == Capabilities::Unit::bytes) return text.size();
    std::size_t length = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) != 0x80U) ++length;
        if (byte >= 0xF0U && unit == Capabilities::Unit::utf16) ++length;  // a surrogate pair
    }
    return length;
}

}  // namespace onward

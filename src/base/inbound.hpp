// Inbound: one event as a channel gave it, in plain strings. Channels make it, the store remembers its keys,
// and serve/conversations turns it into a dialog Event.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/instant.hpp"

namespace onward {

struct Inbound {
    enum class Kind { text, edited, button, command, not_text, reminder, joined, left, ignored };

    std::string channel;                  // "repl", "telegram", "slack", "rest"
    std::vector<std::string> event_keys;  // one or two; a repeat of any is a duplicate
    std::string conversation;             // key of the conversation within the channel
    std::string address;                  // where replies go
    std::string user;                     // whose data it is, for export and erase
    Kind kind = Kind::text;
    std::string text;      // of a text, an edit, a command; UTF-8 without U+0000
    std::string button;    // "q<question base 36>.<option>", of a press
    std::string what;      // of not_text: "photo", "voice", ...; of reminder: its name
    Instant due{};         // of a reminder: when it was due
    std::string language;  // the platform's hint, perhaps empty
    Instant sent_at{};     // the platform's time, for ordering by eye only
    bool operator==(const Inbound&) const = default;
};

}  // namespace onward

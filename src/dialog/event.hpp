// Event: the one thing that happened, as step() sees it. Who it came from and over which channel is the
// caller's business; repeats have been recognised by the store before.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "base/ids.hpp"
#include "base/instant.hpp"

namespace onward {

struct Message {
    std::string text;     // UTF-8 without U+0000 (repair_utf8 at the door)
    bool edited = false;  // answered only if it holds a safety intent that the first text lacked
    bool operator==(const Message&) const = default;
};

// A press of option `option` (from 1) of the question that was asked as number `question` (Say::question).
struct ButtonPress {
    std::int64_t question = 0;
    int option = 0;
    bool operator==(const ButtonPress&) const = default;
};

// A photo, voice message, sticker ...: answered with the line `not_text`.
struct NotText {
    std::string kind;
    bool operator==(const NotText&) const = default;
};

// A reminder or a `no_reply` of the conversation is due. One that no longer stands, or is not yet due, does
// nothing.
struct ReminderDue {
    ReminderId name;  // kNoReply for the open question's `no_reply`
    Instant due{};
    bool operator==(const ReminderDue&) const = default;
};
inline const ReminderId kNoReply{"no_reply"};  // the loader refuses a reminder of this name

using Event = std::variant<Message, ButtonPress, NotText, ReminderDue>;

}  // namespace onward

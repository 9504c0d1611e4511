// Commands of Telegram: a message that begins with one, and the list that its apps offer after a "/".
#pragma once

#include <array>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace onward::telegram {

struct RegisteredCommand {
    std::string_view name;         // [a-z0-9_], at most 32
    std::string_view description;  // at most 256 characters
    std::string_view says;         // what the content understands by it; empty: its name
};

// The apps send a command with nothing behind it, so "delete" stands for the whole command: the word alone is
// what confirms it. "start" is the apps' button: it greets who is new, and asks again what is open.
inline constexpr std::array<RegisteredCommand, 9> kRegisteredCommands{{
    {"start", "Say hello, or go on where we were", ""},
    {"help", "What I can do, and the words I know", ""},
    {"menu", "Choose what to talk about", ""},
    {"back", "Undo your last answer", ""},
    {"skip", "Leave this question out", ""},
    {"stop", "Stop here for now", ""},
    {"urgent", "Help lines, at once", ""},
    {"export", "Everything I keep about you", ""},
    {"delete", "Erase everything I keep about you", "delete my data"},
}};

struct HeardCommand {
    bool for_us = true;  // else it names another bot
    std::string words;   // as they would be typed: "skip", "change 3"
    bool operator==(const HeardCommand&) const = default;
};

// Nothing: the text is no command. Only one that the platform marks at the very beginning is.
std::optional<HeardCommand> command_in(std::string_view text, const nlohmann::json* entities,
                                       std::string_view our_username);

// The part of `text` that an entity marks, in UTF-16 units; nothing where it marks no part of it.
std::optional<std::string_view> marked(std::string_view text, const nlohmann::json& entity);

}  // namespace onward::telegram

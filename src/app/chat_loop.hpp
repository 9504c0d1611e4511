// The talk between one person at a terminal and the coach: lines in, turns out, reminders when they are due,
// and the window's own commands (/why, /save, /help, /quit).
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

#include "app/console.hpp"
#include "base/instant.hpp"
#include "dialog/script.hpp"
#include "store/store.hpp"

namespace onward {

// The one conversation of a database that `chat` keeps.
inline constexpr const char* kChatChannel = "repl";
inline constexpr const char* kChatUser = "local";

struct ChatSettings {
    std::optional<std::uint64_t> seed;  // for a new conversation
    std::optional<Zone> zone;           // the machine's
    bool fresh = false;                 // forget first what is kept
    bool debug = false;                 // what went wrong inside, on standard error
    std::filesystem::path folder;       // where exports are written
};

// Until the user leaves. Everything is stored before it is shown. Error: --fresh could not forget.
Result<bool> chat(Store& store, const Script& script, Console& console, const std::function<Instant()>& clock,
                  const ChatSettings& settings);

}  // namespace onward

// What `onward serve` is told: flags, and the environment for what is secret or belongs to a machine.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "channel/slack.hpp"
#include "channel/telegram.hpp"

namespace onward {

struct ServeFlags {
    std::string content;
    std::string database;
    std::string host = "127.0.0.1";
    int port = 8080;
    std::string telegram;  // "poll", "webhook", or empty: as the environment says
    std::string on_unknown = "resend";
    bool behind_proxy = false;
    bool insecure_api = false;
    bool exit_on_conflict = false;
    bool check = false;
};

struct TelegramSetup {
    TelegramSettings settings;
    std::string base = "https://api.telegram.org";
    std::string webhook;  // the address to register; empty: none
    bool poll = false;
};
struct SlackSetup {
    SlackSettings settings;
    std::string base = "https://slack.com/api";
};

struct ServeSettings {
    std::filesystem::path database;
    std::optional<TelegramSetup> telegram;
    std::optional<SlackSetup> slack;
    std::optional<std::uint64_t> seed;
    bool reminders = true;
};

// Errors: what is missing or wrong, with what to do about it; never a secret.
Result<ServeSettings> read_settings(const ServeFlags& flags);

}  // namespace onward

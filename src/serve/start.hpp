// Start: who our tokens are, and what the platforms have to be told before the first message. Trouble of a
// platform's is waited out; a token that it refuses ends the start with a sentence.
#pragma once

#include <functional>
#include <string>

#include "base/result.hpp"
#include "channel/slack.hpp"
#include "channel/telegram.hpp"
#include "serve/client.hpp"

namespace onward {

// Waits; false: the program is to end.
using Rest = std::function<bool(std::chrono::milliseconds)>;

Result<TelegramIdentity> start_telegram(const TelegramSettings& settings, Client& client, const Rest& rest);
// Told after the port is open. `webhook`: the address that Telegram shall post to; empty: none is registered.
Result<bool> register_telegram(const TelegramSettings& settings, const std::string& webhook, bool poll,
                               Client& client, const Rest& rest);
Result<SlackIdentity> start_slack(const SlackSettings& settings, Client& client, const Rest& rest);

// What `serve --check` prints of each: what is registered there, without any secret. Nothing is sent to
// anybody.
Result<std::string> check_telegram(const TelegramSettings& settings, Client& client, const Rest& rest);
Result<std::string> check_slack(const SlackSettings& settings, Client& client, const Rest& rest);

}  // namespace onward

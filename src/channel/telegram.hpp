// Telegram: its Bot API as pure functions. A private chat is a conversation; in groups and channels whoever
// speaks to us is invited to one, and everything else meets silence.
//
//   telegram_decode    an update, posted or polled -> Received
//   telegram_commands  /start, /skip: what they are, and what they say
//   telegram_encode    a parcel, an invitation, a courtesy -> ApiCall
//   telegram_classify  the platform's answer -> Outcome
//   telegram_start     what is called at the start, and long polling
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/secret.hpp"
#include "channel/channel.hpp"

namespace onward {

struct TelegramSettings {
    Secret token;
    Secret webhook_secret;         // empty: long polling only, and every post to the webhook is refused
    bool protect_content = false;  // what we say can not be forwarded or saved
};

// Who we are, as getMe says (telegram_start.hpp).
struct TelegramIdentity {
    std::int64_t id = 0;
    std::string username;  // without "@"
    bool operator==(const TelegramIdentity&) const = default;
};

std::unique_ptr<Channel> make_telegram(TelegramSettings settings, TelegramIdentity identity);

}  // namespace onward

// What is called when Telegram is started, and long polling: the calls, and what their answers mean. Whoever
// makes them (serve/) classifies each answer first (telegram_classify.hpp): a wrong token is fatal, trouble
// of the platform's passes.
//
//   webhook   getMe, setWebhook, setMyCommands
//   polling   getMe, deleteWebhook, setMyCommands, then getUpdates again and again; at the end once more with
//             limit 1 and timeout 0, which confirms the last batch
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "channel/telegram.hpp"

namespace onward::telegram {

// --- before any call: a sentence for the operator; nothing: it will do

std::optional<std::string> why_token_refused(const Secret& token);
std::optional<std::string> why_webhook_secret_refused(const Secret& secret);
// By the public platform's rules; a server of one's own takes others.
std::optional<std::string> why_webhook_url_refused(const std::string& url);

// --- calls

ApiCall get_me(const Secret& token);
ApiCall set_webhook(const TelegramSettings& settings, const std::string& url);
ApiCall delete_webhook(const Secret& token);
ApiCall set_my_commands(const Secret& token);
ApiCall get_webhook_info(const Secret& token);

struct Poll {
    std::int64_t offset = 0;   // the first update that is wanted; all below are confirmed and gone
    int timeout_seconds = 50;  // the platform's maximum; whoever reads must wait longer
    int limit = 100;
};
ApiCall get_updates(const Secret& token, const Poll& poll);

// --- answers

// Why a call of the start did not do, as a sentence for the operator, without secrets.
std::string why_call_failed(const TelegramSettings& settings, const ApiCall& call, const HttpAnswer& answer);

// Of getMe. Errors: it holds no bot.
Result<TelegramIdentity> read_identity(const HttpAnswer& answer);

struct WebhookInfo {
    std::string url;  // as it is registered; empty: none is
    std::int64_t pending = 0;
    std::string last_error;  // the platform's words, without our secrets; empty: none
    Instant last_error_at{};
    bool operator==(const WebhookInfo&) const = default;
};
Result<WebhookInfo> read_webhook_info(const TelegramSettings& settings, const HttpAnswer& answer);
// An operator may have put a password or a key into it: without user, query and fragment.
std::string printable_url(const std::string& url);

// Of getUpdates.
struct Polled {
    enum class Kind {
        updates,         // perhaps none
        webhook_active,  // it has to be deleted first
        other_copy,      // somebody else polls with the same token
        failed,          // `outcome` says how
    };
    Kind kind = Kind::failed;
    std::vector<Received> received;  // one an update, in the platform's order
    // For the next call, once all of these are stored; nothing: as before.
    std::optional<std::int64_t> next_offset;
    Outcome outcome;
};
Polled read_polled(const TelegramSettings& settings, const TelegramIdentity& us, const ApiCall& call,
                   const HttpAnswer& answer);

}  // namespace onward::telegram

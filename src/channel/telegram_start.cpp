#include "channel/telegram_start.hpp"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/text.hpp"
#include "channel/foreign_json.hpp"
#include "channel/telegram_classify.hpp"
#include "channel/telegram_commands.hpp"
#include "channel/telegram_decode.hpp"
#include "channel/telegram_encode.hpp"
#include "codec/parse_json.hpp"

namespace onward::telegram {
namespace {

using foreign::array_in;
using foreign::integer_in;
using foreign::object_in;
using foreign::string_in;
using foreign::true_in;
using nlohmann::json;

constexpr std::size_t kShortestSecret = 16;

json allowed_updates() {
    return json::array({"message", "edited_message", "callback_query", "my_chat_member"});
}

// The characters of tokens and secrets: none of them means anything in a path or a header.
bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-';
    });
}

bool is_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string without(std::string text, const Secret& secret) {
    if (secret.empty()) return text;
    for (std::size_t at = 0; (at = text.find(secret.reveal(), at)) != std::string::npos;)
        text.replace(at, secret.reveal().size(), "***");
    return text;
}

// The platform's words for an operator's eyes: one short line that holds nothing of ours.
std::string printable(const TelegramSettings& settings, const std::string& words) {
    constexpr std::size_t kLongest = 200;
    std::string text = without(without(repair_utf8(words), settings.token), settings.webhook_secret);
    text = without_controls(text);
    std::replace(text.begin(), text.end(), '\n', ' ');
    return std::string(trim(first_code_points(text, kLongest)));
}

std::string description_of(const TelegramSettings& settings, const HttpAnswer& answer) {
    const json parsed = parse_json(answer.body).value;
    const std::string* const description = string_in(parsed, "description");
    return description == nullptr ? "" : printable(settings, *description);
}

// `result` of an answer that says ok; null of any other.
json result_of(const HttpAnswer& answer) {
    const ParsedJson parsed = parse_json(answer.body);
    if (!parsed.error.empty() || !true_in(parsed.value, "ok")) return nullptr;
    const json* const result = foreign::member(parsed.value, "result");
    return result == nullptr ? json(nullptr) : *result;
}

struct UrlParts {
    std::string_view scheme, host, port;
};

std::optional<UrlParts> parts_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) return std::nullopt;
    std::string_view authority = url.substr(scheme + 3);
    authority = authority.substr(0, authority.find_first_of("/?#"));
    if (const auto at = authority.rfind('@'); at != std::string_view::npos) authority.remove_prefix(at + 1);
    const std::size_t colon = authority.rfind(':');
    const bool has_port =
        colon != std::string_view::npos && authority.find(']', colon) == std::string_view::npos;
    return UrlParts{url.substr(0, scheme), has_port ? authority.substr(0, colon) : authority,
                    has_port ? authority.substr(colon + 1) : std::string_view()};
}

// Only what can be told from the name: the platform itself refuses the rest.
bool is_public_host(std::string_view host) {
    if (host.empty() || host.starts_with('[') || host == "localhost") return false;
    const auto parts = split(host, '.');
    const bool is_address = parts.size() == 4 && std::all_of(parts.begin(), parts.end(), is_digits);
    if (!is_address) return host.find('.') != std::string_view::npos;
    const bool shared = parts[0] == "172" && parts[1].size() == 2 && parts[1] >= "16" && parts[1] <= "31";
    return !(parts[0] == "0" || parts[0] == "10" || parts[0] == "127" || shared ||
             (parts[0] == "192" && parts[1] == "168") || (parts[0] == "169" && parts[1] == "254"));
}

}  // namespace

std::optional<std::string> why_token_refused(const Secret& token) {
    const std::string_view text = token.reveal();
    const std::size_t colon = std::min(text.find(':'), text.size());
    const bool is_token = is_digits(text.substr(0, colon)) && colon < text.size() &&
                          text.size() - colon > kShortestSecret && is_plain(text.substr(colon + 1));
    if (is_token) return std::nullopt;
    return "TELEGRAM_BOT_TOKEN is no bot token: @BotFather gives one that looks like 123456789:AbC-dEf... .";
}

std::optional<std::string> why_webhook_secret_refused(const Secret& secret) {
    const std::string& text = secret.reveal();
    if (text.size() >= kShortestSecret && text.size() <= 256 && is_plain(text)) return std::nullopt;
    return "TELEGRAM_WEBHOOK_SECRET must have 16 to 256 characters, letters, digits, _ and - alone.";
}

std::optional<std::string> why_webhook_url_refused(const std::string& url) {
    const auto parts = parts_of(url);
    const bool printable = std::all_of(url.begin(), url.end(), [](char c) { return c > 0x20 && c < 0x7F; });
    if (!parts || !printable || parts->scheme != "https")
        return "TELEGRAM_WEBHOOK_URL must begin with https://, as in https://HOST/webhooks/telegram.";
    const std::string_view port = parts->port;
    if (!port.empty() && port != "443" && port != "80" && port != "88" && port != "8443")
        return "TELEGRAM_WEBHOOK_URL has a port that Telegram does not call: 443, 80, 88 and 8443 it does.";
    if (!is_public_host(parts->host))
        return "TELEGRAM_WEBHOOK_URL names a host that Telegram can not reach. Without a public one: "
               "onward serve --telegram poll.";
    return std::nullopt;
}

ApiCall get_me(const Secret& token) { return call(token, "getMe", json::object()); }

ApiCall set_webhook(const TelegramSettings& settings, const std::string& url) {
    return call(settings.token, "setWebhook",
                {{"url", url},
                 {"secret_token", settings.webhook_secret.reveal()},
                 {"allowed_updates", allowed_updates()},
                 {"max_connections", 32},
                 {"drop_pending_updates", false}});
}

ApiCall delete_webhook(const Secret& token) {
    return call(token, "deleteWebhook", {{"drop_pending_updates", false}});
}

ApiCall set_my_commands(const Secret& token) {
    json commands = json::array();
    for (const RegisteredCommand& command : kRegisteredCommands)
        commands.push_back({{"command", command.name}, {"description", command.description}});
    return call(token, "setMyCommands", {{"commands", std::move(commands)}});
}

ApiCall get_webhook_info(const Secret& token) { return call(token, "getWebhookInfo", json::object()); }

ApiCall get_updates(const Secret& token, const Poll& poll) {
    return call(token, "getUpdates",
                {{"offset", poll.offset},
                 {"timeout", poll.timeout_seconds},
                 {"limit", poll.limit},
                 {"allowed_updates", allowed_updates()}});
}

std::string why_call_failed(const TelegramSettings& settings, const ApiCall& call, const HttpAnswer& answer) {
    const Outcome outcome = classify(call, answer);
    switch (outcome.kind) {
        case Outcome::Kind::fatal:
            return "Telegram does not know this bot: compare TELEGRAM_BOT_TOKEN with what @BotFather shows.";
        case Outcome::Kind::retry_at:
            return "Telegram asks for patience: too many calls of " + call.name + ".";
        case Outcome::Kind::permanent: {
            const std::string words = description_of(settings, answer);
            return "Telegram refused " + call.name + (words.empty() ? "." : ": " + words);
        }
        default:
            return "Telegram gave no useful answer to " + call.name + " (status " +
                   std::to_string(answer.status) + ").";
    }
}

Result<TelegramIdentity> read_identity(const HttpAnswer& answer) {
    const json result = result_of(answer);
    const auto id = integer_in(result, "id");
    const std::string* const username = string_in(result, "username");
    if (!id || username == nullptr || username->empty() || !is_plain(*username) || !true_in(result, "is_bot"))
        return Error{"Telegram's answer to getMe names no bot."};
    return TelegramIdentity{*id, *username};
}

Result<WebhookInfo> read_webhook_info(const TelegramSettings& settings, const HttpAnswer& answer) {
    const json result = result_of(answer);
    const std::string* const url = string_in(result, "url");
    if (url == nullptr) return Error{"Telegram's answer to getWebhookInfo can not be read."};
    WebhookInfo info;
    info.url = *url;
    info.pending = integer_in(result, "pending_update_count").value_or(0);
    if (const std::string* const error = string_in(result, "last_error_message"))
        info.last_error = printable(settings, *error);
    info.last_error_at = foreign::instant_in(result, "last_error_date");
    return info;
}

std::string printable_url(const std::string& url) {
    const auto parts = parts_of(url);
    if (!parts) return "";
    std::string_view path = std::string_view(url).substr(parts->scheme.size() + 3);
    path = path.substr(0, path.find_first_of("?#"));
    path.remove_prefix(std::min(path.find('/'), path.size()));
    std::string text = std::string(parts->scheme).append("://").append(parts->host);
    if (!parts->port.empty()) text.append(":").append(parts->port);
    return without_controls(repair_utf8(text.append(path)));
}

Polled read_polled(const TelegramSettings& settings, const TelegramIdentity& us, const ApiCall& call,
                   const HttpAnswer& answer) {
    Polled polled;
    const ParsedJson parsed = parse_json(answer.body);
    const json* const updates = array_in(parsed.value, "result");
    const bool readable = parsed.error.empty() || parsed.too_deep;
    if (!readable || updates == nullptr || !true_in(parsed.value, "ok")) {
        polled.outcome = classify(call, answer);
        // What says that all is well and holds no list.
        if (polled.outcome.kind == Outcome::Kind::sent) polled.outcome.kind = Outcome::Kind::backoff;
        if (integer_in(parsed.value, "error_code").value_or(answer.status) == 409) {
            const bool webhook = description_of(settings, answer).find("webhook") != std::string::npos;
            polled.kind = webhook ? Polled::Kind::webhook_active : Polled::Kind::other_copy;
        }
        return polled;
    }
    polled.kind = Polled::Kind::updates;
    for (const json& update : *updates) {
        // Of the update at which reading stopped only the number is good. It is passed over, or it would come
        // again for ever; those behind it come with the next call.
        const bool broken = parsed.too_deep && &update == &updates->back();
        polled.received.push_back(broken ? Received{.ignored = "shape"} : read_update(update, settings, us));
        const auto number = integer_in(update, "update_id");
        if (number && *number >= polled.next_offset.value_or(0) &&
            *number < std::numeric_limits<std::int64_t>::max())
            polled.next_offset = *number + 1;
    }
    return polled;
}

}  // namespace onward::telegram

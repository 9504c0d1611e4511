#include "channel/slack_outcome.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include "channel/slack_json.hpp"
#include "codec/parse_json.hpp"

namespace onward {
namespace {

using nlohmann::json;
using Kind = Outcome::Kind;

// Slack's words for what went wrong, and what follows. Any other is permanent: it says that this message was
// understood and refused, and would be refused again.
struct Refusal {
    std::string_view error;
    Kind kind;
    bool gone = false;
};
constexpr Refusal kRefusals[] = {
    // The person or the place is not there any more.
    {"channel_not_found", Kind::permanent, true},
    {"is_archived", Kind::permanent, true},
    {"user_not_found", Kind::permanent, true},
    {"cannot_dm_bot", Kind::permanent, true},
    {"user_disabled", Kind::permanent, true},
    // This message.
    {"not_in_channel", Kind::permanent},
    {"msg_too_long", Kind::permanent},
    {"invalid_blocks", Kind::permanent},
    {"msg_blocks_too_long", Kind::permanent},
    {"no_text", Kind::permanent},
    {"invalid_arguments", Kind::permanent},
    // The token.
    {"account_inactive", Kind::fatal},
    {"token_revoked", Kind::fatal},
    {"token_expired", Kind::fatal},
    {"invalid_auth", Kind::fatal},
    {"not_authed", Kind::fatal},
    {"missing_scope", Kind::fatal},
    // Slack's own trouble.
    {"ratelimited", Kind::retry_at},
    {"rate_limited", Kind::retry_at},
    {"internal_error", Kind::backoff},
    {"service_unavailable", Kind::backoff},
    {"fatal_error", Kind::backoff},
    {"request_timeout", Kind::backoff},
    {"team_added_to_org", Kind::backoff},
};

Outcome of_kind(Kind kind, std::string reason) {
    Outcome outcome;
    outcome.kind = kind;
    outcome.reason = std::move(reason);
    return outcome;
}

// Whole seconds, as Slack writes them. Without them nobody knows how long.
Outcome limited(const HttpAnswer& answer) {
    constexpr std::int64_t kDay = 86400;
    const std::string* const text = header(answer.headers, "Retry-After");
    std::int64_t seconds = 0;
    bool whole = false;
    if (text != nullptr) {
        const char* const end = text->data() + text->size();
        const auto read = std::from_chars(text->data(), end, seconds);
        whole = read.ec == std::errc{} && read.ptr == end && seconds >= 0;
    }
    if (!whole) return of_kind(Kind::backoff, "rate limited");
    Outcome outcome = of_kind(Kind::retry_at, "rate limited");
    outcome.wait = std::chrono::seconds(std::clamp<std::int64_t>(seconds, 1, kDay));
    return outcome;
}

Outcome refused(const ApiCall& call, const HttpAnswer& answer, std::string_view error) {
    const auto known = std::find_if(std::begin(kRefusals), std::end(kRefusals),
                                    [&](const Refusal& each) { return each.error == error; });
    // A word that is not in the table may hold anything.
    if (known == std::end(kRefusals)) return of_kind(Kind::permanent, "refused");
    if (known->kind == Kind::retry_at) return limited(answer);
    Outcome outcome = of_kind(known->kind, std::string(known->error));
    outcome.gone = known->gone;
    // The scope to open direct messages is another than that to write them: without it all others are served.
    if (known->error == "missing_scope" && call.name == "conversations.open") outcome.kind = Kind::permanent;
    return outcome;
}

// The direct messages are open: now the message that they were opened for.
Outcome opened(const ApiCall& call, const json& body) {
    const auto channel = id_part(body, "channel", "id");
    ParsedJson message = parse_json(call.then);
    if (!channel || !message.value.is_object()) return of_kind(Kind::backoff, "no channel in the answer");
    message.value["channel"] = *channel;
    Outcome outcome;
    outcome.kind = Kind::again;
    outcome.next = ApiCall{};
    outcome.next->path = "/chat.postMessage";
    outcome.next->headers = call.headers;
    outcome.next->body = message.value.dump(-1, ' ', false, json::error_handler_t::replace);
    outcome.next->name = "chat.postMessage";
    return outcome;
}

}  // namespace

Outcome slack_outcome(const ApiCall& call, const HttpAnswer& answer) {
    constexpr int kTooMany = 429, kServersOwn = 500;
    if (answer.status == kTooMany) return limited(answer);
    if (answer.status >= kServersOwn)
        return of_kind(Kind::backoff, "status " + std::to_string(answer.status));
    const ParsedJson parsed = parse_json(answer.body);
    const json* const ok = parsed.error.empty() ? part(parsed.value, "ok") : nullptr;
    // A proxy's page, or half an answer.
    if (ok == nullptr || !ok->is_boolean()) return of_kind(Kind::backoff, "not Slack's answer");
    if (!ok->get<bool>()) {
        const std::string* const error = text_part(parsed.value, "error");
        return refused(call, answer, error == nullptr ? std::string_view() : *error);
    }
    if (!call.then.empty()) return opened(call, parsed.value);
    Outcome outcome = of_kind(Kind::sent, "");
    outcome.remote_id = id_part(parsed.value, "ts").value_or("");
    return outcome;
}

}  // namespace onward

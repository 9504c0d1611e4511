#include "channel/telegram_classify.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "channel/foreign_json.hpp"
#include "codec/parse_json.hpp"

namespace onward::telegram {
namespace {

using foreign::integer_in;
using foreign::member;
using foreign::object_in;
using foreign::string_in;
using nlohmann::json;

Outcome outcome(Outcome::Kind kind, std::string reason) {
    Outcome known;
    known.kind = kind;
    known.reason = std::move(reason);
    return known;
}

Outcome permanent(std::string reason, bool gone = false) {
    Outcome known = outcome(Outcome::Kind::permanent, std::move(reason));
    known.gone = gone;
    return known;
}

Outcome sent(const json& answer) {
    Outcome known = outcome(Outcome::Kind::sent, "");
    if (const json* const message = object_in(answer, "result"))
        if (const auto number = integer_in(*message, "message_id")) known.remote_id = std::to_string(*number);
    return known;
}

// At least a second, so that no answer makes us ask without end; at most a day, so that none silences us.
Outcome wait(const json& parameters) {
    constexpr std::int64_t kDay = 86'400;
    Outcome known = outcome(Outcome::Kind::retry_at, "too many");
    const std::int64_t seconds = integer_in(parameters, "retry_after").value_or(1);
    known.wait = std::chrono::seconds(std::clamp<std::int64_t>(seconds, 1, kDay));
    return known;
}

// The call with other arguments; nothing: they are no JSON (a file's, which goes to people, who never move).
template <class Change>
Outcome again(const ApiCall& call, std::string reason, Change change) {
    json arguments = parse_json(call.body).value;
    if (!arguments.is_object() || !change(arguments)) return permanent(std::move(reason));
    Outcome known = outcome(Outcome::Kind::again, std::move(reason));
    known.next = call;
    known.next->body = arguments.dump(-1, ' ', false, json::error_handler_t::replace);
    return known;
}

Outcome bad_request(const ApiCall& call, const json& parameters, const std::string& description) {
    const auto says = [&](const char* words) { return description.find(words) != std::string::npos; };
    if (const auto chat = integer_in(parameters, "migrate_to_chat_id"))
        return again(call, "moved", [&](json& arguments) {
            // An answer that leads back to where it was sent would go in circles.
            return std::exchange(arguments["chat_id"], *chat) != *chat;
        });
    if (says("message is not modified") || says("query is too old"))
        return outcome(Outcome::Kind::sent, "too late");
    if (says("can't parse entities"))
        return again(call, "entities", [](json& arguments) {
            return arguments.erase("entities") + arguments.erase("parse_mode") > 0;
        });
    if (says("chat not found")) return permanent("chat not found", true);
    return permanent("refused");
}

}  // namespace

Outcome classify(const ApiCall& call, const HttpAnswer& answer) {
    const ParsedJson parsed = parse_json(answer.body);
    const json* const ok = parsed.error.empty() ? member(parsed.value, "ok") : nullptr;
    // A proxy's page, half an answer: not the platform's word, whatever the status.
    if (ok == nullptr || !ok->is_boolean()) return outcome(Outcome::Kind::backoff, "no JSON");
    if (ok->get<bool>()) return sent(parsed.value);

    const std::int64_t code = integer_in(parsed.value, "error_code").value_or(answer.status);
    const json* const given = object_in(parsed.value, "parameters");
    const json parameters = given == nullptr ? json::object() : *given;
    const std::string* const description = string_in(parsed.value, "description");
    if (code == 429) return wait(parameters);
    if (code == 403) return permanent("blocked", true);
    if (code == 401 || code == 404) return outcome(Outcome::Kind::fatal, "token");
    if (code == 400)
        return bad_request(call, parameters, description == nullptr ? "" : lower_ascii(*description));
    if (code > 400 && code < 500) return permanent("refused");
    return outcome(Outcome::Kind::backoff, "server");
}

}  // namespace onward::telegram

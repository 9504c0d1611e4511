#include "channel/slack_start.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "channel/slack_encode.hpp"
#include "channel/slack_json.hpp"
#include "channel/slack_outcome.hpp"
#include "codec/parse_json.hpp"

namespace onward {
namespace {

using nlohmann::json;

constexpr const char* kMethod = "auth.test";

std::string shown(const json& body, const char* key) {
    const std::string* const text = text_part(body, key);
    return text == nullptr ? "" : without_controls(repair_utf8(*text));
}

std::vector<std::string> missing_scopes(const HttpAnswer& answer) {
    const std::string* const header_text = header(answer.headers, "X-OAuth-Scopes");
    if (header_text == nullptr) return {};
    std::vector<std::string_view> granted;
    for (const std::string_view scope : split(*header_text, ',')) granted.push_back(trim(scope));
    std::vector<std::string> missing;
    for (const std::string_view scope : kSlackScopes)
        if (std::find(granted.begin(), granted.end(), scope) == granted.end()) missing.emplace_back(scope);
    return missing;
}

SlackStart refusal(std::string problem) {
    SlackStart start;
    start.kind = SlackStart::Kind::refused;
    start.problem = std::move(problem);
    return start;
}

}  // namespace

ApiCall slack_auth_test(const SlackSettings& settings) {
    return slack_call(settings.bot_token, kMethod, "{}");
}

SlackStart read_slack_auth_test(const HttpAnswer& answer) {
    ApiCall call;
    call.name = kMethod;
    const Outcome outcome = slack_outcome(call, answer);
    SlackStart start;
    start.wait = outcome.wait;
    switch (outcome.kind) {
        case Outcome::Kind::sent:
            break;
        case Outcome::Kind::retry_at:
        case Outcome::Kind::backoff:
        case Outcome::Kind::again:
            start.problem = "Slack could not say who SLACK_BOT_TOKEN is (" + outcome.reason + ").";
            return start;
        case Outcome::Kind::fatal:
        case Outcome::Kind::permanent:
            return refusal(
                "Slack refuses SLACK_BOT_TOKEN (" + outcome.reason +
                "): copy the Bot User OAuth Token, xoxb-..., from \"OAuth & Permissions\" of your app.");
    }
    const json body = parse_json(answer.body).value;
    const auto user = id_part(body, "user_id"), bot = id_part(body, "bot_id"),
               team = id_part(body, "team_id");
    if (!bot) return refusal("SLACK_BOT_TOKEN is not a bot's: it must be the Bot User OAuth Token, xoxb-...");
    if (!user || !team) {
        start.problem = "Slack's answer does not say who SLACK_BOT_TOKEN is.";
        return start;
    }
    start.kind = SlackStart::Kind::ready;
    start.identity = {*user, *bot, *team, id_part(body, "enterprise_id").value_or("")};
    start.team_name = shown(body, "team");
    start.user_name = shown(body, "user");
    start.missing_scopes = missing_scopes(answer);
    return start;
}

}  // namespace onward

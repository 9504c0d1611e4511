#include "channel/slack_start.hpp"

#include "support/catch.hpp"
#include "support/slack_requests.hpp"

namespace onward::test {
namespace {

using Kind = SlackStart::Kind;

const std::string kAll = "chat:write,im:history,im:read,im:write,app_mentions:read,commands";

HttpAnswer good(const nlohmann::json& changes = nlohmann::json::object(), const std::string& scopes = kAll) {
    nlohmann::json body{{"ok", true},
                        {"url", "https://hearth.slack.example/"},
                        {"team", "Hearth"},
                        {"user", "onward"},
                        {"team_id", "T0HEARTH"},
                        {"user_id", "U0ONWARD"},
                        {"bot_id", "B0ONWARD"}};
    body.update(changes);
    return {200, {{"X-OAuth-Scopes", scopes}}, body.dump()};
}

SlackStart of_error(const std::string& error) {
    return read_slack_auth_test({200, {}, nlohmann::json{{"ok", false}, {"error", error}}.dump()});
}

TEST_CASE("SL-9 auth.test asks who the token is", "[channel][slack]") {
    const ApiCall call = slack_auth_test(slack_settings());
    CHECK(call.path == "/auth.test");
    CHECK(call.headers[0] == std::pair<std::string, std::string>{"Authorization", "Bearer " + kSlackToken});
    CHECK(call.body == "{}");
}

TEST_CASE("SL-9 auth.test gives the bot user, the bot and the team", "[channel][slack]") {
    const SlackStart start = read_slack_auth_test(good());
    CHECK(start.kind == Kind::ready);
    CHECK(start.identity == kSlackUs);
    CHECK(start.team_name == "Hearth");
    CHECK(start.user_name == "onward");
    CHECK(start.missing_scopes.empty());
    CHECK(start.problem.empty());
    CHECK(read_slack_auth_test(good({{"enterprise_id", "E0WOODS"}})).identity.enterprise == "E0WOODS");
    CHECK(read_slack_auth_test(good({{"enterprise_id", nullptr}})).identity.enterprise.empty());
    CHECK(read_slack_auth_test(good({{"team", "a\nb\x1b[0m"}})).team_name.find('\x1b') == std::string::npos);
}

TEST_CASE("SL-16 a token that is not good is told in a plain sentence, without it", "[channel][slack]") {
    for (const char* error : {"invalid_auth", "account_inactive", "token_revoked", "not_authed"}) {
        const SlackStart start = of_error(error);
        CHECK(start.kind == Kind::refused);
        CHECK(start.problem ==
              std::string("Slack refuses SLACK_BOT_TOKEN (") + error +
                  "): copy the Bot User OAuth Token, xoxb-..., from \"OAuth & Permissions\" of your app.");
    }
    CHECK(of_error("anything at all").problem.find("anything") == std::string::npos);
    const SlackStart no_bot = read_slack_auth_test(good({{"bot_id", nullptr}}));
    CHECK(no_bot.kind == Kind::refused);
    CHECK(no_bot.problem == "SLACK_BOT_TOKEN is not a bot's: it must be the Bot User OAuth Token, xoxb-...");
}

TEST_CASE("EN-6 Slack's own trouble at the start is asked again later", "[channel][slack]") {
    for (const HttpAnswer& answer : {HttpAnswer{503, {}, ""}, HttpAnswer{200, {}, "<html>"},
                                     good({{"team_id", 7}}), HttpAnswer{429, {{"Retry-After", "7"}}, ""}}) {
        const SlackStart start = read_slack_auth_test(answer);
        CHECK(start.kind == Kind::later);
        CHECK_FALSE(start.problem.empty());
        CHECK(start.wait == (answer.status == 429 ? std::chrono::seconds(7) : std::chrono::seconds(0)));
    }
}

TEST_CASE("a scope that is missing is named", "[channel][slack]") {
    CHECK(read_slack_auth_test(good(nlohmann::json::object(), "chat:write, im:history ,im:read,identify"))
              .missing_scopes == std::vector<std::string>{"im:write", "app_mentions:read", "commands"});
    CHECK(read_slack_auth_test(good(nlohmann::json::object(), "")).missing_scopes.size() == 6);
    HttpAnswer untold = good();
    untold.headers.clear();
    CHECK(read_slack_auth_test(untold).missing_scopes.empty());
}

}  // namespace
}  // namespace onward::test

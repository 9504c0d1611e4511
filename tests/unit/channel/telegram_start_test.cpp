// Telegram: the calls of the start, long polling, and what their answers mean.
#include "channel/telegram_start.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "channel/telegram_commands.hpp"
#include "support/catch.hpp"
#include "support/telegram_requests.hpp"

namespace onward::test {
namespace {

using namespace telegram;
using Kind = Polled::Kind;

const Secret kKnownToken(kToken);

HttpAnswer answered(const json& body, int status = 200) {
    return {.status = status, .headers = {}, .body = body.dump()};
}
HttpAnswer ok(const json& result) { return answered({{"ok", true}, {"result", result}}); }
HttpAnswer refused(int code, const std::string& description) {
    return answered({{"ok", false}, {"error_code", code}, {"description", description}}, code);
}

Polled polled(const HttpAnswer& answer) {
    return read_polled(telegram_settings(), kBot, get_updates(kKnownToken, {}), answer);
}

json numbered(std::int64_t number, const std::string& text) {
    json update = text_update(text);
    update["update_id"] = number;
    return update;
}

TEST_CASE("TG-1 the webhook is registered with exactly these arguments", "[telegram]") {
    const ApiCall call = set_webhook(telegram_settings(), "https://onward.example/webhooks/telegram");
    CHECK(call.path == "/bot" + kToken + "/setWebhook");
    CHECK(json::parse(call.body) == json::parse(R"({
        "url": "https://onward.example/webhooks/telegram", "secret_token": "an-invented-secret_0001",
        "allowed_updates": ["message", "edited_message", "callback_query", "my_chat_member"],
        "max_connections": 32, "drop_pending_updates": false})"));
}

TEST_CASE("TG-1 getMe names us", "[telegram]") {
    CHECK(get_me(kKnownToken).name == "getMe");
    CHECK(json::parse(get_me(kKnownToken).body) == json::object());
    const auto us = read_identity(ok({{"id", 7100200300},
                                      {"is_bot", true},
                                      {"first_name", "Onward"},
                                      {"username", "OnwardTestBot"},
                                      {"news", 1}}));
    REQUIRE(us);
    CHECK(*us == kBot);
    for (const json& result : {json(nullptr), json(7), json::object(), json{{"id", 1}, {"is_bot", true}},
                               json{{"id", "1"}, {"is_bot", true}, {"username", "x"}},
                               json{{"id", 1}, {"is_bot", true}, {"username", "not/a name"}},
                               json{{"id", 1}, {"is_bot", false}, {"username", "x"}}})
        CHECK_FALSE(read_identity(ok(result)));
    CHECK_FALSE(read_identity(refused(401, "Unauthorized")));
    CHECK_FALSE(read_identity({.status = 502, .headers = {}, .body = "<html>"}));
}

TEST_CASE("TG-2 only what Telegram can call is taken as the webhook's address", "[telegram]") {
    for (const char* url :
         {"https://onward.example/webhooks/telegram", "https://a.example:8443/x", "https://a.example:88",
          "https://user:word@a.example/x", "https://93.184.216.34/x", "https://172.32.0.1/x"}) {
        INFO(url);
        CHECK_FALSE(why_webhook_url_refused(url));
    }
    for (const char* url :
         {"", "onward.example", "http://onward.example/x", "https://", "https://onward.example:8080/x",
          "https://localhost/x", "https://onward/x", "https://127.0.0.1/x", "https://10.1.2.3/x",
          "https://192.168.1.1/x", "https://172.16.0.1/x", "https://169.254.0.1/x", "https://0.0.0.0/x",
          "https://[::1]/x", "https://[2001:db8::1]:443/x", "https://a.example/x\ny", "https://a.example/ x",
          "https://me@localhost/"}) {
        INFO(url);
        CHECK(why_webhook_url_refused(url));
    }
}

TEST_CASE("TG-3 a secret has 16 to 256 plain characters", "[telegram]") {
    for (const std::string& secret :
         {std::string(16, 'a'), std::string(256, 'Z'), std::string("0123456789_-ABCDxyz")})
        CHECK_FALSE(why_webhook_secret_refused(Secret(secret)));
    for (const std::string& secret :
         {std::string(), std::string(15, 'a'), std::string(257, 'a'), std::string(16, ' '),
          std::string("0123456789abcde\n"), std::string("0123456789abcdeé")}) {
        const auto why = why_webhook_secret_refused(Secret(secret));
        REQUIRE(why);
        CHECK((secret.empty() || why->find(secret) == std::string::npos));
    }
}

TEST_CASE("what is no token is refused before it stands in a path", "[telegram]") {
    CHECK_FALSE(why_token_refused(kKnownToken));
    for (const std::string& token :
         {std::string(), std::string("abc"), std::string(":AAinvented_Token-of_35_characters0"),
          std::string("123:short"), std::string("98"), "x" + kToken, kToken + "\n", kToken + "/../x",
          std::string("123:AA:invented_Token_of_35_characters")}) {
        const auto why = why_token_refused(Secret(token));
        REQUIRE(why);
        CHECK((token.empty() || why->find(token) == std::string::npos));
    }
}

TEST_CASE("TG-11 polling begins without a webhook, nothing dropped", "[telegram]") {
    CHECK(delete_webhook(kKnownToken).name == "deleteWebhook");
    CHECK(json::parse(delete_webhook(kKnownToken).body) == json{{"drop_pending_updates", false}});
}

TEST_CASE("TG-11 getUpdates always says offset, timeout, limit and kinds", "[telegram]") {
    const ApiCall call = get_updates(kKnownToken, {.offset = 880000102});
    CHECK(call.name == "getUpdates");
    CHECK(json::parse(call.body) == json::parse(R"({"offset": 880000102, "timeout": 50, "limit": 100,
        "allowed_updates": ["message", "edited_message", "callback_query", "my_chat_member"]})"));
}

TEST_CASE("TG-15 the last call confirms and waits for nothing", "[telegram]") {
    const json last =
        json::parse(get_updates(kKnownToken, {.offset = 9, .timeout_seconds = 0, .limit = 1}).body);
    CHECK(last.at("timeout") == 0);
    CHECK(last.at("limit") == 1);
    CHECK(last.at("offset") == 9);
}

TEST_CASE("TG-12 the next offset is the highest update's and one", "[telegram]") {
    const Polled batch = polled(ok({numbered(12, "b"), numbered(14, "c"), numbered(11, "a")}));
    CHECK(batch.kind == Kind::updates);
    CHECK(batch.next_offset == 15);
    REQUIRE(batch.received.size() == 3);
    CHECK(batch.received[0].events.at(0).text == "b");
    CHECK(batch.received[0].events.at(0).event_keys == std::vector<std::string>{"7100200300:12"});
    CHECK(batch.received[2].events.at(0).text == "a");
    const Polled none = polled(ok(json::array()));
    CHECK(none.kind == Kind::updates);
    CHECK(none.received.empty());
    CHECK_FALSE(none.next_offset);
}

TEST_CASE("TG-14 a poison update is passed over, and the others are not", "[telegram]") {
    for (const json& poison : {json{{"update_id", 21}}, json{{"update_id", 21}, {"message", 7}},
                               json{{"update_id", 21}, {"message", {{"chat", "x"}}}}}) {
        const Polled batch = polled(ok({numbered(20, "before"), poison, numbered(22, "behind")}));
        CHECK(batch.next_offset == 23);
        REQUIRE(batch.received.size() == 3);
        CHECK_FALSE(batch.received[1].ignored.empty());
        CHECK(batch.received[2].events.at(0).text == "behind");
    }
    // Not even a number: there is nothing to pass over it by, but the others go on.
    const Polled batch = polled(ok({numbered(20, "before"), 7, numbered(22, "behind")}));
    CHECK(batch.next_offset == 23);
    CHECK(batch.received.size() == 3);
}

TEST_CASE("TG-14 an update that is nested too far is passed over", "[telegram]") {
    const std::string deep =
        R"({"update_id":21,"message":{"x":)" + std::string(50, '[') + std::string(50, ']') + "}}";
    const HttpAnswer answer{.status = 200,
                            .headers = {},
                            .body = R"({"ok":true,"result":[)" + numbered(20, "before").dump() + "," + deep +
                                    "," + numbered(22, "behind").dump() + "]}"};
    const Polled batch = polled(answer);
    CHECK(batch.kind == Kind::updates);
    REQUIRE(batch.received.size() == 2);
    CHECK(batch.received[0].events.at(0).text == "before");
    CHECK(batch.received[1].events.empty());
    CHECK(batch.received[1].ignored == "shape");
    CHECK(batch.next_offset == 22);  // what is behind it comes again
}

TEST_CASE("TG-14 half an answer gives nothing and confirms nothing", "[telegram]") {
    const std::string whole = ok({numbered(20, "a"), numbered(21, "b")}).body;
    for (const std::size_t size :
         {whole.size() - 1, whole.size() - 9, whole.size() / 2, std::size_t{5}, std::size_t{0}}) {
        const Polled batch = polled({.status = 200, .headers = {}, .body = whole.substr(0, size)});
        CHECK(batch.kind == Kind::failed);
        CHECK(batch.outcome.kind == Outcome::Kind::backoff);
        CHECK(batch.received.empty());
        CHECK_FALSE(batch.next_offset);
    }
}

TEST_CASE("TG-13 a webhook in the way and another copy are told apart", "[telegram]") {
    CHECK(
        polled(refused(409,
                       "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to "
                       "delete the webhook first"))
            .kind == Kind::webhook_active);
    CHECK(polled(refused(
                     409,
                     "Conflict: terminated by other getUpdates request; make sure that only one bot instance "
                     "is running"))
              .kind == Kind::other_copy);
}

TEST_CASE("TG-14 trouble of polling is classified as any other", "[telegram]") {
    CHECK(polled(refused(401, "Unauthorized")).outcome.kind == Outcome::Kind::fatal);
    CHECK(polled({.status = 502, .headers = {}, .body = "<html>"}).outcome.kind == Outcome::Kind::backoff);
    CHECK(polled(ok(true)).outcome.kind == Outcome::Kind::backoff);
    const Polled slow = polled(answered(
        {{"ok", false}, {"error_code", 429}, {"description", "x"}, {"parameters", {{"retry_after", 3}}}},
        429));
    CHECK(slow.kind == Kind::failed);
    CHECK(slow.outcome.wait == std::chrono::seconds(3));
}

TEST_CASE("TG-24 nine commands are registered, each with a line", "[telegram]") {
    const json commands = json::parse(set_my_commands(kKnownToken).body).at("commands");
    std::vector<std::string> names;
    for (const json& command : commands) {
        const std::string name = command.at("command"), description = command.at("description");
        names.push_back(name);
        CHECK((!name.empty() && name.size() <= 32));
        CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos);
        CHECK((!description.empty() && count_code_points(description) <= 256));
    }
    CHECK(names == std::vector<std::string>{"start", "help", "menu", "back", "skip", "stop", "urgent",
                                            "export", "delete"});
}

TEST_CASE("what is registered can be told, without secrets", "[telegram]") {
    CHECK(get_webhook_info(kKnownToken).name == "getWebhookInfo");
    const auto info = read_webhook_info(
        telegram_settings(), ok({{"url", "https://me:word@a.example:8443/hook?key=1#x"},
                                 {"has_custom_certificate", false},
                                 {"pending_update_count", 3},
                                 {"last_error_date", 1772438400},
                                 {"last_error_message",
                                  "Wrong answer\nwith " + kToken + " and " + kWebhookSecret + " \x1b[31m"}}));
    REQUIRE(info);
    CHECK(info->url == "https://me:word@a.example:8443/hook?key=1#x");
    CHECK(printable_url(info->url) == "https://a.example:8443/hook");
    CHECK(info->pending == 3);
    CHECK(info->last_error == "Wrong answer with *** and *** [31m");
    CHECK(info->last_error_at == Instant(std::chrono::seconds(1772438400)));

    const auto none = read_webhook_info(telegram_settings(), ok({{"url", ""}, {"pending_update_count", 0}}));
    REQUIRE(none);
    CHECK(*none == WebhookInfo{});
    CHECK_FALSE(read_webhook_info(telegram_settings(), ok(true)));
    CHECK_FALSE(read_webhook_info(telegram_settings(), refused(401, "Unauthorized")));
}

TEST_CASE("EN-9 EN-13 a failed call is told in a sentence without secrets", "[telegram]") {
    const TelegramSettings settings = telegram_settings();
    const ApiCall call = set_webhook(settings, "https://a.example/x");
    CHECK(why_call_failed(settings, call, refused(401, "Unauthorized")) ==
          "Telegram does not know this bot: compare TELEGRAM_BOT_TOKEN with what @BotFather shows.");
    CHECK(why_call_failed(settings, call, refused(404, "Not Found")).find("TELEGRAM_BOT_TOKEN") !=
          std::string::npos);
    CHECK(why_call_failed(settings, call, refused(400, "Bad Request: bad webhook: Failed to resolve host")) ==
          "Telegram refused setWebhook: Bad Request: bad webhook: Failed to resolve host");
    CHECK(why_call_failed(settings, call, {.status = 502, .headers = {}, .body = "<html>"}) ==
          "Telegram gave no useful answer to setWebhook (status 502).");
    for (const int code : {400, 401, 403, 404, 409, 429, 500}) {
        const std::string why = why_call_failed(
            settings, call, refused(code, "x " + kToken + " " + kWebhookSecret + std::string(900, 'y')));
        CHECK(why.find(kToken) == std::string::npos);
        CHECK(why.find(kWebhookSecret) == std::string::npos);
        CHECK(why.size() < 300);
    }
}

}  // namespace
}  // namespace onward::test

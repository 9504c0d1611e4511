// Telegram: what comes of a call.
#include "channel/telegram_classify.hpp"

#include "channel/telegram_encode.hpp"
#include "support/catch.hpp"
#include "support/telegram_requests.hpp"

namespace onward::test {
namespace {

using Kind = Outcome::Kind;

const ApiCall kCall = a_telegram()->encode({.text = "so *it* is", .strong = {{3, 5}}}, "5551001");

Outcome outcome_of(int status, const std::string& body, const ApiCall& call = kCall) {
    return a_telegram()->classify(call, {.status = status, .headers = {}, .body = body});
}

// As the platform says no.
Outcome refused(int code, const std::string& description, const json& parameters = nullptr,
                const ApiCall& call = kCall) {
    json body{{"ok", false}, {"error_code", code}, {"description", description}};
    if (!parameters.is_null()) body["parameters"] = parameters;
    return outcome_of(code, body.dump(), call);
}

TEST_CASE("TG-17 a message that arrived has its number", "[telegram]") {
    const Outcome outcome =
        outcome_of(200, R"({"ok": true, "result": {"message_id": 314, "chat": {"id": 5551001}}})");
    CHECK(outcome.kind == Kind::sent);
    CHECK(outcome.remote_id == "314");
    // Courtesies are answered with "true".
    CHECK(outcome_of(200, R"({"ok": true, "result": true})").kind == Kind::sent);
}

TEST_CASE("TG-17 429 waits as long as the platform says, for this chat", "[telegram]") {
    const Outcome outcome = refused(429, "Too Many Requests: retry after 7", {{"retry_after", 7}});
    CHECK(outcome.kind == Kind::retry_at);
    CHECK(outcome.wait == std::chrono::seconds(7));
    CHECK_FALSE(outcome.whole_channel);
    // Words of no number, none, or one beyond reason still wait a while.
    for (const json& parameters :
         {json(nullptr), json{{"retry_after", "7"}}, json{{"retry_after", -3}}, json{{"retry_after", 0}}})
        CHECK(refused(429, "Too Many Requests", parameters).wait == std::chrono::seconds(1));
    CHECK(refused(429, "Too Many Requests", {{"retry_after", 999'999'999}}).wait == std::chrono::hours(24));
}

TEST_CASE("TG-17 403: nobody is there any more", "[telegram]") {
    for (const char* description :
         {"Forbidden: bot was blocked by the user", "Forbidden: user is deactivated",
          "Forbidden: bot can't initiate conversation with a user",
          "Forbidden: bot was kicked from the supergroup chat"}) {
        const Outcome outcome = refused(403, description);
        CHECK(outcome.kind == Kind::permanent);
        CHECK(outcome.gone);
        CHECK(outcome.reason == "blocked");
    }
}

TEST_CASE("TG-17 401 and 404: the token is wrong", "[telegram]") {
    CHECK(refused(401, "Unauthorized").kind == Kind::fatal);
    CHECK(refused(404, "Not Found").kind == Kind::fatal);
}

TEST_CASE("EN-6 trouble of the server's passes", "[telegram]") {
    CHECK(refused(500, "Internal Server Error").kind == Kind::backoff);
    CHECK(refused(503, "Service Unavailable").kind == Kind::backoff);
}

TEST_CASE("EN-6 a page in the place of JSON is a proxy's, whatever its status", "[telegram]") {
    for (const int status : {200, 301, 400, 401, 403, 404, 413, 502, 504})
        for (const char* body : {"", "<html><body>Bad Gateway</body></html>", "null", "[]", "{}",
                                 R"({"ok": "true"})", R"({"ok": true, "result": {"message_id": 31)"}) {
            INFO(status << " " << body);
            CHECK(outcome_of(status, body).kind == Kind::backoff);
        }
}

TEST_CASE("TG-16 the code in the body decides, not the status of the answer", "[telegram]") {
    CHECK(outcome_of(200, R"({"ok": false, "error_code": 403, "description": "Forbidden"})").gone);
    CHECK(outcome_of(429, R"({"ok": false, "description": "slow down"})").kind == Kind::retry_at);
}

TEST_CASE("TG-17 what is done already, or too late to matter, counts as sent", "[telegram]") {
    CHECK(refused(400,
                  "Bad Request: message is not modified: specified new message content and reply markup are "
                  "exactly "
                  "the same as a current content and reply markup of the message")
              .kind == Kind::sent);
    CHECK(refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
              .kind == Kind::sent);
}

TEST_CASE("TG-17 entities that can not be parsed are left away, once", "[telegram]") {
    const std::string description =
        "Bad Request: can't parse entities: unsupported start tag at byte offset 3";
    const Outcome outcome = refused(400, description);
    CHECK(outcome.kind == Kind::again);
    REQUIRE(outcome.next);
    json expected = json::parse(kCall.body);
    REQUIRE(expected.erase("entities") == 1);
    CHECK(json::parse(outcome.next->body) == expected);
    CHECK(outcome.next->path == kCall.path);
    CHECK(refused(400, description, nullptr, *outcome.next).kind == Kind::permanent);
}

TEST_CASE("TG-17 a group that moved is written to where it went, once", "[telegram]") {
    const ApiCall call = a_telegram()->encode_invitation("Write to me alone.", "-4001/0/42");
    const json parameters{{"migrate_to_chat_id", -1001234567890}};
    const Outcome outcome =
        refused(400, "Bad Request: group chat was upgraded to a supergroup chat", parameters, call);
    CHECK(outcome.kind == Kind::again);
    REQUIRE(outcome.next);
    json expected = json::parse(call.body);
    expected["chat_id"] = -1001234567890;
    CHECK(json::parse(outcome.next->body) == expected);
    CHECK(outcome.next->name == "sendMessage");
    CHECK(refused(400, "Bad Request: group chat was upgraded", parameters, *outcome.next).kind ==
          Kind::permanent);
}

TEST_CASE("TG-17 a chat that is not found is gone; any other 400 is of this message alone", "[telegram]") {
    const Outcome gone = refused(400, "Bad Request: chat not found");
    CHECK(gone.kind == Kind::permanent);
    CHECK(gone.gone);
    for (const char* description :
         {"Bad Request: message is too long", "Bad Request: message text is empty",
          "Bad Request: BUTTON_DATA_INVALID", "Bad Request: message thread not found", ""}) {
        const Outcome outcome = refused(400, description);
        CHECK(outcome.kind == Kind::permanent);
        CHECK_FALSE(outcome.gone);
        CHECK(outcome.reason == "refused");
    }
    CHECK(refused(413, "Request Entity Too Large").kind == Kind::permanent);
}

TEST_CASE("a file is never sent again with other arguments", "[telegram]") {
    const ApiCall call = a_telegram()->encode({.text = "{}", .file = "a.json"}, "5551001");
    CHECK(refused(400, "Bad Request: can't parse entities", nullptr, call).kind == Kind::permanent);
    CHECK(refused(400, "moved", {{"migrate_to_chat_id", -1001}}, call).kind == Kind::permanent);
}

TEST_CASE("EN-8 EN-13 a reason is a word of ours, never the platform's", "[telegram]") {
    const std::string secret = "said bot" + kToken;
    for (const int code : {400, 401, 403, 404, 409, 413, 429, 500})
        CHECK(refused(code, secret).reason.find("said") == std::string::npos);
}

}  // namespace
}  // namespace onward::test

#include "channel/slack_outcome.hpp"

#include "support/catch.hpp"
#include "support/slack_requests.hpp"

namespace onward::test {
namespace {

using Kind = Outcome::Kind;

const ApiCall kPost = a_slack()->encode({.text = "Hello."}, "T0HEARTH/D0ASTER");
const ApiCall kOpen = a_slack()->encode({.text = "Hello."}, "T0HEARTH/@U0ASTER");

Outcome of(const HttpAnswer& answer, const ApiCall& call = kPost) {
    return a_slack()->classify(call, answer);
}
Outcome of_error(const std::string& error, const ApiCall& call = kPost) {
    return of({200, {}, nlohmann::json{{"ok", false}, {"error", error}}.dump()}, call);
}

TEST_CASE("SL-16 a message that was taken is sent, by Slack's time of it", "[channel][slack]") {
    const Outcome outcome = of(
        {200, {}, R"({"ok":true,"channel":"D0ASTER","ts":"1766999999.000100","message":{"text":"Hello."}})"});
    CHECK(outcome.kind == Kind::sent);
    CHECK(outcome.remote_id == "1766999999.000100");
    CHECK(of({200, {}, R"({"ok":true})"}).kind == Kind::sent);
}

TEST_CASE("SL-16 where somebody is gone it is permanent, and known", "[channel][slack]") {
    for (const char* error :
         {"channel_not_found", "is_archived", "user_not_found", "cannot_dm_bot", "user_disabled"}) {
        CAPTURE(error);
        for (const ApiCall& call : {kPost, kOpen}) {
            CHECK(of_error(error, call).kind == Kind::permanent);
            CHECK(of_error(error, call).gone);
            CHECK(of_error(error, call).reason == error);
        }
    }
}

TEST_CASE("SL-16 what is wrong with a message is permanent", "[channel][slack]") {
    for (const char* error : {"not_in_channel", "msg_too_long", "invalid_blocks", "msg_blocks_too_long",
                              "no_text", "invalid_arguments"}) {
        CAPTURE(error);
        CHECK(of_error(error).kind == Kind::permanent);
        CHECK_FALSE(of_error(error).gone);
        CHECK(of_error(error).reason == error);
    }
}

TEST_CASE("SL-16 an unknown error is permanent, and not repeated", "[channel][slack]") {
    for (const char* error : {"of_next_year", "", "i want to text him", "xoxb-000000-not-a-real-token"}) {
        CAPTURE(error);
        CHECK(of_error(error).kind == Kind::permanent);
        CHECK_FALSE(of_error(error).gone);
        CHECK(of_error(error).reason == "refused");
    }
    CHECK(of({200, {}, R"({"ok":false})"}).reason == "refused");
    CHECK(of({200, {}, R"({"ok":false,"error":7})"}).kind == Kind::permanent);
}

TEST_CASE("SL-16 a token that is not good is fatal", "[channel][slack]") {
    for (const char* error : {"account_inactive", "token_revoked", "token_expired", "invalid_auth",
                              "not_authed", "missing_scope"}) {
        CAPTURE(error);
        CHECK(of_error(error).kind == Kind::fatal);
        CHECK(of_error(error).reason == error);
    }
    CHECK(of_error("invalid_auth", kOpen).kind == Kind::fatal);
    // Who may not open direct messages can still answer in those that are open.
    CHECK(of_error("missing_scope", kOpen).kind == Kind::permanent);
}

TEST_CASE("EN-5 too many messages wait as long as Slack says", "[channel][slack]") {
    for (const HttpAnswer& answer :
         {HttpAnswer{429, {{"Retry-After", "30"}}, ""},
          HttpAnswer{429, {{"retry-after", "30"}}, R"({"ok":false,"error":"ratelimited"})"},
          HttpAnswer{200, {{"Retry-After", "30"}}, R"({"ok":false,"error":"ratelimited"})"},
          HttpAnswer{200, {{"Retry-After", "30"}}, R"({"ok":false,"error":"rate_limited"})"}}) {
        const Outcome outcome = of(answer);
        CHECK(outcome.kind == Kind::retry_at);
        CHECK(outcome.wait == std::chrono::seconds(30));
        CHECK_FALSE(outcome.whole_channel);
    }
    CHECK(of({429, {{"Retry-After", "0"}}, ""}).wait == std::chrono::seconds(1));
    CHECK(of({429, {{"Retry-After", "99999999"}}, ""}).wait == std::chrono::hours(24));
    for (const char* odd : {"", "soon", "-5", "1.5", "3 ", "99999999999999999999999"}) {
        CAPTURE(odd);
        CHECK(of({429, {{"Retry-After", odd}}, ""}).kind == Kind::backoff);
    }
    CHECK(of({429, {}, ""}).kind == Kind::backoff);
    CHECK(of_error("ratelimited").kind == Kind::backoff);
}

TEST_CASE("EN-6 Slack's own trouble, and a proxy's page, are tried again later", "[channel][slack]") {
    for (const int status : {500, 502, 503, 504, 599})
        for (const char* body :
             {"", "<html>502</html>", R"({"ok":true})", R"({"ok":false,"error":"invalid_auth"})"}) {
            CAPTURE(status, body);
            CHECK(of({status, {}, body}).kind == Kind::backoff);
        }
    for (const char* body : {"", "<!DOCTYPE html><html></html>", "ok", "{", "[]", "null", "{}", R"({"ok":1})",
                             R"({"ok":"true"})"})
        for (const int status : {200, 302, 403, 404}) {
            CAPTURE(status, body);
            CHECK(of({status, {}, body}).kind == Kind::backoff);
            CHECK(of({status, {}, body}).reason == "not Slack's answer");
        }
    for (const char* error :
         {"internal_error", "service_unavailable", "fatal_error", "request_timeout", "team_added_to_org"}) {
        CAPTURE(error);
        CHECK(of_error(error).kind == Kind::backoff);
    }
}

TEST_CASE("SL-15 an open conversation without its channel is asked for again", "[channel][slack]") {
    for (const char* body : {R"({"ok":true})", R"({"ok":true,"channel":7})",
                             R"({"ok":true,"channel":{"id":""}})", R"({"ok":true,"channel":{"id":"D 1"}})"}) {
        CAPTURE(body);
        CHECK(of({200, {}, body}, kOpen).kind == Kind::backoff);
    }
    CHECK(of_error("of_next_year", kOpen).kind == Kind::permanent);
}

}  // namespace
}  // namespace onward::test

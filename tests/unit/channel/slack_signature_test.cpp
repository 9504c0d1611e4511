#include "channel/slack_signature.hpp"

#include "support/catch.hpp"
#include "support/slack_requests.hpp"

namespace onward::test {
namespace {

// Slack's published example.
const std::string kVectorSecret = "8f742231b10e8888abcd99yyyzzz85a5";
const std::string kVectorBody =
    "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_"
    "name="
    "foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%"
    "2Fhooks"
    ".slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015."
    "47445629121"
    ".803a0bc887a14d10d2c447fce8b6703c";
const std::string kVectorSignature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
constexpr std::int64_t kVectorTime = 1531420618;

Instant at(std::int64_t seconds) { return Instant(std::chrono::seconds(seconds)); }

HttpRequest vector_request() {
    return {"POST",
            "/webhooks/slack/commands",
            "",
            {{"X-Slack-Request-Timestamp", "1531420618"}, {"X-Slack-Signature", kVectorSignature}},
            kVectorBody};
}

std::unique_ptr<Channel> vector_slack(std::vector<Secret> secrets = {Secret(kVectorSecret)}) {
    return make_slack({Secret(kSlackToken), std::move(secrets)}, kSlackUs);
}

bool refused(const HttpRequest& request, Instant now = at(kVectorTime)) {
    const auto answer = vector_slack()->verify(request, now);
    if (!answer) return false;
    CHECK(answer->status == 401);
    REQUIRE(header(answer->headers, "x-slack-no-retry") != nullptr);
    CHECK(*header(answer->headers, "x-slack-no-retry") == "1");
    return true;
}

TEST_CASE("SL-3 the published vector passes at 300 s and is refused at 301", "[channel][slack]") {
    REQUIRE(kVectorBody.size() == 362);
    const HttpRequest request = vector_request();
    CHECK_FALSE(refused(request));
    CHECK_FALSE(refused(request, at(kVectorTime + 300)));
    CHECK_FALSE(refused(request, at(kVectorTime - 300)));
    CHECK(refused(request, at(kVectorTime + 301)));
    CHECK(refused(request, at(kVectorTime - 301)));
    // Within the last second it is still the 300th.
    CHECK_FALSE(refused(request, at(kVectorTime + 300) + std::chrono::microseconds(999'999)));
}

TEST_CASE("SL-3 a request without both headers is refused", "[channel][slack]") {
    HttpRequest request = vector_request();
    request.headers.pop_back();
    CHECK(refused(request));
    request = vector_request();
    request.headers.erase(request.headers.begin());
    CHECK(refused(request));
    request.headers.clear();
    CHECK(refused(request));
}

TEST_CASE("SL-3 a signature that differs in anything is refused", "[channel][slack]") {
    std::string upper = kVectorSignature;
    for (char& c : upper)
        if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
    const std::string bare = kVectorSignature.substr(3);
    for (const std::string& wrong :
         {std::string(), "v1=" + bare, bare, kVectorSignature.substr(0, 66), kVectorSignature + "0",
          kVectorSignature + "\n", upper, std::string("v0="), "v0=" + std::string(64, '0')}) {
        CAPTURE(wrong);
        HttpRequest request = vector_request();
        request.headers[1].second = wrong;
        CHECK(refused(request));
    }
    CHECK(vector_slack({Secret("another")})->verify(vector_request(), at(kVectorTime)));
}

TEST_CASE("SL-3 one changed byte of the body is refused", "[channel][slack]") {
    for (const std::size_t place : {std::size_t{0}, std::size_t{180}, kVectorBody.size() - 1}) {
        HttpRequest request = vector_request();
        request.body[place] ^= 1;
        CHECK(refused(request));
    }
    HttpRequest longer = vector_request();
    longer.body += '\n';
    CHECK(refused(longer));
}

TEST_CASE("SL-1 a time stamp is all digits, and the one that was signed", "[channel][slack]") {
    for (const char* wrong : {"abc", "1531420618x", "", " 1531420618", "+1531420618", "-1531420618",
                              "1531420618.0", "15314206180000000000000000", "1531420619"}) {
        CAPTURE(wrong);
        HttpRequest request = vector_request();
        request.headers[0].second = wrong;
        CHECK(refused(request));
        // Also where somebody with the secret signed it.
        if (std::string(wrong) != "1531420619") {
            request.headers = slack_signature(kVectorSecret, wrong, kVectorBody);
            CHECK(refused(request));
        }
    }
}

TEST_CASE("SL-1 a skew is told in seconds, of a signature that is good alone", "[channel][slack]") {
    const auto late = vector_slack()->verify(vector_request(), at(kVectorTime + 612));
    REQUIRE(late);
    CHECK(late->body == "Slack's time and this server's differ by 612 s.");
    const auto early = vector_slack()->verify(vector_request(), at(kVectorTime - 4000));
    REQUIRE(early);
    CHECK(early->body == "Slack's time and this server's differ by -4000 s.");
    HttpRequest forged = vector_request();
    forged.headers[0].second = "1000000000";
    const auto wrong = vector_slack()->verify(forged, at(kVectorTime));
    REQUIRE(wrong);
    CHECK(wrong->body == "Slack's signature is wrong.");
}

TEST_CASE("SL-1 the signature is checked on all three endpoints, over raw bytes", "[channel][slack]") {
    const auto slack = a_slack();
    for (const char* place : {"events", "interactive", "commands"})
        for (const std::string& body : {std::string("{}"), std::string("\xff\0\xfe%%&", 6), std::string()}) {
            CAPTURE(place, body);
            HttpRequest request = slack_request(place, body);
            CHECK_FALSE(slack->verify(request, kSlackNow));
            request.headers.back().second.back() ^= 1;
            CHECK(slack->verify(request, kSlackNow));
        }
}

TEST_CASE("SL-2 either of two secrets is good while one takes the other's place", "[channel][slack]") {
    const auto secrets = signing_secrets_of("newer-secret," + kVectorSecret);
    REQUIRE(secrets);
    CHECK_FALSE(vector_slack(*secrets)->verify(vector_request(), at(kVectorTime)));
    HttpRequest by_new = vector_request();
    by_new.headers = slack_signature("newer-secret", "1531420618", kVectorBody);
    CHECK_FALSE(vector_slack(*secrets)->verify(by_new, at(kVectorTime)));
    by_new.headers = slack_signature("third-secret", "1531420618", kVectorBody);
    CHECK(vector_slack(*secrets)->verify(by_new, at(kVectorTime)));
}

TEST_CASE("SL-2 a setting is one secret or two, and never an empty one", "[channel][slack]") {
    REQUIRE(signing_secrets_of("one"));
    CHECK(*signing_secrets_of("one") == std::vector<Secret>{Secret("one")});
    CHECK(*signing_secrets_of(" new , old ") == std::vector<Secret>{Secret("new"), Secret("old")});
    for (const char* wrong : {"", ",", "one,", ",two", "a,b,c", "  "}) {
        CAPTURE(wrong);
        CHECK_FALSE(signing_secrets_of(wrong));
    }
    CHECK(signing_secrets_of("hunter2,").error().what.find("hunter2") == std::string::npos);
    // Not even where one got past: an empty secret is one that everybody knows.
    HttpRequest by_nobody = vector_request();
    by_nobody.headers = slack_signature("", "1531420618", kVectorBody);
    CHECK(vector_slack({Secret("")})->verify(by_nobody, at(kVectorTime)));
    CHECK(vector_slack({})->verify(vector_request(), at(kVectorTime)));
}

TEST_CASE("SL-4 ssl_check alone may come unsigned, and nothing is done", "[channel][slack]") {
    const auto slack = a_slack();
    for (const char* body : {"ssl_check=1", "ssl_check=1&token=whatever", "token=whatever&ssl_check=1"}) {
        CAPTURE(body);
        const HttpRequest request{"POST", "/webhooks/slack/commands", "", {}, body};
        CHECK_FALSE(slack->verify(request, kSlackNow));
        CHECK(is_silent(slack->decode(request)));
    }
}

TEST_CASE("SL-4 ssl_check beside a command needs the signature like any other", "[channel][slack]") {
    const auto slack = a_slack();
    auto fields = slack_command("i want to text him");
    fields.insert(fields.begin(), {"ssl_check", "1"});
    HttpRequest request{"POST", "/webhooks/slack/commands", "", {}, form_body(fields)};
    CHECK(slack->verify(request, kSlackNow));
    for (const char* body : {"ssl_check=0", "ssl_check=1&text=hi", "ssl_check=1&payload=%7B%7D",
                             "ssl_check=1%", "ssl_check", ""}) {
        CAPTURE(body);
        request.body = body;
        CHECK(slack->verify(request, kSlackNow));
    }
    request.body = "ssl_check=1&token=" + std::string(600, 'x');
    CHECK(slack->verify(request, kSlackNow));
    // The events are no form.
    CHECK(slack->verify({"POST", "/webhooks/slack/events", "", {}, "ssl_check=1"}, kSlackNow));
    // Signed, it is the command that it says.
    CHECK(decoded_command(fields).events.size() == 1);
}

}  // namespace
}  // namespace onward::test

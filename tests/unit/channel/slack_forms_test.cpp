#include "base/text.hpp"
#include "codec/parcel.hpp"
#include "support/catch.hpp"
#include "support/slack_requests.hpp"

namespace onward::test {
namespace {

using nlohmann::json;

// A press with one part set otherwise.
Received pressed_with(const char* pointer, const json& value) {
    json press = slack_press();
    press[json::json_pointer(pointer)] = value;
    return decoded_press(press);
}

TEST_CASE("SL-14 a pressed button is an event of the conversation", "[channel][slack]") {
    const Received received = decoded_press(slack_press());
    CHECK(received.answer == HttpAnswer{});
    CHECK(received.ignored.empty());
    REQUIRE(received.events.size() == 1);
    Inbound expected;
    expected.channel = "slack";
    expected.event_keys = {"1001.2002.0f0f0f0f", "T0HEARTH:D0ASTER:1766999980.000300:1766999991.000400"};
    expected.conversation = expected.user = "T0HEARTH:U0ASTER";
    expected.address = "T0HEARTH/D0ASTER";
    expected.kind = Inbound::Kind::button;
    expected.button = "q1a.1";
    expected.sent_at = Instant(std::chrono::microseconds(1766999991000400));
    CHECK(received.events[0] == expected);
    CHECK(button_of(expected.button) == ButtonPress{46, 1});
}

TEST_CASE("SL-14 after a press the chosen label is shown in the place of the buttons", "[channel][slack]") {
    const Received received = decoded_press(slack_press());
    REQUIRE(received.courtesies.size() == 1);
    const ApiCall& call = received.courtesies[0];
    CHECK(call.name == "chat.update");
    CHECK(call.path == "/chat.update");
    const json body = json::parse(call.body);
    CHECK(body == json{{"channel", "D0ASTER"},
                       {"ts", "1766999980.000300"},
                       {"text", "Tea &amp; rest?"},
                       {"blocks",
                        {{{"type", "section"}, {"text", {{"type", "mrkdwn"}, {"text", "*Tea* &amp; rest?"}}}},
                         {{"type", "context"},
                          {"elements", json::array({{{"type", "plain_text"}, {"text", "✓ Yes & now"}}})}}}}});
}

TEST_CASE("SL-14 a message that Slack does not tell stays as it is", "[channel][slack]") {
    json press = slack_press();
    press.erase("message");
    const Received received = decoded_press(press);
    REQUIRE(received.events.size() == 1);
    CHECK(received.events[0].address == "T0HEARTH/D0ASTER");
    CHECK(received.courtesies.empty());
    CHECK(pressed_with("/actions/0/text", nullptr).courtesies.empty());
    CHECK(pressed_with("/actions/0/text", nullptr).events.size() == 1);
    // Without blocks its text is all that there was; without text the blocks.
    const json of_text = json::parse(pressed_with("/message/blocks", 7).courtesies.at(0).body);
    CHECK(of_text["blocks"][0]["text"]["text"] == "Tea &amp; rest?");
    const json of_blocks = json::parse(pressed_with("/message/text", 7).courtesies.at(0).body);
    CHECK(of_blocks["text"] == "*Tea* &amp; rest?");
}

TEST_CASE("SL-14 a press in a thread is answered in it", "[channel][slack]") {
    CHECK(pressed_with("/message/thread_ts", "1766999000.000100").events.at(0).address ==
          "T0HEARTH/D0ASTER/1766999000.000100");
    CHECK(pressed_with("/container/thread_ts", "1766999000.000100").events.at(0).address ==
          "T0HEARTH/D0ASTER/1766999000.000100");
    CHECK(pressed_with("/message/thread_ts", "1766999980.000300").events.at(0).address == "T0HEARTH/D0ASTER");
}

TEST_CASE("SL-14 a press is told twice by the same keys, a second press by others", "[channel][slack]") {
    const auto first = decoded_press(slack_press()).events.at(0).event_keys;
    CHECK(decoded_press(slack_press()).events.at(0).event_keys == first);
    json again = slack_press();
    again["trigger_id"] = "1001.2002.99";
    again["actions"][0]["action_ts"] = "1766999992.000400";
    const auto second = decoded_press(again).events.at(0).event_keys;
    CHECK(second[0] != first[0]);
    CHECK(second[1] != first[1]);
    again["trigger_id"] = nullptr;
    CHECK(decoded_press(again).events.at(0).event_keys == std::vector<std::string>{second[1]});
    again["actions"][0]["action_ts"] = nullptr;
    CHECK(is_silent(decoded_press(again)));
}

TEST_CASE("SL-14 an action that is none of our buttons is ignored", "[channel][slack]") {
    for (const json& id : {json("approve"), json(""), json("q"), json("q0.1"), json("q1a.0"), json("q1a"),
                           json("q-1.1"), json("Q1A.1"), json("q1a.1 "), json(7), json(nullptr),
                           json::array(), json("qzzzzzzzzzzzzzzzzzz.1")}) {
        CAPTURE(id.dump());
        const Received received = pressed_with("/actions/0/action_id", id);
        CHECK(is_silent(received));
        CHECK(received.ignored == "action");
    }
    for (const json& actions : {json(nullptr), json::array(), json("x"), json::array({1, nullptr, "q1a.1"})})
        CHECK(pressed_with("/actions", actions).ignored == "action");
}

TEST_CASE("SL-14 other interactions are ignored", "[channel][slack]") {
    for (const char* type : {"view_submission", "view_closed", "shortcut", "message_action",
                             "block_suggestion", "interactive_message", "dialog_submission", ""}) {
        CAPTURE(type);
        CHECK(is_silent(pressed_with("/type", type)));
        CHECK(pressed_with("/type", type).ignored == "type");
    }
}

TEST_CASE("SL-14 a press outside of direct messages is ignored", "[channel][slack]") {
    for (const char* channel : {"C0KITCHEN", "G0PRIVATE"}) {
        json press = slack_press();
        press["channel"]["id"] = press["container"]["channel_id"] = channel;
        CHECK(is_silent(decoded_press(press)));
        CHECK(decoded_press(press).ignored == "channel");
    }
}

TEST_CASE("SL-14 a payload of a wrong inner shape is ignored with 200", "[channel][slack]") {
    for (const json& payload :
         {json(7), json("x"), json::array(), json::object(), json(nullptr), json{{"type", 1}}}) {
        CAPTURE(payload.dump());
        CHECK(is_silent(decoded_press(payload)));
        CHECK(decoded_press(payload).ignored == "shape");
    }
    for (const char* pointer : {"/user", "/user/id"}) {
        CAPTURE(pointer);
        CHECK(pressed_with(pointer, 7).ignored == "shape");
    }
    json press = slack_press();
    press["channel"] = press["container"] = 7;
    CHECK(decoded_press(press).ignored == "shape");
}

TEST_CASE("SL-14 a bad payload is answered with 400", "[channel][slack]") {
    for (const std::string& body :
         {std::string(), std::string("payload"), std::string("payload=%7B"), std::string("payload=%7"),
          std::string("other=%7B%7D"), std::string("{\"type\":\"block_actions\"}"),
          form_body({{"payload", std::string(40, '[')}}), std::string("payload=%FF")}) {
        CAPTURE(body);
        const Received received = a_slack()->decode(slack_request("interactive", body));
        CHECK(received.answer.status == 400);
        CHECK(received.answer.headers == Headers{{"X-Slack-No-Retry", "1"}});
        CHECK(received.events.empty());
    }
}

TEST_CASE("SL-15 a command is an utterance in the person's direct messages", "[channel][slack]") {
    const Received received = decoded_command(slack_command("I want to text him &amp; cry"));
    REQUIRE(received.events.size() == 1);
    Inbound expected;
    expected.channel = "slack";
    expected.event_keys = {"1001.2002.0e0e0e0e"};
    expected.conversation = expected.user = "T0HEARTH:U0ASTER";
    expected.address = "T0HEARTH/@U0ASTER";
    expected.text = "I want to text him & cry";
    CHECK(received.events[0] == expected);
    CHECK(received.invitations.empty());
    CHECK(received.courtesies.empty());
    CHECK(received.ignored.empty());
}

TEST_CASE("SL-15 where it was said only whoever said it sees a fixed line", "[channel][slack]") {
    const HttpAnswer answer = decoded_command(slack_command("my secret")).answer;
    CHECK(answer.status == 200);
    CHECK(answer.headers == Headers{{"Content-Type", "application/json; charset=utf-8"}});
    CHECK(json::parse(answer.body) ==
          json{{"response_type", "ephemeral"}, {"text", "I've answered in our direct messages."}});
}

TEST_CASE("SL-15 a command without words asks for the menu", "[channel][slack]") {
    CHECK(decoded_command(slack_command("")).events.at(0).text == "menu");
    CHECK(decoded_command(slack_command("  ")).events.at(0).text == "menu");
    auto fields = slack_command("");
    std::erase_if(fields, [](const auto& each) { return each.first == "text"; });
    CHECK(decoded_command(fields).events.at(0).text == "menu");
}

TEST_CASE("SL-15 a command leads to the same conversation as a message and a press", "[channel][slack]") {
    const std::string written =
        decoded_event(slack_envelope(slack_message("hello"))).events.at(0).conversation;
    CHECK(decoded_command(slack_command("hello")).events.at(0).conversation == written);
    CHECK(decoded_press(slack_press()).events.at(0).conversation == written);
}

TEST_CASE("SL-15 a command without somebody is ignored, a bad form answered with 400", "[channel][slack]") {
    for (const char* missing : {"user_id", "team_id", "trigger_id", "command"}) {
        CAPTURE(missing);
        auto fields = slack_command("hello");
        std::erase_if(fields, [&](const auto& each) { return each.first == missing; });
        CHECK(is_silent(decoded_command(fields)));
        CHECK(decoded_command(fields).ignored == "shape");
    }
    const Received bad = a_slack()->decode(slack_request("commands", "text=%"));
    CHECK(bad.answer.status == 400);
    CHECK(bad.answer.headers == Headers{{"X-Slack-No-Retry", "1"}});
}

TEST_CASE("SL-15 a command's bytes become text", "[channel][slack]") {
    const Inbound odd = decoded_command(slack_command(std::string("a\0\xff z", 5))).events.at(0);
    CHECK(is_utf8(odd.text));
    CHECK(odd.text == "a\xEF\xBF\xBD\xEF\xBF\xBD z");
}

}  // namespace
}  // namespace onward::test

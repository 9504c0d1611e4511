#include "base/text.hpp"
#include "support/catch.hpp"
#include "support/slack_requests.hpp"

namespace onward::test {
namespace {

using nlohmann::json;

Received of_event(const json& event) { return decoded_event(slack_envelope(event)); }

// A direct message with some of its fields set otherwise.
Received of_message(const json& changes) {
    json event = slack_message("hello");
    event.update(changes);
    return of_event(event);
}

TEST_CASE("SL-5 the url is verified by its challenge", "[channel][slack]") {
    const Received received =
        decoded_event({{"type", "url_verification"}, {"token", "x"}, {"challenge", "3eZbrw1a"}});
    CHECK(received.answer.status == 200);
    CHECK(received.answer.body == "3eZbrw1a");
    CHECK(received.events.empty());
    CHECK(is_silent(decoded_event({{"type", "url_verification"}})));
    CHECK(is_silent(decoded_event({{"type", "url_verification"}, {"challenge", 7}})));
}

TEST_CASE("SL-10 a direct message is the conversation of whoever wrote it", "[channel][slack]") {
    const Received received = of_event(slack_message("i want to text him"));
    CHECK(received.answer == HttpAnswer{});
    CHECK(received.ignored.empty());
    CHECK(received.courtesies.empty());
    REQUIRE(received.events.size() == 1);
    Inbound expected;
    expected.channel = "slack";
    expected.event_keys = {"Ev0FIRST", "T0HEARTH:D0ASTER:1766999990.000100"};
    expected.conversation = expected.user = "T0HEARTH:U0ASTER";
    expected.address = "T0HEARTH/D0ASTER";
    expected.text = "i want to text him";
    expected.sent_at = Instant(std::chrono::microseconds(1766999990000100));
    CHECK(received.events[0] == expected);
}

TEST_CASE("SL-10 who writes in a thread is answered in it", "[channel][slack]") {
    CHECK(of_message({{"thread_ts", "1766999000.000500"}}).events.at(0).address ==
          "T0HEARTH/D0ASTER/1766999000.000500");
    // The thread that a message itself began is no place that it was written in.
    CHECK(of_message({{"thread_ts", "1766999990.000100"}}).events.at(0).address == "T0HEARTH/D0ASTER");
    const Received shared = of_message({{"subtype", "thread_broadcast"}, {"thread_ts", "1766999000.000500"}});
    REQUIRE(shared.events.size() == 1);
    CHECK(shared.events[0].kind == Inbound::Kind::text);
    CHECK(shared.events[0].text == "hello");
    CHECK(shared.events[0].address == "T0HEARTH/D0ASTER/1766999000.000500");
}

TEST_CASE("SL-7 one message under many event ids has one key in common", "[channel][slack]") {
    json first = slack_envelope(slack_message("hello"));
    json second = first;
    second["event_id"] = "Ev0SECOND";
    const auto a = decoded_event(first).events.at(0).event_keys,
               b = decoded_event(second).events.at(0).event_keys;
    REQUIRE(a.size() == 2);
    REQUIRE(b.size() == 2);
    CHECK(a[0] != b[0]);
    CHECK(a[1] == b[1]);
    // Another message of the same second, another channel, another team: another key.
    for (const auto& [where, key, value] :
         {std::tuple{"event", "ts", "1766999990.000101"}, std::tuple{"event", "channel", "D0OTHER"},
          std::tuple{"", "team_id", "T0OTHER"}}) {
        json other = first;
        (std::string(where).empty() ? other : other[where])[key] = value;
        CHECK(decoded_event(other).events.at(0).event_keys[1] != a[1]);
    }
    first.erase("event_id");
    CHECK(decoded_event(first).events.at(0).event_keys == std::vector<std::string>{a[1]});
}

TEST_CASE("SL-7 a request with retry headers is not dropped", "[channel][slack]") {
    HttpRequest request = slack_request("events", slack_envelope(slack_message("hello")).dump());
    const Received first = a_slack()->decode(request);
    request.headers.emplace_back("X-Slack-Retry-Num", "1");
    request.headers.emplace_back("X-Slack-Retry-Reason", "http_timeout");
    CHECK_FALSE(a_slack()->verify(request, kSlackNow));
    CHECK(a_slack()->decode(request) == first);
    CHECK(first.events.size() == 1);
}

TEST_CASE("SL-8 what a bot says is ignored", "[channel][slack]") {
    CHECK(of_message({{"bot_id", "B0OTHER"}}).ignored == "bot");
    CHECK(of_message({{"bot_id", "B0ONWARD"}, {"user", "U0ONWARD"}}).ignored == "bot");
    CHECK(of_message({{"user", "U0ONWARD"}}).ignored == "bot");
    CHECK(is_silent(of_message({{"user", "U0ONWARD"}})));
    // Slack writes null where there is none.
    CHECK(of_message({{"bot_id", nullptr}, {"subtype", nullptr}, {"thread_ts", nullptr}}).events.size() == 1);
}

TEST_CASE("SL-8 every subtype but two is ignored", "[channel][slack]") {
    for (const char* subtype : {"message_changed",
                                "message_deleted",
                                "message_replied",
                                "bot_message",
                                "bot_add",
                                "bot_remove",
                                "me_message",
                                "channel_join",
                                "channel_leave",
                                "channel_topic",
                                "channel_purpose",
                                "channel_name",
                                "channel_archive",
                                "channel_unarchive",
                                "channel_convert_to_private",
                                "channel_posting_permissions",
                                "group_join",
                                "group_leave",
                                "group_topic",
                                "group_purpose",
                                "group_name",
                                "group_archive",
                                "group_unarchive",
                                "reply_broadcast",
                                "reminder_add",
                                "pinned_item",
                                "unpinned_item",
                                "ekm_access_denied",
                                "assistant_app_thread",
                                "document_mention",
                                "file_comment",
                                "huddle_thread",
                                "tombstone",
                                "",
                                "of next year"}) {
        CAPTURE(subtype);
        CHECK(of_message({{"subtype", subtype}}).ignored == "subtype");
        CHECK(is_silent(of_message({{"subtype", subtype}})));
    }
}

TEST_CASE("SL-8 an edit is no new message", "[channel][slack]") {
    const json event{{"type", "message"},
                     {"subtype", "message_changed"},
                     {"channel", "D0ASTER"},
                     {"channel_type", "im"},
                     {"ts", "1766999995.000700"},
                     {"message", slack_message("hello again")},
                     {"previous_message", slack_message("hello")}};
    CHECK(is_silent(of_event(event)));
}

TEST_CASE("SL-8 a message of nobody, or without words, is ignored", "[channel][slack]") {
    json event = slack_message("hello");
    event.erase("user");
    CHECK(of_event(event).ignored == "no user");
    for (const char* empty : {"", "   ", "<@U0ONWARD>", "\n"}) {
        CAPTURE(empty);
        CHECK(of_message({{"text", empty}}).ignored == "no text");
        CHECK(is_silent(of_message({{"text", empty}})));
    }
    event = slack_message("");
    event.erase("text");
    CHECK(of_event(event).ignored == "no text");
}

TEST_CASE("SL-19 a file with words is its words, without words it is no text", "[channel][slack]") {
    const json files = json::array({{{"id", "F0SONG"}, {"mimetype", "audio/mp4"}, {"name", "song.m4a"}}});
    const Received with_words =
        of_message({{"subtype", "file_share"}, {"files", files}, {"text", "our song"}});
    REQUIRE(with_words.events.size() == 1);
    CHECK(with_words.events[0].kind == Inbound::Kind::text);
    CHECK(with_words.events[0].text == "our song");
    for (const json& changes :
         {json{{"subtype", "file_share"}, {"files", files}, {"text", ""}},
          json{{"subtype", "file_share"}, {"text", nullptr}}, json{{"files", files}, {"text", ""}}}) {
        const Received alone = of_message(changes);
        REQUIRE(alone.events.size() == 1);
        CHECK(alone.events[0].kind == Inbound::Kind::not_text);
        CHECK(alone.events[0].what == "file");
        CHECK(alone.events[0].text.empty());
        CHECK(alone.events[0].conversation == "T0HEARTH:U0ASTER");
    }
}

TEST_CASE("SL-8 other events are ignored", "[channel][slack]") {
    for (const char* type :
         {"reaction_added", "reaction_removed", "member_joined_channel", "im_created", "im_open", "im_close",
          "team_join", "user_change", "file_shared", "channel_created", "channel_rename", "link_shared",
          "pin_added", "emoji_changed", "assistant_thread_started", "message_metadata_posted",
          "team_access_granted", "", "of next year"}) {
        CAPTURE(type);
        json event = slack_message("hello");
        event["type"] = type;
        CHECK(of_event(event).ignored == "type");
        CHECK(is_silent(of_event(event)));
    }
    CHECK(is_silent(decoded_event({{"type", "something_else"}})));
}

TEST_CASE("SL-6 a limit that Slack tells of is counted and nothing else", "[channel][slack]") {
    const Received received = decoded_event({{"type", "app_rate_limited"},
                                             {"team_id", "T0HEARTH"},
                                             {"minute_rate_limited", 1766999940},
                                             {"api_app_id", "A0ONWARD"}});
    CHECK(is_silent(received));
    CHECK(received.ignored == "rate limited");
}

TEST_CASE("SL-12 who opens our home has not written", "[channel][slack]") {
    const Received received = of_event({{"type", "app_home_opened"},
                                        {"user", "U0ASTER"},
                                        {"channel", "D0ASTER"},
                                        {"tab", "messages"},
                                        {"event_ts", "1.0"}});
    CHECK(is_silent(received));
    CHECK(received.ignored == "home");
}

TEST_CASE("SL-12 that the app was removed is taken note of", "[channel][slack]") {
    for (const json& event :
         {json{{"type", "app_uninstalled"}},
          json{{"type", "tokens_revoked"}, {"tokens", {{"oauth", json::array()}, {"bot", {"U0ONWARD"}}}}}}) {
        CHECK(is_silent(of_event(event)));
        CHECK(of_event(event).ignored == "uninstalled");
    }
}

TEST_CASE("SL-9 a conversation is of a team and a user, never of a user alone", "[channel][slack]") {
    json other_team = slack_envelope(slack_message("hello"));
    other_team["team_id"] = "T0RIVER";
    CHECK(decoded_event(other_team).events.at(0).conversation == "T0RIVER:U0ASTER");
    CHECK(of_event(slack_message("hello")).events.at(0).conversation == "T0HEARTH:U0ASTER");
    json nowhere = slack_envelope(slack_message("hello"));
    nowhere.erase("team_id");
    CHECK(is_silent(decoded_event(nowhere)));
    CHECK(decoded_event(nowhere).ignored == "shape");
}

TEST_CASE("SL-9 in an enterprise a person has one conversation, whatever names it", "[channel][slack]") {
    const std::string expected = "E0WOODS:U0ASTER";
    json event = slack_envelope(slack_message("hello"));
    event["enterprise_id"] = "E0WOODS";
    CHECK(decoded_event(event).events.at(0).conversation == expected);
    event["team_id"] = "T0RIVER";  // another team of it
    CHECK(decoded_event(event).events.at(0).conversation == expected);

    event = slack_envelope(slack_message("hello"));
    event.erase("enterprise_id");
    event["authorizations"][0]["enterprise_id"] = "E0WOODS";
    CHECK(decoded_event(event).events.at(0).conversation == expected);

    SlackIdentity us = kSlackUs;
    us.enterprise = "E0WOODS";
    event = slack_envelope(slack_message("hello"));
    CHECK(decoded_event(event, us).events.at(0).conversation == expected);
    event["team_id"] = "T0RIVER";  // a guest from elsewhere
    CHECK(decoded_event(event, us).events.at(0).conversation == "T0RIVER:U0ASTER");

    CHECK(decoded_press(slack_press(), us).events.at(0).conversation == expected);
    json press = slack_press();
    press["enterprise"] = {{"id", "E0WOODS"}, {"name", "Woods"}};
    press["team"] = nullptr;  // of an app that is installed in all of it
    CHECK(decoded_press(press).events.at(0).conversation == expected);
    auto command = slack_command("hello");
    CHECK(decoded_command(command, us).events.at(0).conversation == expected);
    command.emplace_back("enterprise_id", "E0WOODS");
    CHECK(decoded_command(command).events.at(0).conversation == expected);
}

TEST_CASE("SL-11 a mention is invited, in its thread", "[channel][slack]") {
    const Received received = of_event(slack_mention("<@U0ONWARD> he left me &amp; i can't"));
    CHECK(received.answer == HttpAnswer{});
    CHECK(received.events.empty());
    CHECK(received.ignored.empty());
    const Invitation expected{"slack", "T0HEARTH:C0KITCHEN", "T0HEARTH:U0ASTER",
                              "T0HEARTH/C0KITCHEN/1766999990.000200", "he left me & i can't"};
    CHECK(received.invitations == std::vector<Invitation>{expected});
    json in_thread = slack_mention("<@U0ONWARD> hi");
    in_thread["thread_ts"] = "1766999000.000900";
    CHECK(of_event(in_thread).invitations.at(0).address == "T0HEARTH/C0KITCHEN/1766999000.000900");
    CHECK(of_event(slack_mention("<@U0ONWARD>")).invitations.at(0).text.empty());
}

TEST_CASE("SL-11 a person is invited once in each channel: same place, same person, whatever they write",
          "[channel][slack]") {
    json again = slack_mention("<@U0ONWARD> and again");
    again["ts"] = "1766999999.000900";
    const Invitation first = of_event(slack_mention("<@U0ONWARD> hi")).invitations.at(0);
    const Invitation second = of_event(again).invitations.at(0);
    CHECK(first.place == second.place);
    CHECK(first.person == second.person);
    again["channel"] = "C0GARDEN";
    CHECK(of_event(again).invitations.at(0).place != first.place);
    again["user"] = "U0MAPLE";
    CHECK(of_event(again).invitations.at(0).person != first.person);
}

TEST_CASE("SL-11 a mention by a bot, by nobody, or in direct messages invites nobody", "[channel][slack]") {
    for (const auto& [key, value] : {std::pair<const char*, json>{"bot_id", "B0OTHER"},
                                     {"user", "U0ONWARD"},
                                     {"user", nullptr},
                                     {"channel", "D0ASTER"},
                                     {"channel_type", "im"},
                                     {"subtype", "bot_message"}}) {
        CAPTURE(key);
        json event = slack_mention("<@U0ONWARD> hi");
        event[key] = value;
        CHECK(is_silent(of_event(event)));
    }
}

TEST_CASE("SL-11 all other talk of channels is never answered", "[channel][slack]") {
    for (const char* place : {"channel", "group", "mpim", "app_home", ""}) {
        CAPTURE(place);
        for (const char* words : {"hello all", "<@U0ONWARD> hello", "i want to die"}) {
            const Received received =
                of_message({{"channel", "C0KITCHEN"}, {"channel_type", place}, {"text", words}});
            CHECK(is_silent(received));
            CHECK(received.ignored == "channel");
        }
    }
}

TEST_CASE("SL-8 a wrong inner shape is answered with 200 and ignored", "[channel][slack]") {
    for (const json& body :
         {json(7), json("text"), json::array(), json::object(), json(nullptr), json(true), json{{"type", 7}},
          json{{"type", "event_callback"}}, json{{"type", "event_callback"}, {"event", 7}},
          slack_envelope(nullptr), slack_envelope("x"), slack_envelope(json::array({1})),
          slack_envelope({{"type", json::array()}})}) {
        CAPTURE(body.dump());
        CHECK(is_silent(decoded_event(body)));
        CHECK(decoded_event(body).ignored == "shape");
    }
    for (const char* key : {"channel_type", "channel", "user", "ts", "text", "subtype"})
        for (const json& wrong : {json(7), json::object(), json::array({"im"}), json(false)}) {
            CAPTURE(key, wrong.dump());
            CHECK(is_silent(of_message({{key, wrong}})));
            CHECK(of_message({{key, wrong}}).ignored == "shape");
        }
    // Ids are letters and digits: a key that is made of them means one thing.
    for (const char* wrong : {"", "U 1", "U:1", "U/1", "\xC3\xA9"}) {
        CAPTURE(wrong);
        CHECK(of_message({{"user", wrong}}).ignored == "shape");
        CHECK(of_message({{"channel", wrong}}).ignored == "shape");
        CHECK(of_message({{"ts", wrong}}).ignored == "shape");
    }
    CHECK(of_message({{"user", std::string(256, 'U')}}).ignored == "shape");
}

TEST_CASE("SL-8 unknown fields are no matter", "[channel][slack]") {
    CHECK(of_message({{"of_next_year", {{"a", json::array({1, 2})}}}}).events ==
          of_event(slack_message("hello")).events);
}

TEST_CASE("SL-6 what is no JSON is answered with 400, and not to be sent again", "[channel][slack]") {
    for (const std::string& body : {std::string(), std::string("{"), std::string("not json"),
                                    std::string("{} {}"), std::string("{\"a\":\"\xff\"}"),
                                    std::string("\"\\ud83d\""), std::string(40, '['), std::string("\0", 1)}) {
        CAPTURE(body);
        const Received received = a_slack()->decode(slack_request("events", body));
        CHECK(received.answer.status == 400);
        CHECK(received.answer.headers == Headers{{"X-Slack-No-Retry", "1"}});
        CHECK(received.events.empty());
        CHECK(received.ignored == "malformed");
    }
}

TEST_CASE("SL-13 a message is read as it was seen", "[channel][slack]") {
    CHECK(of_event(slack_message("me &amp; <@U0MAPLE> on <https://example.org|this>")).events.at(0).text ==
          "me & someone on this");
    const Inbound odd = of_event(slack_message(std::string("a\0b", 3))).events.at(0);
    CHECK(is_utf8(odd.text));
    CHECK(odd.text.find('\0') == std::string::npos);
}

TEST_CASE("SL-9 the time of a message is Slack's", "[channel][slack]") {
    CHECK(of_message({{"ts", "1766999990.999999"}}).events.at(0).sent_at ==
          Instant(std::chrono::microseconds(1766999990999999)));
    for (const char* odd : {"1766999990", "1.5", "99999999999999999999.000100", "176699999x.000100"}) {
        CAPTURE(odd);
        CHECK(of_message({{"ts", odd}}).events.at(0).sent_at == Instant{});
    }
}

}  // namespace
}  // namespace onward::test

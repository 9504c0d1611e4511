// Telegram, the way in: the secret, private chats, presses, membership.
#include <limits>

#include "base/text.hpp"
#include "channel/telegram_encode.hpp"
#include "support/catch.hpp"
#include "support/telegram_requests.hpp"

namespace onward::test {
namespace {

using Kind = Inbound::Kind;

Inbound only_event(const Received& received) {
    REQUIRE(received.events.size() == 1);
    CHECK(received.answer == HttpAnswer{});
    CHECK(received.invitations.empty());
    CHECK(received.ignored.empty());
    return received.events.front();
}

void check_silent(const Received& received, const std::string& why) {
    CHECK(received.answer == HttpAnswer{});
    CHECK(received.events.empty());
    CHECK(received.invitations.empty());
    CHECK(received.courtesies.empty());
    CHECK(received.ignored == why);
}

json recorded(const std::string& name) {
    for (const Recorded& each : recorded_updates())
        if (each.name == name) return each.update;
    FAIL("no recorded update " << name);
    return {};
}

TEST_CASE("TG-3 only a request with the whole secret is genuine", "[telegram]") {
    const auto telegram = a_telegram();
    const auto refusal_of = [&](Headers headers) {
        HttpRequest request = posted("not even JSON");
        request.headers = std::move(headers);
        return telegram->verify(request, {});
    };
    CHECK_FALSE(refusal_of({{"X-Telegram-Bot-Api-Secret-Token", kWebhookSecret}}));
    CHECK_FALSE(refusal_of({{"x-telegram-bot-api-secret-token", kWebhookSecret}}));
    const HttpAnswer refusal{.status = 401};
    CHECK(refusal_of({}) == refusal);
    for (const std::string& wrong :
         {std::string(), std::string("x"), kWebhookSecret + "1", kWebhookSecret.substr(1),
          kWebhookSecret.substr(0, kWebhookSecret.size() - 1), "A" + kWebhookSecret.substr(1)})
        CHECK(refusal_of({{"X-Telegram-Bot-Api-Secret-Token", wrong}}) == refusal);
}

TEST_CASE("TG-3 without a secret of ours nothing is genuine", "[telegram]") {
    TelegramSettings settings = telegram_settings();
    settings.webhook_secret = Secret();
    HttpRequest request = posted("{}");
    request.headers = {{"X-Telegram-Bot-Api-Secret-Token", ""}};
    CHECK(make_telegram(settings, kBot)->verify(request, {}) == HttpAnswer{.status = 401});
}

TEST_CASE("a text is an event of the private chat", "[telegram]") {
    const Inbound inbound = only_event(decoded(text_update("I miss him 😭")));
    CHECK(inbound.channel == "telegram");
    CHECK(inbound.kind == Kind::text);
    CHECK(inbound.text == "I miss him 😭");
    CHECK(inbound.conversation == "5551001");
    CHECK(inbound.address == "5551001");
    CHECK(inbound.user == "5551001");
    CHECK(inbound.language == "en");
    CHECK(inbound.sent_at == Instant(std::chrono::seconds(1772438400)));
}

TEST_CASE("TG-4 what is stored or ignored is answered 200 with an empty body", "[telegram]") {
    for (const Recorded& each : recorded_updates()) {
        INFO(each.name);
        CHECK(decoded(each.update).answer == HttpAnswer{});
    }
}

TEST_CASE("TG-6 the event key is the bot's id and the update's", "[telegram]") {
    for (const Recorded& each : recorded_updates())
        for (const Inbound& inbound : decoded(each.update).events) {
            INFO(each.name);
            CHECK(inbound.event_keys == std::vector<std::string>{"7100200300:880000101"});
        }
}

TEST_CASE("TG-7 no call stands in the answer to a webhook", "[telegram]") {
    CHECK(decoded(update_of("callback_query", pressed())).answer.body.empty());
}

TEST_CASE("TG-8 what is no JSON is answered 400, and what is nested too far", "[telegram]") {
    const std::string deep =
        R"({"update_id":1,"message":)" + std::string(40, '[') + std::string(40, ']') + "}";
    const std::string whole = text_update("hello").dump();
    for (const std::string& body : {std::string(), std::string("{"), std::string("update_id=1"), deep,
                                    whole.substr(0, whole.size() - 1), whole + "}", std::string("\xff\xfe"),
                                    std::string(R"({"update_id":1,"message":{"text":"\ud83d"}})")}) {
        const Received received = a_telegram()->decode(posted(body));
        INFO(body);
        CHECK(received.answer == HttpAnswer{.status = 400});
        CHECK(received.events.empty());
        CHECK(received.ignored == "malformed");
    }
}

TEST_CASE("TG-8 JSON of a wrong inner shape is answered 200 and ignored", "[telegram]") {
    for (
        const char* body :
        {"null", "7", "[]", "{}", R"("text")", R"({"update_id":"1","message":{}})", R"({"update_id":1.5})",
         R"({"update_id":-1,"message":{}})", R"({"message":{"text":"x"}})", R"({"update_id":1,"message":7})",
         R"({"update_id":1,"message":{"chat":5}})",
         R"({"update_id":1,"message":{"chat":{"id":"5","type":"private"}}})",
         R"({"update_id":1,"message":{"chat":{"id":5,"type":7}}})",
         R"({"update_id":1,"message":{"chat":{"id":5,"type":"private"},"from":7,"text":"x"}})",
         R"({"update_id":1,"message":{"chat":{"id":5,"type":"private"},"from":{"id":"5"},"text":"x"}})",
         R"({"update_id":1,"message":{"chat":{"id":5,"type":"private"},"from":{"id":5},"text":{}}})",
         R"({"update_id":1,"my_chat_member":{"chat":{"id":5,"type":"private"},"from":{"id":5},"new_chat_member":{}}})"}) {
        INFO(body);
        check_silent(a_telegram()->decode(posted(body)), "shape");
    }
}

TEST_CASE("TG-8 what matters little may have any shape", "[telegram]") {
    json update = text_update("still here");
    update["message"]["date"] = "yesterday";
    update["message"]["entities"] =
        json::parse(R"([7, {"type": 7}, {"type": "bot_command", "offset": "0"}])");
    update["message"]["from"]["language_code"] = 7;
    const Inbound inbound = only_event(decoded(update));
    CHECK(inbound.text == "still here");
    CHECK(inbound.language.empty());
    CHECK(inbound.sent_at == Instant{});
}

TEST_CASE("TG-9 fields and kinds that nobody knows yet are no trouble", "[telegram]") {
    json update = text_update("hello");
    update["message"]["telepathy"] = {{"strength", 9}};
    update["trace"] = json::array({1, 2});
    CHECK(only_event(decoded(update)).text == "hello");
    check_silent(decoded(recorded("time_travelled_message")), "kind");
}

TEST_CASE("TG-9 a message of nobody is ignored", "[telegram]") {
    json update = text_update("hello");
    update["message"].erase("from");
    check_silent(decoded(update), "nobody");
}

TEST_CASE("a message of another bot is ignored", "[telegram]") {
    json update = text_update("hello");
    update["message"]["from"]["is_bot"] = true;
    check_silent(decoded(update), "bot");
}

TEST_CASE("TG-10 ids may be larger than 32 bits, and what is no id is none", "[telegram]") {
    json update = text_update("hello");
    update["message"]["chat"]["id"] = (std::int64_t{1} << 52) - 1;
    update["message"]["from"]["id"] = (std::int64_t{1} << 52) - 1;
    CHECK(only_event(decoded(update)).conversation == "4503599627370495");
    for (const json& id : {json(1e300), json(5551001.0), json(std::numeric_limits<std::uint64_t>::max()),
                           json(true), json("5551001"), json(nullptr)}) {
        INFO(id);
        update["message"]["chat"]["id"] = id;
        check_silent(decoded(update), "shape");
    }
}

TEST_CASE("TG-24 the entities of a text are ignored, its emoji kept", "[telegram]") {
    json update = text_update("💔 *not* <b>marked</b> https://example.org");
    update["message"]["entities"] = {{{"type", "url"}, {"offset", 24}, {"length", 19}}};
    CHECK(only_event(decoded(update)).text == "💔 *not* <b>marked</b> https://example.org");
}

TEST_CASE("a text is UTF-8 without U+0000", "[telegram]") {
    const Received received = a_telegram()->decode(posted(
        R"({"update_id":1,"message":{"chat":{"id":5,"type":"private"},"from":{"id":5},"text":"a\u0000b\ud83d\ude2d"}})"));
    CHECK(only_event(received).text ==
          "a\xEF\xBF\xBD"
          "b😭");
}

TEST_CASE("TG-24 a caption is the text of its photo, video or file", "[telegram]") {
    const Inbound inbound = only_event(decoded(recorded("photo with caption")));
    CHECK(inbound.kind == Kind::text);
    CHECK(inbound.text == "this is what she wrote");
}

TEST_CASE("TG-24 a command at the beginning is one, with or without our name", "[telegram]") {
    for (const char* text : {"/skip", "/skip@OnwardTestBot", "/skip@onwardtestbot", "/SKIP"}) {
        INFO(text);
        const Inbound inbound = only_event(decoded(command_update(text)));
        CHECK(inbound.kind == Kind::command);
        CHECK(inbound.text == "skip");
    }
    CHECK(only_event(decoded(command_update("/change 3"))).text == "change 3");
    CHECK(only_event(decoded(command_update("/check_in"))).text == "check in");
    // Nobody registered it: the engine says what it can do.
    CHECK(only_event(decoded(command_update("/horoscope"))).text == "horoscope");
}

TEST_CASE("TG-24 a command for another bot is ignored", "[telegram]") {
    check_silent(decoded(command_update("/skip@OtherBot")), "other bot");
    check_silent(decoded(command_update("/skip@OnwardTestBot2")), "other bot");
}

TEST_CASE("TG-24 a slash elsewhere is text", "[telegram]") {
    const auto check_text = [](json update, const std::string& text) {
        update["message"]["text"] = text;
        const Inbound inbound = only_event(decoded(update));
        CHECK(inbound.kind == Kind::text);
        CHECK(inbound.text == text);
    };
    check_text(text_update(""), "/skip");  // nothing marks it
    json update = text_update("");
    update["message"]["entities"] = {{{"type", "bot_command"}, {"offset", 5}, {"length", 5}}};
    check_text(update, "I do /skip meals");
    // Marks that belong to no command.
    update["message"]["entities"] = {{{"type", "bot_command"}, {"offset", 0}, {"length", 99}}};
    check_text(update, "/skip");
    update["message"]["entities"] = {{{"type", "bot_command"}, {"offset", 0}, {"length", 1}}};
    check_text(update, "/ or so");
    update["message"]["entities"] = {{{"type", "bot_command"}, {"offset", 0}, {"length", 3}}};
    check_text(update, "/né");
    // The caption of a photo holds none.
    update = recorded("photo with caption");
    update["message"]["caption"] = "/skip";
    update["message"]["caption_entities"] = {{{"type", "bot_command"}, {"offset", 0}, {"length", 5}}};
    CHECK(only_event(decoded(update)).kind == Kind::text);
}

TEST_CASE("TG-24 /start opens the conversation, whatever a link put behind it", "[telegram]") {
    for (const char* text : {"/start", "/start summer_campaign-7", "/start@OnwardTestBot x"}) {
        const Inbound inbound = only_event(decoded(command_update(text)));
        CHECK(inbound.kind == Kind::command);
        CHECK(inbound.text == "start");
    }
}

TEST_CASE("TG-24 /delete asks to erase, and does not confirm it", "[telegram]") {
    CHECK(only_event(decoded(command_update("/delete"))).text == "delete my data");
}

TEST_CASE("TG-25 a press is answered at once, and its buttons go", "[telegram]") {
    const Received received = decoded(update_of("callback_query", pressed()));
    const Inbound inbound = only_event(received);
    CHECK(inbound.kind == Kind::button);
    CHECK(inbound.button == "q1a.2");
    CHECK(inbound.conversation == "5551001");
    CHECK(inbound.address == "5551001");
    CHECK(inbound.language == "en");
    REQUIRE(received.courtesies.size() == 2);
    CHECK(received.courtesies[0] == telegram::answer_press(Secret(kToken), "4382bfdwdsb323b2d9"));
    CHECK(received.courtesies[1] == telegram::remove_buttons(Secret(kToken), 5551001, 312));
}

TEST_CASE("TG-25 a press is answered whatever it is: out of reach, without message, unknown", "[telegram]") {
    for (const char* name :
         {"press on what is out of reach", "press without message", "press on an inline message"}) {
        INFO(name);
        const Received received = decoded(recorded(name));
        const Inbound inbound = only_event(received);
        CHECK(inbound.kind == Kind::button);
        CHECK(inbound.button == "q1a.2");
        CHECK(inbound.conversation == "5551001");
        CHECK(inbound.address == "5551001");
        // There is no message whose buttons could be removed.
        REQUIRE(received.courtesies.size() == 1);
        CHECK(received.courtesies[0].name == "answerCallbackQuery");
    }
    CHECK(only_event(decoded(recorded("press of another bot's making"))).button == R"({"page":2})");
    for (const char* name : {"press of a game", "press in a group"}) {
        INFO(name);
        const Received received = decoded(recorded(name));
        CHECK(received.events.empty());
        CHECK_FALSE(received.ignored.empty());
        REQUIRE(received.courtesies.size() == 1);
        CHECK(received.courtesies[0].name == "answerCallbackQuery");
    }
}

TEST_CASE("TG-25 a press of a wrong shape is answered too", "[telegram]") {
    json press = pressed();
    press["from"] = 7;
    const Received received = decoded(update_of("callback_query", press));
    CHECK(received.events.empty());
    CHECK(received.ignored == "shape");
    REQUIRE(received.courtesies.size() == 1);
    CHECK(received.courtesies[0].name == "answerCallbackQuery");
}

TEST_CASE("TG-22 a press with more than 64 bytes is none of ours, and is one of no question", "[telegram]") {
    json press = pressed();
    press["data"] = std::string(65, 'q');
    const Inbound inbound = only_event(decoded(update_of("callback_query", press)));
    CHECK(inbound.kind == Kind::button);
    CHECK(inbound.button.empty());
}

TEST_CASE("TG-26 an edited text is an edited text; an edit without words is ignored", "[telegram]") {
    const Inbound inbound = only_event(decoded(recorded("edited text")));
    CHECK(inbound.kind == Kind::edited);
    CHECK(inbound.text == "I miss her");
    check_silent(decoded(recorded("moved live location")), "edited");
}

TEST_CASE("TG-27 what is no text says what it is", "[telegram]") {
    const std::pair<const char*, const char*> kinds[] = {
        {"photo", "photo"},       {"video", "video"},    {"video note", "video"}, {"animation", "video"},
        {"voice", "voice"},       {"audio", "file"},     {"sticker", "sticker"},  {"document", "file"},
        {"location", "location"}, {"venue", "location"}, {"contact", "file"},     {"poll", "file"},
        {"dice", "sticker"},      {"story", "video"},    {"game", "file"}};
    for (const auto& [name, what] : kinds) {
        INFO(name);
        for (const Recorded& each : recorded_updates()) {
            if (each.name != name || !each.update.contains("message")) continue;
            const Inbound inbound = only_event(decoded(each.update));
            CHECK(inbound.kind == Kind::not_text);
            CHECK(inbound.what == what);
            CHECK(inbound.text.empty());
        }
    }
}

TEST_CASE("TG-28 service messages meet silence", "[telegram]") {
    for (const char* name : {"pinned", "timer", "background", "write access", "a kind yet to come"}) {
        INFO(name);
        check_silent(decoded(recorded(name)), "service");
    }
}

TEST_CASE("TG-17 who blocks us has left, who lets us in again has joined", "[telegram]") {
    json update = recorded("my_chat_member");
    const auto kind_for = [&](const char* status) {
        update["my_chat_member"]["new_chat_member"]["status"] = status;
        const Inbound inbound = only_event(decoded(update));
        CHECK(inbound.conversation == "5551001");
        return inbound.kind;
    };
    CHECK(kind_for("kicked") == Kind::left);
    CHECK(kind_for("left") == Kind::left);
    CHECK(kind_for("member") == Kind::joined);
    update["my_chat_member"]["new_chat_member"]["status"] = "restricted";
    check_silent(decoded(update), "membership");
    check_silent(decoded(recorded("added to a group")), "group");
}

TEST_CASE("what we never asked for is ignored", "[telegram]") {
    for (const char* name :
         {"business_connection", "business_message", "edited_business_message", "deleted_business_messages",
          "message_reaction", "message_reaction_count", "inline_query", "chosen_inline_result",
          "shipping_query", "pre_checkout_query", "purchased_paid_media", "poll_answer", "chat_member",
          "chat_join_request", "chat_boost", "removed_chat_boost", "edited_channel_post"}) {
        INFO(name);
        check_silent(decoded(recorded(name)), "kind");
    }
}

TEST_CASE("a language that is no tag is none", "[telegram]") {
    for (const char* code : {"en<script>", "en\n", "a-language-tag-that-is-longer-than-any-there-is"}) {
        json update = text_update("hello");
        update["message"]["from"]["language_code"] = code;
        CHECK(only_event(decoded(update)).language.empty());
    }
}

}  // namespace
}  // namespace onward::test

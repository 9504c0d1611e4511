// Telegram, places where others read along: who speaks to us is invited to talk alone, all else is silence.
#include "channel/telegram_encode.hpp"
#include "support/catch.hpp"
#include "support/telegram_requests.hpp"

namespace onward::test {
namespace {

Invitation only_invitation(const Received& received) {
    REQUIRE(received.invitations.size() == 1);
    CHECK(received.answer == HttpAnswer{});
    CHECK(received.events.empty());
    CHECK(received.courtesies.empty());
    CHECK(received.ignored.empty());
    return received.invitations.front();
}

void check_silent(const json& message, const std::string& why) {
    const Received received = decoded(update_of("message", message));
    INFO(message);
    CHECK(received.answer == HttpAnswer{});
    CHECK(received.events.empty());
    CHECK(received.invitations.empty());
    CHECK(received.ignored == why);
}

json in_group(const char* members) { return with(group_message(), members); }

TEST_CASE("TG-29 chatter of groups meets silence", "[telegram]") {
    for (
        const char* members :
        {"{}",
         R"({"text": "@SomebodyElse hi", "entities": [{"type": "mention", "offset": 0, "length": 13}]})",
         R"({"text": "onwardtestbot without the sign"})",
         R"({"text": "@onwardtestbot2", "entities": [{"type": "mention", "offset": 0, "length": 15}]})",
         R"({"text": "@onwardtestbot", "entities": [{"type": "mention", "offset": 0, "length": 99}]})",
         R"({"text": "@onwardtestbot", "entities": [{"type": "email", "offset": 0, "length": 14}]})",
         R"({"text": "/help@OtherBot", "entities": [{"type": "bot_command", "offset": 0, "length": 14}]})",
         R"({"text": "as /help says", "entities": [{"type": "bot_command", "offset": 3, "length": 5}]})",
         R"({"reply_to_message": {"message_id": 1, "from": {"id": 5551003, "is_bot": false}, "chat": {"id": -1001234567890, "type": "supergroup"}}})",
         R"({"text": "hi you", "entities": [{"type": "text_mention", "offset": 3, "length": 3, "user": {"id": 5551003, "is_bot": false}}]})"})
        check_silent(in_group(members), "group");
}

TEST_CASE("TG-29 a command for us, a mention of us, an answer to us are invited", "[telegram]") {
    for (
        const char* members :
        {R"({"text": "/help", "entities": [{"type": "bot_command", "offset": 0, "length": 5}]})",
         R"({"text": "/help@onwardtestbot", "entities": [{"type": "bot_command", "offset": 0, "length": 19}]})",
         R"({"text": "😭😭 @OnwardTestBot", "entities": [{"type": "mention", "offset": 5, "length": 14}]})",
         R"({"text": "hi you", "entities": [{"type": "text_mention", "offset": 3, "length": 3, "user": {"id": 7100200300, "is_bot": true}}]})",
         R"({"text": "", "caption": "@OnwardTestBot look", "photo": [], "caption_entities": [{"type": "mention", "offset": 0, "length": 14}]})",
         R"({"text": "who is that", "reply_to_message": {"message_id": 1, "from": {"id": 7100200300, "is_bot": true}, "chat": {"id": -1001234567890, "type": "supergroup"}}})"}) {
        INFO(members);
        const Invitation invitation = only_invitation(decoded(update_of("message", in_group(members))));
        CHECK(invitation.channel == "telegram");
        CHECK(invitation.place == "-1001234567890");
        CHECK(invitation.person == "5551002");
        CHECK(telegram::read_public_address(invitation.address) ==
              telegram::PublicAddress{.chat = -1001234567890, .thread = 0, .message = 42});
    }
}

TEST_CASE("TG-29 plain groups and channels are as supergroups are", "[telegram]") {
    json message = mention_in_group();
    message["chat"] = json::parse(R"({"id": -4001, "type": "group", "title": "G"})");
    CHECK(only_invitation(decoded(update_of("message", message))).place == "-4001");
    message["chat"] = json::parse(R"({"id": -100900, "type": "channel", "title": "News"})");
    message["sender_chat"] = message["chat"];
    message.erase("from");
    const Invitation invitation = only_invitation(decoded(update_of("channel_post", message)));
    CHECK(invitation.place == "-100900");
    CHECK(invitation.person == "-100900");
}

TEST_CASE("TG-29 what was written is at hand for danger, and in nothing else", "[telegram]") {
    const Invitation invitation = only_invitation(decoded(update_of("message", mention_in_group())));
    CHECK(invitation.text == "hi @onwardtestbot, my ex wrote");
    const ApiCall call = a_telegram()->encode_invitation("Write to me alone.", invitation.address);
    CHECK(call.body.find("my ex") == std::string::npos);
}

TEST_CASE("TG-29 in a forum's topic the invitation goes into it", "[telegram]") {
    json message = in_group(R"({"message_thread_id": 17, "is_topic_message": true,
        "text": "/start", "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
        "reply_to_message": {"message_id": 17, "from": {"id": 5551009}, "forum_topic_created": {"name": "x"}}})");
    const auto thread_of = [](const json& one) {
        return telegram::read_public_address(only_invitation(decoded(update_of("message", one))).address)
            .thread;
    };
    CHECK(thread_of(message) == 17);
    // Of a thread of answers, which is no topic, nothing can be sent to its number.
    message.erase("is_topic_message");
    CHECK(thread_of(message) == 0);
}

TEST_CASE("TG-29 a topic that we opened does not make every message in it an answer to us", "[telegram]") {
    check_silent(in_group(R"({"message_thread_id": 17, "is_topic_message": true, "reply_to_message":
        {"message_id": 17, "from": {"id": 7100200300, "is_bot": true}, "forum_topic_created": {"name": "x"}}})"),
                 "group");
}

TEST_CASE("TG-9 an anonymous admin is the group itself, and nobody is nobody", "[telegram]") {
    json message = mention_in_group();
    message["from"] = json::parse(R"({"id": 1087968824, "is_bot": true, "first_name": "Group"})");
    check_silent(message, "nobody");
    message["sender_chat"] = json::parse(R"({"id": -1001234567890, "type": "supergroup"})");
    CHECK(only_invitation(decoded(update_of("message", message))).person == "-1001234567890");
    message.erase("from");
    message.erase("sender_chat");
    check_silent(message, "nobody");
}

TEST_CASE("what a channel forwards into its group by itself is not answered twice", "[telegram]") {
    check_silent(with(mention_in_group(), R"({"is_automatic_forward": true})"), "group");
}

TEST_CASE("TG-28 service messages of groups meet silence", "[telegram]") {
    for (const char* members :
         {R"({"new_chat_members": [{"id": 7100200300, "is_bot": true}]})",
          R"({"left_chat_member": {"id": 1}})", R"({"forum_topic_created": {"name": "Talk"}})",
          R"({"pinned_message": {"message_id": 1, "date": 0}})"}) {
        json message = in_group(members);
        message.erase("text");
        check_silent(message, "group");
    }
}

TEST_CASE("TG-28 a group that became a supergroup is told, from both sides", "[telegram]") {
    json message = in_group(R"({"migrate_from_chat_id": -4001})");
    CHECK(decoded(update_of("message", message)).moved == MovedPlace{"telegram", "-4001", "-1001234567890"});
    message = in_group(R"({"migrate_to_chat_id": -1001234567890})");
    message["chat"] = json::parse(R"({"id": -4001, "type": "group"})");
    CHECK(decoded(update_of("message", message)).moved == MovedPlace{"telegram", "-4001", "-1001234567890"});
    CHECK_FALSE(decoded(update_of("message", group_message())).moved);
}

TEST_CASE("edits in groups meet silence", "[telegram]") {
    const Received received = decoded(update_of("edited_message", mention_in_group()));
    CHECK(received.invitations.empty());
    CHECK(received.ignored == "edited");
}

}  // namespace
}  // namespace onward::test

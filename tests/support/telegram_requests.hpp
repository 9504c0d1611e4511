// Requests as Telegram posts them, one of every kind that there is: ids, names and words are invented. Tests
// change copies of them; the property test mutates them all.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "channel/telegram.hpp"

namespace onward::test {

using nlohmann::json;

inline const TelegramIdentity kBot{7100200300, "OnwardTestBot"};
inline const std::string kToken = "7100200300:AAinvented_Token-of_35_characters000";
inline const std::string kWebhookSecret = "an-invented-secret_0001";

inline TelegramSettings telegram_settings() {
    return {.token = Secret(kToken), .webhook_secret = Secret(kWebhookSecret), .protect_content = false};
}

inline std::unique_ptr<Channel> a_telegram() { return make_telegram(telegram_settings(), kBot); }

inline HttpRequest posted(std::string body) {
    return {.method = "POST",
            .path = "/webhooks/telegram",
            .query = "",
            .headers = {{"Content-Type", "application/json"},
                        {"X-Telegram-Bot-Api-Secret-Token", kWebhookSecret}},
            .body = std::move(body)};
}

inline Received decoded(const json& update) { return a_telegram()->decode(posted(update.dump())); }

// --- one message in a private chat, and what may stand in it

inline json person() {
    return json::parse(R"({"id": 5551001, "is_bot": false, "first_name": "Robin", "username": "robin_r",
                           "language_code": "en"})");
}
inline json private_message() {
    return json::parse(R"({"message_id": 311,
        "from": {"id": 5551001, "is_bot": false, "first_name": "Robin", "username": "robin_r", "language_code": "en"},
        "chat": {"id": 5551001, "first_name": "Robin", "username": "robin_r", "type": "private"},
        "date": 1772438400})");
}
inline json with(json message, const char* members) {
    message.update(json::parse(members));
    return message;
}
inline json update_of(const char* kind, json body) {
    return {{"update_id", 880000101}, {kind, std::move(body)}};
}
inline json text_update(const std::string& text) {
    json message = private_message();
    message["text"] = text;
    return update_of("message", std::move(message));
}
// The command is marked as Telegram marks it.
inline json command_update(const std::string& text) {
    json update = text_update(text);
    update["message"]["entities"] = {
        {{"type", "bot_command"}, {"offset", 0}, {"length", text.substr(0, text.find(' ')).size()}}};
    return update;
}

// --- groups

inline json group_message() {
    return json::parse(R"({"message_id": 42,
        "from": {"id": 5551002, "is_bot": false, "first_name": "Kim", "language_code": "de"},
        "chat": {"id": -1001234567890, "title": "Invented friends", "username": "inventedfriends", "type": "supergroup"},
        "date": 1772438460, "text": "see you at eight"})");
}
inline json mention_in_group() {
    return with(group_message(), R"({"text": "hi @onwardtestbot, my ex wrote",
        "entities": [{"type": "mention", "offset": 3, "length": 14}]})");
}
inline json pressed() {
    return json::parse(R"({"id": "4382bfdwdsb323b2d9",
        "from": {"id": 5551001, "is_bot": false, "first_name": "Robin", "language_code": "en"},
        "message": {"message_id": 312, "from": {"id": 7100200300, "is_bot": true, "first_name": "Onward", "username": "OnwardTestBot"},
                    "chat": {"id": 5551001, "first_name": "Robin", "type": "private"}, "date": 1772438401, "text": "How is it right now?",
                    "reply_markup": {"inline_keyboard": [[{"text": "Better", "callback_data": "q1a.1"}, {"text": "Worse", "callback_data": "q1a.2"}]]}},
        "chat_instance": "-3921746150923", "data": "q1a.2"})");
}

struct Recorded {
    std::string name;
    json update;
};

// Every kind of update that the Bot API names, and what a message may be.
inline std::vector<Recorded> recorded_updates() {
    std::vector<Recorded> all;
    const auto add = [&](const char* name, const char* kind, const json& body) {
        all.push_back({name, update_of(kind, body)});
    };
    const auto message = [&](const char* name, const char* members) {
        add(name, "message", with(private_message(), members));
    };
    const auto in_group = [&](const char* name, const char* members) {
        add(name, "message", with(group_message(), members));
    };
    const auto other = [&](const char* kind, const char* body) { add(kind, kind, json::parse(body)); };

    // What somebody says alone.
    message("text", R"({"text": "I miss him 😭", "entities": []})");
    message("command",
            R"({"text": "/skip", "entities": [{"type": "bot_command", "offset": 0, "length": 5}]})");
    message(
        "forwarded text",
        R"({"text": "we need to talk", "forward_origin": {"type": "hidden_user", "sender_user_name": "A", "date": 1772430000}})");
    message(
        "answer to an earlier message",
        R"({"text": "yes", "reply_to_message": {"message_id": 300, "from": {"id": 7100200300, "is_bot": true, "first_name": "Onward"}, "chat": {"id": 5551001, "type": "private"}, "date": 1772438300, "text": "Okay?"}})");
    message(
        "photo",
        R"({"photo": [{"file_id": "AgACx", "file_unique_id": "AQx", "file_size": 1200, "width": 90, "height": 90}]})");
    message(
        "photo with caption",
        R"({"photo": [{"file_id": "AgACx", "file_unique_id": "AQx", "width": 90, "height": 90}], "caption": "this is what she wrote", "caption_entities": [{"type": "italic", "offset": 0, "length": 4}]})");
    message(
        "video",
        R"({"video": {"file_id": "BAAx", "file_unique_id": "AQy", "width": 1, "height": 1, "duration": 3}})");
    message("video note",
            R"({"video_note": {"file_id": "DQAx", "file_unique_id": "AQz", "length": 240, "duration": 4}})");
    message(
        "animation",
        R"({"animation": {"file_id": "CgAx", "file_unique_id": "AQa", "width": 1, "height": 1, "duration": 3}, "document": {"file_id": "CgAx", "file_unique_id": "AQa"}})");
    message(
        "voice",
        R"({"voice": {"file_id": "AwAx", "file_unique_id": "AQb", "duration": 5, "mime_type": "audio/ogg"}})");
    message(
        "audio",
        R"({"audio": {"file_id": "CQAx", "file_unique_id": "AQc", "duration": 200, "title": "our song"}})");
    message(
        "sticker",
        R"({"sticker": {"file_id": "CAAx", "file_unique_id": "AQd", "type": "regular", "width": 512, "height": 512, "is_animated": false, "is_video": false, "emoji": "😢"}})");
    message(
        "document",
        R"({"document": {"file_id": "BQAx", "file_unique_id": "AQe", "file_name": "chat.txt", "mime_type": "text/plain"}})");
    message("location", R"({"location": {"latitude": 52.5, "longitude": 13.4}})");
    message(
        "venue",
        R"({"venue": {"location": {"latitude": 52.5, "longitude": 13.4}, "title": "Bar", "address": "There 1"}, "location": {"latitude": 52.5, "longitude": 13.4}})");
    message("contact", R"({"contact": {"phone_number": "+10000000000", "first_name": "Alex"}})");
    message(
        "poll",
        R"({"poll": {"id": "1", "question": "?", "options": [{"text": "a", "voter_count": 0}], "total_voter_count": 0, "is_closed": false, "is_anonymous": true, "type": "regular", "allows_multiple_answers": false}})");
    message("dice", R"({"dice": {"emoji": "🎲", "value": 4}})");
    message("story", R"({"story": {"chat": {"id": 5551001, "type": "private"}, "id": 3}})");
    message("game", R"({"game": {"title": "x", "description": "y", "photo": []}})");
    // What the platform says of a private chat.
    message(
        "pinned",
        R"({"pinned_message": {"message_id": 5, "chat": {"id": 5551001, "type": "private"}, "date": 0}})");
    message("timer", R"({"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}})");
    message("background", R"({"chat_background_set": {"type": {"type": "fill"}}})");
    message("write access", R"({"write_access_allowed": {"from_request": true}})");
    message("a kind yet to come", R"({"hologram": {"file_id": "ZZ"}})");
    add("edited text", "edited_message",
        with(private_message(), R"({"edit_date": 1772438500, "text": "I miss her"})"));
    add("moved live location", "edited_message",
        with(
            private_message(),
            R"({"edit_date": 1772438500, "location": {"latitude": 52.6, "longitude": 13.4, "live_period": 900}})"));

    // Presses.
    add("press", "callback_query", pressed());
    add("press on what is out of reach", "callback_query",
        with(pressed(),
             R"({"message": {"chat": {"id": 5551001, "type": "private"}, "message_id": 312, "date": 0}})"));
    json no_message = pressed();
    no_message.erase("message");
    add("press without message", "callback_query", no_message);
    add("press on an inline message", "callback_query",
        with(no_message, R"({"inline_message_id": "AAAAx"})"));
    add("press of another bot's making", "callback_query", with(pressed(), R"({"data": "{\"page\":2}"})"));
    add("press in a group", "callback_query",
        with(
            pressed(),
            R"({"message": {"chat": {"id": -1001234567890, "title": "G", "type": "supergroup"}, "message_id": 9, "date": 1772438400}})"));
    json game = pressed();
    game.erase("data");
    game["game_short_name"] = "chess";
    add("press of a game", "callback_query", game);

    // Membership.
    other(
        "my_chat_member",
        R"({"chat": {"id": 5551001, "type": "private"}, "from": {"id": 5551001, "is_bot": false, "first_name": "Robin", "language_code": "en"}, "date": 1772438600,
        "old_chat_member": {"user": {"id": 7100200300, "is_bot": true, "first_name": "Onward"}, "status": "member"},
        "new_chat_member": {"user": {"id": 7100200300, "is_bot": true, "first_name": "Onward"}, "status": "kicked", "until_date": 0}})");
    add("added to a group", "my_chat_member",
        json::parse(
            R"({"chat": {"id": -100777, "title": "G", "type": "supergroup"}, "from": {"id": 5551002, "is_bot": false, "first_name": "Kim"}, "date": 1772438600,
        "old_chat_member": {"user": {"id": 7100200300, "is_bot": true, "first_name": "Onward"}, "status": "left"},
        "new_chat_member": {"user": {"id": 7100200300, "is_bot": true, "first_name": "Onward"}, "status": "member"}})"));

    // Groups and channels.
    add("chatter", "message", group_message());
    add("mention", "message", mention_in_group());
    in_group(
        "command in a group",
        R"({"text": "/help@OnwardTestBot", "entities": [{"type": "bot_command", "offset": 0, "length": 19}]})");
    in_group(
        "command for another bot",
        R"({"text": "/help@OtherBot", "entities": [{"type": "bot_command", "offset": 0, "length": 14}]})");
    in_group(
        "answer to us",
        R"({"text": "what is that?", "reply_to_message": {"message_id": 40, "from": {"id": 7100200300, "is_bot": true, "first_name": "Onward"}, "chat": {"id": -1001234567890, "type": "supergroup"}, "date": 1772438000, "text": "x"}})");
    in_group(
        "in a topic",
        R"({"text": "/start@OnwardTestBot", "entities": [{"type": "bot_command", "offset": 0, "length": 20}], "message_thread_id": 17, "is_topic_message": true})");
    in_group(
        "anonymous admin",
        R"({"text": "hi @OnwardTestBot", "entities": [{"type": "mention", "offset": 3, "length": 14}], "from": {"id": 1087968824, "is_bot": true, "first_name": "Group", "username": "GroupAnonymousBot"}, "sender_chat": {"id": -1001234567890, "type": "supergroup", "title": "G"}})");
    in_group(
        "topic opened",
        R"({"forum_topic_created": {"name": "Talk", "icon_color": 7322096}, "message_thread_id": 17, "is_topic_message": true})");
    in_group("members came",
             R"({"new_chat_members": [{"id": 7100200300, "is_bot": true, "first_name": "Onward"}]})");
    in_group("member left",
             R"({"left_chat_member": {"id": 7100200300, "is_bot": true, "first_name": "Onward"}})");
    in_group("group moved", R"({"migrate_from_chat_id": -4001})");
    other(
        "channel_post",
        R"({"message_id": 7, "sender_chat": {"id": -100900, "title": "News", "type": "channel"}, "chat": {"id": -100900, "title": "News", "type": "channel"}, "date": 1772438400, "text": "today"})");
    other(
        "edited_channel_post",
        R"({"message_id": 7, "chat": {"id": -100900, "title": "News", "type": "channel"}, "date": 1772438400, "edit_date": 1772438401, "text": "today @OnwardTestBot"})");

    // What we never asked for.
    other(
        "business_connection",
        R"({"id": "bc1", "user": {"id": 5551003, "is_bot": false, "first_name": "B"}, "user_chat_id": 5551003, "date": 1772438400, "is_enabled": true})");
    other(
        "business_message",
        R"({"business_connection_id": "bc1", "message_id": 3, "from": {"id": 5551004, "is_bot": false, "first_name": "C"}, "chat": {"id": 5551004, "type": "private"}, "date": 1772438400, "text": "is it open today?"})");
    other(
        "edited_business_message",
        R"({"business_connection_id": "bc1", "message_id": 3, "chat": {"id": 5551004, "type": "private"}, "date": 1772438400, "text": "is it open?"})");
    other(
        "deleted_business_messages",
        R"({"business_connection_id": "bc1", "chat": {"id": 5551004, "type": "private"}, "message_ids": [3]})");
    other(
        "message_reaction",
        R"({"chat": {"id": 5551001, "type": "private"}, "message_id": 312, "user": {"id": 5551001, "is_bot": false, "first_name": "Robin"}, "date": 1772438400, "old_reaction": [], "new_reaction": [{"type": "emoji", "emoji": "❤"}]})");
    other(
        "message_reaction_count",
        R"({"chat": {"id": -100900, "type": "channel"}, "message_id": 7, "date": 1772438400, "reactions": []})");
    other(
        "inline_query",
        R"({"id": "77", "from": {"id": 5551001, "is_bot": false, "first_name": "Robin"}, "query": "ex", "offset": ""})");
    other(
        "chosen_inline_result",
        R"({"result_id": "1", "from": {"id": 5551001, "is_bot": false, "first_name": "Robin"}, "query": "ex"})");
    other(
        "shipping_query",
        R"({"id": "1", "from": {"id": 5551001, "is_bot": false, "first_name": "Robin"}, "invoice_payload": "x", "shipping_address": {}})");
    other(
        "pre_checkout_query",
        R"({"id": "1", "from": {"id": 5551001, "is_bot": false, "first_name": "Robin"}, "currency": "XTR", "total_amount": 1, "invoice_payload": "x"})");
    other("purchased_paid_media",
          R"({"from": {"id": 5551001, "is_bot": false, "first_name": "Robin"}, "paid_media_payload": "x"})");
    other(
        "poll",
        R"({"id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": true, "is_anonymous": true, "type": "regular", "allows_multiple_answers": false})");
    other(
        "poll_answer",
        R"({"poll_id": "1", "user": {"id": 5551001, "is_bot": false, "first_name": "Robin"}, "option_ids": [0]})");
    other(
        "chat_member",
        R"({"chat": {"id": -100777, "type": "supergroup"}, "from": {"id": 5551002, "is_bot": false, "first_name": "Kim"}, "date": 1772438600, "old_chat_member": {"user": {"id": 1, "is_bot": false, "first_name": "x"}, "status": "left"}, "new_chat_member": {"user": {"id": 1, "is_bot": false, "first_name": "x"}, "status": "member"}})");
    other(
        "chat_join_request",
        R"({"chat": {"id": -100777, "type": "supergroup"}, "from": {"id": 5551002, "is_bot": false, "first_name": "Kim"}, "user_chat_id": 5551002, "date": 1772438600})");
    other(
        "chat_boost",
        R"({"chat": {"id": -100777, "type": "supergroup"}, "boost": {"boost_id": "1", "add_date": 1, "expiration_date": 2, "source": {"source": "premium"}}})");
    other(
        "removed_chat_boost",
        R"({"chat": {"id": -100777, "type": "supergroup"}, "boost_id": "1", "remove_date": 1, "source": {"source": "premium"}})");
    other("time_travelled_message",
          R"({"chat": {"id": 5551001, "type": "private"}, "text": "a kind of next year"})");
    return all;
}

}  // namespace onward::test

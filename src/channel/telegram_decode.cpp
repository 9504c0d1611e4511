#include "channel/telegram_decode.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "channel/foreign_json.hpp"
#include "channel/telegram_commands.hpp"
#include "channel/telegram_encode.hpp"
#include "channel/telegram_message.hpp"

namespace onward::telegram {
namespace {

using foreign::integer_in;
using foreign::member;
using foreign::object_in;
using foreign::string_in;
using foreign::true_in;
using nlohmann::json;

struct Update {
    std::string key;
    const TelegramSettings& settings;
    const TelegramIdentity& us;
};

Received ignored(std::string why) {
    Received received;
    received.ignored = std::move(why);
    return received;
}

Received event(Inbound inbound) {
    Received received;
    received.events.push_back(std::move(inbound));
    return received;
}

// --- private chats

std::optional<HeardCommand> command_of(const Words& words, const TelegramIdentity& us) {
    if (words.caption) return std::nullopt;
    return command_in(words.text, words.entities, us.username);
}

Inbound inbound_of(const Update& update, const Chat& chat, std::int64_t person) {
    Inbound inbound;
    inbound.channel = "telegram";
    inbound.event_keys = {update.key};
    inbound.conversation = inbound.address = std::to_string(chat.id);
    inbound.user = std::to_string(person);
    return inbound;
}

Received read_private(const Update& update, const json& message, const Chat& chat, const Words& words,
                      bool edited) {
    if (member(message, "from") == nullptr) return ignored("nobody");
    const json* const from = object_in(message, "from");
    const auto person = from == nullptr ? std::nullopt : integer_in(*from, "id");
    if (!person) return ignored("shape");
    if (true_in(*from, "is_bot")) return ignored("bot");

    Inbound inbound = inbound_of(update, chat, *person);
    inbound.language = language_of(*from);
    inbound.sent_at = foreign::instant_in(message, "date");
    inbound.text = words.text;
    if (edited) {
        if (words.text.empty()) return ignored("edited");  // a live location moves on by edits
        inbound.kind = Inbound::Kind::edited;
    } else if (const auto command = command_of(words, update.us)) {
        if (!command->for_us) return ignored("other bot");
        inbound.kind = Inbound::Kind::command;
        inbound.text = command->words;
    } else if (words.text.empty()) {
        inbound.kind = Inbound::Kind::not_text;
        inbound.what = not_text_of(message);
        if (inbound.what.empty()) return ignored("service");
    }
    return event(std::move(inbound));
}

// --- groups and channels

bool mentions_us(const Words& words, const TelegramIdentity& us) {
    if (words.entities == nullptr) return false;
    const std::string ours = "@" + lower_ascii(us.username);
    return std::any_of(words.entities->begin(), words.entities->end(), [&](const json& entity) {
        const std::string* const type = string_in(entity, "type");
        if (type == nullptr) return false;
        if (*type == "text_mention") {
            const json* const user = object_in(entity, "user");
            return user != nullptr && integer_in(*user, "id") == us.id;
        }
        if (*type != "mention" || us.username.empty()) return false;
        const auto name = marked(words.text, entity);
        return name && lower_ascii(*name) == ours;
    });
}

bool answers_us(const json& message, const TelegramIdentity& us) {
    const json* const earlier = object_in(message, "reply_to_message");
    // In a topic every message answers the one that opened it.
    if (earlier == nullptr || member(*earlier, "forum_topic_created") != nullptr) return false;
    const json* const from = object_in(*earlier, "from");
    return from != nullptr && integer_in(*from, "id") == us.id;
}

// Who spoke: an anonymous admin and a channel speak as a chat.
std::optional<std::int64_t> speaker_of(const json& message) {
    if (const json* const as_chat = object_in(message, "sender_chat")) return integer_in(*as_chat, "id");
    const json* const from = object_in(message, "from");
    if (from == nullptr || true_in(*from, "is_bot")) return std::nullopt;
    return integer_in(*from, "id");
}

Received read_public(const Update& update, const json& message, const Chat& chat, Words words) {
    const auto command = command_of(words, update.us);
    const bool to_us =
        (command && command->for_us) || mentions_us(words, update.us) || answers_us(message, update.us);
    // A post that a channel forwards into its group by itself was answered in the channel.
    if (!to_us || true_in(message, "is_automatic_forward")) return ignored("group");
    const auto speaker = speaker_of(message);
    const auto number = integer_in(message, "message_id");
    if (!speaker) return ignored("nobody");
    if (!number) return ignored("shape");

    PublicAddress address{.chat = chat.id, .message = *number};
    // Elsewhere a thread is one of answers, and nothing can be sent to it.
    if (true_in(message, "is_topic_message"))
        address.thread = integer_in(message, "message_thread_id").value_or(0);
    Received received;
    received.invitations.push_back({.channel = "telegram",
                                    .place = std::to_string(chat.id),
                                    .person = std::to_string(*speaker),
                                    .address = write(address),
                                    .text = std::move(words.text)});
    return received;
}

// A group that became a supergroup has another id from now on; both tell so, the old one and the new.
std::optional<MovedPlace> moved_place(const json& message, const Chat& chat) {
    if (const auto to = integer_in(message, "migrate_to_chat_id"))
        return MovedPlace{"telegram", std::to_string(chat.id), std::to_string(*to)};
    if (const auto from = integer_in(message, "migrate_from_chat_id"))
        return MovedPlace{"telegram", std::to_string(*from), std::to_string(chat.id)};
    return std::nullopt;
}

// --- the kinds of updates

Received read_message(const Update& update, const json& message, bool edited) {
    const auto chat = chat_of(message);
    if (!chat) return ignored("shape");
    auto words = words_of(message);
    if (!words) return ignored("shape");
    if (chat->is_private) return read_private(update, message, *chat, *words, edited);
    if (edited) return ignored("edited");
    Received received = read_public(update, message, *chat, *std::move(words));
    received.moved = moved_place(message, *chat);
    return received;
}

Received read_new(const Update& update, const json& message) { return read_message(update, message, false); }
Received read_edited(const Update& update, const json& message) {
    return read_message(update, message, true);
}

// Where the buttons were; nothing: the message is gone, too old, or was never ours to see.
struct PressedMessage {
    std::optional<Chat> chat;
    std::optional<std::int64_t> number;  // of one that can still be changed
};

PressedMessage pressed_message(const json& press) {
    const json* const message = object_in(press, "message");
    if (message == nullptr) return {};
    PressedMessage pressed{.chat = chat_of(*message), .number = std::nullopt};
    if (pressed.chat && integer_in(*message, "date").value_or(0) != 0)
        pressed.number = integer_in(*message, "message_id");
    return pressed;
}

// Whatever the press is, it is answered: the app shows a clock on the button until then.
Received read_press(const Update& update, const json& press) {
    constexpr std::size_t kLongestId = 256, kLongestButton = 64;  // bytes
    Received received;
    const std::string* const id = string_in(press, "id");
    if (id != nullptr && !id->empty() && id->size() <= kLongestId)
        received.courtesies.push_back(answer_press(update.settings.token, *id));

    const json* const from = object_in(press, "from");
    const auto person = from == nullptr ? std::nullopt : integer_in(*from, "id");
    const std::string* const button = string_in(press, "data");
    const PressedMessage pressed = pressed_message(press);
    if (!person) {
        received.ignored = "shape";
    } else if (button == nullptr) {
        received.ignored = "button";  // of a game
    } else if (pressed.chat && !pressed.chat->is_private) {
        received.ignored = "group";
    } else {
        const Chat chat = pressed.chat.value_or(Chat{.id = *person, .is_private = true});
        if (pressed.number)
            received.courtesies.push_back(remove_buttons(update.settings.token, chat.id, *pressed.number));
        Inbound inbound = inbound_of(update, chat, *person);
        inbound.kind = Inbound::Kind::button;
        inbound.language = language_of(*from);
        // None of ours is longer: it is answered as one of no question.
        if (button->size() <= kLongestButton) inbound.button = repair_utf8(*button);
        received.events.push_back(std::move(inbound));
    }
    return received;
}

Received read_membership(const Update& update, const json& change) {
    const auto chat = chat_of(change);
    const json* const from = object_in(change, "from");
    const json* const now = object_in(change, "new_chat_member");
    const auto person = from == nullptr ? std::nullopt : integer_in(*from, "id");
    const std::string* const status = now == nullptr ? nullptr : string_in(*now, "status");
    if (!chat || !person || status == nullptr) return ignored("shape");
    if (!chat->is_private) return ignored("group");
    const bool left = *status == "kicked" || *status == "left";
    if (!left && *status != "member") return ignored("membership");
    Inbound inbound = inbound_of(update, *chat, *person);
    inbound.kind = left ? Inbound::Kind::left : Inbound::Kind::joined;
    inbound.language = language_of(*from);
    inbound.sent_at = foreign::instant_in(change, "date");
    return event(std::move(inbound));
}

struct Kind {
    const char* name;
    Received (*read)(const Update&, const json&);
};
constexpr Kind kKinds[] = {
    {"message", read_new},          {"edited_message", read_edited},
    {"callback_query", read_press}, {"my_chat_member", read_membership},
    {"channel_post", read_new},
};

}  // namespace

Received read_update(const json& update, const TelegramSettings& settings, const TelegramIdentity& us) {
    const auto number = integer_in(update, "update_id");
    if (!number || *number < 0) return ignored("shape");
    const Update known{std::to_string(us.id) + ":" + std::to_string(*number), settings, us};
    for (const Kind& kind : kKinds) {
        if (member(update, kind.name) == nullptr) continue;
        const json* const body = object_in(update, kind.name);
        return body == nullptr ? ignored("shape") : kind.read(known, *body);
    }
    return ignored("kind");
}

}  // namespace onward::telegram

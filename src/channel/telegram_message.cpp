#include "channel/telegram_message.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/text.hpp"
#include "channel/foreign_json.hpp"

namespace onward::telegram {
namespace {

using foreign::array_in;
using foreign::integer_in;
using foreign::member;
using foreign::object_in;
using foreign::string_in;
using nlohmann::json;

// The first that a message has says what it is; an animation is a document too. Whatever stands in neither
// this table nor the words is a service message, or of a kind that is yet to come.
constexpr std::pair<const char*, const char*> kNotText[] = {
    {"photo", "photo"},     {"voice", "voice"},       {"video", "video"},      {"video_note", "video"},
    {"animation", "video"}, {"sticker", "sticker"},   {"audio", "file"},       {"document", "file"},
    {"story", "video"},     {"location", "location"}, {"venue", "location"},   {"contact", "file"},
    {"poll", "file"},       {"dice", "sticker"},      {"paid_media", "photo"}, {"game", "file"},
    {"checklist", "file"},
};

}  // namespace

std::optional<Chat> chat_of(const json& message) {
    const json* const chat = object_in(message, "chat");
    if (chat == nullptr) return std::nullopt;
    const auto id = integer_in(*chat, "id");
    const std::string* const type = string_in(*chat, "type");
    if (!id || type == nullptr) return std::nullopt;
    return Chat{*id, *type == "private"};
}

std::string language_of(const json& person) {
    constexpr std::size_t kLongest = 35;  // of a language tag
    const std::string* const code = string_in(person, "language_code");
    const auto is_of_a_tag = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    };
    if (code == nullptr || code->size() > kLongest || !std::all_of(code->begin(), code->end(), is_of_a_tag))
        return {};
    return *code;
}

std::optional<Words> words_of(const json& message) {
    for (const bool caption : {false, true}) {
        const char* const key = caption ? "caption" : "text";
        if (member(message, key) == nullptr) continue;
        const std::string* const text = string_in(message, key);
        if (text == nullptr) return std::nullopt;
        if (text->empty()) continue;
        return Words{repair_utf8(*text), array_in(message, caption ? "caption_entities" : "entities"),
                     caption};
    }
    return Words{};
}

std::string not_text_of(const json& message) {
    const auto* const found = std::find_if(std::begin(kNotText), std::end(kNotText), [&](const auto& kind) {
        return member(message, kind.first) != nullptr;
    });
    return found == std::end(kNotText) ? std::string() : found->second;
}

}  // namespace onward::telegram

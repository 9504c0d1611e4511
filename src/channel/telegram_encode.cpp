#include "channel/telegram_encode.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "dialog/emphasis.hpp"

namespace onward::telegram {
namespace {

using nlohmann::json;

constexpr auto kUnit = Capabilities::Unit::utf16;
// The platform shows no more entities than that, and refuses lists of them from some 9500 bytes on.
constexpr std::size_t kMaxEntities = 100;
constexpr std::size_t kMaxButtonId = 64;  // bytes
// Two labels up to this length stand side by side on a small phone.
constexpr std::size_t kShortLabel = 20;

std::string dump(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

std::optional<std::int64_t> number_of(std::string_view text) {
    std::int64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
    return number;
}

json chat_id(const std::string& address) {
    if (const auto number = number_of(address)) return *number;
    return address;
}

json bold(std::string_view text, const std::vector<Emphasised::Range>& ranges) {
    json entities = json::array();
    for (const auto& range : ranges) {
        if (entities.size() == kMaxEntities) break;
        if (range.begin >= range.end || range.end > text.size()) continue;
        entities.push_back({{"type", "bold"},
                            {"offset", length_in(kUnit, text.substr(0, range.begin))},
                            {"length", length_in(kUnit, text.substr(range.begin, range.end - range.begin))}});
    }
    return entities;
}

json keyboard_of(const std::vector<ParcelButton>& buttons) {
    const Capabilities& can = *capabilities_of("telegram");
    const auto max_label = static_cast<std::size_t>(can.max_label);
    const bool wide = std::any_of(buttons.begin(), buttons.end(), [](const ParcelButton& button) {
        return count_code_points(button.label) > kShortLabel;
    });
    const std::size_t in_a_row = wide ? 1 : 2;
    json rows = json::array();
    std::size_t shown = 0;
    for (const ParcelButton& button : buttons) {
        // What can not be pressed can be typed.
        if (button.id.empty() || button.id.size() > kMaxButtonId || button.label.empty()) continue;
        if (shown == static_cast<std::size_t>(can.max_buttons)) break;
        if (shown++ % in_a_row == 0) rows.push_back(json::array());
        rows.back().push_back(
            {{"text", shorten_at_word(button.label, max_label)}, {"callback_data", button.id}});
    }
    return {{"inline_keyboard", std::move(rows)}};
}

json text_message(json chat, const std::string& text, const std::vector<Emphasised::Range>& strong) {
    json arguments{
        {"chat_id", std::move(chat)}, {"text", text}, {"link_preview_options", {{"is_disabled", true}}}};
    if (json entities = bold(text, strong); !entities.empty()) arguments["entities"] = std::move(entities);
    return arguments;
}

// A line that does not occur in the bytes, for nobody can write what bears its own digest.
std::string boundary_for(std::string_view bytes) { return "onward-" + sha256_hex(bytes).substr(0, 32); }

// A name stands in quotes in a header's line.
std::string quotable(std::string name) {
    for (char& c : name)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '"' || c == '\\' || c == '/') c = '_';
    return name;
}

ApiCall document(const TelegramSettings& settings, const Parcel& parcel, const std::string& address) {
    const std::string boundary = boundary_for(parcel.text);
    std::string body;
    const auto part = [&](const std::string& disposition, std::string_view value) {
        body.append("--").append(boundary).append("\r\nContent-Disposition: form-data; ").append(disposition);
        body.append("\r\n\r\n").append(value).append("\r\n");
    };
    part(R"(name="chat_id")", address);
    if (settings.protect_content) part(R"(name="protect_content")", "true");
    if (!parcel.buttons.empty()) part(R"(name="reply_markup")", dump(keyboard_of(parcel.buttons)));
    part(R"(name="document"; filename=")" + quotable(parcel.file) +
             "\"\r\nContent-Type: application/octet-stream",
         parcel.text);
    body.append("--").append(boundary).append("--\r\n");
    return {.path = "/bot" + settings.token.reveal() + "/sendDocument",
            .headers = {{"Content-Type", "multipart/form-data; boundary=" + boundary}},
            .body = std::move(body),
            .name = "sendDocument"};
}

}  // namespace

ApiCall call(const Secret& token, const std::string& method, const json& arguments) {
    return {.path = "/bot" + token.reveal() + "/" + method,
            .headers = {{"Content-Type", "application/json"}},
            .body = dump(arguments),
            .name = method};
}

ApiCall message(const TelegramSettings& settings, const Parcel& parcel, const std::string& address) {
    if (!parcel.file.empty()) return document(settings, parcel, address);
    json arguments = text_message(chat_id(address), parcel.text, parcel.strong);
    if (settings.protect_content) arguments["protect_content"] = true;
    if (!parcel.buttons.empty()) arguments["reply_markup"] = keyboard_of(parcel.buttons);
    return call(settings.token, "sendMessage", arguments);
}

std::string write(const PublicAddress& address) {
    return std::to_string(address.chat) + "/" + std::to_string(address.thread) + "/" +
           std::to_string(address.message);
}

PublicAddress read_public_address(std::string_view text) {
    std::array<std::int64_t, 3> numbers{};
    const auto parts = split(text, '/');
    if (parts.size() != numbers.size()) return {};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto number = number_of(parts[i]);
        if (!number) return {};
        numbers[i] = *number;
    }
    return {numbers[0], numbers[1], numbers[2]};
}

ApiCall invitation(const TelegramSettings& settings, const TelegramIdentity& us, const std::string& words,
                   const std::string& address) {
    const PublicAddress place = read_public_address(address);
    const std::string link = "\nhttps://t.me/" + us.username;
    // What is longer is no invitation; the link matters more than its end.
    constexpr std::size_t kLongest = 1000;
    Emphasised text = read_emphasis(words);
    text.text = shorten_at_word(text.text, kLongest);
    std::erase_if(text.strong, [&](const auto& range) { return range.end > text.text.size(); });

    json arguments = text_message(place.chat, text.text + link, text.strong);
    if (place.thread != 0) arguments["message_thread_id"] = place.thread;
    arguments["reply_parameters"] = {{"message_id", place.message}, {"allow_sending_without_reply", true}};
    return call(settings.token, "sendMessage", arguments);
}

ApiCall answer_press(const Secret& token, const std::string& press) {
    return call(token, "answerCallbackQuery", {{"callback_query_id", press}});
}

ApiCall remove_buttons(const Secret& token, std::int64_t chat, std::int64_t message) {
    return call(token, "editMessageReplyMarkup", {{"chat_id", chat}, {"message_id", message}});
}

ApiCall typing(const Secret& token, const std::string& address) {
    return call(token, "sendChatAction", {{"chat_id", chat_id(address)}, {"action", "typing"}});
}

}  // namespace onward::telegram

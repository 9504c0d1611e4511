#include "channel/slack_encode.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/text.hpp"
#include "channel/slack_text.hpp"

namespace onward {
namespace {

using nlohmann::json;

std::string dumped(const json& body) { return body.dump(-1, ' ', false, json::error_handler_t::replace); }

// At most `limit` characters of what is written in Slack's notation: to the end of a line, else of a word,
// where bold does not go on; never into an entity.
std::string_view beginning_of(std::string_view text, std::size_t limit) {
    std::size_t fits = 0;
    for (std::size_t characters = 0; fits < text.size(); ++fits) {
        const bool begins = (static_cast<unsigned char>(text[fits]) & 0xC0U) != 0x80U;
        if (begins && characters++ == limit) break;
    }
    if (fits == text.size()) return text;
    for (const char separator : {'\n', ' '}) {
        const std::size_t at = text.substr(0, fits).rfind(separator);
        if (at != std::string_view::npos && at > 0) return text.substr(0, at + 1);
    }
    const std::size_t entity = text.substr(0, fits).rfind('&');
    const bool cut = entity != std::string_view::npos && text.find(';', entity) >= fits;
    return text.substr(0, cut && entity > 0 ? entity : fits);
}

void add_sections(json& blocks, std::string_view text) {
    while (!text.empty() && blocks.size() < kSlackSections) {
        const std::string_view part = beginning_of(text, kSlackSection);
        text.remove_prefix(part.size());
        blocks.push_back({{"type", "section"}, {"text", {{"type", "mrkdwn"}, {"text", part}}}});
    }
}

void add_buttons(json& blocks, const std::vector<ParcelButton>& buttons) {
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        if (i % kSlackActions == 0) blocks.push_back({{"type", "actions"}, {"elements", json::array()}});
        const std::string label = shorten_at_word(buttons[i].label, kSlackLabel);
        blocks.back()["elements"].push_back({{"type", "button"},
                                             {"text", {{"type", "plain_text"}, {"text", label}}},
                                             {"action_id", buttons[i].id},
                                             {"value", buttons[i].id}});
    }
}

// What can be said of a message before its channel is known. Blocks are shown in the place of the text, which
// is then for notifications and screen readers.
json message_of(std::string_view text, const std::vector<ParcelButton>& buttons) {
    json message{{"text", beginning_of(text, kSlackText)}, {"unfurl_links", false}, {"unfurl_media", false}};
    if (buttons.empty() && message["text"].get_ref<const std::string&>().size() == text.size())
        return message;
    json blocks = json::array();
    add_sections(blocks, text);
    add_buttons(blocks, buttons);
    message["blocks"] = std::move(blocks);
    return message;
}

}  // namespace

ApiCall slack_call(const Secret& token, std::string method, std::string body) {
    ApiCall call;
    call.path = "/" + method;
    call.headers = {{"Authorization", "Bearer " + token.reveal()},
                    {"Content-Type", "application/json; charset=utf-8"}};
    call.body = std::move(body);
    call.name = std::move(method);
    return call;
}

ApiCall encode_slack(const SlackSettings& settings, const SlackAddress& address, const Parcel& parcel) {
    const Secret& token = installation(settings, address.team);
    json message = message_of(mrkdwn(parcel.text, parcel.strong), parcel.buttons);
    if (address.is_person()) {
        ApiCall call =
            slack_call(token, "conversations.open", dumped(json::object({{"users", address.person()}})));
        call.then = dumped(message);
        return call;
    }
    message["channel"] = address.channel;
    // A reminder is no answer: it would not be seen in a thread of days ago.
    if (!address.thread.empty() && !parcel.unasked) message["thread_ts"] = address.thread;
    return slack_call(token, "chat.postMessage", dumped(message));
}

ApiCall encode_slack_invitation(const SlackSettings& settings, const SlackAddress& address,
                                const std::string& words) {
    const Emphasised said = read_emphasis(words);
    return encode_slack(settings, address, Parcel{.text = said.text, .strong = said.strong});
}

std::optional<ApiCall> encode_pressed(const SlackSettings& settings, const SlackAddress& address,
                                      const PressedMessage& pressed) {
    json blocks = json::array();
    std::string all;
    for (const std::string& section : pressed.sections) {
        add_sections(blocks, section);
        all += section;
    }
    const std::string& text = pressed.text.empty() ? all : pressed.text;
    if (blocks.empty()) add_sections(blocks, text);
    if (blocks.empty() || pressed.label.empty()) return std::nullopt;
    const std::string chosen = "✓ " + shorten_at_word(pressed.label, kSlackLabel);
    blocks.push_back(
        {{"type", "context"}, {"elements", json::array({json{{"type", "plain_text"}, {"text", chosen}}})}});
    const json update{{"channel", address.channel},
                      {"ts", pressed.ts},
                      {"text", beginning_of(text, kSlackText)},
                      {"blocks", std::move(blocks)}};
    return slack_call(installation(settings, address.team), "chat.update", dumped(update));
}

}  // namespace onward

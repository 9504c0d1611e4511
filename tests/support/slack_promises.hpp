// What Slack's decoding promises of any bytes, for the property test and the fuzz target.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "base/text.hpp"
#include "channel/channel.hpp"
#include "codec/parcel.hpp"

namespace onward::test {

inline bool is_words(const std::string& text) {
    return is_utf8(text) && text.find('\0') == std::string::npos;
}

// "T1:U2", both there.
inline bool is_two_ids(const std::string& key) {
    const std::size_t colon = key.find(':');
    return colon != std::string::npos && colon > 0 && colon + 1 < key.size();
}

inline std::string broken_promise_of(const Inbound& event) {
    if (event.channel != "slack") return "an event of another channel";
    if (!is_two_ids(event.conversation) || event.user != event.conversation) return "no conversation";
    if (event.address.empty() || event.address.find('/') == std::string::npos) return "no address";
    if (event.event_keys.empty() || event.event_keys.size() > 2) return "no keys, or too many";
    for (const std::string& key : event.event_keys)
        if (key.empty() || !is_words(key)) return "an odd key";
    if (!is_words(event.text)) return "the text is no text";
    switch (event.kind) {
        case Inbound::Kind::text:
            return event.text.empty() ? "a text without words" : "";
        case Inbound::Kind::button:
            return button_of(event.button).question > 0 ? "" : "a press of no button of ours";
        case Inbound::Kind::not_text:
            return event.what == "file" && event.text.empty() ? "" : "an odd file";
        default:
            return "an event of a kind that Slack does not have";
    }
}

inline std::string broken_promise_of(const ApiCall& update) {
    const auto body = nlohmann::json::parse(update.body, nullptr, false);
    if (update.name != "chat.update" || !body.is_object()) return "no chat.update";
    const std::string text = body["text"];
    if (text.empty() || count_code_points(text) > 4000) return "the text of an update";
    if (body["blocks"].size() < 2 || body["blocks"].size() > 5) return "the blocks of an update";
    for (const auto& block : body["blocks"]) {
        const auto& shown = block["type"] == "section" ? block["text"] : block["elements"][0];
        const std::string part = shown["text"];
        if (part.empty() || count_code_points(part) > 3000) return "a block of an update";
    }
    return "";
}

// In a few words; empty: all of it holds.
inline std::string broken_promise_of(const Received& received) {
    if (received.answer.status != 200 && received.answer.status != 400) return "another status";
    const bool nothing = received.events.empty() && received.invitations.empty();
    if (nothing == received.ignored.empty()) return "ignored, and for us";
    if (received.answer.status == 400 &&
        (!nothing || header(received.answer.headers, "X-Slack-No-Retry") == nullptr))
        return "a refusal that does something, or comes again";
    if (received.events.size() + received.invitations.size() > 1) return "more than one thing of one request";
    if (!received.courtesies.empty() && received.events.empty()) return "a courtesy for nothing";
    for (const Inbound& event : received.events)
        if (auto broken = broken_promise_of(event); !broken.empty()) return broken;
    for (const Invitation& invitation : received.invitations)
        if (invitation.channel != "slack" || !is_two_ids(invitation.place) ||
            !is_two_ids(invitation.person) || invitation.address.empty() || !is_words(invitation.text))
            return "an odd invitation";
    for (const ApiCall& courtesy : received.courtesies)
        if (auto broken = broken_promise_of(courtesy); !broken.empty()) return broken;
    return "";
}

}  // namespace onward::test

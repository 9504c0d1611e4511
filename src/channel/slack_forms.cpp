#include <string>
#include <utility>

#include "channel/form.hpp"
#include "channel/slack_address.hpp"
#include "channel/slack_decode.hpp"
#include "channel/slack_encode.hpp"
#include "channel/slack_json.hpp"
#include "channel/slack_text.hpp"
#include "codec/parcel.hpp"
#include "codec/parse_json.hpp"

namespace onward {
namespace {

using nlohmann::json;

constexpr const char* kAnsweredElsewhere = "I've answered in our direct messages.";

// The first of the actions that one of our buttons made; nullptr: none.
const json* our_action(const json& body) {
    const json* const actions = part(body, "actions");
    if (actions == nullptr || !actions->is_array()) return nullptr;
    for (const json& action : *actions) {
        const std::string* const id = text_part(action, "action_id");
        if (id != nullptr && button_of(*id).question > 0) return &action;
    }
    return nullptr;
}

// The message with what was chosen in the place of its buttons.
std::optional<ApiCall> without_buttons(const SlackSettings& settings, const SlackAddress& address,
                                       const std::string& ts, const json& body, const json& action) {
    const json* const message = part(body, "message");
    const std::string* const label = text_part(action, "text", "text");
    if (message == nullptr || label == nullptr) return std::nullopt;
    PressedMessage pressed{.ts = ts, .label = without_entities(*label)};
    if (const std::string* text = text_part(*message, "text")) pressed.text = *text;
    if (const json* blocks = part(*message, "blocks"); blocks != nullptr && blocks->is_array())
        for (const json& block : *blocks)
            if (const std::string* section = text_part(block, "text", "text"))
                pressed.sections.push_back(*section);
    return encode_pressed(settings, address, pressed);
}

}  // namespace

Received decode_slack_press(const SlackIdentity& us, const SlackSettings& settings, std::string_view bytes) {
    const auto form = parse_form(bytes);
    const std::string* const payload = form ? field(*form, "payload") : nullptr;
    if (payload == nullptr) return slack_refuses();
    const ParsedJson parsed = parse_json(*payload);
    if (!parsed.error.empty()) return slack_refuses();
    const json& body = parsed.value;

    const std::string* const type = text_part(body, "type");
    if (type == nullptr) return slack_ignores("shape");
    if (*type != "block_actions") return slack_ignores("type");
    const json* const action = our_action(body);
    if (action == nullptr) return slack_ignores("action");

    const auto first_id = [](std::optional<std::string> one, std::optional<std::string> other) {
        return one ? std::move(one) : std::move(other);
    };
    const auto user = id_part(body, "user", "id");
    const auto channel = first_id(id_part(body, "channel", "id"), id_part(body, "container", "channel_id"));
    const auto ts = first_id(id_part(body, "message", "ts"), id_part(body, "container", "message_ts"));
    // An app that is installed in the whole enterprise is told no team there, only the user's.
    const auto team = first_id(id_part(body, "team", "id"), id_part(body, "user", "team_id"));
    const auto enterprise =
        first_id(id_part(body, "enterprise", "id"), id_part(body, "team", "enterprise_id"));
    if (!user || !channel || !ts || !team) return slack_ignores("shape");
    // What we answer is for one person alone, wherever a message of ours may have been taken.
    if (!channel->starts_with('D')) return slack_ignores("channel");
    std::string thread =
        first_id(id_part(body, "message", "thread_ts"), id_part(body, "container", "thread_ts")).value_or("");
    if (thread == *ts) thread.clear();

    Inbound inbound = slack_inbound(slack_home(us, *team, enterprise), *user);
    const auto trigger = id_part(body, "trigger_id"), pressed_at = id_part(*action, "action_ts");
    if (trigger) inbound.event_keys.push_back(*trigger);
    if (pressed_at) inbound.event_keys.push_back(*team + ":" + *channel + ":" + *ts + ":" + *pressed_at);
    if (inbound.event_keys.empty()) return slack_ignores("shape");
    const SlackAddress address{*team, *channel, std::move(thread)};
    inbound.kind = Inbound::Kind::button;
    inbound.button = *text_part(*action, "action_id");
    inbound.address = write(address);
    if (pressed_at) inbound.sent_at = slack_instant(*pressed_at);

    Received received;
    received.events.push_back(std::move(inbound));
    if (auto call = without_buttons(settings, address, *ts, body, *action))
        received.courtesies.push_back(*std::move(call));
    return received;
}

Received decode_slack_command(const SlackIdentity& us, std::string_view bytes) {
    const auto form = parse_form(bytes);
    if (!form) return slack_refuses();
    const auto id = [&](std::string_view name) -> std::optional<std::string> {
        const std::string* const value = field(*form, name);
        return value != nullptr && is_slack_id(*value) ? std::optional<std::string>(*value) : std::nullopt;
    };
    const auto user = id("user_id"), team = id("team_id"), trigger = id("trigger_id");
    if (!user || !team || !trigger || field(*form, "command") == nullptr) return slack_ignores("shape");

    // Said in a channel or anywhere: answered where the two of us are alone.
    Inbound inbound = slack_inbound(slack_home(us, *team, id("enterprise_id")), *user);
    inbound.event_keys = {*trigger};
    inbound.address = write(SlackAddress{*team, "@" + *user, ""});
    if (const std::string* text = field(*form, "text")) inbound.text = read_slack_text(*text, us.user);
    if (inbound.text.empty()) inbound.text = "menu";

    Received received;
    received.answer = {200,
                       {{"Content-Type", "application/json; charset=utf-8"}},
                       json{{"response_type", "ephemeral"}, {"text", kAnsweredElsewhere}}.dump()};
    received.events.push_back(std::move(inbound));
    return received;
}

}  // namespace onward

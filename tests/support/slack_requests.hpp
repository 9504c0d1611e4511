// Requests as Slack sends them, of a workspace that is made up: T0HEARTH, in which U0ASTER writes to our bot
// U0ONWARD in D0ASTER. All of them are signed, so that verify() lets them pass.
#pragma once

#include <initializer_list>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "base/digest.hpp"
#include "channel/slack.hpp"

namespace onward::test {

inline const std::string kSlackSecret = "5b1f0c4e9a7d4d2f8e6a3c1b0d9f7e5a";
inline const std::string kSlackToken = "xoxb-000000-not-a-real-token";
inline const Instant kSlackNow{std::chrono::seconds{1767000000}};
inline const SlackIdentity kSlackUs{"U0ONWARD", "B0ONWARD", "T0HEARTH", ""};

inline SlackSettings slack_settings() { return {Secret(kSlackToken), {Secret(kSlackSecret)}}; }

inline std::unique_ptr<Channel> a_slack(SlackIdentity us = kSlackUs) {
    return make_slack(slack_settings(), std::move(us));
}

inline Headers slack_signature(const std::string& secret, const std::string& timestamp,
                               const std::string& body) {
    return {{"X-Slack-Request-Timestamp", timestamp},
            {"X-Slack-Signature", "v0=" + hmac_sha256_hex(secret, "v0:" + timestamp + ":" + body)}};
}

// `place` is "events", "interactive" or "commands".
inline HttpRequest slack_request(const std::string& place, const std::string& body) {
    HttpRequest request{"POST", "/webhooks/slack/" + place, "", {}, body};
    request.headers = slack_signature(kSlackSecret, "1767000000", body);
    return request;
}

inline std::string percent_encoded(const std::string& text) {
    constexpr char kDigits[] = "0123456789ABCDEF";
    std::string coded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            coded += c;
        else if (c == ' ')
            coded += '+';
        else
            (coded += '%') += {kDigits[byte >> 4], kDigits[byte & 15]};
    }
    return coded;
}

inline std::string form_body(const std::vector<std::pair<std::string, std::string>>& fields) {
    std::string body;
    for (const auto& [name, value] : fields)
        body += (body.empty() ? "" : "&") + percent_encoded(name) + "=" + percent_encoded(value);
    return body;
}

// What surrounds every event.
inline nlohmann::json slack_envelope(nlohmann::json event) {
    return {
        {"token", "unused"},
        {"team_id", "T0HEARTH"},
        {"enterprise_id", nullptr},
        {"api_app_id", "A0ONWARD"},
        {"type", "event_callback"},
        {"event_id", "Ev0FIRST"},
        {"event_time", 1766999990},
        {"is_ext_shared_channel", false},
        {"authorizations",
         {{{"enterprise_id", nullptr}, {"team_id", "T0HEARTH"}, {"user_id", "U0ONWARD"}, {"is_bot", true}}}},
        {"event", std::move(event)}};
}

// A direct message.
inline nlohmann::json slack_message(const std::string& text) {
    return {{"type", "message"},
            {"channel", "D0ASTER"},
            {"channel_type", "im"},
            {"user", "U0ASTER"},
            {"text", text},
            {"ts", "1766999990.000100"},
            {"event_ts", "1766999990.000100"},
            {"client_msg_id", "4f0c1a52-1f6f-4dd2-a1f0-4c2f2a7d9f10"},
            {"blocks", nlohmann::json::array()}};
}

inline nlohmann::json slack_mention(const std::string& text) {
    return {{"type", "app_mention"}, {"channel", "C0KITCHEN"},    {"user", "U0ASTER"},
            {"text", text},          {"ts", "1766999990.000200"}, {"event_ts", "1766999990.000200"}};
}

// A press of the first button of question 46 ("1a").
inline nlohmann::json slack_press() {
    return {{"type", "block_actions"},
            {"user", {{"id", "U0ASTER"}, {"username", "aster"}, {"team_id", "T0HEARTH"}}},
            {"api_app_id", "A0ONWARD"},
            {"container",
             {{"type", "message"},
              {"message_ts", "1766999980.000300"},
              {"channel_id", "D0ASTER"},
              {"is_ephemeral", false}}},
            {"trigger_id", "1001.2002.0f0f0f0f"},
            {"team", {{"id", "T0HEARTH"}, {"domain", "hearth"}}},
            {"enterprise", nullptr},
            {"is_enterprise_install", false},
            {"channel", {{"id", "D0ASTER"}, {"name", "directmessage"}}},
            {"message",
             {{"type", "message"},
              {"user", "U0ONWARD"},
              {"bot_id", "B0ONWARD"},
              {"ts", "1766999980.000300"},
              {"text", "Tea &amp; rest?"},
              {"blocks",
               {{{"type", "section"},
                 {"block_id", "b1"},
                 {"text", {{"type", "mrkdwn"}, {"text", "*Tea* &amp; rest?"}}}},
                {{"type", "actions"}, {"block_id", "b2"}, {"elements", nlohmann::json::array()}}}}}},
            {"response_url", "https://hooks.slack.example/actions/1"},
            {"actions",
             {{{"action_id", "q1a.1"},
               {"block_id", "b2"},
               {"text", {{"type", "plain_text"}, {"text", "Yes &amp; now"}, {"emoji", true}}},
               {"value", "q1a.1"},
               {"type", "button"},
               {"action_ts", "1766999991.000400"}}}}};
}

inline std::vector<std::pair<std::string, std::string>> slack_command(const std::string& text) {
    return {{"token", "unused"},
            {"team_id", "T0HEARTH"},
            {"team_domain", "hearth"},
            {"channel_id", "C0KITCHEN"},
            {"channel_name", "kitchen"},
            {"user_id", "U0ASTER"},
            {"user_name", "aster"},
            {"command", "/onward"},
            {"text", text},
            {"api_app_id", "A0ONWARD"},
            {"is_enterprise_install", "false"},
            {"response_url", "https://hooks.slack.example/commands/1"},
            {"trigger_id", "1001.2002.0e0e0e0e"}};
}

inline Received decoded_event(const nlohmann::json& body, const SlackIdentity& us = kSlackUs) {
    return a_slack(us)->decode(slack_request("events", body.dump()));
}
inline Received decoded_press(const nlohmann::json& payload, const SlackIdentity& us = kSlackUs) {
    return a_slack(us)->decode(slack_request("interactive", form_body({{"payload", payload.dump()}})));
}
inline Received decoded_command(const std::vector<std::pair<std::string, std::string>>& fields,
                                const SlackIdentity& us = kSlackUs) {
    return a_slack(us)->decode(slack_request("commands", form_body(fields)));
}

// 200, empty, and nothing that follows from it.
inline bool is_silent(const Received& received) {
    return received.answer == HttpAnswer{} && received.events.empty() && received.invitations.empty() &&
           received.courtesies.empty() && !received.ignored.empty();
}

}  // namespace onward::test

// What Slack posts, as values. All of it is total: any bytes give a Received. What is no JSON or no form is
// answered with 400; everything else with 200, as any other status makes Slack send it again.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "channel/channel.hpp"
#include "channel/slack.hpp"

namespace onward {

// /webhooks/slack/events: messages, mentions, and what happens to the app.
Received decode_slack_event(const SlackIdentity& us, std::string_view body);
// /webhooks/slack/interactive: a button. Its message is shown anew without them, by a call with `settings`'
// token.
Received decode_slack_press(const SlackIdentity& us, const SlackSettings& settings, std::string_view body);
// /webhooks/slack/commands: /onward.
Received decode_slack_command(const SlackIdentity& us, std::string_view body);

// Parts of the three.

Received slack_ignores(std::string why);  // 200
Received slack_refuses();                 // 400: no JSON, no form
// Where somebody is at home: the enterprise, in all of whose teams they have one id, else the team.
std::string slack_home(const SlackIdentity& us, const std::string& team,
                       std::optional<std::string> enterprise);
// What every Inbound of somebody's has; never without a conversation.
Inbound slack_inbound(const std::string& home, const std::string& user);
// "1700000000.000100"; 1970 where it is none.
Instant slack_instant(std::string_view ts);

}  // namespace onward

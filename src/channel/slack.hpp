// Slack as a Channel: direct messages, buttons and the command /onward in, chat.postMessage out.
//
//   slack_signature  is it from Slack?
//   slack_events     what somebody wrote; slack_forms: what they pressed, the command
//   slack_encode     a parcel as blocks; slack_outcome: what Slack's answer means
//   slack_text       words in Slack's notation, both ways
//   slack_start      before there is a Channel: who the token is
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/secret.hpp"
#include "channel/channel.hpp"

namespace onward {

// Calls go below "https://slack.com/api".
struct SlackSettings {
    Secret bot_token;                     // xoxb-...
    std::vector<Secret> signing_secrets;  // each of them is good, while one takes the other's place
};

// Who we are there, by auth.test (slack_start.hpp).
struct SlackIdentity {
    std::string user;  // our bot's user id: in mentions, and as the author of our own messages
    std::string bot;
    std::string team;
    std::string
        enterprise;  // of Enterprise Grid, which has many teams and one id for each person; else empty
    bool operator==(const SlackIdentity&) const = default;
};

// "new,old" or one alone. Errors: none, more than two, an empty one; never with a part of it.
Result<std::vector<Secret>> signing_secrets_of(std::string_view setting);

// The token that may speak in a team. One workspace has one; more come from here once they can be installed.
const Secret& installation(const SlackSettings& settings, std::string_view team);

std::unique_ptr<Channel> make_slack(SlackSettings settings, SlackIdentity identity);

}  // namespace onward

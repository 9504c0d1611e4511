// Before there is a Channel: the one call that tells who our token is, and whether it is good.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "channel/channel.hpp"
#include "channel/slack.hpp"

namespace onward {

// The scopes that Onward's app needs, as scripts/slack-manifest.sh asks for them.
inline constexpr std::string_view kSlackScopes[] = {"chat:write", "im:history",        "im:read",
                                                    "im:write",   "app_mentions:read", "commands"};

struct SlackStart {
    enum class Kind {
        ready,
        later,    // Slack's own trouble: ask again after `wait`, or when it seems good
        refused,  // it will never be otherwise with this token
    };
    Kind kind = Kind::later;
    SlackIdentity identity;                   // of ready
    std::string team_name, user_name;         // of ready, to be shown; perhaps empty
    std::vector<std::string> missing_scopes;  // of kSlackScopes; empty where Slack does not tell
    std::chrono::milliseconds wait{};
    std::string problem;  // of later and refused: a sentence for whoever runs this
};

ApiCall slack_auth_test(const SlackSettings& settings);
SlackStart read_slack_auth_test(const HttpAnswer& answer);

}  // namespace onward

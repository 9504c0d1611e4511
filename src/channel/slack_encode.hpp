// What is said, as calls of Slack's Web API.
#pragma once

#include <string>
#include <vector>

#include "channel/channel.hpp"
#include "channel/slack.hpp"
#include "channel/slack_address.hpp"

namespace onward {

// Slack's limits, in characters; what is over them is refused as a whole.
constexpr std::size_t kSlackText = 4000;     // `text`
constexpr std::size_t kSlackSection = 3000;  // the text of one block
constexpr std::size_t kSlackSections = 4;    // ours: all blocks together may have about 13 200
constexpr std::size_t kSlackActions = 25;    // buttons of one block
constexpr std::size_t kSlackLabel = 75;

// chat.postMessage; for a person whose direct messages are to be opened first: conversations.open, with the
// message in `then`.
ApiCall encode_slack(const SlackSettings& settings, const SlackAddress& address, const Parcel& parcel);
// chat.postMessage in the thread of whoever spoke to us.
ApiCall encode_slack_invitation(const SlackSettings& settings, const SlackAddress& address,
                                const std::string& words);

// What Slack says of the message whose button was pressed, in its own notation.
struct PressedMessage {
    std::string ts;
    std::string text;
    std::vector<std::string> sections;
    std::string label;  // of the button, plain
};
// chat.update: the same words, and what was chosen where the buttons were.
std::optional<ApiCall> encode_pressed(const SlackSettings& settings, const SlackAddress& address,
                                      const PressedMessage& pressed);

// A call of `method` whose body is JSON, with the token.
ApiCall slack_call(const Secret& token, std::string method, std::string body);

}  // namespace onward

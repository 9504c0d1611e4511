// Where a reply goes, as an Inbound's address: "T1/D2", in a thread "T1/D2/1700000000.000100", or "T1/@U3" of
// somebody whose direct messages are still to be opened.
#pragma once

#include <string>
#include <string_view>

namespace onward {

struct SlackAddress {
    std::string team;
    std::string channel;  // "D2"; of a person "@U3"
    std::string thread;   // empty: none
    bool is_person() const { return channel.starts_with('@'); }
    std::string person() const { return is_person() ? channel.substr(1) : ""; }
    bool operator==(const SlackAddress&) const = default;
};

std::string write(const SlackAddress& address);
// Total: what is no address of ours is one that Slack does not know.
SlackAddress read_slack_address(std::string_view text);

// An id or a time stamp, of which keys and addresses are made: letters, digits, "." "_" "-", at most 255.
bool is_slack_id(std::string_view text);

}  // namespace onward

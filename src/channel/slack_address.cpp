#include "channel/slack_address.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace onward {

std::string write(const SlackAddress& address) {
    std::string text = address.team + "/" + address.channel;
    if (!address.thread.empty()) text += "/" + address.thread;
    return text;
}

SlackAddress read_slack_address(std::string_view text) {
    const auto parts = split(text, '/');
    const auto part = [&](std::size_t i) { return i < parts.size() ? std::string(parts[i]) : std::string(); };
    return {part(0), part(1), part(2)};
}

bool is_slack_id(std::string_view text) {
    constexpr std::size_t kLongest = 255;
    return !text.empty() && text.size() <= kLongest && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' ||
               c == '_' || c == '-';
    });
}

}  // namespace onward

// Words in Slack's notation, both ways. Coming in, `& < >` are entities and links, mentions and channels
// stand between < >; going out, the same three are escaped in everybody's words, so that nobody can call a
// channel.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dialog/emphasis.hpp"

namespace onward {

// What somebody wrote, as they saw it: labels of links, names of channels, "someone" for people, and without
// the mention of `own_user`. Total; well-formed UTF-8 without U+0000, trimmed.
std::string read_slack_text(std::string_view text, std::string_view own_user);
// `&amp; &lt; &gt;` alone, as in a label.
std::string without_entities(std::string_view text);

// `&`, `<` and `>`, and nothing else.
std::string escape_for_slack(std::string_view text);
// Escaped, and bold where it is strong. Slack reads an asterisk as a sign only at the edge of a word, and
// within a line: what can not be made bold like this stays plain.
std::string mrkdwn(std::string_view text, const std::vector<Emphasised::Range>& strong);

}  // namespace onward

// Aside: what is said or looked at where no conversation is: an apology, an invitation in a group.
#pragma once

#include <string>
#include <string_view>

#include "dialog/script.hpp"

namespace onward {

// A line of coach.yaml, as somebody hears it of whom nothing is known; empty: the content has no such line.
std::string line_in_words(const Script& script, const std::string& line, Instant now);

// The text holds a danger that is not denied.
bool holds_danger(const Script& script, std::string_view text, Instant now);

}  // namespace onward

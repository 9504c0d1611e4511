// The lines of a *.talk file, as they are written (docs/talks.md): what a user or the coach said, escaped so
// that it is read back as it was.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"

namespace onward {

std::string talk_user_line(std::string_view words);    // "> \[x", one line
std::string talk_coach_lines(std::string_view words);  // "< first" and "| next"
std::string talk_button_line(const std::vector<std::string>& labels);
std::string talk_clock(Instant at, Zone zone);            // "Mon 2026-01-05 21:15 Europe/Paris"
std::string talk_wait_line(std::chrono::minutes length);  // "@ after 26 hours 10 minutes"

}  // namespace onward

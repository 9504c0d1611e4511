// The lines of `onward match --jsonl`.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "nlu/matcher.hpp"

namespace onward {

constexpr std::size_t kLongestLine = std::size_t{1} << 20;  // bytes; no message is so long

// {"id": ..., "text": "..."} into {"id", "intents", "safety", "entities"}. Errors say what is wrong with the
// line without its words.
Result<std::string> match_line(const Matcher& matcher, const LocalTime& now, std::string_view line);

// All lines of `in`; empty ones are passed over. False: some could not be read, and each was told on
// `errors`.
bool match_lines(const Matcher& matcher, const LocalTime& now, std::istream& in, std::ostream& out,
                 std::ostream& errors);

}  // namespace onward

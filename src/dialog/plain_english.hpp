// Days, counts and lists as one says them: "on Tuesday", "3 days ago", "a, b and c". The coach speaks
// English; this is the one place where the engine does.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.hpp"

namespace onward {

// "", "a", "a and b", "a, b and c"; where a part has commas of its own: "a; b, too; and c".
std::string list_in_words(const std::vector<std::string>& parts);
std::string count_in_words(std::int64_t count, const std::string& one, const std::string& many);  // "1 day"

// `today` is the user's. The week around today is told by weekday, anything else by day and month, with the
// year where it is another one.
std::string day_in_words(Date date, Date today);   // "today", "on Tuesday", "on 3 March", "on 3 March 2025"
std::string date_in_words(Date date, Date today);  // "3 March", "3 March 2025"
// "today", "yesterday", "3 days ago", "2 weeks ago", "4 months ago", "2 years ago"; "tomorrow", "in 3 days".
std::string time_ago_in_words(Date date, Date today);

// "7", "7.5": at most one digit behind the point.
std::string number_in_words(double number);
// A bar for each number, from `least` to `most`; where these are not known, from the smallest to the largest.
std::string bars(const std::vector<double>& numbers, std::optional<double> least, std::optional<double> most);

}  // namespace onward

#include "dialog/plain_english.hpp"

#include <algorithm>
#include <cmath>

#include "base/value.hpp"

namespace onward {
namespace {

constexpr const char* kWeekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                     "Friday", "Saturday", "Sunday"};
constexpr const char* kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                   "July",    "August",   "September", "October", "November", "December"};
constexpr const char* kBars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr int kHighestBar = 7;

// Whole months from the earlier to the later day.
std::int64_t months_between(Date earlier, Date later) {
    const YearMonthDay from = year_month_day(earlier);
    const YearMonthDay to = year_month_day(later);
    return (to.year - from.year) * 12 + (to.month - from.month) - (to.day < from.day ? 1 : 0);
}

// "3 days", "2 weeks", "4 months", "2 years": the unit in which one would count.
std::string distance(Date earlier, Date later) {
    const std::int64_t days = std::int64_t{later.days} - earlier.days;
    if (days < 14) return count_in_words(days, "day", "days");
    if (days < 61) return count_in_words(days / 7, "week", "weeks");
    const std::int64_t months = months_between(earlier, later);
    if (months < 24) return count_in_words(months, "month", "months");
    return count_in_words(months / 12, "year", "years");
}

}  // namespace

std::string list_in_words(const std::vector<std::string>& parts) {
    const bool commas = std::any_of(parts.begin(), parts.end(), [](const std::string& part) {
        return part.find(',') != std::string::npos;
    });
    std::string list;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool last = i + 1 == parts.size();
        if (i > 0 && commas) list += last ? "; and " : "; ";
        if (i > 0 && !commas) list += last ? " and " : ", ";
        list += parts[i];
    }
    return list;
}

std::string count_in_words(std::int64_t count, const std::string& one, const std::string& many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string day_in_words(Date date, Date today) {
    const std::int64_t ahead = std::int64_t{date.days} - today.days;
    if (ahead == 0) return "today";
    if (ahead == 1) return "tomorrow";
    if (ahead == -1) return "yesterday";
    // Six days either way: a weekday that is not today's.
    if (ahead > -7 && ahead < 7) return std::string("on ") + kWeekdays[weekday_of(date) - 1];
    return "on " + date_in_words(date, today);
}

std::string date_in_words(Date date, Date today) {
    const YearMonthDay day = year_month_day(date);
    std::string words = std::to_string(day.day) + " " + kMonths[day.month - 1];
    if (day.year != year_month_day(today).year) words += " " + std::to_string(day.year);
    return words;
}

std::string time_ago_in_words(Date date, Date today) {
    if (date == today) return "today";
    if (date.days == today.days - 1) return "yesterday";
    if (date.days == today.days + 1) return "tomorrow";
    return date < today ? distance(date, today) + " ago" : "in " + distance(today, date);
}

std::string number_in_words(double number) {
    const double tenths = std::round(number * 10) / 10;
    const bool whole = tenths == std::floor(tenths) && std::fabs(tenths) < 9e15;
    return whole ? std::to_string(static_cast<std::int64_t>(tenths)) : to_string(Value{tenths});
}

std::string bars(const std::vector<double>& numbers, std::optional<double> least,
                 std::optional<double> most) {
    if (numbers.empty()) return {};
    const auto [smallest, largest] = std::minmax_element(numbers.begin(), numbers.end());
    const double low = least.value_or(*smallest);
    const double high = most.value_or(*largest);
    std::string line;
    for (const double number : numbers) {
        // All alike and no limits known: a level line in the middle.
        const double share = high > low ? std::clamp((number - low) / (high - low), 0.0, 1.0) : 0.5;
        line += kBars[static_cast<int>(std::lround(share * kHighestBar))];
    }
    return line;
}

}  // namespace onward

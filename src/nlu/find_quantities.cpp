// Numbers and lengths of time.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "nlu/finds.hpp"
#include "nlu/word_table.hpp"

namespace onward {

namespace {

const WordTable<double> kNumberWords{
    {"zero", 0},      {"one", 1},       {"two", 2},       {"three", 3},    {"four", 4},     {"five", 5},
    {"six", 6},       {"seven", 7},     {"eight", 8},     {"nine", 9},     {"ten", 10},     {"eleven", 11},
    {"twelve", 12},   {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17},
    {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},   {"thirty", 30},  {"forty", 40},   {"fourty", 40},
    {"fifty", 50},    {"sixty", 60},    {"seventy", 70},  {"eighty", 80},  {"ninety", 90},
};

// What is counted, in minutes; months and years are kept apart, since the calendar counts them.
struct Unit {
    double minutes;
    std::int32_t days;
    std::int32_t months;
};
const WordTable<Unit> kUnits{
    {"minute", {1, 0, 0}},
    {"minutes", {1, 0, 0}},
    {"min", {1, 0, 0}},
    {"mins", {1, 0, 0}},
    {"hour", {60, 0, 0}},
    {"hours", {60, 0, 0}},
    {"hr", {60, 0, 0}},
    {"hrs", {60, 0, 0}},
    {"day", {1440, 1, 0}},
    {"days", {1440, 1, 0}},
    {"night", {1440, 1, 0}},
    {"nights", {1440, 1, 0}},
    {"week", {10080, 7, 0}},
    {"weeks", {10080, 7, 0}},
    {"fortnight", {20160, 14, 0}},
    {"fortnights", {20160, 14, 0}},
    {"weekend", {2880, 2, 0}},
    {"weekends", {2880, 2, 0}},
    {"month", {43200, 0, 1}},
    {"months", {43200, 0, 1}},
    {"year", {525600, 0, 12}},
    {"years", {525600, 0, 12}},
    {"decade", {5256000, 0, 120}},
    {"decades", {5256000, 0, 120}},
    {"seconds", {1.0 / 60, 0, 0}},
    {"secs", {1.0 / 60, 0, 0}},
};
// Only glued to digits or right after them ("2h", "3 mo").
const WordTable<Unit> kShortUnits{
    {"m", {1, 0, 0}},        {"h", {60, 0, 0}},      {"d", {1440, 1, 0}},     {"w", {10080, 7, 0}},
    {"wk", {10080, 7, 0}},   {"wks", {10080, 7, 0}}, {"mo", {43200, 0, 1}},   {"mos", {43200, 0, 1}},
    {"mth", {43200, 0, 1}},  {"y", {525600, 0, 12}}, {"yr", {525600, 0, 12}}, {"yrs", {525600, 0, 12}},
    {"s", {1.0 / 60, 0, 0}},
};

const WordSet kHedges(
    "about around like maybe probably roughly approximately approx almost nearly say a an solid "
    "perhaps circa over under just at only barely strong good");
// Before these "one" is no number: "the one", "no one", "this one".
const WordSet kBeforeOne(
    "a about like around maybe probably is am say number between to or from rate level at be me day "
    "week only than was");
// The largest number that means something here; more digits are a joke or a telephone number.
constexpr std::size_t kMostDigits = 12;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The number that `text` is as a whole: "7", "-5", "3.5", "3,5", "1,000".
std::optional<double> numeral(std::string_view text) {
    const std::size_t digits = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
    if (digits == 0 || digits > kMostDigits) return std::nullopt;
    std::string plain(text);
    const std::size_t comma = plain.find(',');
    if (comma != std::string::npos) {
        if (plain.find(',', comma + 1) != std::string::npos || plain.find('.') < comma) return std::nullopt;
        const bool thousands = plain.size() - comma > 3;
        if (thousands)
            plain.erase(comma, 1);
        else
            plain[comma] = '.';
    }
    double number = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), number);
    if (error != std::errc{} || end != plain.data() + plain.size()) return std::nullopt;
    return number;
}

// "7/10" on a scale to ten: 7; "4/5": 8; nothing for what is no scale ("24/7", "12/4").
std::optional<double> on_scale(double part, double whole) {
    if (part < 0 || part > whole) return std::nullopt;
    for (const double scale : {5.0, 10.0, 20.0, 50.0, 100.0})
        if (whole == scale) return part * 10 / whole;
    return std::nullopt;
}

// A word of digits: number, scale or range, and the letters that are glued to it.
std::optional<Quantity> digits(std::string_view word) {
    if (word.empty() || !(is_digit(word[0]) || (word[0] == '-' && word.size() > 1 && is_digit(word[1]))))
        return std::nullopt;
    const std::size_t letters = std::min(word.find_first_not_of("0123456789.,/:-"), word.size());
    Quantity found{.unit = word.substr(letters)};
    const std::string_view number = word.substr(0, letters);
    if (found.unit == "ish") found.unit = {};
    if (const auto plain = numeral(number)) {
        found.low = *plain;
        return found;
    }
    const auto two = [&](char sign) -> std::optional<std::pair<double, double>> {
        const std::size_t at = number.find(sign, 1);
        if (at == std::string_view::npos) return std::nullopt;
        const auto left = numeral(number.substr(0, at));
        const auto right = numeral(number.substr(at + 1));
        if (!left || !right) return std::nullopt;
        return std::pair{*left, *right};
    };
    if (const auto fraction = two('/')) {
        const auto value = on_scale(fraction->first, fraction->second);
        if (!value || !found.unit.empty()) return std::nullopt;
        found.low = *value;
        return found;
    }
    if (const auto range = two('-'); range && range->first < range->second) {
        found.low = range->first;
        found.high = range->second;
        return found;
    }
    return std::nullopt;
}

// "twenty one", "a hundred and five", "three hundred".
std::optional<Quantity> number_words(const ClauseWords& words, std::uint32_t at) {
    const auto value_of = [](std::string_view word) -> std::optional<double> {
        const double* found = kNumberWords.find(word);
        return found == nullptr ? std::nullopt : std::optional(*found);
    };
    const auto below_hundred = [&](std::uint32_t from) -> std::optional<Quantity> {
        const auto first = value_of(words[from]);
        if (!first) return std::nullopt;
        const auto second = value_of(words[from + 1]);
        if (*first >= 20 && second && *second >= 1 && *second <= 9)
            return Quantity{.low = *first + *second, .last = from + 2};
        return Quantity{.low = *first, .last = from + 1};
    };
    std::optional<Quantity> found = below_hundred(at);
    const bool a_hundred = words[at] == "a" && (words[at + 1] == "hundred" || words[at + 1] == "thousand");
    if (!found && a_hundred) found = Quantity{.low = 1, .last = at + 1};
    if (!found && (words[at] == "hundred" || words[at] == "thousand")) found = Quantity{.low = 1, .last = at};
    if (!found) return std::nullopt;
    for (const auto& [word, times] :
         {std::pair<std::string_view, double>{"thousand", 1000}, {"hundred", 100}}) {
        if (words[found->last] != word) continue;
        found->low *= times;
        ++found->last;
        const std::uint32_t rest = found->last + (words[found->last] == "and" ? 1 : 0);
        if (const auto more = below_hundred(rest)) {
            found->low += more->low;
            found->last = more->last;
        }
    }
    return found;
}

Value number_value(double number) {
    if (std::floor(number) == number) return static_cast<std::int64_t>(number);
    return number;
}

// "a 4" of "about a 4", "4 or so".
void widen(const ClauseWords& words, Find& find) {
    while (find.first > words.first() && kHedges.has(words[std::int64_t{find.first} - 1])) --find.first;
    if (words[find.last] == "ish" || words[find.last] == "maybe" || words[find.last] == "tops") ++find.last;
    if (words[find.last] == "or" && words[find.last + 1] == "so") find.last += 2;
}

// Whether "one" at `at` counts something.
bool one_counts(const ClauseWords& words, std::uint32_t at) {
    if (words.is_whole_message(at, at + 1) || words.last() - words.first() == 1) return true;
    if (words[at + 1] == "out" || words[at + 1] == "hundred") return true;
    return kBeforeOne.has(words[std::int64_t{at} - 1]) && (at + 1 == words.last() || words[at + 1] == "or" ||
                                                           words[at + 1] == "to" || words[at + 1] == "and");
}

}  // namespace

std::optional<Quantity> single_quantity(const ClauseWords& words, std::uint32_t at) {
    std::optional<Quantity> found = digits(words[at]);
    if (found)
        found->last = at + 1;
    else
        found = number_words(words, at);
    if (!found || found->high) return found;
    if (found->unit.empty() && words[found->last] == "and" && words[found->last + 1] == "a" &&
        words[found->last + 2] == "half") {
        found->low += 0.5;
        found->last += 3;
    }
    if (found->unit.empty() && words[found->last] == "point") {
        if (const auto tenths = number_words(words, found->last + 1); tenths && tenths->low < 10) {
            found->low += tenths->low / 10;
            found->last = tenths->last;
        }
    }
    return found;
}

std::optional<Quantity> quantity(const ClauseWords& words, std::uint32_t at) {
    std::optional<Quantity> found = single_quantity(words, at);
    if (!found || found->high || !found->unit.empty()) return found;
    const std::string_view between = words[found->last];
    const bool both = between == "and" && words[std::int64_t{at} - 1] == "between";
    if (between != "to" && between != "or" && !both) return found;
    const auto second = single_quantity(words, found->last + 1);
    if (!second || second->high) return found;
    found->last = second->last;
    found->unit = second->unit;
    found->high = std::max(found->low, second->low);
    found->low = std::min(found->low, second->low);
    return found;
}

std::vector<Find> find_numbers(const ReadMessage& message) {
    std::vector<Find> finds;
    if (!message.has(Begins::number)) return finds;
    for (const Clause& clause : message.clauses()) {
        const ClauseWords words(message, clause);
        std::optional<std::uint32_t> scale_from;  // "on a scale of 1 to 10 I'd say 4": the 4, and all of it
        for (std::uint32_t at = words.first(); at < words.last();) {
            if (!message.begins(Begins::number, at)) {
                ++at;
                continue;
            }
            const auto found = quantity(words, at);
            if (!found || !found->unit.empty()) {
                at = found ? found->last : at + 1;
                continue;
            }
            const bool one = words[at] == "one" && found->last == at + 1;
            const std::string_view before = words[std::int64_t{at} - 1];
            const bool scale = found->high && before == "of" && words[std::int64_t{at} - 2] == "scale";
            Find find{.value = number_value(found->low), .first = at, .last = found->last};
            at = found->last;
            if (scale) scale_from = find.first - 2;
            if (scale || (one && !one_counts(words, find.first))) continue;
            if (found->high) find.high = number_value(*found->high);
            if (before == "between") --find.first;
            // "7 out of 10", "8 of 10"
            const bool out = words[at] == "out" && words[at + 1] == "of";
            if (!found->high && (out || words[at] == "of")) {
                if (const auto whole = single_quantity(words, at + (out ? 2 : 1)); whole && !whole->high) {
                    find.value = number_value(on_scale(found->low, whole->low).value_or(found->low));
                    find.last = at = whole->last;
                }
            }
            if (scale_from) find.first = *std::exchange(scale_from, std::nullopt);
            widen(words, find);
            find.counts =
                2 * message.content(find.first, find.last) < message.content(clause.first, clause.last);
            finds.push_back(find);
        }
    }
    return finds;
}

namespace {

// `parts`: how many smaller units may still follow ("1 year 3 months 2 days"), so that no message is read in
// circles.
std::optional<LengthOfTime> length_in_parts(const ClauseWords& words, std::uint32_t at, int parts) {
    struct Count {
        double low = 1;
        std::optional<double> high;
        bool rough = false;
        bool digits = false;
        std::string_view unit;
    };
    std::uint32_t next = at;
    Count count;
    const auto after = [&](std::initializer_list<std::string_view> forms) {
        std::uint32_t end = next;
        for (const std::string_view form : forms)
            if (words[end++] != form) return false;
        next = end;
        return true;
    };
    if (after({"half", "a"}) || after({"half", "an"}) || after({"a", "half"})) {
        count.low = 0.5;
    } else if (after({"a", "couple", "of"}) || after({"couple", "of"}) || after({"a", "couple"}) ||
               after({"couple"})) {
        count = {.low = 2, .rough = true};
    } else if (after({"a", "good", "few"}) || after({"a", "few"}) || after({"few"}) || after({"some"})) {
        count = {.low = 3, .rough = true};
    } else if (after({"several"}) || after({"a", "bunch", "of"})) {
        count = {.low = 5, .rough = true};
    } else if (const auto number = quantity(words, at)) {
        count = {.low = number->low, .high = number->high, .digits = true, .unit = number->unit};
        next = number->last;
    } else if (after({"a", "whole"}) || after({"a", "full"}) || after({"a"}) || after({"an"})) {
        count.low = 1;
    } else {
        return std::nullopt;
    }
    if (count.low < 0) return std::nullopt;
    if (words[next] == "more" || words[next] == "full" || words[next] == "whole" || words[next] == "long")
        ++next;

    const std::string_view word = count.unit.empty() ? words[next] : count.unit;
    const Unit* unit = kUnits.find(word);
    if (unit == nullptr && count.digits) unit = kShortUnits.find(word);
    if (unit == nullptr) return std::nullopt;
    if (count.unit.empty()) ++next;

    LengthOfTime length{.minutes = count.low * unit->minutes, .last = next, .rough = count.rough};
    if (count.high) length.high = *count.high * unit->minutes;
    const double whole = std::floor(count.low);
    constexpr double kMostCounted = 100'000;  // days or months; beyond it nobody means a date
    if (whole == count.low && whole < kMostCounted) {
        length.days = static_cast<std::int32_t>(whole) * unit->days;
        length.months = static_cast<std::int32_t>(whole) * unit->months;
    }
    // "a week and a half", "an hour and a half"
    if (words[next] == "and" && words[next + 1] == "a" && words[next + 2] == "half" && count.low == 1) {
        length.minutes *= 1.5;
        length.days = length.months = 0;
        length.last = next + 3;
    }
    // "1 year and 3 months", "2 hours 30 minutes": a smaller unit goes on.
    const std::uint32_t rest = next + (words[next] == "and" ? 1 : 0);
    if (parts > 0 && count.digits && !count.high && length.last == next && single_quantity(words, rest))
        if (const auto tail = length_in_parts(words, rest, parts - 1);
            tail && tail->minutes < unit->minutes && !tail->high) {
            length.minutes += tail->minutes;
            length.days += tail->days;
            length.months += tail->months;
            length.last = tail->last;
        }
    if (word == "weekend") return std::nullopt;  // "a weekend" is a date or none
    return length;
}

}  // namespace

std::optional<LengthOfTime> length_of_time(const ClauseWords& words, std::uint32_t at) {
    constexpr int kSmallerUnits = 2;
    return length_in_parts(words, at, kSmallerUnits);
}

std::vector<Find> find_durations(const ReadMessage& message) {
    std::vector<Find> finds;
    if (!message.has(Begins::duration)) return finds;
    const auto minutes = [](double number) {
        return static_cast<std::int64_t>(std::max(1.0, std::round(number)));
    };
    for (const Clause& clause : message.clauses()) {
        const ClauseWords words(message, clause);
        for (std::uint32_t at = words.first(); at < words.last();) {
            const auto length =
                message.begins(Begins::duration, at) ? length_of_time(words, at) : std::nullopt;
            if (!length) {
                ++at;
                continue;
            }
            Find find{
                .value = minutes(length->minutes), .first = at, .last = length->last, .rough = length->rough};
            if (length->high) find.high = minutes(*length->high);
            const std::string_view before = words[std::int64_t{at} - 1];
            const bool rate = before == "times" || before == "twice" || before == "once" || before == "per";
            const bool article = words[at] == "a" || words[at] == "an";
            const bool some_day = words[at] == "one" && words[at + 1] == "day" &&
                                  words[length->last] != "ago" && !words.is_whole_message(at, length->last);
            at = length->last;
            if ((article && rate) || some_day) continue;
            while (find.first > words.first() && kHedges.has(words[std::int64_t{find.first} - 1]))
                --find.first;
            finds.push_back(find);
        }
    }
    return finds;
}

std::vector<std::string_view> number_beginnings() {
    std::vector<std::string_view> words{"a", "hundred", "thousand"};
    for (const auto& [word, value] : kNumberWords.rows()) words.push_back(word);
    return words;
}

std::vector<std::string_view> duration_beginnings() {
    std::vector<std::string_view> words = number_beginnings();
    words.insert(words.end(), {"an", "half", "couple", "few", "some", "several"});
    return words;
}

}  // namespace onward

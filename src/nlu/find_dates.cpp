// Days of the calendar, seen from the user's today.
//
// A day without a year or week ("on Tuesday", "march 3rd", "since christmas") is the last one that has been;
// `future` is the next one, for questions about what is to come. "Tomorrow" and "next Friday" are to come
// alone.
#include <algorithm>
#include <array>
#include <charconv>

#include "nlu/finds.hpp"
#include "nlu/word_table.hpp"

namespace onward {

namespace {

const WordTable<int> kMonths{
    {"january", 1},  {"jan", 1},    {"february", 2},  {"feb", 2},       {"march", 3},     {"mar", 3},
    {"april", 4},    {"apr", 4},    {"may", 5},       {"june", 6},      {"jun", 6},       {"july", 7},
    {"jul", 7},      {"august", 8}, {"aug", 8},       {"september", 9}, {"sept", 9},      {"sep", 9},
    {"october", 10}, {"oct", 10},   {"november", 11}, {"nov", 11},      {"december", 12}, {"dec", 12},
};
const WordTable<int> kWeekdays{
    {"monday", 1},    {"mon", 1}, {"mondays", 1},  {"tuesday", 2}, {"tue", 2},    {"tues", 2},
    {"wednesday", 3}, {"wed", 3}, {"thursday", 4}, {"thu", 4},     {"thur", 4},   {"thurs", 4},
    {"friday", 5},    {"fri", 5}, {"saturday", 6}, {"sat", 6},     {"sunday", 7}, {"sun", 7},
};
const WordTable<int> kOrdinals{
    {"first", 1},      {"second", 2},       {"third", 3},       {"fourth", 4},      {"fifth", 5},
    {"sixth", 6},      {"seventh", 7},      {"eighth", 8},      {"ninth", 9},       {"tenth", 10},
    {"eleventh", 11},  {"twelfth", 12},     {"thirteenth", 13}, {"fourteenth", 14}, {"fifteenth", 15},
    {"sixteenth", 16}, {"seventeenth", 17}, {"eighteenth", 18}, {"nineteenth", 19}, {"twentieth", 20},
    {"thirtieth", 30},
};

// Before one of these a word that could be something else ("may", "march", "sat", "april") is a date.
const WordSet kBeforeDate(
    "in on since last this next early late mid of by until from during around about before after "
    "every til middle end start beginning back");
// Words that belong to a date and say nothing more: "since", "on", "back in".
const WordSet kLeadsIn(
    "in on since by until from during around about before after back like maybe probably the at over "
    "early late sometime ever of roughly approximately mid as a was is it almost nearly");
const WordSet kPartsOfDay("morning afternoon evening night noon lunchtime");

// Days from today that one word names.
const WordTable<int> kNearDays{
    {"today", 0}, {"tonight", 0}, {"yesterday", -1}, {"yesterdays", -1}, {"tomorrow", 1},
};

// Long ago, in days; people who say so do not count.
struct Ages {
    std::string_view words;
    int days;
};
constexpr Ages kAges[] = {
    {"ages ago", 365},      {"forever ago", 365}, {"long ago", 365},    {"long time ago", 365},
    {"years ago", 3 * 365}, {"months ago", 90},   {"weeks ago", 21},    {"days ago", 3},
    {"hours ago", 0},       {"minutes ago", 0},   {"while ago", 60},    {"while back", 60},
    {"some time ago", 60},  {"recently", 7},      {"just recently", 7}, {"other day", 3},
    {"other night", 3},     {"other week", 14},   {"not long ago", 14}, {"not so long ago", 14},
    {"just now", 0},        {"moment ago", 0},    {"earlier", 0},
};

// Feasts that fall on the same day each year.
struct Feast {
    std::string_view words;
    int month, day;
};
constexpr Feast kFeasts[] = {
    {"christmas eve", 12, 24}, {"christmas day", 12, 25},  {"christmas", 12, 25},
    {"boxing day", 12, 26},    {"new years eve", 12, 31},  {"new years day", 1, 1},
    {"new years", 1, 1},       {"new year", 1, 1},         {"nye", 12, 31},
    {"valentines day", 2, 14}, {"valentines", 2, 14},      {"valentine", 2, 14},
    {"halloween", 10, 31},     {"st patricks day", 3, 17}, {"4th of july", 7, 4},
    {"fourth of july", 7, 4},  {"independence day", 7, 4}, {"easter", 0, 0},
    {"thanksgiving", 0, 1},
};

// Seasons by their first month in the north; rough anyway.
const WordTable<int> kSeasons{
    {"spring", 3}, {"summer", 6}, {"autumn", 9}, {"fall", 9}, {"winter", 12},
};

constexpr int kOldestYear = 1950;  // what "in 1987" may mean

Date days_later(Date day, int days) { return Date{day.days + days}; }

Date months_later(Date day, int months) {
    auto [year, month, of_month] = year_month_day(day);
    const int all = year * 12 + month - 1 + months;
    for (int last = of_month; last >= 28; --last)
        if (const auto found = make_date(all / 12, all % 12 + 1, last)) return *found;
    return make_date(all / 12, all % 12 + 1, std::min(of_month, 28)).value_or(day);
}

Date easter(int year) {  // Gauss's rule in the form of Meeus, for the Gregorian calendar
    const int a = year % 19, b = year / 100, c = year % 100;
    const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return make_date(year, f / 31, f % 31 + 1).value_or(Date{});
}

Date thanksgiving(int year) {  // the fourth Thursday of November
    const Date first = make_date(year, 11, 1).value_or(Date{});
    return days_later(first, (4 - weekday_of(first) + 7) % 7 + 21);
}

// A day found, before its words are known.
struct Day {
    Date date;
    std::optional<Date> future;
    std::uint32_t first = 0, last = 0;
    std::optional<Date> high;
    bool unclear = false;
    bool rough = false;
};

class DateFinder {
  public:
    DateFinder(const ReadMessage& message, const ClauseWords& words, const LocalTime& now)
        : message_(message), words_(words), today_(now.date) {}

    std::vector<Find> find() {
        std::vector<Find> finds;
        for (std::uint32_t at = words_.first(); at < words_.last();) {
            std::optional<Day> day;
            if (message_.begins(Begins::date, at)) day = day_at(at);
            if (!day) {
                ++at;
                continue;
            }
            at = day->last;
            if (kPartsOfDay.has(words_[at])) ++at;  // "tuesday night"
            Find find{.value = day->date,
                      .first = day->first,
                      .last = at,
                      .unclear = day->unclear,
                      .rough = day->rough};
            if (day->future) find.future = *day->future;
            if (day->high) find.high = *day->high;
            const std::uint32_t from = finds.empty() ? words_.first() : finds.back().last;
            while (find.first > from && kLeadsIn.has(words_[std::int64_t{find.first} - 1])) --find.first;
            finds.push_back(find);
        }
        return finds;
    }

  private:
    std::optional<Day> day_at(std::uint32_t at) const {
        if (auto day = ages(at)) return day;
        if (auto day = near_day(at)) return day;
        if (auto day = ago(at)) return day;
        if (auto day = feast(at)) return day;
        if (auto day = weekday(at)) return day;
        if (auto day = of_month(at)) return day;
        if (auto day = month(at)) return day;
        if (auto day = period(at)) return day;
        if (auto day = in_digits(at)) return day;
        if (auto day = year(at)) return day;
        return numbered_day(at);
    }

    std::string_view before(std::uint32_t at) const { return words_[std::int64_t{at} - 1]; }

    // Whether the words from `at` on are `phrase`; where they end.
    std::optional<std::uint32_t> phrase(std::uint32_t at, std::string_view phrase) const {
        while (!phrase.empty()) {
            const std::string_view word = phrase.substr(0, phrase.find(' '));
            if (words_[at++] != word) return std::nullopt;
            phrase.remove_prefix(std::min(word.size() + 1, phrase.size()));
        }
        return at;
    }

    std::optional<Day> ages(std::uint32_t at) const {
        static const PhraseTable<Ages> table{kAges};
        const auto hit = table.longest(words_, at);
        if (!hit) return std::nullopt;
        return Day{.date = days_later(today_, -hit.row->days),
                   .first = at,
                   .last = hit.last,
                   .rough = hit.row->days != 0};
    }

    std::optional<Day> near_day(std::uint32_t at) const {
        if (const auto last = phrase(at, "day before yesterday"))
            return Day{.date = days_later(today_, -2), .first = at, .last = *last};
        if (const auto last = phrase(at, "night before last"))
            return Day{.date = days_later(today_, -2), .first = at, .last = *last};
        if (const auto last = phrase(at, "day after tomorrow"))
            return Day{.date = days_later(today_, 2), .first = at, .last = *last};
        if (const auto last = phrase(at, "last night"))
            return Day{.date = days_later(today_, -1), .first = at, .last = *last};
        if (words_[at] == "this" && kPartsOfDay.has(words_[at + 1]))
            return Day{.date = today_, .first = at, .last = at + 2};
        const int* near = kNearDays.find(words_[at]);
        if (near == nullptr) return std::nullopt;
        return Day{.date = days_later(today_, *near), .first = at, .last = at + 1};
    }

    // "3 days ago", "two weeks back", "in a month", "3 weeks" as the whole answer to "when?".
    std::optional<Day> ago(std::uint32_t at) const {
        const auto length = length_of_time(words_, at);
        if (!length) return std::nullopt;
        const auto shifted = [&](const LengthOfTime& by, int sign) {
            const Date by_months = months_later(today_, sign * std::min(by.months, 12 * 100));
            return days_later(by_months, sign * std::min(by.days, 366 * 100));
        };
        const bool counted = length->days > 0 || length->months > 0;
        const bool hours = length->minutes < 1440;
        Day day{.first = at, .last = length->last, .rough = length->rough || length->months > 0 || !counted};
        const bool is_past =
            words_[day.last] == "ago" || words_[day.last] == "back" || words_[day.last] == "prior";
        const bool is_future =
            before(at) == "in" || phrase(day.last, "from now") || words_[day.last] == "later";
        if (is_past) {
            ++day.last;
        } else if (is_future) {
            if (const auto last = phrase(day.last, "from now")) day.last = *last;
            if (words_[day.last] == "later" || words_[day.last] == "time") ++day.last;
        } else {
            const bool since = before(at) == "since";
            const bool now = words_[day.last] == "now" || words_[day.last] == "today";
            std::uint32_t first = at;
            while (first > words_.first() && kLeadsIn.has(words_[std::int64_t{first} - 1])) --first;
            if (!since && !words_.is_whole_message(first, day.last + (now ? 1 : 0))) return std::nullopt;
            if (hours && !since) return std::nullopt;
        }
        LengthOfTime by = *length;
        if (!counted) by.days = static_cast<std::int32_t>(std::min(by.minutes / 1440, 36500.0));
        if (hours) day.rough = false;
        day.date = shifted(by, is_future ? 1 : -1);
        if (length->high && counted && !is_future) {
            LengthOfTime most = *length;
            const double times = *length->high / length->minutes;
            most.days = static_cast<std::int32_t>(std::min(most.days * times, 36500.0));
            most.months = static_cast<std::int32_t>(std::min(most.months * times, 1200.0));
            day.high = day.date;
            day.date = shifted(most, -1);  // the earlier of the two
            day.rough = true;
        }
        return day;
    }

    // The last such day that has been, and the next one.
    template <class OfYear>
    Day last_and_next(OfYear of_year) const {
        const int year = year_month_day(today_).year;
        Day day;
        for (int back = 0; back <= 8; ++back)
            if (const auto date = of_year(year - back); date && *date <= today_) {
                day.date = *date;
                break;
            }
        for (int ahead = 0; ahead <= 8; ++ahead)
            if (const auto date = of_year(year + ahead); date && *date >= today_) {
                day.future = *date;
                break;
            }
        return day;
    }
    // "next" looks ahead, "last" never means today.
    void lean(Day& day) const {
        const std::string_view word = before(day.first);
        if (word == "next" && day.future) {
            day.date = *day.future;
            day.future.reset();
        }
        if (word == "last") day.future.reset();
        if (word == "next" || word == "last" || word == "this") --day.first;
    }

    std::optional<Day> feast(std::uint32_t at) const {
        static const PhraseTable<Feast> table{kFeasts};
        const auto hit = table.longest(words_, at);
        if (!hit) return std::nullopt;
        const Feast& feast = *hit.row;
        Day day = last_and_next([&](int year) -> std::optional<Date> {
            if (feast.month != 0) return make_date(year, feast.month, feast.day);
            return feast.day == 0 ? easter(year) : thanksgiving(year);
        });
        day.first = at;
        day.last = hit.last;
        lean(day);
        return day;
    }

    std::optional<Day> weekday(std::uint32_t at) const {
        const int named = weekday_named(words_[at]);
        if (named == 0) return std::nullopt;
        const std::string_view lead = before(at);
        const bool could_be_other = words_[at].size() <= 3;  // "sat", "sun", "wed", "mon"
        if (could_be_other && !kBeforeDate.has(lead) && !words_.is_whole_message(at, at + 1))
            return std::nullopt;

        const int today = weekday_of(today_);
        const int back = (today - named + 6) % 7 + 1;   // 1 to 7
        const int ahead = (named - today + 6) % 7 + 1;  // 1 to 7
        Day day{.date = days_later(today_, -back),
                .future = days_later(today_, ahead),
                .first = at,
                .last = at + 1};
        const bool next_week = phrase(at + 1, "next week") || (lead == "week" && before(at - 1) == "next");
        const bool last_week = phrase(at + 1, "last week") || phrase(at + 1, "of last week") ||
                               (lead == "week" && before(at - 1) == "last");
        if (next_week || last_week) {
            day.date = days_later(today_, named - today + (next_week ? 7 : -7));
            day.future.reset();
            if (lead == "week") day.first -= 2;
            if (words_[at + 1] == "of") ++day.last;
            if (lead != "week") day.last += 2;
            return day;
        }
        if (lead == "this") {
            day.date = days_later(today_, named - today);
            day.future.reset();
        }
        lean(day);
        return day;
    }

    // A day of the month at `at`: 3 of "3rd", "3", "third", "twenty first"; where it ends.
    struct DayNumber {
        int day = 0;
        std::uint32_t last = 0;
        bool is_ordinal = false;
    };
    std::optional<DayNumber> day_number(std::uint32_t at) const {
        const std::string_view word = words_[at];
        if (word == "twenty" || word == "thirty")
            if (const int unit = ordinal(words_[at + 1]); unit >= 1 && unit <= 9)
                return DayNumber{(word == "twenty" ? 20 : 30) + unit, at + 2, true};
        if (const int named = ordinal(word); named > 0) return DayNumber{named, at + 1, true};
        if (const auto number = digits_of(word); number && word.size() <= 2 && *number >= 1 && *number <= 31)
            return DayNumber{*number, at + 1, false};
        return std::nullopt;
    }
    static std::optional<int> digits_of(std::string_view word) {
        if (word.empty() || word.size() > 4 || word.find_first_not_of("0123456789") != std::string_view::npos)
            return std::nullopt;
        int number = 0;
        for (const char c : word) number = number * 10 + (c - '0');
        return number;
    }
    std::optional<int> year_at(std::uint32_t at) const {
        const auto number = digits_of(words_[at]);
        const int now = year_month_day(today_).year;
        if (!number || words_[at].size() != 4 || *number < kOldestYear || *number > now + 10)
            return std::nullopt;
        return number;
    }
    std::optional<Day> day_of(int month, int day, std::optional<int> year, std::uint32_t first,
                              std::uint32_t last) const {
        Day found;
        if (year) {
            const auto date = make_date(*year, month, day);
            if (!date) return std::nullopt;
            found.date = *date;
            ++last;
        } else {
            if (!make_date(2024, month, day)) return std::nullopt;  // a leap year has every day
            found = last_and_next([&](int of) { return make_date(of, month, day); });
        }
        found.first = first;
        found.last = last;
        if (!year) lean(found);
        return found;
    }

    // "march 3rd", "3 march 2025", "the 3rd of march".
    std::optional<Day> of_month(std::uint32_t at) const {
        if (const int month = month_named(words_[at]); month > 0) {
            const std::uint32_t next = at + (words_[at + 1] == "the" ? 2 : 1);
            const auto number = day_number(next);
            if (!number || words_[number->last] == "days" || words_[number->last] == "weeks")
                return std::nullopt;
            return day_of(month, number->day, year_at(number->last), at, number->last);
        }
        const auto number = day_number(at);
        if (!number) return std::nullopt;
        const std::uint32_t next = number->last + (words_[number->last] == "of" ? 1 : 0);
        const int month = month_named(words_[next]);
        if (month == 0 || (words_[next] == "may" && !number->is_ordinal && next == number->last &&
                           year_at(next + 1) == std::nullopt && next + 1 < words_.last()))
            return std::nullopt;
        return day_of(month, number->day, year_at(next + 1), at, next + 1);
    }

    // "in march", "since last may", "march 2025"; the first of it, roughly.
    std::optional<Day> month(std::uint32_t at) const {
        const int named = month_named(words_[at]);
        if (named == 0) return std::nullopt;
        const auto of_year = year_at(at + 1);
        const std::string_view lead = before(at);
        if (!of_year && !kBeforeDate.has(lead) && !words_.is_whole_message(at, at + 1)) return std::nullopt;
        int day_of_month = 1;
        if (lead == "mid" || (lead == "of" && before(at - 1) == "middle")) day_of_month = 15;
        if (lead == "late" || (lead == "of" && before(at - 1) == "end")) day_of_month = 25;
        Day day;
        if (of_year) {
            const auto date = make_date(*of_year, named, day_of_month);
            if (!date) return std::nullopt;
            day.date = *date;
            day.last = at + 2;
        } else {
            day = last_and_next([&](int year) { return make_date(year, named, day_of_month); });
            if (lead == "last" && year_month_day(day.date).month == year_month_day(today_).month &&
                year_month_day(day.date).year == year_month_day(today_).year)
                day.date = months_later(day.date, -12);
            day.last = at + 1;
        }
        day.first = at;
        day.rough = true;
        lean(day);
        return day;
    }

    // "last week", "this year", "the weekend", "last summer".
    std::optional<Day> period(std::uint32_t at) const {
        const std::string_view word = words_[at];
        const std::string_view lead = before(at);
        const int sign = lead == "last" || lead == "past" ? -1 : lead == "next" ? 1 : 0;
        const bool pointed = sign != 0 || lead == "this";
        Day day{.first = pointed ? at - 1 : at, .last = at + 1, .rough = true};
        const auto [year, month_now, unused] = year_month_day(today_);
        if (word == "weekend") {
            if (!pointed && lead != "the") return std::nullopt;
            const int since_saturday = (weekday_of(today_) - 6 + 7) % 7;
            day.date = days_later(
                today_, sign > 0 ? 7 - since_saturday : -(since_saturday == 0 ? 7 : since_saturday));
            if (lead != "last" && sign == 0) day.future = days_later(today_, 7 - since_saturday);
            return day;
        }
        if (const int* season = kSeasons.find(word)) {
            if (!pointed && lead != "in" && lead != "the" && lead != "since") return std::nullopt;
            if (word == "fall" && !pointed) return std::nullopt;
            const Day both = last_and_next([&](int of) { return make_date(of, *season, 1); });
            day.date = sign > 0 && both.future ? *both.future : both.date;
            if (sign == 0) day.future = both.future;
            return day;
        }
        if (!pointed) return std::nullopt;
        if (word == "week") {
            if (weekday_named(words_[at + 1]) > 0) return std::nullopt;  // "next week friday"
            day.date = days_later(today_, 7 * sign);
        } else if (word == "month") {
            day.date =
                sign == 0 ? Date{today_.days - year_month_day(today_).day + 1} : months_later(today_, sign);
        } else if (word == "year") {
            day.date = sign == 0 ? make_date(year, 1, 1).value_or(today_) : months_later(today_, 12 * sign);
        } else {
            return std::nullopt;
        }
        return day;
    }

    // "2026-03-02", "2.3.2026", "12/4": two small numbers with a slash could be read either way.
    std::optional<Day> in_digits(std::uint32_t at) const {
        const std::string_view word = words_[at];
        std::array<int, 3> parts{};
        std::array<std::size_t, 3> sizes{};
        std::size_t count = 0;
        char sign = 0;
        for (std::size_t i = 0; i < word.size();) {
            if (count == parts.size()) return std::nullopt;
            const std::size_t end = std::min(word.find_first_not_of("0123456789", i), word.size());
            const auto number = digits_of(word.substr(i, end - i));
            if (!number) return std::nullopt;
            sizes[count] = end - i;
            parts[count++] = *number;
            if (end == word.size()) break;
            if ((sign != 0 && word[end] != sign) || end + 1 == word.size()) return std::nullopt;
            sign = word[end];
            i = end + 1;
        }
        if (sign != '-' && sign != '/' && sign != '.') return std::nullopt;
        if (count == 3 && sizes[0] == 4) {
            const auto date = make_date(parts[0], parts[1], parts[2]);
            if (!date) return std::nullopt;
            return Day{.date = *date, .first = at, .last = at + 1};
        }
        if (count == 2 && sign != '/') return std::nullopt;                 // a decimal, a range
        const bool always = count == 2 && parts[0] == 24 && parts[1] == 7;  // "24/7", but "on 24/7"
        if (always && !kBeforeDate.has(before(at)) && !words_.is_whole_message(at, at + 1))
            return std::nullopt;
        std::optional<int> year;
        if (count == 3) {
            const int century = 100 * (year_month_day(today_).year / 100);
            year = sizes[2] == 4
                       ? parts[2]
                       : century + parts[2] - (parts[2] > year_month_day(today_).year % 100 + 10 ? 100 : 0);
        }
        const auto read = [&](int day, int month) -> std::optional<Day> {
            auto found = day_of(month, day, year, at, at + 1);
            if (found) found->last = at + 1;
            return found;
        };
        const auto day_first = read(parts[0], parts[1]);
        const auto month_first = read(parts[1], parts[0]);
        if (sign == '.') return day_first;  // nobody writes month.day.year
        std::optional<Day> found = day_first ? day_first : month_first;
        if (found) found->unclear = day_first && month_first && parts[0] != parts[1];
        return found;
    }

    // "in 2019"
    std::optional<Day> year(std::uint32_t at) const {
        const auto number = year_at(at);
        const std::string_view lead = before(at);
        if (!number || (!kBeforeDate.has(lead) && !words_.is_whole_message(at, at + 1))) return std::nullopt;
        const auto date = make_date(*number, 1, 1);
        if (!date) return std::nullopt;
        return Day{.date = *date, .first = at, .last = at + 1, .rough = true};
    }

    // "on the 14th"
    std::optional<Day> numbered_day(std::uint32_t at) const {
        const auto number = day_number(at);
        if (!number || !number->is_ordinal || before(at) != "the") return std::nullopt;
        const std::string_view lead = before(at - 1);
        const bool at_end = number->last == words_.last();
        if ((!at_end && words_[number->last] != "of") ||
            (lead != "on" && lead != "since" && lead != "until" && lead != "by"))
            return std::nullopt;
        Day day{.first = at - 1, .last = number->last};
        const auto of_this = year_month_day(today_);
        for (int months = 0; months <= 2 && day.date == Date{}; ++months) {
            const auto [year, month, unused] =
                year_month_day(months_later(*make_date(of_this.year, of_this.month, 1), -months));
            if (const auto date = make_date(year, month, number->day); date && *date <= today_)
                day.date = *date;
        }
        for (int months = 0; months <= 2 && !day.future; ++months) {
            const auto [year, month, unused] =
                year_month_day(months_later(*make_date(of_this.year, of_this.month, 1), months));
            if (const auto date = make_date(year, month, number->day); date && *date >= today_)
                day.future = *date;
        }
        return day;
    }

    const ReadMessage& message_;
    const ClauseWords& words_;
    Date today_;
};

}  // namespace

int month_named(std::string_view word) {
    const int* found = kMonths.find(word);
    return found == nullptr ? 0 : *found;
}

int weekday_named(std::string_view word) {
    const int* found = kWeekdays.find(word);
    return found == nullptr ? 0 : *found;
}

int ordinal(std::string_view word) {
    if (const int* found = kOrdinals.find(word)) return *found;
    if (word.size() < 3 || word.size() > 4) return 0;
    const std::string_view end = word.substr(word.size() - 2);
    if (end != "st" && end != "nd" && end != "rd" && end != "th") return 0;
    int number = 0;
    const auto digits = word.substr(0, word.size() - 2);
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool all = error == std::errc{} && stop == digits.data() + digits.size();
    return all && number >= 1 && number <= 31 ? number : 0;
}

std::vector<Find> find_dates(const ReadMessage& message, const LocalTime& now) {
    std::vector<Find> finds;
    if (!message.has(Begins::date)) return finds;
    for (const Clause& clause : message.clauses()) {
        const ClauseWords words(message, clause);
        for (Find& find : DateFinder(message, words, now).find()) finds.push_back(std::move(find));
    }
    return finds;
}

std::vector<std::string_view> date_beginnings() {
    const auto first = [](std::string_view phrase) { return phrase.substr(0, phrase.find(' ')); };
    std::vector<std::string_view> words = duration_beginnings();
    words.insert(words.end(),
                 {"day", "night", "last", "this", "weekend", "week", "month", "year", "twenty", "thirty"});
    for (const Ages& row : kAges) words.push_back(first(row.words));
    for (const Feast& row : kFeasts) words.push_back(first(row.words));
    for (const auto& [word, value] : kNearDays.rows()) words.push_back(word);
    for (const auto& [word, value] : kWeekdays.rows()) words.push_back(word);
    for (const auto& [word, value] : kMonths.rows()) words.push_back(word);
    for (const auto& [word, value] : kOrdinals.rows()) words.push_back(word);
    for (const auto& [word, value] : kSeasons.rows()) words.push_back(word);
    return words;
}

}  // namespace onward

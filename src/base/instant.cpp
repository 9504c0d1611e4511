#include "base/instant.hpp"

#include <date/tz.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <exception>

#include "base/ensure.hpp"

namespace onward {

namespace {

using std::chrono::microseconds;
using std::chrono::minutes;
using std::chrono::seconds;

// What dates, spans and calendars are held to, so that no arithmetic on them can overflow.
constexpr int kFirstYear = 1;
constexpr int kLastYear = 9999;
constexpr std::int32_t kMaxSpanDays = 366 * 1000;
constexpr minutes kMaxElapsed = std::chrono::hours{24} * kMaxSpanDays;

date::local_time<microseconds> on_the_wall(Date day, TimeOfDay time) {
    return date::local_days{date::days{day.days}} + minutes{time.minutes};
}

Instant from_wall(date::local_time<microseconds> wall, Zone zone) {
    const auto whole = date::floor<seconds>(wall);
    const date::local_info info = zone.handle()->get_info(whole);
    if (info.result == date::local_info::nonexistent) return info.first.end;
    return Instant{wall.time_since_epoch() - info.first.offset};
}

// The digits of `text` as a number; nothing if anything else is there or it does not fit.
std::optional<int> digits(std::string_view text) {
    if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

template <class... Numbers>
std::string printed(const char* form, Numbers... numbers) {
    std::string text(64, '\0');
    const int length = std::snprintf(text.data(), text.size(), form, numbers...);
    text.resize(static_cast<std::size_t>(length));
    return text;
}

const date::time_zone* utc_zone() {
    try {
        static const date::time_zone* const zone = date::locate_zone("UTC");
        return zone;
    } catch (const std::exception&) {  // no zone database on this machine: nothing works without it
        return nullptr;
    }
}

}  // namespace

Zone Zone::utc() {
    const date::time_zone* zone = utc_zone();
    ENSURE(zone != nullptr);
    return Zone{zone};
}

Result<Zone> Zone::find(std::string_view name) {
    try {
        return Zone{date::locate_zone(name)};
    } catch (const std::exception&) {
        return Error{"no such time zone in this machine's database"};
    }
}

std::string Zone::name() const { return zone_->name(); }

LocalTime to_local(Instant instant, Zone zone) {
    const auto wall = zone.handle()->to_local(instant);
    const auto day = date::floor<date::days>(wall);
    const auto within = std::chrono::duration_cast<seconds>(wall - day);
    const Date today{static_cast<std::int32_t>(day.time_since_epoch().count())};
    return {.date = today,
            .time = {static_cast<std::int32_t>(within.count() / 60)},
            .seconds = static_cast<std::int32_t>(within.count() % 60),
            .weekday = weekday_of(today)};
}

Instant to_instant(Date day, TimeOfDay time, Zone zone) { return from_wall(on_the_wall(day, time), zone); }

int times_it_exists(Date day, TimeOfDay time, Zone zone) {
    switch (zone.handle()->get_info(date::floor<seconds>(on_the_wall(day, time))).result) {
        case date::local_info::nonexistent:
            return 0;
        case date::local_info::ambiguous:
            return 2;
        default:
            return 1;
    }
}

std::optional<Instant> to_instant_with_offset(Date day, TimeOfDay time, Zone zone, minutes offset) {
    const Instant instant{on_the_wall(day, time).time_since_epoch() - offset};
    if (zone.handle()->get_info(date::floor<seconds>(instant)).offset != offset) return std::nullopt;
    return instant;
}

Instant plus(Instant instant, Span span, Zone zone) {
    const date::days days{std::clamp(span.days, -kMaxSpanDays, kMaxSpanDays)};
    // No detour over the wall for elapsed time alone: an hour that exists twice would lose its second half.
    if (days.count() != 0) instant = from_wall(zone.handle()->to_local(instant) + days, zone);
    return instant + std::clamp(span.elapsed, -kMaxElapsed, kMaxElapsed);
}

std::int64_t days_between(Instant from, Instant to, Zone zone) {
    return std::int64_t{to_local(to, zone).date.days} - to_local(from, zone).date.days;
}

int weekday_of(Date day) {
    return static_cast<int>(date::weekday{date::sys_days{date::days{day.days}}}.iso_encoding());
}

std::optional<Date> make_date(int year, int month, int day) {
    if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1 || day > 31)
        return std::nullopt;
    const date::year_month_day ymd{date::year{year}, date::month{static_cast<unsigned>(month)},
                                   date::day{static_cast<unsigned>(day)}};
    if (!ymd.ok()) return std::nullopt;
    return Date{static_cast<std::int32_t>(date::sys_days{ymd}.time_since_epoch().count())};
}

YearMonthDay year_month_day(Date day) {
    const date::year_month_day ymd{date::sys_days{date::days{day.days}}};
    return {.year = static_cast<int>(ymd.year()),
            .month = static_cast<int>(static_cast<unsigned>(ymd.month())),
            .day = static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    return make_date(*year, *month, *day);
}

std::optional<TimeOfDay> parse_time(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto hour = digits(text.substr(0, 2));
    const auto minute = digits(text.substr(3, 2));
    if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
    return TimeOfDay{*hour * 60 + *minute};
}

std::optional<Span> parse_span(std::string_view text) {
    // Each unit at most once, the largest first, one space between: "1d 2h 30m".
    constexpr std::string_view kUnits = "dhm";
    Span span;
    std::size_t next_unit = 0;
    while (true) {
        const std::size_t space = text.find(' ');
        const std::string_view part = text.substr(0, space);
        if (part.size() < 2) return std::nullopt;
        const std::size_t unit = kUnits.find(part.back());
        const auto number = digits(part.substr(0, part.size() - 1));
        if (unit == std::string_view::npos || unit < next_unit || !number) return std::nullopt;
        if (unit == 0) span.days = *number;
        if (unit == 1) span.elapsed += std::chrono::hours{*number};
        if (unit == 2) span.elapsed += minutes{*number};
        next_unit = unit + 1;
        if (space == std::string_view::npos) break;
        text.remove_prefix(space + 1);
    }
    if (span.days > kMaxSpanDays || span.elapsed > kMaxElapsed) return std::nullopt;
    return span;
}

std::string to_string(Date day) {
    const auto [year, month, of_month] = year_month_day(day);
    return printed("%04d-%02d-%02d", year, month, of_month);
}

std::string to_string(TimeOfDay time) { return printed("%02d:%02d", time.minutes / 60, time.minutes % 60); }

std::string to_string(Span span) {
    std::string text;
    const auto add = [&text](std::int64_t number, char unit) {
        if (!text.empty()) text += ' ';
        text += std::to_string(number) + unit;
    };
    if (span.days != 0) add(span.days, 'd');
    if (span.elapsed.count() / 60 != 0) add(span.elapsed.count() / 60, 'h');
    if (span.elapsed.count() % 60 != 0 || text.empty()) add(span.elapsed.count() % 60, 'm');
    return text;
}

std::string to_utc_string(Instant instant) {
    const auto day = date::floor<date::days>(instant);
    const auto within = instant - day;
    const Date today{static_cast<std::int32_t>(day.time_since_epoch().count())};
    const auto whole = std::chrono::duration_cast<seconds>(within).count();
    return to_string(today) + printed("T%02d:%02d:%02d.%06dZ", static_cast<int>(whole / 3600),
                                      static_cast<int>(whole / 60 % 60), static_cast<int>(whole % 60),
                                      static_cast<int>(within.count() % 1'000'000));
}

const std::vector<std::string>& zone_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> found;
        try {
            for (const auto& zone : date::get_tzdb().zones) found.push_back(zone.name());
        } catch (const std::exception&) {  // no database: no names
        }
        std::sort(found.begin(), found.end());
        return found;
    }();
    return names;
}

}  // namespace onward

#include "base/instant.hpp"

#include "support/catch.hpp"

using namespace onward;
using namespace std::chrono_literals;

namespace {

Zone zone(std::string_view name) { return *Zone::find(name); }
Date day(std::string_view text) { return *parse_date(text); }
TimeOfDay at(std::string_view text) { return *parse_time(text); }
Instant utc(std::string_view date, std::string_view time) {
    return to_instant(day(date), at(time), Zone::utc());
}
std::string wall(Instant instant, std::string_view zone_name) {
    const LocalTime local = to_local(instant, zone(zone_name));
    return to_string(local.date) + " " + to_string(local.time);
}

}  // namespace

TEST_CASE("an instant is printed with its microseconds", "[base][instant]") {
    CHECK(to_utc_string(Instant{}) == "1970-01-01T00:00:00.000000Z");
    CHECK(to_utc_string(utc("2026-03-02", "09:30") + 5s + 7us) == "2026-03-02T09:30:05.000007Z");
    CHECK(to_utc_string(Instant{-1us}) == "1969-12-31T23:59:59.999999Z");
}

TEST_CASE("a zone is known by its IANA name alone", "[base][instant]") {
    CHECK(zone("Europe/Paris").name() == "Europe/Paris");
    CHECK(Zone::utc() == zone("UTC"));
    for (const char* name : {"", "Europe/Atlantis", "europe/paris", "../../etc/passwd", "/etc/localtime"}) {
        CAPTURE(name);
        CHECK_FALSE(Zone::find(name));
    }
}

TEST_CASE("the list of zones holds cities, sorted", "[base][instant]") {
    const auto& names = zone_names();
    CHECK(names.size() > 400);
    CHECK(std::is_sorted(names.begin(), names.end()));
    CHECK(std::count(names.begin(), names.end(), "America/New_York") == 1);
}

TEST_CASE("the user's day begins at their own midnight", "[base][instant]") {
    const Instant late = utc("2026-03-02", "23:30");
    CHECK(to_local(late, zone("Europe/Paris")) ==
          LocalTime{.date = day("2026-03-03"), .time = at("00:30"), .seconds = 0, .weekday = 2});
    CHECK(to_local(late + 59s, zone("America/New_York")) ==
          LocalTime{.date = day("2026-03-02"), .time = at("18:30"), .seconds = 59, .weekday = 1});
    CHECK(wall(late, "Asia/Kathmandu") == "2026-03-03 05:15");
    CHECK(wall(Instant{-1us}, "UTC") == "1969-12-31 23:59");
}

TEST_CASE("a wall time that spring skips is the first moment after the gap", "[base][instant]") {
    const Zone paris = zone("Europe/Paris");
    CHECK(times_it_exists(day("2026-03-29"), at("01:59"), paris) == 1);
    CHECK(times_it_exists(day("2026-03-29"), at("02:30"), paris) == 0);
    CHECK(times_it_exists(day("2026-03-29"), at("03:00"), paris) == 1);
    CHECK(to_instant(day("2026-03-29"), at("02:30"), paris) == utc("2026-03-29", "01:00"));
    CHECK(wall(to_instant(day("2026-03-29"), at("02:00"), paris), "Europe/Paris") == "2026-03-29 03:00");
}

TEST_CASE("a wall time that autumn doubles is the earlier one", "[base][instant]") {
    const Zone paris = zone("Europe/Paris");
    CHECK(times_it_exists(day("2026-10-25"), at("01:59"), paris) == 1);
    CHECK(times_it_exists(day("2026-10-25"), at("02:30"), paris) == 2);
    CHECK(times_it_exists(day("2026-10-25"), at("03:00"), paris) == 1);
    CHECK(to_instant(day("2026-10-25"), at("02:30"), paris) == utc("2026-10-25", "00:30"));
}

TEST_CASE("an offset says which of the two is meant", "[base][instant]") {
    const Zone paris = zone("Europe/Paris");
    const Date autumn = day("2026-10-25");
    CHECK(to_instant_with_offset(autumn, at("02:30"), paris, 120min) == utc("2026-10-25", "00:30"));
    CHECK(to_instant_with_offset(autumn, at("02:30"), paris, 60min) == utc("2026-10-25", "01:30"));
    CHECK_FALSE(to_instant_with_offset(autumn, at("02:30"), paris, 0min));
    CHECK_FALSE(to_instant_with_offset(day("2026-03-29"), at("02:30"), paris, 60min));
    CHECK_FALSE(to_instant_with_offset(day("2026-03-29"), at("02:30"), paris, 120min));
}

TEST_CASE("days keep the time of day across both nights, hours are elapsed", "[base][instant]") {
    const Zone paris = zone("Europe/Paris");
    const Instant before_spring = to_instant(day("2026-03-28"), at("12:00"), paris);
    CHECK(wall(plus(before_spring, {.days = 1}, paris), "Europe/Paris") == "2026-03-29 12:00");
    CHECK(plus(before_spring, {.days = 1}, paris) - before_spring == 23h);
    CHECK(wall(plus(before_spring, {.elapsed = 24h}, paris), "Europe/Paris") == "2026-03-29 13:00");

    const Instant before_autumn = to_instant(day("2026-10-24"), at("12:00"), paris);
    CHECK(plus(before_autumn, {.days = 1}, paris) - before_autumn == 25h);
    CHECK(wall(plus(before_autumn, {.days = 1, .elapsed = 2h}, paris), "Europe/Paris") == "2026-10-25 14:00");

    const Instant second_half_past_two = utc("2026-10-25", "01:30");
    CHECK(plus(second_half_past_two, {.elapsed = 10min}, paris) == second_half_past_two + 10min);
    CHECK(plus(second_half_past_two, {}, paris) == second_half_past_two);
    CHECK(wall(plus(before_spring + 5s + 3us, {.days = -1}, paris), "Europe/Paris") == "2026-03-27 12:00");
    CHECK(plus(before_spring + 5s + 3us, {.days = -1}, paris) == before_spring - 24h + 5s + 3us);
}

TEST_CASE("four hundred days are counted one by one, in every kind of zone", "[base][instant]") {
    for (const char* name : {"Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca",
                             "Asia/Kolkata", "Pacific/Apia", "America/Santiago"}) {
        CAPTURE(name);
        const Zone here = zone(name);
        for (const char* time : {"00:10", "02:30", "12:00", "23:50"}) {
            const Instant start = to_instant(day("2025-12-01"), at(time), here);
            for (int days = 0; days <= 400; ++days) {
                const Instant later = plus(start, {.days = days}, here);
                REQUIRE(days_between(start, later, here) == days);
                REQUIRE(days_between(later, start, here) == -days);
                REQUIRE(to_local(later, here).weekday == (days % 7) + 1);
            }
        }
    }
}

TEST_CASE("a span that is absurdly long stays within a thousand years", "[base][instant]") {
    const Instant now = utc("2026-03-02", "09:30");
    CHECK(plus(now, {.days = INT32_MAX}, Zone::utc()) > plus(now, {.days = 365 * 900}, Zone::utc()));
    CHECK(plus(now, {.days = INT32_MIN}, Zone::utc()) < now);
    CHECK(plus(now, {.elapsed = std::chrono::minutes::max()}, Zone::utc()) > now);
    CHECK(plus(now, {.elapsed = std::chrono::minutes::min()}, Zone::utc()) < now);
}

TEST_CASE("the calendar knows its leap years", "[base][instant]") {
    CHECK(make_date(2024, 2, 29));
    CHECK(make_date(2000, 2, 29));
    CHECK_FALSE(make_date(2026, 2, 29));
    CHECK_FALSE(make_date(1900, 2, 29));
    CHECK_FALSE(make_date(2026, 2, 30));
    CHECK_FALSE(make_date(2026, 4, 31));
    CHECK_FALSE(make_date(2026, 13, 1));
    CHECK_FALSE(make_date(2026, 0, 1));
    CHECK_FALSE(make_date(2026, 1, 0));
    CHECK_FALSE(make_date(0, 1, 1));
    CHECK_FALSE(make_date(10000, 1, 1));
    CHECK(make_date(2024, 3, 1)->days - make_date(2024, 2, 28)->days == 2);
    CHECK(weekday_of(day("2026-03-02")) == 1);
    CHECK(weekday_of(day("2026-03-08")) == 7);
    CHECK(weekday_of(day("1969-12-31")) == 3);
}

TEST_CASE("every date is printed as it is read", "[base][instant]") {
    for (int days = -800'000; days < 3'000'000; days += 997) {
        const Date date{days};
        const auto [year, month, of_month] = year_month_day(date);
        if (year < 1 || year > 9999) continue;
        REQUIRE(make_date(year, month, of_month) == date);
        REQUIRE(parse_date(to_string(date)) == date);
    }
    CHECK(to_string(day("0001-01-01")) == "0001-01-01");
    for (const char* bad : {"", "2026-3-02", "2026-03-2", "2026/03/02", "02-03-2026", "2026-02-30",
                            "+026-03-02", "2026-03-02 ", " 2026-03-0", "2026-03--2", "20260-3-02",
                            "\xEF\xBC\x92"
                            "026-03"}) {
        CAPTURE(bad);
        CHECK_FALSE(parse_date(bad));
    }
}

TEST_CASE("every time of day is printed as it is read", "[base][instant]") {
    for (int minutes = 0; minutes < 1440; ++minutes)
        REQUIRE(parse_time(to_string(TimeOfDay{minutes})) == TimeOfDay{minutes});
    for (const char* bad :
         {"", "9:30", "24:00", "09:60", "09.30", "0930", "-9:30", "09:30 ", "09:3", "09: 3"}) {
        CAPTURE(bad);
        CHECK_FALSE(parse_time(bad));
    }
}

TEST_CASE("a span is read in days, hours and minutes", "[base][instant]") {
    CHECK(parse_span("7d") == Span{.days = 7});
    CHECK(parse_span("20h") == Span{.elapsed = 20h});
    CHECK(parse_span("10m") == Span{.elapsed = 10min});
    CHECK(parse_span("1d 2h") == Span{.days = 1, .elapsed = 2h});
    CHECK(parse_span("1d 2h 90m") == Span{.days = 1, .elapsed = 3h + 30min});
    CHECK(parse_span("0m") == Span{});
    for (const char* bad : {"", "7", "d", "7 d", "7D", "7w", "2h 1d", "1h 1h", "1d  2h", " 1d", "1d ", "-1d",
                            "+1d", "1.5h", "99999999999d", "367000d", "999999999h", "1d2h"}) {
        CAPTURE(bad);
        CHECK_FALSE(parse_span(bad));
    }
}

TEST_CASE("every span is printed as it is read", "[base][instant]") {
    CHECK(to_string(Span{}) == "0m");
    CHECK(to_string(Span{.days = 1, .elapsed = 90min}) == "1d 1h 30m");
    CHECK(to_string(Span{.elapsed = 48h}) == "48h");
    for (int days = 0; days < 40; days += 3)
        for (int minutes = 0; minutes < 3000; minutes += 7) {
            const Span span{.days = days, .elapsed = std::chrono::minutes{minutes}};
            REQUIRE(parse_span(to_string(span)) == span);
        }
}

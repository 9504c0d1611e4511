// Moments, the user's own calendar, and durations as authors write them ("3d", "20h", "10m").
//
// Days are counted in the user's calendar, across daylight saving; hours and minutes are elapsed time.
// Nothing here reads the clock. Zones come from the machine's IANA database; the host's own zone is never
// looked at.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace date {
class time_zone;
}

namespace onward {

// UTC, in microseconds since 1970 as the store keeps it.
using Instant = std::chrono::time_point<std::chrono::system_clock, std::chrono::microseconds>;

// A day of the calendar, as days since 1970-01-01.
struct Date {
    std::int32_t days = 0;
    auto operator<=>(const Date&) const = default;
};

// Minutes since local midnight, 0 to 1439.
struct TimeOfDay {
    std::int32_t minutes = 0;
    auto operator<=>(const TimeOfDay&) const = default;
};

// "7d" is seven calendar days, "20h" and "10m" are elapsed time; "1d 2h" is one after the other.
struct Span {
    std::int32_t days = 0;
    std::chrono::minutes elapsed{0};
    auto operator<=>(const Span&) const = default;
};

// An IANA time zone, cheap to copy; the database lives as long as the program.
class Zone {
  public:
    static Zone utc();
    // Errors: the name is not in the database.
    static Result<Zone> find(std::string_view name);
    std::string name() const;
    const date::time_zone* handle() const { return zone_; }
    bool operator==(const Zone&) const = default;

  private:
    explicit Zone(const date::time_zone* zone) : zone_(zone) {}
    const date::time_zone* zone_;
};

// An instant on the user's wall: their day, their time, and the weekday (1 Monday to 7 Sunday).
struct LocalTime {
    Date date;
    TimeOfDay time;
    std::int32_t seconds = 0;  // 0 to 59, within the minute
    int weekday = 1;
    bool operator==(const LocalTime&) const = default;
};

LocalTime to_local(Instant instant, Zone zone);

// A wall time that does not exist (spring) becomes the first moment after the gap; one that exists twice
// (autumn) is the earlier one.
Instant to_instant(Date date, TimeOfDay time, Zone zone);
// How often that wall time exists: 0, 1 or 2. For the talk format, which refuses 0 and 2.
int times_it_exists(Date date, TimeOfDay time, Zone zone);
// The instant of a wall time with the given offset from UTC; nothing if the zone does not have it then.
std::optional<Instant> to_instant_with_offset(Date date, TimeOfDay time, Zone zone,
                                              std::chrono::minutes offset);

// `days` later at the same time of day, then `elapsed` on top. More than a thousand years are a thousand.
Instant plus(Instant instant, Span span, Zone zone);
// Calendar days between two instants in the zone; negative if `to` is before `from`.
std::int64_t days_between(Instant from, Instant to, Zone zone);
int weekday_of(Date date);  // 1 Monday to 7 Sunday

std::optional<Date> make_date(int year, int month, int day);  // nothing for 30 February; years 1 to 9999
struct YearMonthDay {
    int year, month, day;
};
YearMonthDay year_month_day(Date date);

// "2026-03-02", "09:30", "7d", "1d 2h", "20h", "10m": the forms of content and of stored state.
std::optional<Date> parse_date(std::string_view text);
std::optional<TimeOfDay> parse_time(std::string_view text);
std::optional<Span> parse_span(std::string_view text);
std::string to_string(Date date);
std::string to_string(TimeOfDay time);
std::string to_string(Span span);
std::string to_utc_string(Instant instant);  // "2026-03-02T09:30:00.000000Z"

// Every zone name of the database, sorted; for matching city names.
const std::vector<std::string>& zone_names();

}  // namespace onward

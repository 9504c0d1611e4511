#include "replay/moment.hpp"

namespace onward {
namespace {

constexpr int kDaysAhead = 8;                  // hold every weekday after now
constexpr std::chrono::hours kLongestFold{3};  // no autumn night of any zone repeats more

constexpr const char* kWeekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

Result<Instant> at_date(const When& when, Date date, Zone zone) {
    const std::string wall = to_string(date) + " " + to_string(when.time);
    if (when.offset) {
        const auto instant = to_instant_with_offset(date, when.time, zone, *when.offset);
        if (!instant) return Error{wall + " does not have that offset in " + zone.name()};
        return *instant;
    }
    switch (times_it_exists(date, when.time, zone)) {
        case 0:
            return Error{wall + " does not exist in " + zone.name() + ": the clocks go forward over it"};
        case 1:
            return to_instant(date, when.time, zone);
        default:
            return Error{wall + " exists twice in " + zone.name() +
                         ": write which one with its offset, as in 02:30 +01:00"};
    }
}

}  // namespace

Result<Instant> moment_of(const When& when, Instant now, Zone zone) {
    if (when.date) return at_date(when, *when.date, zone);
    const Date today = to_local(now, zone).date;
    for (int ahead = 0; ahead <= kDaysAhead; ++ahead) {
        const Date date{today.days + ahead};
        if (when.weekday && weekday_of(date) != *when.weekday) continue;
        // Long past today, even if it existed twice: it is the next day's that is meant.
        if (to_instant(date, when.time, zone) + kLongestFold <= now) continue;
        const auto instant = at_date(when, date, zone);
        if (!instant || *instant > now) return instant;
    }
    return Error{"there is no such moment in the next " + std::to_string(kDaysAhead) + " days in " +
                 zone.name()};
}

bool is_at(const When& when, Instant instant, Zone zone) {
    const LocalTime local = to_local(instant, zone);
    return local.time == when.time && (!when.weekday || local.weekday == *when.weekday) &&
           (!when.date || local.date == *when.date);
}

std::string on_the_wall(Instant instant, Zone zone) {
    const LocalTime local = to_local(instant, zone);
    return std::string(kWeekdays[local.weekday - 1]) + " " + to_string(local.time);
}

std::string on_the_wall_with_date(Instant instant, Zone zone) {
    const LocalTime local = to_local(instant, zone);
    return std::string(kWeekdays[local.weekday - 1]) + " " + to_string(local.date) + " " +
           to_string(local.time);
}

std::string to_string(const When& when) {
    std::string written;
    if (when.weekday) written += std::string(kWeekdays[*when.weekday - 1]) + " ";
    if (when.date) written += to_string(*when.date) + " ";
    return written + to_string(when.time);
}

}  // namespace onward

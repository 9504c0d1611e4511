// What a When means: an instant, seen from another one and in the user's zone.
#pragma once

#include <string>

#include "base/instant.hpp"
#include "base/result.hpp"
#include "replay/talk.hpp"

namespace onward {

// The first such moment after `now`; of a When with a date, the only one, be it past or not. Errors: a time
// of day that does not exist on that day, or twice and without an offset that tells them apart.
Result<Instant> moment_of(const When& when, Instant now, Zone zone);

// Whether `instant` is that weekday or date, and that minute, on the user's wall.
bool is_at(const When& when, Instant instant, Zone zone);

std::string on_the_wall(Instant instant, Zone zone);            // "Wed 20:00"
std::string on_the_wall_with_date(Instant instant, Zone zone);  // "Wed 2026-01-07 20:00"
std::string to_string(const When& when);                        // as an author writes it

}  // namespace onward

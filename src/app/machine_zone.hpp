// The zone of the machine, which is the user's own where they sit at it. Elsewhere the host's zone is never
// looked at.
#pragma once

#include <optional>
#include <string>

#include "base/instant.hpp"

namespace onward {

// TZ, else where /etc/localtime leads, else /etc/timezone; nothing where none of them names a zone.
// `localtime` and `timezone` are the paths of these files.
std::optional<Zone> machine_zone(const char* tz, const std::string& localtime = "/etc/localtime",
                                 const std::string& timezone = "/etc/timezone");

}  // namespace onward

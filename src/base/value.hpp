// What a slot can hold and an entity can find: the one value type shared by nlu, script and dialog.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "base/instant.hpp"

namespace onward {

// yes_no | integer | number | text, enum, country, zone, pronoun by name | date | time
using Value = std::variant<bool, std::int64_t, double, std::string, Date, TimeOfDay>;

// As content, talks and exports write it: yes, 7, 3.5, Alex, 2026-03-02, 09:30.
std::string to_string(const Value& value);

}  // namespace onward

// Values as authors write them in talks, read by their slot's type.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "dialog/script.hpp"
#include "replay/talk.hpp"

namespace onward {

// Errors say what the slot takes. Without `limits` only the type is looked at: `days < 31` may speak of a
// number that the slot itself can not hold.
Result<Value> read_value(const Script& script, const Slot& slot, std::string_view written,
                         bool limits = true);
// The entries of a list slot. Errors also: it is a list of a group, which no talk can write in one line.
Result<std::vector<Value>> read_items(const Script& script, const Slot& slot,
                                      const std::vector<std::string>& written);
// The value of an entity: a duration as 3d or 90m, else whatever the words look like.
Value read_entity_value(std::string_view entity, std::string_view written);

// Equal as a reader would say: 2 and 2.0 are, and so are two normal forms of one name.
bool same_value(const Value& a, const Value& b);
// -1, 0, 1; nothing where the two have no order.
std::optional<int> compare_values(const Value& a, const Value& b);

}  // namespace onward

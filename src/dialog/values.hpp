// Values on their way into a slot: of the slot's type, and within its limits.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "script/slots.hpp"

namespace onward {

// Of a whole number or a decimal; nothing of anything else.
std::optional<double> number_in(const Value& value);

// The value as the slot's type holds it (of a list: as an entry does); nothing if it can not be one.
std::optional<Value> as_type(const SlotTable& slots, const Slot& slot, const Value& value);

// Only numbers have limits that an answer can break; texts are cut.
bool within_limits(const Slot& slot, const Value& value);
// Numbers are clamped, texts cut at a word.
Value kept_within_limits(const Slot& slot, Value value);

// What a user wrote, as it is kept: without control characters, white space around it, or rambling.
constexpr std::size_t kWordsKept = 200;  // quotes show 120 at most
std::string own_words(std::string_view written);

}  // namespace onward

#include "dialog/values.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"

namespace onward {
namespace {

// The largest whole number that a double holds exactly; nobody counts further.
constexpr double kLargestWhole = 9007199254740991.0;

template <class T>
std::optional<Value> only(const Value& value) {
    return std::holds_alternative<T>(value) ? std::optional{value} : std::nullopt;
}

std::optional<Value> whole_number(const Value& value) {
    const auto number = number_in(value);
    if (!number || std::isnan(*number)) return std::nullopt;
    return Value{static_cast<std::int64_t>(std::llround(std::clamp(*number, -kLargestWhole, kLargestWhole)))};
}

// A button of an answer set does not know the slot it will fill: its `yes` was read as a yes_no, its `3` as a
// number, and either may be the name of an enum's value.
std::optional<Value> one_of(const std::vector<std::string>& names, const Value& value) {
    const std::string name = to_string(value);
    if (std::find(names.begin(), names.end(), name) == names.end()) return std::nullopt;
    return Value{name};
}

SlotType held_type(const Slot& slot) { return slot.type == SlotType::list ? slot.item : slot.type; }

}  // namespace

std::optional<double> number_in(const Value& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    if (const auto* number = std::get_if<double>(&value)) return *number;
    return std::nullopt;
}

std::optional<Value> as_type(const SlotTable& slots, const Slot& slot, const Value& value) {
    switch (held_type(slot)) {
        case SlotType::text:
            return Value{to_string(value)};
        case SlotType::integer:
            return whole_number(value);
        case SlotType::number: {
            const auto number = number_in(value);
            return number && !std::isnan(*number) ? std::optional<Value>{*number} : std::nullopt;
        }
        case SlotType::yes_no:
            return only<bool>(value);
        case SlotType::choice:
            return one_of(slot.values, value);
        case SlotType::date:
            return only<Date>(value);
        case SlotType::time:
            return only<TimeOfDay>(value);
        case SlotType::country:
            return only<std::string>(value);
        case SlotType::zone: {
            const auto* name = std::get_if<std::string>(&value);
            return name != nullptr && Zone::find(*name) ? std::optional{value} : std::nullopt;
        }
        case SlotType::pronoun: {
            const auto* name = std::get_if<std::string>(&value);
            return name != nullptr && slots.pronouns.contains(*name) ? std::optional{value} : std::nullopt;
        }
        case SlotType::list:
            return std::nullopt;  // a list holds no lists
    }
    return std::nullopt;
}

bool within_limits(const Slot& slot, const Value& value) {
    const auto number = number_in(value);
    return !number || slot.allows(*number);
}

Value kept_within_limits(const Slot& slot, Value value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        if (held_type(slot) != SlotType::text) return value;
        const int limit = slot.type == SlotType::list ? slot.each : slot.at_most;
        return shorten_at_word(*text, static_cast<std::size_t>(std::max(limit, 1)));
    }
    if (const auto number = number_in(value)) {
        double within = *number;
        if (slot.min) within = std::max(within, *slot.min);
        if (slot.max) within = std::min(within, *slot.max);
        if (std::holds_alternative<double>(value)) return within;
        return static_cast<std::int64_t>(std::llround(within));
    }
    return value;
}

std::string own_words(std::string_view written) {
    return shorten_at_word(trim(without_controls(written)), kWordsKept);
}

}  // namespace onward

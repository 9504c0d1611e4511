// Literals of content as values, by the type of their slot.
#include <algorithm>

#include "base/text.hpp"
#include "loader/reader.hpp"
#include "loader/schema.hpp"
#include "script/mend.hpp"

namespace onward {
namespace {

std::string limits_of(const Slot& slot) {
    const auto number = [](double value) { return to_string(Value{value}); };
    if (slot.min && slot.max) return "from " + number(*slot.min) + " to " + number(*slot.max);
    if (slot.min) return "at least " + number(*slot.min);
    return "at most " + number(slot.max.value_or(0));
}

}  // namespace

Result<Value, std::string> parse_literal(const Slot& slot, std::string_view words) {
    const std::string said = "\"" + std::string(first_code_points(words, 60)) + "\"";
    const std::string target = "\"" + slot.id.value + "\"";
    const auto refuse = [&](const std::string& what) {
        return Result<Value, std::string>(target + " holds " + what + ", not " + said);
    };
    switch (slot.type == SlotType::list ? slot.item : slot.type) {
        case SlotType::text: {
            const int most = slot.type == SlotType::list ? slot.each : slot.at_most;
            if (count_code_points(words) > static_cast<std::size_t>(most))
                return Result<Value, std::string>(target + " holds at most " + std::to_string(most) +
                                                  " characters");
            return Value{std::string(words)};
        }
        case SlotType::integer: {
            const std::optional<std::int64_t> number = parse_integer(words);
            if (!number) return refuse("a whole number");
            if (!slot.allows(static_cast<double>(*number))) return refuse("numbers " + limits_of(slot));
            return Value{*number};
        }
        case SlotType::number: {
            const std::optional<double> number = parse_number(words);
            if (!number) return refuse("a number");
            if (!slot.allows(*number)) return refuse("numbers " + limits_of(slot));
            return Value{*number};
        }
        case SlotType::yes_no:
            if (words == "yes" || words == "no") return Value{words == "yes"};
            return refuse("yes or no");
        case SlotType::choice:
        case SlotType::pronoun: {
            if (std::find(slot.values.begin(), slot.values.end(), words) != slot.values.end())
                return Value{std::string(words)};
            return Result<Value, std::string>(target + " holds one of " + join(slot.values, ", ") + ", not " +
                                              said + did_you_mean(words, slot.values));
        }
        case SlotType::date:
            if (const auto date = parse_date(words)) return Value{*date};
            return refuse("a date such as 2026-03-01");
        case SlotType::time:
            if (const auto time = parse_time(words)) return Value{*time};
            return refuse("a time such as 09:30");
        case SlotType::country:
            if (words.size() == 2 &&
                std::all_of(words.begin(), words.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
                return Value{std::string(words)};
            return refuse("a country's code of two capitals (IE)");
        case SlotType::zone:
            if (Zone::find(words)) return Value{std::string(words)};
            return refuse("a time zone such as Europe/Dublin");
        case SlotType::list:
            break;
    }
    return refuse("entries of a group");
}

Value guess_literal(std::string_view words) {
    if (words == "yes" || words == "no") return words == "yes";
    if (const auto integer = parse_integer(words)) return *integer;
    if (const auto number = parse_number(words)) return *number;
    if (const auto date = parse_date(words)) return *date;
    if (const auto time = parse_time(words)) return *time;
    return std::string(words);
}

}  // namespace onward

#include "replay/values.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "base/text.hpp"
#include "replay/scan.hpp"

namespace onward {
namespace {

std::optional<std::int64_t> integer_in(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<double> number_in(std::string_view text) {
    double value = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string plain_number(double number) {
    std::string text = std::to_string(number);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

Result<Value> one_of(std::string_view written, const std::vector<std::string>& names,
                     const std::string& what) {
    if (std::find(names.begin(), names.end(), written) != names.end()) return Value{std::string(written)};
    return Error{"\"" + std::string(written) + "\" is no value of " + what + " (" + join(names, ", ") + ")" +
                 did_you_mean(written, names)};
}

Result<Value> read_country(const Script& script, std::string_view written) {
    const bool code = written.size() == 2 && std::all_of(written.begin(), written.end(),
                                                         [](char c) { return c >= 'A' && c <= 'Z'; });
    if (code || script.helplines.countries.count(written) != 0) return Value{std::string(written)};
    return Error{"a country is written by its code of two capitals, as IE"};
}

Result<Value> read_as(const Script& script, const Slot& slot, SlotType type, std::string_view written,
                      bool limits) {
    const std::string what = "the slot " + slot.id.value;
    const auto in_limits = [&](double number) -> std::optional<Error> {
        if (!limits) return std::nullopt;
        if (slot.min && number < *slot.min)
            return Error{what + " holds nothing below " + plain_number(*slot.min)};
        if (slot.max && number > *slot.max)
            return Error{what + " holds nothing above " + plain_number(*slot.max)};
        return std::nullopt;
    };
    switch (type) {
        case SlotType::text: {
            const int most = slot.type == SlotType::list ? slot.each : slot.at_most;
            if (limits && count_code_points(written) > static_cast<std::size_t>(most))
                return Error{what + " holds at most " + std::to_string(most) + " characters"};
            return Value{std::string(written)};
        }
        case SlotType::integer: {
            const auto number = integer_in(written);
            if (!number) return Error{what + " holds whole numbers"};
            if (const auto error = in_limits(static_cast<double>(*number))) return *error;
            return Value{*number};
        }
        case SlotType::number: {
            const auto number = number_in(written);
            if (!number) return Error{what + " holds numbers"};
            if (const auto error = in_limits(*number)) return *error;
            return Value{*number};
        }
        case SlotType::yes_no:
            if (written == "yes" || written == "no") return Value{written == "yes"};
            return Error{what + " holds yes or no"};
        case SlotType::choice:
        case SlotType::pronoun:
            return one_of(written, slot.values, what);
        case SlotType::date:
            if (const auto date = parse_date(written)) return Value{*date};
            return Error{what + " holds dates, as 2026-01-31"};
        case SlotType::time:
            if (const auto time = parse_time(written)) return Value{*time};
            return Error{what + " holds times of day, as 09:30"};
        case SlotType::country:
            return read_country(script, written);
        case SlotType::zone:
            if (Zone::find(written)) return Value{std::string(written)};
            return Error{"\"" + std::string(written) + "\" is no time zone of the IANA database" +
                         did_you_mean(written, zone_names())};
        case SlotType::list:
            break;
    }
    return Error{what + " holds a list: write [a, b]"};
}

}  // namespace

Result<Value> read_value(const Script& script, const Slot& slot, std::string_view written, bool limits) {
    return read_as(script, slot, slot.type == SlotType::list ? slot.item : slot.type, written, limits);
}

Result<std::vector<Value>> read_items(const Script& script, const Slot& slot,
                                      const std::vector<std::string>& written) {
    if (!slot.group.empty())
        return Error{
            "the slot " + slot.id.value + " is a list of " + slot.group +
            ", which can not be written in one line; let a talk fill it and go on with `continues:`"};
    if (written.size() > static_cast<std::size_t>(std::max(0, slot.at_most)))
        return Error{"the slot " + slot.id.value + " holds at most " + std::to_string(slot.at_most) +
                     " entries"};
    std::vector<Value> items;
    for (const std::string& each : written) {
        auto item = read_value(script, slot, each);
        if (!item) return item.error();
        items.push_back(std::move(*item));
    }
    return items;
}

Value read_entity_value(std::string_view entity, std::string_view written) {
    if (entity == "text" || entity == "name") return Value{std::string(written)};
    if (entity == "duration") {
        if (const auto span = parse_span(written))
            return Value{std::int64_t{span->days} * 1440 + span->elapsed.count()};
    }
    if (const auto number = integer_in(written)) return Value{*number};
    if (const auto number = number_in(written)) return Value{*number};
    if (written == "yes" || written == "no") return Value{written == "yes"};
    if (const auto date = parse_date(written)) return Value{*date};
    if (const auto time = parse_time(written)) return Value{*time};
    return Value{std::string(written)};
}

std::optional<int> compare_values(const Value& a, const Value& b) {
    const auto number = [](const Value& value) -> std::optional<double> {
        if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
        if (const auto* real = std::get_if<double>(&value)) return *real;
        return std::nullopt;
    };
    const auto order = [](const auto& x, const auto& y) { return x < y ? -1 : y < x ? 1 : 0; };
    const auto x = number(a);
    const auto y = number(b);
    if (x && y) return order(*x, *y);
    if (a.index() != b.index()) return std::nullopt;
    if (const auto* date = std::get_if<Date>(&a)) return order(*date, std::get<Date>(b));
    if (const auto* time = std::get_if<TimeOfDay>(&a)) return order(*time, std::get<TimeOfDay>(b));
    return std::nullopt;
}

bool same_value(const Value& a, const Value& b) {
    if (const auto order = compare_values(a, b)) return *order == 0;
    const auto* text = std::get_if<std::string>(&a);
    const auto* other = std::get_if<std::string>(&b);
    if (text != nullptr && other != nullptr) return nfc(*text) == nfc(*other);
    return a == b;
}

}  // namespace onward

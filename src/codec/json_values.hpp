// The small values of stored JSON: times, values of slots, names; shared by the files of this floor.
//
// clang-format off
//   true  7  3.5  "Alex"  {"date": 20514}  {"time": 570}   a Value; dates are days since 1970, times minutes
//   1772438400000000                                       an Instant, in microseconds
// clang-format on
#pragma once

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <type_traits>

#include "base/ids.hpp"
#include "base/instant.hpp"
#include "base/value.hpp"

namespace onward::stored {

using nlohmann::json;

// --- writing

inline json to_json(bool value) { return value; }
inline json to_json(const std::string& text) { return text; }
template <class Number>
requires std::is_arithmetic_v<Number> json to_json(Number number) { return number; }
template <class Tag>
json to_json(const Id<Tag>& id) {
    return id.value;
}
inline json to_json(Instant instant) { return instant.time_since_epoch().count(); }
inline json to_json(Date date) { return date.days; }
inline json to_json(TimeOfDay time) { return time.minutes; }
inline json to_json(Span span) { return json::array({span.days, span.elapsed.count()}); }

inline json to_json(const Value& value) {
    if (const auto* date = std::get_if<Date>(&value)) return json{{"date", date->days}};
    if (const auto* time = std::get_if<TimeOfDay>(&value)) return json{{"time", time->minutes}};
    return std::visit(
        [](const auto& plain) -> json {
            if constexpr (std::is_same_v<decltype(plain), const Date&> ||
                          std::is_same_v<decltype(plain), const TimeOfDay&>)
                return nullptr;
            else
                return plain;
        },
        value);
}

// --- reading: false where it is of another type or out of range

inline bool from_json(const json& in, bool& out) {
    if (!in.is_boolean()) return false;
    out = in.get<bool>();
    return true;
}

template <class Number>
requires(std::is_integral_v<Number> && !std::is_same_v<Number, bool>) bool from_json(const json& in,
                                                                                     Number& out) {
    if (in.is_number_unsigned()) {
        const auto number = in.get<std::uint64_t>();
        if (number > static_cast<std::uint64_t>(std::numeric_limits<Number>::max())) return false;
        out = static_cast<Number>(number);
        return true;
    }
    if (!in.is_number_integer()) return false;
    const auto number = in.get<std::int64_t>();  // negative, else it were unsigned
    if constexpr (std::is_unsigned_v<Number>) {
        return false;
    } else {
        if (number < std::numeric_limits<Number>::min()) return false;
        out = static_cast<Number>(number);
        return true;
    }
}

inline bool from_json(const json& in, std::string& out) {
    if (!in.is_string()) return false;
    out = in.get_ref<const std::string&>();
    return true;
}

template <class Tag>
bool from_json(const json& in, Id<Tag>& out) {
    return from_json(in, out.value);
}

inline bool from_json(const json& in, Instant& out) {
    std::int64_t microseconds = 0;
    if (!from_json(in, microseconds)) return false;
    out = Instant(std::chrono::microseconds(microseconds));
    return true;
}

// Of the years 1 to 9999: reckoning with any other may overflow.
inline bool from_json(const json& in, Date& out) {
    constexpr std::int32_t kFirst = -719'162, kLast = 2'932'896;
    return from_json(in, out.days) && out.days >= kFirst && out.days <= kLast;
}

inline bool from_json(const json& in, TimeOfDay& out) {
    return from_json(in, out.minutes) && out.minutes >= 0 && out.minutes < 24 * 60;
}

inline bool from_json(const json& in, Span& out) {
    std::int64_t minutes = 0;
    if (!in.is_array() || in.size() != 2 || !from_json(in[0], out.days) || !from_json(in[1], minutes))
        return false;
    constexpr std::int64_t kMostDays = 366 * 1000, kMostMinutes = kMostDays * 24 * 60;
    if (out.days < 0 || out.days > kMostDays || minutes < 0 || minutes > kMostMinutes) return false;
    out.elapsed = std::chrono::minutes(minutes);
    return true;
}

inline bool from_json(const json& in, Value& out) {
    const auto take = [&](auto value) {
        if (!from_json(in, value)) return false;
        out = std::move(value);
        return true;
    };
    if (in.is_boolean()) return take(bool{});
    if (in.is_string()) return take(std::string{});
    if (in.is_number_float()) return out = in.get<double>(), true;
    if (in.is_number_integer()) return take(std::int64_t{});
    if (!in.is_object()) return false;
    if (const auto date = in.find("date"); date != in.end()) {
        Date day;
        return from_json(*date, day) && (out = day, true);
    }
    if (const auto time = in.find("time"); time != in.end()) {
        TimeOfDay of_day;
        return from_json(*time, of_day) && (out = of_day, true);
    }
    return false;
}

}  // namespace onward::stored

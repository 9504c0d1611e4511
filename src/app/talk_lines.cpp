#include "app/talk_lines.hpp"

#include <cstdio>
#include <cstdlib>

#include "base/text.hpp"

namespace onward {
namespace {

std::string escaped_label(const std::string& label) {
    std::string escaped;
    for (const char c : label) {
        if (c == '|' || c == ']' || c == '\\' || c == '*') escaped += '\\';
        escaped += c;
    }
    return escaped.starts_with("...") ? "\\" + escaped : escaped;
}

}  // namespace

std::string talk_user_line(std::string_view words) {
    // A bracket would be a press, a parenthesis an event, and one leading backslash is taken away.
    const bool could_be_read_otherwise =
        !words.empty() && std::string_view("[(\\").find(words.front()) != std::string_view::npos;
    return std::string("> ") + (could_be_read_otherwise ? "\\" : "") + std::string(words) + "\n";
}

std::string talk_coach_lines(std::string_view words) {
    std::string lines;
    for (const std::string_view line : split(words, '\n')) {
        lines += lines.empty() ? "<" : "|";
        if (!line.empty()) lines += " " + std::string(line);
        lines += "\n";
    }
    return lines;
}

std::string talk_button_line(const std::vector<std::string>& labels) {
    std::vector<std::string> escaped;
    for (const std::string& label : labels) escaped.push_back(escaped_label(label));
    return "[" + join(escaped, " | ") + "]\n";
}

std::string talk_clock(Instant at, Zone zone) {
    constexpr const char* kDays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    const LocalTime local = to_local(at, zone);
    std::string clock =
        std::string(kDays[local.weekday - 1]) + " " + to_string(local.date) + " " + to_string(local.time);
    if (times_it_exists(local.date, local.time, zone) > 1) {
        // In the hour that comes twice the offset says which of the two it is.
        const Instant as_if_utc = to_instant(local.date, local.time, Zone::utc());
        const auto offset =
            std::chrono::floor<std::chrono::minutes>(as_if_utc - at + std::chrono::seconds(local.seconds))
                .count();
        char text[16];
        std::snprintf(text, sizeof text, " %c%02d:%02d", offset < 0 ? '-' : '+',
                      static_cast<int>(std::abs(offset) / 60) % 100, static_cast<int>(std::abs(offset) % 60));
        clock += text;
    }
    return clock + " " + zone.name();
}

std::string talk_wait_line(std::chrono::minutes length) {
    const auto part = [](std::int64_t count, const char* what) {
        return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
    };
    // Hours, never days: those would be days of the calendar, which may be longer or shorter.
    const std::int64_t hours = length.count() / 60, minutes = length.count() % 60;
    std::string line = "@ after ";
    if (hours > 0) line += part(hours, "hour");
    if (minutes > 0 || hours == 0) line += (hours > 0 ? " " : "") + part(minutes, "minute");
    return line + "\n";
}

}  // namespace onward

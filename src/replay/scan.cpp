#include "replay/scan.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "base/text.hpp"

namespace onward {
namespace {

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || c == '*' || c == '#' || c == '-';
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

struct CodePoint {
    char32_t value;
    std::size_t bytes;
};
// Of well-formed UTF-8.
CodePoint code_point_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const std::size_t bytes = byte(0) < 0x80 ? 1 : byte(0) < 0xE0 ? 2 : byte(0) < 0xF0 ? 3 : 4;
    if (bytes == 1 || at + bytes > text.size()) return {byte(0), 1};
    char32_t value = byte(0) & (0x7FU >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) value = (value << 6U) | (byte(i) & 0x3FU);
    return {value, bytes};
}

bool is_apostrophe(char32_t c) {
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == '`' || c == 0xB4;
}

// Whether a character belongs to a word. Beyond ASCII everything does but punctuation, symbols and emoji.
bool is_word_character(char32_t c) {
    if (c < 0x80) return is_digit(static_cast<char>(c)) || is_letter(static_cast<char>(c));
    if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
    return c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c < 0x2C00) && !(c >= 0x3000 && c < 0x3040) &&
           !(c >= 0xFE00 && c < 0xFE70) && !(c >= 0x1F000 && c < 0x1FB00) && c != 0xFFFD;
}

constexpr const char* kWeekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

std::optional<std::chrono::minutes> offset_of(std::string_view text) {  // "+01:00"
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
    const auto time = parse_time(text.substr(1));
    if (!time) return std::nullopt;
    return std::chrono::minutes{text[0] == '-' ? -time->minutes : time->minutes};
}

// Minutes of a unit, or -1 minus days of it: calendar units are not a fixed number of minutes.
struct Unit {
    std::string_view name;
    int days, minutes;
};
constexpr Unit kUnits[] = {{"minute", 0, 1}, {"minutes", 0, 1}, {"m", 0, 1},     {"hour", 0, 60},
                           {"hours", 0, 60}, {"h", 0, 60},      {"day", 1, 0},   {"days", 1, 0},
                           {"d", 1, 0},      {"week", 7, 0},    {"weeks", 7, 0}, {"w", 7, 0}};

}  // namespace

std::string did_you_mean(std::string_view name, const std::vector<std::string>& names) {
    const std::string near = closest(name, names);
    return near.empty() ? "" : "; did you mean \"" + near + "\"?";
}

std::vector<std::string> plain_words(std::string_view text) {
    const std::string folded = fold(text).text;
    std::vector<std::string> words;
    std::string word;
    for (std::size_t at = 0; at < folded.size();) {
        const CodePoint next = code_point_at(folded, at);
        if (is_word_character(next.value))
            word.append(folded, at, next.bytes);
        else if (!is_apostrophe(next.value) && !word.empty())
            words.push_back(std::exchange(word, {}));
        at += next.bytes;
    }
    if (!word.empty()) words.push_back(word);
    return words;
}

void TalkFindings::add(std::string_view code, const Place& place, std::string what, std::string_view line) {
    found_.push_back({.code = std::string(code),
                      .source = {file_, place.line, place.column},
                      .width = std::max(1, place.width),
                      .what = std::move(what),
                      .line = std::string(line)});
}

std::vector<Diagnostic> TalkFindings::sorted() {
    std::stable_sort(found_.begin(), found_.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return std::tie(a.source.line, a.source.column) < std::tie(b.source.line, b.source.column);
    });
    if (found_.size() > kMostFindings) {
        const std::size_t more = found_.size() - kMostFindings;
        Diagnostic last = found_[kMostFindings];
        last.what += " (and " + std::to_string(more - 1) + " more findings in this file)";
        found_.resize(kMostFindings);
        found_.push_back(std::move(last));
    }
    return std::move(found_);
}

void Scan::skip_spaces() {
    while (!done() && (line_[at_] == ' ' || line_[at_] == '\t')) ++at_;
}

bool Scan::take(std::string_view what) {
    if (!starts_with(what)) return false;
    at_ += what.size();
    return true;
}

bool Scan::take_word(std::string_view word) {
    if (!starts_with(word)) return false;
    const std::size_t after = at_ + word.size();
    if (after < line_.size() && is_name_character(line_[after])) return false;
    at_ = after;
    skip_spaces();
    return true;
}

std::string_view Scan::take_until(std::string_view stops) {
    const std::size_t from = at_;
    at_ = std::min(line_.find_first_of(stops, at_), line_.size());
    return line_.substr(from, at_ - from);
}

std::string_view Scan::take_name() {
    const std::size_t from = at_;
    while (!done() && is_name_character(line_[at_])) ++at_;
    return line_.substr(from, at_ - from);
}

std::string_view Scan::take_rest() {
    const std::string_view rest = left();
    at_ = line_.size();
    return rest;
}

Place Scan::place(std::size_t from, std::size_t to) const {
    from = std::min(from, line_.size());
    to = std::clamp(to, from, line_.size());
    const auto column = static_cast<int>(count_code_points(line_.substr(0, from))) + 1;
    const auto width = static_cast<int>(count_code_points(line_.substr(from, to - from)));
    return {number_, column, std::max(1, width)};
}

std::nullopt_t Scan::fail(std::string_view code, const Place& where, std::string what) {
    findings_->add(code, where, std::move(what), line_);
    return std::nullopt;
}

bool Scan::end() {
    skip_spaces();
    if (done()) return true;
    fail("T03", place(at_, line_.size()), "nothing may follow here");
    return false;
}

std::optional<WrittenName> scan_name(Scan& scan, std::string_view what) {
    scan.skip_spaces();
    const std::size_t from = scan.at();
    const std::string_view name = scan.take_name();
    if (name.empty())
        return scan.fail("T03", scan.place_from(from),
                         "the name of " + std::string(what) + " is missing here");
    return WrittenName{std::string(name), scan.place_from(from)};
}

std::optional<std::string> scan_quoted(Scan& scan) {
    const std::size_t from = scan.at();
    if (!scan.take("\""))
        return scan.fail("T03", scan.place_from(from), "words in double quotes are missing here");
    std::string words;
    while (true) {
        words += scan.take_until("\"\\");
        if (scan.take("\"")) return words;
        if (scan.take("\\\"")) {
            words += '"';
        } else if (scan.take("\\\\")) {
            words += '\\';
        } else if (scan.take("\\")) {
            words += '\\';
        } else {
            return scan.fail("T03", scan.place_from(from), "the double quote is not closed");
        }
    }
}

std::optional<int> scan_count(Scan& scan, int most) {
    scan.skip_spaces();
    const std::size_t from = scan.at();
    const std::string digits(scan.take_until(" \t,)]\""));
    int count = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (error != std::errc{} || end != digits.data() + digits.size() || count < 1 || count > most)
        return scan.fail("T03", scan.place_from(from),
                         "a number from 1 to " + std::to_string(most) + " belongs here");
    return count;
}

std::optional<WrittenValue> scan_value(Scan& scan, bool in_list) {
    scan.skip_spaces();
    const std::size_t from = scan.at();
    WrittenValue value;
    if (scan.peek() == '"') {
        const auto words = scan_quoted(scan);
        if (!words) return std::nullopt;
        value.text = *words;
    } else if (scan.take("[")) {
        value.is_list = true;
        scan.skip_spaces();
        while (!scan.take("]")) {
            if (scan.done()) return scan.fail("T03", scan.place_from(from), "the list is not closed with ]");
            if (!value.items.empty() && !scan.take(","))
                return scan.fail("T03", scan.place_from(scan.at()),
                                 "a comma belongs between two entries of a list");
            scan.skip_spaces();
            std::string item;
            if (scan.peek() == '"') {
                const auto words = scan_quoted(scan);
                if (!words) return std::nullopt;
                item = *words;
            } else {
                const std::size_t start = scan.at();
                item = trim(scan.take_until(",]"));
                if (item.empty())
                    return scan.fail("T03", scan.place_from(start), "an entry of the list is missing here");
            }
            value.items.push_back(std::move(item));
            scan.skip_spaces();
        }
    } else {
        value.text = trim(in_list ? scan.take_until(",") : scan.take_rest());
        if (value.text.empty()) return scan.fail("T03", scan.place_from(from), "a value is missing here");
    }
    value.place = scan.place_from(from);
    return value;
}

std::optional<Pattern> scan_pattern(Scan& scan) {
    const std::size_t from = scan.at();
    if (!scan.take("/"))
        return scan.fail("T08", scan.place_from(from),
                         "a pattern is written between slashes: /words/ or /words/i");
    std::string regex;
    while (true) {
        regex += scan.take_until("/\\");
        if (scan.take("/")) break;
        if (scan.done())
            return scan.fail("T08", scan.place_from(from), "the pattern is not closed with a slash");
        if (scan.take("\\/")) {
            regex += '/';
        } else {  // any other escape is RE2's, with the character it escapes
            scan.take("\\");
            regex += '\\';
            if (!scan.done()) {
                const std::string_view escaped = scan.left().substr(0, 1);
                scan.take(escaped);
                regex += escaped;
            }
        }
    }
    const bool any_case = scan.take("i");
    scan.skip_spaces();
    if (!scan.done())
        return scan.fail("T08", scan.place(scan.at(), scan.at() + scan.left().size()),
                         "only an i may follow the pattern; a slash inside it is written \\/");
    auto pattern = Pattern::compile(regex, any_case);
    if (!pattern) return scan.fail("T08", scan.place_from(from), pattern.error().what);
    return *pattern;
}

std::optional<When> scan_when(Scan& scan) {
    scan.skip_spaces();
    const std::size_t from = scan.at();
    When when;
    const auto next = [&] {
        scan.skip_spaces();
        return scan.take_until(" \t,");
    };
    std::size_t start = from;
    std::string_view token = next();
    if (!token.empty() && is_letter(token[0])) {
        const auto* day = std::find(std::begin(kWeekdays), std::end(kWeekdays), token);
        if (day == std::end(kWeekdays))
            return scan.fail("T09", scan.place_from(start),
                             "\"" + std::string(token) + "\" is no weekday (Mon Tue Wed Thu Fri Sat Sun)" +
                                 did_you_mean(token.substr(0, 3), kWeekdays));
        when.weekday = static_cast<int>(day - std::begin(kWeekdays)) + 1;
        scan.skip_spaces();
        start = scan.at();
        token = next();
    }
    if (token.find('-') != std::string_view::npos) {
        when.date = parse_date(token);
        if (!when.date)
            return scan.fail("T09", scan.place_from(start),
                             "\"" + std::string(token) + "\" is no date; one is written 2026-01-31");
        if (when.weekday && weekday_of(*when.date) != *when.weekday)
            return scan.fail("T09", scan.place_from(from),
                             std::string(token) + " is a " + kWeekdays[weekday_of(*when.date) - 1] +
                                 ", not a " + kWeekdays[*when.weekday - 1]);
        scan.skip_spaces();
        start = scan.at();
        token = next();
    }
    const auto time = token.size() == 5 ? parse_time(token) : std::nullopt;
    if (!time)
        return scan.fail("T09", scan.place_from(start), "a time of day belongs here, as 09:30 or 21:15");
    when.time = *time;
    const Scan before_offset = scan;
    scan.skip_spaces();
    start = scan.at();
    if (scan.peek() == '+' || scan.peek() == '-') {
        when.offset = offset_of(next());
        if (!when.offset)
            return scan.fail("T09", scan.place_from(start), "an offset from UTC is written +01:00");
    } else {
        scan = before_offset;
    }
    when.place = scan.place_from(from);
    return when;
}

std::optional<Span> scan_length(Scan& scan) {
    scan.skip_spaces();
    const std::size_t from = scan.at();
    long long days = 0;
    long long minutes = 0;
    bool any = false;
    while (is_digit(scan.peek())) {
        const std::size_t start = scan.at();
        long long count = 0;
        while (is_digit(scan.peek())) {
            count = std::min(count * 10 + (scan.peek() - '0'), 100'000'000LL);
            scan.take(scan.left().substr(0, 1));
        }
        scan.skip_spaces();
        const std::string_view name = scan.take_name();
        const auto* unit =
            std::find_if(std::begin(kUnits), std::end(kUnits), [&](const Unit& u) { return u.name == name; });
        if (unit == std::end(kUnits))
            return scan.fail("T03", scan.place_from(start),
                             "a length of time is written 3 days, 2 hours, 90 minutes, 2 weeks, 24h or 3d");
        days += count * unit->days;
        minutes += count * unit->minutes;
        any = true;
        scan.skip_spaces();
    }
    if (!any || days + minutes == 0)
        return scan.fail("T03", scan.place_from(from), "a length of time belongs here, as 3 days or 24h");
    if (days + minutes / 1440 > kLongestWaitDays)
        return scan.fail("T03", scan.place_from(from),
                         "that is longer than " + std::to_string(kLongestWaitDays) + " days");
    return Span{static_cast<std::int32_t>(days), std::chrono::minutes{minutes}};
}

std::optional<std::vector<ScannedLabel>> scan_labels(Scan& scan) {
    const std::size_t from = scan.at();
    scan.take("[");
    std::vector<ScannedLabel> labels;
    std::size_t start = scan.at();
    std::string label;
    bool escaped = false;
    const auto finish = [&](std::size_t to) -> bool {
        const std::string_view bare = trim(label);
        if (bare.empty()) {
            scan.fail("T03", scan.place(start, to), "a label is missing here");
            return false;
        }
        labels.push_back(
            {std::string(bare), !escaped && bare == "*", !escaped && bare == "...", scan.place(start, to)});
        label.clear();
        escaped = false;
        return true;
    };
    while (true) {
        label += scan.take_until("|]\\");
        const std::size_t here = scan.at();
        if (scan.take("]")) {
            if (!finish(here)) return std::nullopt;
            return labels;
        }
        if (scan.take("|")) {
            if (label.empty() || label.back() != ' ' || scan.peek() != ' ')
                return scan.fail("T03", scan.place(here, here + 1),
                                 "labels are parted by \" | \"; a bar inside a label is written \\|");
            if (!finish(here)) return std::nullopt;
            start = scan.at() + 1;
            continue;
        }
        if (scan.done()) return scan.fail("T03", scan.place_from(from), "the buttons are not closed with ]");
        bool known = false;
        for (const std::string_view what : {"\\|", "\\]", "\\\\", "\\*", "\\..."})
            if (!known && scan.take(what)) {
                label += what.substr(1);
                known = escaped = true;
            }
        if (!known) {
            scan.take("\\");
            label += '\\';
        }
    }
}

}  // namespace onward

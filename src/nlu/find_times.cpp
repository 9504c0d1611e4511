// Times of day: "20:00", "at 8", "half past nine", "noon", "in the evening".
#include <array>

#include "nlu/finds.hpp"
#include "nlu/word_table.hpp"

namespace onward {

namespace {

// Parts of the day, as an hour that nobody minds; rough.
const WordTable<int> kParts{
    {"morning", 8 * 60},         {"mornings", 8 * 60},   {"breakfast", 8 * 60},   {"lunch", 12 * 60 + 30},
    {"lunchtime", 12 * 60 + 30}, {"afternoon", 15 * 60}, {"afternoons", 15 * 60}, {"teatime", 17 * 60},
    {"dinner", 19 * 60},         {"evening", 19 * 60},   {"evenings", 19 * 60},   {"tonight", 20 * 60},
    {"night", 22 * 60},          {"nights", 22 * 60},    {"bedtime", 22 * 60},
};
const WordSet kAt("at around about by until before after from to like its is");
constexpr int kNoon = 12 * 60;

struct Clock {
    int minutes = 0;
    std::uint32_t last = 0;
    bool clear = false;     // it can only be one of the two halves of the day
    bool standing = false;  // a time even without "at" in front
};

bool digits_only(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<int> small_number(std::string_view text, int most) {
    if (!digits_only(text) || text.size() > 2) return std::nullopt;
    int number = 0;
    for (const char c : text) number = number * 10 + (c - '0');
    return number > most ? std::nullopt : std::optional(number);
}

// An hour in words or digits, 0 to 23.
std::optional<int> hour_at(const ClauseWords& words, std::uint32_t at) {
    std::string_view word = words[at];
    if (word.ends_with("ish")) word.remove_suffix(3);
    if (const auto number = small_number(word, 23)) return number;
    if (word.empty() || !(word.front() >= 'a' && word.front() <= 'z')) return std::nullopt;
    const auto spelled = single_quantity(words, at);
    const bool is_hour = spelled && spelled->last == at + 1 && spelled->low >= 1 && spelled->low <= 12;
    return is_hour ? std::optional(static_cast<int>(spelled->low)) : std::nullopt;
}

// "20:00", "8pm", "8.30pm", "20h", "8:30"
std::optional<Clock> written(std::string_view word, std::uint32_t at) {
    std::string_view rest = word;
    int half = 0;
    if (rest.ends_with("am") || rest.ends_with("pm")) {
        half = rest[rest.size() - 2] == 'a' ? 1 : 2;
        rest.remove_suffix(2);
    }
    const std::size_t sign = rest.find_first_of(half != 0 ? ":." : ":");
    const auto hour = small_number(rest.substr(0, sign), 23);
    const bool has_minutes = sign != std::string_view::npos;
    if (!hour || (!has_minutes && half == 0)) return std::nullopt;
    int minutes = *hour * 60;
    if (has_minutes) {
        const std::string_view after = rest.substr(sign + 1);
        const auto within = small_number(after, 59);
        if (!within || after.size() != 2) return std::nullopt;
        minutes += *within;
    }
    if (half == 1 && *hour == 12) minutes -= kNoon;
    if (half == 2 && *hour < 12) minutes += kNoon;
    const bool clear = half != 0 || *hour > 12 || *hour == 0 || rest.starts_with("0");
    return Clock{.minutes = minutes, .last = at + 1, .clear = clear, .standing = true};
}

// "half past nine", "quarter to ten", "ten past nine", "8 oclock", and a bare hour.
std::optional<Clock> spoken(const ClauseWords& words, std::uint32_t at) {
    const auto past_or_to = [&](int minutes, std::uint32_t next) -> std::optional<Clock> {
        const bool to = words[next] == "to" || words[next] == "til" || words[next] == "before";
        if (!to && words[next] != "past" && words[next] != "after") return std::nullopt;
        const auto hour = hour_at(words, next + 1);
        if (!hour || *hour == 0) return std::nullopt;
        const int at_minutes = *hour * 60 + (to ? -minutes : minutes);
        return Clock{
            .minutes = (at_minutes + 1440) % 1440, .last = next + 2, .clear = *hour > 12, .standing = true};
    };
    if (words[at] == "quarter") return past_or_to(15, at + 1);
    if (words[at] == "half") {
        if (const auto clock = past_or_to(30, at + 1)) return clock;
        const auto hour = hour_at(words, at + 1);  // British: "half nine"
        if (!hour || *hour == 0 || *hour > 12) return std::nullopt;
        return Clock{.minutes = *hour * 60 + 30, .last = at + 2, .clear = false, .standing = true};
    }
    if (const auto minutes = hour_at(words, at); minutes && *minutes > 0 && *minutes % 5 == 0)
        if (const auto clock = past_or_to(*minutes, at + 1)) {
            const bool range = words[at + 1] == "to";  // "from ten to eleven" is a range
            if (!range || words[std::int64_t{at} - 1] == "at") return clock;
        }
    const auto hour = hour_at(words, at);
    if (!hour) return std::nullopt;
    Clock clock{.minutes = *hour * 60, .last = at + 1, .clear = *hour > 12 || *hour == 0};
    if (words[clock.last] == "oclock") {
        ++clock.last;
        clock.standing = true;
    } else if (const auto within = small_number(words[clock.last], 59);
               within && words[clock.last].size() == 2 && !digits_only(words[at])) {
        clock.minutes += *within;  // "eight 30"
        ++clock.last;
    } else if (words[clock.last] == "thirty" || words[clock.last] == "fifteen") {
        clock.minutes += words[clock.last] == "thirty" ? 30 : 15;
        ++clock.last;
    }
    return clock;
}

}  // namespace

std::vector<Find> find_times(const ReadMessage& message) {
    std::vector<Find> finds;
    if (!message.has(Begins::time)) return finds;
    for (const Clause& clause : message.clauses()) {
        const ClauseWords words(message, clause);
        for (std::uint32_t at = words.first(); at < words.last();) {
            if (!message.begins(Begins::time, at)) {
                ++at;
                continue;
            }
            const std::string_view before = words[std::int64_t{at} - 1];
            const bool led = kAt.has(before);
            Find find{.first = at, .last = at + 1};
            if (words[at] == "noon" || words[at] == "midday" || words[at] == "midnight") {
                find.value = TimeOfDay{words[at] == "midnight" ? 0 : kNoon};
            } else if (const int* part = kParts.find(words[at])) {
                find.value = TimeOfDay{*part};
                find.rough = true;
                while (words[std::int64_t{find.first} - 1] == "the" ||
                       words[std::int64_t{find.first} - 1] == "in")
                    --find.first;
            } else {
                std::string_view word = words[at];
                if (word.ends_with("ish")) word.remove_suffix(3);
                std::optional<Clock> clock = written(word, at);
                if (!clock) clock = spoken(words, at);
                if (!clock) {
                    ++at;
                    continue;
                }
                // "8 in the evening", "9 at night", "8 tonight"
                std::uint32_t part_at = clock->last;
                if (words[part_at] == "in" && words[part_at + 1] == "the") part_at += 2;
                if (words[part_at] == "at" || words[part_at] == "this") ++part_at;
                const int* part_of_day = kParts.find(words[part_at]);
                const bool has_part = part_of_day != nullptr;
                if (!clock->standing && !has_part && !(led && clock->last == words.last()) &&
                    before != "at" && !words.is_whole_message(at, clock->last)) {
                    ++at;
                    continue;
                }
                if (has_part) {
                    const bool late =
                        *part_of_day >= kNoon && !(*part_of_day >= 22 * 60 && clock->minutes < 5 * 60);
                    if (!clock->clear && late && clock->minutes < kNoon) clock->minutes += kNoon;
                    clock->clear = true;
                    clock->last = part_at + 1;
                }
                find.value = TimeOfDay{clock->minutes};
                find.unclear = !clock->clear;
                find.last = clock->last;
            }
            at = find.last;
            while (find.first > words.first() && kAt.has(words[std::int64_t{find.first} - 1])) --find.first;
            finds.push_back(find);
        }
    }
    return finds;
}

std::vector<std::string_view> time_beginnings() {
    std::vector<std::string_view> words = number_beginnings();
    words.insert(words.end(), {"half", "quarter", "noon", "midday", "midnight"});
    for (const auto& [word, minutes] : kParts.rows()) words.push_back(word);
    return words;
}

}  // namespace onward

// D029: no text holds a help-line number. Numbers stand in helplines.yaml alone, each with the day on which
// it was checked; in a text one would grow old unseen, and somebody in danger would call nobody.
#include <algorithm>
#include <cctype>
#include <set>

#include "loader/case_lists.hpp"
#include "loader/checks.hpp"

namespace onward {
namespace {

constexpr std::size_t kDigitsOfNumber = 7;  // shorter ones are counts, unless they are a help line's own

// A run of digits with signs between them: "0800-111 0 222", "+353 (0)1 234", "2026-03-01".
struct Run {
    std::size_t at = 0, end = 0;
    std::string digits;
    std::vector<std::size_t> groups;  // digits in each
    std::string between;              // the first sign of each gap
    bool plus = false;
};

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

// Where the next digits of the same number begin; 0: the number ends here. Between them stands one sign, or
// two of which one is a bracket of the number's own: "1) 116" are two numbers.
std::size_t next_group(std::string_view text, std::size_t at, bool& in_brackets) {
    constexpr std::string_view kBetween = " -./()";
    const auto sign = [&](std::size_t i) {
        return i < text.size() && kBetween.find(text[i]) != std::string_view::npos ? text[i] : '\0';
    };
    if (sign(at) == '\0') return 0;
    const bool opens = sign(at) == '(' || sign(at + 1) == '(';
    const bool closes = in_brackets && (sign(at) == ')' || sign(at + 1) == ')');
    const std::size_t next = sign(at + 1) != '\0' && (opens || closes) ? at + 2 : at + 1;
    if (next >= text.size() || !is_digit(text[next])) return 0;
    in_brackets = opens;
    return next;
}

std::vector<Run> runs_of(std::string_view text) {
    std::vector<Run> runs;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_digit(text[i])) continue;
        Run run;
        run.plus = i > 0 && text[i - 1] == '+';
        run.at = run.plus ? i - 1 : i;
        bool in_brackets = i > 0 && text[i - 1] == '(';
        std::size_t next = i;
        do {
            std::size_t group = 0;
            for (i = next; i < text.size() && is_digit(text[i]); ++i, ++group) run.digits += text[i];
            run.groups.push_back(group);
            run.end = i;
            next = next_group(text, i, in_brackets);
            if (next != 0) run.between += text[i];
        } while (next != 0);
        runs.push_back(std::move(run));
    }
    return runs;
}

bool is_date(const Run& run) {
    const std::vector<std::size_t>& groups = run.groups;
    if (groups.size() != 3 || run.between[0] != run.between[1]) return false;
    const bool iso = groups[0] == 4 && groups[1] <= 2 && groups[2] <= 2;
    return iso || (groups[0] <= 2 && groups[1] <= 2 && (groups[2] == 4 || groups[2] == 2));
}

bool are_years(const Run& run) {
    for (std::size_t i = 0; i < run.groups.size(); ++i) {
        const std::string year = run.digits.substr(std::min(run.digits.size(), 4 * i), 2);
        if (run.groups[i] != 4 || (year != "19" && year != "20")) return false;
    }
    return true;
}

bool looks_like_a_number(const Run& run) {
    if (run.digits.size() < kDigitsOfNumber || is_date(run) || are_years(run)) return false;
    return run.plus || *std::max_element(run.groups.begin(), run.groups.end()) >= 3;
}

// Every number of helplines.yaml, as digits alone: "116123".
std::set<std::string> known_numbers(const Draft& draft) {
    std::set<std::string> numbers;
    const auto add = [&](const Country& country) {
        for (const auto& [kind, contacts] : country.contacts)
            for (const Contact& contact : contacts)
                for (const std::string* way : {&contact.call, &contact.sms})
                    for (const Run& run : runs_of(*way))
                        if (run.digits.size() >= 3) numbers.insert(run.digits);
    };
    for (const auto& [code, country] : draft.script.helplines.countries) add(country);
    add(draft.script.helplines.anywhere);
    add(draft.script.helplines.unknown);
    return numbers;
}

// Placeholders hold counts ("{mood|spark 14}"), no numbers that are shown: they become blanks.
std::string without_placeholders(const Template& written) {
    std::string words = written.written;
    bool inside = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == '{' && words.compare(i, 2, "{{") == 0) {
            ++i;
            continue;
        }
        if (words[i] == '{') inside = true;
        const bool closes = words[i] == '}';
        if (inside) words[i] = '_';
        if (closes) inside = false;
    }
    return words;
}

}  // namespace

std::vector<Diagnostic> check_helpline_numbers(const Draft& draft) {
    const std::set<std::string> known = known_numbers(draft);
    std::vector<Diagnostic> findings;
    for (const WrittenTemplate& written : draft.templates) {
        const std::string words = without_placeholders(written.parsed);
        for (const Run& run : runs_of(words)) {
            const bool is_known = known.count(run.digits) > 0 && !is_date(run);
            if (!is_known && !looks_like_a_number(run)) continue;
            findings.push_back(draft.finding_inside(
                "D029", written.source, run.at,
                in_quotes(words.substr(run.at, run.end - run.at)) + (is_known ? " is" : " looks like") +
                    " the number of a help line: write {helpline crisis}, or another kind, so that the "
                    "number "
                    "comes from helplines.yaml and fits the user's country",
                run.end - run.at));
        }
    }
    return findings;
}

}  // namespace onward

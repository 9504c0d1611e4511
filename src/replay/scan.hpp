// Reading one line of a talk from left to right, and the small forms that several kinds of lines share:
// names, quoted words, values, labels, patterns, moments and lengths of time. Every scan_*() that gives
// nothing has reported a finding with its place.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "replay/talk.hpp"

namespace onward {

// "; did you mean "slip.ask"?", or nothing where no name is close.
std::string did_you_mean(std::string_view name, const std::vector<std::string>& names);
template <class Names>
std::string did_you_mean(std::string_view name, const Names& names) {
    return did_you_mean(name, std::vector<std::string>(std::begin(names), std::end(names)));
}

// The words of a text as `<~` and `by` compare them: any case, apostrophes and punctuation ignored.
std::vector<std::string> plain_words(std::string_view text);

class TalkFindings {
  public:
    explicit TalkFindings(std::string_view file) : file_(file) {}
    void add(std::string_view code, const Place& place, std::string what, std::string_view line);
    std::vector<Diagnostic> sorted();  // at most kMostFindings, and a last one that says how many more

  private:
    std::string file_;
    std::vector<Diagnostic> found_;
};
constexpr std::size_t kMostFindings = 200;  // of a file; a file that is no talk at all has one for every line

class Scan {
  public:
    // `line` has no trailing spaces; reading starts at byte `at`.
    Scan(TalkFindings& findings, std::string_view line, int number, std::size_t at = 0)
        : findings_(&findings), line_(line), number_(number), at_(at) {}

    bool done() const { return at_ >= line_.size(); }
    std::size_t at() const { return at_; }
    std::string_view left() const { return line_.substr(at_); }
    char peek() const { return done() ? '\0' : line_[at_]; }
    bool starts_with(std::string_view what) const { return left().substr(0, what.size()) == what; }

    void skip_spaces();
    bool take(std::string_view what);       // if it comes next
    bool take_word(std::string_view word);  // likewise, as a whole word, and the spaces after it
    std::string_view take_until(std::string_view stops);  // up to any of these characters, or the end
    std::string_view take_name();                         // letters, digits, _ . * # -
    std::string_view take_rest();

    Place place(std::size_t from, std::size_t to) const;
    Place place_from(std::size_t from) const { return place(from, at_ > from ? at_ : from + 1); }
    // Reports and gives nothing, so that `return scan.fail(...)` reads well.
    std::nullopt_t fail(std::string_view code, const Place& where, std::string what);
    // Nothing but spaces may be left; reports what is.
    bool end();

  private:
    TalkFindings* findings_;
    std::string_view line_;
    int number_;
    std::size_t at_;
};

std::optional<WrittenName> scan_name(Scan& scan,
                                     std::string_view what);  // `what` it is a name of, for the finding
std::optional<std::string> scan_quoted(Scan& scan);           // "words", with \" and \\ inside
std::optional<int> scan_count(Scan& scan, int most);          // 1 to `most`
// Bare words, "quoted" or [a, b]; bare words end at a comma if `in_list`.
std::optional<WrittenValue> scan_value(Scan& scan, bool in_list);
std::optional<Pattern> scan_pattern(Scan& scan);
std::optional<When> scan_when(Scan& scan);
std::optional<Span> scan_length(Scan& scan);  // "1 day 2 hours", "24h"; more than nothing

struct ScannedLabel {
    std::string label;
    bool star = false, dots = false;  // a bare * or ...
    Place place;
};
// [a | b], from the bracket on; at least one.
std::optional<std::vector<ScannedLabel>> scan_labels(Scan& scan);

// What stands after "= " and "@ ".
std::optional<TalkCheck> scan_check(Scan& scan);
std::optional<WorldAct> scan_world(Scan& scan);

}  // namespace onward

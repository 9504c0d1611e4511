// Which regexes are refused, and why. A regex is for one word or a fixed turn of words; whatever spans words
// that are not named belongs into a phrase. A handful of gaps makes the one automaton of all regexes sixty
// times slower.
#include <re2/re2.h>

#include <algorithm>

#include "nlu/rules.hpp"

namespace onward {

namespace {

// A class as wide as this is "any letter": repeated within a word it is none, repeated with a space it is a
// gap.
constexpr int kWideClass = 20;

// Reads a pattern that RE2 accepts, atom by atom, looking for repeated atoms that stand for anything.
class GapFinder {
  public:
    explicit GapFinder(std::string_view pattern) : pattern_(pattern) {}

    bool finds() {
        read_group(0);
        return found_;
    }

  private:
    enum class Atom {
        narrow,  // a letter, a small class
        wide,    // anything within a word: "\w", "[a-z]", "[^ ]"
        any,     // anything, also between words: ".", "[^x]", "[a-z ]"
    };

    // Reads up to the parenthesis that closes it; the widest atom inside.
    Atom read_group(int depth) {
        Atom widest = Atom::narrow;
        while (at_ < pattern_.size() && pattern_[at_] != ')') {
            const bool group = pattern_[at_] == '(';
            const Atom atom = depth < kDeepest ? read_atom(depth) : skip_rest();
            const bool repeated = read_repetition();
            // A repeated group with a wide atom inside is a run of words: "(\w+ )*".
            if (repeated && (atom == Atom::any || (group && atom == Atom::wide))) found_ = true;
            widest = std::max(widest, atom);
        }
        return widest;
    }

    Atom read_atom(int depth) {
        const char c = pattern_[at_++];
        switch (c) {
            case '.':
                return Atom::any;
            case '\\':
                return read_escape();
            case '[':
                return read_class();
            case '(': {
                if (at_ < pattern_.size() && pattern_[at_] == '?') skip_flags();
                const Atom widest = read_group(depth + 1);
                if (at_ < pattern_.size()) ++at_;
                return widest;
            }
            default:
                return Atom::narrow;
        }
    }

    // "(?:", "(?i:", "(?P<name>".
    void skip_flags() {
        while (at_ < pattern_.size() && pattern_[at_] != ':' && pattern_[at_] != '>' && pattern_[at_] != ')')
            ++at_;
        if (at_ < pattern_.size() && pattern_[at_] != ')') ++at_;
    }

    Atom read_escape() {
        if (at_ >= pattern_.size()) return Atom::narrow;
        const char c = pattern_[at_++];
        if (c == 'Q') {  // "\Q...\E": as it stands
            const std::size_t end = pattern_.find("\\E", at_);
            at_ = end == std::string_view::npos ? pattern_.size() : end + 2;
            return Atom::narrow;
        }
        if (c == 'p' || c == 'P') {
            if (at_ < pattern_.size() && pattern_[at_] == '{')
                at_ = std::min(pattern_.find('}', at_), pattern_.size() - 1) + 1;
            else
                ++at_;
            return c == 'P' ? Atom::any : Atom::wide;
        }
        if (c == 'w' || c == 'S') return Atom::wide;
        if (c == 'W' || c == 'D' || c == 'C') return Atom::any;
        return Atom::narrow;
    }

    Atom read_class() {
        const bool negated = at_ < pattern_.size() && pattern_[at_] == '^';
        if (negated) ++at_;
        int letters = 0;
        bool any = false;
        bool space = false;
        for (bool first = true; at_ < pattern_.size() && (first || pattern_[at_] != ']'); first = false) {
            const char c = pattern_[at_++];
            if (c == '[' && at_ < pattern_.size() && pattern_[at_] == ':') {
                const std::size_t end = pattern_.find(":]", at_);
                at_ = end == std::string_view::npos ? pattern_.size() : end + 2;
                letters += kWideClass;
            } else if (c == '\\') {
                const Atom escaped = read_escape();
                if (escaped == Atom::any) any = true;
                if (escaped == Atom::wide) letters += kWideClass;
                if (pattern_[at_ - 1] == 's') space = true;
            } else if (at_ + 1 < pattern_.size() && pattern_[at_] == '-' && pattern_[at_ + 1] != ']') {
                letters += std::max(0, static_cast<unsigned char>(pattern_[at_ + 1]) -
                                           static_cast<unsigned char>(c)) +
                           1;
                at_ += 2;
            } else {
                ++letters;
                if (c == ' ') space = true;
            }
        }
        if (at_ < pattern_.size()) ++at_;
        if (negated) return space ? Atom::wide : Atom::any;
        if (any || (letters >= kWideClass && space)) return Atom::any;
        return letters >= kWideClass ? Atom::wide : Atom::narrow;
    }

    // "*", "+", "{2}", "{0,30}" and a lazy "?" after it; "?" alone repeats nothing.
    bool read_repetition() {
        bool repeated = false;
        while (at_ < pattern_.size()) {
            const char c = pattern_[at_];
            if (c == '*' || c == '+') {
                repeated = true;
                ++at_;
            } else if (c == '?') {
                ++at_;
            } else if (c == '{' && counts_at(at_)) {
                const std::size_t close = pattern_.find('}', at_);
                repeated = repeated || pattern_.substr(at_, close - at_ + 1) != "{1}";
                at_ = close + 1;
            } else {
                break;
            }
        }
        return repeated;
    }

    // RE2 reads a brace that holds no count as the letter.
    bool counts_at(std::size_t at) const {
        const std::size_t close = pattern_.find('}', at);
        if (close == std::string_view::npos || close == at + 1) return false;
        const std::string_view inside = pattern_.substr(at + 1, close - at - 1);
        return inside[0] != ',' && inside.find_first_not_of("0123456789,") == std::string_view::npos;
    }

    Atom skip_rest() {
        at_ = pattern_.size();
        return Atom::any;
    }

    static constexpr int kDeepest = 100;  // RE2 refuses deeper ones long before

    std::string_view pattern_;
    std::size_t at_ = 0;
    bool found_ = false;
};

// A phrase's "{a|b}" in a regex: RE2 would take the brace as a letter, and the bars would cut the pattern in
// pieces that match anywhere, past its own ^ and $. "\p{L}" and "\x{41}" are RE2's own.
std::optional<std::size_t> phrase_braces(std::string_view pattern) {
    for (std::size_t at = 0; at + 1 < pattern.size(); ++at) {
        const char next = pattern[at + 1];
        if (pattern[at] == '\\') {
            at += at + 2 < pattern.size() && pattern[at + 2] == '{' ? 2 : 1;
        } else if (pattern[at] == '{' && next != ',' && (next < '0' || next > '9')) {
            return at;
        }
    }
    return std::nullopt;
}

}  // namespace

bool regex_has_gap(std::string_view pattern) { return GapFinder(pattern).finds(); }

std::optional<SyntaxError> refuse_regex(std::string_view pattern) {
    if (pattern.size() > kRegexBytes)
        return SyntaxError{
            kRegexBytes, "longer than " + std::to_string(kRegexBytes) + " bytes: cut it into several rules"};
    re2::RE2::Options options;
    options.set_log_errors(false);
    const re2::RE2 regex(re2::StringPiece(pattern.data(), pattern.size()), options);
    if (!regex.ok()) {
        const std::size_t at = pattern.find(regex.error_arg());
        return SyntaxError{regex.error_arg().empty() || at == std::string_view::npos ? 0 : at,
                           "RE2 refuses it: " + regex.error()};
    }
    if (const std::optional<std::size_t> brace = phrase_braces(pattern))
        return SyntaxError{*brace, "{a|b} belongs to phrases: in a regex write (a|b), for a set its words"};
    if (regex_has_gap(pattern))
        return SyntaxError{0, "a gap in a regex: write a phrase with \"...\" instead"};
    if (re2::RE2::PartialMatch("", regex)) return SyntaxError{0, "it matches the empty message"};
    return std::nullopt;
}

}  // namespace onward

#include "app/layout.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "dialog/emphasis.hpp"

namespace onward {
namespace {

constexpr std::string_view kIndent = "  ";
constexpr std::string_view kBold = "\x1b[1m", kNotBold = "\x1b[22m", kDim = "\x1b[2m", kPlain = "\x1b[0m";
// Stand for the ends of emphasis until the lines are broken; no text holds them (without_controls).
constexpr char kBegin = '\x01', kEnd = '\x02';

std::string mark_emphasis(std::string_view words) {
    const Emphasised read = read_emphasis(words);
    std::string marked = read.text;
    for (auto range = read.strong.rbegin(); range != read.strong.rend(); ++range) {
        marked.insert(range->end, 1, kEnd);
        marked.insert(range->begin, 1, kBegin);
    }
    return marked;
}

std::string show_emphasis(std::string_view marked) {
    std::string shown;
    for (const char c : marked) {
        if (c == kBegin)
            shown += kBold;
        else if (c == kEnd)
            shown += kNotBold;
        else
            shown += c;
    }
    return shown;
}

int text_columns(const Style& style, int taken) {
    return std::max(8, std::min(style.columns - 1, kTextColumns) - taken);
}

// Lines with an indent before each, and another before all but the first.
std::string indented(std::string_view words, const Style& style, std::string_view first,
                     std::string_view others) {
    const std::string marked = style.colour ? mark_emphasis(words) : without_marks(words);
    std::string shown;
    bool is_first = true;
    for (const std::string& line : wrap(marked, text_columns(style, static_cast<int>(first.size())))) {
        shown += is_first ? first : others;
        shown += show_emphasis(line);
        shown += '\n';
        is_first = false;
    }
    return shown;
}

}  // namespace

std::string lay_out(std::string_view words, const std::vector<std::string>& buttons, const Style& style) {
    std::string shown =
        style.terminal ? "\n" + indented(words, style, kIndent, kIndent) : without_marks(words) + "\n";
    int number = 0;
    for (const std::string& label : buttons) {
        ++number;
        std::string mark = "  " + std::to_string(number) + "  ";
        if (!style.terminal) {
            shown += mark + label + "\n";
            continue;
        }
        mark.insert(0, kIndent);
        const std::string space(mark.size(), ' ');
        std::string line = indented(label, {true, style.columns, false}, mark, space);
        if (style.colour)
            line = std::string(kDim) + line.substr(0, mark.size()) + std::string(kPlain) +
                   line.substr(mark.size());
        shown += line;
    }
    return shown;
}

std::string lay_out_note(std::string_view words, const Style& style) {
    if (!style.terminal) return std::string(words) + "\n";
    std::string lines = indented(words, {true, style.columns, false}, "", "");
    return style.colour ? std::string(kDim) + lines + std::string(kPlain) : lines;
}

}  // namespace onward

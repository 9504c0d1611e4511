// How the coach's words look in a terminal: wrapped, indented, with numbered answers below; and in a pipe:
// plain lines. Pure functions from the words of a Say, with its marks of emphasis, to bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onward {

struct Style {
    bool terminal = false;  // else plain lines, unwrapped
    int columns = 80;       // of the terminal
    bool colour = false;    // emphasis and dimness by escape sequences; only on a terminal
};

constexpr int kTextColumns = 76;  // longer lines are hard to read, however wide the terminal is

// One message, with the answers that are offered under it.
std::string lay_out(std::string_view words, const std::vector<std::string>& buttons, const Style& style);
// A line of the program itself, set apart from the coach's words.
std::string lay_out_note(std::string_view words, const Style& style);

}  // namespace onward

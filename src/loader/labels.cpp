#include "loader/labels.hpp"

#include <cctype>

#include "base/text.hpp"

namespace onward {
namespace {

bool is_mark(unsigned char c) { return c < 0x80 && std::ispunct(c) != 0; }

// U+2018, U+2019, U+201B, U+02BC, and quotes, dashes and ellipses of U+2010 to U+203A, in UTF-8.
bool is_general_punctuation(std::string_view at) {
    if (at.substr(0, 2) == "\xCA\xBC") return true;
    return at.size() >= 3 && at[0] == '\xE2' &&
           (at[1] == '\x80' && static_cast<unsigned char>(at[2]) >= 0x90);
}

}  // namespace

std::string as_typed(std::string_view label) {
    const std::string folded = fold(label).text;
    std::string typed;
    const auto space = [&] {
        if (!typed.empty() && typed.back() != ' ') typed += ' ';
    };
    for (std::size_t i = 0; i < folded.size();) {
        const std::string_view rest = std::string_view(folded).substr(i);
        const auto c = static_cast<unsigned char>(folded[i]);
        if (c == '\'' || rest.substr(0, 3) == "\xE2\x80\x99" || rest.substr(0, 3) == "\xE2\x80\x98" ||
            rest.substr(0, 2) == "\xCA\xBC") {
            i += c == '\'' ? 1 : c == 0xCA ? 2 : 3;  // an apostrophe joins: "don't" is "dont"
        } else if (is_general_punctuation(rest)) {
            space();
            i += 3;
        } else if (std::isspace(c) != 0 || is_mark(c)) {
            space();
            ++i;
        } else {
            typed += folded[i++];
        }
    }
    return std::string(trim(typed));
}

}  // namespace onward

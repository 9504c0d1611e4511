#include "dialog/emphasis.hpp"

#include <optional>

namespace onward {
namespace {

// Stands behind an asterisk of the user's: WORD JOINER, which is invisible wherever somebody forgets to take
// it away. One of the user's own behind an asterisk gets another before it, so that nothing is lost.
constexpr std::string_view kMark = "\xE2\x81\xA0";

bool is_marked(std::string_view words, std::size_t star) { return words.substr(star + 1).starts_with(kMark); }
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }
bool is_word(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// As people know it from chats: a star before a word and one behind it, on one line.
bool opens(std::string_view words, std::size_t star) {
    const bool inside_word = star > 0 && is_word(words[star - 1]);
    return !inside_word && star + 1 < words.size() && !is_blank(words[star + 1]) && words[star + 1] != '*';
}
bool closes(std::string_view words, std::size_t star) { return star > 0 && !is_blank(words[star - 1]); }

std::optional<std::size_t> closing_star(std::string_view words, std::size_t open) {
    for (std::size_t at = open + 1; at < words.size() && words[at] != '\n'; ++at)
        if (words[at] == '*' && !is_marked(words, at) && at > open + 1 && closes(words, at)) return at;
    return std::nullopt;
}

}  // namespace

std::string with_stars_marked(std::string_view users_words) {
    std::string marked;
    for (const char c : users_words) {
        marked += c;
        if (c == '*') marked += kMark;
    }
    return marked;
}

Emphasised read_emphasis(std::string_view words) {
    Emphasised read;
    std::optional<std::size_t> close;  // where the emphasis that is open ends
    std::size_t begin = 0;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (words[at] != '*') {
            read.text += words[at];
        } else if (is_marked(words, at)) {
            read.text += '*';
            at += kMark.size();
        } else if (close == at) {
            read.strong.push_back({begin, read.text.size()});
            close.reset();
        } else if (!close && opens(words, at) && (close = closing_star(words, at))) {
            begin = read.text.size();
        } else {
            read.text += '*';
        }
    }
    return read;
}

std::string without_marks(std::string_view words) {
    std::string plain;
    for (std::size_t at = 0; at < words.size(); ++at) {
        plain += words[at];
        if (words[at] == '*' && is_marked(words, at)) at += kMark.size();
    }
    return plain;
}

}  // namespace onward

#include "loader/scalar.hpp"

#include <algorithm>
#include <cstdio>

namespace onward {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

std::size_t utf8_length(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// Bytes of an escape in double quotes, the backslash with it.
std::size_t escape_length(std::string_view bytes, std::size_t at) {
    switch (at + 1 < bytes.size() ? bytes[at + 1] : '\0') {
        case 'x':
            return 4;
        case 'u':
            return 6;
        case 'U':
            return 10;
        default:
            return 2;
    }
}

bool is_line_continuation(std::string_view bytes, std::size_t at) {
    return at + 1 < bytes.size() && (bytes[at + 1] == '\n' || bytes[at + 1] == '\r');
}

// Follows the value through the file side by side. Folding turns a line break into a space and drops the
// indentation, so white space of the file that the value lacks is stepped over.
std::size_t follow(std::string_view bytes, const Node& words, std::size_t offset) {
    std::size_t at = words.at;
    char quote = '\0';
    if (words.style == Node::Style::quoted) quote = bytes[at++];
    if (words.style == Node::Style::block) at = std::min(bytes.find('\n', at), bytes.size());
    if (words.style == Node::Style::block && at < bytes.size()) ++at;

    const std::string_view value = words.words;
    std::size_t i = 0;
    while (at < bytes.size()) {
        if (i < value.size() && quote == '"' && bytes[at] == '\\') {
            if (is_line_continuation(bytes, at)) {
                at += 2;
                continue;
            }
            if (i >= offset) break;
            at += escape_length(bytes, at);
            i += utf8_length(value[i]);
        } else if (i < value.size() && bytes[at] == value[i]) {
            if (i >= offset) break;
            at += quote == '\'' && bytes[at] == '\'' ? 2 : 1;
            ++i;
        } else if (i < value.size() && bytes[at] == '\n' && is_space(value[i])) {
            if (i >= offset) break;
            ++at;
            ++i;
        } else if (is_space(bytes[at]) && i < value.size()) {
            ++at;
        } else {
            break;
        }
    }
    return std::min(at, bytes.size());
}

}  // namespace

std::optional<std::size_t> scalar_end(std::string_view bytes, const Node& words) {
    if (words.style != Node::Style::quoted)
        return std::max(words.at + 1, follow(bytes, words, words.words.size()));
    const char quote = bytes[words.at];
    for (std::size_t at = words.at + 1; at < bytes.size(); ++at) {
        if (quote == '"' && bytes[at] == '\\') {
            ++at;
        } else if (bytes[at] == quote) {
            if (quote == '"' || at + 1 >= bytes.size() || bytes[at + 1] != '\'') return at + 1;
            ++at;
        }
    }
    return std::nullopt;
}

std::size_t scalar_byte(std::string_view bytes, const Node& words, std::size_t offset) {
    return words.at < bytes.size() ? follow(bytes, words, std::min(offset, words.words.size())) : words.at;
}

bool comment_follows(std::string_view bytes, std::size_t end) {
    const std::size_t next = bytes.find_first_not_of(' ', end);
    return next != std::string_view::npos && next > end && bytes[next] == '#';
}

std::optional<std::string> first_control(std::string_view text) {
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte == '\n' || (byte >= 0x20 && byte != 0x7F)) continue;
        char name[8];
        std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(byte));
        return name;
    }
    return std::nullopt;
}

}  // namespace onward

// Words of YAML as they stand in the file: yaml-cpp gives their value and where they begin; here is found
// where they end, and where a byte of the value came from, through escapes, folding and indentation.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "loader/yaml.hpp"

namespace onward {

// The byte behind the last one of `words` (`at`, `style` and `words` are set); nothing if a quote is not
// closed.
std::optional<std::size_t> scalar_end(std::string_view bytes, const Node& words);
// The byte of the file that byte `offset` of the value came from; offset <= words.words.size().
std::size_t scalar_byte(std::string_view bytes, const Node& words, std::size_t offset);
// A comment behind `end`, on its line.
bool comment_follows(std::string_view bytes, std::size_t end);
// "U+001B" for the first control character that is not a line feed.
std::optional<std::string> first_control(std::string_view text);

}  // namespace onward

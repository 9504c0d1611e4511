// Emoji, emoticons and Slack's :shortcodes: as words. The table in emoji.cpp is what one extends.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace onward {

struct Emoji {
    std::string words;      // "crying"; empty: known, and says nothing (a skin tone)
    std::size_t bytes = 0;  // of the text that it was read from
};

// The emoji, emoticon or shortcode that folded `text` has at `at`, if any.
std::optional<Emoji> emoji_at(std::string_view text, std::size_t at);

}  // namespace onward

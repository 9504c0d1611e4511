// `*emphasis*` in what is said. Only the content's own asterisks make it: an asterisk of the user's is marked
// when it is rendered, and stays an asterisk.
//
//   content "You wrote *{plan}*." with the user's "2*3 km" reads: "You wrote 2*3 km.", all of the plan strong
//
// Whoever shows words of a Say reads them with one of these two, and shows nothing of the mark.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onward {

// A user's words, to stand inside words that are said.
std::string with_stars_marked(std::string_view users_words);

// For channels that can show emphasis: the text without its emphasis signs, and the byte ranges that were
// between them. An asterisk that opens or closes nothing, as in "3 * 4", stays.
struct Emphasised {
    struct Range {
        std::size_t begin = 0, end = 0;
        bool operator==(const Range&) const = default;
    };
    std::string text;
    std::vector<Range> strong;  // in order, never overlapping
    bool operator==(const Emphasised&) const = default;
};
Emphasised read_emphasis(std::string_view words);

// For all that shows or compares plain text: the words with every asterisk in its place, and no marks.
std::string without_marks(std::string_view words);

}  // namespace onward

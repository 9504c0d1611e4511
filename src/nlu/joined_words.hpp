// Words written as one: "killmyself", "endmylife", "ihatehim".
#pragma once

#include <string_view>
#include <vector>

#include "nlu/vocabulary.hpp"

namespace onward {

constexpr std::size_t kShortestJoined = 6;  // letters; shorter ones are names ("eddie") more often
constexpr std::size_t kLongestJoined = 32;

// The fewest words that `word` is made of, all of them English or the rules', one at least the rules'; of
// equally few those with the longest first. Views into `word`; empty: it is no such run. Give it only words
// that are none themselves.
std::vector<std::string_view> joined_words(std::string_view word, const Vocabulary& vocabulary);

}  // namespace onward

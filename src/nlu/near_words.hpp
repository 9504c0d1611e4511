// Words of the rules that a misspelt word may have meant.
//
//   "suicde" -> suicide      one letter dropped, doubled, wrong or swapped with its neighbour
//   "releationshp" -> relationship     two of these, from kTwoTyposFrom letters on
//   "kil", "kll" -> kill     of three letters only a doubled one, or the one vowel, may be missing
//
// The first letter is kept, or swapped with the second. Whoever asks has made sure that the word is neither
// one of the rules nor ordinary English (common_words.hpp).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "nlu/vocabulary.hpp"

namespace onward {

constexpr std::size_t kShortestMended = 4;  // of the word that is meant; shorter ones are near to everything
constexpr std::size_t kTwoTyposFrom = 8;    // letters of the word that is meant
constexpr std::size_t kLongestMended = 18;  // longer runs of letters are no words
constexpr std::size_t kMostMeant = 4;       // words equally near; further ones are left out, by the alphabet

class NearWords {
  public:
    // A word of the rules, as written, with its stem.
    struct Meant {
        std::string word;
        StemId stem = kUnknownStem;
        bool operator==(const Meant&) const = default;
        auto operator<=>(const Meant&) const = default;
    };

    NearWords() = default;
    // Adds the regular forms of each word that share its stem: "text" is also reached as "texetd".
    explicit NearWords(std::vector<Meant> words);

    // The stems of the nearest words: at most kMostMeant, each once, in the order of the words; empty: none
    // is near.
    std::vector<StemId> find(std::string_view word) const;
    // The same, by comparing with every word in turn.
    std::vector<StemId> find_slowly(std::string_view word) const;

  private:
    std::vector<StemId> nearest(std::string_view word, std::vector<std::uint32_t> candidates) const;

    std::vector<Meant> meant_;  // sorted
    // The hash of every word with letters left out, and whose it is, by buckets; and where each bucket
    // begins.
    std::vector<std::pair<std::uint64_t, std::uint32_t>> shortened_;
    std::vector<std::uint32_t> bucket_;
};

}  // namespace onward

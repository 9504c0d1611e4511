#include "nlu/joined_words.hpp"

#include <algorithm>
#include <array>

#include "nlu/common_words.hpp"
#include "nlu/utterance.hpp"

namespace onward {

namespace {

// Shorter words than these letters are parts only if they are among kShort: "ha" and "em" would part any
// name.
constexpr std::size_t kShortestPart = 3;
constexpr std::size_t kLongestPart = 12;
constexpr std::string_view kShort[] = {"i",  "a",  "to", "my", "me", "it", "in", "on", "is",
                                       "he", "we", "so", "up", "us", "do", "go", "no", "of",
                                       "or", "be", "am", "at", "if", "by", "an", "as"};

struct Part {
    bool word = false;
    bool of_rules = false;
};

Part look_up(std::string_view part, const Vocabulary& vocabulary) {
    if (part.size() < kShortestPart)
        return {std::find(std::begin(kShort), std::end(kShort), part) != std::end(kShort), false};
    const std::string its_stem = stem(part);
    if (vocabulary.is_of_rules(vocabulary.find(its_stem))) return {true, !is_function_word(part)};
    return {is_common_stem(its_stem), false};
}

}  // namespace

std::vector<std::string_view> joined_words(std::string_view word, const Vocabulary& vocabulary) {
    if (word.size() < kShortestJoined || word.size() > kLongestJoined) return {};
    if (!std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return {};

    // From each letter on: into how few words the rest parts, and how long the first of them is. [1]: with
    // one of the rules' words among them.
    struct Rest {
        std::size_t words = 0;  // 0: in no way
        std::size_t first = 0;
    };
    std::array<std::array<Rest, 2>, kLongestJoined + 1> rest{};
    for (std::size_t at = word.size(); at-- > 0;)
        for (std::size_t length = std::min(kLongestPart, word.size() - at); length > 0; --length) {
            const std::size_t next = at + length;
            const bool ends = next == word.size();
            if (!ends && rest[next][0].words == 0 && rest[next][1].words == 0) continue;
            const Part part = look_up(word.substr(at, length), vocabulary);
            if (!part.word) continue;
            for (std::size_t had = 0; had < 2; ++had) {
                if (ends ? had == 1 : rest[next][had].words == 0) continue;
                Rest& best = rest[at][had == 1 || part.of_rules ? 1 : 0];
                const std::size_t words = ends ? 1 : rest[next][had].words + 1;
                if (best.words == 0 || words < best.words) best = {words, length};
            }
        }

    std::vector<std::string_view> parts;
    std::size_t needs = 1;  // one of the rules' words is still to come
    for (std::size_t at = 0; at < word.size();) {
        if (at == 0 && rest[at][1].words < 2) return {};
        const std::size_t length = rest[at][needs].first;
        parts.push_back(word.substr(at, length));
        at += length;
        // Behind a word of the rules the rest may do without another.
        if (needs == 1 && look_up(parts.back(), vocabulary).of_rules && at < word.size()) {
            const Rest& without = rest[at][0];
            const Rest& with = rest[at][1];
            if (with.words == 0 || (without.words != 0 && without.words <= with.words)) needs = 0;
        }
    }
    return parts;
}

}  // namespace onward

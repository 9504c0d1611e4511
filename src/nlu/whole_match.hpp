// Whole-message intents: their examples are their rules, word for word. "{number}" stands for a number, a
// last
// "..." for any rest of one or more words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "nlu/rules.hpp"
#include "nlu/tokens.hpp"

namespace onward {

struct WholeMatch {
    std::uint32_t intent = 0;   // its index in the book
    std::uint32_t example = 0;  // of that intent
    int typos = 0;
    std::optional<std::uint32_t> rest;  // the first word of the rest
    bool operator==(const WholeMatch&) const = default;
};

class WholeMessages {
  public:
    // Adds the words of the examples to `vocabulary` and to `meant`, the words that typos are mended to.
    static WholeMessages compile(const std::vector<Intent>& intents, Vocabulary& vocabulary,
                                 std::vector<NearWords::Meant>& meant);

    // The best match of each intent, in the order of the book: fewest typos, then without a rest, then the
    // first.
    std::vector<WholeMatch> find(const Utterance& utterance, const Tokens& tokens) const;
    // The same, trying every example.
    std::vector<WholeMatch> find_slowly(const Utterance& utterance, const Tokens& tokens) const;

  private:
    struct Example {
        std::uint32_t intent = 0, example = 0;
        std::vector<std::string> words;  // "{number}" as it stands
        std::vector<StemId> stems;
        bool rest = false;
    };
    std::vector<WholeMatch> best_of(const std::vector<std::uint32_t>& candidates, const Utterance& utterance,
                                    const Tokens& tokens) const;
    std::optional<WholeMatch> match(const Example& example, const Utterance& utterance,
                                    const Tokens& tokens) const;

    std::vector<Example> examples_;
    std::unordered_map<StemId, std::vector<std::uint32_t>>
        by_first_;                          // examples by the stem of their first word
    std::vector<std::uint32_t> by_number_;  // those that begin with a number
};

}  // namespace onward

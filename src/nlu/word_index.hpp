// From a stem to the rules that need it, and where in a clause they may match. Each phrase and words rule is
// entered through the item whose wordings are rarest, each wording through its rarest stem; a message
// therefore looks at few rules, however many there are.
#pragma once

#include <cstdint>
#include <vector>

#include "nlu/phrase_match.hpp"
#include "nlu/tokens.hpp"

namespace onward {

// A run of tokens in which a rule may match; every match of the rule in the clause lies in one of its
// windows.
struct Window {
    std::uint32_t rule = 0;
    std::uint32_t first = 0, last = 0;  // tokens [first, last)
    bool operator==(const Window&) const = default;
};

class WordIndex {
  public:
    // `often[stem]`: how often each stem is met, in examples and rules.
    explicit WordIndex(std::vector<std::uint32_t> often)
        : often_(std::move(often)), entries_(often_.size()) {}
    WordIndex() = default;

    // One of `patterns` is enough to enter by. Rules that may match anywhere in their clause have
    // `whole_clause`.
    void add(std::uint32_t rule, const std::vector<PhrasePattern>& patterns, bool whole_clause);

    // Of tokens [first, last): by rule, then from left to right, without overlaps.
    std::vector<Window> windows(const Tokens& tokens, std::uint32_t first, std::uint32_t last) const;

  private:
    struct Entry {
        std::uint32_t rule = 0;
        std::uint32_t reach = 0;  // tokens to either side that a match through this stem can span
    };
    std::vector<std::uint32_t> often_;
    std::vector<std::vector<Entry>> entries_;  // by stem
};

}  // namespace onward

// The sets of a rule book, written out: every sequence of words that an item of a phrase stands for.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "nlu/rules.hpp"

namespace onward {

using WordSequence = std::vector<std::string>;  // normalised words

constexpr std::size_t kMostSequences = 4096;  // of one item: sets of sets multiply
constexpr int kDeepestSets = 16;              // sets within sets; the loader refuses circles

class SetTable {
  public:
    // Errors: a set that is unknown, too deep (a circle), too large, or whose member is no phrase or has a
    // gap.
    static Result<SetTable> build(const RuleBook& book);

    // All that `item` may be, each once, sorted; without the empty one of an optional item. Errors: as above.
    Result<std::vector<WordSequence>> sequences(const PhraseItem& item) const;

  private:
    std::map<std::string, std::vector<WordSequence>> sets_;
};

}  // namespace onward

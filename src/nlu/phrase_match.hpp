// A phrase as an automaton over tokens, and its best match in a clause.
//
//   want to {write} (to) {ex}      o -want-> o -to-> o -write|text|call-> o -to-> o -him|her|ex-> (o)
//                                                                         o -------him|her|ex-> (o)
//
// An arc consumes one token out of a set of stems; before it, one small word may be skipped, or up to
// kGapWords words where the phrase has a gap. Arcs only lead on, so a match is found in bounded work: nodes
// times tokens times the width of a gap, whatever a message holds.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "nlu/rules.hpp"
#include "nlu/tokens.hpp"
#include "nlu/word_sequences.hpp"

namespace onward {

struct PhraseMatch {
    std::vector<std::uint32_t> tokens;  // that its items matched, ascending
    int content = 0;                    // content words among them
    int gaps = 0;                       // gaps that bridge more than a small word
    int typos = 0;                      // misspelt words among them
    bool operator==(const PhraseMatch&) const = default;
};

// Which of two matches of one phrase is reported: more content words for fewer gaps and typos (as scores
// weigh them), else fewer gaps and typos, else the one further to the left, else the one of more words.
bool is_better(const PhraseMatch& left, const PhraseMatch& right);

// Room to search in, used again from phrase to phrase: one for each reading, never shared by threads.
class PhraseScratch {
  private:
    friend class PhrasePattern;
    struct Cell {
        std::uint32_t stamp = 0;  // of the search that wrote it
        bool found = false;
        std::int32_t value = 0, cost = 0;
        std::uint32_t arc = 0, token = 0;  // the way on; arc kStop: the match ends here
    };
    std::vector<Cell> cells_;
    std::uint32_t stamp_ = 0;
};

class PhrasePattern {
  public:
    // Errors: a set that `sets` lacks, or too many wordings.
    static Result<PhrasePattern> compile(const std::vector<PhraseItem>& phrase, const SetTable& sets,
                                         Vocabulary& vocabulary);

    // The best match from each token of [first, last) that one begins at, the best first.
    std::vector<PhraseMatch> matches(const Tokens& tokens, std::uint32_t first, std::uint32_t last,
                                     PhraseScratch& scratch) const;

    // For the index: of each item that every match has, one stem of each of its wordings. Every match holds
    // one of them, whichever item is chosen.
    const std::vector<std::vector<std::vector<StemId>>>& needed() const { return needed_; }
    std::uint32_t longest() const { return longest_; }  // tokens that a match can span

  private:
    enum class Skip : std::uint8_t { nothing, little, gap };  // little: may_stand_between()
    struct Arc {
        Skip skip = Skip::nothing;
        std::uint32_t words_first = 0, words_last = 0;  // of words_, sorted
        std::uint32_t to = 0;
    };
    class Search;
    static std::uint32_t most_skipped(Skip skip) {
        return skip == Skip::gap ? kGapWords : skip == Skip::little ? kMostBetween : 0;
    }

    bool takes(const Arc& arc, const Tokens& tokens, std::uint32_t token) const;

    std::vector<std::vector<Arc>> nodes_;  // by node; the first is the start
    std::vector<bool> ends_;               // by node: a match may end here
    std::vector<StemId> words_;
    std::vector<std::vector<std::vector<StemId>>> needed_;  // item, wording, its stems
    std::uint32_t longest_ = 0;
};

}  // namespace onward

// Where sentences and clauses end. A clause is what a negation reaches and what a phrase must fit into; it is
// cut conservatively, since one that is cut too often tears phrases apart.
#pragma once

#include <vector>

#include "nlu/utterance.hpp"

namespace onward {

// What stood in front of a word, from weak to strong.
enum class Pause { none, comma, dash, sentence };

struct PausedWord {
    std::string_view text;  // normalised
    Pause before = Pause::none;
    bool emoji = false;
    bool after_question = false;  // with Pause::sentence: that sentence ended in a question mark
};

// Cuts `words` into clauses; the last sentence is a question if `question_at_end`.
std::vector<Clause> cut_clauses(const std::vector<PausedWord>& words, bool question_at_end);

// Whether words[at], a negation, negates what follows it, and is no idiom that affirms.
bool negates_at(const std::vector<PausedWord>& words, std::size_t at);

}  // namespace onward

// A text made into words: alternative and variant chosen, placeholders filled.
//
// Values of the user are never read as templates or markup: their asterisks are marked (emphasis.hpp), their
// direction signs dropped, and a brace is a brace. Words that the content gives for a value (`otherwise`,
// `words:`, `says:`, a fallback, a date) begin with a capital where a sentence begins; the user's never
// change.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dialog/conversation.hpp"
#include "dialog/script.hpp"

namespace onward {

// What a rendering may look at, and what it uses up.
struct Wording {
    const Script& script;
    Conversation& conversation;  // uses of texts are counted here
    const Facts& facts;
    std::vector<std::string> helplines;  // gets "kind/name" of each contact shown
    std::vector<SlotId> quoted;       // slots quoted so far in this turn (`quote VALUE` goes on at the next)
    int question = 0, questions = 0;  // {question} of {questions}
};

// Texts in texts in texts: deeper ones are left out. The loader refuses circles; no circle hangs a turn.
constexpr int kMaxTextDepth = 8;
constexpr std::size_t kQuoted = 120;  // characters of `quote`: what one can take in as somebody's words

// One message. Nothing where no alternative applies, or where nothing is left to say. Counts the use of the
// text, and of every text inside it that is part of the words.
std::optional<std::string> render(const TextId& text, Wording& wording);
// A label, a `says`: plain words, without marks or emphasis.
std::string render(const Template& written, Wording& wording);

// What is known in the profile: the lines of {known}, in the order of slots.yaml, with the slot each speaks
// of. `forget: {known: N}` is about the N-th, from 1.
struct KnownLine {
    SlotId slot;
    std::string words;
};
std::vector<KnownLine> known_lines(Wording& wording);

}  // namespace onward

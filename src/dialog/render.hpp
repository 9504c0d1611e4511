// A text made into words: alternative and variant chosen, placeholders filled. Values of the user are never
// read as templates or markup.
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

// Nothing where no alternative applies. Counts the use of the text, and of every text inside it.
std::optional<std::string> render(const TextId& text, Wording& wording);
std::string render(const Template& written, Wording& wording);  // a label, a `says`

// What is known in the profile: the lines of {known}, in order, with the slot each speaks of.
struct KnownLine {
    SlotId slot;
    std::string words;
};
std::vector<KnownLine> known_lines(Wording& wording);

}  // namespace onward

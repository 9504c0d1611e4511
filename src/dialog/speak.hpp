// Speak: what the ladder chose is done: slots filled, effects, words, and the way on until a state waits.
#pragma once

#include "dialog/draft.hpp"
#include "dialog/move.hpp"

namespace onward {

// The user's turn. What comes before the answer itself is said first: an owed line, a visit's opening.
void speak(TurnDraft& draft, const Move& move);

}  // namespace onward

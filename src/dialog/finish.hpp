// The end of every turn: what follows from it whatever was said. Contacts that are due, buttons on the last
// message alone, what `back` may undo, silence that is waited for, what is forgotten, and the trace.
#pragma once

#include "dialog/draft.hpp"
#include "dialog/move.hpp"

namespace onward {

// `before` is the conversation that step() was given: the trace tells what is otherwise now. `move`: of the
// user's turn, else nullptr.
Turn finish(TurnDraft draft, const Conversation& before, const Move* move);

}  // namespace onward

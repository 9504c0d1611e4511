// Where a conversation is when no dialog is open: home, silent until it is asked for; `first`, which stands
// above it until it has ended; and the saved place, which waits for the user's word.
#pragma once

#include "dialog/next.hpp"

namespace onward {

// What is open moves to the saved place; safety dialogs and those that a command opened are not saved. The
// stack is empty afterwards.
void save_place(TurnDraft& draft);
// The saved place comes back; nothing: there is none.
std::optional<Next> bring_back_saved(TurnDraft& draft);

// Home asks, but where `first` is still due: then nothing is open. Whatever was, ends as cancelled.
Next go_home(TurnDraft& draft);
// The same at one of home's own states.
Next go_home(TurnDraft& draft, const StateId& state);
// At the end of a turn in which nothing is open any more: `first` begins where it is still due, else the
// coach is silent. Guesses that were just offered wait for their answer first.
Next fall_silent(TurnDraft& draft);

}  // namespace onward

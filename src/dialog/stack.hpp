// The stack of open dialogs: what opens one, leads to another, ends it and comes back. Home is always and
// only the lowest; a dialog stands on the stack once.
#pragma once

#include "dialog/next.hpp"

namespace onward {

// Who opens a dialog that nothing on the stack called.
enum class Opener { topic, reminder, safety, command, visit };

// Opens the dialog of `state` at it, the way its opener does: a topic is a digression from the open question,
// a command leaves it for the saved place, danger interrupts everything.
Next open_dialog(TurnDraft& draft, const StateId& state, Opener opener, Arrival arrival = Arrival::enter);

// `goto`: within the dialog, to another in its place, or to one that is on the stack already.
Next go_to(TurnDraft& draft, std::size_t owner, const StateId& state);
// `call`: on top; when it ends, `back` is entered, or the open question is asked again.
Next call(TurnDraft& draft, std::size_t owner, const Call& target, bool by_command = false);
// `end` of the dialog on top, if one is open.
Next end_dialog(TurnDraft& draft, EndKind how);
// The dialogs above `frame` end as cancelled.
void cut_to(TurnDraft& draft, std::size_t frame);

// A dialog that a command opened is over; false: none is on top.
bool leave_command_dialog(TurnDraft& draft);

// The dialog on top was entered anew, returned to or resumed: gates first, then what it arrives at.
Next arrive(TurnDraft& draft, Arrival arrival);

}  // namespace onward

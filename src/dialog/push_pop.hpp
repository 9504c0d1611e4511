// Dialogs on the stack of a turn and off it, and what follows from an end.
#pragma once

#include <optional>

#include "dialog/draft.hpp"

namespace onward {

std::optional<std::size_t> on_stack(const TurnDraft& draft, const DialogId& dialog);
Frame pop(TurnDraft& draft);
// On top; of a full stack the oldest dialog goes.
void push(TurnDraft& draft, Frame frame);
// What follows from a dialog's end, whichever way it came ("done", "skipped", "cancelled"). The frame is off
// the stack. Home falls silent, it never ends.
void close(TurnDraft& draft, const Frame& frame, const char* how);

}  // namespace onward

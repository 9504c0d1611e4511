// Frames: one dialog on the stack each. How they come on and off, and what it means for the dialog.
#pragma once

#include <optional>
#include <vector>

#include "dialog/draft.hpp"

namespace onward {

// The frame stands at the state; whatever question was open in it is not any more.
void move_to(Frame& frame, const StateId& state);
// The dialogs are left for another: their questions are asked again before they are answered.
void leave_all(std::vector<Frame>& stack, Instant now);
// The dialog on top and those that called it are no longer left.
void come_back(std::vector<Frame>& stack);

std::optional<std::size_t> on_stack(const TurnDraft& draft, const DialogId& dialog);
Frame pop(TurnDraft& draft);
// On top; of a full stack the oldest dialog goes.
void push(TurnDraft& draft, Frame frame);
// What follows from a dialog's end, whichever way it came ("done", "skipped", "cancelled"). The frame is off
// the stack. Home falls silent, it never ends.
void close(TurnDraft& draft, const Frame& frame, const char* how);

}  // namespace onward

// What `back` undoes: an answer is remembered by what it changed, and taken back by putting that as it was.
#pragma once

#include "dialog/conversation.hpp"

namespace onward {

// What the answer that led from `before` to `after` changed. Slots in `gone` the user had forgotten: they
// stay gone.
Undo undo_of(const Conversation& before, const Conversation& after, const std::vector<SlotId>& gone);

// The conversation before its newest answer; undos must not be empty.
Conversation undone(Conversation conversation);

}  // namespace onward

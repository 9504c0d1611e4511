// The verbs of content: back, skip, pause, resume, restart, stop, change, correct. They act on the dialog
// that is open; in one that a command opened, on the one below.
#pragma once

#include <optional>

#include "dialog/move.hpp"
#include "dialog/next.hpp"

namespace onward {

// Whether a command with this verb has anything to act on; where it has not, the message is read on.
std::optional<WhyNot> why_verb_fails(const Situation& situation, Verb verb);

Next use_verb(TurnDraft& draft, Verb verb);

}  // namespace onward

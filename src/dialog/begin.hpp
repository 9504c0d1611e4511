// A conversation put into a given place without a word: for talks (`start: a.x under b.y`) and tests.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "dialog/conversation.hpp"
#include "dialog/script.hpp"

namespace onward {

// Waits in `states.front()`, its question and buttons open, the others as the frames below it, nearest first.
// The conversation counts as onboarded. Errors: an unknown or passing state.
Result<Conversation> begin_at(const Script& script, Conversation conversation,
                              const std::vector<StateId>& states, Instant now);

}  // namespace onward

// Entering states: a passing one leads on, any other waits. And what a question does afterwards: it is asked
// again, or its `then` follows.
#pragma once

#include "dialog/next.hpp"

namespace onward {

// The loader refuses content that could pass through more in one turn.
constexpr int kMaxPassingStates = 16;

Next enter(TurnDraft& draft, const Enter& to);
Next ask_again(TurnDraft& draft);
Next go_on(TurnDraft& draft);

}  // namespace onward

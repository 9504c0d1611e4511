// Run: a turn goes on until a question waits, or nothing is left to do.
#pragma once

#include "dialog/next.hpp"

namespace onward {

void run(TurnDraft& draft, Next next);

// What a case does and says, before it leads anywhere. False: the user has just been forgotten, who is told
// so and nothing more; the turn is over.
bool do_and_say(TurnDraft& draft, const Case& chosen);

}  // namespace onward

// Run: a turn goes on until a question waits, or nothing is left to do.
#pragma once

#include "dialog/next.hpp"

namespace onward {

void run(TurnDraft& draft, Next next);

}  // namespace onward

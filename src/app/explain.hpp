// A reading in words: what a message matched, by which rule at which place, how its score adds up, what was
// cancelled and by what, and what would have made the runner-up win. For `onward why`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "nlu/matcher.hpp"

namespace onward {

// Who would win among all intents, were all of them awaited: of safety intents that matched the most urgent,
// whatever others score; else the best from the threshold on. Nothing: no intent is understood.
const Candidate* winner(const Reading& reading);
// The best of the others; nothing: there is none.
const Candidate* runner_up(const Reading& reading);

// Lines for a terminal, indented, without a line break at their ends. The first is the verdict.
std::vector<std::string> explain(const Reading& reading);

}  // namespace onward

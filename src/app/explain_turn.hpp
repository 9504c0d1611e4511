// /why, and `onward why --state`: how a turn came about, in lines for the person who wrote: the rules that
// matched and those that lost, the rung that answered and those before it, the case by file and line, the
// states, and the slots that were read or changed, as far as they may be shown.
#pragma once

#include <string>
#include <vector>

#include "dialog/script.hpp"
#include "replay/play.hpp"

namespace onward {

std::vector<std::string> explain_turn(const Script& script, const PlayedTurn& turn);

}  // namespace onward

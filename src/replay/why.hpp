// Why a turn went as it did, in lines for a reader: the rules with their places and scores, the rung and
// those tried before it, the transition, the guards with what they read.
#pragma once

#include <string>
#include <vector>

#include "replay/check.hpp"
#include "replay/play.hpp"

namespace onward {

struct WhyLine {
    std::string label;  // "why", "rung", "transition"; empty: it goes on with the one above
    std::string text;
};

// `wanted`: intents that the talk expected; what became of them is told too.
std::vector<WhyLine> why(const PlayedTurn& turn, const Script& script, const std::vector<std::string>& wanted,
                         Values values = Values::all);

}  // namespace onward

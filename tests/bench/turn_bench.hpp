// Registers what is timed of whole turns: step() without a store, beside the skeleton of a turn.
#pragma once

namespace onward::bench {

// Before anything is timed all of them must understand the same topics and answer every message: throws where
// they do not.
void register_turns();

}  // namespace onward::bench

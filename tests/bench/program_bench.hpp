// Registers what is timed of the program itself: its start with all content that is shipped, and a thousand
// conversations of ten turns through `onward test`.
#pragma once

namespace onward::bench {

// Both are run once before anything is timed: throws where the program fails.
void register_program();

}  // namespace onward::bench

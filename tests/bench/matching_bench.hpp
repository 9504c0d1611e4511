// Registers what is timed of matching, each beside its anchor.
#pragma once

namespace onward::bench {

// Before anything is timed the engines must agree on what they find: throws where they do not.
void register_matching();

}  // namespace onward::bench

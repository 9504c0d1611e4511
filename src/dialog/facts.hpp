// Facts of a conversation: what its conditions and texts may look at.
#pragma once

#include "dialog/conversation.hpp"
#include "dialog/script.hpp"

namespace onward {

// References into both last as long as they do. `misses` and `turns` are those of the dialog on top; there
// are no `words` yet, for nothing was written.
Facts facts_of(const Script& script, const Conversation& conversation, Zone zone, Instant now);

}  // namespace onward

#include "dialog/facts.hpp"

namespace onward {

Facts facts_of(const Script& script, const Conversation& conversation, Zone zone, Instant now) {
    Facts facts{.slots = script.slots,
                .named = script.named,
                .memory = conversation.memory,
                .now = now,
                .zone = zone,
                .last_end = conversation.last_end,
                .saved = conversation.saved.has_value(),
                .said = &conversation.uses};
    if (!conversation.stack.empty()) {
        facts.turns = conversation.stack.back().turns;
        facts.misses = conversation.stack.back().misses;
    }
    return facts;
}

}  // namespace onward

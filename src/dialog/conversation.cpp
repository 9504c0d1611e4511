#include "dialog/conversation.hpp"

#include <string>

#include "dialog/event.hpp"
#include "dialog/script.hpp"

namespace onward {
namespace {

// The text that a slot of type zone or country holds, or its `otherwise`; empty: not set.
std::string text_in(const Script& script, const Conversation& conversation, const std::optional<SlotId>& id) {
    if (!id) return {};
    const Cell* cell = conversation.memory.cell(*id);
    const Slot* slot = script.slots.find(*id);
    const Value* value = cell ? &cell->value : slot && slot->otherwise ? &*slot->otherwise : nullptr;
    const auto* text = value ? std::get_if<std::string>(value) : nullptr;
    return text ? *text : std::string();
}

}  // namespace

Zone zone_of(const Script& script, const Conversation& conversation) {
    const auto named = Zone::find(text_in(script, conversation, script.slots.zone));
    if (named) return *named;
    const auto& countries = script.helplines.countries;
    const auto country = countries.find(text_in(script, conversation, script.slots.country));
    if (country != countries.end()) {
        const auto most_people = Zone::find(country->second.zone);
        if (most_people) return *most_people;
    }
    return Zone::utc();
}

Conversation fresh_conversation(std::uint64_t seed) {
    Conversation conversation;
    conversation.seed = seed;
    return conversation;
}

// The open question's `no_reply` comes before a reminder of the same moment: it is part of what is going on.
void forget_slot(Conversation& conversation, const SlotId& slot) {
    conversation.memory.cells.erase(slot);
    if (conversation.memory.lists.erase(slot) == 0) return;
    std::erase_if(conversation.reminders, [&](const auto& named) { return named.second.list == slot; });
}

std::optional<NextDue> next_due(const Conversation& conversation) {
    std::optional<NextDue> next;
    if (!conversation.stack.empty() && conversation.stack.back().no_reply_due)
        next = NextDue{kNoReply, *conversation.stack.back().no_reply_due};
    for (const auto& [name, reminder] : conversation.reminders)
        if (!next || reminder.due < next->due) next = NextDue{name, reminder.due};
    return next;
}

}  // namespace onward

// Effects: what `do` does, in order. Each sees what the ones before it left. None can fail: what is not set
// or does not fit leaves things as they are.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dialog/draft.hpp"

namespace onward {

void do_effects(TurnDraft& draft, const std::vector<Effect>& effects);

// --- slots
// A value as the slot's type and limits have it, with the user's own words; what can not be one is not kept.
void write_slot(TurnDraft& draft, const SlotId& slot, const Value& value, const std::string& words,
                std::vector<Reason> reasons = {});
void clear_slot(TurnDraft& draft, const SlotId& slot);

// --- lists (lists.cpp)
void add_value(TurnDraft& draft, const SlotId& list, const Value& value, const std::string& words);
void do_effect(TurnDraft& draft, const AddToList& add);
void do_effect(TurnDraft& draft, const LoadEntry& load);
void do_effect(TurnDraft& draft, const PutEntry& put);
void do_effect(TurnDraft& draft, const RemoveEntry& remove);
// The slots of the list's group become the entry's; false: there is no such entry.
bool load_entry(TurnDraft& draft, const SlotId& list, std::uint64_t id);

// --- reminders (remind.cpp)
void do_effect(TurnDraft& draft, const Remind& remind);
void do_effect(TurnDraft& draft, const CancelReminders& cancel);

}  // namespace onward

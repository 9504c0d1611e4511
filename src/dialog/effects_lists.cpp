// Lists: entries added at the end, loaded into the slots of their group, put back, removed.
#include <algorithm>

#include "base/text.hpp"
#include "dialog/effects.hpp"
#include "dialog/values.hpp"

namespace onward {
namespace {

const std::vector<SlotId>& slots_of_group(const TurnDraft& draft, const std::string& group) {
    static const std::vector<SlotId> kNone;
    const auto at = draft.script.slots.groups.find(group);
    return at == draft.script.slots.groups.end() ? kNone : at->second;
}

void append(TurnDraft& draft, const Slot& slot, Entry entry) {
    List& list = draft.conversation.memory.lists[slot.id];
    entry.id = list.next_id++;
    list.entries.push_back(std::move(entry));
    list.written = draft.situation.now;
    if (list.entries.size() > static_cast<std::size_t>(std::max(slot.at_most, 1))) {
        list.entries.erase(list.entries.begin());
    }
}

// Where the chosen entry stands; nothing: no such entry.
std::optional<std::size_t> position_of(const TurnDraft& draft, const SlotId& id, const EntryChoice& which) {
    const Slot* slot = draft.script.slots.find(id);
    const List* list = draft.conversation.memory.list(id);
    if (slot == nullptr || list == nullptr || list->entries.empty()) return std::nullopt;
    switch (which.kind) {
        case EntryChoice::Kind::all:
            return std::nullopt;
        case EntryChoice::Kind::last:
            return list->entries.size() - 1;
        case EntryChoice::Kind::number: {
            const Cell* cell = draft.conversation.memory.cell(which.number);
            const auto* number = cell != nullptr ? std::get_if<std::int64_t>(&cell->value) : nullptr;
            if (number == nullptr || *number < 1 ||
                static_cast<std::size_t>(*number) > list->entries.size()) {
                return std::nullopt;
            }
            return static_cast<std::size_t>(*number) - 1;
        }
        case EntryChoice::Kind::next:
            return next_entry(id, facts_of(draft));
    }
    return std::nullopt;
}

void load(TurnDraft& draft, const SlotId& list, const Entry& entry) {
    for (const SlotId& member : slots_of_group(draft, draft.script.slots.find(list)->group)) {
        const auto cell = entry.group.find(member);
        if (cell == entry.group.end()) {
            clear_slot(draft, member);
        } else {
            draft.conversation.memory.cells.insert_or_assign(member, cell->second);
        }
    }
}

std::map<SlotId, Cell> gathered(const TurnDraft& draft, const std::string& group) {
    std::map<SlotId, Cell> cells;
    for (const SlotId& member : slots_of_group(draft, group)) {
        if (const Cell* cell = draft.conversation.memory.cell(member)) cells.emplace(member, *cell);
    }
    return cells;
}

}  // namespace

void add_value(TurnDraft& draft, const SlotId& id, const Value& value, const std::string& words) {
    const Slot* slot = draft.script.slots.find(id);
    if (slot == nullptr || slot->type != SlotType::list) return;
    const auto fitting = as_type(draft.script.slots, *slot, value);
    if (!fitting) return;
    Entry entry;
    entry.cell = {
        .value = kept_within_limits(*slot, *fitting), .written = draft.situation.now, .words = words};
    append(draft, *slot, std::move(entry));
}

void do_effect(TurnDraft& draft, const AddToList& add) {
    if (add.literal) return add_value(draft, add.list, *add.literal, "");
    if (add.slot) {
        const Cell* cell = draft.conversation.memory.cell(*add.slot);
        if (cell != nullptr) add_value(draft, add.list, cell->value, std::string{cell->words});
        return;
    }
    const Slot* slot = draft.script.slots.find(add.list);
    Entry entry;
    entry.group = gathered(draft, add.group);
    entry.cell.written = draft.situation.now;
    if (slot != nullptr && !entry.group.empty()) append(draft, *slot, std::move(entry));
}

void do_effect(TurnDraft& draft, const LoadEntry& effect) {
    const auto at = position_of(draft, effect.list, effect.which);
    if (at) load(draft, effect.list, Entry{draft.conversation.memory.lists[effect.list].entries[*at]});
}

void do_effect(TurnDraft& draft, const PutEntry& put) {
    const auto at = position_of(draft, put.list, put.which);
    if (!at) return;
    List& list = draft.conversation.memory.lists[put.list];
    auto cells = gathered(draft, draft.script.slots.find(put.list)->group);
    if (cells.empty()) return;  // no entry is empty, here as in `add`
    list.entries[*at].group = std::move(cells);
    list.written = draft.situation.now;
}

void do_effect(TurnDraft& draft, const RemoveEntry& remove) {
    if (remove.which.kind == EntryChoice::Kind::all) return clear_slot(draft, remove.list);
    const auto at = position_of(draft, remove.list, remove.which);
    if (!at) return;
    List& list = draft.conversation.memory.lists[remove.list];
    list.entries.erase(list.entries.begin() + static_cast<std::ptrdiff_t>(*at));
    list.written = draft.situation.now;
}

bool load_entry(TurnDraft& draft, const SlotId& id, std::uint64_t entry_id) {
    const List* list = draft.conversation.memory.list(id);
    if (list == nullptr) return false;
    const auto entry = std::find_if(list->entries.begin(), list->entries.end(),
                                    [&](const Entry& one) { return one.id == entry_id; });
    if (entry == list->entries.end()) return false;
    load(draft, id, Entry{*entry});
    return true;
}

}  // namespace onward

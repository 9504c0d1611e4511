#include "dialog/effects.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "dialog/values.hpp"

namespace onward {
namespace {

// Copies of the answers that led to a result; they outlive `clear`.
std::vector<Reason> reasons_for(const TurnDraft& draft, const std::vector<Because>& because) {
    std::vector<Reason> reasons;
    for (const Because& part : because) {
        for (const SlotId& slot : part.slots) {
            const Cell* cell = draft.conversation.memory.cell(slot);
            if (cell == nullptr || (part.only && cell->value != *part.only)) continue;
            reasons.push_back({slot, cell->value, cell->words, cell->written});
        }
    }
    return reasons;
}

void do_effect(TurnDraft& draft, const SetSlot& set) {
    const auto value = value_of(set.value, facts_of(draft));
    if (!value) return clear_slot(draft, set.slot);
    const Cell* copied =
        set.value.kind == Expression::Kind::slot ? draft.conversation.memory.cell(set.value.slot) : nullptr;
    const std::string words = copied != nullptr ? copied->words : std::string{};
    write_slot(draft, set.slot, *value, words, reasons_for(draft, set.because));
}

void do_effect(TurnDraft& draft, const TakeEntity& take) {
    const Message* message = draft.situation.message();
    if (message == nullptr) return;
    if (take.entity.value == "text") {
        if (draft.situation.says_something()) write_slot(draft, take.slot, message->text, "");
        return;
    }
    const FoundEntity* found = draft.situation.reading.entity(take.entity);
    if (found != nullptr) write_slot(draft, take.slot, found->value, own_words(message->text));
}

void do_effect(TurnDraft& draft, const ClearSlots& clear) {
    for (const SlotId& slot : clear.slots) clear_slot(draft, slot);
}

void do_effect(TurnDraft& draft, const ExportEverything&) { draft.actions.emplace_back(Export{}); }

void do_effect(TurnDraft& draft, const ForgetEverything& forget) {
    draft.forgets = Forget{.conversation_goes_on = !forget.except.empty()};
    if (!draft.forgets->conversation_goes_on)
        return;  // at the end of the turn: this case's words may need it
    Memory kept;
    for (const SlotId& slot : forget.except) {
        if (const Cell* cell = draft.conversation.memory.cell(slot)) kept.cells.emplace(slot, *cell);
        if (const List* list = draft.conversation.memory.list(slot)) kept.lists.emplace(slot, *list);
    }
    draft.conversation.memory = std::move(kept);
    draft.conversation.reminders.clear();
    draft.conversation.undos.clear();
    draft.conversation.saved.reset();
    draft.conversation.last_questions.reset();
}

void forget_reasons(Cell& cell, const SlotId& slot) {
    std::erase_if(cell.reasons, [&](const Reason& reason) { return reason.slot == slot; });
}

void forget_reasons(std::vector<Entry>& entries, const SlotId& slot) {
    for (Entry& entry : entries) {
        forget_reasons(entry.cell, slot);
        for (auto& [member, cell] : entry.group) forget_reasons(cell, slot);
    }
}

// No copy of the slot stays: neither for `back`, nor as the reason of a result.
void forget_for_good(Conversation& conversation, const SlotId& slot) {
    for (auto& [id, cell] : conversation.memory.cells) forget_reasons(cell, slot);
    for (auto& [id, list] : conversation.memory.lists) forget_reasons(list.entries, slot);
    for (Shared<Undo>& kept : conversation.undos) {
        Undo undo = *kept;
        undo.cells.erase(slot);
        undo.lists.erase(slot);
        for (auto& [id, cell] : undo.cells)
            if (cell) forget_reasons(*cell, slot);
        for (auto& [id, list] : undo.lists) forget_reasons(list.entries, slot);
        kept = std::move(undo);
    }
}

// That line of {known}; nothing may bring it back.
void do_effect(TurnDraft& draft, const ForgetKnown& forget) {
    const Cell* number = draft.conversation.memory.cell(forget.number);
    const auto* line = number != nullptr ? std::get_if<std::int64_t>(&number->value) : nullptr;
    const auto lines = known_lines_of(draft);
    if (line == nullptr || *line < 1 || static_cast<std::size_t>(*line) > lines.size()) return;
    const SlotId slot = lines[static_cast<std::size_t>(*line) - 1].slot;
    clear_slot(draft, slot);
    draft.gone_for_good.push_back(slot);
    forget_for_good(draft.conversation, slot);
}

// The zone may follow from what was just written: guards and reminders see it at once.
void see_zone(TurnDraft& draft, const SlotId& slot) {
    const SlotTable& slots = draft.script.slots;
    if (slots.zone == slot || slots.country == slot) draft.zone = zone_of(draft.script, draft.conversation);
}

}  // namespace

void do_effects(TurnDraft& draft, const std::vector<Effect>& effects) {
    for (const Effect& effect : effects) {
        std::visit([&](const auto& one) { do_effect(draft, one); }, effect);
    }
}

void write_slot(TurnDraft& draft, const SlotId& id, const Value& value, const std::string& words,
                std::vector<Reason> reasons) {
    const Slot* slot = draft.script.slots.find(id);
    if (slot == nullptr || slot->type == SlotType::list) return;
    auto fitting = as_type(draft.script.slots, *slot, value);
    if (!fitting) return;
    if (auto* text = std::get_if<std::string>(&*fitting)) *text = trim(without_controls(*text));
    Cell cell{.value = kept_within_limits(*slot, *std::move(fitting)),
              .written = draft.situation.now,
              .words = words,
              .reasons = std::move(reasons)};
    draft.conversation.memory.cells.insert_or_assign(id, std::move(cell));
    see_zone(draft, id);
}

void clear_slot(TurnDraft& draft, const SlotId& id) {
    forget_slot(draft.conversation, id);
    see_zone(draft, id);
}

}  // namespace onward

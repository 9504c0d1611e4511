// `remind` and `cancel`: reminders set and taken back.
#include <algorithm>

#include "dialog/effects.hpp"
#include "dialog/frames.hpp"
#include "dialog/reminders.hpp"

namespace onward {
namespace {

struct Time {
    TimeOfDay time;
    bool exact = false;  // the user's own, from a slot
};

std::optional<Time> time_of(const TurnDraft& draft, const Remind& remind) {
    if (const auto* time = std::get_if<TimeOfDay>(&*remind.at)) return Time{*time};
    const Cell* cell = draft.conversation.memory.cell(std::get<SlotId>(*remind.at));
    const auto* time = cell != nullptr ? std::get_if<TimeOfDay>(&cell->value) : nullptr;
    return time != nullptr ? std::optional{Time{*time, true}} : std::nullopt;
}

// Nothing where a time or date is not set, or is past and comes no more.
std::optional<Reminder> planned(const TurnDraft& draft, const Remind& remind) {
    const Instant now = draft.situation.now;
    Reminder reminder{.goes_to = remind.goes_to, .every = remind.every};
    reminder.from_safety = safety_frame(draft.script, draft.conversation).has_value();
    if (remind.after) {
        reminder.planned = plus(now, *remind.after, draft.zone);
    } else if (remind.at) {
        const auto time = time_of(draft, remind);
        if (!time) return std::nullopt;
        Date date = to_local(now, draft.zone).date;
        if (remind.on) {
            const auto value = value_of(*remind.on, facts_of(draft));
            const auto* on = value ? std::get_if<Date>(&*value) : nullptr;
            if (on == nullptr) return std::nullopt;
            date = *on;
        }
        reminder.at = time->time;
        reminder.exact = time->exact;
        reminder.planned = to_instant(date, time->time, draft.zone);
        if (reminder.planned <= now && !remind.every) {
            if (remind.on) return std::nullopt;
            reminder.planned = to_instant(Date{date.days + 1}, time->time, draft.zone);
        }
    } else {
        return std::nullopt;
    }
    if (reminder.planned <= now && reminder.every)
        reminder.planned = next_occurrence(reminder, now, draft.zone);
    if (reminder.planned <= now) return std::nullopt;
    reminder.due = reminder.planned;
    return reminder;
}

bool is_of(const ReminderId& reminder, const ReminderId& name) {
    return reminder == name || reminder.value.rfind(name.value + "#", 0) == 0;
}

void cancel_named(TurnDraft& draft, const ReminderId& name) {
    std::erase_if(draft.conversation.reminders, [&](const auto& one) { return is_of(one.first, name); });
}

// Asking for a reminder is a yes to reminders.
void consent(TurnDraft& draft) {
    const auto& off = draft.script.reminder_rules.off;
    const Cell* cell = off ? draft.conversation.memory.cell(*off) : nullptr;
    if (cell != nullptr && cell->value == Value{true}) write_slot(draft, *off, Value{false}, "");
}

// One for each entry, planned with the entry's own values.
void remind_of_entries(TurnDraft& draft, const Remind& remind) {
    const Memory memory = draft.conversation.memory;
    const List* list = memory.list(*remind.of);
    if (list == nullptr) return;
    for (const Entry& entry : list->entries) {
        load_entry(draft, *remind.of, entry.id);
        auto reminder = planned(draft, remind);
        draft.conversation.memory = memory;
        if (!reminder) continue;
        reminder->list = remind.of;
        reminder->entry = entry.id;
        const ReminderId name{remind.name.value + "#" + std::to_string(entry.id)};
        draft.conversation.reminders.insert_or_assign(name, std::move(*reminder));
    }
}

}  // namespace

void do_effect(TurnDraft& draft, const Remind& remind) {
    if (remind.of) {
        cancel_named(draft, remind.name);
        consent(draft);
        return remind_of_entries(draft, remind);
    }
    auto reminder = planned(draft, remind);
    if (!reminder) return;
    cancel_named(draft, remind.name);
    consent(draft);
    draft.conversation.reminders.insert_or_assign(remind.name, std::move(*reminder));
}

void do_effect(TurnDraft& draft, const CancelReminders& cancel) {
    if (cancel.all) draft.conversation.reminders.clear();
    for (const ReminderId& name : cancel.names) cancel_named(draft, name);
}

}  // namespace onward

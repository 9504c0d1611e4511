#include "replay/begin_talk.hpp"

#include "base/digest.hpp"
#include "dialog/begin.hpp"
#include "replay/moment.hpp"
#include "replay/names.hpp"
#include "replay/values.hpp"

namespace onward {
namespace {

// Mon 2026-01-05 09:00 UTC: a Monday without any daylight saving near.
Instant default_clock() { return to_instant(*make_date(2026, 1, 5), TimeOfDay{9 * 60}, Zone::utc()); }

void write_slot(Memory& memory, const Slot& slot, const Script& script, const WrittenValue& written,
                Instant now) {
    // Values were checked with the names; what still can not be read here is left unset.
    if (slot.type == SlotType::list) {
        const auto items = read_items(script, slot, written.items);
        if (!items) return;
        List list;
        for (const Value& item : *items) {
            Cell cell{.value = item, .written = now};
            if (slot.item == SlotType::text) cell.words = to_string(item);
            list.entries.push_back({.cell = std::move(cell), .id = list.next_id++});
        }
        list.written = now;
        memory.lists[slot.id] = std::move(list);
        return;
    }
    const auto value = read_value(script, slot, written.text);
    if (!value) return;
    Cell cell{.value = *value, .written = now};
    if (slot.type == SlotType::text) cell.words = written.text;
    memory.cells[slot.id] = std::move(cell);
}

Result<bool> set_reminders(Beginning& beginning, const Talk& talk, const Script& script) {
    const std::vector<KnownReminder> known = reminders_of(script);
    const Zone zone = zone_of(script, beginning.conversation);
    for (const ReminderSetting& setting : talk.settings.reminders) {
        const auto due = moment_of(setting.at, beginning.now, zone);
        if (!due) return due.error();
        for (const KnownReminder& each : known) {
            if (each.remind->name.value != setting.reminder.name) continue;
            Reminder reminder{
                .goes_to = each.remind->goes_to, .planned = *due, .due = *due, .every = each.remind->every};
            if (each.remind->at) {
                reminder.at = setting.at.time;
                reminder.exact = std::holds_alternative<SlotId>(*each.remind->at);
            }
            reminder.from_safety = each.from_safety;
            beginning.conversation.reminders[each.remind->name] = std::move(reminder);
            break;
        }
    }
    return true;
}

}  // namespace

std::uint64_t seed_of(const Talk& talk) {
    constexpr std::uint64_t kReadable = 1'000'000;  // six digits are typed again more easily than twenty
    return talk.settings.seed ? *talk.settings.seed : stable_hash(talk.name) % kReadable;
}

Result<Beginning> begin_talk(const Talk& talk, const Script& script, std::uint64_t seed,
                             const TalkEnd* base) {
    const Settings& settings = talk.settings;
    Beginning beginning;
    beginning.conversation = base == nullptr ? fresh_conversation(seed) : base->conversation;
    beginning.now = base == nullptr ? default_clock() : base->now;
    if (settings.clock) {
        const auto zone = Zone::find(settings.clock->zone);
        if (!zone) return zone.error();
        const auto now = moment_of(settings.clock->when, Instant{}, *zone);
        if (!now) return now.error();
        beginning.now = *now;
        if (script.slots.zone)
            beginning.conversation.memory.cells[*script.slots.zone] =
                Cell{.value = settings.clock->zone, .written = *now};
    }
    for (const SlotSetting& each : settings.slots)
        if (const Slot* slot = script.slots.find(SlotId{each.slot.name}))
            write_slot(beginning.conversation.memory, *slot, script, each.value, beginning.now);
    if (!settings.start.empty()) {
        std::vector<StateId> states;
        for (const WrittenName& each : settings.start) states.emplace_back(each.name);
        auto begun = begin_at(script, std::move(beginning.conversation), states, beginning.now);
        if (!begun) return begun.error();
        beginning.conversation = std::move(*begun);
    }
    if (const auto set = set_reminders(beginning, talk, script); !set) return set.error();
    beginning.untouched = beginning.conversation == fresh_conversation(seed);
    return beginning;
}

}  // namespace onward

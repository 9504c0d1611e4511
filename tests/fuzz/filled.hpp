// The content of the format's reference with something in every slot: for expressions and templates that may
// name any of them.
#pragma once

#include <string>

#include "fuzz.hpp"
#include "script/condition.hpp"

namespace onward::fuzz {

inline const Script& format_script() {
    static const std::shared_ptr<const Script> script = script_in("tests/content/format");
    return *script;
}

inline const Instant kNow = to_instant(*make_date(2026, 3, 11), TimeOfDay{22 * 60 + 30}, Zone::utc());

inline Names names_of(const Script& script) {
    return {script.slots, script.named.types,
            [&script](std::string_view name) -> std::optional<TextId> {
                const TextId id{std::string(name)};
                return script.text(id) == nullptr ? std::nullopt : std::optional<TextId>(id);
            },
            &script.named.expressions};
}

// The `number`-th value that a slot of that kind may hold.
inline Value value_for(const Slot& slot, SlotType type, int number) {
    switch (type) {
        case SlotType::integer:
            return std::int64_t{number};
        case SlotType::number:
            return number + 0.5;
        case SlotType::yes_no:
            return number % 2 == 0;
        case SlotType::date:
            return Date{to_local(kNow, Zone::utc()).date.days - 2 * number + 3};
        case SlotType::time:
            return TimeOfDay{60 * number};
        case SlotType::country:
            return std::string("IE");
        case SlotType::zone:
            return std::string("Europe/Dublin");
        case SlotType::choice:
        case SlotType::pronoun:
            return slot.values.empty() ? std::string("they")
                                       : slot.values[static_cast<std::size_t>(number) % slot.values.size()];
        case SlotType::text:
        case SlotType::list:
            break;
    }
    return "he said *no* {ex} " + std::to_string(number);
}

inline Cell cell_for(const Slot& slot, SlotType type, int number) {
    return {value_for(slot, type, number), kNow - std::chrono::hours{30 * number}, "in my words", {}};
}

inline Memory filled_memory(const SlotTable& slots) {
    Memory memory;
    for (const auto& [id, slot] : slots.slots) {
        if (slot.type != SlotType::list) {
            memory.cells[id] = cell_for(slot, slot.type, 1);
            continue;
        }
        List& list = memory.lists[id];
        for (int number = 3; number > 0; --number) {
            Entry entry;
            entry.id = list.next_id++;
            entry.cell = cell_for(slot, slot.group.empty() ? slot.item : SlotType::yes_no, number);
            if (const auto group = slots.groups.find(slot.group); group != slots.groups.end())
                for (const SlotId& member : group->second)
                    entry.group[member] = cell_for(*slots.find(member), slots.find(member)->type, number);
            list.entries.push_back(entry);
        }
        list.written = kNow;
    }
    return memory;
}

}  // namespace onward::fuzz

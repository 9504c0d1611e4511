// Small content in a line or two, for tests that need slots, names, memory or moments and nothing else.
//
//   TestContent content;
//   content.add(a_slot("mood_today", SlotType::integer, 0, 10)).add(an_enum("harm", {"present", "absent"}));
//   content.name_value("nc_total", "nc_past + nc_run");
//   Memory memory;
//   remember(memory, "harm", "present", moment("2026-03-02 09:30"), "he hit me");
#pragma once

#include <cstdint>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/instant.hpp"
#include "script/condition.hpp"
#include "script/slots.hpp"
#include "script/texts.hpp"

namespace onward::test {

inline Zone zone(const char* name) { return *Zone::find(name); }

inline Date day(std::string_view text) { return parse_date(text).value(); }

// "2026-03-02 09:30" on the wall of that zone.
inline Instant moment(std::string_view text, Zone in = Zone::utc()) {
    return to_instant(parse_date(text.substr(0, 10)).value(), parse_time(text.substr(11)).value(), in);
}

inline Slot a_slot(const char* name, SlotType type) { return Slot{.id = SlotId{name}, .type = type}; }
inline Slot a_slot(const char* name, SlotType type, double min, double max) {
    Slot slot = a_slot(name, type);
    slot.min = min;
    slot.max = max;
    return slot;
}
inline Slot an_enum(const char* name, std::vector<std::string> values) {
    Slot slot = a_slot(name, SlotType::choice);
    slot.values = std::move(values);
    return slot;
}
inline Slot a_list(const char* name, SlotType item) {
    Slot slot = a_slot(name, SlotType::list);
    slot.item = item;
    slot.at_most = 100;
    return slot;
}
inline Slot a_list_of_group(const char* name, std::string group, std::string line = "") {
    Slot slot = a_slot(name, SlotType::list);
    slot.group = std::move(group);
    slot.line = std::move(line);
    return slot;
}

struct TestContent {
    SlotTable slots;
    NamedExpressions named;
    std::set<std::string> texts;  // names of texts that exist, in full

    Names names() const {
        return Names{slots, named.types,
                     [this](std::string_view name) -> std::optional<TextId> {
                         if (texts.count(std::string(name)) == 0) return std::nullopt;
                         return TextId{name};
                     },
                     &named.expressions};
    }
    TestContent& add(Slot slot) {
        if (slot.type == SlotType::country) slots.country = slot.id;
        if (slot.type == SlotType::zone) slots.zone = slot.id;
        if (slot.type == SlotType::pronoun) slots.pronoun = slot.id;
        slots.slots.insert_or_assign(slot.id, std::move(slot));
        return *this;
    }
    TestContent& group(const char* name, std::vector<const char*> members) {
        for (const char* member : members) slots.groups[name].push_back(SlotId{member});
        return *this;
    }
    TestContent& name_condition(const char* name, const char* text) {
        named.expressions[name] = condition(text);
        named.types[name] = ValueType::condition;
        return *this;
    }
    TestContent& name_value(const char* name, const char* text) {
        Expression parsed = value(text);
        named.types[name] = type_of(parsed, names());
        named.expressions[name] = std::move(parsed);
        return *this;
    }
    Expression condition(std::string_view text) const { return must(parse_condition(text, names()), text); }
    Expression value(std::string_view text) const { return must(parse_value(text, names()), text); }
    Template written(std::string_view text) const { return must(parse_template(text, names()), text); }

  private:
    template <class T>
    static T must(Result<T, SyntaxError> parsed, std::string_view text) {
        if (!parsed) throw std::runtime_error("`" + std::string(text) + "`: " + parsed.error().what);
        return *std::move(parsed);
    }
};

// Text literals are text; a plain int is an integer.
inline Value as_value(const char* text) { return std::string(text); }
inline Value as_value(int number) { return std::int64_t{number}; }
inline Value as_value(Value value) { return value; }

template <class V>
void remember(Memory& memory, const char* slot, V value, Instant written = {}, std::string words = "") {
    memory.cells[SlotId{slot}] = Cell{as_value(value), written, std::move(words), {}};
}
template <class V>
void append(Memory& memory, const char* list, V value, Instant written = {}, std::string words = "") {
    List& held = memory.lists[SlotId{list}];
    held.entries.push_back(Entry{Cell{as_value(value), written, std::move(words), {}}, {}, held.next_id++});
    held.written = written;
}
inline void append_group(Memory& memory, const char* list,
                         const std::vector<std::pair<const char*, Value>>& cells, Instant written = {}) {
    List& held = memory.lists[SlotId{list}];
    Entry entry;
    entry.cell.written = written;
    entry.id = held.next_id++;
    for (const auto& [slot, value] : cells) entry.group[SlotId{slot}] = Cell{value, written, "", {}};
    held.entries.push_back(std::move(entry));
    held.written = written;
}

}  // namespace onward::test

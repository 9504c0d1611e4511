// Slots: what may be remembered of a user (SlotTable, from slots.yaml) and what is (Memory, in a
// Conversation).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/instant.hpp"
#include "base/source.hpp"
#include "base/value.hpp"

namespace onward {

enum class SlotType {
    text,
    integer,
    number,
    yes_no,
    choice,
    date,
    time,
    country,
    zone,
    pronoun,
    list
};  // choice: `enum`

struct Slot {
    enum class Keep { turn, visit, profile, dialogs };
    enum class Log { plain, masked, never };

    SlotId id;
    SlotType type = SlotType::text;
    SlotType item = SlotType::text;  // of a list: what an entry holds, unless `group` is set
    std::string group;               // of a list of a group: its name
    int at_most = 500;               // characters of a text (500), entries of a list (100)
    int each = 500;                  // characters of a text in a list
    std::optional<double> min, max;
    std::vector<std::string> values;  // of a choice, in order; of a pronoun: the sets
    Keep keep = Keep::profile;
    std::vector<DialogId> keep_dialogs;  // of Keep::dialogs
    Log log = Log::plain;
    std::optional<Value> otherwise;
    std::string says;                              // one for all values, as a template's source
    std::map<std::string, std::string> says_each;  // by value
    std::map<std::string, std::string> words;      // by value: what {SLOT} prints
    std::string line;                              // of a list of a group: how an entry is shown
    Source source;

    // Of numbers alone: within `min` and `max`.
    bool allows(double number) const { return (!min || number >= *min) && (!max || number <= *max); }
};

struct SlotTable {
    std::map<SlotId, Slot> slots;
    std::map<std::string, std::vector<SlotId>> groups;
    // The forms of every pronoun set by form name: pronouns["he"]["them"] = "him"; "number" is "one" or
    // "many".
    std::map<std::string, std::map<std::string, std::string>> pronouns;
    std::string first_pronoun;                     // stands while none is known
    std::optional<SlotId> country, zone, pronoun;  // the one slot of each of these types

    const Slot* find(const SlotId& id) const {
        const auto at = slots.find(id);
        return at == slots.end() ? nullptr : &at->second;
    }
};

// The first date slot of a group: the date of an entry of a list of that group (`next LIST`).
std::optional<SlotId> date_of_group(const SlotTable& slots, const std::string& group);

// Why a result was reached: a copy of an answer that outlives `clear`.
struct Reason {
    SlotId slot;
    Value value;
    std::string words;  // the user's own, perhaps empty
    Instant at{};
    bool operator==(const Reason&) const = default;
};

// What a slot holds, when it was written, and the words it was answered with.
struct Cell {
    Value value;
    Instant written{};
    std::string words;
    std::vector<Reason> reasons;
    bool operator==(const Cell&) const = default;
};

// An entry of a list: one value, or the slots of a group.
struct Entry {
    Cell cell;
    std::map<SlotId, Cell> group;
    // Never used again in this list until that is cleared: reminders of an entry are named by it, and are
    // dropped with it.
    std::uint64_t id = 0;
    bool operator==(const Entry&) const = default;
};

struct List {
    std::vector<Entry> entries;  // oldest first
    Instant written{};
    std::uint64_t next_id = 1;
    bool operator==(const List&) const = default;
};

struct Memory {
    std::map<SlotId, Cell> cells;
    std::map<SlotId, List> lists;
    const Cell* cell(const SlotId& id) const {
        const auto at = cells.find(id);
        return at == cells.end() ? nullptr : &at->second;
    }
    const List* list(const SlotId& id) const {
        const auto at = lists.find(id);
        return at == lists.end() ? nullptr : &at->second;
    }
    bool operator==(const Memory&) const = default;
};

}  // namespace onward

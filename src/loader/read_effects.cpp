// Effects: what a case or a state does, in order.
#include <algorithm>

#include "base/text.hpp"
#include "loader/reader.hpp"
#include "loader/schema.hpp"
#include "script/mend.hpp"

namespace onward {
namespace {

// What an event calls the open question's `no_reply`; a reminder of this name would be taken for it.
constexpr std::string_view kSilence = "no_reply";

// "harm", "red_flags", or "red_flags are present".
std::optional<Because> read_because(const Reader& reader, const Node& node) {
    if (!Reader::has_words(&node)) return std::nullopt;
    const std::string words = Reader::words(&node);
    const std::size_t are = words.find(" are ");
    Node name = node;
    name.words = std::string(trim(words.substr(0, are)));
    Because because{reader.slots_or_groups(&name), std::nullopt};
    if (because.slots.empty()) return std::nullopt;
    if (are == std::string::npos) return because;

    Node value = node;
    value.words = std::string(trim(words.substr(are + 5)));
    for (const SlotId& id : because.slots) {
        const Slot* slot = reader.script().slots.find(id);
        if (slot == nullptr) continue;
        if (Result<Value, std::string> literal = parse_literal(*slot, value.words)) {
            because.only = *literal;
            return because;
        }
    }
    reader.say_inside("D020", node, are + 5,
                      "no slot of \"" + name.words + "\" has the value \"" + value.words + "\"");
    return std::nullopt;
}

// Calls `read` with the slot of each key of a mapping `{slot: value}`, and the value.
template <class Read>
void each_slot(const Reader& reader, const Node& mapping, Read read) {
    for (const Node::Entry& entry : mapping.entries) {
        Node key;
        key.words = entry.key;
        key.at = entry.key_at;
        key.end = entry.key_end;
        if (const auto id = reader.slot(&key); id && Reader::has_words(&entry.value)) read(*id, entry.value);
    }
}

std::vector<Effect> read_set(const Reader& reader, const Node& set, const Node* because) {
    std::vector<Because> reasons;
    for (const Node* reason : Reader::each(because))
        if (auto read = read_because(reader, *reason)) reasons.push_back(std::move(*read));
    std::vector<Effect> effects;
    each_slot(reader, set, [&](const SlotId& slot, const Node& node) {
        const Slot& target = *reader.script().slots.find(slot);
        if (target.type == SlotType::list)
            reader.say_at_key("D032", *set.find_entry(slot.value),
                              "\"" + slot.value + "\" is a list: write add, put or remove");
        else if (auto value = reader.value_for(target, node))
            effects.push_back(SetSlot{slot, std::move(*value), reasons});
    });
    return effects;
}

std::optional<AddToList> read_add(const Reader& reader, const SlotId& list, const Node& value) {
    AddToList add{list, std::nullopt, {}, std::nullopt};
    const Slot& slot = *reader.script().slots.find(list);
    if (reader.script().slots.groups.count(value.words) > 0) {
        add.group = value.words;
        return add;
    }
    // Beside an enum a word is first its value.
    const bool holds_words =
        slot.group.empty() && slot.type == SlotType::list &&
        (slot.item == SlotType::text || slot.item == SlotType::country || slot.item == SlotType::zone);
    if (slot.type == SlotType::list && slot.group.empty() && !holds_words) {
        if (Result<Value, std::string> literal = parse_literal(slot, value.words)) {
            add.literal = *literal;
            return add;
        }
    }
    if (is_name(value.words)) {
        const bool meant_as_value = slot.type == SlotType::list && slot.item == SlotType::choice &&
                                    slot.group.empty() &&
                                    reader.script().slots.find(SlotId{value.words}) == nullptr;
        if (meant_as_value) {
            reader.literal_for(slot, value, "D020");
            return std::nullopt;
        }
        add.slot = reader.slot(&value);
        return add.slot ? std::optional(add) : std::nullopt;
    }
    if (holds_words)
        reader.say(
            "D043", value,
            "this list keeps what users say: name the slot whose words are added, not words of your own");
    else if (slot.type == SlotType::list && slot.group.empty())
        reader.literal_for(slot, value, "D020");
    return slot.type == SlotType::list ? std::nullopt : std::optional(add);
}

// N: a number slot, `last`, `next`, or `all`.
std::optional<EntryChoice> read_choice(const Reader& reader, const Node& value) {
    using Kind = EntryChoice::Kind;
    if (value.words == "last") return EntryChoice{Kind::last, {}};
    if (value.words == "next") return EntryChoice{Kind::next, {}};
    if (value.words == "all") return EntryChoice{Kind::all, {}};
    if (!is_name(value.words)) {
        reader.say("D010", value,
                   "an entry is named by a number slot, last or next, and by all where entries are removed");
        return std::nullopt;
    }
    if (const auto number = reader.slot(&value)) return EntryChoice{Kind::number, *number};
    return std::nullopt;
}

std::optional<Remind> read_remind(const Reader& reader, const Node& effect) {
    const Node& node = *effect.find("remind");
    const std::optional<StateId> goes_to = reader.target(node.find("goto"));
    if (!Reader::has_words(node.find("name")) || !goes_to) return std::nullopt;
    if (node.find("name")->words == kSilence) {
        reader.say("D011", *node.find("name"),
                   "\"" + std::string(kSilence) +
                       "\" is the silence that a state waits for; give the reminder another name");
        return std::nullopt;
    }
    Remind remind{ReminderId{node.find("name")->words}, *goes_to, {}, {}, {}, {}, {}};
    remind.after = parse_span(Reader::words(effect.find("after")));
    remind.every = parse_span(Reader::words(effect.find("every")));
    remind.on = reader.value(effect.find("on"));
    remind.of = reader.slot(effect.find("of"));
    if (const Node* at = effect.find("at"); Reader::has_words(at)) {
        if (const auto time = parse_time(at->words))
            remind.at = *time;
        else if (!is_name(at->words))
            reader.say("D010", *at, "`at` is a time such as 12:00, or a time slot");
        else if (const auto slot = reader.slot(at))
            remind.at = *slot;
    }
    return remind;
}

CancelReminders read_cancel(const Reader& reader, const Node& node) {
    CancelReminders cancel;
    for (const Node* name : Reader::each(&node)) {
        if (!Reader::has_words(name)) continue;
        const std::set<std::string>& known = reader.declared().reminders;
        if (name->words == "all" && node.is_words())
            cancel.all = true;
        else if (known.count(name->words) > 0 || !reader.declared().unread.empty())
            cancel.names.emplace_back(name->words);
        else
            reader.say("D018", *name,
                       "reminder \"" + name->words + "\" is set nowhere" +
                           did_you_mean(name->words, {known.begin(), known.end()}));
    }
    return cancel;
}

std::vector<Effect> read_forget(const Reader& reader, const Node& node, const Node* except) {
    if (node.is_words()) return {ForgetEverything{reader.slots_or_groups(except)}};
    if (const auto number = reader.slot(node.find("known"))) return {ForgetKnown{*number}};
    return {};
}

// An effect for each entry of `{load: {list: N}}`, `put` and `remove`.
template <class Kind>
std::vector<Effect> read_entries(const Reader& reader, const Node& mapping) {
    std::vector<Effect> effects;
    each_slot(reader, mapping, [&](const SlotId& list, const Node& value) {
        if (const auto which = read_choice(reader, value)) effects.push_back(Kind{list, *which});
    });
    return effects;
}

std::vector<Effect> read_effect(const Reader& reader, const Node& node) {
    std::vector<Effect> effects;
    if (const Node* set = node.find("set")) return read_set(reader, *set, node.find("because"));
    if (const Node* load = node.find("load")) return read_entries<LoadEntry>(reader, *load);
    if (const Node* put = node.find("put")) return read_entries<PutEntry>(reader, *put);
    if (const Node* remove = node.find("remove")) return read_entries<RemoveEntry>(reader, *remove);
    if (const Node* clear = node.find("clear")) return {ClearSlots{reader.slots_or_groups(clear)}};
    if (const Node* cancel = node.find("cancel")) return {read_cancel(reader, *cancel)};
    if (node.find("export") != nullptr) return {ExportEverything{}};
    if (const Node* forget = node.find("forget")) return read_forget(reader, *forget, node.find("except"));
    if (const Node* take = node.find("take")) {
        each_slot(reader, *take, [&](const SlotId& slot, const Node& value) {
            if (const auto entity = reader.entity(&value)) effects.push_back(TakeEntity{slot, *entity});
        });
    } else if (const Node* add = node.find("add")) {
        each_slot(reader, *add, [&](const SlotId& list, const Node& value) {
            if (auto effect = read_add(reader, list, value)) effects.push_back(std::move(*effect));
        });
    } else if (const Node* remind = node.find("remind"); remind != nullptr && remind->is_mapping()) {
        if (auto effect = read_remind(reader, node)) effects.push_back(std::move(*effect));
    }
    return effects;
}

}  // namespace

std::vector<Effect> read_effects(const Reader& reader, const Node* node) {
    std::vector<Effect> effects;
    for (const Node* one : Reader::each(node))
        if (one->is_mapping())
            for (Effect& effect : read_effect(reader, *one)) effects.push_back(std::move(effect));
    return effects;
}

}  // namespace onward

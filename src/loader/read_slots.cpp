// slots.yaml: slots, groups, pronouns, rules for reminders.
#include <algorithm>

#include "loader/reader.hpp"
#include "loader/schema.hpp"
#include "script/mend.hpp"

namespace onward {
namespace {

const std::map<std::string, SlotType, std::less<>> kTypes = {
    {"text", SlotType::text},      {"integer", SlotType::integer}, {"number", SlotType::number},
    {"yes_no", SlotType::yes_no},  {"enum", SlotType::choice},     {"date", SlotType::date},
    {"time", SlotType::time},      {"country", SlotType::country}, {"zone", SlotType::zone},
    {"pronoun", SlotType::pronoun}};

bool is_number(SlotType type) { return type == SlotType::integer || type == SlotType::number; }
bool may_be_plain(SlotType type) {
    return is_number(type) || type == SlotType::yes_no || type == SlotType::choice;
}

// What the value of one slot is made of: its own type, or that of its entries.
SlotType inner_type(const Slot& slot) { return slot.type == SlotType::list ? slot.item : slot.type; }

std::string type_name(const Slot& slot) {
    for (const auto& [name, type] : kTypes)
        if (type == inner_type(slot))
            return (slot.type == SlotType::list ? "list of " : "") + (slot.group.empty() ? name : slot.group);
    return "";
}

class SlotReader {
  public:
    SlotReader(const Reader& reader, const SlotTable& table) : reader_(reader), table_(table) {}

    // Nothing if its type can not be read; then the slot is broken, and those who use it are not at fault.
    std::optional<Slot> read(const std::string& name, const Node& node) {
        if (!node.is_mapping()) return std::nullopt;
        Slot slot;
        slot.id = SlotId{name};
        slot.source = reader_.source(node);
        if (!read_type(slot, node.find("type"))) return std::nullopt;
        read_limits(slot, node);
        read_values(slot, node);
        read_keep(slot, node.find("keep"));
        read_log(slot, node.find("log"));
        if (const Node* otherwise = node.find("otherwise")) {
            if (!slot.group.empty() || slot.type == SlotType::list)
                reader_.say_at_key("D010", *node.find_entry("otherwise"),
                                   "a list has no `otherwise`: it is empty while nothing is in it");
            else
                slot.otherwise = reader_.literal_for(slot, *otherwise, "D010");
        }
        read_words(slot, node);
        reader_.note_allowed(node);
        return slot;
    }

  private:
    bool read_type(Slot& slot, const Node* node) {
        if (!Reader::has_words(node)) return false;
        std::string name = node->words;
        if (name.substr(0, 8) == "list of ") {
            slot.type = SlotType::list;
            slot.at_most = 100;
            name = name.substr(8);
            if (table_.groups.count(name) > 0 || reader_.declared().groups.count(name) > 0) {
                slot.group = name;
                return true;
            }
        }
        const auto type = kTypes.find(name);
        if (type == kTypes.end()) {
            std::vector<std::string> names;
            for (const auto& [known, unused] : kTypes) names.push_back(known);
            names.insert(names.end(), reader_.declared().groups.begin(), reader_.declared().groups.end());
            const std::string mend = did_you_mean(name, names);
            reader_.say(
                "D010", *node,
                "\"" + node->words + "\" is no type of a slot" +
                    (mend.empty()
                         ? "; these are: text integer number yes_no enum date time country zone pronoun, "
                           "list of one of them, list of a group"
                         : mend));
            return false;
        }
        (slot.type == SlotType::list ? slot.item : slot.type) = type->second;
        return true;
    }

    // A key that this type of slot has no use for.
    void refuse(const Node& node, const char* key, const Slot& slot, const char* whose) {
        reader_.say_at_key("D010", *node.find_entry(key),
                           std::string("`") + key + "` is for " + whose + ", and this is " + type_name(slot));
    }

    void read_limits(Slot& slot, const Node& node) {
        const bool is_text = inner_type(slot) == SlotType::text && slot.group.empty();
        const Node* at_most = node.find("at_most");
        if (at_most != nullptr && slot.type != SlotType::list && !is_text)
            refuse(node, "at_most", slot, "texts and lists");
        else if (const auto number = parse_integer(Reader::words(at_most));
                 number && *number >= 1 && *number <= 10000)
            slot.at_most = static_cast<int>(*number);
        if (slot.type == SlotType::text && slot.at_most > 4000) {
            reader_.say("D010", *at_most,
                        "a text holds at most 4000 characters: a message of every platform fits in");
            slot.at_most = 4000;
        }
        const Node* each = node.find("each");
        if (each != nullptr && !(slot.type == SlotType::list && is_text))
            refuse(node, "each", slot, "lists of text");
        else if (const auto number = parse_integer(Reader::words(each));
                 number && *number >= 1 && *number <= 4000)
            slot.each = static_cast<int>(*number);
        for (const char* key : {"min", "max"}) {
            const Node* limit = node.find(key);
            if (limit == nullptr) continue;
            if (!is_number(inner_type(slot)) || !slot.group.empty())
                refuse(node, key, slot, "numbers");
            else
                (key == std::string_view("min") ? slot.min : slot.max) = parse_number(Reader::words(limit));
        }
        if (slot.min && slot.max && *slot.min > *slot.max)
            reader_.say("D010", *node.find("max"), "`max` is below `min`: no number fits");
    }

    void read_values(Slot& slot, const Node& node) {
        const Node* values = node.find("values");
        if (inner_type(slot) == SlotType::pronoun && slot.group.empty()) {
            for (const auto& [set, unused] : table_.pronouns) slot.values.push_back(set);
            if (slot.values.empty())
                reader_.say("D009", node, "a pronoun slot needs `pronouns`, the forms of every set");
        }
        if (inner_type(slot) != SlotType::choice) {
            if (values != nullptr) refuse(node, "values", slot, "an enum");
            return;
        }
        if (values == nullptr)
            reader_.say("D009", node, "\"values\" is missing here: an enum names its values");
        for (const Node* value : Reader::each(values)) {
            if (!Reader::has_words(value)) continue;
            if (std::find(slot.values.begin(), slot.values.end(), value->words) != slot.values.end())
                reader_.say("D012", *value, "the value \"" + value->words + "\" stands here twice");
            else
                slot.values.push_back(value->words);
        }
    }

    void read_keep(Slot& slot, const Node* keep) {
        const std::map<std::string, Slot::Keep> kinds = {
            {"turn", Slot::Keep::turn}, {"visit", Slot::Keep::visit}, {"profile", Slot::Keep::profile}};
        const std::vector<const Node*> nodes = Reader::each(keep);
        for (const Node* node : nodes) {
            if (!Reader::has_words(node)) continue;
            if (const auto kind = kinds.find(node->words); kind != kinds.end()) {
                slot.keep = kind->second;
                if (nodes.size() > 1)
                    reader_.say("D010", *node, "\"" + node->words + "\" stands alone, or dialogs are listed");
            } else if (const auto dialog = reader_.dialog_named(node)) {
                slot.keep = Slot::Keep::dialogs;
                slot.keep_dialogs.push_back(*dialog);
            }
        }
    }

    void read_log(Slot& slot, const Node* log) {
        const SlotType type = inner_type(slot);
        const bool is_text = type == SlotType::text || !slot.group.empty();
        slot.log = is_text ? Slot::Log::never : may_be_plain(type) ? Slot::Log::plain : Slot::Log::masked;
        if (slot.type == SlotType::list && slot.log == Slot::Log::plain) slot.log = Slot::Log::masked;
        const std::string words = Reader::words(log);
        if (words == "plain" && (is_text || !may_be_plain(type)))
            reader_.say(
                "D010", *log,
                "`log: plain` is for numbers, yes_no and enum; a trace never shows " + type_name(slot));
        else if (words == "plain")
            slot.log = Slot::Log::plain;
        else if (words == "masked")
            slot.log = Slot::Log::masked;
        else if (words == "never")
            slot.log = Slot::Log::never;
    }

    std::map<std::string, std::string> read_by_value(const Slot& slot, const Node& mapping, const char* key) {
        std::vector<std::string> values = slot.values;
        if (inner_type(slot) == SlotType::yes_no && slot.group.empty()) values = {"yes", "no"};
        std::map<std::string, std::string> words;
        for (const Node::Entry& entry : mapping.entries) {
            if (std::find(values.begin(), values.end(), entry.key) == values.end())
                reader_.say_at_key(
                    "D010", entry,
                    values.empty()
                        ? std::string("`") + key + "` for each value is for enum and yes_no"
                        : "\"" + entry.key + "\" is no value of this slot" + did_you_mean(entry.key, values));
            else
                words[entry.key] = Reader::words(&entry.value);
        }
        return words;
    }

    void read_words(Slot& slot, const Node& node) {
        if (const Node* says = node.find("says")) {
            if (says->is_mapping())
                slot.says_each = read_by_value(slot, *says, "says");
            else
                slot.says = Reader::words(says);
        }
        if (const Node* words = node.find("words"); words != nullptr && words->is_mapping())
            slot.words = read_by_value(slot, *words, "words");
        if (const Node* line = node.find("line")) {
            if (slot.group.empty())
                refuse(node, "line", slot, "a list of a group");
            else
                slot.line = Reader::words(line);
        }
    }

    const Reader& reader_;
    const SlotTable& table_;
};

void read_groups(const Reader& reader, SlotTable& table) {
    const Node* groups = reader.root().find("groups");
    if (groups == nullptr) return;
    for (const Node::Entry& group : groups->entries) {
        std::vector<SlotId>& members = table.groups[group.key];
        for (const Node* member : Reader::each(&group.value)) {
            if (!Reader::has_words(member)) continue;
            if (reader.declared().slots.count(member->words) == 0)
                reader.say("D017", *member,
                           "slot \"" + member->words + "\" is not defined" +
                               did_you_mean(member->words, {reader.declared().slots.begin(),
                                                            reader.declared().slots.end()}));
            else if (std::find(members.begin(), members.end(), SlotId{member->words}) != members.end())
                reader.say("D012", *member, "the slot \"" + member->words + "\" stands in this group twice");
            else
                members.push_back(SlotId{member->words});
        }
    }
}

void read_pronouns(const Reader& reader, SlotTable& table) {
    const Node* pronouns = reader.root().find("pronouns");
    if (pronouns == nullptr) return;
    for (const Node::Entry& set : pronouns->entries) {
        if (table.first_pronoun.empty()) table.first_pronoun = set.key;
        auto& forms = table.pronouns[set.key];
        for (const Node::Entry& form : set.value.entries)
            if (Reader::has_words(&form.value)) forms[form.key] = form.value.words;
    }
}

}  // namespace

SlotTable read_slots(const Reader& reader) {
    SlotTable table;
    read_groups(reader, table);
    read_pronouns(reader, table);
    const Node* slots = reader.root().find("slots");
    if (slots == nullptr) return table;
    SlotReader slot_reader(reader, table);
    for (const Node::Entry& entry : slots->entries) {
        std::optional<Slot> slot = slot_reader.read(entry.key, entry.value);
        if (!slot) {
            reader.notes().broken.insert(entry.key);
            continue;
        }
        if (slot->type == SlotType::country && !table.country) table.country = slot->id;
        if (slot->type == SlotType::zone && !table.zone) table.zone = slot->id;
        if (slot->type == SlotType::pronoun && !table.pronoun) table.pronoun = slot->id;
        table.slots.emplace(slot->id, std::move(*slot));
    }
    // A group keeps only what is there: its broken members are said already.
    for (auto& [name, members] : table.groups)
        members.erase(std::remove_if(members.begin(), members.end(),
                                     [&](const SlotId& id) { return table.find(id) == nullptr; }),
                      members.end());
    return table;
}

void read_slot_words(const Reader& reader) {
    using Where = WrittenTemplate::Where;
    const Node* slots = reader.root().find("slots");
    if (slots == nullptr) return;
    for (const Node::Entry& entry : slots->entries) {
        const SlotId id{entry.key};
        const Slot* slot = reader.script().slots.find(id);
        if (slot == nullptr) continue;
        const auto read = [&](const char* key, Where where) {
            const Node* node = entry.value.find(key);
            if (node == nullptr) return;
            if (node->is_words()) reader.template_of(*node, where, {}, id);
            for (const Node::Entry& value : node->entries) reader.template_of(value.value, where, {}, id);
        };
        read("says", Where::says);
        read("line", Where::line);
        read("words", Where::words);
    }
}

ReminderRules read_reminder_rules(const Reader& reader) {
    ReminderRules rules;
    const Node* node = reader.root().find("reminders");
    if (node == nullptr) return rules;
    if (const Node* quiet = node->find("quiet"); quiet != nullptr && quiet->is_list()) {
        if (quiet->items.size() != 2) {
            reader.say("D010", *quiet, "`quiet` has two times, from and to: [22:00, 08:00]");
        } else {
            rules.quiet_from = parse_time(quiet->items[0].words).value_or(rules.quiet_from);
            rules.quiet_to = parse_time(quiet->items[1].words).value_or(rules.quiet_to);
        }
    }
    if (const auto number = parse_integer(Reader::words(node->find("a_day"))))
        rules.a_day = static_cast<int>(*number);
    if (const auto number = parse_integer(Reader::words(node->find("unanswered"))))
        rules.unanswered = static_cast<int>(*number);
    if (const Node* off = node->find("off")) {
        rules.off = reader.slot(off);
        const Slot* slot = rules.off ? reader.script().slots.find(*rules.off) : nullptr;
        if (slot != nullptr && slot->type != SlotType::yes_no)
            reader.say("D010", *off,
                       "`off` is a yes_no slot, and \"" + off->words + "\" is " + type_name(*slot));
    }
    if (const Node* rest = node->find("rest"); Reader::has_words(rest)) rules.rest = rest->words;
    return rules;
}

}  // namespace onward

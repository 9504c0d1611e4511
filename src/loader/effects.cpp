#include "loader/effects.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "loader/case_lists.hpp"

namespace onward {
namespace {

const EntityDefinition* defined(const Draft& draft, const EntityId& id) {
    for (const EntityDefinition& entity : draft.rules.entities)
        if (entity.id == id) return &entity;
    return nullptr;
}

// What an entity gives, as a slot type is called.
std::string type_given(const Draft& draft, const EntityId& id) {
    if (const EntityDefinition* entity = defined(draft, id)) return entity->type;
    if (id.value == "duration") return "number";  // of minutes
    if (id.value == "name") return "text";
    return id.value;
}

const char* type_held(SlotType type) {
    switch (type) {
        case SlotType::text:
            return "text";
        case SlotType::integer:
            return "integer";
        case SlotType::number:
            return "number";
        case SlotType::yes_no:
            return "yes_no";
        case SlotType::choice:
            return "enum";
        case SlotType::date:
            return "date";
        case SlotType::time:
            return "time";
        case SlotType::country:
            return "country";
        case SlotType::zone:
            return "zone";
        case SlotType::pronoun:
            return "pronoun";
        case SlotType::list:
            return "list";
    }
    return "";
}

bool is_number(std::string_view type) { return type == "integer" || type == "number"; }

// Words of an entity's tables that are no value of the slot.
std::vector<std::string> foreign_values(const EntityDefinition& entity, const Slot& slot) {
    std::vector<std::string> foreign;
    const auto look = [&](const Value& value) {
        const auto* word = std::get_if<std::string>(&value);
        const bool held =
            word && std::find(slot.values.begin(), slot.values.end(), *word) != slot.values.end();
        const std::string name = to_string(value);
        if (!held && std::find(foreign.begin(), foreign.end(), name) == foreign.end())
            foreign.push_back(name);
    };
    for (const auto& [words, value] : entity.words) look(value);
    for (const auto& [value, intents] : entity.of) look(value);
    return foreign;
}

}  // namespace

std::vector<WrittenEffect> written_effects(const Draft& draft) {
    std::vector<WrittenEffect> effects;
    const auto add = [&](const Source& owner) {
        for (const Node* node : items_of(node_of(draft, owner, "do")))
            if (node->is_mapping()) effects.push_back({draft.at(owner).document, node});
    };
    for (const CaseList& list : case_lists(draft))
        for (const Case* one : list.cases) add(one->source);
    for (const State* state : states_in_order(draft)) add(state->source);
    return effects;
}

std::string misfit(const Draft& draft, const EntityId& from, const EntityDefinition& entity) {
    const std::string given = type_given(draft, from);
    if (given == entity.type || (is_number(given) && is_number(entity.type))) return "";
    return in_quotes(entity.id.value) + " is " + entity.type + ", and the entity " + in_quotes(from.value) +
           " gives " + given;
}

std::string misfit(const Draft& draft, const EntityId& entity, const Slot& slot) {
    const std::string name = in_quotes(slot.id.value);
    if (!slot.group.empty()) return name + " holds entries of a group, which no entity gives";
    const SlotType held = slot.type == SlotType::list ? slot.item : slot.type;
    const std::string given = type_given(draft, entity);
    const std::string wanted = type_held(held);
    if (given != wanted && !(is_number(given) && is_number(wanted)))
        return name + " holds " + wanted + ", and the entity " + in_quotes(entity.value) + " gives " + given;
    const EntityDefinition* definition = defined(draft, entity);
    if (!definition || (held != SlotType::choice && held != SlotType::pronoun)) return "";
    const std::vector<std::string> foreign = foreign_values(*definition, slot);
    if (foreign.empty()) return "";
    return "the entity " + in_quotes(entity.value) + " may give " + listed(foreign) + ", which " + name +
           " does not hold; its values are " + listed(slot.values);
}

}  // namespace onward

// Effects as they stand in the file, each with its place: what an Effect of the Script does not keep.
#pragma once

#include <string>
#include <vector>

#include "loader/draft.hpp"

namespace onward {

// A mapping such as {set: {slot: value}}.
struct WrittenEffect {
    const Document* document = nullptr;
    const Node* node = nullptr;
};

// Of every `do` of every case and state, in the order of case_lists(), then of the states.
std::vector<WrittenEffect> written_effects(const Draft& draft);

// Why the entity can not give what the slot (of a list: an entry of it) holds; empty: it can. An entity or a
// slot that does not exist can give everything.
std::string misfit(const Draft& draft, const EntityId& entity, const Slot& slot);

// The same for the values of one entity that another takes over by its `from`.
std::string misfit(const Draft& draft, const EntityId& from, const EntityDefinition& entity);

}  // namespace onward

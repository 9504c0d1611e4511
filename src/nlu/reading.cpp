#include "nlu/reading.hpp"

#include <algorithm>

namespace onward {

const Candidate* Reading::candidate(const IntentId& intent) const {
    const auto found =
        std::find_if(candidates.begin(), candidates.end(),
                     [&intent](const Candidate& candidate) { return candidate.intent == intent; });
    return found == candidates.end() ? nullptr : &*found;
}

const FoundEntity* Reading::entity(const EntityId& entity) const {
    const FoundEntity* best = nullptr;
    for (const FoundEntity& found : entities)
        if (found.entity == entity && (best == nullptr || found.share > best->share)) best = &found;
    return best;
}

}  // namespace onward

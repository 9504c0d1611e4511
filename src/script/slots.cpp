#include "script/slots.hpp"

namespace onward {

std::optional<SlotId> date_of_group(const SlotTable& slots, const std::string& group) {
    const auto found = slots.groups.find(group);
    if (found == slots.groups.end()) return std::nullopt;
    for (const SlotId& id : found->second) {
        const Slot* slot = slots.find(id);
        if (slot && slot->type == SlotType::date) return id;
    }
    return std::nullopt;
}

}  // namespace onward

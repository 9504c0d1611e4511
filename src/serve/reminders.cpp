#include "serve/reminders.hpp"

namespace onward {

int fire_due(const Incoming& incoming, const std::map<std::string, const Channel*>& channels) {
    int fired = 0;
    for (const auto& [name, channel] : channels) {
        const auto due = incoming.store.due(incoming.clock(), kMostFired - fired, name);
        if (!due) {
            incoming.log.error("store_failed", {{"at", "due"}});
            return fired;
        }
        for (const DueConversation& one : *due) {
            if (!fire(incoming, *channel, one)) return fired;
            ++fired;
        }
    }
    return fired;
}

}  // namespace onward

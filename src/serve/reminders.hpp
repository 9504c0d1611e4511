// Reminders: whatever is due becomes an event, once a second. No leader is needed: the transaction in which
// the event is taken decides who fires it, and step() sees whether the reminder still stands.
#pragma once

#include <map>
#include <string>

#include "serve/incoming.hpp"

namespace onward {

// A clock that jumps forward makes everything due at once; nobody is to get a storm.
constexpr int kMostFired = 5;  // in one call

// Fires what is due on these channels. How many.
int fire_due(const Incoming& incoming, const std::map<std::string, const Channel*>& channels);

}  // namespace onward

// Routes: which address of ours leads where.
#pragma once

#include <atomic>
#include <map>
#include <string>
#include <vector>

#include "serve/incoming.hpp"
#include "serve/server.hpp"

namespace onward {

struct Readiness {
    std::atomic<bool> draining{false};
    std::map<std::string, ChannelHealth> channels;  // filled before anybody asks
};

// The platforms' endpoints, REST, /healthz (the process answers) and /readyz (it can take and send messages;
// else 503 with a word a line: store, channel, draining). References last as long as the routes are used.
std::vector<Route> routes_of(const Incoming& incoming, const std::vector<const Channel*>& channels,
                             const Readiness& readiness);

}  // namespace onward

// Incoming: what a platform posted, or a poll brought, becomes turns. One event is one transaction; the
// answer to the platform waits for all of them, and for nothing else.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "channel/channel.hpp"
#include "dialog/script.hpp"
#include "serve/clock.hpp"
#include "serve/conversations.hpp"
#include "serve/courtesies.hpp"
#include "serve/log.hpp"
#include "serve/outbox.hpp"
#include "store/store.hpp"

namespace onward {

// All that a turn on a channel needs. References last as long as the program serves; many threads use them.
struct Incoming {
    Store& store;
    const Script& script;
    Outbox& outbox;
    Courtesies& courtesies;
    Clock clock;
    Log& log;
    std::optional<std::uint64_t> seed;
};

// A request of the platform: verified, read, taken. 503 with Retry-After where something could not be stored.
HttpAnswer receive(const Incoming& incoming, const Channel& channel, const HttpRequest& request);

// What was read already (long polling). False: not all of it could be stored; it has to come again.
bool take_all(const Incoming& incoming, const Channel& channel, const Received& received);

// A reminder that is due. False: it could not be stored.
bool fire(const Incoming& incoming, const Channel& channel, const DueConversation& due);

}  // namespace onward

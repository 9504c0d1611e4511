// Packing: a turn as the messages that its channel sends.
#pragma once

#include <chrono>

#include "base/capabilities.hpp"
#include "dialog/script.hpp"
#include "dialog/turn.hpp"
#include "serve/conversations.hpp"

namespace onward {

// A reply that could not be sent for so long is of no use any more; one of a crisis never expires.
constexpr std::chrono::hours kReplyExpires{24};

// For the outbox: a parcel for each message, and all that is kept about the user where the turn hands it
// over.
Outgoing pack_for_outbox(const Script& script, const Turn& turn, const Capabilities& channel, Instant now);
// For REST: the messages as its answer.
Outgoing pack_for_rest(const Script& script, const Turn& turn, const std::string& sender, Instant now);

}  // namespace onward

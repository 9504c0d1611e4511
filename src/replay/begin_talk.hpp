// A talk's settings made into the conversation that it begins with.
#pragma once

#include <cstdint>

#include "replay/play.hpp"

namespace onward {

struct Beginning {
    Conversation conversation;
    Instant now{};
    bool untouched = true;  // as nobody has ever written: the store need not hold it
};

// Errors: begin_at() refuses the state; a reminder's moment does not exist in the user's zone.
Result<Beginning> begin_talk(const Talk& talk, const Script& script, std::uint64_t seed, const TalkEnd* base);

}  // namespace onward

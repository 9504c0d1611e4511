// The one function that decides what the coach says next. Start reading here.
// The REPL, the webhooks, the reminders and the replays all end in step(). It is
// pure: equal arguments give equal Turns. It has no errors to give; only a broken promise of our own leaves
// it, as an exception (base/ensure.hpp).
//
//   read    situation.hpp   the event in this conversation: clauses, intents, entities
//   choose  ladder.hpp      which rung answers: safety first, no-match last
//   speak   speak.hpp       the words, the new slots, the next state
#pragma once

#include "dialog/event.hpp"
#include "dialog/script.hpp"
#include "dialog/turn.hpp"  // Conversation, Turn

namespace onward {

// `script` has been checked and `conversation` adopted to it (see adopt.hpp). `now` is UTC.
Turn step(const Script& script, const Conversation& conversation, const Event& event, Instant now);

}  // namespace onward

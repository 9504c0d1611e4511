// take(): one event in one transaction. The REPL, every webhook, every due reminder and every replay come
// this way:
//
//   store.apply( codec.read -> dialog.adopt -> dialog.step -> codec.write )
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "base/inbound.hpp"
#include "dialog/adopt.hpp"
#include "dialog/event.hpp"
#include "dialog/script.hpp"
#include "dialog/turn.hpp"
#include "store/store.hpp"

namespace onward {

struct Taken {
    Applied applied;
    Turn turn;  // of a fresh or poisoned event
    // When the conversation wants to be called by itself; of a poisoned message: nothing, it is as it was.
    std::optional<Instant> next_due;
    Adopted::How adopted = Adopted::How::same;
    bool unreadable =
        false;  // what was stored could not be read: a fresh conversation with the legible slots
};

// What leaves with a turn, in its own transaction.
struct Outgoing {
    std::vector<Reply> replies;  // for the outbox
    std::string answer;          // kept with the event, and given again to a repeat (REST)
};

struct TakeOptions {
    std::optional<std::uint64_t> seed;  // for new conversations; else drawn from the conversation's key
    std::optional<Zone> zone;           // for new conversations: the machine's, where it is the user's own
    bool keep_words = false;            // `chat`: both sides' words, for /save
    std::function<Outgoing(const Turn&)> pack;  // the turn as its channel sends it; nothing: nothing is sent
};

// A poisoned message gives a Turn that says the line `sorry`; a poisoned reminder says nothing, and is tried
// again later. An event without a turn (joined, left, ignored) does nothing and is `fresh`.
Taken take(Store& store, const Script& script, const Inbound& inbound, Instant now,
           const TakeOptions& options = {});

// Inbound -> Event; nothing for what has no turn (joined, left, ignored).
std::optional<Event> event_of(const Inbound& inbound);

// The event of a conversation's reminder that is due, for take(). Its key is this firing's: the version of
// the conversation and the moment in the store, one of which moves on with every firing, also with one that
// went wrong. So two who see the same row fire once, and what was put off fires again. (The reminder's own
// moment would not do: one that is put off keeps it, and each further try would be a repeat.)
Inbound reminder_event(const DueConversation& conversation, const NextDue& due);

// Of a new conversation, where no seed is given: the same on every machine.
std::uint64_t seed_of(const std::string& channel, const std::string& conversation);

}  // namespace onward

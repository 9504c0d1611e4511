// take(): one event in one transaction. The REPL, every webhook, every due reminder and every replay come
// this way:
//
//   store.apply( codec.read -> dialog.adopt -> dialog.step -> codec.write )
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/inbound.hpp"
#include "dialog/event.hpp"
#include "dialog/script.hpp"
#include "dialog/turn.hpp"
#include "store/store.hpp"

namespace onward {

struct Taken {
    Applied applied;
    Turn turn;  // of a fresh or poisoned event
    std::optional<Instant> next_due;
};

struct TakeOptions {
    std::optional<std::uint64_t> seed;  // for new conversations; else drawn from the conversation's key
    bool keep_words = false;            // `chat`: both sides' words, for /save
};

// A poisoned event gives a Turn that says the line `sorry`.
Taken take(Store& store, const Script& script, const Inbound& inbound, Instant now,
           const TakeOptions& options = {});

// Inbound -> Event; nothing for what has no turn (joined, left, ignored).
std::optional<Event> event_of(const Inbound& inbound);

// "q1a.2": the wire form of option 2 of question 46 (base 36), at most 64 bytes; and back.
std::string button_id(std::int64_t question, int option);

}  // namespace onward

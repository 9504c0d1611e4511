// Stage: where a talk is played. The talk brings the events and the time; the stage takes them as the program
// does, through the store, and gives the whole Turn. The real one is in app (app/stage.hpp), over take().
#pragma once

#include <memory>
#include <string>

#include "base/result.hpp"
#include "dialog/conversation.hpp"
#include "dialog/event.hpp"
#include "dialog/script.hpp"
#include "dialog/turn.hpp"

namespace onward {

// What became of one delivered event.
struct Delivered {
    enum class Kind {
        fresh,        // `turn` is there
        duplicate,    // the store has seen its key: nothing happened
        unavailable,  // the store could not write: nothing happened, it may be delivered again
        poisoned      // the engine broke a promise of its own; `turn` says the line `sorry`
    };
    Kind kind = Kind::fresh;
    Turn turn;
    std::string error;  // of unavailable and poisoned
};

struct Stage {
    virtual ~Stage() = default;

    // One event at its time. Equal keys are one event that is delivered again.
    virtual Delivered take(const Event& event, const std::string& key, Instant now) = 0;

    // Puts a conversation there, as if it had been written by an earlier turn.
    virtual Result<bool> put(const Conversation& conversation, Instant now) = 0;
    // As it is stored now; nothing where none is.
    virtual Result<std::optional<Conversation>> conversation() = 0;

    // Drops everything that is not stored, as a process that stops and starts again.
    virtual Result<bool> restart() = 0;
    virtual void use(std::shared_ptr<const Script> script) = 0;  // the next turn meets this content
    virtual void fail_next_write() = 0;                          // the next take() is unavailable
};

}  // namespace onward

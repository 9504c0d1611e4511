// Store: conversations as bytes at rest. It knows nothing of dialogs. Every call is one transaction, every
// result says what happened, and no exception leaves it. Memory and SQLite keep one contract
// (tests/contract).
//
//   std::unique_ptr<Store> store = make_memory_store();
//   store->apply(inbound, now, [](const Stored& stored) { return next(stored); }, {});
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/inbound.hpp"
#include "base/instant.hpp"
#include "base/result.hpp"

namespace onward {

// What the store holds of the conversation when a turn begins; version 0: it is new.
struct Stored {
    std::int64_t version = 0;
    std::string script;  // digest of the script of its last turn
    std::string state;   // bytes
    bool blocked = false;
    std::optional<Instant> next_due;  // when it wants to be called by itself
};

struct Reply {
    std::string body;                   // bytes for the channel
    std::optional<Instant> expires_at;  // nothing: never
};

struct KeptMessage {
    std::string who;  // "user" or "coach"; `chat` only, for /save
    std::string text;
    std::int64_t version = 0;  // of the turn it belongs to, and when that was: the store's to say, ignored
    Instant at{};              // in a TurnResult
};

struct TurnResult {
    std::string state;
    std::string script;
    std::vector<Reply> replies;  // for the outbox
    std::optional<Instant> next_due;
    std::vector<KeptMessage> messages;
    std::string answer;  // kept with the event and given again to a repeat (REST); empty: none
    // The stored bytes, where they could not be read and this turn began anew without them: they may hold the
    // user's words, and are kept in a place of their own until the conversation is erased. Empty: none.
    std::string unreadable;
    // Erase all conversations of this user with this turn. This one goes on, with `state` alone, where
    // `state` is not empty; else `replies` are not kept either and are the caller's to deliver.
    bool forget = false;
    std::string refusal;  // not empty: nothing at all is written, and Applied is unavailable with these words
};

// Runs inside the transaction, perhaps more than once: each run begins anew, and what it leaves behind is
// that of the last one. An exception out of it poisons the event.
using TurnFunction = std::function<TurnResult(const Stored&)>;

// What happens in the place of a poisoned turn, in the same transaction. `next_due`: a reminder that can not
// be said must move on, or it would be due for ever; nothing: it stays as it was.
struct Apology {
    std::vector<Reply> replies;
    std::vector<KeptMessage> messages;
    std::string answer;
    std::optional<Instant> next_due;
};

struct Applied {
    enum class Kind {
        fresh,        // the turn is durable
        duplicate,    // the event was there before; nothing was done
        busy,         // another process writes; try again
        unavailable,  // not stored; nothing was changed
        poisoned,     // the turn threw; the event is kept with its error, the state as it was
    };
    Kind kind = Kind::unavailable;
    std::int64_t version = 0;    // of the conversation after the event; of a duplicate: after the first copy
    std::string stored_replies;  // of a duplicate on REST: the answer of the first copy
    std::string error;           // of unavailable and poisoned: a plain sentence without user's words
};

struct DueConversation {
    std::string channel, conversation, address, user;
    Instant due{};             // what the store holds as `next_due`
    std::int64_t version = 0;  // of the conversation; with `due` it tells one firing from the next
};

struct ExportedConversation {
    std::string channel, conversation, state, script;
    std::vector<KeptMessage> messages;  // in order
    std::int64_t version = 0;
    Instant created_at{}, last_seen_at{};
};

struct Store {
    virtual ~Store() = default;
    // One event in one transaction. Without event keys every call is a new event.
    virtual Applied apply(const Inbound& inbound, Instant now, const TurnFunction& turn,
                          const Apology& apology) = 0;
    virtual Result<std::optional<Stored>> load(const std::string& channel,
                                               const std::string& conversation) = 0;
    // Conversations with a reminder due by `now`, the most overdue first; none of those that are blocked.
    virtual Result<std::vector<DueConversation>> due(Instant now, int max) = 0;
    virtual Result<std::vector<ExportedConversation>> export_user(const std::string& user) = 0;
    // How many conversations were erased. Part of erasing: nothing of them is left in the files either; the
    // error says so where another process keeps that from being finished.
    virtual Result<int> erase_user(const std::string& user, Instant now) = 0;
    // A consistent copy, checked and renamed into place. Error where the store has no file (memory).
    virtual Result<bool> backup(const std::string& path) = 0;
};

}  // namespace onward

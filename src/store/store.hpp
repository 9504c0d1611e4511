// Store: conversations as bytes at rest. It knows nothing of dialogs. Every call is one transaction, every
// result says what happened, and no exception leaves it. Memory and SQLite keep one contract
// (tests/contract).
//
//   std::unique_ptr<Store> store = make_memory_store();
//   store->apply(inbound, now, [](const Stored& stored) { return next(stored); }, {});
#pragma once

#include <chrono>
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

// Runs inside the transaction, perhaps more than once, and perhaps on the thread of another caller whose
// event is written together with this one: each run begins anew, and what it leaves behind is that of the
// last one. An exception out of it poisons the event. It must not call the store.
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
        busy,         // another process writes, or too many wait to write; try again
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

// --- the outbox: replies on their way, one lane a conversation

// A conversation with replies to send, leased to whoever claimed it: nobody else sends in it meanwhile.
struct Lane {
    std::string channel, conversation;
    std::string address;     // where its replies go
    std::int64_t token = 0;  // of this lease: no other has it
    Instant leased_until{};
    Instant
        begun{};  // when the conversation began: one that was erased and begins anew numbers its replies anew
    bool operator==(const Lane&) const = default;
};
// Less than this left of a lease, and nothing more is sent under it: a send takes up to ten seconds.
constexpr std::chrono::seconds kLeaseMargin{15};

struct QueuedReply {
    std::int64_t number = 0;  // within the conversation, in order
    std::string body;
    int attempts = 0;  // this one included
    Instant created_at{};
    std::optional<Instant> expires_at;
    bool unsettled = false;  // an earlier attempt began and nobody knows how it ended: it may arrive twice
    bool operator==(const QueuedReply&) const = default;
};

struct SendResult {
    enum class Kind {
        sent,      // its body is emptied
        retry_at,  // the lane waits until `when`, all of the channel's where `whole_channel`
        failed,    // it will never arrive; the lane goes on with the next
        expired,   // too late to be of use; the lane goes on
        blocked,   // nobody is there: all of the lane's replies fail, and no reminders until they write again
    };
    Kind kind = Kind::sent;
    std::string remote_id;  // of sent
    Instant when{};         // of retry_at
    bool whole_channel = false;
    std::string error;  // of failed and blocked: our own word, never a user's or a platform's
};

struct Store {
    virtual ~Store() = default;
    // One event in one transaction. Without event keys every call is a new event.
    virtual Applied apply(const Inbound& inbound, Instant now, const TurnFunction& turn,
                          const Apology& apology) = 0;
    virtual Result<std::optional<Stored>> load(const std::string& channel,
                                               const std::string& conversation) = 0;
    // Conversations with a reminder due by `now`, the most overdue first; none of those that are blocked.
    // `channel`: of that one alone, for one that nobody can write to must not stand in the others' way;
    // empty: of all.
    virtual Result<std::vector<DueConversation>> due(Instant now, int max,
                                                     const std::string& channel = {}) = 0;
    virtual Result<std::vector<ExportedConversation>> export_user(const std::string& user) = 0;
    // How many conversations were erased. Part of erasing: nothing of them is left in the files either; the
    // error says so where another process keeps that from being finished.
    virtual Result<int> erase_user(const std::string& user, Instant now) = 0;

    // Lanes whose time has come and that nobody holds, the longest waiting first; none of a channel that
    // waits as a whole. They are leased until `now` + `lease`.
    virtual Result<std::vector<Lane>> claim(Instant now, int max, std::chrono::seconds lease) = 0;
    // The lane's next open reply, from now on being sent. Nothing: none is left, the lease is lost or ends
    // within kLeaseMargin, or the lane has to wait.
    virtual Result<std::optional<QueuedReply>> begin_send(const Lane& lane, Instant now) = 0;
    // What came of it. False: the lease was lost meanwhile, and another has settled it or will; a `sent` is
    // kept all the same.
    virtual Result<bool> settle(const Lane& lane, std::int64_t number, const SendResult& result,
                                Instant now) = 0;
    // The lease is given back; a lane without open replies is gone.
    virtual Result<bool> release(const Lane& lane) = 0;
    // At a start: leases of a process that is no more. How many.
    virtual Result<int> free_leases() = 0;
    // The earliest moment at which claim() could give something; nothing: no reply is open.
    virtual Result<std::optional<Instant>> next_claim() = 0;

    // --- the rest that channels need kept

    // True: nobody invited that person in that place before; now they are. Kept as keyed hashes alone.
    virtual Result<bool> invite(const std::string& channel, const std::string& place,
                                const std::string& person, Instant now) = 0;
    // The platform says that the person left, or is there again. False: no such conversation.
    virtual Result<bool> set_blocked(const std::string& channel, const std::string& conversation,
                                     bool blocked) = 0;
    // Where long polling goes on; nothing: never polled.
    virtual Result<std::optional<std::int64_t>> poll_offset(const std::string& channel) = 0;
    virtual Result<bool> keep_poll_offset(const std::string& channel, std::int64_t offset) = 0;
    // Whether something can be written, by writing it.
    virtual Result<bool> probe(Instant now) = 0;

    // A consistent copy, checked and renamed into place. Error where the store has no file (memory).
    virtual Result<bool> backup(const std::string& path) = 0;
};

}  // namespace onward

// Store: conversations as bytes at rest. It knows nothing of dialogs. Every call is one transaction, every
// result says what happened, and no exception leaves it. Memory and SQLite keep one contract
// (tests/contract).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
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
};

struct Reply {
    std::string body;                   // bytes for the channel
    std::optional<Instant> expires_at;  // nothing: never
};

struct KeptMessage {
    std::string who;  // "user" or "coach"; `chat` only, for /save
    std::string text;
};

struct TurnResult {
    std::string state;
    std::string script;
    std::vector<Reply> replies;
    std::optional<Instant> next_due;
    std::vector<KeptMessage> messages;
    bool forget = false;  // erase the conversation with this turn; `state` is kept only if not empty
};

// Pure; runs inside the transaction, perhaps more than once. An exception out of it poisons the event.
using TurnFunction = std::function<TurnResult(const Stored&)>;

struct Applied {
    enum class Kind { fresh, duplicate, busy, unavailable, poisoned };
    Kind kind = Kind::unavailable;
    std::int64_t version = 0;
    std::string stored_replies;  // of a duplicate on REST
    std::string error;           // of unavailable and poisoned: a plain sentence without user's words
};

struct DueConversation {
    std::string channel, conversation, address, user;
    Instant due{};
};

struct ExportedConversation {
    std::string channel, conversation, state, script;
    std::vector<KeptMessage> messages;
    Instant created_at{}, last_seen_at{};
};

struct Store {
    virtual ~Store() = default;
    virtual Applied apply(const Inbound& inbound, Instant now, const TurnFunction& turn) = 0;
    virtual Result<std::optional<Stored>> load(const std::string& channel,
                                               const std::string& conversation) = 0;
    virtual Result<std::vector<DueConversation>> due(Instant now, int max) = 0;
    virtual Result<std::vector<ExportedConversation>> export_user(const std::string& user) = 0;
    // How many conversations were erased. Part of erasing: nothing of them is left in the files either.
    virtual Result<int> erase_user(const std::string& user) = 0;
    // A consistent copy, checked and renamed into place. Error where the store has no file (memory).
    virtual Result<bool> backup(const std::string& path) = 0;
};

}  // namespace onward

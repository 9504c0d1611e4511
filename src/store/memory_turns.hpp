// Turns of the store in memory: conversations, the events that were seen, and who asked to be forgotten. It
// locks nothing; MemoryStore does. Not for others to include.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "store/memory_outbox.hpp"
#include "store/store.hpp"

namespace onward {

class MemoryTurns {
  public:
    using Key = MemoryOutbox::Key;  // channel, conversation
    struct Row {
        Stored stored;
        std::string address, user;
        std::vector<KeptMessage> messages;
        Instant created_at{}, last_seen_at{};
        std::int64_t replies = 0;  // how many were ever queued
    };

    explicit MemoryTurns(MemoryOutbox& outbox) : outbox_(outbox) {}

    // What is thrown out of it has changed nothing.
    Applied apply(const Inbound& inbound, Instant now, const TurnFunction& turn, const Apology& apology);
    // How many conversations there were.
    int erase_user(const std::string& user) noexcept;
    const std::map<Key, Row>& rows() const { return rows_; }
    // False: no such conversation.
    bool set_blocked(const Key& key, bool blocked);

  private:
    using EventKey = std::pair<std::string, std::string>;  // channel, event key
    struct Seen {
        Key conversation;
        std::int64_t version = 0;
        std::string answer;
    };
    // What one event changes. It is made beside the tables first, which may fail; putting it into them moves
    // what was made and can not fail, so that an event is there as a whole or not at all.
    struct Change {
        std::optional<std::string> forgets;  // this user, with all that was seen of them,
        Key gone;                            // and this conversation, whoever it belonged to before
        std::map<Key, Row> row;              // the conversation as it is now, or none
        std::map<EventKey, Seen> seen;       // the event by all its keys
        std::map<std::string, std::set<std::string>> forgotten;  // the keys of the event that asked for it
        std::vector<std::pair<std::string*, std::string>> addresses;  // of those who had the address before
        MemoryOutbox::Lanes replies;                                  // behind those that wait already
    };

    Applied take(const Inbound& inbound, Instant now, const TurnFunction& turn, const Apology& apology,
                 Change& change);
    void put(Change& change, const Inbound& inbound, Row row, const std::string& answer,
             const std::vector<KeptMessage>& messages, const std::vector<Reply>& replies, Instant now) const;
    const Seen* first_copy(const Inbound& inbound) const;
    bool was_forgotten(const Inbound& inbound) const;
    void leave_address(Change& change, const Key& key, const std::string& address);
    void commit(Change change) noexcept;
    template <class Condition>
    int drop_if(const Condition& is_dropped) noexcept;

    MemoryOutbox& outbox_;
    std::map<Key, Row> rows_;
    std::map<EventKey, Seen> inbox_;
    std::map<std::string, std::set<std::string>> forgotten_;  // user: keys of the event that asked for it
};

}  // namespace onward

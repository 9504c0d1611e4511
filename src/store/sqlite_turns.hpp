// The tables conversation, inbox, unreadable, message and forgotten: one event, and what erasing leaves.
// Every call runs inside a transaction of its caller's. Not for others to include.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <string>
#include <vector>

#include "store/keyed_hash.hpp"
#include "store/sqlite_outbox.hpp"
#include "store/store.hpp"

namespace onward::sqlite {

// A conversation by its id: the one statement that turns and reads share.
inline constexpr const char* kFind =
    "SELECT version, script, state, blocked, next_due, out_seq, address, user_id FROM conversation "
    "WHERE conv_id = ?";

struct TurnStatements {
    explicit TurnStatements(SQLite::Database& database) : db(database) {}

    SQLite::Database& db;

    // --- one event
    SQLite::Statement first_copy{
        db, "SELECT version, replies, conv_id FROM inbox WHERE channel = ? AND event_key = ?"};
    SQLite::Statement forgotten{db, "SELECT event_hash FROM forgotten WHERE user_hash = ?"};
    SQLite::Statement find{db, kFind};
    SQLite::Statement leave_address{
        db, "UPDATE conversation SET address = conv_id WHERE channel = ? AND address = ? AND conv_id <> ?"};
    SQLite::Statement begin{db,
                            "INSERT INTO conversation(conv_id, channel, address, user_id, script, state, "
                            "created_at, last_seen_at) "
                            "VALUES(?, ?, ?, ?, '', x'', ?, ?)"};
    SQLite::Statement move{db, "UPDATE conversation SET address = ?, user_id = ? WHERE conv_id = ?"};
    SQLite::Statement remember{
        db,
        "INSERT INTO inbox(channel, event_key, conv_id, version, replies, error, received_at) "
        "VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"};
    SQLite::Statement save{
        db,
        "UPDATE conversation SET version = ?, script = ?, state = ?, next_due = ?, out_seq = ?, blocked = ?, "
        "last_seen_at = ? WHERE conv_id = ?"};
    // What a poisoned turn leaves: its apology's replies, and when a reminder is tried again (NULL: as it
    // was).
    SQLite::Statement set_aside{
        db,
        "UPDATE conversation SET out_seq = ?, next_due = coalesce(?, next_due), blocked = ?, "
        "last_seen_at = ? WHERE conv_id = ?"};
    SQLite::Statement keep_unreadable{
        db, "INSERT INTO unreadable(conv_id, version, state, at) VALUES(?, ?, ?, ?)"};
    SQLite::Statement last_part{
        db, "SELECT coalesce(max(part), 0) FROM message WHERE conv_id = ? AND version = ?"};
    SQLite::Statement keep_message{
        db, "INSERT INTO message(conv_id, version, part, who, text, at) VALUES(?, ?, ?, ?, ?, ?)"};

    // --- forgetting
    SQLite::Statement drop_user{db, "DELETE FROM conversation WHERE user_id = ?"};
    SQLite::Statement note_forgotten{
        db,
        "INSERT INTO forgotten(user_hash, event_hash, at) VALUES(?, ?, ?) "
        "ON CONFLICT(user_hash) DO UPDATE SET at = excluded.at, event_hash = "
        "CASE excluded.event_hash WHEN '' THEN event_hash ELSE excluded.event_hash END"};
};

class Turns {
  public:
    Turns(SQLite::Database& database, OutboxTables& outbox, const KeyedHash& hash)
        : all_(database), outbox_(outbox), hash_(hash) {}

    struct Taken {
        Applied applied;  // of `unavailable` the caller undoes what was written
        bool erased = false;
    };
    Taken take(const Inbound& inbound, Instant now, const TurnFunction& turn, const Apology& apology);
    // How many conversations there were.
    int erase_user(const std::string& user, Instant now);

  private:
    struct Row {
        Stored stored;
        std::int64_t replies = 0;  // how many were ever queued
        std::string address, user;
    };
    struct FirstCopy {
        std::string id;
        Applied applied;
    };

    Taken turn_new(const Inbound& inbound, const std::string& id, Row row, Instant now,
                   const TurnFunction& turn, const Apology& apology);
    Applied set_aside(const Inbound& inbound, const std::string& id, const Row& row, Instant now,
                      const Apology& apology, std::string error);
    std::optional<Row> find(const std::string& id);
    void settle_down(const Inbound& inbound, const std::string& id, const Row* row, Instant now);
    std::optional<FirstCopy> first_copy(const Inbound& inbound);
    void begin(const Inbound& inbound, const std::string& id, Instant now);
    void remember(const Inbound& inbound, const std::string& id, std::int64_t version,
                  const std::string& answer, const std::string& error, Instant now);
    void keep(const std::string& id, std::int64_t version, const std::vector<KeptMessage>& messages,
              Instant now);
    bool was_forgotten(const Inbound& inbound);
    void note_forgotten(const std::string& user, const std::string& channel,
                        const std::vector<std::string>& events, Instant now);

    TurnStatements all_;
    OutboxTables& outbox_;
    const KeyedHash& hash_;
};

}  // namespace onward::sqlite

// The tables outbox, lane and channel_state: replies on their way. Every call runs inside a transaction of
// its caller's. Not for others to include.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <vector>

#include "store/store.hpp"

namespace onward::sqlite {

struct OutboxStatements {
    explicit OutboxStatements(SQLite::Database& database) : db(database) {}

    SQLite::Database& db;

    SQLite::Statement queue_reply{
        db, "INSERT INTO outbox(conv_id, seq, body, created_at, expires_at) VALUES(?, ?, ?, ?, ?)"};
    // A lane that waits for its platform goes on waiting.
    SQLite::Statement open_lane{db,
                                "INSERT INTO lane(conv_id, not_before) VALUES(?, ?) ON CONFLICT DO NOTHING"};

    // --- leases
    SQLite::Statement last_token{db, "SELECT coalesce(max(token), 0) FROM lane"};
    SQLite::Statement claimable{
        db,
        "SELECT c.channel, l.conv_id, c.address, c.created_at FROM lane AS l INDEXED BY lane_due "
        "JOIN conversation AS c ON c.conv_id = l.conv_id "
        "LEFT JOIN channel_state AS s ON s.channel = c.channel "
        "WHERE l.not_before <= ?1 AND l.lease_until <= ?1 AND coalesce(s.not_before, 0) <= ?1 "
        "ORDER BY l.not_before, l.conv_id LIMIT ?2"};
    SQLite::Statement lease{db, "UPDATE lane SET lease_until = ?, token = ? WHERE conv_id = ?"};
    SQLite::Statement is_held{db, "SELECT 1 FROM lane WHERE conv_id = ? AND token = ?"};
    SQLite::Statement may_send{
        db,
        "SELECT 1 FROM lane AS l LEFT JOIN channel_state AS s ON s.channel = ? "
        "WHERE l.conv_id = ? AND l.token = ? AND l.lease_until >= ? AND l.not_before <= ? "
        "AND coalesce(s.not_before, 0) <= ?"};
    SQLite::Statement close_lane{
        db,
        "DELETE FROM lane WHERE conv_id = ?1 AND NOT EXISTS(SELECT 1 FROM outbox INDEXED BY outbox_open "
        "WHERE conv_id = ?1 AND status IN ('pending', 'sending'))"};
    SQLite::Statement end_lease{db, "UPDATE lane SET lease_until = 0 WHERE conv_id = ?"};
    SQLite::Statement end_leases{db, "UPDATE lane SET lease_until = 0 WHERE lease_until <> 0"};

    // --- one reply
    // Left to itself the planner takes the primary key, and reads all that was ever sent.
    SQLite::Statement next_open{
        db,
        "SELECT seq, body, attempts, created_at, expires_at, status = 'sending' "
        "FROM outbox INDEXED BY outbox_open "
        "WHERE conv_id = ? AND status IN ('pending', 'sending') ORDER BY seq LIMIT 1"};
    SQLite::Statement begin_send{
        db, "UPDATE outbox SET status = 'sending', attempts = attempts + 1 WHERE conv_id = ? AND seq = ?"};
    SQLite::Statement was_sent{db,
                               "UPDATE outbox SET status = 'sent', body = '', error = NULL, remote_id = ? "
                               "WHERE conv_id = ? AND seq = ? AND status <> 'sent'"};
    SQLite::Statement is_same_conversation{db,
                                           "SELECT 1 FROM conversation WHERE conv_id = ? AND created_at = ?"};
    SQLite::Statement will_not_arrive{db,
                                      "UPDATE outbox SET status = ?, body = '', error = ? "
                                      "WHERE conv_id = ? AND seq = ? AND status IN ('pending', 'sending')"};
    SQLite::Statement send_again{
        db, "UPDATE outbox SET status = 'pending' WHERE conv_id = ? AND seq = ? AND status = 'sending'"};
    SQLite::Statement lane_waits{db, "UPDATE lane SET not_before = ? WHERE conv_id = ?"};
    SQLite::Statement channel_waits{
        db,
        "INSERT INTO channel_state(channel, not_before) VALUES(?, ?) "
        "ON CONFLICT(channel) DO UPDATE SET not_before = max(not_before, excluded.not_before)"};

    // --- nobody is there
    SQLite::Statement fail_all{
        db,
        "UPDATE outbox INDEXED BY outbox_open SET status = 'failed', body = '', error = ? "
        "WHERE conv_id = ? AND status IN ('pending', 'sending')"};
    SQLite::Statement drop_lane{db, "DELETE FROM lane WHERE conv_id = ?"};
    SQLite::Statement block{db, "UPDATE conversation SET blocked = 1 WHERE conv_id = ?"};
};

class OutboxTables {
  public:
    explicit OutboxTables(SQLite::Database& database);

    // Behind the reply with the number `last`; gives the number of the last one then.
    std::int64_t queue(const std::string& id, std::int64_t last, const std::vector<Reply>& replies,
                       Instant now);
    std::vector<Lane> claim(Instant now, int max, std::chrono::seconds lease);
    std::optional<QueuedReply> begin_send(const Lane& lane, Instant now);
    bool settle(const Lane& lane, std::int64_t number, const SendResult& result);
    bool release(const Lane& lane);
    int free_leases();

  private:
    bool is_held(const Lane& lane);

    OutboxStatements all_;
    // Of all lanes: one that is dropped and opened anew must not give the token of an old lease again.
    std::int64_t last_token_ = 0;
};

}  // namespace onward::sqlite

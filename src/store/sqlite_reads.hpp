// What is read without waiting for those who write: on a connection of its own, which sees the last commit.
// A call ends its transaction before it returns, or the journal could never be cut. Not for others to
// include.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <string>
#include <vector>

#include "store/sqlite_turns.hpp"
#include "store/store.hpp"

namespace onward::sqlite {

struct ReadStatements {
    explicit ReadStatements(SQLite::Database& database) : db(database) {}

    SQLite::Database& db;

    SQLite::Statement find{db, kFind};
    SQLite::Statement due{db,
                          "SELECT channel, conv_id, address, user_id, next_due, version FROM conversation "
                          "WHERE next_due IS NOT NULL AND blocked = 0 AND next_due <= ? "
                          "AND (? = '' OR channel = ?) ORDER BY next_due, conv_id LIMIT ?"};
    SQLite::Statement of_user{
        db,
        "SELECT channel, conv_id, state, script, version, created_at, last_seen_at FROM conversation "
        "WHERE user_id = ? ORDER BY conv_id"};
    SQLite::Statement messages{
        db, "SELECT who, text, version, at FROM message WHERE conv_id = ? ORDER BY version, part"};
    SQLite::Statement free_at{
        db,
        "SELECT l.not_before, max(l.not_before, l.lease_until, coalesce(s.not_before, 0)) "
        "FROM lane AS l INDEXED BY lane_due JOIN conversation AS c ON c.conv_id = l.conv_id "
        "LEFT JOIN channel_state AS s ON s.channel = c.channel ORDER BY l.not_before"};
    SQLite::Statement poll_offset{db, "SELECT poll_offset FROM channel_state WHERE channel = ?"};
};

class Reads {
  public:
    explicit Reads(SQLite::Database& database) : all_(database) {}

    std::optional<Stored> load(const std::string& id);
    std::vector<DueConversation> due(Instant now, int max, const std::string& channel);
    std::vector<ExportedConversation> export_user(const std::string& user);
    std::optional<Instant> next_claim();
    std::optional<std::int64_t> poll_offset(const std::string& channel);

  private:
    ReadStatements all_;
};

}  // namespace onward::sqlite

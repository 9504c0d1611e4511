// The small tables of channels: who was invited, whom the platform says to be gone, where polling goes on,
// and whether anything can be written. Every call runs inside a transaction of its caller's. Not for others
// to include.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

#include "store/keyed_hash.hpp"
#include "store/sqlite_query.hpp"

namespace onward::sqlite {

struct ChannelNoteStatements {
    explicit ChannelNoteStatements(SQLite::Database& database) : db(database) {}

    SQLite::Database& db;

    SQLite::Statement invite{
        db, "INSERT INTO invitation(channel, place, person, at) VALUES(?, ?, ?, ?) ON CONFLICT DO NOTHING"};
    SQLite::Statement set_blocked{db, "UPDATE conversation SET blocked = ? WHERE conv_id = ?"};
    SQLite::Statement keep_poll_offset{
        db,
        "INSERT INTO channel_state(channel, poll_offset) VALUES(?, ?) "
        "ON CONFLICT(channel) DO UPDATE SET poll_offset = excluded.poll_offset"};
    SQLite::Statement probe{
        db, "INSERT INTO probe(id, at) VALUES(1, ?) ON CONFLICT(id) DO UPDATE SET at = excluded.at"};
};

class ChannelNotes {
  public:
    ChannelNotes(SQLite::Database& database, const KeyedHash& hash) : all_(database), hash_(hash) {}

    // The hash of a person holds the place, so that two places do not show that they share somebody.
    bool invite(const std::string& channel, const std::string& place, const std::string& person,
                Instant now) {
        const std::string where = hash_.of("place", channel + "/" + place);
        return Query(all_.invite, channel, where, hash_.of("person", where + "/" + person), now).run() == 1;
    }
    bool set_blocked(const std::string& id, bool blocked) {
        return Query(all_.set_blocked, blocked ? 1 : 0, id).run() == 1;
    }
    void keep_poll_offset(const std::string& channel, std::int64_t offset) {
        Query(all_.keep_poll_offset, channel, offset).run();
    }
    void probe(Instant now) { Query(all_.probe, now).run(); }

  private:
    ChannelNoteStatements all_;
    const KeyedHash& hash_;
};

}  // namespace onward::sqlite

// Every statement of the SQLite store, prepared once. Preparing them all also proves that the tables are
// those of this program. Not for others to include.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

namespace onward::sqlite {

struct Statements {
    explicit Statements(SQLite::Database& database) : db(database) {}

    SQLite::Database& db;

    // --- one event
    SQLite::Statement first_copy{
        db, "SELECT version, replies, conv_id FROM inbox WHERE channel = ? AND event_key = ?"};
    SQLite::Statement forgotten{db, "SELECT event_hash FROM forgotten WHERE user_hash = ?"};
    SQLite::Statement find{
        db, "SELECT version, script, state, blocked, out_seq, next_due FROM conversation WHERE conv_id = ?"};
    SQLite::Statement leave_address{
        db, "UPDATE conversation SET address = conv_id WHERE channel = ? AND address = ? AND conv_id <> ?"};
    SQLite::Statement begin{db,
                            "INSERT INTO conversation(conv_id, channel, address, user_id, script, state, "
                            "created_at, last_seen_at) "
                            "VALUES(?, ?, ?, ?, '', x'', ?, ?)"};
    SQLite::Statement see{
        db, "UPDATE conversation SET address = ?, user_id = ?, last_seen_at = ? WHERE conv_id = ?"};
    SQLite::Statement remember{
        db,
        "INSERT INTO inbox(channel, event_key, conv_id, version, replies, error, received_at) "
        "VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"};
    SQLite::Statement save{
        db,
        "UPDATE conversation SET version = ?, script = ?, state = ?, next_due = ?, out_seq = ?, blocked = ? "
        "WHERE conv_id = ?"};
    // What a poisoned turn leaves: its apology's replies, and when a reminder is tried again (NULL: as it
    // was).
    SQLite::Statement set_aside{
        db, "UPDATE conversation SET out_seq = ?, next_due = coalesce(?, next_due) WHERE conv_id = ?"};
    SQLite::Statement keep_unreadable{
        db, "INSERT INTO unreadable(conv_id, version, state, at) VALUES(?, ?, ?, ?)"};
    SQLite::Statement queue_reply{
        db, "INSERT INTO outbox(conv_id, seq, body, created_at, expires_at) VALUES(?, ?, ?, ?, ?)"};
    // A lane that waits for its platform goes on waiting.
    SQLite::Statement open_lane{db,
                                "INSERT INTO lane(conv_id, not_before) VALUES(?, ?) ON CONFLICT DO NOTHING"};
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

    // --- reading
    SQLite::Statement due{
        db,
        "SELECT channel, conv_id, address, user_id, next_due, version FROM conversation "
        "WHERE next_due IS NOT NULL AND blocked = 0 AND next_due <= ? ORDER BY next_due, conv_id LIMIT ?"};
    SQLite::Statement of_user{
        db,
        "SELECT channel, conv_id, state, script, version, created_at, last_seen_at FROM conversation "
        "WHERE user_id = ? ORDER BY conv_id"};
    SQLite::Statement messages{
        db, "SELECT who, text, version, at FROM message WHERE conv_id = ? ORDER BY version, part"};
};

}  // namespace onward::sqlite

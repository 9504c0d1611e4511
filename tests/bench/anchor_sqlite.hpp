// The anchor of durable turns: SQLite alone, on one thread, on the same tables and with the same pragmas,
// with nothing but what a turn can not do without. A turn: insert the event's key unless it is there, read
// the state, update it, enqueue a reply.
#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <stdexcept>
#include <string>

#include "store/sqlite_schema.hpp"

namespace onward::bench {

class BareSqlite {
  public:
    BareSqlite(const std::filesystem::path& file, int conversations, const std::string& state) {
        check(sqlite3_open(file.c_str(), &database_), SQLITE_OK);
        run(kConnectionPragmas);
        run(kTables);
        run("PRAGMA journal_mode = WAL");
        insert_ = prepare(
            "INSERT INTO inbox(channel, event_key, conv_id, version, received_at) VALUES('bench', ?, ?, 0, "
            "0) "
            "ON CONFLICT DO NOTHING");
        read_ = prepare("SELECT state, version, out_seq FROM conversation WHERE conv_id = ?");
        update_ = prepare(
            "UPDATE conversation SET version = ?, state = ?, out_seq = ?, last_seen_at = 0 WHERE conv_id = "
            "?");
        enqueue_ = prepare("INSERT INTO outbox(conv_id, seq, body, created_at) VALUES(?, ?, ?, 0)");
        open_lane_ = prepare("INSERT INTO lane(conv_id, not_before) VALUES(?, 0) ON CONFLICT DO NOTHING");

        sqlite3_stmt* add = prepare(
            "INSERT INTO conversation(conv_id, channel, address, user_id, script, state, created_at, "
            "last_seen_at) "
            "VALUES(?1, 'bench', ?1, ?1, 'script', ?2, 0, 0)");
        begin();
        for (int i = 0; i < conversations; ++i) {
            bind(add, 1, std::to_string(i));
            sqlite3_bind_blob(add, 2, state.data(), static_cast<int>(state.size()), SQLITE_STATIC);
            step(add);
        }
        commit();
        sqlite3_finalize(add);
    }
    BareSqlite(const BareSqlite&) = delete;
    BareSqlite& operator=(const BareSqlite&) = delete;
    ~BareSqlite() {
        for (sqlite3_stmt* each : {insert_, read_, update_, enqueue_, open_lane_}) sqlite3_finalize(each);
        sqlite3_close(database_);
    }

    void begin() { run("BEGIN IMMEDIATE"); }
    void commit() { run("COMMIT"); }
    void turn(const std::string& event, const std::string& conversation, const std::string& reply) {
        bind(insert_, 1, event);
        bind(insert_, 2, conversation);
        step(insert_);
        if (sqlite3_changes(database_) == 0) return;

        bind(read_, 1, conversation);
        check(sqlite3_step(read_), SQLITE_ROW);
        const std::string state(static_cast<const char*>(sqlite3_column_blob(read_, 0)),
                                static_cast<std::size_t>(sqlite3_column_bytes(read_, 0)));
        const std::int64_t version = sqlite3_column_int64(read_, 1), replies = sqlite3_column_int64(read_, 2);
        check(sqlite3_reset(read_), SQLITE_OK);

        sqlite3_bind_int64(update_, 1, version + 1);
        sqlite3_bind_blob(update_, 2, state.data(), static_cast<int>(state.size()), SQLITE_STATIC);
        sqlite3_bind_int64(update_, 3, replies + 1);
        bind(update_, 4, conversation);
        step(update_);

        bind(enqueue_, 1, conversation);
        sqlite3_bind_int64(enqueue_, 2, replies + 1);
        bind(enqueue_, 3, reply);
        step(enqueue_);
        bind(open_lane_, 1, conversation);
        step(open_lane_);
    }

  private:
    static void check(int code, int wanted) {
        if (code != wanted) throw std::runtime_error("bare SQLite answers " + std::to_string(code));
    }
    void run(const char* sql) { check(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr), SQLITE_OK); }
    sqlite3_stmt* prepare(const char* sql) {
        sqlite3_stmt* statement = nullptr;
        check(sqlite3_prepare_v2(database_, sql, -1, &statement, nullptr), SQLITE_OK);
        return statement;
    }
    static void bind(sqlite3_stmt* statement, int at, const std::string& text) {
        sqlite3_bind_text(statement, at, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
    }
    static void step(sqlite3_stmt* statement) {
        check(sqlite3_step(statement), SQLITE_DONE);
        sqlite3_reset(statement);
    }

    sqlite3* database_ = nullptr;
    sqlite3_stmt* insert_ = nullptr;
    sqlite3_stmt* read_ = nullptr;
    sqlite3_stmt* update_ = nullptr;
    sqlite3_stmt* enqueue_ = nullptr;
    sqlite3_stmt* open_lane_ = nullptr;
};

}  // namespace onward::bench

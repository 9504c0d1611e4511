// The little that the files of the SQLite store share: names of conversations, a statement in use, and a
// database error as our own sentence. Not for others to include.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "store/store.hpp"

namespace onward::sqlite {

constexpr int kBusyMilliseconds = 5000;  // how long SQLite waits for a lock of another process

// "repl/local": names a conversation across channels.
inline std::string id_of(const std::string& channel, const std::string& conversation) {
    return channel + "/" + conversation;
}
inline std::string conversation_of(const std::string& id, const std::string& channel) {
    return id.substr(channel.size() + 1);
}

struct Blob {
    const std::string& bytes;
};
// NULL where it is empty.
struct TextOrNull {
    const std::string& text;
};

// A prepared statement with its values bound, in the order of its question marks; it is reset at the end, so
// that neither a lock nor a copy of the values outlives it.
class Query {
  public:
    template <class... Values>
    explicit Query(SQLite::Statement& statement, const Values&... values) : statement_(statement) {
        int at = 0;
        (bind(++at, values), ...);
    }
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    ~Query() {
        statement_.tryReset();
        statement_.clearBindings();  // it can not fail
    }

    bool next() { return statement_.executeStep(); }
    int run() { return statement_.exec(); }  // rows changed

    std::int64_t number(int column) const { return statement_.getColumn(column).getInt64(); }
    std::string text(int column) const { return statement_.getColumn(column).getString(); }
    bool is_null(int column) const { return statement_.isColumnNull(column); }
    std::optional<Instant> instant_or_null(int column) const {
        return is_null(column) ? std::nullopt : std::optional<Instant>(instant(column));
    }
    Instant instant(int column) const { return Instant(std::chrono::microseconds(number(column))); }

    // Of a row of the form of kFind (sqlite_turns.hpp).
    Stored stored() const { return {number(0), text(1), text(2), number(3) != 0, instant_or_null(4)}; }

  private:
    void bind(int at, const std::string& text) { statement_.bind(at, text); }
    void bind(int at, std::int64_t number) { statement_.bind(at, static_cast<int64_t>(number)); }
    void bind(int at, int number) { statement_.bind(at, number); }
    void bind(int at, Instant instant) {
        statement_.bind(at, static_cast<int64_t>(instant.time_since_epoch().count()));
    }
    void bind(int at, const std::optional<Instant>& instant) {
        instant ? bind(at, *instant) : statement_.bind(at);
    }
    void bind(int at, Blob blob) {
        statement_.bind(at, static_cast<const void*>(blob.bytes.data()), static_cast<int>(blob.bytes.size()));
    }
    void bind(int at, TextOrNull value) {
        value.text.empty() ? statement_.bind(at) : statement_.bind(at, value.text);
    }

    SQLite::Statement& statement_;
};

inline bool is_busy(int code) { return (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED; }
inline bool is_damage(int code) { return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB; }

// SQLite's own texts may quote what was stored, so only its code is looked at.
std::string describe(const std::filesystem::path& file, int code);
inline std::string describe(const std::filesystem::path& file, const SQLite::Exception& exception) {
    return describe(file, exception.getErrorCode());
}

// "file:/path?immutable=1" with what would be read as a part of the address written otherwise. Where the
// working folder is gone, the name as it is: SQLite says then that it can not be opened.
std::string address_of(const std::filesystem::path& file, const std::string& options);

}  // namespace onward::sqlite

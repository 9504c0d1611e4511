#include "store/sqlite_file.hpp"

#include <SQLiteCpp/Backup.h>

#include <system_error>
#include <utility>

#include "store/database_file.hpp"
#include "store/sqlite_notes.hpp"
#include "store/sqlite_outbox.hpp"
#include "store/sqlite_query.hpp"
#include "store/sqlite_reads.hpp"
#include "store/sqlite_schema.hpp"
#include "store/sqlite_turns.hpp"

namespace onward::sqlite {
namespace {

namespace fs = std::filesystem;

constexpr int kPagesAtOnce = 2000;  // of a copy: 8 MB, then others may write
constexpr int kPauseMilliseconds =
    50;  // of a copy that finds the file locked: it tries as long as kBusyMilliseconds

Result<bool> rename_into_place(const fs::path& made, const fs::path& file) {
    if (auto synced = sync_file_and_folder(made); !synced) return synced;
    std::error_code failed;
    fs::rename(made, file, failed);
    if (failed) return Error{file.string() + " can not be made (" + failed.message() + ")."};
    return sync_file_and_folder(file);
}

void remove_with_journal(const fs::path& file) {
    std::error_code none;
    for (const char* end : {"", "-wal", "-shm", "-journal"}) fs::remove(file.string() + end, none);
}

// A database that has not got its name yet: gone with this object, unless it was put into its place.
class HalfMade {
  public:
    explicit HalfMade(fs::path file) : file_(std::move(file)) { remove_with_journal(file_); }
    HalfMade(const HalfMade&) = delete;
    HalfMade& operator=(const HalfMade&) = delete;
    ~HalfMade() {
        if (!file_.empty()) remove_with_journal(file_);
    }
    const fs::path& file() const { return file_; }
    Result<bool> put_into_place(const fs::path& place) {
        if (auto put = rename_into_place(file_, place); !put) return put;
        file_.clear();
        return true;
    }

  private:
    fs::path file_;
};

// Somebody has the database open, or was killed with it open: SQLite would read that journal into whatever
// stands beside it.
bool has_any_journal(const fs::path& file) {
    std::error_code none;
    return fs::exists(file.string() + "-wal", none) || fs::exists(file.string() + "-journal", none);
}

bool answers_ok(SQLite::Database& database, const char* pragma) {
    SQLite::Statement check(database, pragma);
    return check.executeStep() && check.getColumn(0).getString() == "ok";
}

Error damaged(const fs::path& file) {
    return Error{file.string() + " is damaged. It was not touched; restore a backup."};
}

// Reads without leaving anything behind: where there is no journal SQLite is told that nobody writes, so that
// it makes none; where there is one, a reader can not fold it into the file.
SQLite::Database open_to_look(const fs::path& file) {
    std::error_code none;
    const auto journal = fs::file_size(file.string() + "-wal", none);
    const bool has_journal = !none && journal > 0;
    return SQLite::Database(address_of(file, has_journal ? "mode=ro" : "immutable=1"),
                            SQLite::OPEN_READONLY | SQLite::OPEN_URI, kBusyMilliseconds);
}

}  // namespace

Result<bool> make_database(const fs::path& file) {
    HalfMade made(file.string() + ".new");
    if (auto empty = make_private_file(made.file()); !empty) return empty;
    try {
        SQLite::Database database(made.file().string(), SQLite::OPEN_READWRITE, kBusyMilliseconds);
        database.exec(kConnectionPragmas);
        SQLite::Transaction all(database);
        database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
        database.exec("PRAGMA user_version = " + std::to_string(kStoreVersion));
        database.exec(kTables);
        all.commit();
        SQLite::Statement(database, "PRAGMA journal_mode = WAL").executeStep();
    } catch (const SQLite::Exception& exception) {
        return Error{describe(file, exception)};
    }
    return made.put_into_place(file);
}

Result<bool> check_database(const fs::path& file) {
    std::error_code none;
    const auto size = fs::file_size(file, none);
    if (size > kCheckedBytes) return true;
    // The quick check does not hold the indexes against their tables: a user whose name is damaged in an
    // index would look like one who was never there, and begin anew.
    const bool wholly = size <= kWhollyCheckedBytes;
    try {
        SQLite::Database database = open_to_look(file);
        if (!answers_ok(database, wholly ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)"))
            return damaged(file);
        // Preparing all statements proves that the tables are those of this program.
        const TurnStatements turns(database);
        const OutboxStatements outbox(database);
        const ChannelNoteStatements notes(database);
        const ReadStatements reads(database);
        return true;
    } catch (const SQLite::Exception& exception) {
        const int code = exception.getErrorCode() & 0xff;
        if (is_damage(exception.getErrorCode()) || code == SQLITE_ERROR) return damaged(file);
        return Error{describe(file, exception)};
    }
}

Result<bool> copy_database(const fs::path& file, const fs::path& target) {
    std::error_code none;
    if (fs::equivalent(file, target, none)) return Error{"A backup can not be the database itself."};
    // An older backup is replaced; anything else that stands there is somebody's work.
    if (auto there = look_at_database(target); !there) return there.error();
    if (has_any_journal(target))
        return Error{
            target.string() +
            " is in use, or a program that had it open was killed: its journal is still beside it. Name "
            "another file for the backup."};
    HalfMade made(target.string() + ".part");
    if (auto empty = make_private_file(made.file()); !empty) return empty;
    try {
        {
            // It waits here and not in SQLite, which would wait as long again at each step.
            SQLite::Database from(file.string(), SQLite::OPEN_READONLY);
            SQLite::Database to(made.file().string(), SQLite::OPEN_READWRITE, kBusyMilliseconds);
            SQLite::Backup copy(to, from);
            int left = kBusyMilliseconds / kPauseMilliseconds;
            for (int code = SQLITE_OK; code != SQLITE_DONE;) {
                code = copy.executeStep(kPagesAtOnce);
                if (code != SQLITE_BUSY && code != SQLITE_LOCKED) continue;
                if (left-- == 0) return Error{describe(file, SQLITE_BUSY)};
                sqlite3_sleep(kPauseMilliseconds);
            }
        }
        SQLite::Database copied = open_to_look(made.file());
        if (!answers_ok(copied, "PRAGMA integrity_check(1)"))
            return Error{"The copy of " + file.string() + " is not whole, so " + file.string() +
                         " is damaged. No backup was written; an older one was left as it was."};
    } catch (const SQLite::Exception& exception) {
        return Error{is_damage(exception.getErrorCode()) ? describe(file, exception)
                                                         : describe(target, exception)};
    }
    return made.put_into_place(target);
}

}  // namespace onward::sqlite

#include "store/sqlite_writer.hpp"

#include <exception>

#include "store/sqlite_query.hpp"
#include "store/sqlite_schema.hpp"

namespace onward::sqlite {
namespace {

constexpr int kCheckpointMilliseconds = 300;  // for a checkpoint; what is left is tried again later

}  // namespace

Writer::Writer(const std::filesystem::path& file, std::mutex& readers)
    : readers_(readers), database_(file.string(), SQLite::OPEN_READWRITE, kBusyMilliseconds) {
    database_.exec(kConnectionPragmas);
    SQLite::Statement(database_, "PRAGMA journal_mode = WAL").executeStep();
    is_read_only_ = sqlite3_db_readonly(database_.getHandle(), "main") != 0;
}

int Writer::commit(const CommitQueue::Next& next) noexcept {
    const int error = write(next);
    cut_journal();
    return error;
}

int Writer::write(const CommitQueue::Next& next) {
    if (const int error = step(begin_); error != SQLITE_OK) return error;
    int error = SQLITE_OK;
    while (QueuedWrite* each = next()) {
        error = step(open_savepoint_);
        if (error != SQLITE_OK) break;
        const bool keeps = each->work();
        // A full disk and its like end the transaction, and what the others wrote is gone with it.
        if (sqlite3_get_autocommit(database_.getHandle()) != 0) {
            error = sqlite3_errcode(database_.getHandle());
            return error == SQLITE_OK || error == SQLITE_ROW || error == SQLITE_DONE ? SQLITE_ABORT : error;
        }
        if (!keeps) error = step(undo_savepoint_);
        if (error == SQLITE_OK) error = step(close_savepoint_);
        if (error != SQLITE_OK) break;
    }
    if (error == SQLITE_OK) error = step(commit_);
    if (error != SQLITE_OK && sqlite3_get_autocommit(database_.getHandle()) == 0) step(roll_back_);
    return error;
}

int Writer::step(SQLite::Statement& statement) {
    const int code = statement.tryExecuteStep();
    statement.tryReset();
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

// Deleted words stay in the journal until it is folded into the file and cut to nothing, so this is a part of
// erasing.
void Writer::cut_journal() {
    if (cut_ == erasures_) return;
    const std::lock_guard nobody_of_ours_reads(readers_);
    sqlite3_busy_timeout(database_.getHandle(), kCheckpointMilliseconds);
    try {
        SQLite::Statement checkpoint(database_, "PRAGMA wal_checkpoint(TRUNCATE)");
        if (checkpoint.executeStep() && checkpoint.getColumn(0).getInt() == 0) cut_ = erasures_;
    } catch (const std::exception&) {
        // What was written is durable by now.
    }
    sqlite3_busy_timeout(database_.getHandle(), kBusyMilliseconds);
}

}  // namespace onward::sqlite

// The one connection that writes: a batch of callers in one transaction, each in a savepoint of its own, so
// that one who fails undoes nobody else's. Not for others to include.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>

#include "store/commit_queue.hpp"

namespace onward::sqlite {

class Writer {
  public:
    // `readers` is held by whoever reads on a connection of ours.
    Writer(const std::filesystem::path& file, std::mutex& readers);

    SQLite::Database& database() { return database_; }
    bool is_read_only() const { return is_read_only_; }

    // The commit of a CommitQueue; SQLite's code where nothing of the batch was written.
    int commit(const CommitQueue::Next& next) noexcept;
    // From within a write: something is being erased, so the journal must go once this is durable. It gives
    // the number of this erasure.
    std::int64_t cut_journal_afterwards() { return ++erasures_; }
    // Afterwards. False: another program reads in the journal, which still holds what was erased; it is tried
    // again with each batch.
    bool is_journal_cut(std::int64_t erasure) const { return cut_ >= erasure; }

  private:
    int write(const CommitQueue::Next& next);
    void cut_journal();
    int step(SQLite::Statement& statement);

    std::mutex& readers_;
    SQLite::Database database_;
    SQLite::Statement begin_{database_, "BEGIN IMMEDIATE"};
    SQLite::Statement commit_{database_, "COMMIT"};
    SQLite::Statement roll_back_{database_, "ROLLBACK"};
    SQLite::Statement open_savepoint_{database_, "SAVEPOINT one"};
    SQLite::Statement close_savepoint_{database_, "RELEASE one"};
    SQLite::Statement undo_savepoint_{database_, "ROLLBACK TO one"};
    bool is_read_only_ = false;
    std::int64_t erasures_ = 0;          // how many there were, and
    std::atomic<std::int64_t> cut_ = 0;  // up to which of them the journal was cut
};

}  // namespace onward::sqlite

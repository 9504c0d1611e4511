#include "store/sqlite_store.hpp"

#include <atomic>
#include <mutex>
#include <optional>
#include <type_traits>
#include <utility>

#include "store/commit_queue.hpp"
#include "store/database_file.hpp"
#include "store/guarded.hpp"
#include "store/keyed_hash.hpp"
#include "store/sqlite_file.hpp"
#include "store/sqlite_notes.hpp"
#include "store/sqlite_outbox.hpp"
#include "store/sqlite_query.hpp"
#include "store/sqlite_reads.hpp"
#include "store/sqlite_schema.hpp"
#include "store/sqlite_turns.hpp"
#include "store/sqlite_writer.hpp"

namespace onward {
namespace {

using sqlite::id_of;

constexpr std::size_t kKeyBytes = 32;  // of the keyed hashes

// What came of a write: whether it is kept.
bool is_kept(const Applied& applied) {
    return applied.kind != Applied::Kind::unavailable && applied.kind != Applied::Kind::busy;
}
template <class T>
bool is_kept(const Result<T>& result) {
    return bool(result);
}

class SqliteStore final : public Store {
  public:
    SqliteStore(std::filesystem::path file, std::optional<FileLock> lock, std::string key)
        : file_(std::move(file)),
          lock_(std::move(lock)),
          hash_{std::move(key)},
          writer_(file_, reading_),
          outbox_(writer_.database()),
          turns_(writer_.database(), outbox_, hash_),
          notes_(writer_.database(), hash_),
          queue_([this](const CommitQueue::Next& next) { return writer_.commit(next); }),
          reader_(file_.string(), SQLite::OPEN_READWRITE, sqlite::kBusyMilliseconds) {
        reader_.exec(kConnectionPragmas);
        reader_.exec("PRAGMA query_only = ON");
        reads_.emplace(reader_);
    }

    bool is_read_only() const { return writer_.is_read_only(); }

    // --- what is written

    Applied apply(const Inbound& inbound, Instant now, const TurnFunction& turn,
                  const Apology& apology) override {
        return write([&]() -> Applied {
            sqlite::Turns::Taken taken = turns_.take(inbound, now, turn, apology);
            if (taken.erased) writer_.cut_journal_afterwards();
            return std::move(taken.applied);
        });
    }
    Result<int> erase_user(const std::string& user, Instant now) override {
        std::int64_t erasure = 0;
        auto erased = write([&]() -> Result<int> {
            const int conversations = turns_.erase_user(user, now);
            erasure = writer_.cut_journal_afterwards();
            return conversations;
        });
        return guarded([&]() -> Result<int> {
            if (erased && !writer_.is_journal_cut(erasure))
                return Error{"The words are erased, but another program reads " + file_.string() +
                             ", and traces stay beside it until that has ended. Erase once more then."};
            return std::move(erased);
        });
    }
    Result<std::vector<Lane>> claim(Instant now, int max, std::chrono::seconds lease) override {
        return write([&]() -> Result<std::vector<Lane>> { return outbox_.claim(now, max, lease); });
    }
    Result<std::optional<QueuedReply>> begin_send(const Lane& lane, Instant now) override {
        return write([&]() -> Result<std::optional<QueuedReply>> { return outbox_.begin_send(lane, now); });
    }
    Result<bool> settle(const Lane& lane, std::int64_t number, const SendResult& result, Instant) override {
        return write([&]() -> Result<bool> { return outbox_.settle(lane, number, result); });
    }
    Result<bool> release(const Lane& lane) override {
        return write([&]() -> Result<bool> { return outbox_.release(lane); });
    }
    Result<int> free_leases() override {
        return write([&]() -> Result<int> { return outbox_.free_leases(); });
    }
    Result<bool> invite(const std::string& channel, const std::string& place, const std::string& person,
                        Instant now) override {
        return write([&]() -> Result<bool> { return notes_.invite(channel, place, person, now); });
    }
    Result<bool> set_blocked(const std::string& channel, const std::string& conversation,
                             bool blocked) override {
        return write(
            [&]() -> Result<bool> { return notes_.set_blocked(id_of(channel, conversation), blocked); });
    }
    Result<bool> keep_poll_offset(const std::string& channel, std::int64_t offset) override {
        return write([&]() -> Result<bool> { return notes_.keep_poll_offset(channel, offset), true; });
    }
    Result<bool> probe(Instant now) override {
        return write([&]() -> Result<bool> { return notes_.probe(now), true; });
    }

    // --- what is read, beside those who write

    Result<std::optional<Stored>> load(const std::string& channel, const std::string& conversation) override {
        return read([&] { return reads_->load(id_of(channel, conversation)); });
    }
    Result<std::vector<DueConversation>> due(Instant now, int max, const std::string& channel) override {
        return read([&] { return reads_->due(now, max, channel); });
    }
    Result<std::vector<ExportedConversation>> export_user(const std::string& user) override {
        return read([&] { return reads_->export_user(user); });
    }
    Result<std::optional<Instant>> next_claim() override {
        return read([&] { return reads_->next_claim(); });
    }
    Result<std::optional<std::int64_t>> poll_offset(const std::string& channel) override {
        return read([&] { return reads_->poll_offset(channel); });
    }
    // On connections of its own: turns go on meanwhile.
    Result<bool> backup(const std::string& path) override {
        return guarded([&] { return sqlite::copy_database(file_, path); });
    }

  private:
    // Durable when it returns, or not done. Nothing that is thrown inside leaves it, and what fails undoes
    // itself alone.
    template <class Work>
    std::invoke_result_t<const Work&> write(const Work& work) {
        using Answer = std::invoke_result_t<const Work&>;
        return guarded([&]() -> Answer {
            if (is_damaged_) return failure<Answer>(sqlite::describe(file_, SQLITE_CORRUPT));
            std::optional<Answer> answer;
            QueuedWrite mine([&] {
                answer.emplace(told(work));
                return is_kept(*answer);
            });
            if (!queue_.run(mine))
                return busy<Answer>("Too many wait to write to " + file_.string() +
                                    "; nothing was changed. Try again.");
            if (mine.error != SQLITE_OK) return failed<Answer>(mine.error);
            return *std::move(answer);
        });
    }

    template <class Work>
    Result<std::invoke_result_t<const Work&>> read(const Work& work) {
        using Answer = Result<std::invoke_result_t<const Work&>>;
        return told([&]() -> Answer {
            const std::lock_guard guard(reading_);
            return work();
        });
    }

    // An exception as an answer.
    template <class Work>
    std::invoke_result_t<const Work&> told(const Work& work) {
        using Answer = std::invoke_result_t<const Work&>;
        return guarded([&]() -> Answer {
            try {
                return work();
            } catch (const SQLite::Exception& exception) {
                return failed<Answer>(exception.getErrorCode());
            }
        });
    }

    template <class Answer>
    Answer failed(int code) {
        if (sqlite::is_damage(code)) is_damaged_ = true;
        std::string why = sqlite::describe(file_, code);
        return sqlite::is_busy(code) ? busy<Answer>(std::move(why)) : failure<Answer>(std::move(why));
    }

    template <class Answer>
    static Answer busy(std::string why) {
        Answer answer = failure<Answer>(std::move(why));
        if constexpr (std::is_same_v<Answer, Applied>) answer.kind = Applied::Kind::busy;
        return answer;
    }

    const std::filesystem::path file_;
    const std::optional<FileLock> lock_;  // given back after the database is closed
    const KeyedHash hash_;
    std::atomic<bool> is_damaged_ = false;
    std::mutex reading_;

    sqlite::Writer writer_;
    sqlite::OutboxTables outbox_;
    sqlite::Turns turns_;
    sqlite::ChannelNotes notes_;
    CommitQueue queue_;

    SQLite::Database reader_;
    std::optional<sqlite::Reads> reads_;  // once the connection is set up
};

Result<std::unique_ptr<Store>> open_file(const std::filesystem::path& file, Access access) {
    auto seen = look_at_database(file);
    if (!seen) return seen.error();
    if (*seen == DatabaseFile::absent && access == Access::beside)
        return Error{"There is no database at " + file.string() + ". Name yours with --db."};

    std::optional<FileLock> lock;
    if (access == Access::alone) {
        if (auto folder = make_folder_of(file); !folder) return folder.error();
        auto taken = FileLock::take(file);
        if (!taken) return taken.error();
        lock.emplace(*std::move(taken));
        seen = look_at_database(file);  // it may have been made since
        if (!seen) return seen.error();
        if (auto good =
                *seen == DatabaseFile::absent ? sqlite::make_database(file) : sqlite::check_database(file);
            !good)
            return good.error();
    }
    make_private(file);
    auto key = keep_key(file.string() + ".key", kKeyBytes);
    if (!key) return key.error();
    try {
        auto store = std::make_unique<SqliteStore>(file, std::move(lock), *std::move(key));
        if (store->is_read_only()) return Error{sqlite::describe(file, SQLITE_READONLY)};
        return std::unique_ptr<Store>(std::move(store));
    } catch (const SQLite::Exception& exception) {
        return Error{sqlite::describe(file, exception)};
    }
}

}  // namespace

Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& file, Access access) {
    return guarded([&] { return open_file(file, access); });
}

}  // namespace onward

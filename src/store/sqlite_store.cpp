#include "store/sqlite_store.hpp"

#include <SQLiteCpp/Savepoint.h>

#include <algorithm>
#include <mutex>
#include <new>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include "base/digest.hpp"
#include "store/database_file.hpp"
#include "store/guarded.hpp"
#include "store/sqlite_file.hpp"
#include "store/sqlite_query.hpp"
#include "store/sqlite_schema.hpp"
#include "store/sqlite_statements.hpp"

namespace onward {
namespace {

using sqlite::Blob;
using sqlite::Query;
using sqlite::TextOrNull;

constexpr int kBusyMilliseconds = 5000;       // how long SQLite waits for a lock of another process
constexpr int kCheckpointMilliseconds = 300;  // the same for a checkpoint; what is left is tried again later
constexpr std::size_t kKeyBytes = 32;         // of the keyed hashes

// "repl/local": names a conversation across channels.
std::string id_of(const std::string& channel, const std::string& conversation) {
    return channel + "/" + conversation;
}
std::string conversation_of(const std::string& id, const std::string& channel) {
    return id.substr(channel.size() + 1);
}

class SqliteStore final : public Store {
  public:
    SqliteStore(std::filesystem::path file, std::optional<FileLock> lock, std::string key)
        : file_(std::move(file)),
          lock_(std::move(lock)),
          key_(std::move(key)),
          database_(file_.string(), SQLite::OPEN_READWRITE, kBusyMilliseconds) {
        database_.exec(kConnectionPragmas);
        SQLite::Statement(database_, "PRAGMA journal_mode = WAL").executeStep();
        is_read_only_ = sqlite3_db_readonly(database_.getHandle(), "main") != 0;
        all_.emplace(database_);
    }

    bool is_read_only() const { return is_read_only_; }

    Applied apply(const Inbound& inbound, Instant now, const TurnFunction& turn,
                  const Apology& apology) override {
        return alone([&]() -> Applied {
            if (is_damaged_) return unavailable(sqlite::describe(file_, SQLITE_CORRUPT));
            finish_erasing();
            // A queue of writers would put many events between these two lines, each in its savepoint.
            SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
            Taken taken = take(inbound, now, turn, apology);
            transaction.commit();
            if (taken.erased) {
                must_checkpoint_ = true;
                finish_erasing();
            }
            return std::move(taken.applied);
        });
    }

    Result<std::optional<Stored>> load(const std::string& channel, const std::string& conversation) override {
        return alone([&]() -> Result<std::optional<Stored>> {
            const auto row = find(id_of(channel, conversation));
            return row ? std::optional<Stored>(row->stored) : std::nullopt;
        });
    }

    Result<std::vector<DueConversation>> due(Instant now, int max) override {
        return alone([&]() -> Result<std::vector<DueConversation>> {
            std::vector<DueConversation> found;
            Query query(all_->due, now, std::max(max, 0));
            while (query.next()) {
                const std::string channel = query.text(0);
                found.push_back({channel, conversation_of(query.text(1), channel), query.text(2),
                                 query.text(3), query.instant(4), query.number(5)});
            }
            return found;
        });
    }

    Result<std::vector<ExportedConversation>> export_user(const std::string& user) override {
        return alone([&]() -> Result<std::vector<ExportedConversation>> {
            // One moment for all of it, whatever others write meanwhile.
            const SQLite::Transaction transaction(database_);
            std::vector<ExportedConversation> found;
            Query query(all_->of_user, user);
            while (query.next()) {
                const std::string channel = query.text(0), id = query.text(1);
                ExportedConversation conversation{.channel = channel,
                                                  .conversation = conversation_of(id, channel),
                                                  .state = query.text(2),
                                                  .script = query.text(3),
                                                  .messages = {},
                                                  .version = query.number(4),
                                                  .created_at = query.instant(5),
                                                  .last_seen_at = query.instant(6)};
                Query said(all_->messages, id);
                while (said.next())
                    conversation.messages.push_back(
                        {said.text(0), said.text(1), said.number(2), said.instant(3)});
                found.push_back(std::move(conversation));
            }
            return found;
        });
    }

    Result<int> erase_user(const std::string& user, Instant now) override {
        return alone([&]() -> Result<int> {
            if (is_damaged_) return Error{sqlite::describe(file_, SQLITE_CORRUPT)};
            SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
            const int erased = Query(all_->drop_user, user).run();
            note_forgotten(user, {}, {}, now);
            transaction.commit();
            must_checkpoint_ = true;
            if (!finish_erasing())
                return Error{"The words are erased, but another program reads " + file_.string() +
                             ", and traces stay beside it until that has ended. Erase once more then."};
            return erased;
        });
    }

    // On connections of its own: turns go on meanwhile.
    Result<bool> backup(const std::string& path) override {
        return guarded([&] { return sqlite::copy_database(file_, path); });
    }

  private:
    struct Row {
        Stored stored;
        std::int64_t replies = 0;  // how many were ever queued
    };
    struct Taken {
        Applied applied;
        bool erased = false;
    };

    // One call at a time, and nothing that is thrown inside leaves it.
    template <class Work>
    std::invoke_result_t<const Work&> alone(const Work& work) {
        using Answer = std::invoke_result_t<const Work&>;
        return guarded([&]() -> Answer {
            const std::lock_guard guard(mutex_);
            try {
                return work();
            } catch (const SQLite::Exception& exception) {
                if (sqlite::is_damage(exception)) is_damaged_ = true;
                Answer answer = failure<Answer>(sqlite::describe(file_, exception));
                if constexpr (std::is_same_v<Answer, Applied>)
                    if (sqlite::is_busy(exception)) answer.kind = Applied::Kind::busy;
                return answer;
            }
        });
    }

    std::optional<Row> find(const std::string& id) {
        Query query(all_->find, id);
        if (!query.next()) return std::nullopt;
        return Row{
            {query.number(0), query.text(1), query.text(2), query.number(3) != 0, query.instant_or_null(5)},
            query.number(4)};
    }

    // --- one event, in its savepoint: what ends without a trace is rolled back there

    Taken take(const Inbound& inbound, Instant now, const TurnFunction& turn, const Apology& apology) {
        SQLite::Savepoint event(database_, "event");
        const std::string id = id_of(inbound.channel, inbound.conversation);

        if (const auto seen = first_copy(inbound)) {
            // The other key of the repeat is known from now on, too.
            remember(inbound, seen->id, seen->applied.version, seen->applied.stored_replies, {}, now);
            event.release();
            return {seen->applied};
        }
        auto row = find(id);
        if (!row && was_forgotten(inbound)) return {{Applied::Kind::duplicate, 0, {}, {}}};

        // A platform's address reaches one place only: whoever had it before is there no longer.
        Query(all_->leave_address, inbound.channel, inbound.address, id).run();
        if (row) {
            Query(all_->see, inbound.address, inbound.user, now, id).run();
        } else {
            begin(inbound, id, now);
            row.emplace();
        }

        TurnResult result;
        try {
            result = turn(row->stored);
        } catch (const std::bad_alloc&) {
            return {unavailable(kOutOfMemory)};
        } catch (...) {
            const Applied poisoned{Applied::Kind::poisoned, row->stored.version, {}, describe_exception()};
            remember(inbound, id, poisoned.version, apology.answer, poisoned.error, now);
            const std::int64_t queued = queue(id, row->replies, apology.replies, now);
            Query(all_->set_aside, queued, apology.next_due, id).run();
            keep(id, poisoned.version, apology.messages, now);
            event.release();
            return {poisoned};
        }
        if (!result.refusal.empty()) return {unavailable(result.refusal)};

        const Applied applied{Applied::Kind::fresh, row->stored.version + 1, {}, {}};
        if (result.forget) {
            Query(all_->drop_user, inbound.user).run();
            note_forgotten(inbound.user, inbound.channel, inbound.event_keys, now);
            if (result.state.empty()) {
                event.release();
                return {applied, true};
            }
            begin(inbound, id, now);
        }
        // A reminder is no sign that the user can be reached again.
        const bool blocked = row->stored.blocked && inbound.kind == Inbound::Kind::reminder;
        const std::int64_t queued = queue(id, row->replies, result.replies, now);
        Query(all_->save, applied.version, result.script, Blob{result.state}, result.next_due, queued,
              blocked ? 1 : 0, id)
            .run();
        remember(inbound, id, applied.version, result.answer, {}, now);
        if (!result.forget && !result.unreadable.empty())
            Query(all_->keep_unreadable, id, applied.version, Blob{result.unreadable}, now).run();
        if (!result.forget) keep(id, applied.version, result.messages, now);
        event.release();
        return {applied, result.forget};
    }

    struct FirstCopy {
        std::string id;
        Applied applied;
    };
    std::optional<FirstCopy> first_copy(const Inbound& inbound) {
        for (const std::string& key : inbound.event_keys) {
            Query query(all_->first_copy, inbound.channel, key);
            if (query.next())
                return FirstCopy{query.text(2),
                                 {Applied::Kind::duplicate, query.number(0), query.text(1), {}}};
        }
        return std::nullopt;
    }

    void begin(const Inbound& inbound, const std::string& id, Instant now) {
        Query(all_->begin, id, inbound.channel, inbound.address, inbound.user, now, now).run();
    }

    void remember(const Inbound& inbound, const std::string& id, std::int64_t version,
                  const std::string& answer, const std::string& error, Instant now) {
        for (const std::string& key : inbound.event_keys)
            Query(all_->remember, inbound.channel, key, id, version, TextOrNull{answer}, TextOrNull{error},
                  now)
                .run();
    }

    // The number of the last reply.
    std::int64_t queue(const std::string& id, std::int64_t last, const std::vector<Reply>& replies,
                       Instant now) {
        for (const Reply& reply : replies)
            Query(all_->queue_reply, id, ++last, reply.body, now, reply.expires_at).run();
        if (!replies.empty()) Query(all_->open_lane, id, now).run();
        return last;
    }

    void keep(const std::string& id, std::int64_t version, const std::vector<KeptMessage>& messages,
              Instant now) {
        if (messages.empty()) return;
        std::int64_t part = 0;
        {
            // Those of an apology stand behind the last turn's, under its number.
            Query last(all_->last_part, id, version);
            if (last.next()) part = last.number(0);
        }
        for (const KeptMessage& message : messages)
            Query(all_->keep_message, id, version, ++part, message.who, message.text, now).run();
    }

    // --- forgetting

    std::string keyed_hash(std::string_view kind, const std::string& value) const {
        return hmac_sha256_hex(key_, std::string(kind) + ":" + value);
    }

    bool was_forgotten(const Inbound& inbound) {
        Query query(all_->forgotten, keyed_hash("user", inbound.user));
        if (!query.next()) return false;
        const std::string hashes = query.text(0);
        return std::any_of(inbound.event_keys.begin(), inbound.event_keys.end(), [&](const std::string& key) {
            return hashes.find(keyed_hash("event", inbound.channel + "/" + key)) != std::string::npos;
        });
    }

    // Only keyed hashes, of the user and of the event that asked for it: its redelivery must do nothing, and
    // a backup that is restored can be cleaned again.
    void note_forgotten(const std::string& user, const std::string& channel,
                        const std::vector<std::string>& events, Instant now) {
        std::string hashes;
        for (const std::string& key : events)
            hashes += (hashes.empty() ? "" : " ") + keyed_hash("event", channel + "/" + key);
        Query(all_->note_forgotten, keyed_hash("user", user), hashes, now).run();
    }

    // Deleted words stay in the journal until it is folded into the file and cut to nothing, so this is a
    // part of erasing. False: another process reads in the journal; it is tried again at the next call.
    bool finish_erasing() {
        if (!must_checkpoint_) return true;
        try {
            database_.setBusyTimeout(kCheckpointMilliseconds);
            SQLite::Statement checkpoint(database_, "PRAGMA wal_checkpoint(TRUNCATE)");
            must_checkpoint_ = !checkpoint.executeStep() || checkpoint.getColumn(0).getInt() != 0;
            database_.setBusyTimeout(kBusyMilliseconds);
        } catch (const std::exception&) {  // the turn itself is durable by now
            sqlite3_busy_timeout(database_.getHandle(), kBusyMilliseconds);
        }
        return !must_checkpoint_;
    }

    std::mutex mutex_;
    const std::filesystem::path file_;
    const std::optional<FileLock> lock_;  // given back after the database is closed
    const std::string key_;
    SQLite::Database database_;
    std::optional<sqlite::Statements> all_;
    bool is_read_only_ = false;
    bool is_damaged_ = false;
    bool must_checkpoint_ = false;
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

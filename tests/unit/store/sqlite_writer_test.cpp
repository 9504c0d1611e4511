// A batch in one transaction: what one caller does wrong is undone alone, and what fails as a whole is kept
// by nobody.
#include "store/sqlite_writer.hpp"

#include <sqlite3.h>

#include <functional>
#include <list>
#include <vector>

#include "store/sqlite_query.hpp"
#include "support/catch.hpp"
#include "support/temp_folder.hpp"

namespace onward::test {
namespace {

struct Numbers {
    TempFolder folder;
    std::filesystem::path file = folder / "numbers.db";
    std::mutex readers;
    std::optional<sqlite::Writer> writer;

    Numbers() {
        SQLite::Database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
            .exec("CREATE TABLE number(n INTEGER PRIMARY KEY, words TEXT)");
        writer.emplace(file, readers);
    }

    bool add(int n, const std::string& words = "", bool keeps = true) {
        try {
            SQLite::Statement insert(writer->database(), "INSERT INTO number VALUES(?, ?)");
            sqlite::Query(insert, n, words).run();
            return keeps;
        } catch (const SQLite::Exception&) {
            return false;
        }
    }

    // The error of a batch of these; 0: it was written.
    int commit(const std::vector<std::function<bool()>>& works) {
        std::list<QueuedWrite> writes;
        for (const auto& work : works) writes.emplace_back(work);
        auto at = writes.begin();
        return writer->commit([&] { return at == writes.end() ? nullptr : &*at++; });
    }

    // What another program sees.
    std::string held() const {
        const SQLite::Database beside(file.string(), SQLite::OPEN_READONLY);
        SQLite::Statement query(beside, "SELECT group_concat(n, ' ') FROM (SELECT n FROM number ORDER BY n)");
        return query.executeStep() ? query.getColumn(0).getString() : "?";
    }
};

TEST_CASE("a batch is seen as a whole, and by nobody before its commit", "[sqlite_writer]") {
    Numbers numbers;
    std::string meanwhile = "?";
    const int error = numbers.commit({[&] { return numbers.add(1); }, [&] { return numbers.add(2); },
                                      [&] {
                                          meanwhile = numbers.held();
                                          return true;
                                      }});
    CHECK(error == 0);
    CHECK(meanwhile.empty());
    CHECK(numbers.held() == "1 2");
}

TEST_CASE("a caller whose work goes wrong undoes what it wrote and nobody else's", "[sqlite_writer]") {
    Numbers numbers;
    const int error =
        numbers.commit({[&] { return numbers.add(1); }, [&] { return numbers.add(2) && numbers.add(1); },
                        [&] { return numbers.add(3, "", false); }, [&] { return numbers.add(4); }});
    CHECK(error == 0);
    CHECK(numbers.held() == "1 4");
}

TEST_CASE("a commit that fails is kept by nobody, and every caller is told", "[sqlite_writer]") {
    Numbers numbers;
    sqlite3* handle = numbers.writer->database().getHandle();
    sqlite3_commit_hook(
        handle, [](void*) { return 1; }, nullptr);
    CHECK(numbers.commit({[&] { return numbers.add(1); }, [&] { return numbers.add(2); }}) ==
          SQLITE_CONSTRAINT);
    CHECK(numbers.held().empty());
    sqlite3_commit_hook(handle, nullptr, nullptr);
    CHECK(numbers.commit({[&] { return numbers.add(2); }}) == 0);
    CHECK(numbers.held() == "2");
}

TEST_CASE("an error that ends the transaction fails those before it too, and nobody is asked after it",
          "[sqlite_writer]") {
    Numbers numbers;
    numbers.writer->database().exec("PRAGMA max_page_count = 20");
    bool was_asked = false;
    const int error = numbers.commit({[&] { return numbers.add(1); },
                                      [&] { return numbers.add(2, std::string(200'000, 'x')); },
                                      [&] { return was_asked = true; }});
    CHECK(error == SQLITE_FULL);
    CHECK_FALSE(was_asked);
    CHECK(numbers.held().empty());
    CHECK(numbers.commit({[&] { return numbers.add(3); }}) == 0);
    CHECK(numbers.held() == "3");
}

TEST_CASE("a file that another program writes to is busy for the whole batch", "[sqlite_writer]") {
    Numbers numbers;
    SQLite::Database other(numbers.file.string(), SQLite::OPEN_READWRITE);
    const SQLite::Transaction held(other, SQLite::TransactionBehavior::IMMEDIATE);
    sqlite3_busy_timeout(numbers.writer->database().getHandle(), 1);
    CHECK(numbers.commit({[&] { return numbers.add(1); }, [&] { return numbers.add(2); }}) == SQLITE_BUSY);
}

TEST_CASE("a journal that is to be cut is cut once the batch is durable, or at the next", "[sqlite_writer]") {
    Numbers numbers;
    const std::filesystem::path journal = numbers.file.string() + "-wal";
    std::int64_t erasure = 0;
    const auto cut = [&] {
        return numbers.commit({[&] {
            erasure = numbers.writer->cut_journal_afterwards();
            return true;
        }});
    };
    CHECK(numbers.commit({[&] { return numbers.add(1); }}) == 0);
    CHECK(std::filesystem::file_size(journal) > 0);
    CHECK(cut() == 0);
    CHECK(numbers.writer->is_journal_cut(erasure));
    CHECK(std::filesystem::file_size(journal) == 0);
    {
        CHECK(numbers.commit({[&] { return numbers.add(2); }}) == 0);
        SQLite::Database reader(numbers.file.string(), SQLite::OPEN_READWRITE);
        const SQLite::Transaction transaction(reader);
        SQLite::Statement look(reader, "SELECT count(*) FROM number");
        CHECK(look.executeStep());
        CHECK(cut() == 0);
        CHECK_FALSE(numbers.writer->is_journal_cut(erasure));
    }
    CHECK(numbers.commit({[] { return true; }}) == 0);
    CHECK(numbers.writer->is_journal_cut(erasure));
    CHECK(std::filesystem::file_size(journal) == 0);
}

}  // namespace
}  // namespace onward::test

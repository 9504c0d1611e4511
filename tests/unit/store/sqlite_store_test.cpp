// What the SQLite store promises beyond the contract: about its files, its tables, and its disk.
#include "store/sqlite_store.hpp"

#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <map>
#include <thread>

#include "base/ensure.hpp"
#include "store/sqlite_file.hpp"
#include "store/sqlite_schema.hpp"
#include "support/catch.hpp"
#include "support/rows.hpp"
#include "support/stores.hpp"

namespace onward::test {
namespace {

namespace fs = std::filesystem;
using Kind = Applied::Kind;

void run(const fs::path& file, const std::string& sql) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
    REQUIRE(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(database);
}

std::map<std::string, std::string> files_in(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::directory_iterator(folder))
        files[entry.path().filename().string()] = read_bytes(entry.path());
    return files;
}

std::string why_refused(const fs::path& file, Access access = Access::alone) {
    const auto store = open_sqlite_store(file, access);
    return store ? "" : store.error().what;
}

TEST_CASE("a new database is made with its folders, readable by its owner alone", "[store][sqlite]") {
    SqliteKind kind;
    say(*kind.store, "1", "one");
    const auto mode = [](const fs::path& path) {
        struct stat about {};
        return ::stat(path.c_str(), &about) == 0 ? about.st_mode & 0777U : 0U;
    };
    CHECK(mode(kind.file.parent_path()) == 0700);
    for (const char* end : {"", "-wal", "-shm", ".lock", ".key"}) {
        INFO("onward.db" << end);
        CHECK(mode(kind.file.string() + end) == 0600);
    }
    CHECK(rows(kind.file, "PRAGMA application_id") == "1330534212");
    CHECK(rows(kind.file, "PRAGMA user_version") == "1");
    CHECK(rows(kind.file, "PRAGMA journal_mode") == "wal");
}

TEST_CASE("a file that others could read is theirs no longer", "[store][sqlite]") {
    SqliteKind kind;
    kind.store.reset();
    ::chmod(kind.file.c_str(), 0644);
    REQUIRE(why_refused(kind.file).empty());
    struct stat about {};
    REQUIRE(::stat(kind.file.c_str(), &about) == 0);
    CHECK((about.st_mode & 0777U) == 0600U);
}

TEST_CASE("everything is still there when the file is opened again, the events that were seen too",
          "[store][sqlite]") {
    SqliteKind kind;
    say(*kind.store, "1", "one");
    say(*kind.store, "2", "two");
    kind.store.reset();
    kind.store = *open_sqlite_store(kind.file, Access::alone);
    CHECK(state_of(*kind.store) == "one two");
    CHECK(say(*kind.store, "1", "one").kind == Kind::duplicate);
    CHECK(say(*kind.store, "3", "three").version == 3);
}

TEST_CASE("a database that was left in the middle of its work is picked up where it was", "[store][sqlite]") {
    SqliteKind kind;
    say(*kind.store, "1", "one");
    // What a killed process leaves: the file and a journal that was never folded in.
    TempFolder later;
    fs::copy_file(kind.file, later / "onward.db");
    fs::copy_file(kind.file.string() + "-wal", later / "onward.db-wal");
    REQUIRE(fs::file_size(later / "onward.db-wal") > 0);
    const auto store = open_sqlite_store(later / "onward.db", Access::alone);
    REQUIRE(store);
    CHECK(state_of(**store) == "one");
}

TEST_CASE("replies wait in the outbox in order, and a lane that waits for its platform goes on waiting",
          "[store][sqlite]") {
    SqliteKind kind;
    const auto answer = [](std::vector<Reply> replies) {
        return [replies](const Stored& stored) {
            TurnResult result = append("x")(stored);
            result.replies = replies;
            return result;
        };
    };
    kind.store->apply(text_event("1", ""), kNoon, append("x"), {});
    CHECK(rows(kind.file, "SELECT count(*) FROM lane").substr(0, 1) == "0");
    kind.store->apply(text_event("2", ""), Instant{}, answer({{"hello", kNoon}, {"and", std::nullopt}}), {});
    CHECK(rows(kind.file, "SELECT conv_id, seq, body, status, attempts, expires_at IS NULL FROM outbox") ==
          "repl/ann|1|hello|pending|0|0; repl/ann|2|and|pending|0|1");
    CHECK(rows(kind.file, "SELECT conv_id, not_before, lease_until FROM lane") == "repl/ann|0|0");

    run(kind.file, "UPDATE lane SET not_before = 77");
    kind.store->apply(text_event("3", ""), kNoon, answer({{"third", std::nullopt}}), {});
    CHECK(rows(kind.file, "SELECT not_before FROM lane") == "77");
    CHECK(rows(kind.file, "SELECT seq, body FROM outbox WHERE seq > 2") == "3|third");
    CHECK(rows(kind.file, "SELECT out_seq FROM conversation") == "3");

    // A poisoned turn sends its apology by the same lane.
    Apology sorry;
    sorry.replies = {{"sorry", std::nullopt}};
    kind.store->apply(
        text_event("4", ""), kNoon, [](const Stored&) -> TurnResult { throw BrokenPromise("here:1: x"); },
        sorry);
    CHECK(rows(kind.file, "SELECT seq, body FROM outbox WHERE seq > 3") == "4|sorry");
    CHECK(rows(kind.file, "SELECT error, version FROM inbox WHERE event_key = '4'") == "here:1: x|3");
    kind.store->apply(text_event("5", ""), kNoon, answer({{"fifth", std::nullopt}}), {});
    CHECK(rows(kind.file, "SELECT seq, body FROM outbox WHERE seq > 4") == "5|fifth");
}

TEST_CASE("a blocked conversation has nothing due until its user writes again", "[store][sqlite]") {
    SqliteKind kind;
    const auto due_now = [](const Stored& stored) {
        TurnResult result = append(stored.blocked ? "blocked" : "free")(stored);
        result.next_due = kNoon;
        return result;
    };
    kind.store->apply(text_event("1", ""), kNoon, due_now, {});
    run(kind.file, "UPDATE conversation SET blocked = 1");
    CHECK(kind.store->due(kNoon, 5)->empty());
    kind.store->apply(reminder_event("2"), kNoon, due_now, {});
    CHECK(kind.store->due(kNoon, 5)->empty());
    kind.store->apply(text_event("3", ""), kNoon, due_now, {});
    CHECK(kind.store->due(kNoon, 5)->size() == 1);
    CHECK(state_of(*kind.store) == "free blocked blocked");
}

TEST_CASE("bytes that could not be read are kept where nobody prints them, until their user is erased",
          "[store][sqlite]") {
    SqliteKind kind;
    kind.store->apply(text_event("1", ""), kNoon,
                      [](const Stored& stored) {
                          TurnResult result = append("x")(stored);
                          result.unreadable = std::string("dear diary\0\xff", 12);
                          return result;
                      },
                      {});
    CHECK(rows(kind.file, "SELECT error FROM inbox") == "-");
    CHECK(rows(kind.file, "SELECT conv_id, version, hex(state) FROM unreadable") ==
          "repl/ann|1|6465617220646961727900FF");
    REQUIRE(kind.store->erase_user("ann", kNoon));
    CHECK(rows(kind.file, "SELECT count(*) FROM unreadable") == "0");
    for (const auto& [name, bytes] : files_in(kind.file.parent_path())) {
        INFO(name);
        CHECK(bytes.find("dear diary") == std::string::npos);
    }
}

// --- files that are refused

TEST_CASE("a second program on the same file is refused and told who has it", "[store][sqlite]") {
    SqliteKind kind;
    const std::string why = why_refused(kind.file);
    CHECK_THAT(why, ContainsSubstring("in use"));
    CHECK_THAT(why, ContainsSubstring("process " + std::to_string(::getpid())));
    // What comes and goes beside it is let in.
    CHECK(why_refused(kind.file, Access::beside).empty());
    CHECK_THAT(why_refused(kind.folder / "other.db", Access::beside), ContainsSubstring("no database at"));
    CHECK_FALSE(fs::exists(kind.folder / "other.db"));
}

TEST_CASE("a foreign database with a left-over journal is as it was, byte for byte", "[store][sqlite]") {
    TempFolder folder;
    {
        TempFolder elsewhere;
        sqlite3* database = nullptr;
        REQUIRE(sqlite3_open((elsewhere / "theirs.db").c_str(), &database) == SQLITE_OK);
        sqlite3_exec(
            database,
            "PRAGMA journal_mode=WAL; CREATE TABLE a(b); PRAGMA wal_checkpoint; INSERT INTO a VALUES(1);",
            nullptr, nullptr, nullptr);
        fs::copy_file(elsewhere / "theirs.db", folder / "theirs.db");
        fs::copy_file(elsewhere / "theirs.db-wal", folder / "theirs.db-wal");
        sqlite3_close(database);
    }
    const auto before = files_in(folder.path());
    REQUIRE(before.size() == 2);
    REQUIRE(before.at("theirs.db-wal").size() > 0);
    CHECK_THAT(why_refused(folder / "theirs.db"), ContainsSubstring("another program"));
    CHECK_THAT(why_refused(folder / "theirs.db", Access::beside), ContainsSubstring("another program"));
    CHECK(files_in(folder.path()) == before);
}

TEST_CASE("a newer, a cut and a damaged database are refused and stay as they are", "[store][sqlite]") {
    SqliteKind kind;
    for (int i = 0; i < 200; ++i) say(*kind.store, std::to_string(i), "word", "user" + std::to_string(i));
    kind.store.reset();
    kind.store = *open_sqlite_store(kind.file, Access::alone);
    say(*kind.store, "newest", "newest");
    const std::string journal_of_ours = read_bytes(kind.file.string() + "-wal");
    REQUIRE(journal_of_ours.size() > 4096);
    kind.store.reset();
    const std::string whole = read_bytes(kind.file);
    REQUIRE(whole.size() > 5 * 4096);

    const auto refuse = [&](std::string bytes, const std::string& journal, const char* sentence) {
        TempFolder folder;
        write_bytes(folder / "a.db", bytes);
        if (!journal.empty()) write_bytes(folder / "a.db-wal", journal);
        CHECK_THAT(why_refused(folder / "a.db"), ContainsSubstring(sentence));
        CHECK(read_bytes(folder / "a.db") == bytes);
        if (!journal.empty()) CHECK(read_bytes(folder / "a.db-wal") == journal);
    };
    std::string newer = whole;
    newer[63] = 2;
    refuse(newer, "", "newer Onward");
    refuse(newer, "any journal", "newer Onward");
    refuse(whole.substr(0, 3 * 4096), "", "its end is missing");
    std::string scribbled = whole;
    for (std::size_t at = 2 * 4096; at < 5 * 4096; ++at) scribbled[at] = static_cast<char>(at * 7);
    refuse(scribbled, "", "is damaged");
    refuse(scribbled, std::string(32, 'j'), "is damaged");
    refuse(scribbled, journal_of_ours, "is damaged");
}

TEST_CASE("a database of ours that lacks a table is damaged, not made new", "[store][sqlite]") {
    SqliteKind kind;
    say(*kind.store, "1", "one");
    kind.store.reset();
    run(kind.file, "DROP TABLE message");
    const std::string before = read_bytes(kind.file);
    CHECK_THAT(why_refused(kind.file), ContainsSubstring("is damaged"));
    CHECK(read_bytes(kind.file) == before);
}

TEST_CASE("a connection makes answers durable, erases for good, and trusts no schema", "[store][sqlite]") {
    sqlite3* database = nullptr;
    TempFolder folder;
    REQUIRE(sqlite3_open((folder / "a.db").c_str(), &database) == SQLITE_OK);
    REQUIRE(sqlite3_exec(database, kConnectionPragmas, nullptr, nullptr, nullptr) == SQLITE_OK);
    const auto value = [&](const char* pragma) {
        int found = -1;
        const auto read = [](void* out, int, char** values, char**) {
            *static_cast<int*>(out) = std::atoi(values[0]);
            return 0;
        };
        sqlite3_exec(database, (std::string("PRAGMA ") + pragma).c_str(), read, &found, nullptr);
        return found;
    };
    CHECK(value("synchronous") == 2);  // FULL: NORMAL loses answered turns in a power cut
    CHECK(value("secure_delete") == 1);
    CHECK(value("foreign_keys") == 1);
    CHECK(value("trusted_schema") == 0);
    sqlite3_close(database);
}

TEST_CASE("any one changed byte or any cut is served or refused, never a crash or an empty start",
          "[store][sqlite]") {
    SqliteKind kind;
    say(*kind.store, "1", "one");
    kind.store.reset();
    const std::string whole = read_bytes(kind.file);
    std::uint64_t random = 12345;
    const auto next = [&](std::size_t limit) {
        random = random * 6364136223846793005U + 1442695040888963407U;
        return static_cast<std::size_t>((random >> 33) % limit);
    };
    int served = 0;
    for (int i = 0; i < 60; ++i) {
        std::string bytes = whole;
        if (i % 3 == 0) {
            bytes.resize(next(whole.size()));
        } else {
            bytes[next(i % 3 == 1 ? std::size_t{100} : whole.size())] = static_cast<char>(next(256));
        }
        TempFolder folder;
        write_bytes(folder / "a.db", bytes);
        const auto store = open_sqlite_store(folder / "a.db", Access::alone);
        INFO("try " << i);
        if (!store) {
            CHECK(read_bytes(folder / "a.db") == bytes);
            continue;
        }
        ++served;
        CHECK(state_of(**store) != "nothing");
    }
    CHECK(served > 0);
}

TEST_CASE("a name that is damaged in a table or an index is damage, and nobody who was never there",
          "[store][sqlite]") {
    SqliteKind kind;
    say(*kind.store, "1", "one");
    kind.store.reset();
    const std::string whole = read_bytes(kind.file);
    int places = 0, refused = 0;
    for (std::size_t at = whole.find("repl/ann"); at != std::string::npos;
         at = whole.find("repl/ann", at + 1)) {
        ++places;
        std::string bytes = whole;
        bytes[at + 5] = 'b';
        TempFolder folder;
        write_bytes(folder / "a.db", bytes);
        const auto store = open_sqlite_store(folder / "a.db", Access::alone);
        INFO("byte " << at);
        if (store)
            CHECK(state_of(**store) == "one");
        else
            ++refused;
    }
    CHECK(places >= 3);
    CHECK(refused >= 2);
}

// --- erasing

TEST_CASE("what is erased is gone from the file, its journal and its index", "[store][sqlite]") {
    SqliteKind kind;
    const auto write = [&](int i) {
        const std::string word = "seaside-" + std::to_string(i);
        kind.store->apply(text_event(word, word), kNoon, append_and_keep(word), {});
    };
    const auto traces = [&] {
        int found = 0;
        for (const auto& [name, bytes] : files_in(kind.file.parent_path()))
            found += bytes.find("seaside-") != std::string::npos ? 1 : 0;
        return found;
    };
    for (int i = 0; i < 200; ++i) write(i);
    say(*kind.store, "b", "mountains", "bob");
    REQUIRE(traces() > 0);

    SECTION("by the command") { REQUIRE(kind.store->erase_user("ann", kNoon)); }
    SECTION("by the user's own word") {
        kind.store->apply(text_event("delete", "delete"), kNoon,
                          [](const Stored&) {
                              TurnResult result;
                              result.forget = true;
                              return result;
                          },
                          {});
    }
    CHECK(traces() == 0);
    CHECK(state_of(*kind.store, "bob") == "mountains");
    CHECK(rows(kind.file, "SELECT count(*) FROM forgotten") == "1");
    CHECK(rows(kind.file, "SELECT (SELECT count(*) FROM inbox) + (SELECT count(*) FROM message)") == "1");
}

TEST_CASE("erasing beside a reader says that it is not finished, and is finished at the next call",
          "[store][sqlite]") {
    SqliteKind kind;
    say(*kind.store, "1", "seaside");
    sqlite3* reader = nullptr;
    REQUIRE(sqlite3_open_v2(kind.file.c_str(), &reader, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
    REQUIRE(sqlite3_exec(reader, "BEGIN; SELECT count(*) FROM conversation", nullptr, nullptr, nullptr) ==
            SQLITE_OK);
    const auto erased = kind.store->erase_user("ann", kNoon);
    REQUIRE_FALSE(erased);
    CHECK_THAT(erased.error().what, ContainsSubstring("another program reads"));
    sqlite3_close(reader);
    say(*kind.store, "2", "hello", "bob");
    for (const auto& [name, bytes] : files_in(kind.file.parent_path())) {
        INFO(name);
        CHECK(bytes.find("seaside") == std::string::npos);
    }
}

TEST_CASE("the list of the forgotten bears nobody's name", "[store][sqlite]") {
    SqliteKind kind;
    say(*kind.store, "1", "one", "somebody-known");
    REQUIRE(kind.store->erase_user("somebody-known", kNoon));
    kind.store.reset();
    CHECK(read_bytes(kind.file).find("somebody-known") == std::string::npos);
}

// --- the disk

TEST_CASE("a full disk stores nothing, says so, and everything goes on when there is room again",
          "[store][sqlite]") {
    SqliteKind kind;
    say(*kind.store, "1", "one");
    struct rlimit old {};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &old) == 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    struct rlimit small = old;
    small.rlim_cur = fs::file_size(kind.file.string() + "-wal") + 2000;
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    const Applied failed = say(*kind.store, "2", std::string(100000, 'x'));
    const auto due = kind.store->due(kNoon, 5);
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &old) == 0);
    std::signal(SIGXFSZ, handler);

    CHECK(failed.kind == Kind::unavailable);
    CHECK_THAT(failed.error, ContainsSubstring("nothing was changed"));
    CHECK(due);
    CHECK(state_of(*kind.store) == "one");
    CHECK(say(*kind.store, "2", "two").kind == Kind::fresh);
    CHECK(state_of(*kind.store) == "one two");
}

TEST_CASE("a write that another program holds up is busy, and nothing is changed", "[store][sqlite][slow]") {
    SqliteKind kind;
    say(*kind.store, "1", "one");
    sqlite3* writer = nullptr;
    REQUIRE(sqlite3_open(kind.file.c_str(), &writer) == SQLITE_OK);
    REQUIRE(sqlite3_exec(writer, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK);
    CHECK(say(*kind.store, "2", "two").kind == Kind::busy);
    sqlite3_close(writer);
    CHECK(say(*kind.store, "2", "two").kind == Kind::fresh);
}

TEST_CASE("a file that can not be written is refused at the start", "[store][sqlite]") {
    SqliteKind kind;
    say(*kind.store, "1", "one");
    kind.store.reset();
    const fs::path folder = kind.file.parent_path();
    // Root may write everything, so the question is asked by somebody else.
    ::chmod(kind.folder.path().c_str(), 0755);
    ::chmod(folder.c_str(), 0755);
    for (const auto& entry : fs::directory_iterator(folder)) ::chmod(entry.path().c_str(), 0444);
    ::chmod(folder.c_str(), 0555);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        if (::geteuid() == 0 && ::setuid(65534) != 0) ::_exit(3);
        ::_exit(why_refused(kind.file).empty() ? 1 : 0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(status == 0);
    ::chmod(folder.c_str(), 0700);
}

// --- backups

TEST_CASE("a backup is whole, private, and what was there when it was made", "[store][sqlite]") {
    SqliteKind kind;
    for (int i = 0; i < 50; ++i) say(*kind.store, std::to_string(i), std::to_string(i));
    const fs::path copy = kind.folder / "copy.db";
    REQUIRE(kind.store->backup(copy.string()));
    const std::string then = state_of(*kind.store);
    say(*kind.store, "later", "later");
    // An older backup is replaced.
    REQUIRE(kind.store->backup((kind.folder / "second.db").string()));
    REQUIRE(kind.store->backup((kind.folder / "second.db").string()));

    struct stat about {};
    REQUIRE(::stat(copy.c_str(), &about) == 0);
    CHECK((about.st_mode & 0777U) == 0600U);
    CHECK_FALSE(fs::exists(copy.string() + ".part"));
    CHECK_FALSE(fs::exists(copy.string() + "-wal"));
    const auto restored = open_sqlite_store(copy, Access::alone);
    REQUIRE(restored);
    CHECK(state_of(**restored) == then);
    CHECK(say(**restored, "7", "7").kind == Kind::duplicate);
    CHECK(rows(kind.folder / "second.db", "SELECT version FROM conversation") == "51");
}

TEST_CASE("a backup neither overwrites somebody's work nor the database itself", "[store][sqlite]") {
    SqliteKind kind;
    say(*kind.store, "1", "one");
    write_bytes(kind.folder / "thesis.txt", "years of work");
    CHECK_FALSE(kind.store->backup((kind.folder / "thesis.txt").string()));
    CHECK(read_bytes(kind.folder / "thesis.txt") == "years of work");
    CHECK_FALSE(kind.store->backup(kind.file.string()));
    CHECK_FALSE(kind.store->backup((kind.folder / "no/such/folder/copy.db").string()));
    CHECK(state_of(*kind.store) == "one");
    CHECK_FALSE(make_memory_store()->backup((kind.folder / "memory.db").string()));
}

TEST_CASE("a backup never comes to stand beside the journal of what was there before", "[store][sqlite]") {
    SqliteKind kind;
    say(*kind.store, "1", "one");
    const fs::path copy = kind.folder / "copy.db";
    REQUIRE(kind.store->backup(copy.string()));
    {
        // Somebody goes on in the backup, and has it open.
        const auto theirs = open_sqlite_store(copy, Access::alone);
        REQUIRE(theirs);
        say(**theirs, "2", "theirs");
        const auto refused = kind.store->backup(copy.string());
        REQUIRE_FALSE(refused);
        CHECK_THAT(refused.error().what, ContainsSubstring("its journal is still beside it"));
        CHECK(state_of(**theirs) == "one theirs");
    }
    CHECK(files_in(kind.folder.path()).count("copy.db.part") == 0);
    // Closed, it is an older backup like any other.
    CHECK(kind.store->backup(copy.string()));
    CHECK(state_of(**open_sqlite_store(copy, Access::alone)) == "one");
}

TEST_CASE("a backup of a file that another program keeps to itself gives up and leaves nothing behind",
          "[store][sqlite][slow]") {
    SqliteKind kind;
    say(*kind.store, "1", "one");
    kind.store.reset();
    const auto beside = open_sqlite_store(kind.file, Access::beside);
    REQUIRE(beside);
    // In a rollback journal a writer keeps readers out while it commits.
    const fs::path other = kind.folder / "other.db";
    REQUIRE((*beside)->backup(other.string()));
    run(other, "PRAGMA journal_mode = DELETE");
    sqlite3* writer = nullptr;
    REQUIRE(sqlite3_open(other.c_str(), &writer) == SQLITE_OK);
    REQUIRE(sqlite3_exec(writer, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE", nullptr, nullptr,
                         nullptr) == SQLITE_OK);
    const auto copied = sqlite::copy_database(other, kind.folder / "copy.db");
    sqlite3_close(writer);
    REQUIRE_FALSE(copied);
    CHECK_THAT(copied.error().what, ContainsSubstring("Try again"));
    for (const auto& entry : fs::directory_iterator(kind.folder.path()))
        CHECK(entry.path().filename().string().find("copy.db") == std::string::npos);
    CHECK(sqlite::copy_database(other, kind.folder / "copy.db"));
}

TEST_CASE("a backup made while turns are written is still whole", "[store][sqlite]") {
    SqliteKind kind;
    std::thread writer([&] {
        for (int i = 0; i < 100; ++i) say(*kind.store, std::to_string(i), std::string(2000, 'x'));
    });
    bool all_good = true;
    for (int i = 0; i < 3; ++i)
        all_good = bool(kind.store->backup((kind.folder / "copy.db").string())) && all_good;
    writer.join();
    CHECK(all_good);
    const auto copy = open_sqlite_store(kind.folder / "copy.db", Access::alone);
    CHECK(copy);
}

}  // namespace
}  // namespace onward::test

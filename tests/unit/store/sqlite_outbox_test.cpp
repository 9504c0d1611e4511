// What the SQLite store promises of its outbox beyond the contract: about its rows, its file and its threads.
#include <signal.h>
#include <sys/resource.h>

#include <atomic>
#include <future>
#include <thread>

#include "base/ensure.hpp"
#include "support/catch.hpp"
#include "support/rows.hpp"
#include "support/stores.hpp"

namespace onward::test {
namespace {

namespace fs = std::filesystem;
using std::chrono::hours;
using std::chrono::seconds;

constexpr seconds kLease{60};

Lane claim_one(Store& store, Instant now = kNoon) {
    const auto claimed = store.claim(now, 1, kLease);
    REQUIRE(claimed);
    REQUIRE(claimed->size() == 1);
    return claimed->front();
}

TEST_CASE("the words of a reply are gone once it is settled, whatever came of it", "[outbox][sqlite]") {
    SqliteKind kind;
    Store& store = *kind.store;
    store.apply(text_event("1", ""), kNoon, answer({"seaside a", "seaside b", "seaside c", "seaside d"}), {});
    const Lane lane = claim_one(store);
    const auto settle = [&](SendResult result) {
        const auto reply = store.begin_send(lane, kNoon);
        REQUIRE(reply);
        REQUIRE(*reply);
        CHECK(*store.settle(lane, (*reply)->number, result, kNoon));
    };
    const auto result = [](SendResult::Kind of, const std::string& error) {
        SendResult made;
        made.kind = of;
        made.error = error;
        return made;
    };
    settle({.remote_id = "77"});
    settle(result(SendResult::Kind::failed, "chat not found"));
    settle(result(SendResult::Kind::expired, ""));
    settle(result(SendResult::Kind::blocked, "blocked"));
    CHECK(rows(kind.file, "SELECT seq, body, status, attempts, error, remote_id FROM outbox") ==
          "1||sent|1|-|77; 2||failed|1|chat not found|-; 3||expired|1|-|-; 4||failed|1|blocked|-");
    CHECK(rows(kind.file, "SELECT count(*) FROM lane") == "0");
    CHECK(rows(kind.file, "SELECT blocked FROM conversation") == "1");
}

TEST_CASE("what a killed process had begun to send is sent by the next, and told apart", "[outbox][sqlite]") {
    SqliteKind kind;
    kind.store->apply(text_event("1", ""), kNoon, answer({"one", "two"}), {});
    const Lane old = claim_one(*kind.store);
    REQUIRE(*kind.store->begin_send(old, kNoon));
    kind.store.reset();
    kind.store = *open_sqlite_store(kind.file, Access::alone);
    CHECK(kind.store->claim(kNoon, 1, kLease)->empty());
    CHECK(*kind.store->free_leases() == 1);
    const Lane lane = claim_one(*kind.store);
    CHECK(lane.token != old.token);
    const auto reply = *kind.store->begin_send(lane, kNoon);
    REQUIRE(reply);
    CHECK(reply->body == "one");
    CHECK(reply->unsettled);
    CHECK(reply->attempts == 2);
}

TEST_CASE("neither a place nor a person who was invited can be read in the file", "[outbox][sqlite]") {
    SqliteKind kind;
    CHECK(*kind.store->invite("telegram", "place-of-theirs", "person-of-theirs", kNoon));
    CHECK(*kind.store->invite("telegram", "place-of-others", "person-of-theirs", kNoon));
    CHECK(rows(kind.file, "SELECT count(DISTINCT place), count(DISTINCT person) FROM invitation") == "2|2");
    kind.store.reset();
    const std::string bytes = read_bytes(kind.file);
    CHECK(bytes.find("of-theirs") == std::string::npos);
    CHECK(bytes.find("telegram") != std::string::npos);
    kind.store = *open_sqlite_store(kind.file, Access::alone);
    CHECK_FALSE(*kind.store->invite("telegram", "place-of-theirs", "person-of-theirs", kNoon));
}

TEST_CASE("where polling goes on and what a channel waits for are kept in the file", "[outbox][sqlite]") {
    SqliteKind kind;
    kind.store->apply(text_event("1", ""), kNoon, answer({"one"}), {});
    const Lane lane = claim_one(*kind.store);
    REQUIRE(*kind.store->begin_send(lane, kNoon));
    SendResult wait;
    wait.kind = SendResult::Kind::retry_at;
    wait.when = kNoon + hours{1};
    wait.whole_channel = true;
    CHECK(*kind.store->settle(lane, 1, wait, kNoon));
    CHECK(*kind.store->keep_poll_offset("repl", 41));
    CHECK(*kind.store->release(lane));
    CHECK(*kind.store->probe(kNoon));
    CHECK(rows(kind.file, "SELECT count(*) FROM probe") == "1");
    kind.store.reset();
    kind.store = *open_sqlite_store(kind.file, Access::alone);
    CHECK(*kind.store->poll_offset("repl") == 41);
    CHECK(*kind.store->next_claim() == kNoon + hours{1});
    CHECK_FALSE(
        (*kind.store->begin_send(claim_one(*kind.store, kNoon + hours{1}), kNoon + hours{1}))->unsettled);
}

TEST_CASE("a read does not wait for a turn that is being written", "[sqlite]") {
    SqliteKind kind;
    Store& store = *kind.store;
    say(store, "1", "one");
    std::promise<void> is_writing, was_read;
    std::thread writer([&] {
        store.apply(text_event("2", "two"), kNoon,
                    [&](const Stored& stored) {
                        is_writing.set_value();
                        was_read.get_future().wait_for(std::chrono::seconds{20});
                        return append("two")(stored);
                    },
                    {});
    });
    is_writing.get_future().wait();
    const std::string meanwhile = state_of(store);
    const bool all_read =
        store.due(kNoon, 5) && store.export_user("ann") && store.next_claim() && store.poll_offset("repl");
    was_read.set_value();
    writer.join();
    CHECK(meanwhile == "one");
    CHECK(all_read);
    CHECK(state_of(store) == "one two");
}

TEST_CASE("what is answered is in the file, for whoever looks at that moment", "[sqlite]") {
    SqliteKind kind;
    std::atomic<int> missing = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&, t] {
            const std::string who = "user" + std::to_string(t);
            for (int i = 1; i <= 20; ++i) {
                say(*kind.store, who + "/" + std::to_string(i), "x", who);
                const std::string version =
                    rows(kind.file, "SELECT version FROM conversation WHERE conv_id = 'repl/" + who + "'");
                if (version != std::to_string(i)) ++missing;
            }
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(missing == 0);
}

TEST_CASE("among many callers at once, one whose turn goes wrong is alone with it", "[sqlite]") {
    SqliteKind kind;
    Store& store = *kind.store;
    constexpr int kThreads = 8, kEach = 30;
    std::atomic<int> fresh = 0, poisoned = 0, unavailable = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < kEach; ++i) {
                const std::string who = "user" + std::to_string(t);
                const TurnFunction turn = [&](const Stored& stored) -> TurnResult {
                    if (i % 3 == 1) throw BrokenPromise("no");
                    if (i % 3 == 2 && t % 2 == 0) throw std::bad_alloc();
                    return answer({"reply"})(stored);
                };
                const auto kind_of =
                    store.apply(text_event(who + std::to_string(i), "", who), kNoon, turn, {}).kind;
                ++(kind_of == Applied::Kind::fresh      ? fresh
                   : kind_of == Applied::Kind::poisoned ? poisoned
                                                        : unavailable);
            }
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(poisoned == kThreads * 10);
    CHECK(unavailable == kThreads / 2 * 10);
    CHECK(fresh == kThreads * kEach - poisoned - unavailable);
    CHECK(rows(kind.file, "SELECT sum(version), sum(out_seq) FROM conversation") ==
          std::to_string(fresh) + "|" + std::to_string(fresh));
    CHECK(rows(kind.file, "SELECT count(*) FROM outbox") == std::to_string(fresh));
    CHECK(rows(kind.file, "SELECT count(*) FROM inbox") == std::to_string(fresh + poisoned));
}

TEST_CASE("more than may wait are told that it is busy, and those who wait are served", "[sqlite]") {
    SqliteKind kind;
    constexpr int kCallers = 300, kServed = 1 + 256;
    std::promise<void> is_writing, may_go_on;
    std::atomic<int> fresh = 0, busy = 0, others = 0;
    const auto count = [&](const Applied& applied) {
        ++(applied.kind == Applied::Kind::fresh  ? fresh
           : applied.kind == Applied::Kind::busy ? busy
                                                 : others);
    };
    std::vector<std::thread> threads;
    threads.emplace_back([&] {
        count(kind.store->apply(text_event("first", ""), kNoon,
                                [&](const Stored& stored) {
                                    is_writing.set_value();
                                    may_go_on.get_future().wait();
                                    return append("x")(stored);
                                },
                                {}));
    });
    is_writing.get_future().wait();
    for (int i = 1; i < kCallers; ++i)
        threads.emplace_back([&, i] { count(say(*kind.store, std::to_string(i), "x")); });
    const auto deadline = std::chrono::steady_clock::now() + seconds{60};
    while (busy < kCallers - kServed && std::chrono::steady_clock::now() < deadline)
        std::this_thread::yield();
    may_go_on.set_value();
    for (std::thread& thread : threads) thread.join();
    CHECK(busy == kCallers - kServed);
    CHECK(fresh == kServed);
    CHECK(others == 0);
    CHECK(version_of(*kind.store) == kServed);
}

TEST_CASE("a full disk fails every caller, of turns and of sends, and none of them was told a lie",
          "[outbox][sqlite]") {
    SqliteKind kind;
    Store& store = *kind.store;
    store.apply(text_event("1", ""), kNoon, answer({"one"}), {});
    const Lane lane = claim_one(store);
    struct rlimit old {};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &old) == 0);
    const auto handler = ::signal(SIGXFSZ, SIG_IGN);
    struct rlimit small = old;
    small.rlim_cur = fs::file_size(kind.file.string() + "-wal");
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    std::atomic<int> told = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&, t] {
            const std::string who = "user" + std::to_string(t);
            if (say(store, who, "x", who).kind != Applied::Kind::unavailable) ++told;
        });
    for (std::thread& thread : threads) thread.join();
    const bool begun = bool(store.begin_send(lane, kNoon));
    const bool settled = bool(store.settle(lane, 1, {}, kNoon));
    const bool released = bool(store.release(lane));
    const bool freed = bool(store.free_leases());
    const bool invited = bool(store.invite("a", "b", "c", kNoon));
    const bool probed = bool(store.probe(kNoon));
    const bool offset_kept = bool(store.keep_poll_offset("repl", 1));
    const bool blocked = bool(store.set_blocked("repl", "ann", true));
    const bool read = store.next_claim() && store.poll_offset("repl");
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &old) == 0);
    ::signal(SIGXFSZ, handler);

    CHECK(told == 0);
    CHECK_FALSE((begun || settled || released || freed || invited || probed || offset_kept || blocked));
    CHECK(read);
    CHECK(rows(kind.file, "SELECT count(*) FROM conversation") == "1");
    CHECK(rows(kind.file, "SELECT status, attempts FROM outbox") == "pending|0");
    CHECK(*store.probe(kNoon));
    const auto reply = *store.begin_send(lane, kNoon);
    REQUIRE(reply);
    CHECK(reply->attempts == 1);
    CHECK(say(store, "user0", "x", "user0").kind == Applied::Kind::fresh);
}

}  // namespace
}  // namespace onward::test

// What every Store promises about replies on their way, and about the rest that channels need kept.
#include "base/ensure.hpp"
#include "support/catch.hpp"
#include "support/stores.hpp"

namespace onward::test {
namespace {

using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using Kind = SendResult::Kind;

constexpr seconds kLease{60};

void ask(Store& store, const std::string& key, std::vector<std::string> bodies,
         const std::string& who = "ann", Instant now = kNoon) {
    REQUIRE(store.apply(text_event(key, key, who), now, answer(std::move(bodies)), {}).kind ==
            Applied::Kind::fresh);
}

std::vector<Lane> claim(Store& store, Instant now = kNoon, int max = 16) {
    const auto claimed = store.claim(now, max, kLease);
    REQUIRE(claimed);
    return *claimed;
}

Lane claim_one(Store& store, Instant now = kNoon) {
    const std::vector<Lane> lanes = claim(store, now);
    REQUIRE(lanes.size() == 1);
    return lanes.front();
}

std::optional<QueuedReply> begin(Store& store, const Lane& lane, Instant now = kNoon) {
    const auto begun = store.begin_send(lane, now);
    REQUIRE(begun);
    return *begun;
}

// What begin_send() gives: "1 hello", or "nothing".
std::string next(Store& store, const Lane& lane, Instant now = kNoon) {
    const auto begun = begin(store, lane, now);
    return begun ? std::to_string(begun->number) + " " + begun->body : "nothing";
}

bool settle(Store& store, const Lane& lane, std::int64_t number, const SendResult& result,
            Instant now = kNoon) {
    const auto settled = store.settle(lane, number, result, now);
    REQUIRE(settled);
    return *settled;
}

SendResult sent() { return {.remote_id = "remote"}; }
SendResult retry_at(Instant when, bool whole_channel = false) {
    return {
        .kind = Kind::retry_at, .remote_id = {}, .when = when, .whole_channel = whole_channel, .error = {}};
}
SendResult ended(Kind kind) {
    return {.kind = kind, .remote_id = {}, .when = {}, .whole_channel = false, .error = "our word"};
}

bool release(Store& store, const Lane& lane) {
    const auto released = store.release(lane);
    REQUIRE(released);
    return *released;
}

std::optional<Instant> next_claim(Store& store) {
    const auto when = store.next_claim();
    REQUIRE(when);
    return *when;
}

// --- in order, each once

TEMPLATE_TEST_CASE("replies leave in order, and a lane that is empty is gone", "[outbox]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    CHECK(claim(store).empty());
    CHECK_FALSE(next_claim(store));

    const Instant expiry = kNoon + hours{24};
    store.apply(text_event("1", "one"), kNoon,
                [&](const Stored& stored) {
                    TurnResult result = append("x")(stored);
                    result.replies = {{"hello", expiry}, {"and", std::nullopt}};
                    return result;
                },
                {});
    CHECK(next_claim(store) == kNoon);
    CHECK(claim(store, kNoon - microseconds{1}).empty());
    const Lane lane = claim_one(store, kNoon + minutes{1});
    CHECK(lane.channel == "repl");
    CHECK(lane.conversation == "ann");
    CHECK(lane.address == "to:ann");
    CHECK(lane.leased_until == kNoon + minutes{1} + kLease);
    CHECK(lane.begun == kNoon);

    CHECK(begin(store, lane, kNoon + minutes{1}) == QueuedReply{1, "hello", 1, kNoon, expiry, false});
    CHECK(settle(store, lane, 1, sent()));
    CHECK(begin(store, lane, kNoon + minutes{1}) == QueuedReply{2, "and", 1, kNoon, std::nullopt, false});
    CHECK(settle(store, lane, 2, sent()));
    CHECK(next(store, lane, kNoon + minutes{1}) == "nothing");
    CHECK(release(store, lane));
    CHECK_FALSE(next_claim(store));
    CHECK(claim(store, kNoon + hours{9}).empty());
    CHECK_FALSE(release(store, lane));
}

TEMPLATE_TEST_CASE("an apology leaves by the lane; a repeat, a refusal and a last word do not", "[outbox]",
                   KINDS) {
    TestType kind;
    Store& store = *kind.store;
    Apology sorry;
    sorry.replies = {{"sorry", std::nullopt}};
    ask(store, "1", {"one"});
    store.apply(
        text_event("2", "two"), kNoon, [](const Stored&) -> TurnResult { throw BrokenPromise("no"); }, sorry);
    CHECK(store.apply(text_event("1", "one"), kNoon, answer({"again"}), {}).kind == Applied::Kind::duplicate);
    const auto refuse = [](const Stored& stored) {
        TurnResult result = answer({"refused"})(stored);
        result.refusal = "no";
        return result;
    };
    store.apply(text_event("3", "three"), kNoon, refuse, {});
    ask(store, "4", {"four"});
    const Lane lane = claim_one(store);
    for (const char* expected : {"1 one", "2 sorry", "3 four"}) {
        CHECK(next(store, lane) == expected);
        settle(store, lane, expected[0] - '0', sent());
    }
    CHECK(next(store, lane) == "nothing");

    // What is said to who is forgotten as a whole is the caller's to deliver.
    ask(store, "5", {"five"});
    const auto forget = [](const Stored&) {
        TurnResult result;
        result.forget = true;
        result.replies = {{"Done.", std::nullopt}};
        return result;
    };
    store.apply(text_event("6", "delete"), kNoon, forget, {});
    CHECK_FALSE(next_claim(store));
}

TEMPLATE_TEST_CASE("the longest waiting lanes are claimed first, at most so many, and each once", "[outbox]",
                   KINDS) {
    TestType kind;
    Store& store = *kind.store;
    ask(store, "1", {"x"}, "third", kNoon + minutes{3});
    ask(store, "2", {"x"}, "first", kNoon + minutes{1});
    ask(store, "3", {"x"}, "second", kNoon + minutes{2});
    ask(store, "4", {"x"}, "early", kNoon + hours{1});
    CHECK(claim(store, kNoon + minutes{5}, 0).empty());
    CHECK(claim(store, kNoon + minutes{5}, -1).empty());
    const auto two = claim(store, kNoon + minutes{5}, 2);
    REQUIRE(two.size() == 2);
    CHECK(two[0].conversation == "first");
    CHECK(two[1].conversation == "second");
    CHECK(two[0].token != two[1].token);
    const auto rest = claim(store, kNoon + minutes{5});
    REQUIRE(rest.size() == 1);
    CHECK(rest[0].conversation == "third");
    CHECK(claim(store, kNoon + minutes{5}).empty());
}

TEMPLATE_TEST_CASE(
    "the next claim is when a lane's time has come, its lease has ended and its channel waits no more",
    "[outbox]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    ask(store, "1", {"x"}, "ann", kNoon);
    ask(store, "2", {"x"}, "bob", kNoon + minutes{9});
    CHECK(next_claim(store) == kNoon);
    const Lane ann = claim_one(store);
    CHECK(next_claim(store) == kNoon + kLease);
    begin(store, ann);
    settle(store, ann, 1, retry_at(kNoon + minutes{20}));
    CHECK(next_claim(store) == kNoon + minutes{9});
    const Lane bob = claim_one(store, kNoon + minutes{9});
    begin(store, bob, kNoon + minutes{9});
    settle(store, bob, 1, retry_at(kNoon + minutes{30}, true));
    release(store, bob);
    CHECK(next_claim(store) == kNoon + minutes{30});
    CHECK(claim(store, kNoon + minutes{30} - microseconds{1}).empty());
    CHECK(claim(store, kNoon + minutes{30}).size() == 2);
}

// --- leases

TEMPLATE_TEST_CASE("nobody sends in a lane that another holds, until its lease has ended", "[outbox]",
                   KINDS) {
    TestType kind;
    Store& store = *kind.store;
    ask(store, "1", {"one", "two"});
    const Lane first = claim_one(store);
    CHECK(claim(store, kNoon + kLease - microseconds{1}).empty());
    CHECK(next(store, first) == "1 one");

    const Instant later = kNoon + kLease;
    const Lane second = claim_one(store, later);
    CHECK(second.token != first.token);
    CHECK(next(store, first, later) == "nothing");
    CHECK_FALSE(settle(store, first, 1, retry_at(kNoon + hours{9}), later));
    CHECK_FALSE(settle(store, first, 1, ended(Kind::failed), later));
    CHECK_FALSE(settle(store, first, 1, ended(Kind::blocked), later));
    CHECK_FALSE(release(store, first));
    // The first attempt may have arrived.
    CHECK(begin(store, second, later) == QueuedReply{1, "one", 2, kNoon, std::nullopt, true});
    CHECK(settle(store, second, 1, sent(), later));
    CHECK(next(store, second, later) == "2 two");
    CHECK_FALSE((*store.load("repl", "ann"))->blocked);
}

TEMPLATE_TEST_CASE("nothing begins to be sent with less than the margin left of a lease", "[outbox]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    ask(store, "1", {"one"});
    const Lane lane = claim_one(store);
    const Instant last = lane.leased_until - kLeaseMargin;
    CHECK(next(store, lane, last + microseconds{1}) == "nothing");
    CHECK(begin(store, lane, last) == QueuedReply{1, "one", 1, kNoon, std::nullopt, false});
    // What began under it is settled under it, as long as nobody else has come.
    CHECK(settle(store, lane, 1, sent(), kNoon + hours{1}));
    CHECK(release(store, lane));
    CHECK_FALSE(next_claim(store));
}

TEMPLATE_TEST_CASE("that a reply was sent is kept under a lost lease too", "[outbox]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    ask(store, "1", {"one", "two"});
    const Lane first = claim_one(store);
    CHECK(next(store, first) == "1 one");
    const Lane second = claim_one(store, kNoon + kLease);
    CHECK_FALSE(settle(store, first, 1, sent(), kNoon + kLease));
    CHECK(next(store, second, kNoon + kLease) == "2 two");
}

TEMPLATE_TEST_CASE("a stale lease is no good in a lane that was emptied and opened anew", "[outbox]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    ask(store, "1", {"one"});
    const Lane stale = claim_one(store);
    const Lane second = claim_one(store, kNoon + kLease);
    begin(store, second, kNoon + kLease);
    settle(store, second, 1, sent(), kNoon + kLease);
    release(store, second);
    ask(store, "2", {"two"});
    const Lane third = claim_one(store, kNoon + kLease);
    CHECK(next(store, stale) == "nothing");
    CHECK(next(store, second, kNoon + kLease) == "nothing");
    CHECK_FALSE(settle(store, stale, 2, ended(Kind::failed)));
    CHECK_FALSE(release(store, second));
    CHECK(next(store, third, kNoon + kLease) == "2 two");
}

TEMPLATE_TEST_CASE("leases of a process that is no more are freed, and what it began is told apart",
                   "[outbox]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    ask(store, "1", {"one"});
    ask(store, "2", {"two"}, "bob");
    ask(store, "3", {"three"}, "eve", kNoon + hours{1});
    CHECK(*store.free_leases() == 0);
    const auto old = claim(store);
    REQUIRE(old.size() == 2);
    CHECK(next(store, old[0]) == "1 one");
    CHECK(*store.free_leases() == 2);
    CHECK(next(store, old[0]) == "nothing");
    const auto lanes = claim(store);
    REQUIRE(lanes.size() == 2);
    CHECK(begin(store, lanes[0])->unsettled);
    CHECK_FALSE(begin(store, lanes[1])->unsettled);
}

TEMPLATE_TEST_CASE("a reply that comes while its lane is held is sent by whoever holds it, or claimed next",
                   "[outbox]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    ask(store, "1", {"one"});
    const Lane lane = claim_one(store);
    CHECK(next(store, lane) == "1 one");
    ask(store, "2", {"two"});
    CHECK(claim(store).empty());
    settle(store, lane, 1, sent());
    CHECK(next(store, lane) == "2 two");
    settle(store, lane, 2, sent());
    CHECK(next(store, lane) == "nothing");
    // It comes between the holder's last look and its release.
    ask(store, "3", {"three"});
    CHECK(claim(store).empty());
    CHECK(release(store, lane));
    CHECK(next(store, lane) == "nothing");
    CHECK(next(store, claim_one(store)) == "3 three");
}

// --- what comes of a send

TEMPLATE_TEST_CASE("a reply that has to wait keeps its place, and its lane waits with it", "[outbox]",
                   KINDS) {
    TestType kind;
    Store& store = *kind.store;
    ask(store, "1", {"one", "two"});
    ask(store, "2", {"other"}, "bob", kNoon + seconds{1});
    const Lane lane = claim_one(store);
    CHECK(next(store, lane) == "1 one");
    const Instant when = kNoon + seconds{30};
    CHECK(settle(store, lane, 1, retry_at(when)));
    CHECK(next(store, lane) == "nothing");
    // Its holder may wait for it, and knows that the first attempt has not arrived.
    CHECK(begin(store, lane, when) == QueuedReply{1, "one", 2, kNoon, std::nullopt, false});
    CHECK(settle(store, lane, 1, retry_at(kNoon + hours{1})));
    CHECK(release(store, lane));
    // A new reply does not jump the queue.
    ask(store, "3", {"three"}, "ann", kNoon + minutes{2});
    const Lane bob = claim_one(store, kNoon + minutes{50});
    CHECK(bob.conversation == "bob");
    CHECK(next(store, bob, kNoon + minutes{50}) == "1 other");
    CHECK(settle(store, bob, 1, sent(), kNoon + minutes{50}));
    CHECK(release(store, bob));
    const Lane again = claim_one(store, kNoon + hours{1});
    CHECK(next(store, again, kNoon + hours{1}) == "1 one");
}

TEMPLATE_TEST_CASE("a channel that has to wait as a whole holds its own lanes and nobody else's", "[outbox]",
                   KINDS) {
    TestType kind;
    Store& store = *kind.store;
    ask(store, "1", {"one"});
    ask(store, "2", {"two"}, "bob");
    Inbound elsewhere = text_event("3", "three", "eve");
    elsewhere.channel = "slack";
    store.apply(elsewhere, kNoon, answer({"three"}), {});
    const auto lanes = claim(store);
    REQUIRE(lanes.size() == 3);
    const Instant when = kNoon + seconds{20};
    CHECK(next(store, lanes[0]) == "1 one");
    CHECK(settle(store, lanes[0], 1, retry_at(when, true)));
    CHECK(next(store, lanes[1]) == "nothing");
    CHECK(next(store, lanes[2]) == "1 three");
    // A shorter wait, of another who was told so meanwhile, does not shorten it.
    CHECK(settle(store, lanes[1], 1, retry_at(kNoon + seconds{5}, true)));
    for (const Lane& lane : lanes) release(store, lane);
    ask(store, "4", {"four"}, "new");
    const auto free = claim(store, when - microseconds{1});
    REQUIRE(free.size() == 1);
    CHECK(free[0].channel == "slack");
    CHECK(claim(store, when).size() == 3);
    CHECK(next(store, lanes[0], when) == "nothing");
}

TEMPLATE_TEST_CASE("after a reply that will never arrive, or is too late, the lane goes on", "[outbox]",
                   KINDS) {
    TestType kind;
    Store& store = *kind.store;
    ask(store, "1", {"one", "two", "three"});
    const Lane lane = claim_one(store);
    CHECK(next(store, lane) == "1 one");
    CHECK(settle(store, lane, 1, ended(Kind::failed)));
    CHECK(next(store, lane) == "2 two");
    CHECK(settle(store, lane, 2, ended(Kind::expired)));
    CHECK(next(store, lane) == "3 three");
    CHECK(settle(store, lane, 3, sent()));
    CHECK(next(store, lane) == "nothing");
    CHECK(release(store, lane));
    CHECK_FALSE(next_claim(store));
    CHECK_FALSE((*store.load("repl", "ann"))->blocked);
}

TEMPLATE_TEST_CASE("who is not there gets none of their replies and no reminders, until they write again",
                   "[outbox]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    const auto due_now = [](const Stored& stored) {
        TurnResult result = answer({"one", "two"})(stored);
        result.next_due = kNoon;
        return result;
    };
    store.apply(text_event("1", "one"), kNoon, due_now, {});
    ask(store, "2", {"other"}, "bob");
    const auto lanes = claim(store);
    REQUIRE(lanes.size() == 2);
    CHECK(next(store, lanes[0]) == "1 one");
    CHECK(settle(store, lanes[0], 1, ended(Kind::blocked)));
    CHECK(next(store, lanes[0]) == "nothing");
    CHECK_FALSE(release(store, lanes[0]));
    CHECK(store.due(kNoon, 5)->empty());
    CHECK(next(store, lanes[1]) == "1 other");
    release(store, lanes[1]);
    CHECK(claim(store, kNoon + hours{9}).size() == 1);

    // A reminder is no sign that somebody is there; a message is, even one that goes wrong.
    store.apply(reminder_event("3"), kNoon, due_now, {});
    CHECK((*store.load("repl", "ann"))->blocked);
    SECTION("a message") { store.apply(text_event("4", "four"), kNoon, due_now, {}); }
    SECTION("one that is set aside") {
        store.apply(text_event("4", "four"), kNoon,
                    [](const Stored&) -> TurnResult { throw BrokenPromise("x"); }, {});
    }
    CHECK_FALSE((*store.load("repl", "ann"))->blocked);
    CHECK(store.due(kNoon, 5)->size() == 1);
}

// --- erasing

TEMPLATE_TEST_CASE("erasing takes the replies on their way, and late news of them is no news of the next",
                   "[outbox]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    ask(store, "1", {"one"});
    ask(store, "2", {"other"}, "bob");
    const auto lanes = claim(store);
    REQUIRE(lanes.size() == 2);
    CHECK(next(store, lanes[0]) == "1 one");
    REQUIRE(*store.erase_user("ann", kNoon) == 1);
    CHECK_FALSE(settle(store, lanes[0], 1, sent()));
    CHECK(next(store, lanes[0]) == "nothing");
    CHECK(next(store, lanes[1]) == "1 other");

    ask(store, "3", {"anew"}, "ann", kNoon + minutes{1});
    CHECK_FALSE(settle(store, lanes[0], 1, sent(), kNoon + minutes{1}));
    CHECK_FALSE(settle(store, lanes[0], 1, ended(Kind::blocked), kNoon + minutes{1}));
    CHECK(next(store, lanes[0], kNoon + minutes{1}) == "nothing");
    CHECK_FALSE(release(store, lanes[0]));
    const auto anew = claim(store, kNoon + minutes{1}, 1);
    REQUIRE(anew.size() == 1);
    CHECK(anew[0].conversation == "bob");
    CHECK(next(store, claim_one(store, kNoon + minutes{1}), kNoon + minutes{1}) == "1 anew");
}

TEMPLATE_TEST_CASE("a turn that forgets but for some sends its own replies and none from before", "[outbox]",
                   KINDS) {
    TestType kind;
    Store& store = *kind.store;
    ask(store, "1", {"one", "two"});
    const Lane old = claim_one(store);
    CHECK(next(store, old) == "1 one");
    const auto forget = [](const Stored&) {
        TurnResult result;
        result.forget = true;
        result.state = "only the safety";
        result.replies = {{"Done.", std::nullopt}};
        return result;
    };
    store.apply(text_event("2", "delete"), kNoon + seconds{1}, forget, {});
    CHECK(next(store, old) == "nothing");
    CHECK_FALSE(settle(store, old, 1, sent()));
    const Lane lane = claim_one(store, kNoon + seconds{1});
    CHECK(next(store, lane, kNoon + seconds{1}) == "3 Done.");
    settle(store, lane, 3, sent());
    CHECK(next(store, lane, kNoon + seconds{1}) == "nothing");
}

// --- the rest that channels need kept

TEMPLATE_TEST_CASE("a lane that nobody knows is nobody's", "[outbox]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    const Lane unknown{"repl", "nobody", "to:nobody", 1, kNoon + hours{1}, kNoon};
    CHECK(next(store, unknown) == "nothing");
    CHECK_FALSE(settle(store, unknown, 1, sent()));
    CHECK_FALSE(release(store, unknown));
    // A number that the lane does not hold changes nothing.
    ask(store, "1", {"one"});
    const Lane lane = claim_one(store);
    CHECK(settle(store, lane, 7, sent()));
    CHECK(next(store, lane) == "1 one");
}

TEMPLATE_TEST_CASE("a person is invited once in a place", "[outbox]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    CHECK(*store.invite("telegram", "-100", "7", kNoon));
    CHECK_FALSE(*store.invite("telegram", "-100", "7", kNoon + hours{1}));
    CHECK(*store.invite("telegram", "-100", "8", kNoon));
    CHECK(*store.invite("telegram", "-101", "7", kNoon));
    CHECK(*store.invite("slack", "-100", "7", kNoon));
}

TEMPLATE_TEST_CASE("the platform's word that somebody left, or is there again, is kept", "[outbox]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    CHECK_FALSE(*store.set_blocked("repl", "ann", true));
    store.apply(text_event("1", "one"), kNoon,
                [](const Stored& stored) {
                    TurnResult result = append("x")(stored);
                    result.next_due = kNoon;
                    return result;
                },
                {});
    CHECK(*store.set_blocked("repl", "ann", true));
    CHECK((*store.load("repl", "ann"))->blocked);
    CHECK(store.due(kNoon, 5)->empty());
    CHECK(*store.set_blocked("repl", "ann", false));
    CHECK(store.due(kNoon, 5)->size() == 1);
}

TEMPLATE_TEST_CASE("polling goes on where it was, whether the channel waits or not", "[outbox]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    CHECK(*store.poll_offset("telegram") == std::nullopt);
    ask(store, "1", {"one"});
    const Lane lane = claim_one(store);
    begin(store, lane);
    settle(store, lane, 1, retry_at(kNoon + minutes{9}, true));
    release(store, lane);
    CHECK(*store.poll_offset("repl") == std::nullopt);
    CHECK(*store.keep_poll_offset("repl", 41));
    CHECK(*store.keep_poll_offset("repl", std::int64_t{1} << 52));
    CHECK(*store.poll_offset("repl") == std::int64_t{1} << 52);
    CHECK(*store.poll_offset("telegram") == std::nullopt);
    CHECK(next_claim(store) == kNoon + minutes{9});
    CHECK(*store.keep_poll_offset("telegram", 0));
    CHECK(*store.poll_offset("telegram") == 0);
}

TEMPLATE_TEST_CASE("a probe says that something can be written, as often as one asks", "[outbox]", KINDS) {
    TestType kind;
    CHECK(*kind.store->probe(kNoon));
    CHECK(*kind.store->probe(kNoon));
}

}  // namespace
}  // namespace onward::test

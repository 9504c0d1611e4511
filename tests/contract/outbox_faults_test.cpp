// The outbox of every Store, when calls of it fail or memory ends.
#include <functional>
#include <map>

#include "support/catch.hpp"
#include "support/failing_memory.hpp"
#include "support/faulty_store.hpp"
#include "support/stores.hpp"

namespace onward::test {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

constexpr seconds kLease{60};

// A sender as serve has them, with a platform that takes everything: what arrived, by conversation. An
// arrival that was announced as perhaps the second one ends in "?".
std::map<std::string, std::string> send_all(Store& store) {
    std::map<std::string, std::string> arrived;
    Instant now = kNoon;
    for (int step = 0; step < 100; ++step, now += seconds{10}) {
        const auto next = store.next_claim();
        if (next && !*next) return arrived;
        const auto lanes = store.claim(now, 2, kLease);
        if (!lanes) continue;
        for (const Lane& lane : *lanes) {
            for (;;) {
                const auto reply = store.begin_send(lane, now);
                if (!reply || !*reply) break;
                arrived[lane.conversation] += " " + (*reply)->body + ((*reply)->unsettled ? "?" : "");
                if (!store.settle(lane, (*reply)->number, {.remote_id = "7"}, now)) break;
            }
            static_cast<void>(store.release(lane));
        }
    }
    arrived["for ever"] = "there is something to send";
    return arrived;
}

TEMPLATE_TEST_CASE(
    "whichever call of the outbox fails, every reply arrives in order, and twice only where told", "[outbox]",
    KINDS) {
    const auto when = GENERATE(FaultyStore::When::before, FaultyStore::When::after);
    bool ended = false;
    int failures = 0;
    for (int nth = 1; !ended; ++nth) {
        INFO("fault at call " << nth);
        REQUIRE(nth < 200);
        TestType kind;
        kind.store->apply(text_event("1", ""), kNoon, answer({"a", "b", "c"}), {});
        kind.store->apply(text_event("2", "", "bob"), kNoon, answer({"k", "l"}), {});
        kind.store->apply(text_event("3", "", "eve"), kNoon, answer({"x"}), {});
        FaultyStore store(*kind.store, nth, when);
        const auto arrived = send_all(store);
        ended = !store.has_failed();
        failures += ended ? 0 : 1;
        REQUIRE(arrived.size() == 3);
        const std::vector<std::pair<std::string, std::string>> all{
            {"ann", "a b c"}, {"bob", "k l"}, {"eve", "x"}};
        for (const auto& [who, expected] : all) {
            // "a a?" is a second arrival that was announced; "a?" alone is one whose first attempt never
            // left.
            std::string words = arrived.at(who);
            if (const auto at = words.find('?'); at != std::string::npos) {
                const bool came_before = words.find(words[at - 1]) < at - 1;
                words.erase(came_before ? at - 2 : at, came_before ? 3 : 1);
            }
            CHECK(words == " " + expected);
        }
    }
    CHECK(failures > 12);
}

// Everything about the outbox that can be seen, in words; seeing it changes it.
std::string look(Store& store) {
    std::string seen = "free:";
    const auto free = store.claim(kNoon, 9, kLease);
    REQUIRE(free);
    for (const Lane& lane : *free) seen += " " + lane.conversation;
    REQUIRE(store.free_leases());
    const Instant later = kNoon + hours{30};
    const auto lanes = store.claim(later, 9, kLease);
    REQUIRE(lanes);
    for (const Lane& lane : *lanes) {
        seen += "; " + lane.conversation + " at " + lane.address + ":";
        for (;;) {
            const auto reply = store.begin_send(lane, later);
            REQUIRE(reply);
            if (!*reply) break;
            seen += " " + std::to_string((*reply)->number) + (*reply)->body +
                    std::to_string((*reply)->attempts) + ((*reply)->unsettled ? "?" : "");
            REQUIRE(store.settle(lane, (*reply)->number, {}, later));
        }
    }
    const auto stored = store.load("a channel with a rather long name", "ann");
    REQUIRE(stored);
    seen += *stored && (*stored)->blocked ? "; blocked" : "";
    const auto offset = store.poll_offset("a channel with a rather long name");
    REQUIRE(offset);
    seen += "; offset " + std::to_string(offset->value_or(-1));
    const auto invited =
        store.invite("a channel with a rather long name", "a place with a long name", "p", kNoon);
    REQUIRE(invited);
    return seen + (*invited ? "" : "; invited");
}

TEMPLATE_TEST_CASE("memory that ends at any point of a call of the outbox leaves all of it or nothing",
                   "[outbox]", KINDS) {
    // All that a call is given is made before its memory ends.
    const std::string channel = "a channel with a rather long name", place = "a place with a long name";
    Inbound event = text_event("an event with a rather long key", "");
    event.channel = channel;
    const TurnFunction turn = answer({std::string(40, 'b'), std::string(40, 'c')});
    const auto result = [](SendResult::Kind kind, bool whole_channel = false) {
        return SendResult{.kind = kind,
                          .remote_id = std::string(40, '7'),
                          .when = kNoon + hours{1},
                          .whole_channel = whole_channel,
                          .error = std::string(40, 'e')};
    };
    const auto settles = [&](SendResult with) {
        return [=](Store& store, const Lane& lane) { return bool(store.settle(lane, 1, with, kNoon)); };
    };
    // Each with whether the lane is leased and its first reply begun before.
    const std::vector<std::pair<bool, std::function<bool(Store&, const Lane&)>>> calls{
        {false, [](Store& store, const Lane&) { return bool(store.claim(kNoon, 9, kLease)); }},
        {true, [](Store& store, const Lane& lane) { return bool(store.begin_send(lane, kNoon)); }},
        {true, settles(result(SendResult::Kind::sent))},
        {true, settles(result(SendResult::Kind::retry_at))},
        {true, settles(result(SendResult::Kind::retry_at, true))},
        {true, settles(result(SendResult::Kind::failed))},
        {true, settles(result(SendResult::Kind::expired))},
        {true, settles(result(SendResult::Kind::blocked))},
        {true, [](Store& store, const Lane& lane) { return bool(store.release(lane)); }},
        {true, [](Store& store, const Lane&) { return bool(store.free_leases()); }},
        {true, [](Store& store, const Lane&) { return bool(store.next_claim()); }},
        {false, [&](Store& store, const Lane&) { return bool(store.set_blocked(channel, "ann", true)); }},
        {false, [&](Store& store, const Lane&) { return bool(store.keep_poll_offset(channel, 5)); }},
        {false, [](Store& store, const Lane&) { return bool(store.probe(kNoon)); }},
        {false, [&](Store& store, const Lane&) { return bool(store.invite(channel, place, "p", kNoon)); }},
        {false, [&](Store& store, const Lane&) {
             return store.apply(event, kNoon, turn, {}).kind == Applied::Kind::fresh;
         }}};
    // The call with the n-th allocation failing (0: none, less: it is not made), and what is seen then.
    struct Tried {
        bool done = false, failed = false;
        std::string seen;
    };
    const auto attempt = [&](std::size_t call, int nth) {
        TestType kind;
        Store& store = *kind.store;
        Inbound first = text_event("1", "");
        first.channel = channel;
        store.apply(first, kNoon, answer({"x", "y"}), {});
        Lane lane;
        if (calls[call].first) {
            lane = store.claim(kNoon, 9, kLease)->front();
            REQUIRE(*store.begin_send(lane, kNoon));
        }
        Tried tried;
        if (nth >= 0) {
            const FailingMemory failing(nth == 0 ? -1 : nth);
            tried.done = calls[call].second(store, lane);
            tried.failed = failing.has_failed();
        }
        tried.seen = look(store);
        return tried;
    };
    for (std::size_t call = 0; call < calls.size(); ++call) {
        const std::string before = attempt(call, -1).seen;
        const Tried undisturbed = attempt(call, 0);
        CHECK(undisturbed.done);
        bool ended = false;
        for (int nth = 1; !ended; ++nth) {
            INFO("call " << call << ", allocation " << nth);
            REQUIRE(nth < 1000);
            const Tried tried = attempt(call, nth);
            CHECK(tried.seen == (tried.done ? undisturbed.seen : before));
            ended = !tried.failed;
        }
    }
}

}  // namespace
}  // namespace onward::test

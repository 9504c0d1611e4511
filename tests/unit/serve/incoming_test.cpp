// What a platform posts becomes turns: stored first, answered then, and nothing of it waits for a send.
#include "serve/incoming.hpp"

#include "serve/reminders.hpp"

#include "support/catch.hpp"
#include "support/chat_content.hpp"
#include "support/fake_channel.hpp"
#include "support/faulty_store.hpp"
#include "support/stores.hpp"

namespace onward::test {
namespace {

using namespace std::chrono_literals;

class Posting {
  public:
    explicit Posting(Store& of)
        : store(of),
          outbox(of, {}, system_now, log),
          courtesies(std::map<std::string, OutboxChannel>{}),
          incoming{of, chat_script(), outbox, courtesies, [this] { return now; }, log, {}} {}

    HttpAnswer post(const std::string& body, const std::string& secret = "good") {
        return receive(incoming, channel, {"POST", "/webhooks/fake", "", {{"X-Secret", secret}}, body});
    }

    // What waits to be sent, in order; it is settled as sent.
    std::vector<Parcel> waiting() {
        std::vector<Parcel> parcels;
        const auto lanes = store.claim(now, 16, kLease);
        REQUIRE(lanes);
        for (const Lane& lane : *lanes) {
            for (auto next = store.begin_send(lane, now); next && *next; next = store.begin_send(lane, now)) {
                const auto parcel = read_parcel((*next)->body);
                REQUIRE(parcel);
                parcels.push_back(*parcel);
                expires.push_back((*next)->expires_at);
                CHECK(store.settle(lane, (*next)->number, {}, now));
            }
            CHECK(store.release(lane));
        }
        return parcels;
    }

    Store& store;
    Instant now = kNoon;
    FakeChannel channel;
    Log log;
    Outbox outbox;
    Courtesies courtesies;
    Incoming incoming;
    std::vector<std::optional<Instant>> expires;
};

template <class Kind>
struct Both : private Kind, Posting {
    Both() : Posting(*Kind::store) {}
    using Posting::store;
};

std::optional<Stored> stored(Store& store, const std::string& who) {
    const auto found = store.load("fake", who);
    REQUIRE(found);
    return *found;
}

TEMPLATE_TEST_CASE("EN-1 a post is answered once its turn and its replies are stored", "[incoming]",
                   MemoryKind, SqliteKind) {
    Both<TestType> world;
    CHECK(world.post("ann:1:hello").status == 200);
    CHECK(stored(world.store, "ann")->version == 1);
    const auto parcels = world.waiting();
    REQUIRE_FALSE(parcels.empty());
    CHECK_FALSE(parcels.front().text.empty());
    CHECK(world.expires.front() == world.now + 24h);
}

TEMPLATE_TEST_CASE("EN-2 a repeat is answered and does nothing", "[incoming]", MemoryKind, SqliteKind) {
    Both<TestType> world;
    world.post("ann:1:hello");
    world.waiting();
    CHECK(world.post("ann:1:hello").status == 200);
    CHECK(stored(world.store, "ann")->version == 1);
    CHECK(world.waiting().empty());
}

TEMPLATE_TEST_CASE("a forged or malformed post is refused, and nothing is stored", "[incoming]", MemoryKind,
                   SqliteKind) {
    Both<TestType> world;
    CHECK(world.post("ann:1:hello", "bad").status == 401);
    CHECK(world.post("nonsense").status == 400);
    CHECK_FALSE(stored(world.store, "ann"));
}

TEST_CASE("EN-10 what could not be stored is answered with 503, and done once when it comes again",
          "[incoming]") {
    const auto when = GENERATE(FaultyStore::When::before, FaultyStore::When::after);
    MemoryKind memory;
    FaultyStore store(*memory.store, 1, when);
    Posting world(store);
    const HttpAnswer refused = world.post("ann:1:hello");
    CHECK(refused.status == 503);
    CHECK(refused.headers == Headers{{"Retry-After", "1"}});
    CHECK(refused.body.empty());
    CHECK(world.post("ann:1:hello").status == 200);
    CHECK(stored(store, "ann")->version == 1);
    MemoryKind undisturbed;
    Posting other(*undisturbed.store);
    other.post("ann:1:hello");
    CHECK(world.waiting() == other.waiting());
}

TEMPLATE_TEST_CASE("who left gets no reminders until they are back", "[incoming]", MemoryKind, SqliteKind) {
    Both<TestType> world;
    world.post("ann:1:hello");
    CHECK(world.post("ann:2:left").status == 200);
    CHECK(stored(world.store, "ann")->blocked);
    CHECK(world.post("ann:3:back").status == 200);
    CHECK_FALSE(stored(world.store, "ann")->blocked);
    CHECK(world.post("bob:4:left").status == 200);  // nobody we know
}

TEMPLATE_TEST_CASE("TG-29 a group gets an invitation once for each person, and no conversation", "[incoming]",
                   MemoryKind, SqliteKind) {
    Both<TestType> world;
    CHECK(world.post("group:ann:hey bot").status == 200);
    CHECK_FALSE(*world.store.invite("fake", "group", "ann", world.now));
    CHECK(*world.store.invite("fake", "group", "bob", world.now));
    CHECK_FALSE(stored(world.store, "ann"));
    CHECK_FALSE(stored(world.store, "group"));
}

TEMPLATE_TEST_CASE("I5 a due reminder is fired once, and is a reply like any other", "[incoming]", MemoryKind,
                   SqliteKind) {
    Both<TestType> world;
    for (const char* post : {"ann:1:hello", "ann:2:Sam", "ann:3:i want to text him", "ann:4:7"})
        world.post(post);
    world.waiting();
    const std::map<std::string, const Channel*> channels{{"fake", &world.channel}};
    CHECK(fire_due(world.incoming, channels) == 0);
    world.now += 10min;
    CHECK(fire_due(world.incoming, {}) == 0);  // of channels that are not served
    CHECK(fire_due(world.incoming, channels) == 1);
    const auto parcels = world.waiting();
    REQUIRE_FALSE(parcels.empty());
    CHECK(fire_due(world.incoming, channels) == 0);
    CHECK(world.waiting().empty());
}

TEMPLATE_TEST_CASE("whoever had everything erased hears it from memory, and nothing is kept", "[incoming]",
                   MemoryKind, SqliteKind) {
    Both<TestType> world;
    int key = 0;
    for (const char* text : {"hello", "delete my data", "yes"})
        world.post("ann:" + std::to_string(++key) + ":" + text);
    CHECK_FALSE(stored(world.store, "ann"));
    CHECK(world.waiting().empty());
}

}  // namespace
}  // namespace onward::test

// What follows from each outcome of a send, over both stores and a clock that the test moves.
#include "serve/delivery.hpp"

#include "support/catch.hpp"
#include "support/fake_channel.hpp"
#include "support/stores.hpp"

namespace onward::test {
namespace {

using namespace std::chrono_literals;
using Texts = std::vector<std::string>;

class World {
  public:
    explicit World(Store& of) : store(of) {}

    // One turn that says these.
    void say(const Texts& texts, const std::string& who = "ann", bool crisis = false) {
        Inbound inbound = text_event("k" + std::to_string(++events_), "hi", who);
        inbound.channel = "fake";
        const auto turn = [&](const Stored& stored) {
            TurnResult result;
            result.state = stored.state + "x";
            for (const std::string& text : texts) {
                const auto expires = crisis ? std::nullopt : std::optional<Instant>(now + 24h);
                result.replies.push_back({write_parcel({.text = text}), expires});
            }
            return result;
        };
        REQUIRE(store.apply(inbound, now, turn, {}).kind == Applied::Kind::fresh);
    }

    // Whatever is due now is sent, lane by lane; how many lanes there were.
    int send(bool resend = true) {
        const auto lanes = store.claim(now, 16, kLease);
        REQUIRE(lanes);
        for (const Lane& lane : *lanes) {
            CHECK(deliver(
                store, lane, {channel, health, resend}, platform.send(), [this] { return now; }, log));
            CHECK(store.release(lane));
        }
        return static_cast<int>(lanes->size());
    }

    Store& store;
    FakeChannel channel;
    FakePlatform platform;
    ChannelHealth health;
    Log log;
    Instant now = kNoon;

  private:
    int events_ = 0;
};

template <class Kind>
struct Both : private Kind, World {
    Both() : World(*Kind::store) {}
    using World::store;
};

TEMPLATE_TEST_CASE("EN-3 replies of a turn leave in order, once", "[delivery]", MemoryKind, SqliteKind) {
    Both<TestType> world;
    world.say({"one", "two"});
    world.say({"three"});
    CHECK(world.send() == 1);
    CHECK(world.platform.bodies() == Texts{"one", "two", "three"});
    CHECK(world.platform.calls.front().path == "/to:ann");
    CHECK(world.send() == 0);
}

TEMPLATE_TEST_CASE("EN-5 after 429 that chat waits what the platform says, and others go on", "[delivery]",
                   MemoryKind, SqliteKind) {
    Both<TestType> world;
    world.platform.answers = {HttpAnswer{429, {}, "1000"}};
    world.say({"one", "two"});
    CHECK(world.send() == 1);
    CHECK(world.platform.bodies() == Texts{"one"});
    world.say({"other"}, "bob");
    world.now += 999ms;
    CHECK(world.send() == 1);
    CHECK(world.platform.bodies() == Texts{"one", "other"});
    world.now += 1ms;
    CHECK(world.send() == 1);
    CHECK(world.platform.bodies() == Texts{"one", "other", "one", "two"});
}

TEMPLATE_TEST_CASE("EN-5 a limit on the whole channel holds up every chat of it", "[delivery]", MemoryKind,
                   SqliteKind) {
    Both<TestType> world;
    world.platform.answers = {HttpAnswer{420, {}, "5000"}};
    world.say({"one"});
    world.send();
    world.say({"other"}, "bob");
    world.now += 4s;
    CHECK(world.send() == 0);
    world.now += 1s;
    CHECK(world.send() == 2);
}

TEMPLATE_TEST_CASE("EN-6 trouble of the platform's is waited out, longer each time", "[delivery]", MemoryKind,
                   SqliteKind) {
    Both<TestType> world;
    world.platform.answers = {HttpAnswer{500, {}, {}}, HttpAnswer{502, {}, "<html>"},
                              NoAnswer{false, "no connection"}};
    world.say({"one"});
    Texts sent;
    for (const auto pause : {0ms, 1200ms, 2400ms, 4800ms}) {
        world.now += pause;
        CHECK(world.send() == 1);
        sent.emplace_back("one");
        CHECK(world.platform.bodies() == sent);
    }
    world.now += 1h;
    CHECK(world.send() == 0);
}

TEST_CASE("EN-6 the wait doubles from a second to five minutes, a fifth more or less", "[delivery]") {
    CHECK(backoff(1, 0.5) == 1s);
    CHECK(backoff(2, 0.5) == 2s);
    CHECK(backoff(9, 0.5) == 256s);
    CHECK(backoff(10, 0.5) == 5min);
    CHECK(backoff(1000, 0.5) == 5min);
    CHECK(backoff(1, 0) == 800ms);
    CHECK(backoff(1, 1) == 1200ms);
    CHECK(backoff(0, 0.5) == 1s);
}

TEMPLATE_TEST_CASE("EN-6 a reply expires after a day, one of a crisis never", "[delivery]", MemoryKind,
                   SqliteKind) {
    Both<TestType> world;
    world.say({"late"});
    world.say({"help"}, "bob", true);
    world.now += 24h;
    CHECK(world.send() == 2);
    CHECK(world.platform.bodies() == Texts{"help"});
    CHECK(world.send() == 0);
}

TEMPLATE_TEST_CASE("EN-7 an unknown outcome is sent again, or given up by setting", "[delivery]", MemoryKind,
                   SqliteKind) {
    const bool resend = GENERATE(true, false);
    Both<TestType> world;
    world.platform.answers = {NoAnswer{true, "no answer in time"}};
    world.say({"one", "two"});
    world.send(resend);
    world.now += 2s;
    world.send(resend);
    CHECK(world.platform.bodies() == (resend ? Texts{"one", "one", "two"} : Texts{"one", "two"}));
}

TEMPLATE_TEST_CASE("EN-8 what can never arrive is left, and the next one sent", "[delivery]", MemoryKind,
                   SqliteKind) {
    Both<TestType> world;
    world.platform.answers = {HttpAnswer{400, {}, {}}};
    world.say({"one", "two"});
    world.send();
    CHECK(world.platform.bodies() == Texts{"one", "two"});
    CHECK(world.send() == 0);
}

TEMPLATE_TEST_CASE("EN-8 whoever left gets nothing until they write again", "[delivery]", MemoryKind,
                   SqliteKind) {
    Both<TestType> world;
    world.platform.answers = {HttpAnswer{403, {}, {}}};
    world.say({"one", "two"});
    world.send();
    CHECK(world.platform.bodies() == Texts{"one"});
    world.now += 48h;
    CHECK(world.send() == 0);
    CHECK((*world.store.load("fake", "ann"))->blocked);
    world.say({"three"});
    CHECK_FALSE((*world.store.load("fake", "ann"))->blocked);
    CHECK(world.send() == 1);
    CHECK(world.platform.bodies() == Texts{"one", "three"});
}

TEMPLATE_TEST_CASE("EN-9 a refused token stops the channel, and loses nothing", "[delivery]", MemoryKind,
                   SqliteKind) {
    Both<TestType> world;
    world.platform.answers = {HttpAnswer{401, {}, {}}};
    world.say({"one"});
    world.say({"other"}, "bob");
    const auto lanes = world.store.claim(world.now, 1, kLease);
    REQUIRE(lanes);
    deliver(
        world.store, lanes->front(), {world.channel, world.health, true}, world.platform.send(),
        [&] { return world.now; }, world.log);
    (void)world.store.release(lanes->front());
    CHECK(world.health.fatal);
    CHECK(world.send() == 0);  // the other chat's neither
    world.now += 1min;
    CHECK(world.send() == 2);
    CHECK_FALSE(world.health.fatal);
    CHECK(world.platform.calls.size() == 3);
}

TEMPLATE_TEST_CASE("a call in the place of another is sent at once, and not for ever", "[delivery]",
                   MemoryKind, SqliteKind) {
    Both<TestType> world;
    world.platform.answers = {HttpAnswer{302, {}, {}}};
    world.say({"one"});
    world.send();
    CHECK(world.platform.bodies() == Texts{"one", "again one"});
    world.platform.answers = {HttpAnswer{302, {}, {}}, HttpAnswer{302, {}, {}}, HttpAnswer{302, {}, {}},
                              HttpAnswer{302, {}, {}}};
    world.say({"two"});
    world.send();
    CHECK(world.platform.calls.size() == 5);
    CHECK(world.send() == 0);
}

TEMPLATE_TEST_CASE("bytes that are no parcel fail alone", "[delivery]", MemoryKind, SqliteKind) {
    Both<TestType> world;
    Inbound inbound = text_event("odd", "hi");
    inbound.channel = "fake";
    world.store.apply(
        inbound, world.now,
        [](const Stored&) {
            TurnResult result;
            result.state = "x";
            result.replies = {{"{", std::nullopt}, {write_parcel({.text = "good"}), std::nullopt}};
            return result;
        },
        {});
    world.send();
    CHECK(world.platform.bodies() == Texts{"good"});
}

}  // namespace
}  // namespace onward::test

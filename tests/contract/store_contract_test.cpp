// What every Store promises about turns, asked of each kind in turn; its outbox has a file of its own.
#include <algorithm>
#include <new>
#include <stdexcept>
#include <thread>

#include "base/ensure.hpp"
#include "support/catch.hpp"
#include "support/failing_memory.hpp"
#include "support/faulty_store.hpp"
#include "support/stores.hpp"

namespace onward::test {
namespace {

using Kind = Applied::Kind;
using std::chrono::hours;
using std::chrono::minutes;

TEMPLATE_TEST_CASE("a new conversation begins at version 0 and each turn adds one", "[store]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    CHECK(state_of(store) == "nothing");

    Stored seen{77, "?", "?", true};
    const Applied first = store.apply(text_event("1", "one"), kNoon,
                                      [&](const Stored& stored) {
                                          seen = stored;
                                          return append("one")(stored);
                                      },
                                      {});
    CHECK(first.kind == Kind::fresh);
    CHECK(first.version == 1);
    CHECK(seen.version == 0);
    CHECK(seen.state.empty());
    CHECK_FALSE(seen.blocked);

    CHECK(say(store, "2", "two").version == 2);
    CHECK(state_of(store) == "one two");
    const auto stored = store.load("repl", "ann");
    REQUIRE(stored);
    REQUIRE(*stored);
    CHECK((*stored)->version == 2);
    CHECK((*stored)->script == "script-1");
}

TEMPLATE_TEST_CASE("a repeated event does nothing and never asks for a turn", "[store]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    say(store, "1", "one");
    say(store, "2", "two");
    const Applied again =
        store.apply(text_event("1", "one"), kNoon,
                    [](const Stored&) -> TurnResult { throw std::logic_error("asked"); }, {});
    CHECK(again.kind == Kind::duplicate);
    CHECK(again.version == 1);
    CHECK(state_of(store) == "one two");
}

TEMPLATE_TEST_CASE("either of two event keys makes a repeat, and its other key is known from then on",
                   "[store]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    Inbound event = text_event("", "one");
    const auto with_keys = [&](std::vector<std::string> keys) {
        event.event_keys = std::move(keys);
        return store.apply(event, kNoon, append("one"), {}).kind;
    };
    CHECK(with_keys({"id-1", "ts-1"}) == Kind::fresh);
    CHECK(with_keys({"id-2", "ts-1"}) == Kind::duplicate);
    CHECK(with_keys({"id-1", "ts-9"}) == Kind::duplicate);
    CHECK(with_keys({"id-2", "ts-8"}) == Kind::duplicate);  // id-2 came with a repeat
    CHECK(state_of(store) == "one");
}

TEMPLATE_TEST_CASE("the same event key on another channel is another event", "[store]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    say(store, "1", "one");
    Inbound other = text_event("1", "one");
    other.channel = "rest";
    CHECK(store.apply(other, kNoon, append("one"), {}).kind == Kind::fresh);
}

TEMPLATE_TEST_CASE("an event without keys is always a new one", "[store]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    say(store, "", "one");
    CHECK(say(store, "", "one").kind == Kind::fresh);
    CHECK(state_of(store) == "one one");
}

TEMPLATE_TEST_CASE("a repeat of an answered event is given the stored answer, byte for byte", "[store]",
                   KINDS) {
    TestType kind;
    Store& store = *kind.store;
    const std::string answer = "[{\"text\": \"I heard \xF0\x9F\x92\x9B\"}]";
    const auto turn = [&](const Stored& stored) {
        TurnResult result = append("one")(stored);
        result.answer = answer;
        return result;
    };
    CHECK(store.apply(text_event("1", "one"), kNoon, turn, {}).stored_replies.empty());
    CHECK(store.apply(text_event("1", "one"), kNoon, turn, {}).stored_replies == answer);
}

TEMPLATE_TEST_CASE("a turn that throws is kept as poison and leaves the state as it was", "[store]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    say(store, "1", "one");
    const auto broken = [](const Stored&) -> TurnResult { throw BrokenPromise("speak.cpp:7: has a text"); };
    Apology sorry;
    sorry.answer = "sorry";
    sorry.messages = {{"user", "two"}, {"coach", "sorry"}};

    const Applied poisoned = store.apply(text_event("2", "two"), kNoon, broken, sorry);
    CHECK(poisoned.kind == Kind::poisoned);
    CHECK(poisoned.version == 1);
    CHECK(poisoned.error == "speak.cpp:7: has a text");
    CHECK(state_of(store) == "one");

    // A second try would fail alike, so the platform's second copy is a repeat like any other.
    const Applied again = store.apply(text_event("2", "two"), kNoon, broken, sorry);
    CHECK(again.kind == Kind::duplicate);
    CHECK(again.stored_replies == "sorry");

    CHECK(say(store, "3", "three").version == 2);
    CHECK(state_of(store) == "one three");
    const auto exported = store.export_user("ann");
    REQUIRE(exported);
    REQUIRE(exported->size() == 1);
    CHECK(exported->front().messages.size() == 2);
}

TEMPLATE_TEST_CASE("what another exception says is not stored, for it may quote the user", "[store]", KINDS) {
    TestType kind;
    const auto broken = [](const Stored&) -> TurnResult { throw std::runtime_error("near 'dear diary'"); };
    const Applied poisoned = kind.store->apply(text_event("1", "dear diary"), kNoon, broken, {});
    CHECK(poisoned.kind == Kind::poisoned);
    CHECK(poisoned.error.find("diary") == std::string::npos);
}

TEMPLATE_TEST_CASE("poison at the very first event leaves a conversation that is still new", "[store]",
                   KINDS) {
    TestType kind;
    Store& store = *kind.store;
    store.apply(text_event("1", "one"), kNoon, [](const Stored&) -> TurnResult { throw BrokenPromise("no"); },
                {});
    CHECK(version_of(store) == 0);
    CHECK(say(store, "2", "two").version == 1);
    CHECK(state_of(store) == "two");
}

TEMPLATE_TEST_CASE("too little memory for a turn is no poison: the event can come again", "[store]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    const Applied failed = store.apply(text_event("1", "one"), kNoon,
                                       [](const Stored&) -> TurnResult { throw std::bad_alloc(); }, {});
    CHECK(failed.kind == Kind::unavailable);
    CHECK(state_of(store) == "nothing");
    CHECK(say(store, "1", "one").kind == Kind::fresh);
}

TEMPLATE_TEST_CASE("a turn that refuses writes nothing, not even that the event was there", "[store]",
                   KINDS) {
    TestType kind;
    Store& store = *kind.store;
    const Applied refused = store.apply(text_event("1", "one"), kNoon,
                                        [](const Stored&) {
                                            TurnResult result;
                                            result.refusal = "written by a newer program";
                                            return result;
                                        },
                                        {});
    CHECK(refused.kind == Kind::unavailable);
    CHECK(refused.error == "written by a newer program");
    CHECK(state_of(store) == "nothing");
    CHECK(say(store, "1", "one").kind == Kind::fresh);
}

TEMPLATE_TEST_CASE("due() gives the most overdue first, at most so many, and nobody who is early", "[store]",
                   KINDS) {
    TestType kind;
    Store& store = *kind.store;
    const auto due_at = [](std::optional<Instant> when) {
        return [when](const Stored& stored) {
            TurnResult result = append("x")(stored);
            result.next_due = when;
            return result;
        };
    };
    store.apply(text_event("1", "", "late"), kNoon, due_at(kNoon + hours{1}), {});
    store.apply(text_event("2", "", "later"), kNoon, due_at(kNoon + hours{2}), {});
    store.apply(text_event("3", "", "early"), kNoon, due_at(kNoon + hours{3}), {});
    store.apply(text_event("4", "", "never"), kNoon, due_at(std::nullopt), {});

    CHECK(store.due(kNoon, 10)->empty());
    const auto found = store.due(kNoon + hours{2}, 10);
    REQUIRE(found);
    REQUIRE(found->size() == 2);
    CHECK((*found)[0].conversation == "late");
    CHECK((*found)[0].channel == "repl");
    CHECK((*found)[0].address == "to:late");
    CHECK((*found)[0].user == "late");
    CHECK((*found)[0].due == kNoon + hours{1});
    CHECK((*found)[1].conversation == "later");
    CHECK(store.due(kNoon + hours{9}, 1)->size() == 1);
    CHECK(store.due(kNoon + hours{9}, 0)->empty());
    CHECK(store.due(kNoon + hours{9}, 10, "repl")->size() == 3);
    CHECK(store.due(kNoon + hours{9}, 10, "rest")->empty());

    // The reminder is taken: the turn says what is due next.
    store.apply(reminder_event("r:late", "late"), kNoon + hours{1}, due_at(std::nullopt), {});
    CHECK(store.due(kNoon + hours{1}, 10)->empty());
}

TEMPLATE_TEST_CASE("a poisoned reminder moves on by its apology, and fires again then", "[store]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    const auto due_at = [](Instant when) {
        return [when](const Stored& stored) {
            TurnResult result = append("x")(stored);
            result.next_due = when;
            return result;
        };
    };
    const auto broken = [](const Stored&) -> TurnResult { throw BrokenPromise("speak.cpp:7: has a text"); };
    store.apply(text_event("1", ""), kNoon, due_at(kNoon + minutes{10}), {});
    const auto due = [&](Instant now) { return *store.due(now, 5); };
    REQUIRE(due(kNoon + minutes{10}).size() == 1);
    CHECK(due(kNoon + minutes{10}).front().version == 1);

    // Somebody's message that goes wrong meanwhile changes nothing about it.
    store.apply(text_event("2", "two"), kNoon, broken, {});
    CHECK(due(kNoon + minutes{10}).front().due == kNoon + minutes{10});

    Apology later;
    later.next_due = kNoon + minutes{70};
    const Applied poisoned = store.apply(reminder_event("r"), kNoon + minutes{10}, broken, later);
    CHECK(poisoned.kind == Kind::poisoned);
    CHECK(poisoned.version == 1);
    CHECK(due(kNoon + minutes{69}).empty());
    REQUIRE(due(kNoon + minutes{70}).size() == 1);
    CHECK(due(kNoon + minutes{70}).front().due == kNoon + minutes{70});
    CHECK((*store.load("repl", "ann"))->next_due == kNoon + minutes{70});
    CHECK((*store.load("repl", "ann"))->version == 1);
    CHECK(store.export_user("ann")->front().messages.empty());
    CHECK(store.apply(reminder_event("r2"), kNoon + minutes{70}, due_at(kNoon + hours{9}), {}).version == 2);
}

TEMPLATE_TEST_CASE("an export holds everything of one user and nothing of another", "[store]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    store.apply(text_event("1", "one"), kNoon, append_and_keep("one"), {});
    store.apply(text_event("2", "two"), kNoon + minutes{5}, append_and_keep("two"), {});
    store.apply(text_event("3", "bob's", "bob"), kNoon, append_and_keep("bob's"), {});

    const auto exported = store.export_user("ann");
    REQUIRE(exported);
    REQUIRE(exported->size() == 1);
    const ExportedConversation& all = exported->front();
    CHECK(all.channel == "repl");
    CHECK(all.conversation == "ann");
    CHECK(all.state == "one two");
    CHECK(all.script == "script-1");
    CHECK(all.version == 2);
    CHECK(all.created_at == kNoon);
    CHECK(all.last_seen_at == kNoon + minutes{5});
    REQUIRE(all.messages.size() == 4);
    CHECK(all.messages[0].who == "user");
    CHECK(all.messages[0].text == "one");
    CHECK(all.messages[0].version == 1);
    CHECK(all.messages[3].who == "coach");
    CHECK(all.messages[3].text == "I heard two");
    CHECK(all.messages[3].version == 2);
    CHECK(all.messages[3].at == kNoon + minutes{5});
    CHECK(store.export_user("nobody")->empty());
}

TEMPLATE_TEST_CASE("erasing a user takes all their conversations and nobody else's", "[store]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    say(store, "1", "one");
    Inbound second = text_event("2", "two");
    second.conversation = "ann-2";
    second.address = "to:ann-2";
    store.apply(second, kNoon, append("two"), {});
    say(store, "3", "three", "bob");

    const auto erased = store.erase_user("ann", kNoon);
    REQUIRE(erased);
    CHECK(*erased == 2);
    CHECK(state_of(store) == "nothing");
    CHECK(state_of(store, "bob") == "three");
    CHECK(*store.erase_user("ann", kNoon) == 0);
    CHECK(say(store, "4", "again").version == 1);
}

TEMPLATE_TEST_CASE("a turn that forgets erases the user, and its redelivery does nothing", "[store]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    say(store, "1", "one");
    const auto forget = [](const Stored&) {
        TurnResult result;
        result.forget = true;
        result.messages = {{"coach", "Done."}};
        return result;
    };
    CHECK(store.apply(text_event("2", "delete"), kNoon, forget, {}).kind == Kind::fresh);
    CHECK(state_of(store) == "nothing");
    CHECK(store.export_user("ann")->empty());

    CHECK(store.apply(text_event("2", "delete"), kNoon, forget, {}).kind == Kind::duplicate);
    CHECK(state_of(store) == "nothing");
    // The next message begins anew.
    CHECK(say(store, "3", "hello").version == 1);
}

TEMPLATE_TEST_CASE("who asked to be forgotten and is erased once more is still known to have asked",
                   "[store]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    const auto forget = [](const Stored&) {
        TurnResult result;
        result.forget = true;
        return result;
    };
    say(store, "1", "one");
    CHECK(store.apply(text_event("2", "delete"), kNoon, forget, {}).kind == Kind::fresh);
    REQUIRE(store.erase_user("ann", kNoon + minutes{1}));
    CHECK(store.apply(text_event("2", "delete"), kNoon, forget, {}).kind == Kind::duplicate);
    // Asked once more, the newest word is the one that may come again.
    say(store, "3", "three");
    CHECK(store.apply(text_event("4", "delete"), kNoon, forget, {}).kind == Kind::fresh);
    CHECK(store.apply(text_event("4", "delete"), kNoon, forget, {}).kind == Kind::duplicate);
}

TEMPLATE_TEST_CASE("a conversation that passed to another user is forgotten by that one's word", "[store]",
                   KINDS) {
    TestType kind;
    Store& store = *kind.store;
    say(store, "1", "one");
    Inbound event = text_event("2", "delete");
    event.user = "bob";
    const auto forget = [](const Stored&) {
        TurnResult result;
        result.forget = true;
        return result;
    };
    CHECK(store.apply(event, kNoon, forget, {}).kind == Kind::fresh);
    CHECK(state_of(store) == "nothing");
    CHECK(store.export_user("ann")->empty());
}

TEMPLATE_TEST_CASE("a turn that forgets but for some goes on with what it leaves", "[store]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    store.apply(text_event("1", "one"), kNoon, append_and_keep("one"), {});
    const auto forget = [](const Stored&) {
        TurnResult result;
        result.forget = true;
        result.state = "only the safety";
        result.script = "script-2";
        result.next_due = kNoon + hours{1};
        return result;
    };
    CHECK(store.apply(text_event("2", "delete"), kNoon, forget, {}).version == 2);
    CHECK(state_of(store) == "only the safety");
    CHECK(store.export_user("ann")->front().messages.empty());
    CHECK(store.due(kNoon + hours{1}, 5)->size() == 1);
    CHECK(store.apply(text_event("2", "delete"), kNoon, forget, {}).kind == Kind::duplicate);
    CHECK(say(store, "3", "and").version == 3);
    CHECK(state_of(store) == "only the safety and");
}

TEMPLATE_TEST_CASE("an address that passes to another conversation is no longer the first one's", "[store]",
                   KINDS) {
    TestType kind;
    Store& store = *kind.store;
    const auto due_now = [](const Stored& stored) {
        TurnResult result = append("x")(stored);
        result.next_due = kNoon;
        return result;
    };
    store.apply(text_event("1", ""), kNoon, due_now, {});
    Inbound taken_over = text_event("2", "", "bob");
    taken_over.address = "to:ann";
    CHECK(store.apply(taken_over, kNoon, due_now, {}).kind == Kind::fresh);
    const auto found = store.due(kNoon, 5);
    REQUIRE(found);
    REQUIRE(found->size() == 2);
    CHECK((*found)[0].address == "repl/ann");
    CHECK((*found)[1].address == "to:ann");
}

TEMPLATE_TEST_CASE("words are stored as they are, whatever they hold", "[store]", KINDS) {
    TestType kind;
    Store& store = *kind.store;
    const std::string hostile = "'); DROP TABLE inbox;-- \" \\ % ? \xF0\x9F\x98\xAD\n\t";
    Inbound event = text_event(hostile, hostile);
    event.conversation = event.user = event.address = hostile;
    const auto keep = [&](const Stored& stored) {
        TurnResult result = append(std::string("\0binary\xff", 8))(stored);
        result.messages = {{"user", hostile}};
        return result;
    };
    CHECK(store.apply(event, kNoon, keep, {}).kind == Kind::fresh);
    CHECK(store.apply(event, kNoon, keep, {}).kind == Kind::duplicate);
    const auto exported = store.export_user(hostile);
    REQUIRE(exported);
    REQUIRE(exported->size() == 1);
    CHECK(exported->front().conversation == hostile);
    CHECK(exported->front().state == std::string("\0binary\xff", 8));
    CHECK(exported->front().messages.front().text == hostile);
}

TEMPLATE_TEST_CASE("a failure at any call, before or after the commit, is mended by trying again", "[store]",
                   KINDS) {
    constexpr int kTurns = 30;
    const auto when = GENERATE(FaultyStore::When::before, FaultyStore::When::after);
    const auto write_all = [&](Store& real, int nth) {
        FaultyStore store(real, nth, when);
        for (int i = 0; i < kTurns; ++i) {
            const std::string word = std::to_string(i), who = i % 3 == 0 ? "bob" : "ann";
            const auto kind_of = [&] {
                return store.apply(text_event(word, word, who), kNoon + minutes{i}, append_and_keep(word), {})
                    .kind;
            };
            while (kind_of() == Kind::unavailable) {
            }
        }
        return state_of(real, "ann") + "/" + state_of(real, "bob") + "/" + std::to_string(version_of(real)) +
               "/" + std::to_string(real.export_user("ann")->front().messages.size());
    };
    TestType undisturbed;
    const std::string expected = write_all(*undisturbed.store, 0);
    CHECK(expected.find("1 2 4 5 7") == 0);
    for (int nth = 1; nth <= kTurns; ++nth) {
        TestType disturbed;
        INFO("fault at call " << nth);
        CHECK(write_all(*disturbed.store, nth) == expected);
    }
}

TEMPLATE_TEST_CASE("memory that ends at any point of a call leaves all of it or nothing, and throws nothing",
                   "[store]", KINDS) {
    const auto turn = [](const Stored& stored) {
        TurnResult result = append_and_keep(std::string(40, 'w'))(stored);
        result.next_due = kNoon;
        result.answer = std::string(40, 'a');
        return result;
    };
    const auto forget = [](const Stored&) {
        TurnResult result;
        result.forget = true;
        result.state = "what is left of a conversation";
        return result;
    };
    const auto broken = [](const Stored&) -> TurnResult { throw std::runtime_error("no"); };
    const auto held = [](Store& store) {
        std::string all = state_of(store) + " " + std::to_string(version_of(store));
        const auto exported = store.export_user("ann");
        for (const ExportedConversation& one : *exported)
            for (const KeptMessage& message : one.messages) all += " " + message.text;
        return all + " " + std::to_string(store.due(kNoon, 5)->size());
    };
    bool ended = false;
    for (int nth = 1; !ended; ++nth) {
        INFO("allocation " << nth);
        REQUIRE(nth < 2000);
        TestType kind;
        Store& store = *kind.store;
        store.apply(text_event("first", "one"), kNoon, append_and_keep("one"), {});
        const Inbound event = text_event("an event with a rather long key, which needs memory", "two");
        Apology sorry;
        sorry.messages = {{"coach", std::string(40, 's')}};
        ended = true;
        for (const TurnFunction& each : {TurnFunction(turn), TurnFunction(forget), TurnFunction(broken)}) {
            Inbound next = event;
            next.event_keys.front() += std::to_string(version_of(store));
            const std::string before = held(store);
            Applied applied;
            {
                const FailingMemory failing(nth);
                applied = store.apply(next, kNoon, each, sorry);
                ended = ended && !failing.has_failed();
            }
            if (applied.kind == Kind::unavailable) CHECK(held(store) == before);
            // Whatever became of it: told again, it is there once.
            const Applied again = store.apply(next, kNoon, each, sorry);
            CHECK((again.kind == Kind::duplicate) == (applied.kind != Kind::unavailable));
        }
        bool told = false;
        {
            const FailingMemory failing(nth);
            told = bool(store.load("repl", "ann")) && bool(store.due(kNoon, 5)) &&
                   bool(store.export_user("ann")) && bool(store.erase_user("ann", kNoon));
            ended = ended && !failing.has_failed();
        }
        if (told) CHECK(state_of(store) == "nothing");
        CHECK(store.erase_user("ann", kNoon));
        CHECK(state_of(store) == "nothing");
    }
}

TEMPLATE_TEST_CASE("threads that share a store lose nothing, and each event counts once", "[store]", KINDS) {
    constexpr int kThreads = 4, kEvents = 40;
    TestType kind;
    Store& store = *kind.store;
    const auto work = [&](int first) {
        for (int i = 0; i < kEvents; ++i) {
            const std::string key = std::to_string((i + first) % kEvents);
            say(store, key, key);
        }
    };
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t) threads.emplace_back(work, t * 10);
    for (std::thread& thread : threads) thread.join();
    CHECK(version_of(store) == kEvents);
    const std::string words = state_of(store);
    CHECK(std::count(words.begin(), words.end(), ' ') == kEvents - 1);
}

}  // namespace
}  // namespace onward::test

// take(): one event in one transaction, whatever is stored and whatever goes wrong inside.
#include "serve/conversations.hpp"

#include "base/digest.hpp"
#include "codec/codec.hpp"
#include "support/catch.hpp"
#include "support/chat_content.hpp"
#include "support/stores.hpp"

namespace onward::test {
namespace {

using Kind = Applied::Kind;
using std::chrono::minutes;

std::vector<std::string> words_of(const Turn& turn) {
    std::vector<std::string> words;
    for (const Action& action : turn.actions)
        if (const auto* say = std::get_if<Say>(&action)) words.push_back(say->words);
    return words;
}

Conversation stored_conversation(Store& store, const std::string& who = "ann") {
    const auto stored = store.load("repl", who);
    REQUIRE(stored);
    REQUIRE(*stored);
    const auto conversation = read_conversation((*stored)->state);
    REQUIRE(conversation);
    return *conversation;
}

Taken write(Store& store, const std::string& key, const std::string& text, Instant now = kNoon,
            const TakeOptions& options = {}) {
    return take(store, chat_script(), text_event(key, text), now, options);
}

// Puts these bytes where a conversation stands.
void put_state(Store& store, const std::string& bytes) {
    store.apply(text_event("put", ""), kNoon,
                [&](const Stored&) {
                    TurnResult result;
                    result.state = bytes;
                    return result;
                },
                {});
}

TEST_CASE("a message is answered and stored in one go", "[conversations]") {
    MemoryKind kind;
    const Taken taken = write(*kind.store, "1", "hello");
    CHECK(taken.applied.kind == Kind::fresh);
    CHECK(taken.applied.version == 1);
    CHECK_FALSE(words_of(taken.turn).empty());
    CHECK(stored_conversation(*kind.store) == taken.turn.conversation);
    const auto stored = kind.store->load("repl", "ann");
    CHECK((*stored)->script == chat_script().digest);
}

TEST_CASE("the same event again does nothing and says nothing", "[conversations]") {
    MemoryKind kind;
    write(*kind.store, "1", "hello");
    const Conversation before = stored_conversation(*kind.store);
    const Taken again = write(*kind.store, "1", "hello");
    CHECK(again.applied.kind == Kind::duplicate);
    CHECK(again.turn.actions.empty());
    CHECK(stored_conversation(*kind.store) == before);
}

TEST_CASE("a seed is drawn from the conversation's key, the same in every store, or given",
          "[conversations]") {
    MemoryKind memory;
    SqliteKind sqlite;
    write(*memory.store, "1", "hello");
    write(*sqlite.store, "1", "hello");
    CHECK(stored_conversation(*memory.store).seed == stable_hash("repl/ann"));
    CHECK(stored_conversation(*memory.store) == stored_conversation(*sqlite.store));
    take(*memory.store, chat_script(), text_event("2", "hello", "bob"), kNoon, {.seed = 42});
    CHECK(stored_conversation(*memory.store, "bob").seed == 42);
    // A conversation that has begun keeps its own.
    write(*memory.store, "3", "hello", kNoon, {.seed = 42});
    CHECK(stored_conversation(*memory.store).seed == stable_hash("repl/ann"));
}

TEST_CASE("the machine's zone is the user's from the first message on, and never put over theirs",
          "[conversations]") {
    MemoryKind kind;
    const auto zone_held = [&] {
        const Conversation conversation = stored_conversation(*kind.store);
        const Cell* cell = conversation.memory.cell(SlotId("zone"));
        return cell ? to_string(cell->value) : std::string();
    };
    write(*kind.store, "1", "hello", kNoon, {.zone = *Zone::find("Asia/Tokyo")});
    CHECK(zone_held() == "Asia/Tokyo");
    write(*kind.store, "2", "Sam", kNoon, {.zone = *Zone::find("Europe/Paris")});
    CHECK(zone_held() == "Asia/Tokyo");
}

TEST_CASE("bytes that can not be read give a fresh conversation with the legible slots, and are kept",
          "[conversations]") {
    SqliteKind kind;
    const std::string broken =
        R"({"schema":1,"stack":"gone","memory":{"cells":{"name":{"value":"Sam"},"strength":{"value":[]}}}})";
    put_state(*kind.store, broken);
    const Taken taken = write(*kind.store, "2", "hello");
    CHECK(taken.applied.kind == Kind::fresh);
    CHECK(taken.applied.version == 2);
    CHECK(taken.unreadable);
    const Conversation now = stored_conversation(*kind.store);
    REQUIRE(now.memory.cell(SlotId("name")));
    CHECK(now.memory.cell(SlotId("name"))->value == Value(std::string("Sam")));
    CHECK_FALSE(write(*kind.store, "3", "hello").unreadable);
}

TEST_CASE("a conversation of a newer program is left to it, byte for byte", "[conversations]") {
    MemoryKind kind;
    const std::string newer = R"({"schema":2,"memory":"of another kind"})";
    put_state(*kind.store, newer);
    const Taken taken = write(*kind.store, "2", "hello");
    CHECK(taken.applied.kind == Kind::unavailable);
    CHECK_THAT(taken.applied.error, ContainsSubstring("newer Onward"));
    CHECK(taken.turn.actions.empty());
    CHECK((*kind.store->load("repl", "ann"))->state == newer);
    CHECK((*kind.store->load("repl", "ann"))->version == 1);
}

TEST_CASE("a turn that breaks a promise says it is sorry and leaves the conversation as it was",
          "[conversations]") {
    MemoryKind kind;
    write(*kind.store, "1", "hello");
    const Conversation before = stored_conversation(*kind.store);
    // No content that was loaded lacks a line.
    Script broken = chat_script();
    broken.coach.lines.erase("stopped");
    const Taken taken = take(*kind.store, broken, text_event("2", "stop"), kNoon, {.keep_words = true});
    REQUIRE(taken.applied.kind == Kind::poisoned);
    CHECK_FALSE(taken.applied.error.empty());
    CHECK(words_of(taken.turn) == std::vector<std::string>{"That went wrong on my side."});
    CHECK(stored_conversation(*kind.store) == before);
    CHECK(take(*kind.store, broken, text_event("2", "stop"), kNoon).applied.kind == Kind::duplicate);
    // Both sides' words are kept all the same.
    CHECK(kind.store->export_user("ann")->front().messages.size() == 2);
    CHECK(write(*kind.store, "3", "Sam").applied.kind == Kind::fresh);
}

TEST_CASE("even where the line for it is broken, something kind is said", "[conversations]") {
    MemoryKind kind;
    write(*kind.store, "1", "hello");
    Script broken = chat_script();
    broken.coach.lines.erase("stopped");
    broken.coach.lines.erase("sorry");
    const Taken taken = take(*kind.store, broken, text_event("2", "stop"), kNoon);
    REQUIRE(taken.applied.kind == Kind::poisoned);
    REQUIRE(words_of(taken.turn).size() == 1);
    CHECK_THAT(words_of(taken.turn).front(), ContainsSubstring("Sorry"));
}

TEST_CASE("words are kept only where that is asked for", "[conversations]") {
    MemoryKind kind;
    write(*kind.store, "1", "hello");
    CHECK(kind.store->export_user("ann")->front().messages.empty());
    const Taken taken = write(*kind.store, "2", "Sam", kNoon, {.keep_words = true});
    const auto messages = kind.store->export_user("ann")->front().messages;
    REQUIRE(messages.size() == 1 + words_of(taken.turn).size());
    CHECK(messages[0].who == "user");
    CHECK(messages[0].text == "Sam");
    CHECK(messages[1].who == "coach");
    CHECK(messages[1].text == words_of(taken.turn).front());
}

TEST_CASE("what comes by itself fires once, at its time, and leaves what is due next", "[conversations]") {
    MemoryKind kind;
    for (const auto& [key, text] :
         {std::pair{"1", "hello"}, {"2", "Sam"}, {"3", "i want to text him"}, {"4", "7"}})
        write(*kind.store, key, text);
    const Conversation waiting = stored_conversation(*kind.store);
    const auto next = next_due(waiting);
    REQUIRE(next);
    CHECK(next->due == kNoon + minutes{10});
    CHECK(kind.store->due(kNoon + minutes{9}, 5)->empty());

    const auto due = kind.store->due(kNoon + minutes{10}, 5);
    REQUIRE(due);
    REQUIRE(due->size() == 1);
    const Inbound event = reminder_event(due->front(), *next);
    const Taken fired = take(*kind.store, chat_script(), event, kNoon + minutes{10});
    CHECK(fired.applied.kind == Kind::fresh);
    CHECK(words_of(fired.turn) == std::vector<std::string>{"Ten minutes. How strong is it now?"});
    CHECK(take(*kind.store, chat_script(), event, kNoon + minutes{10}).applied.kind == Kind::duplicate);
    CHECK_FALSE(fired.next_due);
    CHECK(kind.store->due(kNoon + minutes{60}, 5)->empty());
}

// Everything that is due by `now` fired once, as whoever asks every second does. What became of each.
std::vector<Taken> fire(Store& store, const Script& script, Instant now) {
    std::vector<Taken> fired;
    const auto found = store.due(now, 50);
    for (const DueConversation& due : *found) {
        const auto stored = store.load(due.channel, due.conversation);
        const auto next = next_due(*read_conversation((*stored)->state));
        fired.push_back(
            take(store, script, reminder_event(due, next.value_or(NextDue{})), now, {.keep_words = true}));
    }
    return fired;
}

TEMPLATE_TEST_CASE("a reminder that breaks a promise says nothing, waits an hour, and is not lost",
                   "[conversations]", MemoryKind, SqliteKind) {
    TestType kind;
    for (const auto& [key, text] :
         {std::pair{"1", "hello"}, {"2", "Sam"}, {"3", "i want to text him"}, {"4", "7"}})
        write(*kind.store, key, text);
    const Conversation waiting = stored_conversation(*kind.store);
    Script broken = chat_script();
    broken.answers.clear();

    const Instant then = kNoon + minutes{10};
    const auto fired = fire(*kind.store, broken, then);
    REQUIRE(fired.size() == 1);
    REQUIRE(fired[0].applied.kind == Kind::poisoned);
    CHECK(fired[0].turn.actions.empty());
    CHECK(fired[0].next_due == then + minutes{60});
    CHECK(kind.store->export_user("ann")->front().messages.empty());
    CHECK(stored_conversation(*kind.store) == waiting);
    // It neither spins nor is it forgotten; and each further try is a new one.
    CHECK(fire(*kind.store, broken, then + minutes{59}).empty());
    const auto again = fire(*kind.store, broken, then + minutes{60});
    REQUIRE(again.size() == 1);
    CHECK(again[0].applied.kind == Kind::poisoned);
    // Under content that is mended it is said.
    const auto mended = fire(*kind.store, chat_script(), then + minutes{120});
    REQUIRE(mended.size() == 1);
    CHECK(mended[0].applied.kind == Kind::fresh);
    CHECK(stored_conversation(*kind.store).current() == StateId("wave.measure_again"));
    CHECK(fire(*kind.store, chat_script(), then + minutes{999}).empty());
}

TEMPLATE_TEST_CASE("a reminder that was asked for too early is not lost by that", "[conversations]",
                   MemoryKind, SqliteKind) {
    TestType kind;
    for (const auto& [key, text] :
         {std::pair{"1", "hello"}, {"2", "Sam"}, {"3", "i want to text him"}, {"4", "7"}})
        write(*kind.store, key, text);
    // The moment beside the conversation is an index and nothing more; here it is ahead of what it stands
    // for.
    kind.store->apply(text_event("index", ""), kNoon,
                      [](const Stored& stored) {
                          TurnResult result;
                          result.state = stored.state;
                          result.script = stored.script;
                          result.next_due = kNoon;
                          return result;
                      },
                      {});
    const auto early = fire(*kind.store, chat_script(), kNoon);
    REQUIRE(early.size() == 1);
    CHECK(early[0].turn.actions.empty());
    CHECK(fire(*kind.store, chat_script(), kNoon + minutes{9}).empty());
    const auto fired = fire(*kind.store, chat_script(), kNoon + minutes{10});
    REQUIRE(fired.size() == 1);
    CHECK(fired[0].applied.kind == Kind::fresh);
    CHECK(words_of(fired[0].turn) == std::vector<std::string>{"Ten minutes. How strong is it now?"});
}

TEST_CASE("two who see the same reminder due fire it once", "[conversations]") {
    MemoryKind kind;
    for (const auto& [key, text] :
         {std::pair{"1", "hello"}, {"2", "Sam"}, {"3", "i want to text him"}, {"4", "7"}})
        write(*kind.store, key, text);
    const Instant then = kNoon + minutes{10};
    const DueConversation seen = kind.store->due(then, 5)->front();
    const NextDue next = *next_due(stored_conversation(*kind.store));
    CHECK(take(*kind.store, chat_script(), reminder_event(seen, next), then).applied.kind == Kind::fresh);
    CHECK(take(*kind.store, chat_script(), reminder_event(seen, next), then).applied.kind == Kind::duplicate);
}

TEST_CASE("the user's word erases everything, and the next message begins anew", "[conversations]") {
    SqliteKind kind;
    for (const auto& [key, text] :
         {std::pair{"1", "hello"}, {"2", "Sam-of-the-sea"}, {"3", "delete my data"}})
        write(*kind.store, key, text, kNoon, {.keep_words = true});
    const Taken gone = write(*kind.store, "4", "yes", kNoon, {.keep_words = true});
    CHECK(words_of(gone.turn) == std::vector<std::string>{"Forgotten."});
    CHECK(state_of(*kind.store) == "nothing");
    for (const auto& entry : std::filesystem::directory_iterator(kind.file.parent_path()))
        CHECK(read_bytes(entry.path()).find("Sam-of-the-sea") == std::string::npos);
    CHECK(write(*kind.store, "4", "yes").applied.kind == Kind::duplicate);
    CHECK(write(*kind.store, "5", "hello").applied.version == 1);
}

TEST_CASE("an event without a turn does nothing", "[conversations]") {
    MemoryKind kind;
    Inbound left = text_event("1", "");
    left.kind = Inbound::Kind::left;
    CHECK(take(*kind.store, chat_script(), left, kNoon).applied.kind == Kind::fresh);
    CHECK(state_of(*kind.store) == "nothing");
}

TEST_CASE("each kind of event is what the engine calls it", "[conversations]") {
    const auto event = [](Inbound::Kind kind, const std::string& text = "", const std::string& button = "",
                          const std::string& what = "") {
        Inbound inbound = text_event("1", text);
        inbound.kind = kind;
        inbound.button = button;
        inbound.what = what;
        inbound.due = kNoon;
        return event_of(inbound);
    };
    using I = Inbound::Kind;
    CHECK(*event(I::text, "/skip") == Event(Message{"/skip", false}));
    CHECK(*event(I::edited, "hi") == Event(Message{"hi", true}));
    CHECK(*event(I::command, "/skip") == Event(Message{"skip", false}));
    CHECK(*event(I::command, "skip") == Event(Message{"skip", false}));
    CHECK(*event(I::button, "", "q1a.2") == Event(ButtonPress{46, 2}));
    CHECK(*event(I::not_text, "", "", "photo") == Event(NotText{"photo"}));
    CHECK(*event(I::reminder, "", "", "noon") == Event(ReminderDue{ReminderId("noon"), kNoon}));
    for (const I none : {I::joined, I::left, I::ignored}) CHECK_FALSE(event(none));
}

}  // namespace
}  // namespace onward::test

// Stores and events for tests: every kind of Store under one name, and small turns whose state can be read.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "store/memory_store.hpp"
#include "store/sqlite_store.hpp"
#include "support/temp_folder.hpp"

namespace onward::test {

inline constexpr Instant kNoon{std::chrono::hours{24 * 20514 + 12}};  // 2026-03-02 12:00 UTC

struct MemoryKind {
    std::unique_ptr<Store> store = make_memory_store();
};

struct SqliteKind {
    TempFolder folder;
    std::filesystem::path file = folder / "state/onward.db";
    std::unique_ptr<Store> store = *open_sqlite_store(file, Access::alone);
};

// Every Store keeps the contract (tests/contract). A new kind joins by its name here.
#define KINDS MemoryKind, SqliteKind

inline Inbound text_event(const std::string& key, const std::string& text, const std::string& who = "ann") {
    Inbound inbound;
    inbound.channel = "repl";
    if (!key.empty()) inbound.event_keys = {key};
    inbound.conversation = who;
    inbound.address = "to:" + who;
    inbound.user = who;
    inbound.text = text;
    return inbound;
}

inline Inbound reminder_event(const std::string& key, const std::string& who = "ann") {
    Inbound inbound = text_event(key, "", who);
    inbound.kind = Inbound::Kind::reminder;
    return inbound;
}

// A turn that writes `word` behind what is there: "one two three".
inline TurnFunction append(const std::string& word) {
    return [word](const Stored& stored) {
        TurnResult result;
        result.state = stored.state.empty() ? word : stored.state + " " + word;
        result.script = "script-1";
        return result;
    };
}

// The same, and both sides' words are kept, as `chat` does.
inline TurnFunction append_and_keep(const std::string& word) {
    return [word](const Stored& stored) {
        TurnResult result = append(word)(stored);
        result.messages = {{"user", word}, {"coach", "I heard " + word}};
        return result;
    };
}

// The same, and these go to the outbox.
inline TurnFunction answer(std::vector<std::string> bodies) {
    return [bodies](const Stored& stored) {
        TurnResult result = append("x")(stored);
        for (const std::string& body : bodies) result.replies.push_back({body, std::nullopt});
        return result;
    };
}

inline Applied say(Store& store, const std::string& key, const std::string& word,
                   const std::string& who = "ann", Instant now = kNoon) {
    return store.apply(text_event(key, word, who), now, append(word), {});
}

// What the store holds of this conversation; "nothing" where there is none.
inline std::string state_of(Store& store, const std::string& who = "ann") {
    const auto stored = store.load("repl", who);
    if (!stored) return "error: " + stored.error().what;
    return *stored ? (*stored)->state : "nothing";
}

inline std::int64_t version_of(Store& store, const std::string& who = "ann") {
    const auto stored = store.load("repl", who);
    return stored && *stored ? (*stored)->version : -1;
}

}  // namespace onward::test

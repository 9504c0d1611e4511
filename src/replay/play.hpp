// One talk played on a Stage: the events delivered, the clock moved, reminders brought when they are due, and
// everything compared.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "replay/check.hpp"
#include "replay/library.hpp"
#include "replay/stage.hpp"

namespace onward {

constexpr int kMostTurnsOfABlock = 10'000;  // reminders of one `@` line: ten years of daily ones are 3,653
constexpr int kUntilDays = 400;             // how far `until next message` looks ahead

// One line of the comparison of a block.
struct Row {
    int line = 0;          // of the talk; 0: it belongs to no line
    std::string expected;  // as written; empty: nothing was expected here
    std::string got;
    bool differs = false;
    std::vector<std::string> hints;  // why two texts that look alike are not the same
    std::size_t turn = 0;            // of the block's turns: the one that this line speaks of
};

// A turn as it was played, for the report.
struct PlayedTurn {
    Event event;
    Instant at{};
    StateId before;  // the state in which it was taken
    Delivered delivered;
};

struct BlockResult {
    std::size_t number = 0;  // from 1
    int line = 0;            // of its opening
    std::string state;       // in which it began
    bool passed = true;
    bool same_cause = false;  // it failed after the state had gone another way
    std::vector<Row> rows;
    std::vector<PlayedTurn> turns;
    std::shared_ptr<const Script> script;  // that the turns met
    const Row* first_difference() const;   // nullptr: it passed
};

enum class Outcome { passed, failed, blocked, skipped };

struct TalkResult {
    Outcome outcome = Outcome::passed;
    std::string reason;  // of blocked and skipped; of failed where no block tells it
    std::uint64_t seed = 0;
    std::vector<BlockResult> blocks;  // as many as were played; rows and turns of the failed ones alone
    std::size_t turns = 0;
    std::set<std::string> states, intents;    // that the conversation touched
    std::vector<std::uint64_t> fingerprints;  // after each block, if asked for: all that was said and stored
};

// Where a conversation ends, for those that go on from it.
struct TalkEnd {
    Conversation conversation;
    Instant now{};
    std::shared_ptr<const Script> script;
    struct Offer {
        std::int64_t question = 0;
        std::vector<std::string> labels;
    };
    std::vector<Offer> offers;  // every message with buttons, oldest first
};

struct PlayOptions {
    std::optional<std::uint64_t> seed;  // instead of the talk's own
    bool restart_every_turn = false;
    bool fingerprint = false;
    bool keep_all = false;  // rows and turns of passed blocks too
};

struct Played {
    TalkResult result;
    TalkEnd end;
};

// `base`: where the conversation of `continues:` ended; nullptr where there is none.
Played play(const LibraryTalk& talk, Stage& stage, const PlayOptions& options, const TalkEnd* base);

// The seed of a talk: its own setting, else drawn from its name.
std::uint64_t seed_of(const Talk& talk);

}  // namespace onward

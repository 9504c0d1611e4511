// Turn: what one step() gives: the conversation after it, the actions that the world sees once, and the
// trace, which answers "why did it say that?" by data.
#pragma once

#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/ids.hpp"
#include "base/source.hpp"
#include "dialog/conversation.hpp"
#include "nlu/reading.hpp"

namespace onward {

// --- actions

// One message to the user.
struct Say {
    TextId text;  // the text it was made from; empty: contacts alone, of a country that was just named
    std::vector<TextId> also;            // lines appended to it: refrain, contacts, which_country
    std::string words;                   // plain text, `*emphasis*` at most
    std::vector<std::string> buttons;    // labels in order, of the last message of a turn
    std::int64_t question = 0;           // number of the question they belong to; 0: no buttons
    std::vector<std::string> helplines;  // names of the contacts shown, "kind/name"
    bool unasked = false;                // a reminder's; a `no_reply` within the hour is none
    bool crisis = false;                 // from a safety dialog: it never expires
    bool operator==(const Say&) const = default;
};
// Hand over all that is kept (serve and chat do it, codec gives the bytes).
struct Export {
    bool operator==(const Export&) const = default;
};
// Erase all that is kept with the end of this turn; the conversation of the Turn is already fresh (or holds
// the excepted slots alone).
struct Forget {
    bool conversation_goes_on = false;  // `except` was given
    bool operator==(const Forget&) const = default;
};
using Action = std::variant<Say, Export, Forget>;

// --- trace

// The kinds of rungs. Their order stands in ladder.cpp, where answer and listen are tried twice. `repeat` is
// the store's, and named by the checks of talks; `visit`: the opening of a new visit leads on where neither
// the open question nor a topic took the message.
enum class Rung {
    repeat,
    safety,
    button,
    command,
    answer,
    listen,
    topic,
    visit,
    small_talk,
    clarification,
    no_match
};
inline constexpr const char* kRungNames[] = {"repeat",     "safety",        "button",  "command",
                                             "answer",     "listen",        "topic",   "visit",
                                             "small_talk", "clarification", "no_match"};
static_assert(std::size(kRungNames) == static_cast<std::size_t>(Rung::no_match) + 1);

struct RungTried {
    Rung rung = Rung::safety;
    std::string why_not;  // empty for the one that answered
    bool operator==(const RungTried&) const = default;
};

struct SlotChange {
    SlotId slot;
    std::optional<Value> before,
        after;  // of a list: how many entries; shown only as far as the slot's `log` allows
    bool operator==(const SlotChange&) const = default;
};

struct DialogEnd {
    DialogId dialog;
    std::string how;  // "done", "skipped", "cancelled"
    bool operator==(const DialogEnd&) const = default;
};

struct Trace {
    std::vector<RungTried> tried;
    std::optional<Rung> rung;           // that answered; nothing: a reminder, or nothing had to be said
    IntentId intent;                    // that decided; empty: none
    std::vector<IntentId> also;         // other intents above the threshold, in other clauses too
    std::vector<Candidate> candidates;  // best first, as far as they were looked at
    std::vector<FoundEntity> entities;
    std::vector<IntentId> safety;  // every safety intent found, also where a more urgent dialog is open
    Source decided_by;             // the case that was taken
    std::vector<TextSpan> spans;   // of the utterance: what decided
    std::vector<StateId> states;   // entered, in order
    std::vector<SlotChange> slots;
    std::vector<DialogEnd> ended;
    int no_match = 0;                // the n-th miss at this question, if it was one
    std::vector<std::string> notes;  // what else happened, in plain words without the user's: "quiet hours"
    bool operator==(const Trace&) const = default;
};

struct Turn {
    Conversation conversation;
    std::vector<Action> actions;
    Trace trace;
    bool operator==(const Turn&) const = default;
};

}  // namespace onward

// Conversation: all that is remembered of one user on one channel, as a value. It names dialogs, states,
// slots and texts, never an index, so that it outlives any change of the content (adopt.hpp). JSON of it:
// codec/.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/instant.hpp"
#include "base/shared.hpp"
#include "script/slots.hpp"

namespace onward {

// A button as it was shown. `written` is the label as the author wrote it: the name by which its case is
// found.
struct OfferedButton {
    std::string shown;
    std::string written;
    bool operator==(const OfferedButton&) const = default;
};

// One dialog on the stack, at one of its states.
struct Frame {
    StateId state;
    // Where the frame below goes on when this dialog ends: a state, `here` (its open question again), or
    // nothing (there is none below).
    enum class Return { none, here, state };
    Return returns = Return::none;
    StateId back;             // of Return::state
    bool called = false;      // by `call` of content; else opened by a topic, a reminder, a command or safety
    bool by_command = false;  // opened by a command: verbs act on the frame below

    std::int64_t question = 0;  // number of the open question, unique in the conversation; 0: none is open
    std::vector<OfferedButton> offered;  // with it; empty where nothing was shown yet: what the state offers
    bool covered = false;  // another dialog came upon the question: asked again before an answer is taken
    int misses = 0;        // at the open question
    bool refused =
        false;  // an answer to it was refused once (outside the limits, unclear): the next is taken
    bool changing = false;                // asked by `change`: `changed_answer` is said after its answer
    int no_replies = 0;                   // how often `no_reply` has led on from it
    std::optional<Instant> no_reply_due;  // of the frame on top alone

    int turns = 0;                // the user's messages in this dialog
    std::optional<Instant> left;  // when a digression or `pause` left it; for resume_within
    std::optional<int> safety;    // of a safety dialog: the number of the intent that opened or last moved it
    int quiet_replies = 0;        // of a safety dialog: replies without a helpline since the last with one
    bool operator==(const Frame&) const = default;
};
constexpr std::size_t kStackDepth = 8;  // more nobody could follow; the loader refuses calls that pass it

struct Reminder {
    StateId goes_to;
    Instant planned{};  // the moment it was set for; `every` counts from here
    Instant due{};      // when it comes: `planned`, or later where quiet hours, a crisis or a talk moved it
    std::optional<Span> every;
    std::optional<TimeOfDay> at;  // the time on the user's wall, kept when their zone changes
    bool exact = false;           // `at` came from a time slot: quiet hours do not move it
    std::optional<SlotId> list;   // of one entry of this list,
    std::uint64_t entry = 0;      // with this id
    bool from_safety = false;     // set inside a safety dialog
    bool operator==(const Reminder&) const = default;
};

struct SavedPlace {
    std::vector<Frame> stack;  // lowest first, without home and safety dialogs; never empty
    Instant at{};
    bool operator==(const SavedPlace&) const = default;
};

// What one answer changed in a list. Lists grow for months: only the difference is kept.
struct ListUndo {
    bool there = false;                // the list was there
    std::vector<Entry> entries;        // that were in it, and are gone or hold something else
    std::vector<std::uint64_t> added;  // ids of those that were not
    Instant written{};
    bool operator==(const ListUndo&) const = default;
};

// What `back` restores: the conversation as it was before one answer. Slots, lists and reminders that the
// answer did not touch are not in it; nothing as a value: it was not set.
struct Undo {
    std::vector<Frame> stack;
    std::optional<SavedPlace> saved;
    std::map<SlotId, std::optional<Cell>> cells;
    std::map<SlotId, ListUndo> lists;
    std::map<ReminderId, std::optional<Reminder>> reminders;
    bool onboarded = false;
    std::string last_end;
    bool operator==(const Undo&) const = default;
};
constexpr std::size_t kUndos = 20;

// A message that was not understood while two guesses are offered: a pressed guess is that intent over it.
struct Clarification {
    std::string message;
    std::vector<IntentId> guesses;
    std::int64_t question = 0;           // the number under which the guesses were offered
    std::vector<OfferedButton> offered;  // guesses in order, then something_else
    bool operator==(const Clarification&) const = default;
};

struct Conversation {
    std::uint64_t seed = 0;    // drawn from the conversation's key; decides variants
    bool onboarded = false;    // `first` has ended
    std::vector<Frame> stack;  // lowest first; empty: home is silent
    std::optional<SavedPlace> saved;
    Memory memory;
    std::map<TextId, std::uint32_t> uses;  // how often each text was said
    std::map<ReminderId, Reminder> reminders;
    std::deque<Shared<Undo>> undos;  // newest last
    bool just_answered = false;      // the user's last turn was the newest of `undos`: it may be corrected
    std::optional<Clarification> clarification;
    std::int64_t questions_asked = 0;  // the number of the newest question
    std::string owed;        // a coach line to be said first by the next step(): "content_changed", or empty
    Instant last_message{};  // the user's last message or press; the start of time: none yet
    std::optional<Instant> not_text_said;      // when the line `not_text` was said last
    std::vector<IntentId> last_safety;         // safety intents of the last message; an edit answers new ones
    int unanswered = 0;                        // unasked messages in a row that nobody answered
    Date reminded_on{};                        // the user's day on which reminders were said last
    int reminded = 0;                          // how many that day
    std::string last_end;                      // "done", "skipped", "cancelled", or empty
    std::optional<DialogId> last_questions;    // the last dialog of this visit that ended and has `questions`
    std::vector<std::string> helplines_shown;  // kinds shown last in a safety dialog
    bool operator==(const Conversation&) const = default;

    // The state of the dialog on top; empty where nothing is open.
    StateId current() const { return stack.empty() ? StateId{} : stack.back().state; }
};

// Zone of the user: the zone slot, else the country's, else UTC.
struct Script;
Zone zone_of(const Script& script, const Conversation& conversation);

// A conversation that has not begun. `seed` is drawn from the conversation's key, or fixed by --seed.
Conversation fresh_conversation(std::uint64_t seed);

// The slot holds nothing any more, and no reminder stands for an entry of it.
void forget_slot(Conversation& conversation, const SlotId& slot);

// When step() wants to be called with ReminderDue, and for which name; nothing: never by itself.
struct NextDue {
    ReminderId name;
    Instant due{};
    bool operator==(const NextDue&) const = default;
};
std::optional<NextDue> next_due(const Conversation& conversation);

}  // namespace onward

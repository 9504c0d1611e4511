// Dialogs as authors wrote them: states, cases, effects, targets. Immutable, with every name resolved to its
// full form by the loader ("mood" has become "checkin.mood"), so that the engine never guesses.
// docs/format.md explains each key; the fields here bear the same names.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/ids.hpp"
#include "base/instant.hpp"
#include "base/source.hpp"
#include "base/value.hpp"
#include "script/condition.hpp"
#include "script/slots.hpp"
#include "script/texts.hpp"

namespace onward {

// --- effects (`do`)

// Which entry of a list: by its number as shown (1 is the oldest), the last, or the first date that is not
// past.
struct EntryChoice {
    enum class Kind { number, last, next, all };
    Kind kind = Kind::number;
    SlotId number;  // of Kind::number
    bool operator==(const EntryChoice&) const = default;
};
struct Because {
    std::vector<SlotId> slots;  // a slot, or the slots of a group
    std::optional<Value> only;  // `GROUP are V`
};
struct SetSlot {
    SlotId slot;
    Expression value;  // a literal, a slot, or an expression
    std::vector<Because> because;
};
struct TakeEntity {
    SlotId slot;
    EntityId entity;  // "text": the whole message
};
struct AddToList {
    SlotId list;
    std::optional<SlotId> slot;  // with its words
    std::string group;           // the slots of a group as one entry
    std::optional<Value> literal;
};
struct LoadEntry {
    SlotId list;
    EntryChoice which;
};
struct PutEntry {
    SlotId list;
    EntryChoice which;
};
struct RemoveEntry {
    SlotId list;
    EntryChoice which;
};
struct ClearSlots {
    std::vector<SlotId> slots;  // groups have become their slots
};
struct Remind {
    ReminderId name;
    StateId goes_to;
    std::optional<Span> after;
    std::optional<std::variant<TimeOfDay, SlotId>> at;
    std::optional<Expression> on;  // a date
    std::optional<Span> every;
    std::optional<SlotId> of;  // a list: one for each entry
};
struct CancelReminders {
    std::vector<ReminderId> names;
    bool all = false;
};
struct ExportEverything {};
struct ForgetEverything {
    std::vector<SlotId> except;
};
struct ForgetKnown {
    SlotId number;  // of a line of {known}
};
using Effect = std::variant<SetSlot, TakeEntity, AddToList, LoadEntry, PutEntry, RemoveEntry, ClearSlots,
                            Remind, CancelReminders, ExportEverything, ForgetEverything, ForgetKnown>;

// --- targets

enum class EndKind { done, skipped };
enum class Verb { back, skip, pause, resume, restart, stop, change, correct };

struct NoTarget {
};  // a button with `value` (its state's `then` follows), `enter` (at `start`), `visit`, `gates`
struct Goto {
    StateId state;  // of another dialog too; a dialog's name has become its start
};
struct Call {
    StateId state;
    std::optional<StateId> back;  // nothing: `here`, the open question again
};
struct Answered {
    std::optional<StateId> state;  // nothing: `here`
};
struct Stay {
    bool reprompt = true;  // else quiet
};
struct End {
    EndKind how = EndKind::done;
};
struct UseVerb {
    Verb verb = Verb::back;
};
using Target = std::variant<NoTarget, Goto, Call, Answered, Stay, End, UseVerb>;

// --- cases

struct Anything {};
struct WordsAtLeast {
    int words = 0;
};
// An intent, {entity: NAME}, {words_at_least: N}, or `anything`.
using Trigger = std::variant<IntentId, EntityId, WordsAtLeast, Anything>;

struct Case {
    std::vector<Trigger> when;  // any of them
    std::optional<Expression> only_if;
    std::vector<Effect> effects;
    std::vector<TextId> say;
    Target target;
    Source source;
    // of a button:
    std::optional<Template> label;
    std::optional<Value> value;
    bool alone = false;
    // of a gate: the dialogs it concerns; both empty: all topics
    std::vector<DialogId> for_dialogs, except_dialogs;
};

// --- states and dialogs

struct Fill {
    std::optional<SlotId> slot;    // nothing: not kept
    std::optional<EntityId> from;  // nothing: the buttons' values alone; "text": whatever is written
    std::optional<Value> skipped;
    bool high = false;  // which end of a range
    bool many = false;
    std::optional<IntentId> until;
    bool topics = false;
};

struct NoReply {
    Span after;
    int at_most = 1;
    Case then;
};

struct State {
    StateId id;
    std::optional<Expression> only_if;  // `once: true` has become one
    std::vector<Effect> effects;
    std::vector<TextId> say;
    std::optional<TextId> ask;  // set: a waiting state
    std::optional<TextId> why;
    std::optional<Fill> fill;
    std::vector<Case> buttons;
    std::optional<int> buttons_at_most;
    std::optional<std::vector<std::string>> with;  // instead of the dialog's
    std::vector<Case> listen;
    std::vector<Case> no_match;
    std::optional<NoReply> no_reply;
    std::optional<TextId> on_return;
    std::vector<Case> then;
    Source source;
    bool waits() const { return ask.has_value(); }
};

struct Refrain {
    TextId say;
    int every = 2;
};

struct Dialog {
    enum class Kind { topic, small_talk, safety };
    DialogId id;
    std::string title;
    std::string summary;
    std::vector<std::string> covers;
    Kind kind = Kind::topic;
    StateId start;  // empty for small talk without states
    std::vector<Case> enter;
    Span resume_within{0, std::chrono::hours{24}};
    std::vector<StateId> questions;
    std::vector<std::string> with;
    std::vector<Case> listen;
    std::vector<Case> no_match;
    std::optional<Refrain> refrain;
    std::vector<StateId> states;  // in the file's order; the states themselves are in the Script
    Source source;
};

// A named set of answers of shared.yaml.
struct AnswerSet {
    std::string name;
    std::vector<Case> buttons;
    std::vector<Case> listen;
    std::vector<Case> no_match;
    Source source;
};

// coach.yaml, but for its texts.
struct Coach {
    DialogId first;
    DialogId home;
    IntentId asks_why;
    std::vector<Case> gates;
    std::vector<Case> visit;
    std::vector<Case> commands;
    std::map<std::string, TextId> lines;  // "returning" -> coach.returning
};
// The lines of coach.yaml: those that the engine needs (the loader's D036), and those of channels with
// groups, without which nobody is invited there.
extern const std::vector<std::string> kCoachLines;
extern const std::vector<std::string> kGroupLines;

// slots.yaml, `reminders`.
struct ReminderRules {
    TimeOfDay quiet_from{22 * 60}, quiet_to{8 * 60};
    int a_day = 1;
    int unanswered = 3;
    std::optional<SlotId> off;
    std::optional<std::string> rest;  // a named condition
};

}  // namespace onward

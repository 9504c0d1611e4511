// A talk: a written conversation of a *.talk file, as data. parse_talk() reads any bytes and gives every
// finding at once; docs/talks.md is the authors' reference of the format.
//
//   == A slip is met without blame        Talk::name
//   start: checkin.ask_days               Talk::settings
//
//   > I texted him last night             Block::opening (a user's act, or a change of the world)
//   = intent slip.wrote                   Block::items (what is expected and checked, in order)
//   <# slip.thanks
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/instant.hpp"
#include "loader/diagnostic.hpp"
#include "replay/pattern.hpp"

namespace onward {

constexpr std::size_t kMostTalkBytes = 4 << 20;  // a file; the largest talk by hand is a thousandth of it
constexpr std::size_t kMostLineBytes = 64 << 10;

// The codes of findings in talks; stable, never reused.
struct TalkCode {
    std::string_view code;
    std::string_view meaning;
};
inline constexpr TalkCode kTalkCodes[] = {
    {"T01", "no known first character"},
    {"T02", "unknown setting, a value it does not take, or a setting after the first block"},
    {"T03", "unknown check, event or clock phrase, or its form is wrong"},
    {"T04", "unknown state, intent, slot, text, reminder or helpline"},
    {"T05", "a line where it can not stand"},
    {"T06", "checks nothing, or is still to be written"},
    {"T07", "a value that does not fit its slot's type or limits"},
    {"T08", "a pattern that matches the empty text or that RE2 refuses; no words"},
    {"T09", "date, weekday, zone, or a local time that is missing or ambiguous"},
    {"T10", "`continues:` not found, or in a circle"},
    {"T11", "two conversations of one name, no conversation, or no name"},
    {"T12", "not UTF-8, or too large"},
    {"T13", "`skip:` on a safety talk, or without a reason"},
    {"T14", "`(old N)`, `(again N)`, `(edit N)`: nothing so far back"},
};

// Where something stands in its file: line and column from 1, the column and width in characters.
struct Place {
    int line = 0;
    int column = 1;
    int width = 1;
    bool operator==(const Place&) const = default;
};

// A name as it is written; `*` in a check's names stands for any characters.
struct WrittenName {
    std::string name;
    Place place;
    bool operator==(const WrittenName&) const = default;
};

// "Tue 20:00", "2026-01-11 18:00", "02:30 +01:00": a moment on the user's wall.
struct When {
    std::optional<int> weekday;  // 1 Monday to 7 Sunday
    std::optional<Date> date;
    TimeOfDay time;
    std::optional<std::chrono::minutes> offset;  // tells the two of an autumn night apart
    Place place;
    bool operator==(const When&) const = default;
};

// A value as an author wrote it; what it means is for its slot's type to say.
struct WrittenValue {
    std::string text;
    std::vector<std::string> items;  // of a list
    bool is_list = false;
    Place place;
    bool operator==(const WrittenValue&) const = default;
};

// --- settings ---------------------------------------------------------------------------------------------

inline constexpr std::array<std::string_view, 11> kSettingNames = {
    "about", "start", "continues", "clock", "slots", "reminders", "seed", "channel", "tags", "never", "skip"};

struct Continues {
    std::string file;  // relative to the talk's own file, as written
    std::string name;
    Place place;
    bool operator==(const Continues&) const = default;
};
struct ClockSetting {
    When when;         // with a date
    std::string zone;  // an IANA name; also the user's
    Place zone_place;
    bool operator==(const ClockSetting&) const = default;
};
struct SlotSetting {
    WrittenName slot;
    WrittenValue value;
    bool operator==(const SlotSetting&) const = default;
};
struct ReminderSetting {
    WrittenName reminder;
    When at;
    bool operator==(const ReminderSetting&) const = default;
};
struct NeverSetting {
    Pattern pattern;
    Place place;
    bool operator==(const NeverSetting&) const = default;
};

// A conversation's settings, the file's own folded in.
struct Settings {
    std::string about;
    std::vector<WrittenName> start;  // the state to wait in, then the frames below it; empty: fresh
    std::optional<Continues> continues;
    std::optional<ClockSetting> clock;
    std::vector<SlotSetting> slots;
    std::vector<ReminderSetting> reminders;
    std::optional<std::uint64_t> seed;
    std::string channel = "repl";
    std::vector<std::string> tags;
    std::vector<NeverSetting> never;
    std::optional<std::string> skip;  // the reason
    bool operator==(const Settings&) const = default;
};

// --- what the user does -----------------------------------------------------------------------------------

inline constexpr std::array<std::string_view, 11> kEventNames = {
    "photo", "voice", "video", "sticker", "file", "location", "again", "edit", "empty", "bytes", "repeat"};

struct Writes {        // also (empty), (bytes ..), (repeat ..)
    std::string text;  // UTF-8 as it reaches the engine: broken bytes are already U+FFFD
    bool operator==(const Writes&) const = default;
};
struct Edits {
    int back = 1;  // 1: the last message, 2: the one before
    std::string text;
    bool operator==(const Edits&) const = default;
};
struct Presses {
    std::string label;
    int old = 0;  // 0: of the open question; 1: the latest earlier message that offered it, 2: the one before
    bool operator==(const Presses&) const = default;
};
struct SendsNotText {
    std::string kind;  // "photo"
    bool operator==(const SendsNotText&) const = default;
};
struct RepeatsEvent {
    int back = 1;  // 1: the last event once more, 2: the one before
    bool operator==(const RepeatsEvent&) const = default;
};

// --- time and the world -----------------------------------------------------------------------------------

inline constexpr std::array<std::string_view, 9> kWorldPhrases = {
    "after",   "at",         "until next message", "quiet for",      "restart",
    "content", "clock back", "fault store",        "fault duplicate"};
// The longest wait of one line: ten years are more than any reminder of a conversation looks ahead.
constexpr int kLongestWaitDays = 3660;

struct After {
    Span length;
    bool quiet = false;  // `quiet for`: nothing may be said
    bool operator==(const After&) const = default;
};
struct At {
    When when;
    bool operator==(const At&) const = default;
};
struct UntilNextMessage {
    bool operator==(const UntilNextMessage&) const = default;
};
struct Restart {
    bool operator==(const Restart&) const = default;
};
struct OtherContent {
    std::string folder;  // relative to the talk's own file, as written
    Place place;
    bool operator==(const OtherContent&) const = default;
};
struct ClockBack {
    Span length;
    bool operator==(const ClockBack&) const = default;
};
struct Fault {
    enum class Kind { store, duplicate };
    Kind kind = Kind::store;
    bool operator==(const Fault&) const = default;
};

using UserAct = std::variant<Writes, Edits, Presses, SendsNotText, RepeatsEvent>;
using WorldAct = std::variant<After, At, UntilNextMessage, Restart, OtherContent, ClockBack, Fault>;

// --- what is expected -------------------------------------------------------------------------------------

struct ExpectedButtons {
    std::vector<std::string> labels;
    bool any = false;   // [*]
    bool more = false;  // [a | ...]
    Place place;
    std::string written;
    bool operator==(const ExpectedButtons&) const = default;
};

struct Expected {
    enum class Kind { exact, text, words, pattern, any, rest };  // <  <#  <~  </  <*  <...
    Kind kind = Kind::exact;
    std::string text;  // the words; of Kind::text the id
    // Of Kind::words: runs of adjacent plain words, a gap of any length between two runs.
    std::vector<std::vector<std::string>> runs;
    std::optional<Pattern> pattern;
    std::optional<ExpectedButtons> buttons;  // nothing: none may be there, but for Kind::any and rest
    Place place;
    std::string written;  // all its lines
    bool operator==(const Expected&) const = default;
};

// --- checks -----------------------------------------------------------------------------------------------

inline constexpr std::array<std::string_view, 16> kCheckNames = {
    "state", "intent", "also", "entity", "rung",     "no_match", "slot",  "holds",
    "stack", "ended",  "text", "time",   "reminder", "said",     "saved", "helpline"};
inline constexpr std::array<std::string_view, 5> kNegatableCheckNames = {"state", "intent", "text", "said",
                                                                         "saved"};

enum class Comparing { equal, not_equal, less, at_most, greater, at_least, includes, is_set, is_not_set };

struct InState {
    WrittenName state;
    bool negated = false;
    bool operator==(const InState&) const = default;
};
struct DecidedByIntent {
    WrittenName intent;  // "none": no intent decided
    bool negated = false;
    std::optional<std::vector<std::string>> by;  // plain words of the utterance
    bool operator==(const DecidedByIntent&) const = default;
};
struct AlsoIntent {
    WrittenName intent;
    bool operator==(const AlsoIntent&) const = default;
};
struct FoundInUtterance {
    WrittenName entity;
    WrittenValue value;
    bool operator==(const FoundInUtterance&) const = default;
};
struct AnsweredByRung {
    std::string rung;
    bool operator==(const AnsweredByRung&) const = default;
};
struct NotUnderstood {
    std::optional<int> nth;
    bool operator==(const NotUnderstood&) const = default;
};
struct SlotHolds {
    WrittenName slot;
    Comparing comparing = Comparing::equal;
    WrittenValue value;
    bool operator==(const SlotHolds&) const = default;
};
struct ConditionHolds {
    std::string condition;
    Place place;
    bool operator==(const ConditionHolds&) const = default;
};
struct StackIs {
    std::vector<WrittenName> states;  // the current one, then the frames below it
    bool operator==(const StackIs&) const = default;
};
struct DialogEnded {
    WrittenName dialog;
    std::string how;  // "done", "skipped", "cancelled"
    bool operator==(const DialogEnded&) const = default;
};
struct CameFromText {
    WrittenName text;
    bool negated = false;
    bool operator==(const CameFromText&) const = default;
};
struct SaidAt {
    When when;
    bool operator==(const SaidAt&) const = default;
};
struct ReminderIs {
    WrittenName reminder;
    std::optional<When> at;  // nothing: not set
    bool operator==(const ReminderIs&) const = default;
};
struct NotSaid {
    Pattern pattern;
    bool operator==(const NotSaid&) const = default;
};
struct NotSaved {
    std::optional<WrittenName> slot;  // nothing: no slot at all
    bool operator==(const NotSaved&) const = default;
};
struct HelplineShown {
    WrittenName kind;
    bool operator==(const HelplineShown&) const = default;
};

struct TalkCheck {
    std::variant<InState, DecidedByIntent, AlsoIntent, FoundInUtterance, AnsweredByRung, NotUnderstood,
                 SlotHolds, ConditionHolds, StackIs, DialogEnded, CameFromText, SaidAt, ReminderIs, NotSaid,
                 NotSaved, HelplineShown>
        what;
    Place place;
    std::string written;
    bool operator==(const TalkCheck&) const = default;
};

// --- conversations ----------------------------------------------------------------------------------------

using Item = std::variant<Expected, TalkCheck>;

struct Block {
    std::variant<UserAct, WorldAct> opening;
    std::vector<Item> items;
    Place place;
    std::string written;  // of the opening, all its lines
    bool by_user() const { return std::holds_alternative<UserAct>(opening); }
    bool operator==(const Block&) const = default;
};

struct Talk {
    std::string file;  // as it was named
    std::string name;
    int line = 0, last_line = 0;  // of its file; the last is the one before the next conversation
    Settings settings;
    std::vector<Block> blocks;
    bool has_tag(std::string_view tag) const;
    bool operator==(const Talk&) const = default;
};

struct ParsedTalks {
    std::vector<Talk> talks;  // in the file's order; what could be read of them, where there are findings
    std::vector<Diagnostic> findings;  // by place
};

// Total and pure: any bytes give conversations or findings. `file` is only a name.
ParsedTalks parse_talks(std::string_view file, std::string_view bytes);

}  // namespace onward

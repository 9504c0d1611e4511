#include "loader/codes.hpp"

#include <algorithm>

namespace onward {
namespace {

// Each example has the fault at the end of its last line, or at the line that a comment in it points to.
const std::vector<CodeHelp> kTable = {
    {"D001", "file unreadable",
     "The file could not be opened, is not UTF-8, holds a NUL byte, or is a link that leads out of the "
     "content folder.",
     "dialogs/everyday/walk.yaml, saved in Windows-1252",
     "Save the file as UTF-8, without a byte order mark, and give the program leave to read it."},
    {"D002", "YAML syntax",
     "The file is no YAML from this place on. Most often a text begins with one of { [ \" ' * & # ! | > % @ "
     "or holds \": \", "
     "or a bracket is not closed.",
     "texts:\n  question: Two things: how are you, and why?",
     "Put the text in quotes, or close the bracket. Only the first such slip of a file is told, so look "
     "again afterwards."},
    {"D003", "YAML that is not used here",
     "The format is a plain part of YAML: it has no anchors, aliases, tags, merge keys and directives, no "
     "second document in a "
     "file, and no tabs.",
     "texts:\n  question: *how* are you?",
     "A text that begins with * & or ! needs quotes. Write what is shared once, in shared.yaml, and take it "
     "by `with`. Indent "
     "with spaces."},
    {"D004", "key stands twice",
     "A mapping has the same key twice. Only one of them could count, and nobody would see which.",
     "  bye:\n    say: bye\n    say: go_well",
     "Leave one of them out, or make a list of both: `say: [bye, go_well]`."},
    {"D005", "value missing",
     "A key has nothing behind it, or an empty text or list, where a value is needed.", "  bye:\n    say:",
     "Write the value, or leave the key out. A text that begins with # or is cut by a line break needs "
     "quotes."},
    {"D006", "file too large or too deep",
     "The file has more than 8 MiB, a line of more than 16 KiB, or more than 64 levels. No author writes "
     "such files.",
     "a list in a list in a list, and so on",
     "Split the file: one dialog a file, one family of intents a file."},
    {"D007", "format missing or unknown",
     "Every file begins with the version of the format that it is written in. This program knows version 1.",
     "dialog: walk\ntitle: a walk", "Write `format: 1` as the first line."},
    {"D008", "unknown key",
     "The format has no such key at this place. Keys are closed, so that a slip of the pen can not be taken "
     "for nothing.",
     "  mood:\n    aks: mood_question",
     "Correct the spelling, or look in docs/format.md for the key that is meant. Some keys stand only beside "
     "another."},
    {"D009", "key missing", "Something can not do without this key.", "format: 1\ndialog: walk\nstart: mood",
     "Add the key that the finding names."},
    {"D010", "wrong kind of value",
     "The value is no number, list, duration or word of those that may stand here, or is outside the limits.",
     "buttons_at_most: many",
     "Write what the finding asks for. A text that begins with { or [ needs quotes."},
    {"D011", "name malformed",
     "Names are lower_snake_case; intents are family.name or family.name.kind. A dialog bears the name of "
     "its file, and no "
     "state bears the name of a dialog.",
     "states:\n  Good Bye:", "Rename it: `good_bye`."},
    {"D012", "defined twice",
     "Two dialogs, intents, sets, entities, texts or values have one name, perhaps in two files.",
     "intents/a.yaml and intents/b.yaml both define answer.yes", "Rename one of them, or put both into one."},
    {"D013", "dialog not defined", "No file under dialogs/ holds a dialog of this name.",
     "then: {goto: wlak}", "Correct the spelling, or write the dialog."},
    {"D014", "state not defined", "The dialog has no state of this name.", "then: {goto: byee}",
     "Correct the spelling, or write the state. A state of another dialog is named dialog.state."},
    {"D015", "text not defined",
     "No text of this name stands in the dialog's own `texts`, nor in those of coach.yaml or shared.yaml.",
     "  bye:\n    say: by",
     "Correct the spelling, or write the text. A text of another dialog is named dialog.text."},
    {"D016", "intent not defined", "No file under intents/ defines this intent.", "enter: {when: walk.strat}",
     "Correct the spelling, or write the intent with its rules and examples."},
    {"D017", "slot not defined", "slots.yaml has no slot or group of this name.",
     "fill: {slot: mood_todya, from: mood}", "Correct the spelling, or define the slot."},
    {"D018", "entity, synonym set or reminder not defined",
     "The entity is neither built in nor defined under intents/; the set stands nowhere; or no effect sets a "
     "reminder of this "
     "name.",
     "fill: {slot: mood_today, from: moood}",
     "Correct the spelling, or define it. Built in are number, duration, date, time, yes_no, name, country, "
     "zone and text."},
    {"D019", "help line not defined or not checked",
     "There is no such kind of help line, `anywhere` or `unknown` lacks a kind, or a contact lacks the day "
     "on which somebody "
     "made sure of it.",
     "crisis: [{name: Samaritans, call: 116 123}]",
     "Name one of emergency, crisis, abuse, behaviour, youth and images; write `checked: 2026-03-01` once "
     "you have looked."},
    {"D020", "condition or value",
     "A condition can not be read, compares what has different types, or names a value that the slot can "
     "never have.",
     "if: red = maybe",
     "Write it as docs/format.md says, section 5. The finding names the values that would fit."},
    {"D021", "placeholder",
     "A text has a brace that does not close, or names an unknown slot, form or filter; or the slot may be "
     "empty there, and the "
     "placeholder has no fallback.",
     "bye: Go well, {name}.",
     "Correct it; write a fallback, {name|you}, or an `otherwise` beside the slot; or say the text only `if: "
     "name is set`. A "
     "brace that is meant as a brace is doubled: {{."},
    {"D022", "pronoun set incomplete",
     "Texts may use every form of a pronoun, so each set needs them all: they, them, their, theirs, themself "
     "and number.",
     "he: {they: he, them: him, number: one}", "Add the missing forms."},
    {"D023", "list of cases",
     "A case leads nowhere, or to two places; the last case of a list has an `if`, so that nothing may "
     "apply; a case can never be "
     "reached; `here` is meant where no question is open; or a long silence leads to a question.",
     "then:\n  - {if: mood_today <= 2, goto: very_low}",
     "Give each case one of goto, call (with `back`), answered, stay, end or verb. End the list with a case "
     "without `if`. Put "
     "cases with `if` before the one without."},
    {"D024", "regex refused",
     "RE2 does not take this pattern, it is longer than 2 KB, or it holds {a|b}, which is a phrase's. RE2 "
     "has "
     "no look-around and no back-references, so that no message can hold it up.",
     "regex: \"(k)ms\\\\1\"", "Write it without them, with (a|b) for alternatives, or as a phrase."},
    {"D025", "phrase or words rule",
     "A bracket of a phrase is not closed, or one of `words` is more than a word.",
     "phrase: want to (really write",
     "( ) is optional, {a|b} one of these, {name} a synonym set, ... a gap of up to four words."},
    {"D026", "gap in a regex",
     "A gap such as .{0,30} or .* makes the matcher slow, and lets a rule reach from one clause into the "
     "next.",
     "regex: \"kill.{0,30}myself\"",
     "Write a phrase: `phrase: kill ... myself`. It stays inside its clause."},
    {"D027", "states that could loop, or too many in a row",
     "States that do not ask, or may be passed over, lead round in a circle, or more than 16 of them could "
     "pass in one turn. "
     "Conditions are not looked at: what could happen counts.",
     "  one:\n    then: {goto: two}\n  two:\n    then: {goto: one}",
     "Let one of the states ask, or lead out of the circle. A gate's own target belongs into its `except`."},
    {"D028", "moved",
     "`moved` leads a conversation in flight from a state that is gone to one that exists today. It names "
     "something that does "
     "not exist, or moves what still does.",
     "moved: {mood: feeling}   # and the state mood is still there",
     "Left stands the old name, right the state of today; a whole dialog is {old_dialog.*: dialog.*}. Do not "
     "move in steps."},
    {"D029", "help-line number in a text",
     "A number that is, or looks like, that of a help line stands in a text. There it would not fit the "
     "user's country, and would "
     "grow old unseen.",
     "bye: You can call 116 123 at any hour.",
     "Write {helpline crisis}, {helpline crisis|line} or {helpline crisis|number}; the number stands in "
     "helplines.yaml."},
    {"D030", "safety intent without its dialog",
     "No safety dialog enters on this safety intent, or two do, or only under a condition; or two safety "
     "intents have one number, "
     "so that nobody knows which is more urgent.",
     "safety.suicide: {safety: 2, ...}   # and no dialog has it in `enter`",
     "Name it in the `enter` of exactly one safety dialog, once without `if`. Give each safety intent a "
     "number of its own."},
    {"D031", "buttons",
     "Two buttons of a question have one label; a value does not fit the slot of `fill`; or there is nothing "
     "to press where the "
     "buttons alone fill the slot.",
     "fill: {slot: sign_one}\nbuttons: [{label: \"Yes\", value: presnt}]",
     "Word the labels differently, and name a value that the slot holds. If a set of `with` does not fit, "
     "give the state a `with` "
     "of its own."},
    {"D032", "effect that does not fit",
     "An effect is done to a slot of another type: `add` to what is no list, a value that the slot does not "
     "hold, `load` of a list "
     "that is not of a group.",
     "do: {add: {mood_today: 3}}",
     "Take the effect or the slot that is meant: `set` for single values, `add` and `remove` for lists."},
    {"D033", "allow",
     "`allow` names a code that does not exist or can not be silenced, or gives no reason of at least ten "
     "characters.",
     "allow: {C20: fine}",
     "Name the code of the finding and say why it is right as it is. Load errors, C11, C13, C24 and C40 are "
     "mended, never silenced."},
    {"D034", "promises file",
     "A line of tests/promises.txt is no promise that the program knows, or names what does not exist.",
     "stop: from any sate, command stop leads to home.*",
     "Write one of the sentences of docs/talks.md, section 3.4."},
    {"D035", "circle",
     "Named conditions or values, synonym sets, entities, texts or the words of slots need each other in a "
     "circle, and could never "
     "be worked out.",
     "conditions:\n  late: not early\n  early: not late", "Write one of them without the others."},
    {"D036", "coach.yaml is not complete",
     "`first`, `home` or one of the lines that the engine says by itself is missing, or home is no topic.",
     "lines:\n  returning: Back to where we were.   # and no other",
     "Add what the finding names; docs/format.md, section 3.6, lists the lines."},
    {"D037", "questions",
     "`questions` lists numbered questions, and this state asks nothing or does not exist.",
     "questions: [one, result]", "Name states with `ask` only."},
    {"D038", "fill",
     "The entity can not give what the slot holds; `many` stands beside what is no list; `until` or `topics` "
     "beside what is no text; "
     "or `range` beside what is no number and no date.",
     "fill: {slot: mood_today, from: date}",
     "Take an entity and a slot of one type. Lists are filled with `many: true`."},
    {"D039", "question that nobody can answer",
     "A state asks and understands no answer, or has what belongs to a question and does not ask.",
     "  rest:\n    ask: rest_question",
     "Give it `fill`, `buttons`, `listen` or `no_match`; or give it an `ask`."},
    {"D040", "no_match that never leads on",
     "The last case of `no_match` stays, so that somebody who is not understood never gets on; or it skips, "
     "and the state has no "
     "`then` that could follow.",
     "no_match: {say: not_understood, stay: reprompt}",
     "Let the last case lead on: goto, end, or verb: skip where there is a `then`. Only safety dialogs may "
     "stay."},
    {"D041", "too many texts",
     "More than three texts in one `say`, or more than two where a state is entered.",
     "say: [one, two, three, four]", "Put them into fewer texts, or let the user answer in between."},
    {"D042", "question that may be left out",
     "The text of an `ask` has conditions alone, or consists of another text that may be left out. Then the "
     "coach would wait, "
     "having asked nothing.",
     "mood_question: {if: late, text: How is tonight?}", "Add a last alternative without `if`."},
    {"D043", "words of the content in a text slot",
     "A text slot holds what the user wrote, and so does a list of texts. `set` and `add` can give it the "
     "text "
     "of another slot, no words of the content.",
     "do: {set: {ex: Anna}}", "Name a text slot, or use an enum for values of your own."},
    {"D044", "label",
     "A label has more than 64 characters, or is what somebody types for stop, help, urgent, export, delete "
     "or reminders off. A "
     "label wins over a command, and these may never be lost.",
     "buttons: [{label: Stop, goto: bye}]", "Shorten it; or word it differently: \"Enough of this\"."},
    {"D045", "with", "`with` names a set that shared.yaml lacks, or two sets that answer the same.",
     "with: [yes_no, yes_partly_no]",
     "Correct the spelling; or take one of the two, or leave the answer out of one."},
    {"D046", "calls in a circle, or a home that ends",
     "A dialog calls another which calls it again, more than 8 dialogs may be open on top of each other, or "
     "the home dialog ends.",
     "walk calls sit_with, and sit_with takes a set that calls walk",
     "Use `goto`, or end the first dialog before. Home leads to one of its states, or stays."},
    {"D047", "reminder without a time, or with two", "A reminder has neither `after` nor `at`, or both.",
     "do: {remind: {name: noon, goto: walk}, every: 1d}",
     "Write `after: 7d`, or `at: 12:00`, perhaps with `on: today + 1`."},
    {"D048", "file in the wrong folder",
     "The file lies where its kind does not belong: safety dialogs lie in dialogs/safety/ and no others do.",
     "dialogs/path/danger.yaml, with kind: safety", "Move the file."},
    {"D049", "comment beside a text",
     "A comment stands behind a text without quotes, on the same line. If the # was meant, the text would be "
     "cut silently.",
     "bye: Go well # said at the door", "Put the text in quotes, or the comment on a line of its own."},
    {"D050", "enum without words",
     "An enum is shown and a value has no `words`, or stands among reasons and a value has no `says`. Nobody "
     "wants to read "
     "\"not_now\".",
     "result: {type: enum, values: [not_now, clear], keep: profile}   # and a text shows {result}",
     "Add `words: {not_now: not now, clear: clear}`, or `says` for each value."},
    {"D051", "slot or name that is one of its kind",
     "There are two slots of type country, zone or pronoun, which the engine finds by their type; or a gate "
     "or the reminders' `rest` "
     "speaks of a name that does not exist.",
     "gates: [{if: late, for: [sings], end: skipped}]",
     "Keep one slot of the type; correct the name. Gates stand before topics, never before safety dialogs."},
    {"C21", "example not proven",
     "An example does not match its own intent, is won by another one, or leads by less than the least lead; "
     "or a counterexample "
     "matches.",
     "examples: [i want to text him]   # and no rule of the intent finds it",
     "Write a rule that finds it, or an `unless` that keeps the counterexample out. \"By its examples alone\": "
     "no rule is at fault, an example is too much like it; reword one of the two, or write an `unless`. "
     "`onward why TEXT` shows what matches and why."},
};

}  // namespace

const std::vector<CodeHelp>& code_table() { return kTable; }

const CodeHelp* explain(std::string_view code) {
    const auto at =
        std::find_if(kTable.begin(), kTable.end(), [&](const CodeHelp& help) { return help.code == code; });
    return at == kTable.end() ? nullptr : &*at;
}

const std::vector<std::string>& lint_codes() {
    static const std::vector<std::string> kLints = {
        "C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "C09", "C10", "C11", "C12", "C13",
        "C14", "C15", "C16", "C17", "C20", "C21", "C22", "C23", "C24", "C25", "C40", "C41", "C90"};
    return kLints;
}

bool is_code(std::string_view code) {
    return explain(code) != nullptr ||
           std::find(lint_codes().begin(), lint_codes().end(), code) != lint_codes().end();
}

bool may_be_allowed(std::string_view code) {
    constexpr std::string_view kNever[] = {"C11", "C13", "C24", "C40"};
    return code.substr(0, 1) == "C" &&
           std::find(std::begin(kNever), std::end(kNever), code) == std::end(kNever);
}

}  // namespace onward

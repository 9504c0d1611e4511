// The table itself. Its order is that of docs/format.md, section 3.
#include <utility>

#include "base/ensure.hpp"
#include "loader/schema.hpp"
#include "script/dialogs.hpp"
#include "script/helplines.hpp"

namespace onward {
namespace {

using Kind = Shape::Kind;

Shape of(Kind kind) { return {.kind = kind}; }
Shape within(Kind kind, double min, double max) { return {.kind = kind, .min = min, .max = max}; }
Shape one_of(std::vector<std::string> choices) {
    return {.kind = Kind::choice, .choices = std::move(choices)};
}
Shape a(std::string mapping) { return {.kind = Kind::mapping, .mapping = std::move(mapping)}; }
Shape list_of(Shape item) { return {.kind = Kind::list, .inner = {std::move(item)}}; }
Shape some(Shape item) { return {.kind = Kind::list, .inner = {std::move(item)}, .one_alone = true}; }
Shape some_or_none(Shape item) {
    return {.kind = Kind::list, .inner = {std::move(item)}, .one_alone = true, .may_be_empty = true};
}
Shape by(Shape::Keys keys, Shape value) {
    return {.kind = Kind::open, .inner = {std::move(value)}, .keys = keys};
}
Shape by_name(Shape value) { return by(Shape::Keys::name, std::move(value)); }
Shape any_of(std::vector<Shape> shapes) { return {.kind = Kind::any_of, .inner = std::move(shapes)}; }

Shape text() {
    return any_of({of(Kind::prose), a("alternative"), list_of(any_of({of(Kind::prose), a("alternative")}))});
}
Shape trigger() { return some(any_of({of(Kind::intent), a("trigger")})); }
Shape effects() { return some(a("effect")); }
Shape texts_to_say() { return some(of(Kind::reference)); }

Key format_key() { return {"format", of(Kind::format), "the version of this format", true}; }
Key allow_key() {
    return {"allow", by(Shape::Keys::code, of(Kind::prose)),
            "silences a finding of `onward check`, with its reason"};
}
Key texts_key() { return {"texts", by_name(text()), "the words, by name"}; }

// A case: what only this kind of case has, then what all have.
Mapping case_of(std::string name, std::string about, std::vector<Key> own) {
    Mapping mapping{std::move(name), std::move(about), std::move(own), {}, {}};
    std::vector<Key> shared = {
        {"if", of(Kind::condition), "false: the next case"},
        {"do", effects(), "effects, in order"},
        {"say", texts_to_say(), "texts, at most 3, rendered after `do`"},
        {"goto", of(Kind::reference), "a state, `dialog.state`, or a dialog (its start)"},
        {"call", of(Kind::reference), "opens a dialog on top; when it ends, `back` is entered"},
        {"back", of(Kind::reference), "a state, or `here` for the open question again", false, "call"},
        {"answered", of(Kind::name), "a state of this dialog, or `here`: its `then`, as after an answer"},
        {"stay", one_of({"reprompt", "quiet"}), "the question again, or no words; nothing else changes"},
        {"end", one_of({"done", "skipped"}), "this dialog is over; skipped: there was nothing to do"},
        {"verb", one_of({"back", "skip", "pause", "resume", "restart", "stop", "change", "correct"}),
         "what the engine does by itself"},
        allow_key()};
    mapping.keys.insert(mapping.keys.end(), shared.begin(), shared.end());
    mapping.counts = {
        {{"goto", "call", "answered", "stay", "end", "verb"}, 0, 1, "D023", "a case has one target"}};
    return mapping;
}

Key when_key() {
    return {"when", trigger(), "intents, {entity: NAME}, {words_at_least: N} or anything", true};
}

std::vector<Key> helpline_kinds() {
    std::vector<Key> keys;
    for (const std::string_view kind : kHelplineKinds)
        keys.push_back({std::string(kind), some(a("contact")), "contacts of this kind"});
    return keys;
}

std::vector<Key> coach_lines() {
    std::vector<Key> keys;
    for (const std::string& line : kCoachLines)
        keys.push_back({line, text(), "a line that the engine says by itself"});
    for (const std::string& line : kGroupLines)
        keys.push_back({line, text(), "a line said in a group, where others read it"});
    return keys;
}

std::vector<Key> joined(std::vector<Key> first, std::vector<Key> then) {
    first.insert(first.end(), then.begin(), then.end());
    return first;
}

std::vector<Mapping> dialog_mappings() {
    return {
        {"dialog",
         "a named graph of states for one purpose",
         {format_key(),
          {"dialog", of(Kind::name), "must be the file's name", true},
          {"title", of(Kind::prose), "what the user is told it is: \"Back to your check-in?\""},
          {"summary", of(Kind::prose), "one sentence, for people and pictures"},
          {"covers", some(of(Kind::token)), "what of the content brief this dialog carries"},
          {"kind", one_of({"topic", "small_talk", "safety"}),
           "the rung on which `enter` is tried (default: topic)"},
          {"start", of(Kind::name), "the state where it begins"},
          {"enter", some(a("enter")), "what opens it from anywhere; without a target: at `start`"},
          {"resume_within", of(Kind::duration), "left for longer it begins anew (default: 24h)"},
          {"questions", some(of(Kind::name)), "its numbered questions"},
          {"with", some_or_none(of(Kind::name)), "answer sets for all its waiting states"},
          {"listen", some(a("listen")), "understood in all its waiting states"},
          {"no_match", some(a("no_match")), "for waiting states that have none of their own"},
          {"refrain", a("refrain"), "safety: the line with contacts in one line"},
          {"states", by_name(a("state")), "the states, by name"},
          {"moved", by(Shape::Keys::moved, of(Kind::token)),
           "old state: new state, for conversations in flight"},
          texts_key(),
          allow_key()},
         {},
         {}},
        {"refrain",
         "a text added where a safety dialog showed no contacts for a while",
         {{"say", of(Kind::reference), "the text", true},
          {"every", within(Kind::integer, 1, 10), "in every so many replies (default: 2)"}},
         {},
         {}},
        {"state",
         "where a conversation waits (with `ask`) or passes",
         {{"only_if", of(Kind::condition), "otherwise the state is passed over"},
          {"do", effects(), "effects, on entering"},
          {"say", texts_to_say(), "texts, at most 2, before `ask`"},
          {"ask", of(Kind::reference), "makes it a waiting state: the question"},
          {"why", of(Kind::reference), "said when the user asks why this is asked"},
          {"fill", a("fill"), "which slot the answer goes to"},
          {"buttons", some_or_none(a("button")), "answers that can be pressed or typed"},
          {"buttons_at_most", within(Kind::integer, 2, 10), "more are left away before the last"},
          {"with", some_or_none(of(Kind::name)), "answer sets instead of the dialog's"},
          {"listen", some(a("listen")), "understood here, before the dialog's and its sets'"},
          {"no_match", some(a("no_match")), "one case a miss; the last one leads on"},
          {"no_reply", a("no_reply"), "the user says nothing for so long"},
          {"on_return", of(Kind::reference), "said when a digression comes back here"},
          {"then", some(a("then")),
           "after `fill`, after a button without a target, in a passing state at once"},
          allow_key()},
         {},
         {}},
        {"fill",
         "which slot the answer goes to",
         {{"slot", of(Kind::name), "where it goes; without it nothing is kept"},
          {"from", of(Kind::name), "an entity, or `text`; left out: the buttons' values alone"},
          {"once", of(Kind::flag), "short for `only_if: SLOT is not set`"},
          {"skipped", of(Kind::token), "what `skip` writes; without it, `skip` clears the slot"},
          {"range", one_of({"low", "high"}),
           "which end of \"between 3 and 4\", and which \"Tuesday\": the last or, with high, the next "
           "(default: low)"},
          {"many", of(Kind::flag), "lists: all choices named are taken"},
          {"until", of(Kind::intent), "text: each message is added until one is that intent alone"},
          {"topics", of(Kind::flag), "text: `listen` and the topics come before it"}},
         {},
         {}},
        {"trigger",
         "what a case waits for, if not an intent",
         {{"entity", of(Kind::name), "a value of this kind in the message"},
          {"words_at_least", within(Kind::integer, 1, 1000), "a message of so many words or more"}},
         {{{"entity", "words_at_least"},
           1,
           1,
           "D010",
           "`when` takes an intent, {entity: NAME}, {words_at_least: N} or anything"}},
         {}},
        case_of("enter", "what opens a dialog from anywhere", {when_key()}),
        case_of("listen", "what is understood beside the answer", {when_key()}),
        case_of("no_match", "what happens at a miss", {}),
        case_of("then", "where a state leads", {}),
        case_of("button", "an answer that can be pressed or typed",
                {{"label", of(Kind::prose), "what is shown, at most 64 characters", true},
                 {"value", of(Kind::token), "the value for the slot of `fill`"},
                 {"alone", of(Kind::flag), "with `many`: this value only, and the dialog goes on", false,
                  "value"},
                 {"when", trigger(), "intents that press it"}}),
        case_of("no_reply", "the user says nothing for so long",
                {{"after", of(Kind::duration), "for how long", true},
                 {"at_most", within(Kind::integer, 1, 10), "how often (default: 1)"}}),
        {"alternative",
         "a text under a condition; the first that applies is taken",
         {{"if", of(Kind::condition), "when it is taken"},
          {"text", some(of(Kind::prose)), "a string, or variants", true},
          allow_key()},
         {},
         {}},
        {"effect",
         "one thing that is done",
         {{"set", by_name(of(Kind::token)), "slot: value"},
          {"because", some(of(Kind::token)), "keeps a copy of the answers that led to it", false, "set"},
          {"take", by_name(of(Kind::name)), "slot: entity, from this message"},
          {"add", by_name(of(Kind::token)), "list: value, at the end"},
          {"load", by_name(of(Kind::token)), "list: N, into the group's slots"},
          {"put", by_name(of(Kind::token)), "list: N, the group's slots back into the entry"},
          {"remove", by_name(of(Kind::token)), "list: N, or all"},
          {"clear", some(of(Kind::name)), "slots and groups, as if never asked"},
          {"remind", a("remind"), "a reminder"},
          {"after", of(Kind::duration), "how long from now", false, "remind"},
          {"at", of(Kind::token), "a time, or a time slot", false, "remind"},
          {"on", of(Kind::value), "a date", false, "remind"},
          {"every", of(Kind::duration), "again and again", false, "remind"},
          {"of", of(Kind::name), "a list: one for each entry", false, "remind"},
          {"cancel", some(of(Kind::name)), "reminders, or all"},
          {"export", one_of({"everything"}), "hands over all that is kept"},
          {"forget", any_of({one_of({"everything"}), a("forget")}), "erases it with the end of this turn"},
          {"except", some(of(Kind::name)), "slots that stay", false, "forget"}},
         {{{"set", "take", "add", "load", "put", "remove", "clear", "remind", "cancel", "export", "forget"},
           1,
           1,
           "D010",
           "an effect does one thing; several are a list: [{set: ...}, {add: ...}]"}},
         {}},
        {"remind",
         "a stored future turn",
         {{"name", of(Kind::name), "its name; a new one replaces the old one", true},
          {"goto", of(Kind::reference), "a dialog or `dialog.state`", true}},
         {},
         {}},
        {"forget", "one line of {known}", {{"known", of(Kind::name), "a number slot", true}}, {}, {}},
    };
}

std::vector<Mapping> other_mappings() {
    return {
        {"coach",
         "which dialog is first, which is home, and what is said and understood everywhere",
         {format_key(),
          {"first", of(Kind::name), "the dialog that is first"},
          {"home", of(Kind::name), "where a conversation is when nothing is open"},
          {"asks_why", of(Kind::intent), "the intent that gets a state's `why`"},
          {"gates", some(a("gate")),
           "tried whenever a dialog is opened, entered midway, returned to or resumed"},
          {"visit", some(a("visit")), "tried at the first message 6 hours or more after the last"},
          {"commands", some(a("command")), "their intents match the whole message only"},
          {"lines", a("lines"), "texts that the engine says by itself"},
          texts_key(),
          allow_key()},
         {},
         {}},
        {"lines", "texts that the engine says by itself; all are required", coach_lines(), {}, {}},
        case_of("gate", "what stands before a dialog",
                {{"for", some(of(Kind::name)), "the dialogs it concerns (default: all topics)"},
                 {"except", some(of(Kind::name)), "the dialogs it does not concern"}}),
        case_of("visit", "what opens a new visit", {}),
        case_of("command", "a command", {when_key()}),
        {"shared",
         "answers that many questions take",
         {format_key(), {"answers", by_name(a("answers")), "answer sets, by name"}, texts_key()},
         {},
         {}},
        {"answers",
         "a named set of answers",
         {{"buttons", some(a("button")), "answers that can be pressed or typed"},
          {"listen", some(a("listen")), "what is understood"},
          {"no_match", some(a("no_match")), "one case a miss"},
          allow_key()},
         {},
         {}},
        {"slots",
         "what is remembered",
         {format_key(),
          {"slots", by_name(a("slot")), "slots, by name", true},
          {"groups", by_name(some(of(Kind::name))), "slots that are counted, shown or cleared together"},
          {"pronouns", by_name(a("pronoun_set")),
           "the forms of every set; the first stands while none is known"},
          {"reminders", a("reminder_rules"), "when reminders are silent"}},
         {},
         {}},
        {"slot",
         "a typed, named memory cell",
         {{"type", of(Kind::token),
           "text integer number yes_no enum date time country zone pronoun, or list of T", true},
          {"at_most", within(Kind::integer, 1, 10000), "characters of a text (500), entries of a list (100)"},
          {"each", within(Kind::integer, 1, 4000), "characters of a text in a list (500)"},
          {"min", within(Kind::number, -1e9, 1e9), "the least number"},
          {"max", within(Kind::number, -1e9, 1e9), "the greatest number"},
          {"values", some(of(Kind::name)), "of an enum, in order"},
          {"keep", some(of(Kind::name)), "turn, visit, profile, or one or several dialogs", true},
          {"log", one_of({"plain", "masked", "never"}), "what traces may show"},
          {"otherwise", of(Kind::token), "what values and texts take while it is not set"},
          {"says", any_of({of(Kind::prose), by(Shape::Keys::words, of(Kind::prose))}),
           "the words for lists, reasons and export"},
          {"words", by(Shape::Keys::words, of(Kind::prose)), "what {SLOT} prints for each value of an enum"},
          {"line", of(Kind::prose), "a list of a group: how `list` shows one entry"},
          allow_key()},
         {},
         {}},
        {"pronoun_set",
         "the forms of one pronoun",
         {{"they", of(Kind::token), "\"they came\""},
          {"them", of(Kind::token), "\"saw them\""},
          {"their", of(Kind::token), "\"their coat\""},
          {"theirs", of(Kind::token), "\"it is theirs\""},
          {"themself", of(Kind::token), "\"by themself\""},
          {"number", one_of({"one", "many"}), "\"she wants\" is one, \"they want\" is many"}},
         {},
         {}},
        {"reminder_rules",
         "when reminders are silent",
         {{"quiet", list_of(of(Kind::time)), "from and to: [22:00, 08:00]"},
          {"a_day", within(Kind::integer, 0, 24), "at most so many a day"},
          {"unanswered", within(Kind::integer, 1, 100), "after so many without an answer they end"},
          {"off", of(Kind::name), "the yes_no slot that switches them off"},
          {"rest", of(Kind::name), "the condition while which only safety dialogs' come"}},
         {},
         {}},
        {"conditions",
         "named conditions and values",
         {format_key(),
          {"conditions", by_name(of(Kind::condition)), "conditions, by name"},
          {"values", by_name(of(Kind::value)), "values, by name"}},
         {},
         {}},
        {"helplines",
         "contacts, each with the date it was checked",
         {format_key(),
          {"countries", by(Shape::Keys::country, a("country")), "by code; anywhere; unknown", true}},
         {},
         {}},
        {"country",
         "the contacts of a country",
         joined({{"name", of(Kind::prose), "its name"},
                 {"zone", of(Kind::token), "most people's time zone"},
                 {"ask", of(Kind::reference), "of unknown: a last line after the contacts of the turn"}},
                helpline_kinds()),
         {},
         {}},
        {"contact",
         "somebody to reach",
         {{"name", of(Kind::prose), "who it is; left out where the words around say it"},
          {"call", of(Kind::token), "a number to call"},
          {"sms", of(Kind::token), "a number to write to"},
          {"chat", of(Kind::token), "an address"},
          {"web", of(Kind::token), "an address"},
          {"mail", of(Kind::token), "an address"},
          {"hours", of(Kind::token), "always, or when"},
          {"for", of(Kind::prose), "for whom"},
          {"note", of(Kind::prose), "what to know"},
          {"checked", of(Kind::date), "the day on which somebody made sure of it"}},
         {{{"call", "sms", "chat", "web", "mail"},
           1,
           5,
           "D009",
           "a contact has one or more of call, sms, chat, web, mail"}},
         {}},
        {"intents",
         "one family of intents; synonym sets and entities",
         {format_key(),
          {"sets", by_name(some(of(Kind::prose))), "synonym sets; they may use sets"},
          {"entities", by_name(a("entity")), "entities, by name"},
          {"intents", by(Shape::Keys::intent, a("intent")), "intents, by name"}},
         {{{"sets", "entities", "intents"}, 1, 3, "D009", "the file holds no intents, sets or entities"}},
         {}},
        {"entity",
         "a typed value found in a message",
         {{"type", of(Kind::token), "a slot type", true},
          {"from", of(Kind::name), "another entity, whose finds it takes too"},
          {"words", by(Shape::Keys::words, of(Kind::token)), "words to values"},
          {"of", by(Shape::Keys::words, some(of(Kind::intent))), "values to intents"}},
         {},
         {}},
        {"intent",
         "what a message is for",
         {{"label", of(Kind::prose), "offered when two are close; without it never offered"},
          {"rules", some(a("rule")), "any one is enough"},
          {"unless", some(a("rule")), "rules that cancel it, in the same clause"},
          {"whole", of(Kind::flag), "the whole message only; then `examples` are the rules"},
          {"safety", within(Kind::integer, 1, 99), "tried before everything; lower is earlier"},
          {"examples", some(of(Kind::prose)), "proven by tests; also keyword evidence"},
          {"counterexamples", some(of(Kind::prose)), "what it must not match"},
          allow_key()},
         {},
         {}},
        {"rule",
         "one way to say it",
         {{"phrase", of(Kind::prose), "words in order: {set}, {one|of}, (optional), ..."},
          {"words", some(of(Kind::prose)), "all of them, in any order, in one clause"},
          {"regex", of(Kind::prose), "RE2 over the normalised text"},
          {"score", within(Kind::number, 0, 1), "0 to 1 (default: by kind and length)"},
          {"negated", one_of({"cancels", "ignored", "is_meant"}),
           "what a negation in its clause does (default: cancels)"},
          allow_key()},
         {{{"phrase", "words", "regex"}, 1, 1, "D010", "a rule is one of phrase, words, regex"}},
         {}},
        {"meanings",
         "coarse meanings and the intents that belong to them",
         {format_key()},
         {},
         some(of(Kind::token))},
    };
}

Format make_format() {
    Format format;
    format.files = {
        {FileKind::coach, "dialogs/coach.yaml", "coach", {"first", "home", "commands", "lines"}},
        {FileKind::shared, "dialogs/shared.yaml", "shared", {"answers"}},
        {FileKind::slots, "dialogs/slots.yaml", "slots", {"slots"}},
        {FileKind::conditions, "dialogs/conditions.yaml", "conditions", {"conditions", "values"}},
        {FileKind::helplines, "dialogs/helplines.yaml", "helplines", {"countries"}},
        {FileKind::dialog, "dialogs/{path,everyday,safety}/*.yaml", "dialog", {"dialog"}},
        {FileKind::meanings, "intents/meanings.yaml", "meanings", {}},
        {FileKind::intents, "intents/*.yaml", "intents", {"intents", "sets", "entities"}},
    };
    for (Mapping& mapping : dialog_mappings()) format.mappings.emplace(mapping.name, std::move(mapping));
    for (Mapping& mapping : other_mappings()) format.mappings.emplace(mapping.name, std::move(mapping));
    return format;
}

}  // namespace

const Format& content_format() {
    static const Format format = make_format();
    return format;
}

const FileForm& file_form(FileKind kind) {
    for (const FileForm& form : content_format().files)
        if (form.kind == kind) return form;
    broken_promise("every kind of file is in the table", __FILE__, __LINE__);
}

}  // namespace onward

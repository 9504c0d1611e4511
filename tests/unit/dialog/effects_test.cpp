#include "support/catch.hpp"
#include "support/small_coach.hpp"

namespace onward::test {
namespace {

// A dialog that waits in `ask` and does each of the given things on a button of its own.
std::shared_ptr<const Script> doing(const std::vector<std::pair<const char*, const char*>>& buttons) {
    std::string content = R"(
=== dialogs/path/doing.yaml
dialog: doing
title: effects
summary: One button for each effect.
start: ask
enter:
  - {when: go.told, do: {take: {mood: number}}, answered: ask}
states:
  ask:
    ask: ask_question
    buttons:
)";
    for (const auto& [label, effects] : buttons) {
        content +=
            std::string("      - {label: ") + label + ", do: " + effects + ", say: said, stay: quiet}\n";
    }
    content += R"(
    no_match: [{stay: reprompt}, {end: done}]
    then: {goto: told}
  told: {say: told_said, then: {end: done}}
texts:
  ask_question: What?
  said: "Because: {outcome|because}"
  told_said: Told.
=== dialogs/slots.yaml +
  mood: {type: integer, min: 0, max: 10, keep: profile, says: mood}
  doubled: {type: integer, min: 0, max: 15, keep: profile, says: doubled}
  moods: {type: list of integer, at_most: 3, keep: profile, says: moods}
  short: {type: text, at_most: 12, keep: profile, says: a short text}
  long: {type: text, keep: profile, says: a long text}
  harm: {type: enum, values: [present, absent], keep: profile, says: {present: you were hurt, absent: nobody hurt you}}
  other: {type: enum, values: [present, absent], keep: profile, says: {present: the other thing, absent: not the other thing}}
  outcome: {type: enum, values: [stop, go], keep: profile, words: {stop: stop, go: go}, says: what it came to}
  since_when: {type: date, keep: profile, says: since when}
  plan_when: {type: text, keep: profile, says: when}
  plan_act: {type: text, keep: profile, says: what}
  plans: {type: list of plan, at_most: 2, keep: profile, says: plans, line: "{plan_when}: {plan_act}"}
  day_on: {type: date, keep: profile, says: a day}
  days_to_come: {type: list of one_day, keep: profile, says: days, line: "{day_on|date}"}
  which: {type: integer, min: 0, keep: turn}
groups:
  plan: [plan_when, plan_act]
  one_day: [day_on]
  flags: [harm, other]
=== intents/go.yaml
intents:
  go.told: {rules: [{phrase: feeling at}], examples: ["feeling at 4"]}
)";
    return script_of(content);
}

Value text(const char* words) { return Value{std::string(words)}; }

}  // namespace

TEST_CASE("set writes in order, each seeing the ones before, clamped to the slot", "[dialog][effects]") {
    User user(
        doing({{"Do", "[{set: {mood: 9}}, {set: {doubled: mood + mood}}, {set: {since_when: today - 3}}]"}}));
    user.at("doing.ask").presses("Do");
    CHECK(user.slot("mood") == "9");
    CHECK(user.slot("doubled") == "15");
    CHECK(user.slot("since_when") == "2026-02-27");
}

TEST_CASE("set with what is not set clears; a text is cut at a word", "[dialog][effects]") {
    User user(doing({{"Do", "[{set: {short: long}}, {set: {doubled: mood}}]"}}));
    user.knows("long", text("one two three four")).knows("doubled", Value{std::int64_t{3}});
    user.at("doing.ask").presses("Do");
    CHECK(user.slot("short") == "one two…");
    CHECK(user.slot("doubled") == "");
}

TEST_CASE("because keeps the answers that led to a result, beyond their clearing", "[dialog][effects]") {
    User user(doing({{"Do", "[{set: {outcome: stop}, because: [flags are present]}, {clear: [flags]}]"}}));
    user.knows("harm", text("present")).knows("other", text("absent"));
    user.conversation.memory.cells[SlotId{"harm"}].words = "he did";
    user.at("doing.ask").presses("Do");
    CHECK(user.slot("harm") == "");
    const auto& reasons = user.conversation.memory.cell(SlotId{"outcome"})->reasons;
    REQUIRE(reasons.size() == 1);
    CHECK(reasons[0].slot == SlotId{"harm"});
    CHECK(reasons[0].words == "he did");
    CHECK(user.words()[0].find("ou were hurt") != std::string::npos);
}

TEST_CASE("a line that is forgotten stays nowhere, not even as a reason", "[dialog][effects]") {
    User user(doing({{"Do", "[{set: {outcome: stop}, because: [flags are present]}]"},
                     {"Forget", "{forget: {known: which}}"}}));
    user.knows("harm", text("present"));
    user.conversation.memory.cells[SlotId{"harm"}].words = "he did";
    user.at("doing.ask").presses("Do");
    REQUIRE(user.conversation.memory.cell(SlotId{"outcome"})->reasons.size() == 1);
    user.knows("which", std::int64_t{1}).presses("Forget");
    CHECK(user.slot("harm") == "");
    CHECK(user.conversation.memory.cell(SlotId{"outcome"})->reasons.empty());
    for (const Shared<Undo>& undo : user.conversation.undos)
        for (const auto& [id, cell] : undo->cells) CHECK((!cell || cell->words != "he did"));
}

TEST_CASE("add puts values at the end with their date, the oldest leaves", "[dialog][effects]") {
    User user(doing({{"Do", "{add: {moods: mood}}"}}));
    user.at("doing.ask");
    for (int i = 1; i <= 5; ++i) user.knows("mood", Value{std::int64_t{i}}).presses("Do");
    CHECK(user.list("moods") == Texts{"3", "4", "5"});
    const auto& entries = user.conversation.memory.list(SlotId{"moods"})->entries;
    CHECK(entries.back().cell.written == user.now);
    CHECK(entries.front().id == 3);
    user.conversation.memory.cells.erase(SlotId{"mood"});
    user.presses("Do");
    CHECK(user.list("moods") == Texts{"3", "4", "5"});  // nothing to add
}

TEST_CASE("an entry of a group is added, loaded, put back and removed", "[dialog][effects]") {
    User user(doing({{"Add", "{add: {plans: plan}}"},
                     {"Load", "{load: {plans: which}}"},
                     {"Last", "{load: {plans: last}}"},
                     {"Put", "{put: {plans: which}}"},
                     {"Remove", "{remove: {plans: which}}"},
                     {"Remove all", "{remove: {plans: all}}"}}));
    const auto which = [&](std::int64_t n) -> User& { return user.knows("which", Value{n}); };
    user.at("doing.ask").knows("plan_when", text("night")).knows("plan_act", text("walk")).presses("Add");
    user.knows("plan_when", text("noon"));
    user.conversation.memory.cells.erase(SlotId{"plan_act"});
    user.presses("Add");
    which(1).presses("Load");
    CHECK(user.slot("plan_when") == "night");
    CHECK(user.slot("plan_act") == "walk");
    which(2).presses("Load");
    CHECK(user.slot("plan_when") == "noon");
    CHECK(user.slot("plan_act") == "");  // the entry lacks it
    which(7).presses("Load");
    CHECK(user.slot("plan_when") == "noon");  // no such entry: nothing is done
    user.knows("plan_act", text("call"));
    which(2).presses("Put");
    user.knows("plan_act", text("other")).presses("Last");
    CHECK(user.slot("plan_act") == "call");
    for (const char* slot : {"plan_when", "plan_act"}) user.conversation.memory.cells.erase(SlotId{slot});
    which(2).presses("Put").presses("Last");
    CHECK(user.slot("plan_act") == "call");  // no entry is empty: adopt() would drop it
    which(1).presses("Remove");
    CHECK(user.conversation.memory.list(SlotId{"plans"})->entries.size() == 1);
    which(0).presses("Remove");
    CHECK(user.conversation.memory.list(SlotId{"plans"})->entries.size() == 1);
    user.presses("Remove all");
    CHECK(user.conversation.memory.list(SlotId{"plans"}) == nullptr);
}

TEST_CASE("next is the first date that is not past", "[dialog][effects]") {
    User user(doing({{"Add", "{add: {days_to_come: one_day}}"}, {"Next", "{load: {days_to_come: next}}"}}));
    user.at("doing.ask");
    for (const char* on : {"2026-04-01", "2026-03-01", "2026-03-02"}) {
        user.knows("day_on", Value{day(on)}).presses("Add");
    }
    CHECK(user.presses("Next").slot("day_on") == "2026-03-02");
}

TEST_CASE("take reads this utterance, and answered goes on as after an answer", "[dialog][effects]") {
    User user(doing({{"Do", "{clear: [mood]}"}}));
    user.onboarded().says("i am feeling at 4");
    CHECK(user.slot("mood") == "4");
    CHECK(user.heard() == Texts{"doing.told_said"});
    CHECK(user.ended() == "doing done");
}

TEST_CASE("a slot kept for the turn is gone with its end", "[dialog][effects]") {
    User user(doing({{"Do", "[{set: {which: 3}}, {set: {mood: which}}]"}}));
    user.at("doing.ask").presses("Do");
    CHECK(user.slot("mood") == "3");
    CHECK(user.slot("which") == "");
}

TEST_CASE("export is an action", "[dialog][effects]") {
    User user(doing({{"Do", "{export: everything}"}}));
    user.at("doing.ask").presses("Do");
    REQUIRE(user.turn.actions.size() == 2);
    CHECK(std::holds_alternative<Export>(user.turn.actions[0]));
}

TEST_CASE("forget erases everything with the end of the turn, and only its own words are said",
          "[dialog][effects]") {
    User user(script_of(R"(
=== dialogs/everyday/delete.yaml
dialog: delete
title: forgetting
summary: Erases everything.
start: sure
states:
  sure:
    ask: sure_question
    buttons:
      - {label: Everything, do: {forget: everything}, say: gone, goto: next}
      - {label: Nearly, do: {forget: everything, except: [country]}, say: gone, goto: next}
      - {label: One, do: [{set: {which: 1}}, {forget: {known: which}}], say: known_now, goto: next}
    no_match: [{end: done}]
  next: {ask: next_question, no_match: [{end: done}]}
texts:
  sure_question: Sure?
  gone: It is gone.
  known_now: "{known}"
  next_question: And now?
=== dialogs/slots.yaml +
  which: {type: integer, keep: turn}
)"));
    user.knows("name", text("Sam")).knows("country", text("IE")).at("delete.sure");
    user.conversation.reminders[ReminderId{"noon"}] =
        Reminder{.goes_to = StateId{"home.menu"}, .due = user.now + std::chrono::hours{72}};

    SECTION("all of it") {
        user.presses("Everything");
        CHECK(user.heard() == Texts{"delete.gone"});
        CHECK(std::get<Forget>(user.turn.actions.back()) == Forget{});
        CHECK(user.conversation == fresh_conversation(user.conversation.seed));
    }
    SECTION("but for what is excepted: the conversation goes on") {
        user.presses("Nearly");
        CHECK(user.heard() == Texts{"delete.gone", "delete.next_question"});
        CHECK(std::get<Forget>(user.turn.actions.back()).conversation_goes_on);
        CHECK(user.slot("name") == "");
        CHECK(user.slot("country") == "IE");
        CHECK(user.conversation.reminders.empty());
        CHECK(user.conversation.undos.empty());
    }
    SECTION("one line of what is known, and back does not bring it back") {
        user.presses("One");
        CHECK(user.slot("name") == "");
        CHECK(user.slot("country") == "IE");
        CHECK(user.words()[0].find("Sam") == std::string::npos);
        user.says("back");
        CHECK(user.slot("name") == "");
    }
}

TEST_CASE("slots of a dialog go when the last that keeps them ends", "[dialog][effects]") {
    User user(script_of(R"(
=== dialogs/everyday/outer.yaml
dialog: outer
title: outer
summary: Calls the inner one.
start: ask
states:
  ask:
    ask: outer_question
    fill: {slot: both, from: number}
    no_match: [{end: done}]
    then: {call: inner, back: after}
  after: {ask: after_question, no_match: [{end: done}]}
texts:
  outer_question: Outer?
  after_question: After?
=== dialogs/everyday/inner.yaml
dialog: inner
title: inner
summary: Is called.
start: ask
states:
  ask:
    ask: inner_question
    fill: {slot: inner_only, from: number}
    no_match: [{end: done}]
    then: {end: done}
texts:
  inner_question: Inner?
=== dialogs/slots.yaml +
  both: {type: integer, keep: [inner, outer]}
  inner_only: {type: integer, keep: inner}
)"));
    user.at("outer.ask").says("1").says("2");
    CHECK(user.slot("both") == "1");
    CHECK(user.slot("inner_only") == "");
    user.says("qwertz");
    CHECK(user.slot("both") == "");
}

}  // namespace onward::test

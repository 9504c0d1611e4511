#include "support/catch.hpp"
#include "support/small_coach.hpp"

namespace onward::test {
namespace {

const auto kContent = R"(
=== dialogs/path/signs.yaml
dialog: signs
title: the signs
summary: Three numbered questions.
start: begin
enter: [{when: go.signs}]
questions: [a, b, c]
with: [present_absent]
states:
  begin: {then: {goto: a}}
  a:
    ask: a_question
    fill: {slot: sign_a, skipped: possible, once: true}
    then: {goto: b}
  b:
    ask: b_question
    fill: {slot: sign_b, skipped: possible, once: true}
    then:
      - {if: sign_b = present, do: {remind: {name: noon, goto: signs.begin}, at: 12:00}, goto: c}
      - {goto: c}
  c:
    ask: c_question
    fill: {slot: sign_c, skipped: possible, once: true}
    then: {goto: outcome}
  outcome:
    then:
      - {if: count signs_group are present >= 1, do: {set: {ended_some: yes}}, say: some, end: done}
      - {say: none, end: done}
texts:
  a_question: "{question} of {questions}: a?"
  b_question: "{question} of {questions}: b?"
  c_question: "{question} of {questions}: c?"
  some: Some.
  none: None.
=== dialogs/path/days.yaml
dialog: days
title: the days
summary: A date, then a yes.
start: day
states:
  day:
    ask: day_question
    fill: {slot: day, from: date}
    no_match: [{stay: reprompt}, {verb: skip}]
    then: {goto: sure}
  sure:
    ask: sure_question
    buttons: [{label: "Yes", when: answer.yes, goto: over}, {label: "No", when: answer.no, goto: over}]
    no_match: [{stay: reprompt}, {goto: over}]
  over: {then: {end: done}}
texts:
  day_question: When was it?
  sure_question: Sure?
=== dialogs/everyday/again.yaml
dialog: again
title: starting over
summary: Asks first.
start: sure
states:
  sure:
    ask: sure_question
    buttons: [{label: "Yes", when: answer.yes, verb: restart}, {label: "No", when: answer.no, end: done}]
    no_match: [{end: done}]
texts:
  sure_question: From the start?
=== dialogs/coach.yaml +
  - {when: command.restart, call: again, back: here}
  - {when: command.restart_elsewhere, goto: again}
=== dialogs/shared.yaml
answers:
  present_absent:
    buttons: [{label: "Yes", when: answer.yes, value: present}, {label: "No", when: answer.no, value: absent}]
    no_match: [{stay: reprompt}, {verb: skip}]
=== dialogs/slots.yaml +
  sign_a: {type: enum, values: [present, possible, absent], keep: profile, says: a}
  sign_b: {type: enum, values: [present, possible, absent], keep: profile, says: b}
  sign_c: {type: enum, values: [present, possible, absent], keep: profile, says: c}
  ended_some: {type: yes_no, keep: profile, says: some}
  day: {type: date, keep: profile, says: the day}
  shared_note: {type: text, keep: [signs, days], says: a note}
groups:
  signs_group: [sign_a, sign_b, sign_c]
=== intents/go.yaml
intents:
  go.signs: {rules: [{phrase: the signs}], examples: ["the signs"]}
  command.restart: {whole: true, examples: [restart]}
  command.restart_elsewhere: {whole: true, examples: [reset]}
)";

}  // namespace

TEST_CASE("back undoes the last answer: slots and reminders are as before", "[dialog][verbs]") {
    User user(script_of(kContent));
    user.at("signs.a").says("yes").says("yes");
    CHECK(user.state() == "signs.c");
    CHECK(user.reminder("noon") != "");
    user.says("back");
    CHECK(user.heard() == Texts{"signs.b_question"});
    CHECK(user.words() == Texts{"2 of 3: b?"});
    CHECK(user.slot("sign_b") == "");
    CHECK(user.slot("sign_a") == "present");
    CHECK(user.reminder("noon") == "");
    user.says("back");
    CHECK(user.heard() == Texts{"signs.a_question"});
    CHECK(user.slot("sign_a") == "");
    user.says("back");
    CHECK(user.heard() == Texts{"coach.nothing_before"});
    CHECK(user.state() == "signs.a");
}

TEST_CASE("back leads across the end of a dialog and out of a topic opened by mistake", "[dialog][verbs]") {
    User user(script_of(kContent));
    user.at("signs.c").says("yes");
    CHECK(user.stack().empty());
    CHECK(user.slot("ended_some") == "yes");
    user.says("back");
    CHECK(user.state() == "signs.c");

    user.at("days.day").says("the signs").says("back");
    CHECK(user.stack() == Texts{"days.day"});
    CHECK(user.heard() == Texts{"days.day_question"});
}

TEST_CASE("at most twenty answers can be undone", "[dialog][verbs]") {
    User user(script_of(kContent));
    for (int i = 0; i < 30; ++i) user.at("signs.a").says("yes");
    CHECK(user.conversation.undos.size() == 20);
}

TEST_CASE("skip writes `skipped`, else clears, and goes on", "[dialog][verbs]") {
    User user(script_of(kContent));
    CHECK(user.at("signs.a").says("skip").slot("sign_a") == "possible");
    CHECK(user.state() == "signs.b");
    user.knows("day", Value{day("2026-03-01")}).at("days.day").says("skip");
    CHECK(user.slot("day") == "");
    CHECK(user.state() == "days.sure");
    user.says("skip");  // nothing follows an answer here: the last case of no_match
    CHECK(user.ended() == "days done");
    user.says("back");
    CHECK(user.state() == "days.sure");
}

TEST_CASE("stop and pause keep the place, and continue brings it back", "[dialog][verbs]") {
    User user(script_of(kContent));
    user.at("signs.a").says("yes").says("pause");
    CHECK(user.heard() == Texts{"coach.paused"});
    CHECK(user.stack().empty());
    user.says("continue");
    CHECK(user.heard() == Texts{"coach.returning", "signs.b_question"});
    user.says("stop");
    CHECK(user.heard() == Texts{"coach.stopped"});
    user.says("continue");
    CHECK(user.state() == "signs.b");
    CHECK(!user.conversation.saved);
    user.says("stop").says("continue").says("continue");
    CHECK(user.heard() == Texts{"coach.nothing_saved"});
}

TEST_CASE("a saved place lasts as long as its dialog may be resumed", "[dialog][verbs]") {
    using namespace std::chrono_literals;
    User user(script_of(kContent));
    user.at("signs.b").says("pause").after(25h).says("continue");
    CHECK(user.heard() == Texts{"coach.nothing_saved"});
}

TEST_CASE("the menu keeps the place too", "[dialog][verbs]") {
    User user(script_of(kContent));
    user.at("signs.b").says("menu");
    CHECK(user.stack() == Texts{"home.menu"});
    user.says("continue");
    CHECK(user.stack() == Texts{"signs.b"});
    CHECK(!user.conversation.saved);  // home is no place to come back to
}

TEST_CASE("restart asks first, then begins the dialog below with its answers cleared", "[dialog][verbs]") {
    User user(script_of(kContent));
    user.at("signs.a").says("yes").says("restart");
    CHECK(user.stack() == Texts{"again.sure", "signs.b"});
    user.says("yes");
    CHECK(user.stack() == Texts{"signs.a"});
    CHECK(user.slot("sign_a") == "");
    CHECK(user.ended() == "again cancelled");

    user.says("yes").says("restart").says("no");
    CHECK(user.heard() == Texts{"coach.returning", "signs.b_question"});
}

TEST_CASE("restart reaches the dialog that its command had left", "[dialog][verbs]") {
    User user(script_of(kContent));
    user.at("signs.a").says("yes").says("reset");
    CHECK(user.stack() == Texts{"again.sure"});
    user.says("yes");
    CHECK(user.stack() == Texts{"signs.a"});
    CHECK(user.slot("sign_a") == "");
}

TEST_CASE("change asks a numbered question again, and the outcome follows anew", "[dialog][verbs]") {
    User user(script_of(kContent));
    user.at("signs.a").says("no").says("no").says("no");
    CHECK(user.heard() == Texts{"signs.none"});
    user.says("change 2");
    CHECK(user.rung() == "command");
    CHECK(user.heard() == Texts{"signs.b_question"});
    CHECK(user.slot("sign_b") == "");
    user.says("yes");
    CHECK(user.heard() == Texts{"coach.changed_answer", "signs.some"});
    CHECK(user.ended() == "signs done");
}

TEST_CASE("change speaks of the open dialog, and of no question it lacks", "[dialog][verbs]") {
    User user(script_of(kContent));
    user.at("signs.a").says("no").says("no").says("change 1");
    CHECK(user.heard() == Texts{"signs.a_question"});
    user.says("yes");
    CHECK(user.heard() == Texts{"coach.changed_answer", "signs.c_question"});
    CHECK(user.says("change 9").rung() == "no_match");
}

TEST_CASE("change after a visit has nothing to speak of", "[dialog][verbs]") {
    using namespace std::chrono_literals;
    User user(script_of(kContent));
    user.at("signs.c").says("no").after(7h).says("change 1");
    CHECK(user.rung() != "command");
}

TEST_CASE("an answer is corrected in one message, right after it was given", "[dialog][verbs]") {
    User user(script_of(kContent));
    user.at("days.day").says("monday");
    CHECK(user.slot("day") == "2026-02-23");  // today is a Monday: the last one
    user.says("no it was tuesday");
    CHECK(user.rung() == "command");
    CHECK(user.intent() == "command.correct");
    CHECK(user.slot("day") == "2026-02-24");
    CHECK(user.heard() == Texts{"days.sure_question"});
    user.says("back");
    CHECK(user.state() == "days.day");
    CHECK(user.slot("day") == "");
}

TEST_CASE("what the open question takes is no correction", "[dialog][verbs]") {
    User user(script_of(kContent));
    user.at("days.day").says("monday").says("no it was yes");
    CHECK(user.intent() != "command.correct");
    user.at("days.day").says("monday").says("help").says("no it was tuesday");
    CHECK(user.intent() != "command.correct");  // something came between
}

TEST_CASE("a correction may be a label or a number, and is the question before's", "[dialog][verbs]") {
    User user(script_of(kContent));
    user.at("signs.a").says("yes").says("no it was 2");  // the open question has two buttons as well
    CHECK(user.intent() == "command.correct");
    CHECK(user.slot("sign_a") == "absent");
    CHECK(user.state() == "signs.b");
    user.says("no").says("no it was yes");
    CHECK(user.slot("sign_b") == "present");
    CHECK(user.state() == "signs.c");
}

TEST_CASE("what both keep stays when one is resumed and the other put away", "[dialog][verbs]") {
    User user(script_of(kContent));
    user.at("signs.a").says("stop");
    CHECK(user.conversation.saved);
    const Conversation saved = user.conversation;
    user.at("days.day");
    user.conversation.saved = saved.saved;
    user.knows("shared_note", Value{std::string("kept")}).says("continue");
    CHECK(user.state() == "signs.a");
    CHECK(user.slot("shared_note") == "kept");
}

}  // namespace onward::test

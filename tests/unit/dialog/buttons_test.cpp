#include "support/catch.hpp"
#include "support/small_coach.hpp"

namespace onward::test {
namespace {

const auto kContent = R"(
=== dialogs/everyday/ask.yaml
dialog: ask
title: questions
summary: Questions with buttons.
start: plain
with: [yes_no]
states:
  plain:
    ask: question
    fill: {slot: answer, skipped: possible}
    buttons: [{label: Not now, when: answer.upset, end: skipped}]
    then: {goto: echo}
  reversed:
    ask: question
    fill: {slot: answer}
    buttons:
      - {label: "Yes", when: answer.yes, value: absent}
      - {label: "No", when: answer.no, value: present}
    then: {goto: echo}
  few:
    ask: question
    with: []
    buttons_at_most: 2
    buttons: [{label: One, goto: echo}, {label: Two, goto: echo}, {label: The rest, goto: echo}]
    no_match: [{stay: reprompt}, {goto: echo}]
  sometimes:
    ask: question
    with: []
    buttons: [{label: Home again, if: answer is set, goto: echo}, {label: I am fine, goto: echo}, {label: Stop for today, goto: echo}]
    no_match: [{stay: reprompt}, {goto: echo}]
  twins:
    ask: question
    with: []
    buttons: [{label: Write it, goto: echo}, {label: Write later, goto: echo}, {label: Leave it, goto: echo}]
    no_match: [{stay: reprompt}, {goto: echo}]
  number:
    ask: question
    with: []
    fill: {slot: how_many, from: number}
    buttons: [{label: None at all, value: 0}, {label: Many, value: 9}]
    no_match: [{stay: reprompt}, {goto: echo}]
    then: {goto: echo}
  echo: {say: echo_text, then: {end: done}}
texts:
  question: Well?
  echo_text: "{answer}"
=== dialogs/shared.yaml
answers:
  yes_no:
    buttons:
      - {label: "Yes", when: answer.yes, value: present}
      - {label: "No", when: answer.no, value: absent}
      - {label: Not sure, when: answer.not_sure, value: possible}
    no_match: [{stay: reprompt}, {verb: skip}]
=== dialogs/slots.yaml +
  answer: {type: enum, values: [present, possible, absent], keep: profile, says: answer, otherwise: absent, words: {present: there, possible: perhaps, absent: not there}}
  how_many: {type: integer, min: 0, max: 9, keep: profile, says: how many}
)";

}  // namespace

TEST_CASE("a button is pressed, or typed as its label, its first word or its number", "[dialog][buttons]") {
    User user(script_of(kContent));
    CHECK(user.at("ask.plain").presses("Yes").slot("answer") == "present");
    CHECK(user.rung() == "button");
    CHECK(user.at("ask.plain").says("NOT SURE!").slot("answer") == "possible");
    CHECK(user.rung() == "button");
    CHECK(user.at("ask.plain").says("3").slot("answer") == "absent");
    CHECK(user.at("ask.plain").says("the second one").slot("answer") == "present");
    CHECK(user.at("ask.twins").says("leave").ended() == "ask done");
    CHECK(user.at("ask.twins").says("write").rung() == "no_match");  // two labels begin with it
}

TEST_CASE("the state's own buttons come before the set's", "[dialog][buttons]") {
    User user(script_of(kContent));
    user.at("ask.reversed");
    CHECK(user.conversation.stack.back().offered.size() == 3);  // the set's *Not sure* beside them
    CHECK(user.says("yeah").slot("answer") == "absent");
    CHECK(user.at("ask.reversed").presses("No").slot("answer") == "present");
}

TEST_CASE("an intent presses a button, and the user's words are kept with its value", "[dialog][buttons]") {
    User user(script_of(kContent));
    user.at("ask.plain").says("yeah he cheated with my friend");
    CHECK(user.rung() == "answer");
    CHECK(user.intent() == "answer.yes");
    CHECK(user.slot("answer") == "present");
    CHECK(user.conversation.memory.cell(SlotId{"answer"})->words == "yeah he cheated with my friend");
}

TEST_CASE("more buttons than fit are left away before the last", "[dialog][buttons]") {
    User user(script_of(kContent));
    user.at("ask.few").says("qwertz");
    CHECK(user.buttons() == Texts{"One", "The rest"});
}

TEST_CASE("a button's `if` is looked at when it is shown", "[dialog][buttons]") {
    User user(script_of(kContent));
    user.at("ask.sometimes").says("qwertz");
    CHECK(user.buttons() == Texts{"I am fine", "Stop for today"});
    user.knows("answer", Value{std::string("present")}).at("ask.sometimes").says("qwertz");
    CHECK(user.buttons() == Texts{"Home again", "I am fine", "Stop for today"});
}

TEST_CASE("a command wins over a first word, and a label over a command", "[dialog][buttons]") {
    User user(script_of(kContent));
    user.at("ask.sometimes").says("stop");
    CHECK(user.rung() == "command");
    CHECK(user.heard() == Texts{"coach.stopped"});
    user.at("ask.sometimes").says("stop for today");
    CHECK(user.rung() == "button");
}

TEST_CASE("the word I presses nothing", "[dialog][buttons]") {
    User user(script_of(kContent));
    CHECK(user.at("ask.sometimes").says("i").rung() == "no_match");
}

TEST_CASE("where a number is the answer it is no choice", "[dialog][buttons]") {
    User user(script_of(kContent));
    CHECK(user.at("ask.number").says("2").slot("how_many") == "2");
    CHECK(user.at("ask.number").says("many").slot("how_many") == "9");
}

TEST_CASE("a stale button gets a line and the open question, and changes nothing", "[dialog][buttons]") {
    User user(script_of(kContent));
    user.at("ask.plain");
    const auto old = user.conversation.stack.back().question;
    user.at("ask.few");
    user.presses_old(old, 1);
    CHECK(user.rung() == "button");
    CHECK(user.heard() == Texts{"coach.stale_button", "ask.question"});
    CHECK(user.state() == "ask.few");
    CHECK(user.turn.trace.slots.empty());
    for (const int option : {0, -1, 99}) {
        user.presses_old(user.conversation.stack.back().question, option);
        CHECK(user.heard() == Texts{"coach.stale_button", "ask.question"});
    }
}

TEST_CASE("a question asked again keeps its number as long as it offers the same", "[dialog][buttons]") {
    User user(script_of(kContent));
    user.at("ask.few");
    const auto number = user.conversation.stack.back().question;
    user.says("qwertz");
    // begin_at offered all of them; from now on two are shown, then always the same.
    const auto shown = user.conversation.stack.back().question;
    CHECK(shown >= number);
    user.says("help");
    CHECK(user.conversation.stack.back().question == shown);
    user.presses_old(shown, 2);
    CHECK(user.rung() == "button");
}

TEST_CASE("buttons stand under the last message of a turn alone", "[dialog][buttons]") {
    User user(script_of(kContent));
    user.at("ask.plain").says("help");
    REQUIRE(user.turn.actions.size() == 2);
    CHECK(std::get<Say>(user.turn.actions[0]).buttons.empty());
    CHECK(std::get<Say>(user.turn.actions[1]).buttons == Texts{"Not now", "Yes", "No", "Not sure"});
}

TEST_CASE("skipping writes what the question says, after misses too", "[dialog][buttons]") {
    User user(script_of(kContent));
    CHECK(user.at("ask.plain").says("skip").slot("answer") == "possible");
    user.at("ask.plain").says("qwertz").says("asdf");
    CHECK(user.turn.trace.no_match == 2);
    CHECK(user.slot("answer") == "possible");
    CHECK(user.ended() == "ask done");
}

}  // namespace onward::test

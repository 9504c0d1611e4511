#include "support/catch.hpp"
#include "support/small_coach.hpp"

namespace onward::test {
namespace {

const auto kContent = R"(
=== dialogs/everyday/ask.yaml
dialog: ask
title: questions
summary: Questions of every kind.
start: mood
states:
  mood:
    ask: question
    fill: {slot: mood, from: mood, range: low}
    no_match: [{say: again, stay: quiet}, {say: again, stay: quiet}, {goto: over}]
    then: {goto: over}
  pull:
    ask: question
    fill: {slot: urge, from: number, range: high}
    listen: [{when: answer.not_sure, say: heard, stay: quiet}]
    no_match: [{goto: over}]
    then: {goto: over}
  day:
    ask: question
    fill: {slot: day, from: date}
    no_match: [{say: again, stay: quiet}, {goto: over}]
    then: {goto: over}
  day_to_come:
    ask: question
    fill: {slot: day, from: date, range: high}
    no_match: [{goto: over}]
    then: {goto: over}
  one_thing:
    ask: question
    fill: {slot: one_thing, from: text}
    buttons: [{label: Nothing today, goto: over}]
    listen: [{when: answer.upset, say: heard, stay: quiet}]
    no_match: [{goto: over}]
    then: {goto: over}
  diary:
    ask: question
    fill: {slot: one_thing, from: text, topics: yes}
    no_match: [{goto: over}]
    then: {goto: over}
  letter:
    ask: question
    fill: {slot: letter, from: text, until: answer.done}
    no_match: [{goto: over}]
    then: {say: kept, goto: over}
  ties:
    ask: question
    fill: {slot: ties, many: true}
    buttons:
      - {label: Children, when: ties.children, value: children}
      - {label: The home, when: ties.home, value: home}
      - {label: Money, value: money}
      - {label: None, when: answer.no, value: none, alone: true}
    no_match: [{say: again, stay: quiet}, {goto: over}]
    then: {goto: over}
  only_think:
    ask: question
    fill: {from: text}
    no_match: [{goto: over}]
    then: {goto: over}
  asked_once:
    ask: question
    fill: {slot: mood, from: mood, once: true}
    no_match: [{goto: over}]
    then: {goto: pull}
  over: {then: {end: done}}
texts:
  question: What do you say?
  again: Once more?
  heard: Heard.
  kept: "Kept: {letter}"
=== dialogs/slots.yaml +
  mood: {type: integer, min: 0, max: 10, keep: profile, says: mood}
  urge: {type: integer, min: 0, max: 10, keep: profile, says: urge}
  day: {type: date, keep: profile, says: the day}
  one_thing: {type: text, at_most: 40, keep: profile, says: one thing}
  letter: {type: text, at_most: 60, keep: ask, says: a letter}
  ties: {type: list of text, keep: profile, says: what ties you}
=== intents/more.yaml
entities:
  mood: {type: integer, from: number, words: {rough: 3, great: 9}}
intents:
  ties.children: {rules: [{phrase: kids}], examples: ["the kids"]}
  ties.home: {rules: [{phrase: flat}], examples: ["the flat"]}
  topic.urge: {rules: [{phrase: want to write}], examples: ["i want to write"]}
=== dialogs/everyday/wave.yaml
dialog: wave
title: the wave
summary: Waits.
start: ten
enter: [{when: topic.urge}]
states:
  ten: {ask: wave_question, no_match: [{end: done}]}
texts: {wave_question: "Ten minutes?"}
)";

}  // namespace

TEST_CASE("a number fills, by digit or by a word that means one", "[dialog][fill]") {
    User user(script_of(kContent));
    CHECK(user.at("ask.mood").says("7/10 i guess").slot("mood") == "7");
    CHECK(user.ended() == "ask done");
    CHECK(user.at("ask.mood").says("rough").slot("mood") == "3");
}

TEST_CASE("of a range the end is taken that the question wants", "[dialog][fill]") {
    User user(script_of(kContent));
    CHECK(user.at("ask.mood").says("between 3 and 4").slot("mood") == "3");
    CHECK(user.at("ask.pull").says("between 3 and 4").slot("urge") == "4");
}

TEST_CASE("of a weekday the last is taken, or the next where the question looks ahead", "[dialog][fill]") {
    User user(script_of(kContent));  // on a Monday
    CHECK(user.at("ask.day").says("on friday").slot("day") == "2026-02-27");
    CHECK(user.at("ask.day_to_come").says("on friday").slot("day") == "2026-03-06");
    CHECK(user.at("ask.day_to_come").says("2026-03-20").slot("day") == "2026-03-20");
}

TEST_CASE("a number outside the limits is a miss the first time and clamped the second", "[dialog][fill]") {
    User user(script_of(kContent));
    user.at("ask.mood").says("15");
    CHECK(user.rung() == "no_match");
    CHECK(user.turn.trace.no_match == 1);
    CHECK(user.slot("mood") == "");
    CHECK(user.says("15").slot("mood") == "10");
}

TEST_CASE("an unclear date is asked about once, then taken", "[dialog][fill]") {
    User user(script_of(kContent));
    user.at("ask.day").says("12/4");
    CHECK(user.rung() == "no_match");
    user.says("12/4");
    CHECK(user.slot("day") != "");
}

TEST_CASE("a listed intent wins over an entity only where it accounts for more", "[dialog][fill]") {
    User user(script_of(kContent));
    CHECK(user.at("ask.pull").says("7").slot("urge") == "7");
    user.at("ask.pull").says("not sure");
    CHECK(user.heard() == Texts{"ask.heard"});
}

TEST_CASE("a text question keeps what is written, with the user's words", "[dialog][fill]") {
    User user(script_of(kContent));
    user.at("ask.one_thing").says("  my sister called, and we laughed ");
    CHECK(user.slot("one_thing") == "my sister called, and we laughed");
    CHECK(user.ended() == "ask done");
}

TEST_CASE("a text is cut at a word where the slot ends", "[dialog][fill]") {
    User user(script_of(kContent));
    user.at("ask.one_thing").says("one two three four five six seven eight nine ten");
    CHECK(user.slot("one_thing").size() <= 42);
    CHECK(user.slot("one_thing").starts_with("one two three"));
}

TEST_CASE("where any text is the answer, an intent must account for all of it", "[dialog][fill]") {
    User user(script_of(kContent));
    user.at("ask.one_thing").says("so upset");
    CHECK(user.heard() == Texts{"ask.heard"});
    user.at("ask.one_thing").says("i was so upset when the parcel came late again");
    CHECK(user.slot("one_thing") != "");
}

TEST_CASE("white space is no answer", "[dialog][fill]") {
    User user(script_of(kContent));
    user.at("ask.one_thing").says("  \n ");
    CHECK(user.rung() == "no_match");
    CHECK(user.slot("one_thing") == "");
}

TEST_CASE("a diary lets topics come first", "[dialog][fill]") {
    User user(script_of(kContent));
    user.at("ask.diary").says("i want to write");
    CHECK(user.stack() == Texts{"wave.ten", "ask.diary"});
    CHECK(user.slot("one_thing") == "");
    user.at("ask.diary").says("a good day by the sea");
    CHECK(user.rung() == "answer");
    CHECK(user.slot("one_thing") == "a good day by the sea");
}

TEST_CASE("a letter grows line by line in silence, until the user is done", "[dialog][fill]") {
    User user(script_of(kContent));
    user.at("ask.letter").says("dear you");
    CHECK(user.words().empty());
    CHECK(user.notes() == Texts{"one more line, in silence"});
    user.says("it is over");
    CHECK(user.slot("letter") == "dear you\nit is over");
    user.says("i am not done with you");
    CHECK(user.slot("letter") == "dear you\nit is over\ni am not done with you");
    user.says("done");
    CHECK(user.words() == Texts{"Kept: dear you\nit is over\ni am not done with you"});
}

TEST_CASE("many choices: all that one message names are taken, and the dialog goes on", "[dialog][fill]") {
    User user(script_of(kContent));
    user.at("ask.ties").says("the kids and the flat");
    CHECK(user.list("ties") == Texts{"children", "home"});
    CHECK(user.ended() == "ask done");
    User other(script_of(kContent));
    other.at("ask.ties").says("1 and 3");
    CHECK(other.list("ties") == Texts{"children", "money"});
}

TEST_CASE("many choices: a pressed one is added, and Done appears", "[dialog][fill]") {
    User user(script_of(kContent));
    user.at("ask.ties").presses("Children");
    CHECK(user.buttons() == Texts{"The home", "Money", "None", "Done"});
    user.presses("Money");
    CHECK(user.list("ties") == Texts{"children", "money"});
    CHECK(user.buttons() == Texts{"The home", "None", "Done"});
    user.presses("Done");
    CHECK(user.ended() == "ask done");
    CHECK(user.list("ties") == Texts{"children", "money"});
}

TEST_CASE("many choices: one that stands alone replaces the others and leads on", "[dialog][fill]") {
    User user(script_of(kContent));
    user.at("ask.ties").presses("Children");
    user.says("no");
    CHECK(user.list("ties") == Texts{"none"});
    CHECK(user.ended() == "ask done");
}

TEST_CASE("a question that is only for thinking keeps nothing", "[dialog][fill]") {
    User user(script_of(kContent));
    user.at("ask.only_think").says("that i was afraid");
    CHECK(user.ended() == "ask done");
    CHECK(user.turn.trace.slots.empty());
}

TEST_CASE("the cell keeps the user's own words beside the value", "[dialog][fill]") {
    User user(script_of(kContent));
    user.at("ask.mood").says("honestly a 4, because he called");
    CHECK(user.conversation.memory.cell(SlotId{"mood"})->words == "honestly a 4, because he called");
}

}  // namespace onward::test

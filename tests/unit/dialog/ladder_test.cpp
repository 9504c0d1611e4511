#include "support/catch.hpp"
#include "support/small_coach.hpp"

namespace onward::test {
namespace {

// A question in a dialog with listeners around it, two topics, small talk and a safety dialog.
const auto kContent = R"(
=== dialogs/everyday/checkin.yaml
dialog: checkin
title: your check-in
summary: How it is.
start: mood
enter: [{when: topic.checkin}]
listen: [{when: answer.upset, say: dialog_heard, stay: reprompt}]
states:
  mood:
    ask: mood_question
    fill: {slot: mood, from: number}
    buttons: [{label: Skip this, goto: end_it}, {label: Help yourself, goto: end_it}]
    listen: [{when: answer.not_sure, say: state_heard, stay: quiet}]
    no_match: [{say: mood_again, stay: quiet}, {goto: end_it}]
    then: {goto: end_it}
  end_it: {say: thanks, then: {end: done}}
texts:
  mood_question: How is it, 0 to 10?
  dialog_heard: The dialog heard.
  state_heard: The state heard.
  mood_again: A number is fine.
  thanks: Thank you.
=== dialogs/everyday/urge.yaml
dialog: urge
title: the wave
summary: Waits.
start: wave
enter: [{when: urge.text_ex, say: good_that_you_came}]
states:
  wave:
    ask: wave_question
    buttons: [{label: Okay, when: answer.yes, goto: over}]
    no_match: [{goto: over}]
  over: {then: {end: done}}
texts:
  good_that_you_came: Good that you came.
  wave_question: Ten minutes?
=== dialogs/everyday/night.yaml
dialog: night
title: the night
summary: Nights.
start: sleep
enter: [{when: night.awake, do: {take: {told: text}}}]
states:
  sleep:
    ask: sleep_question
    no_match: [{end: done}]
texts:
  sleep_question: Awake?
=== dialogs/everyday/thanks.yaml
dialog: thanks
kind: small_talk
title: thanks
summary: Thanks.
enter: [{when: smalltalk.thanks, say: welcome, stay: reprompt}]
texts:
  welcome: You are welcome.
=== dialogs/safety/danger.yaml
dialog: danger
kind: safety
title: danger
summary: Contacts first.
start: first
enter: [{when: safety.die}]
states:
  first:
    say: contacts
    ask: safe_question
    buttons: [{label: I am safe, when: answer.yes, goto: over}]
    no_match: [{stay: reprompt}]
  over: {then: {end: done}}
texts:
  contacts: "{helpline crisis}"
  safe_question: Are you safe?
=== dialogs/slots.yaml +
  mood: {type: integer, min: 0, max: 10, keep: profile, says: mood}
  told: {type: text, at_most: 200, keep: profile, says: what was told}
=== intents/topics.yaml
intents:
  topic.checkin: {label: "A check-in", rules: [{phrase: check in}], examples: ["check in"]}
  urge.text_ex: {label: "You want to write", rules: [{phrase: want to write}], examples: ["i want to write"]}
  night.awake: {label: "You are awake", rules: [{phrase: can not sleep}], examples: ["i can't sleep"]}
  smalltalk.thanks: {rules: [{phrase: thank you}], examples: ["thank you"]}
  safety.die: {safety: 1, rules: [{phrase: want to die}], examples: ["i want to die"]}
)";

}  // namespace

TEST_CASE("a crisis message is answered before the open question", "[dialog][ladder]") {
    User user(script_of(kContent));
    user.at("checkin.mood").says("7, but i want to die");
    CHECK(user.rung() == "safety");
    CHECK(user.intent() == "safety.die");
    CHECK(user.state() == "danger.first");
    CHECK(user.slot("mood") == "");
    CHECK(user.turn.trace.tried.size() == 1);
}

TEST_CASE("the open question is answered before a topic", "[dialog][ladder]") {
    User user(script_of(kContent));
    user.at("checkin.mood").says("i want to write but it is a 7");
    CHECK(user.rung() == "answer");
    CHECK(user.slot("mood") == "7");
}

TEST_CASE("every rung that was tried says why it did not answer", "[dialog][ladder]") {
    User user(script_of(kContent));
    user.at("checkin.mood").says("i want to write");
    const auto& tried = user.turn.trace.tried;
    REQUIRE(tried.size() == 6);
    for (std::size_t i = 0; i + 1 < tried.size(); ++i) {
        INFO(kRungNames[static_cast<std::size_t>(tried[i].rung)]);
        CHECK(!tried[i].why_not.empty());
    }
    CHECK(tried.back().rung == Rung::topic);
    CHECK(tried.back().why_not.empty());
    CHECK(user.heard() == Texts{"urge.good_that_you_came", "urge.wave_question"});
    CHECK(user.stack() == Texts{"urge.wave", "checkin.mood"});
}

TEST_CASE("a command is the whole message, and stands above the question", "[dialog][ladder]") {
    User user(script_of(kContent));
    user.at("checkin.mood").says("help");
    CHECK(user.rung() == "command");
    CHECK(user.heard() == Texts{"coach.help", "checkin.mood_question"});

    user.says("help me, it is a 7");
    CHECK(user.rung() == "answer");
    CHECK(user.slot("mood") == "7");
}

TEST_CASE("the state listens before the dialog, and the dialog before topics", "[dialog][ladder]") {
    User user(script_of(kContent));
    user.at("checkin.mood").says("not sure");
    CHECK(user.rung() == "answer");
    CHECK(user.heard() == Texts{"checkin.state_heard"});

    user.says("i am so upset");
    CHECK(user.rung() == "listen");
    CHECK(user.heard() == Texts{"checkin.dialog_heard", "checkin.mood_question"});
}

TEST_CASE("small talk answers and asks the open question again", "[dialog][ladder]") {
    User user(script_of(kContent));
    user.at("checkin.mood").says("thank you");
    CHECK(user.rung() == "small_talk");
    CHECK(user.heard() == Texts{"thanks.welcome", "checkin.mood_question"});
    CHECK(user.conversation.stack.back().misses == 0);
}

TEST_CASE("two topics that are close are asked about, and the pressed one opens", "[dialog][ladder]") {
    User user(script_of(kContent));
    user.onboarded().says("i want to write. i can't sleep");
    REQUIRE(user.rung() == "clarification");
    CHECK(user.heard() == Texts{"coach.clarify"});
    CHECK(user.buttons() == Texts{"You are awake", "You want to write", "Something else"});

    SECTION("a guess pressed is that intent over the former message") {
        user.presses("You are awake");
        CHECK(user.state() == "night.sleep");
        CHECK(user.intent() == "night.awake");
        CHECK(user.slot("told") == "i want to write. i can't sleep");  // not the press
    }
    SECTION("typing a guess's label or number works too") {
        user.says("2");
        CHECK(user.state() == "urge.wave");
    }
    SECTION("both is the likelier one first") {
        user.says("both really");
        CHECK(user.state() == "night.sleep");
    }
    SECTION("something else is a miss: home asks") {
        user.presses("Something else");
        CHECK(user.state() == "home.menu");
    }
    SECTION("any other message is read as usual, and the guesses are gone") {
        const auto question = user.conversation.clarification->question;
        user.says("check in");
        CHECK(user.state() == "checkin.mood");
        user.presses_old(question, 1);
        CHECK(user.heard() == Texts{"coach.stale_button", "checkin.mood_question"});
    }
}

TEST_CASE("a number means the guess on the screen, not the question that it covers", "[dialog][ladder]") {
    User user(script_of(kContent));
    user.at("checkin.mood").says("i want to write. i can't sleep");
    REQUIRE(user.rung() == "clarification");
    user.says("2");
    CHECK(user.state() == "urge.wave");
    CHECK(user.slot("mood") == "");

    user.at("checkin.mood").says("i want to write. i can't sleep").says("7");  // no guess has this number
    CHECK(user.slot("mood") == "7");
}

TEST_CASE("a dialog that begins anew asks before anything is guessed", "[dialog][ladder]") {
    User user(script_of(kContent));
    user.at("checkin.mood");
    user.conversation.stack.back().question = 0;  // as adopt() leaves it where the open state is gone
    user.says("i want to write. i can't sleep");
    CHECK(user.rung() == "no_match");
    CHECK(user.heard() == Texts{"checkin.mood_question"});
    CHECK(user.conversation.stack.back().question != 0);
}

TEST_CASE("guesses offered at the first message are not buried under the first dialog", "[dialog][ladder]") {
    User user(script_of(kContent));
    user.says("i want to write. i can't sleep");
    CHECK(user.heard() == Texts{"coach.clarify"});
    CHECK(user.buttons() == Texts{"You are awake", "You want to write", "Something else"});
    user.presses("You are awake");
    CHECK(user.state() == "night.sleep");
}

TEST_CASE("nothing open and nothing understood: home asks", "[dialog][ladder]") {
    User user(script_of(kContent));
    user.onboarded().says("qwertz");
    CHECK(user.rung() == "no_match");
    CHECK(user.turn.trace.no_match == 0);
    CHECK(user.heard() == Texts{"home.menu_question"});
}

TEST_CASE("each miss at a question takes the next case, the last leads on", "[dialog][ladder]") {
    User user(script_of(kContent));
    user.at("checkin.mood").says("qwertz");
    CHECK(user.rung() == "no_match");
    CHECK(user.turn.trace.no_match == 1);
    CHECK(user.heard() == Texts{"checkin.mood_again"});
    user.says("asdf");
    CHECK(user.turn.trace.no_match == 2);
    CHECK(user.heard() == Texts{"checkin.thanks"});
    CHECK(user.stack().empty());
}

TEST_CASE("equal arguments give equal turns", "[dialog][ladder]") {
    User user(script_of(kContent));
    user.at("checkin.mood");
    const Conversation before = user.conversation;
    for (const char* text : {"7", "i want to write", "qwertz", "thank you", "i want to die"}) {
        user.conversation = before;
        const Turn first = user.says(text).turn;
        user.conversation = before;
        CHECK(user.says(text).turn == first);
    }
}

}  // namespace onward::test

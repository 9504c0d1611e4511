#include "support/catch.hpp"
#include "support/small_coach.hpp"

namespace onward::test {
namespace {

const auto kContent = R"(
=== dialogs/safety/dark.yaml
dialog: dark
kind: safety
title: dark thoughts
summary: Contacts first, one question.
start: first
enter:
  - {when: safety.dark.plan, goto: now}
  - {when: [safety.dark, safety.dark.passive]}
  - {when: safety.dark.unclear, goto: gentle}
  - {when: safety.dark.denied, if: asked_gently is not set, goto: gentle}
refrain: {say: contacts_line, every: 2}
states:
  first:
    do: {set: {crisis: yes}}
    say: contacts
    ask: danger_question
    buttons: [{label: I am safe, when: [answer.no, safety.dark.denied], goto: someone}, {label: I need help, when: [answer.yes, answer.not_sure], goto: now}]
    no_match: [{say: contacts_line, stay: reprompt}, {stay: reprompt}]
  gentle:
    do: {set: {asked_gently: yes}}
    say: contacts_line
    ask: gentle_question
    buttons: [{label: "No", when: [answer.no, safety.dark.denied], goto: thank}, {label: "Yes", when: [answer.yes, safety.dark], goto: first}]
    no_match: [{goto: first}]
  now:
    say: emergency
    ask: with_you_question
    buttons: [{label: Someone is here, when: answer.done, goto: over}]
    no_match: [{stay: reprompt}]
  someone:
    ask: someone_question
    buttons: [{label: Go on, goto: over}]
    no_match: [{stay: reprompt}]
  thank: {say: thank_straight, then: {end: skipped}}
  over: {say: goodbye, then: {end: done}}
texts:
  contacts: "{helpline crisis}"
  contacts_line: "{helpline crisis|line}"
  emergency: "{helpline emergency}"
  danger_question: Are you in danger?
  gentle_question: Do you think of dying?
  with_you_question: Is someone with you?
  someone_question: Whom could you call?
  thank_straight: Thank you for telling me.
  goodbye: Take care.
=== dialogs/safety/fear.yaml
dialog: fear
kind: safety
title: fear
summary: Afraid of somebody.
start: first
enter: [{when: safety.fear}]
states:
  first:
    say: contacts
    ask: safe_question
    buttons: [{label: I am safe, when: answer.yes, goto: over}]
    no_match: [{stay: reprompt}, {goto: over}]
  over: {then: {end: done}}
texts:
  contacts: "{helpline abuse}"
  safe_question: Safe?
=== dialogs/everyday/checkin.yaml
dialog: checkin
title: your check-in
summary: How it is.
start: mood
states:
  mood:
    ask: mood_question
    fill: {slot: mood, from: number}
    no_match: [{say: mood_again, stay: quiet}, {goto: pull}]
    then:
      - {if: mood <= 2, call: dark.gentle, back: pull}
      - {goto: pull}
  pull: {ask: pull_question, no_match: [{end: done}]}
texts:
  mood_question: How is it?
  mood_again: A number?
  pull_question: And the pull?
=== dialogs/everyday/thanks.yaml
dialog: thanks
kind: small_talk
title: thanks
summary: Thanks.
enter: [{when: smalltalk.thanks, say: welcome, stay: reprompt}]
texts:
  welcome: You are welcome.
=== dialogs/slots.yaml +
  mood: {type: integer, min: 0, max: 10, keep: profile, says: mood}
  crisis: {type: yes_no, keep: profile, says: a crisis}
  asked_gently: {type: yes_no, keep: visit}
=== intents/danger.yaml
intents:
  safety.dark.plan: {safety: 1, rules: [{phrase: pills here}], examples: ["i have the pills here"]}
  safety.dark: {safety: 2, rules: [{phrase: want to die}], examples: ["i want to die"]}
  safety.dark.passive: {safety: 3, rules: [{phrase: wish i was dead}], examples: ["i wish i was dead"]}
  safety.fear: {safety: 4, rules: [{phrase: he hit me}], examples: ["he hit me"]}
  safety.dark.unclear: {safety: 6, rules: [{phrase: what is the point}], examples: ["what is the point"]}
  smalltalk.thanks: {rules: [{phrase: thank you}], examples: ["thank you"]}
)";

}  // namespace

TEST_CASE("danger is answered in every state, with contacts, and the place is saved", "[dialog][safety]") {
    for (const char* state : {"checkin.mood", "checkin.pull", "home.menu", "hello.name", "talk.listen"}) {
        User user(script_of(kContent));
        user.at(state).says("haha yes. but i want to die");
        INFO(state);
        CHECK(user.rung() == "safety");
        CHECK(user.stack() == Texts{"dark.first"});
        CHECK(user.heard() == Texts{"dark.contacts", "dark.danger_question"});
        CHECK(std::get<Say>(user.turn.actions[0]).helplines == Texts{"crisis/Find a Helpline"});
        for (const Action& action : user.turn.actions) CHECK(std::get<Say>(action).crisis);
        CHECK(user.conversation.saved.has_value() == (std::string(state) != "home.menu"));
    }
}

TEST_CASE("of several dangers the most urgent is answered, all are reported", "[dialog][safety]") {
    User user(script_of(kContent));
    user.onboarded().says("he hit me and i want to die and i have the pills here");
    CHECK(user.intent() == "safety.dark.plan");
    CHECK(user.state() == "dark.now");
    CHECK(user.turn.trace.safety.size() == 3);
}

TEST_CASE("inside a safety dialog only a more urgent danger interrupts", "[dialog][safety]") {
    User user(script_of(kContent));
    user.onboarded().says("i wish i was dead");
    CHECK(user.state() == "dark.first");

    SECTION("a more urgent one") {
        user.says("i want to die");
        CHECK(user.rung() == "safety");
        CHECK(user.heard() == Texts{"dark.contacts", "dark.danger_question"});
        CHECK(user.conversation.stack.back().safety == 2);
    }
    SECTION("one as urgent, or less, is a miss") {
        for (const char* text : {"i wish i was dead", "he hit me", "what is the point"}) {
            user.says(text);
            INFO(text);
            CHECK(user.rung() == "no_match");
            CHECK(user.state() == "dark.first");
        }
    }
}

TEST_CASE("a danger that is no more urgent never leads out: contacts again, and the question",
          "[dialog][safety]") {
    User user(script_of(kContent));
    user.onboarded().says("he hit me");
    for (int i = 0; i < 4; ++i) {
        user.says("he hit me again");
        CHECK(user.stack() == Texts{"fear.first"});
        CHECK(user.heard().front() == "coach.safety_contacts_again");
        CHECK(user.heard().back() == "fear.safe_question");
    }
    user.says("qwertz").says("qwertz");  // two misses lead out, as the author wrote
    CHECK(user.stack().empty());
}

TEST_CASE("a safety dialog that comes back from under a reminder is no longer left", "[dialog][safety]") {
    User user(script_of(kContent));
    user.onboarded().says("he hit me");
    Reminder daily{.goes_to = StateId{"checkin.mood"}, .from_safety = true};
    daily.planned = daily.due = user.now;
    user.conversation.reminders[ReminderId{"daily"}] = daily;
    user.after(std::chrono::hours{7}).due("daily");
    REQUIRE(user.stack() == Texts{"checkin.mood", "fear.first"});

    SECTION("whatever is said beside the danger") {
        user.says("he hit me, i am in ireland");
        CHECK(user.stack() == Texts{"fear.first"});
        CHECK(std::get<Say>(user.turn.actions[0]).helplines == Texts{"abuse/Find a Helpline"});
        CHECK(user.heard().back() == "fear.safe_question");
    }
    user.says("he hit me");
    CHECK(user.stack() == Texts{"fear.first"});
    user.after(std::chrono::hours{25}).says("yes");  // as long as a dialog that was left would wait
    CHECK(user.ended() == "fear done");
    CHECK(user.notes() == Texts{"home is silent"});
}

TEST_CASE("what the open question asks for answers it, and moves the dialog's urgency", "[dialog][safety]") {
    User user(script_of(kContent));
    user.onboarded().says("what is the point");
    CHECK(user.state() == "dark.gentle");
    user.says("i want to die");
    CHECK(user.rung() == "answer");
    CHECK(user.state() == "dark.first");
    CHECK(user.conversation.stack.back().safety == 2);
    CHECK(user.says("i wish i was dead").rung() == "no_match");
}

TEST_CASE("a yes beside a danger is no yes", "[dialog][safety]") {
    User user(script_of(kContent));
    user.onboarded().says("i want to die");
    for (const char* text : {"no. but i want to die", "yes, and i wish i was dead"}) {
        user.says(text);
        INFO(text);
        CHECK(user.rung() == "no_match");
        CHECK(user.state() == "dark.first");
    }
}

TEST_CASE("a denial beside a danger leads out no more than a yes", "[dialog][safety]") {
    User user(script_of(kContent));
    user.onboarded().says("i want to die");
    REQUIRE(user.state() == "dark.first");
    user.says("no i dont want to die. but he hit me");
    CHECK(user.rung() == "no_match");
    CHECK(user.state() == "dark.first");
    CHECK(user.heard().front() == "coach.safety_contacts_again");
    user.says("no i dont want to die");
    CHECK(user.state() == "dark.someone");
}

TEST_CASE("topics, small talk and guesses wait while a safety dialog is open", "[dialog][safety]") {
    User user(script_of(kContent));
    user.onboarded().says("i want to die");
    for (const char* text : {"can we just talk", "thank you", "qwertz"}) {
        user.says(text);
        INFO(text);
        CHECK(user.rung() == "no_match");
        CHECK(user.state() == "dark.first");
    }
}

TEST_CASE("a stale button never leads out of a safety dialog", "[dialog][safety]") {
    User user(script_of(kContent));
    user.at("home.menu");
    const auto old = user.conversation.stack.back().question;
    user.says("i want to die").presses_old(old, 1);
    CHECK(user.state() == "dark.first");
    CHECK(user.heard() == Texts{"coach.safety_contacts_again", "dark.danger_question"});
}

TEST_CASE("a command in a safety dialog is obeyed, the contacts are its last line", "[dialog][safety]") {
    User user(script_of(kContent));
    user.at("checkin.pull").says("i want to die");

    SECTION("stop: what was interrupted stays saved, the safety dialog does not") {
        user.says("stop");
        REQUIRE(user.heard() == Texts{"coach.stopped"});
        const Say& said = std::get<Say>(user.turn.actions[0]);
        CHECK(said.words.find("Stopped.\nHelp is there: ") == 0);
        CHECK(said.also.front() == TextId{"coach.safety_contacts_again"});
        CHECK(said.crisis);
        CHECK(!said.helplines.empty());
        CHECK(user.stack().empty());
        user.says("continue");
        CHECK(user.stack() == Texts{"checkin.pull"});
    }
    SECTION("help: said, with the contacts, then the question again") {
        user.says("help");
        CHECK(user.heard() == Texts{"coach.help", "dark.danger_question"});
        CHECK(user.words()[0].find("I can help.\nHelp is there: ") == 0);
    }
    SECTION("menu: the contacts alone, then home") {
        user.says("menu");
        CHECK(user.heard() == Texts{"coach.safety_contacts_again", "home.menu_question"});
        CHECK(user.stack() == Texts{"home.menu"});
    }
    SECTION("back does not lead across the start of a safety dialog") {
        user.says("back");
        CHECK(user.heard() == Texts{"coach.nothing_before"});
        CHECK(user.state() == "dark.first");
    }
    SECTION("back inside it") {
        user.says("no").says("back");
        CHECK(user.heard() == Texts{"coach.safety_contacts_again", "dark.danger_question"});
    }
}

TEST_CASE("what was interrupted comes back only by the user's word", "[dialog][safety]") {
    User user(script_of(kContent));
    user.at("checkin.pull").says("i want to die").says("no").presses("Go on");
    CHECK(user.ended() == "dark done");
    CHECK(user.stack().empty());
    user.says("resume");
    CHECK(user.heard() == Texts{"coach.returning", "checkin.pull_question"});
}

TEST_CASE("a safety dialog that was called gives back where nothing was wrong", "[dialog][safety]") {
    User user(script_of(kContent));
    user.at("checkin.mood").says("1");
    CHECK(user.stack() == Texts{"dark.gentle", "checkin.mood"});

    SECTION("nothing was wrong") {
        user.says("no");
        CHECK(user.heard() == Texts{"dark.thank_straight", "checkin.pull_question"});
        CHECK(user.stack() == Texts{"checkin.pull"});
    }
    SECTION("something was: the callers go to the saved place, after the question that was answered") {
        user.says("yes").says("no").presses("Go on");
        CHECK(user.stack().empty());
        user.says("continue");
        CHECK(user.heard() == Texts{"coach.returning", "checkin.pull_question"});
    }
    SECTION("any danger may interrupt it") {
        user.says("he hit me");
        CHECK(user.stack() == Texts{"fear.first"});
        REQUIRE(user.conversation.saved);
        CHECK(user.conversation.saved->stack.back().state == StateId{"checkin.pull"});
    }
}

TEST_CASE("the contacts come again with every second reply", "[dialog][safety]") {
    User user(script_of(kContent));
    user.onboarded().says("i want to die").says("no");
    CHECK(user.heard() == Texts{"dark.someone_question"});
    CHECK(std::get<Say>(user.turn.actions[0]).helplines.empty());
    user.says("qwertz");
    CHECK(user.heard() == Texts{"dark.someone_question"});
    CHECK(std::get<Say>(user.turn.actions[0]).also == std::vector<TextId>{TextId{"dark.contacts_line"}});
    user.says("qwertz");
    CHECK(std::get<Say>(user.turn.actions[0]).helplines.empty());
    user.presses("Go on");
    CHECK(user.ended() == "dark done");
    CHECK(!std::get<Say>(user.turn.actions[0]).helplines.empty());
}

TEST_CASE("a country named in a safety dialog is taken whatever else the message does", "[dialog][safety]") {
    User user(script_of(kContent));
    user.onboarded().says("i want to die");
    CHECK(user.slot("country") == "");

    SECTION("alone it is no miss: its contacts come, then the question again") {
        user.says("ireland");
        CHECK(user.slot("country") == "IE");
        CHECK(user.turn.trace.no_match == 0);
        REQUIRE(user.words().size() == 2);
        CHECK(user.words()[0].find("Samaritans") != std::string::npos);
        CHECK(user.heard()[1] == "dark.danger_question");
    }
    SECTION("beside an answer both are heard") {
        user.says("no, i am in ireland");
        CHECK(user.slot("country") == "IE");
        CHECK(user.state() == "dark.someone");
        CHECK(user.words()[0].find("Samaritans") != std::string::npos);
    }
    SECTION("once it is set, naming another country changes nothing") {
        user.knows("country", Value{std::string("IE")}).says("qwertz ireland");
        CHECK(user.rung() == "no_match");
        CHECK(user.turn.trace.no_match == 1);
    }
}

TEST_CASE("a country named with the crisis itself decides its first contacts", "[dialog][safety]") {
    User user(script_of(kContent));
    user.onboarded().says("i want to die, i am in ireland");
    CHECK(user.slot("country") == "IE");
    CHECK(user.words()[0].find("Samaritans") != std::string::npos);
}

TEST_CASE("an edited message is answered only for a danger that is new in it", "[dialog][safety]") {
    User user(script_of(kContent));
    user.at("checkin.mood").says("qwertz");
    const Conversation before = user.conversation;
    user.edits("7");
    CHECK(user.turn.actions.empty());
    CHECK(user.notes() == Texts{"an edited message without new danger"});
    CHECK(user.conversation.stack == before.stack);
    CHECK(user.slot("mood") == "");
    user.edits("i want to die");
    CHECK(user.state() == "dark.first");
    user.edits("i want to die!!");
    CHECK(user.turn.actions.empty());
    CHECK(user.state() == "dark.first");
}

TEST_CASE("in a crisis nothing else is said first", "[dialog][safety]") {
    User user(script_of(kContent));
    user.at("checkin.mood");
    user.conversation.owed = "content_changed";
    std::string text(5000, 'a');
    text += " i want to die";
    user.says(text);
    CHECK(user.heard() == Texts{"dark.contacts", "dark.danger_question"});
    CHECK(user.conversation.owed == "content_changed");
}

TEST_CASE("the crisis words are kept nowhere", "[dialog][safety]") {
    User user(script_of(kContent));
    user.at("hello.name").says("i want to die");
    CHECK(user.slot("name") == "");
    for (const auto& [slot, cell] : user.conversation.memory.cells) {
        CHECK(cell.words.find("die") == std::string::npos);
    }
}

}  // namespace onward::test

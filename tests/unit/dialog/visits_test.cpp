// First messages, visits, gates: what stands around the dialogs.
#include "support/catch.hpp"
#include "support/small_coach.hpp"

namespace onward::test {
namespace {

using namespace std::chrono_literals;

const auto kContent = R"(
=== dialogs/path/signs.yaml
dialog: signs
title: the signs
summary: An assessment.
start: a
enter: [{when: go.signs}]
states:
  a: {ask: a_question, no_match: [{say: again, stay: quiet}, {end: done}]}
texts:
  a_question: A?
  again: Again?
=== dialogs/everyday/next_day.yaml
dialog: next_day
title: the day after
summary: How is it today.
start: ask
states:
  ask: {ask: today_question, no_match: [{end: done}]}
texts:
  today_question: How is it today?
=== dialogs/everyday/caller.yaml
dialog: caller
title: the caller
summary: Calls the signs.
start: ask
enter: [{when: go.caller}]
states:
  ask:
    ask: caller_question
    buttons: [{label: Signs, call: signs, back: after}]
    no_match: [{end: done}]
  after: {say: after_said, then: {end: done}}
texts:
  caller_question: Signs?
  after_said: After.
=== dialogs/safety/minor.yaml
dialog: minor
kind: safety
title: under age
summary: Warm, and no coaching.
start: again
enter: [{when: safety.minor}]
states:
  again:
    say: contacts
    ask: adult_question
    buttons: [{label: I know, when: answer.yes, goto: over}]
    no_match: [{stay: reprompt}]
  over: {then: {end: done}}
texts:
  contacts: "{helpline youth}"
  adult_question: Is there an adult you trust?
=== dialogs/everyday/greeting.yaml
dialog: greeting
kind: small_talk
title: greetings
summary: Hello.
enter: [{when: smalltalk.hello, say: hello, stay: reprompt}]
texts:
  hello: Hello.
=== dialogs/coach.yaml +
gates:
  - {if: under_age = yes, goto: minor.again}
  - {if: tired = yes, for: [signs], say: not_tonight, end: skipped}
  - {if: early = yes, for: [signs], say: it_is_early}
visit:
  - {if: dark_last_time = yes, do: {set: {dark_last_time: no}}, say: dark_was, goto: next_day}
  - {if: tired = yes, say: tired_last_time}
=== dialogs/slots.yaml +
  under_age: {type: yes_no, keep: profile, says: under 18}
  tired: {type: yes_no, keep: profile, says: tired}
  early: {type: yes_no, keep: profile, says: early}
  dark_last_time: {type: yes_no, keep: profile, says: dark}
  noticed: {type: yes_no, keep: visit}
=== intents/go.yaml
intents:
  go.signs: {rules: [{phrase: the signs}], examples: ["the signs"]}
  go.caller: {rules: [{phrase: the caller}], examples: ["the caller"]}
  smalltalk.hello: {rules: [{phrase: hello}], examples: ["hello"]}
  safety.minor: {safety: 1, rules: [{phrase: am fifteen}], examples: ["i am fifteen"]}
)";

std::shared_ptr<const Script> content() { return script_of(kContent); }

}  // namespace

TEST_CASE("the first dialog begins at the first message that nothing else answers", "[dialog][first]") {
    User user(content());
    user.says("qwertz");
    CHECK(user.heard() == Texts{"hello.name_question"});
    user.says("Sam");
    CHECK(user.slot("name") == "Sam");
    CHECK(user.stack().empty());
    CHECK(user.conversation.onboarded);
    CHECK(user.says("qwertz").heard() == Texts{"home.menu_question"});
}

TEST_CASE("small talk, commands and topics answer a first message, then the first dialog begins",
          "[dialog][first]") {
    User user(content());
    CHECK(user.says("hello").heard() == Texts{"greeting.hello", "hello.name_question"});

    User helped(content());
    CHECK(helped.says("help").heard() == Texts{"coach.help", "hello.name_question"});

    User topical(content());
    CHECK(topical.says("the signs").heard() == Texts{"signs.a_question"});
    CHECK(topical.says("qwertz").heard() == Texts{"signs.again"});
    CHECK(topical.says("qwertz").heard() == Texts{"hello.name_question"});
}

TEST_CASE("the first dialog takes the place of home until it has ended", "[dialog][first]") {
    User user(content());
    user.says("the signs").says("menu");
    CHECK(user.conversation.saved);
    user.says("menu");
    CHECK(user.stack() == Texts{"hello.name"});
    CHECK(user.heard() == Texts{"hello.name_question"});
}

TEST_CASE("the first dialog does not begin in a turn that stops or leaves a safety dialog",
          "[dialog][first]") {
    User user(content());
    user.says("i am fifteen").says("yes");
    CHECK(user.stack().empty());
    CHECK(user.heard().empty());
    CHECK(user.says("qwertz").heard() == Texts{"hello.name_question"});
    CHECK(user.says("stop").heard() == Texts{"coach.stopped"});
    CHECK(user.stack().empty());
    CHECK(user.says("qwertz").heard() == Texts{"hello.name_question"});  // where it was left
}

TEST_CASE("a new visit opens with its words, and leads on where nothing takes the message",
          "[dialog][visits]") {
    User user(content());
    user.onboarded().says("qwertz").knows("dark_last_time", Value{true}).after(7h).says("hello");
    CHECK(user.rung() == "visit");
    CHECK(user.heard() == Texts{"coach.dark_was", "next_day.today_question"});
    CHECK(user.slot("dark_last_time") == "no");
    CHECK(user.stack() == Texts{"next_day.ask"});
}

TEST_CASE("a visit's words come also where a topic or the open question takes the message",
          "[dialog][visits]") {
    User user(content());
    user.onboarded().says("qwertz").knows("dark_last_time", Value{true}).after(7h).says("the signs");
    CHECK(user.rung() == "topic");
    CHECK(user.heard() == Texts{"coach.dark_was", "signs.a_question"});
    CHECK(user.slot("dark_last_time") == "no");
}

TEST_CASE("danger is answered before a visit's opening, which waits", "[dialog][visits]") {
    User user(content());
    user.onboarded().says("qwertz").knows("dark_last_time", Value{true}).after(7h).says("i am fifteen");
    CHECK(user.heard() == Texts{"minor.contacts", "minor.adult_question"});
    CHECK(user.slot("dark_last_time") == "yes");
}

TEST_CASE("a visit leads out of a safety dialog", "[dialog][visits]") {
    User user(content());
    user.onboarded().says("i am fifteen").knows("dark_last_time", Value{true}).after(7h).says("qwertz");
    CHECK(user.stack() == Texts{"next_day.ask"});
    CHECK(user.ended() == "minor cancelled");
}

TEST_CASE("less than six hours apart is one visit, and its slots last as long", "[dialog][visits]") {
    User user(content());
    user.onboarded().says("qwertz").knows("tired", Value{true}).knows("noticed", Value{true});
    user.after(5h).says("qwertz");
    CHECK(user.slot("noticed") == "yes");
    CHECK(user.heard() == Texts{"home.menu_again"});
    user.after(6h).says("qwertz");
    CHECK(user.slot("noticed") == "");
    CHECK(user.heard().front() == "coach.tired_last_time");
}

TEST_CASE("the very first message is no return", "[dialog][visits]") {
    User user(content());
    user.onboarded().knows("tired", Value{true}).says("qwertz");
    CHECK(user.heard() == Texts{"home.menu_question"});
}

TEST_CASE("a gate stands before a dialog, whichever way it is opened", "[dialog][gates]") {
    User user(content());
    user.onboarded().knows("tired", Value{true});

    SECTION("as a topic") {
        CHECK(user.says("the signs").heard() == Texts{"coach.not_tonight"});
        CHECK(user.stack().empty());
        CHECK(user.ended() == "signs skipped");
        CHECK(user.conversation.last_end == "skipped");
    }
    SECTION("as a digression: the open question is asked again") {
        user.says("the caller").says("the signs");
        CHECK(user.heard() == Texts{"coach.not_tonight", "coach.returning", "caller.caller_question"});
    }
    SECTION("called: its caller goes on") {
        user.says("the caller").presses("Signs");
        CHECK(user.heard() == Texts{"coach.not_tonight", "caller.after_said"});
    }
    SECTION("returned to and resumed") {
        user.knows("tired", Value{false}).says("the signs").says("the caller").knows("tired", Value{true});
        CHECK(user.says("qwertz").heard() == Texts{"coach.not_tonight"});
        user.knows("tired", Value{false}).says("the signs").says("pause").knows("tired", Value{true});
        CHECK(user.says("continue").heard() == Texts{"coach.not_tonight"});
    }
}

TEST_CASE("a gate without a target speaks, and the dialog opens", "[dialog][gates]") {
    User user(content());
    user.onboarded().knows("early", Value{true}).says("the signs");
    CHECK(user.heard() == Texts{"coach.it_is_early", "signs.a_question"});
}

TEST_CASE("a gate may lead elsewhere, before every topic, but never before safety", "[dialog][gates]") {
    User user(content());
    user.onboarded().knows("under_age", Value{true}).says("the signs");
    CHECK(user.stack() == Texts{"minor.again"});
    user.says("stop").says("menu");
    CHECK(user.stack() == Texts{"minor.again"});
}

TEST_CASE("what is owed is said first, once, to the user's next message", "[dialog]") {
    User user(content());
    user.at("signs.a");
    user.conversation.owed = "content_changed";
    CHECK(user.says("qwertz").heard() == Texts{"coach.content_changed", "signs.again"});
    CHECK(user.conversation.owed.empty());
}

TEST_CASE("a long message is read at its beginning, and the user is told", "[dialog]") {
    User user(content());
    user.at("signs.a").says("the caller " + std::string(5000, 'a'));
    CHECK(user.heard() == Texts{"coach.too_long", "caller.caller_question"});
}

TEST_CASE("what is no text gets one line, once a minute, and changes nothing", "[dialog]") {
    User user(content());
    user.at("signs.a").sends_photo();
    CHECK(user.heard() == Texts{"coach.not_text"});
    CHECK(user.state() == "signs.a");
    CHECK(user.after(0min).sends_photo().heard().empty());
    CHECK(!user.notes().empty());
    CHECK(user.after(1min).sends_photo().heard() == Texts{"coach.not_text"});
}

}  // namespace onward::test

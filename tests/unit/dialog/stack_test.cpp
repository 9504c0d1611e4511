#include "support/catch.hpp"
#include "support/small_coach.hpp"

namespace onward::test {
namespace {

const auto kContent = R"(
=== dialogs/path/one.yaml
dialog: one
title: the first
summary: Calls and digresses.
start: first
enter: [{when: go.one}]
listen: [{when: answer.done, goto: third}, {when: answer.not_sure, call: two, back: here}]
states:
  first:
    ask: first_question
    buttons:
      - {label: Call it, call: two, back: second}
      - {label: Call and come back, call: two, back: here}
      - {label: Leave for it, goto: two}
      - {label: Into the middle, goto: two.late}
      - {label: Home, goto: home}
      - {label: Further home, goto: home.more}
    no_match: [{say: again, stay: quiet}, {goto: second}]
    on_return: first_on_return
  second: {ask: second_question, no_match: [{goto: third}]}
  third: {say: third_said, then: {end: done}}
texts:
  first_question: One?
  second_question: Two?
  third_said: Three.
  again: Again?
  first_on_return: Where were we?
=== dialogs/path/two.yaml
dialog: two
title: the second
summary: Ends in its own way.
start: begin
enter: [{when: go.two}]
states:
  begin:
    ask: begin_question
    buttons: [{label: End, end: done}, {label: Nothing to do, end: skipped}, {label: To the third, goto: three}, {label: To the first, goto: one.second}]
    no_match: [{goto: late}]
  late: {ask: late_question, no_match: [{end: done}]}
texts:
  begin_question: Begin?
  late_question: Late?
=== dialogs/path/three.yaml
dialog: three
title: the third
summary: A last one.
start: only
enter: [{when: go.three}]
states:
  only: {ask: only_question, no_match: [{end: done}]}
texts:
  only_question: Only?
=== dialogs/everyday/home.yaml
dialog: home
title: home
summary: Asks what to do, and asks more.
start: menu
enter: [{when: go.more, goto: more}]
states:
  menu: {ask: menu_question, no_match: [{goto: more}]}
  more: {ask: more_question, no_match: [{goto: menu}]}
texts: {menu_question: "What would you like?", more_question: "What else?"}
=== intents/go.yaml
intents:
  go.more: {rules: [{phrase: take more}], examples: ["take more"]}
  go.one: {rules: [{phrase: take one}], examples: ["take one"]}
  go.two: {rules: [{phrase: take two}], examples: ["take two"]}
  go.three: {rules: [{phrase: take three}], examples: ["take three"]}
)";

}  // namespace

TEST_CASE("a call comes back to the state it names", "[dialog][stack]") {
    User user(script_of(kContent));
    user.at("one.first").presses("Call it");
    CHECK(user.stack() == Texts{"two.begin", "one.first"});
    user.presses("End");
    CHECK(user.heard() == Texts{"one.second_question"});
    CHECK(user.ended() == "two done");
    CHECK(user.conversation.last_end == "done");
}

TEST_CASE("a call that comes back here asks the open question again", "[dialog][stack]") {
    User user(script_of(kContent));
    user.at("one.first").presses("Call and come back").presses("Nothing to do");
    CHECK(user.heard() == Texts{"one.first_on_return", "one.first_question"});
    CHECK(user.conversation.last_end == "skipped");
}

TEST_CASE("a question is not answered while another dialog lies upon it", "[dialog][stack]") {
    User user(script_of(kContent));
    user.at("one.first").presses("Call and come back");
    const auto covered = user.conversation.stack.front().question;
    user.presses_old(covered, 5);
    CHECK(user.heard() == Texts{"coach.stale_button", "two.begin_question"});
}

TEST_CASE("goto another dialog takes this one's place, and keeps the way back", "[dialog][stack]") {
    User user(script_of(kContent));
    user.at("one.first").presses("Call it").presses("To the third");
    CHECK(user.stack() == Texts{"three.only", "one.first"});
    CHECK(user.ended() == "two done");
    user.says("qwertz");
    CHECK(user.state() == "one.second");

    user.at("one.first").presses("Into the middle");
    CHECK(user.stack() == Texts{"two.late"});
}

TEST_CASE("a dialog that is on the stack is returned to", "[dialog][stack]") {
    User user(script_of(kContent));
    user.at("one.first").presses("Call it").presses("To the first");
    CHECK(user.stack() == Texts{"one.second"});
    CHECK(user.ended() == "two done");

    user.at("one.first").says("take two").says("take three").says("take one");
    CHECK(user.stack() == Texts{"one.first"});
    CHECK(user.ended() == "three cancelled, two cancelled");
}

TEST_CASE("goto home ends all that is open, and home asks", "[dialog][stack]") {
    User user(script_of(kContent));
    user.at(Texts{"one.first", "three.only"}).presses("Home");
    CHECK(user.stack() == Texts{"home.menu"});
    CHECK(user.ended() == "one done, three cancelled");
    CHECK(!user.conversation.saved);
}

TEST_CASE("home is entered at the state that was asked for", "[dialog][stack]") {
    User user(script_of(kContent));
    user.at("one.first").presses("Further home");
    CHECK(user.stack() == Texts{"home.more"});
    user.at("one.first").says("take more");
    CHECK(user.stack() == Texts{"home.more"});
}

TEST_CASE("a topic is a digression: afterwards the open question is asked again", "[dialog][stack]") {
    User user(script_of(kContent));
    user.at("two.begin").says("take three");
    CHECK(user.stack() == Texts{"three.only", "two.begin"});
    user.says("qwertz");
    CHECK(user.heard() == Texts{"coach.returning", "two.begin_question"});
    CHECK(user.buttons() == Texts{"End", "Nothing to do", "To the third", "To the first"});
}

TEST_CASE("a topic opened from home is none", "[dialog][stack]") {
    User user(script_of(kContent));
    user.at("home.menu").says("take three");
    CHECK(user.stack() == Texts{"three.only"});
    user.says("qwertz");
    CHECK(user.stack().empty());
    CHECK(user.heard().empty());
    CHECK(user.notes() == Texts{"home is silent"});
}

TEST_CASE("the dialog on top is not begun again by its own word", "[dialog][stack]") {
    User user(script_of(kContent));
    user.at("two.begin").says("take two");
    CHECK(user.rung() == "no_match");
}

TEST_CASE("a caller listens too, its states are its own", "[dialog][stack]") {
    User user(script_of(kContent));
    user.at("one.first").presses("Call it").says("done");
    CHECK(user.rung() == "listen");
    CHECK(user.heard() == Texts{"one.third_said"});
    CHECK(user.ended() == "two cancelled, one done");
}

TEST_CASE("a dialog that was left by a digression does not listen", "[dialog][stack]") {
    User user(script_of(kContent));
    user.at("one.first").says("take three").says("done");
    CHECK(user.rung() == "no_match");
}

TEST_CASE("a listener's call comes back to the open question on top", "[dialog][stack]") {
    User user(script_of(kContent));
    user.at("one.first").says("not sure");
    CHECK(user.stack() == Texts{"two.begin", "one.first"});
    user.presses("End");
    CHECK(user.heard() == Texts{"one.first_on_return", "one.first_question"});
}

TEST_CASE("at most eight dialogs stand on the stack: the oldest goes, and the trace says so",
          "[dialog][stack]") {
    std::string content;
    for (int i = 1; i <= 9; ++i) {
        const std::string n = std::to_string(i);
        content += "=== dialogs/path/d" + n + ".yaml\ndialog: d" + n +
                   "\ntitle: t\nsummary: s.\nstart: a\nenter: [{when: go.d" + n +
                   "}]\nstates:\n  a: {ask: q, no_match: [{end: done}]}\ntexts: {q: \"Question " + n +
                   "?\"}\n";
    }
    content += "=== intents/deep.yaml\nintents:\n";
    for (int i = 1; i <= 9; ++i) {
        const std::string n = std::to_string(i);
        content += "  go.d" + n + ": {rules: [{phrase: floor" + n + "}], examples: [\"floor" + n + "\"]}\n";
    }
    User user(script_of(content));
    user.onboarded();
    for (int i = 1; i <= 9; ++i) user.says("floor" + std::to_string(i));
    CHECK(user.stack().size() == 8);
    CHECK(user.stack().back() == "d2.a");
    CHECK(user.ended() == "d1 cancelled");
    CHECK(user.notes() == Texts{"the stack was full: d1 was dropped"});
    for (int i = 9; i >= 2; --i) user.says("qwertz");
    CHECK(user.stack().empty());
}

TEST_CASE("a dialog left for longer than it lasts is gone, one that is silent is not", "[dialog][stack]") {
    using namespace std::chrono_literals;
    User user(script_of(kContent));
    user.at("one.first").says("take three").after(25h).says("qwertz");
    CHECK(user.ended() == "three done");
    CHECK(user.stack().empty());
    CHECK(user.notes().front() == "left for too long: one");

    user.at("one.first").after(24h * 30).says("qwertz");
    CHECK(user.state() == "one.first");
}

TEST_CASE("a called dialog that is silent keeps its callers", "[dialog][stack]") {
    using namespace std::chrono_literals;
    User user(script_of(kContent));
    user.at("one.first").presses("Call it").after(24h * 30).presses("End");
    CHECK(user.state() == "one.second");
}

}  // namespace onward::test

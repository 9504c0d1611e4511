#include "dialog/adopt.hpp"

#include "dialog/begin.hpp"
#include "support/catch.hpp"
#include "support/small_coach.hpp"

namespace onward::test {
namespace {

// The dialog `plan`, with these states and what else is given, and `outer` that calls it.
std::string plan(const char* states, const char* more = "") {
    return std::string(R"(
=== dialogs/everyday/plan.yaml
dialog: plan
title: the plan
summary: A plan.
start: begin
enter: [{when: go.plan}]
states:
  begin: {ask: begin_question, no_match: [{end: done}]}
)") + states +
           R"(
texts:
  begin_question: Begin?
  second_question: Second?
)" + more + R"(
=== dialogs/everyday/outer.yaml
dialog: outer
title: outer
summary: Calls it.
start: ask
states:
  ask: {ask: outer_question, buttons: [{label: Plan, call: plan, back: after}], no_match: [{goto: after}]}
  after: {ask: after_question, no_match: [{end: done}]}
texts:
  outer_question: Outer?
  after_question: After?
=== intents/go.yaml
intents:
  go.plan: {rules: [{phrase: the plan}], examples: ["the plan"]}
)";
}

constexpr const char* kSecond =
    "  second: {ask: second_question, buttons: [{label: Okay, when: answer.yes, goto: begin}], no_match: "
    "[{goto: begin}]}\n";
constexpr const char* kRenamed =
    "  later: {ask: second_question, buttons: [{label: Okay, when: answer.yes, goto: begin}], no_match: "
    "[{goto: begin}]}\n";

Conversation waiting(const std::shared_ptr<const Script>& script, std::vector<const char*> states) {
    std::vector<StateId> ids;
    for (const char* state : states) ids.emplace_back(state);
    return *begin_at(*script, fresh_conversation(1), ids, kMondayMorning);
}

}  // namespace

TEST_CASE("where nothing changed the conversation is the same", "[dialog][adopt]") {
    const auto script = script_of(plan(kSecond));
    const Conversation before = waiting(script, {"plan.second", "outer.ask"});
    const Adopted adopted = adopt(*script, before);
    CHECK(adopted.how == Adopted::How::same);
    CHECK(adopted.conversation == before);
}

TEST_CASE("a renamed state goes on silently, and its question takes the answer", "[dialog][adopt]") {
    User user(script_of(plan(kSecond)));
    user.at("plan.second").meets(script_of(plan(kRenamed, "moved: {second: later}\n")));
    CHECK(user.state() == "plan.later");
    user.says("yes");
    CHECK(user.heard() == Texts{"plan.begin_question"});
}

TEST_CASE("a state that is gone leads to its dialog's start, with one honest line", "[dialog][adopt]") {
    User user(script_of(plan(kSecond)));
    user.knows("name", Value{std::string("Sam")}).at("plan.second").meets(script_of(plan("")));
    CHECK(user.state() == "plan.begin");
    CHECK(user.slot("name") == "Sam");
    user.says("yes");  // an answer to a question that is gone
    CHECK(user.heard() == Texts{"coach.content_changed", "plan.begin_question"});
    CHECK(user.turn.trace.no_match == 0);
}

TEST_CASE("what is said instead of an answer enters a dialog that was put back to its start",
          "[dialog][adopt]") {
    for (const char* said : {"back", "", "help"}) {
        User user(script_of(plan(kSecond)));
        user.at("plan.second").meets(script_of(plan("  other: {say: second_question, then: {end: done}}\n")));
        if (*said == '\0') {
            user.sends_photo();
        } else {
            user.says(said);
        }
        INFO(said);
        CHECK(user.state() == "plan.begin");
        CHECK(user.conversation.stack.back().question != 0);
        CHECK(user.heard().back() == "plan.begin_question");
    }
}

TEST_CASE("a renamed dialog is followed", "[dialog][adopt]") {
    User user(script_of(plan(kSecond)));
    user.at("plan.second");
    user.meets(script_of(R"(
=== dialogs/everyday/scheme.yaml
dialog: scheme
title: the plan
summary: A plan.
start: begin
enter: [{when: go.plan}]
states:
  begin: {ask: begin_question, no_match: [{end: done}]}
  second: {ask: second_question, no_match: [{goto: begin}]}
moved: {plan.*: scheme.*}
texts:
  begin_question: Begin?
  second_question: Second?
=== intents/go.yaml
intents:
  go.plan: {rules: [{phrase: the plan}], examples: ["the plan"]}
)"));
    CHECK(user.stack() == Texts{"scheme.second"});
    CHECK(user.conversation.owed.empty());
}

TEST_CASE("a dialog that is gone drops its frame; the one below is asked again before it is answered",
          "[dialog][adopt]") {
    User user(script_of(plan(kSecond)));
    user.at(Texts{"plan.second", "talk.listen"}).meets(script_of(""));
    CHECK(user.stack() == Texts{"talk.listen"});
    user.says("qwertz");
    CHECK(user.heard() == Texts{"coach.content_changed", "talk.listen_question"});
    CHECK(user.turn.trace.no_match == 0);

    // Left by a digression whose dialog is gone: it is no longer left, so that it can not lapse meanwhile.
    user.meets(script_of(plan(kSecond))).at("talk.listen").says("the plan");
    REQUIRE(user.conversation.stack.size() == 2);
    REQUIRE(user.conversation.stack.front().left);
    user.meets(script_of(""));
    CHECK_FALSE(user.conversation.stack.back().left);

    user.meets(script_of(plan(kSecond))).at("plan.second").meets(script_of(""));
    CHECK(user.stack().empty());
    CHECK(user.says("qwertz").heard() == Texts{"coach.content_changed", "home.menu_question"});
}

TEST_CASE("a safety dialog's state that is gone leads to its start, contacts said again", "[dialog][adopt]") {
    const auto dark = [](const char* states) {
        return script_of(std::string(R"(
=== dialogs/safety/dark.yaml
dialog: dark
kind: safety
title: dark
summary: Contacts.
start: first
enter: [{when: safety.dark}]
states:
  first: {say: contacts, ask: safe_question, no_match: [{stay: reprompt}]}
)") + states + R"(
texts:
  contacts: "{helpline crisis}"
  safe_question: Safe?
  later_question: Later?
=== intents/danger.yaml
intents:
  safety.dark: {safety: 1, rules: [{phrase: want to die}], examples: ["i want to die"]}
)");
    };
    User user(dark("  later: {ask: later_question, no_match: [{stay: reprompt}]}\n"));
    // As good as gone is one that asks no longer, or it would end by itself.
    for (const char* now : {"", "  later: {then: {end: done}}\n"}) {
        user.meets(dark("  later: {ask: later_question, no_match: [{stay: reprompt}]}\n"));
        user.at("dark.later").meets(dark(now));
        user.says("qwertz");
        CHECK(user.heard() == Texts{"coach.safety_contacts_again", "dark.contacts", "dark.safe_question"});
    }
}

TEST_CASE("slots that are gone, retyped or out of new limits", "[dialog][adopt]") {
    const auto with_slots = [](const char* slots) {
        return script_of(std::string("=== dialogs/slots.yaml +\n") + slots);
    };
    const auto before = with_slots(
        "  a: {type: integer, keep: profile, says: a}\n"
        "  b: {type: text, keep: profile, says: b}\n"
        "  c: {type: integer, min: 0, max: 100, keep: profile, says: c}\n"
        "  d: {type: enum, values: [x, y], keep: profile, says: d}\n"
        "  e: {type: list of integer, keep: profile, says: e}\n");
    const auto after = with_slots(
        "  b: {type: integer, keep: profile, says: b}\n"
        "  c: {type: integer, min: 0, max: 10, keep: profile, says: c}\n"
        "  d: {type: enum, values: [y, z], keep: profile, says: d}\n"
        "  e: {type: list of integer, min: 0, max: 5, keep: profile, says: e}\n");
    User user(before);
    user.knows("a", Value{std::int64_t{1}}).knows("b", Value{std::string("x")});
    user.knows("c", Value{std::int64_t{50}}).knows("d", Value{std::string("x")});
    user.conversation.memory.lists[SlotId{"e"}].entries = {
        Entry{.cell = {.value = std::int64_t{9}}, .id = 7}};
    const Adopted adopted = adopt(*after, user.conversation);
    user.conversation = adopted.conversation;
    CHECK(adopted.dropped_slots == 3);
    CHECK(user.slot("a") == "");
    CHECK(user.slot("b") == "");
    CHECK(user.slot("c") == "10");
    CHECK(user.slot("d") == "");
    CHECK(user.conversation.memory.lists[SlotId{"e"}].next_id == 8);
}

TEST_CASE("reminders and the saved place follow, or go with their dialog", "[dialog][adopt]") {
    const auto old_script = script_of(plan(kSecond));
    Conversation conversation = waiting(old_script, {});
    conversation.reminders[ReminderId{"moved"}] = {.goes_to = StateId{"plan.second"}};
    conversation.reminders[ReminderId{"gone"}] = {.goes_to = StateId{"nowhere.at_all"}};
    conversation.saved = SavedPlace{{Frame{.state = StateId{"plan.second"}}}, kMondayMorning};
    const Adopted adopted = adopt(*script_of(plan(kRenamed, "moved: {second: later}\n")), conversation);
    CHECK(adopted.dropped_reminders == 1);
    CHECK(adopted.conversation.reminders.at(ReminderId{"moved"}).goes_to == StateId{"plan.later"});
    CHECK(adopted.conversation.saved->stack[0].state == StateId{"plan.later"});
    CHECK(!adopt(*script_of(""), conversation).conversation.saved);
}

TEST_CASE("what back would restore is dropped where it can not be reached any more", "[dialog][adopt]") {
    User user(script_of(plan(kSecond)));
    user.at("plan.second").says("yes");
    CHECK(user.conversation.undos.size() == 1);
    user.meets(script_of(plan("")));
    CHECK(user.conversation.undos.empty());
    CHECK(user.says("back").heard() == Texts{"coach.nothing_before"});
}

TEST_CASE("adopting is total: garbage becomes a conversation that can be stepped", "[dialog][adopt]") {
    const auto script = script_of(plan(kSecond));
    Conversation garbage;
    garbage.owed = "no such line";
    garbage.stack = {Frame{.state = StateId{""}}, Frame{.state = StateId{"plan"}},
                     Frame{.state = StateId{"plan.second"},
                           .returns = Frame::Return::state,
                           .back = StateId{"x.y"},
                           .question = 1,
                           .misses = -5},
                     Frame{.state = StateId{"plan.begin"}, .question = 2, .misses = 2147483647}};
    garbage.saved = SavedPlace{};
    garbage.clarification = Clarification{.guesses = {IntentId{"no.such"}}, .question = 1};
    garbage.last_questions = DialogId{"none"};
    User user(script);
    user.conversation = adopt(*script, garbage).conversation;
    for (const char* text : {"qwertz", "yes", "back", "continue", "menu", "skip"}) {
        user.says(text);
        CHECK((!user.turn.actions.empty() || !user.turn.trace.notes.empty()));
    }
}

TEST_CASE("a conversation is put into a place without a word", "[dialog][begin]") {
    const auto script = script_of(plan(kSecond));
    const Conversation conversation = waiting(script, {"plan.second", "outer.ask"});
    CHECK(conversation.onboarded);
    REQUIRE(conversation.stack.size() == 2);
    CHECK(conversation.current() == StateId{"plan.second"});
    CHECK(conversation.stack.back().offered == std::vector<OfferedButton>{{"Okay", "Okay"}});
    const auto at = [&](const char* state) {
        return begin_at(*script, fresh_conversation(1), {StateId{state}}, kMondayMorning);
    };
    CHECK(!at("plan.nowhere"));
    CHECK(!at("nowhere"));
    CHECK(at("plan.begin"));
}

}  // namespace onward::test

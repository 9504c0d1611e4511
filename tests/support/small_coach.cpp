#include "support/small_coach.hpp"

#include <map>
#include <stdexcept>

#include "base/text.hpp"
#include "dialog/adopt.hpp"
#include "dialog/begin.hpp"
#include "dialog/step.hpp"
#include "loader/load.hpp"
#include "support/catch.hpp"

namespace onward::test {
namespace {

constexpr std::string_view kSmallCoach = R"(
=== dialogs/coach.yaml
first: hello
home: home
asks_why: answer.asks_back
lines:
  returning: Back to where we were.
  stale_button: That button is from before.
  clarify: Which one do you mean?
  nothing_before: There is nothing before this.
  nothing_saved: Nothing is saved.
  too_long: That was long. I read the beginning.
  not_text: I can only read text.
  slow_down: One at a time, please.
  sorry: Something went wrong.
  moved_on: We went on meanwhile.
  done_button: Done
  something_else: Something else
  content_changed: I have changed since then. Let's begin this again.
  safety_contacts_again: "Help is there: {helpline crisis|line}"
  changed_answer: Changed.
  paused: Paused.
  stopped: Stopped.
  reminders_stopped: I stop the reminders.
texts:
  help: I can help.
  not_tonight: Not tonight.
  it_is_early: It is early.
  dark_was: Last time it was dark.
  tired_last_time: Last time you were tired.
commands:
  - {when: command.help, say: help, stay: reprompt}
  - {when: command.menu, goto: home}
  - {when: command.back, verb: back}
  - {when: command.skip, verb: skip}
  - {when: command.stop, verb: stop}
  - {when: command.pause, verb: pause}
  - {when: command.resume, verb: resume}
  - {when: command.change, verb: change}
  - {when: command.correct, verb: correct}
=== dialogs/everyday/hello.yaml
dialog: hello
title: hello
summary: Says hello.
start: name
states:
  name:
    ask: name_question
    fill: {slot: name, from: text}
    then: {end: done}
texts:
  name_question: What may I call you?
=== dialogs/everyday/home.yaml
dialog: home
title: home
summary: Asks what to do.
start: menu
states:
  menu:
    ask: menu_question
    buttons:
      - {label: Talk, goto: talk}
    no_match:
      - {say: menu_again, stay: quiet}
      - {goto: talk}
texts:
  menu_question: What would you like?
  menu_again: Pick one, please.
=== dialogs/everyday/talk.yaml
dialog: talk
title: our talk
summary: Listens.
start: listen
enter:
  - {when: topic.talk}
states:
  listen:
    ask: listen_question
    no_match:
      - {say: listening, stay: quiet}
      - {end: done}
texts:
  listen_question: What is on your mind?
  listening: I'm listening.
=== dialogs/slots.yaml
reminders: {quiet: [22:00, 08:00], a_day: 1, unanswered: 3, off: reminders_off}
pronouns:
  they: {they: they, them: them, their: their, theirs: theirs, themself: themself, number: many}
slots:
  name: {type: text, at_most: 40, keep: profile, otherwise: you, says: what to call you}
  country: {type: country, keep: profile, says: your country}
  zone: {type: zone, keep: profile, says: your time zone}
  reminders_off: {type: yes_no, keep: profile, says: no reminders}
=== dialogs/conditions.yaml
values: {}
conditions: {}
=== dialogs/shared.yaml
answers: {}
=== dialogs/helplines.yaml
countries:
  IE:
    name: Ireland
    zone: Europe/Dublin
    emergency: [{name: Emergency, call: "112", checked: 2026-03-01}]
    crisis: [{name: Samaritans, call: "116 123", hours: always, checked: 2026-03-01}]
  anywhere:
    name: elsewhere
    emergency: [{name: Local emergency, call: "112", checked: 2026-03-01}]
    crisis: [{name: Find a Helpline, web: findahelpline.com, checked: 2026-03-01}]
    abuse: [{name: Find a Helpline, web: findahelpline.com, checked: 2026-03-01}]
    behaviour: [{name: Find a Helpline, web: findahelpline.com, checked: 2026-03-01}]
    youth: [{name: Find a Helpline, web: findahelpline.com, checked: 2026-03-01}]
    images: [{name: StopNCII, web: stopncii.org, checked: 2026-03-01}]
  unknown:
    emergency: [{name: EU and most mobiles, call: "112", checked: 2026-03-01}]
    crisis: [{name: Find a Helpline, web: findahelpline.com, checked: 2026-03-01}]
    abuse: [{name: Find a Helpline, web: findahelpline.com, checked: 2026-03-01}]
    behaviour: [{name: Find a Helpline, web: findahelpline.com, checked: 2026-03-01}]
    youth: [{name: Find a Helpline, web: findahelpline.com, checked: 2026-03-01}]
    images: [{name: StopNCII, web: stopncii.org, checked: 2026-03-01}]
=== intents/small.yaml
intents:
  answer.yes: {rules: [{phrase: "{yes|yeah|sure}"}], examples: ["yes", "yeah"]}
  answer.no: {rules: [{phrase: "{no|nope}"}], examples: ["no", "nope"]}
  answer.not_sure: {rules: [{phrase: not sure}, {phrase: dunno}], examples: ["not sure", "dunno"]}
  answer.done: {rules: [{phrase: done}, {phrase: finished}], examples: ["done", "finished"]}
  answer.upset: {rules: [{phrase: so upset}], examples: ["i am so upset"]}
  answer.asks_back: {rules: [{phrase: why do you ask}], examples: ["why do you ask"]}
  topic.talk: {label: "You want to talk", rules: [{phrase: just talk}], examples: ["can we just talk"]}
  command.help: {whole: true, examples: [help]}
  command.menu: {whole: true, examples: [menu]}
  command.back: {whole: true, examples: [back]}
  command.skip: {whole: true, examples: [skip]}
  command.stop: {whole: true, examples: [stop]}
  command.pause: {whole: true, examples: [pause]}
  command.resume: {whole: true, examples: [resume, continue]}
  command.change: {whole: true, examples: ["change {number}"]}
  command.correct: {whole: true, examples: ["no it was ..."]}
)";

// The files of one text, by path; a path with `+` after it is appended to `files`.
void take_files(std::string_view text, std::map<std::string, std::string>& files) {
    std::string path;
    for (const std::string_view line : split(text, '\n')) {
        if (line.starts_with("=== ")) {
            path = std::string(trim(line.substr(4)));
            const bool appends = path.ends_with("+");
            if (appends) path = std::string(trim(path.substr(0, path.size() - 1)));
            if (!appends) files[path] = "format: 1\n";
        } else if (!path.empty()) {
            files[path] += std::string(line) + "\n";
        }
    }
}

std::string in_utc(Instant instant) {
    const std::string text = to_utc_string(instant);  // 2026-03-02T09:30:00.000000Z
    return text.substr(0, 10) + " " + text.substr(11, 5);
}

}  // namespace

std::shared_ptr<const Script> script_of(std::string_view text) {
    std::map<std::string, std::string> files;
    take_files(kSmallCoach, files);
    take_files(text, files);
    std::vector<SourceFile> sources;
    for (auto& [path, bytes] : files) sources.push_back({path, bytes});
    Loaded loaded = load_sources(sources);
    std::string findings;
    for (const Diagnostic& finding : loaded.findings) findings += print(finding) + "\n";
    INFO(findings);
    REQUIRE(loaded.script != nullptr);
    return loaded.script;
}

User::User(std::shared_ptr<const Script> content, Instant at_first)
    : script(std::move(content)), conversation(fresh_conversation(1)), now(at_first) {}

User& User::at(std::vector<std::string> states) {
    std::vector<StateId> ids;
    for (const std::string& state : states) ids.emplace_back(state);
    const auto begun = begin_at(*script, conversation, ids, now);
    REQUIRE(begun);
    conversation = *begun;
    return *this;
}

User& User::onboarded() {
    conversation.onboarded = true;
    return *this;
}

User& User::knows(const char* slot, Value value) {
    conversation.memory.cells[SlotId{slot}] = Cell{.value = std::move(value), .written = now};
    return *this;
}

User& User::take(const Event& event) {
    turn = step(*script, conversation, event, now);
    conversation = turn.conversation;
    return *this;
}

User& User::says(std::string_view text) { return take(Message{.text = std::string(text)}); }
User& User::edits(std::string_view text) { return take(Message{.text = std::string(text), .edited = true}); }
User& User::sends_photo() { return take(NotText{"photo"}); }

User& User::presses(std::string_view label) {
    for (auto action = turn.actions.rbegin(); action != turn.actions.rend(); ++action) {
        const auto* said = std::get_if<Say>(&*action);
        if (said == nullptr || said->question == 0) continue;
        for (std::size_t i = 0; i < said->buttons.size(); ++i) {
            if (said->buttons[i] == label) return presses_old(said->question, static_cast<int>(i) + 1);
        }
    }
    // Nothing was said yet, as after at(): what the open question offers.
    if (!conversation.stack.empty()) {
        const Frame& top = conversation.stack.back();
        for (std::size_t i = 0; i < top.offered.size(); ++i) {
            if (top.offered[i].shown == label) return presses_old(top.question, static_cast<int>(i) + 1);
        }
    }
    FAIL("no button " << label);
    return *this;
}

User& User::presses_old(std::int64_t question, int option) { return take(ButtonPress{question, option}); }

User& User::after(std::chrono::minutes pause) {
    now += pause;
    return *this;
}

User& User::on(std::string_view wall_time) {
    now = moment(wall_time);
    return *this;
}

User& User::until(std::string_view wall_time) {
    const Instant end = moment(wall_time);
    unasked.clear();
    for (int turns = 0; turns < 10'000; ++turns) {
        const auto next = next_due(conversation);
        if (!next || next->due > end) break;
        now = next->due;
        take(ReminderDue{next->name, next->due});
        if (!turn.actions.empty()) unasked.push_back(turn);
    }
    now = end;
    return *this;
}

User& User::due(const char* reminder) { return take(ReminderDue{ReminderId{reminder}, now}); }

User& User::meets(std::shared_ptr<const Script> other) {
    script = std::move(other);
    conversation = adopt(*script, conversation).conversation;
    return *this;
}

Texts User::heard() const {
    Texts texts;
    for (const Action& action : turn.actions) {
        if (const auto* said = std::get_if<Say>(&action)) texts.push_back(said->text.value);
    }
    return texts;
}

Texts User::words() const {
    Texts messages;
    for (const Action& action : turn.actions) {
        if (const auto* said = std::get_if<Say>(&action)) messages.push_back(said->words);
    }
    return messages;
}

Texts User::buttons() const {
    for (auto action = turn.actions.rbegin(); action != turn.actions.rend(); ++action) {
        if (const auto* said = std::get_if<Say>(&*action)) return said->buttons;
    }
    return {};
}

std::string User::rung() const {
    return turn.trace.rung ? kRungNames[static_cast<std::size_t>(*turn.trace.rung)] : "";
}

std::string User::ended() const {
    std::vector<std::string> ends;
    for (const DialogEnd& end : turn.trace.ended) ends.push_back(end.dialog.value + " " + end.how);
    return join(ends, ", ");
}

Texts User::stack() const {
    Texts states;
    for (auto frame = conversation.stack.rbegin(); frame != conversation.stack.rend(); ++frame) {
        states.push_back(frame->state.value);
    }
    return states;
}

std::string User::slot(const char* name) const {
    const Cell* cell = conversation.memory.cell(SlotId{name});
    return cell != nullptr ? to_string(cell->value) : "";
}

std::vector<std::string> User::list(const char* name) const {
    std::vector<std::string> values;
    const List* held = conversation.memory.list(SlotId{name});
    for (const Entry& entry : held != nullptr ? held->entries : std::vector<Entry>{}) {
        values.push_back(to_string(entry.cell.value));
    }
    return values;
}

std::string User::reminder(const char* name) const {
    const auto at = conversation.reminders.find(ReminderId{name});
    return at == conversation.reminders.end() ? "" : in_utc(at->second.due);
}

}  // namespace onward::test

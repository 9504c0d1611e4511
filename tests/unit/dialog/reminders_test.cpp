#include "support/catch.hpp"
#include "support/small_coach.hpp"

namespace onward::test {
namespace {

using namespace std::chrono_literals;

const auto kContent = R"(
=== dialogs/everyday/checkin.yaml
dialog: checkin
title: your check-in
summary: Daily.
start: mood
enter: [{when: go.checkin}]
states:
  mood: {ask: mood_question, fill: {slot: mood, from: number}, no_match: [{end: done}], then: {end: done}}
texts:
  mood_question: How is it?
=== dialogs/everyday/setup.yaml
dialog: setup
title: reminders
summary: Sets reminders of every kind.
start: which
states:
  which:
    ask: which_question
    buttons:
      - {label: Daily, do: {remind: {name: daily, goto: checkin}, at: checkin_time, every: 1d}, goto: set}
      - {label: Daily noon, do: {remind: {name: noon, goto: checkin}, at: 12:00, every: 1d}, goto: set}
      - {label: In a week, do: {remind: {name: week, goto: checkin}, after: 7d}, goto: set}
      - {label: In ten hours, do: {remind: {name: hours, goto: checkin}, after: 10h}, goto: set}
      - {label: Tomorrow, do: {remind: {name: tomorrow, goto: checkin}, on: today + 1, at: 18:00}, goto: set}
      - {label: Yesterday, do: {remind: {name: past, goto: checkin}, on: today - 1, at: 18:00}, goto: set}
      - {label: Date, do: [{add: {dates: hard_date}}, {remind: {name: date, goto: dates.tomorrow}, of: dates, on: date_on - 1, at: 18:00}], goto: set}
      - {label: Forget dates, do: {remove: {dates: all}}, goto: set}
      - {label: Cancel, do: {cancel: [daily, noon]}, goto: set}
      - {label: "Off", do: {set: {reminders_off: yes}}, goto: set}
    no_match: [{stay: reprompt}, {end: done}]
  set: {say: is_set, then: {end: done}}
texts:
  which_question: Which?
  is_set: Set.
=== dialogs/everyday/dates.yaml
dialog: dates
title: hard dates
summary: A hard date is near.
start: tomorrow
states:
  tomorrow: {say: tomorrow_said, then: {end: done}}
texts:
  tomorrow_said: "Tomorrow: {date_name}."
=== dialogs/everyday/wait.yaml
dialog: wait
title: waiting
summary: Waits for a reply.
start: ten
states:
  ten:
    ask: ten_question
    no_match: [{goto: over}]
    no_reply: {after: 10m, goto: over}
  twice:
    ask: ten_question
    no_match: [{goto: over}]
    no_reply: {after: 10m, at_most: 2, say: still_here, stay: quiet}
  long:
    ask: ten_question
    no_match: [{goto: over}]
    no_reply: {after: 20h, goto: over}
  over: {say: over_said, then: {end: done}}
texts:
  ten_question: Ten minutes?
  still_here: Still here.
  over_said: Over.
=== dialogs/safety/dark.yaml
dialog: dark
kind: safety
title: dark
summary: Contacts.
start: first
enter: [{when: safety.dark}]
states:
  first:
    do: {set: {crisis: yes}}
    say: contacts
    ask: safe_question
    buttons:
      - {label: I am safe, when: answer.yes, goto: over}
      - {label: Ask me, do: {remind: {name: after, goto: dark.asked}, after: 12h}, goto: over}
    no_match: [{stay: reprompt}]
  asked: {ask: asked_question, no_match: [{end: done}]}
  over: {then: {end: done}}
texts:
  contacts: "{helpline crisis}"
  safe_question: Safe?
  asked_question: How is it now?
=== dialogs/conditions.yaml
conditions:
  resting: hours since crisis < 24
=== intents/go.yaml
intents:
  go.checkin: {rules: [{phrase: check in}], examples: ["check in"]}
  safety.dark: {safety: 1, rules: [{phrase: want to die}], examples: ["i want to die"]}
)";

constexpr std::string_view kSlots = R"(
pronouns:
  they: {they: they, them: them, their: their, theirs: theirs, themself: themself, number: many}
slots:
  name: {type: text, at_most: 40, keep: profile, otherwise: you, says: what to call you}
  zone: {type: zone, keep: profile, says: your time zone}
  reminders_off: {type: yes_no, keep: profile, says: no reminders}
  mood: {type: integer, min: 0, max: 10, keep: profile, says: mood}
  checkin_time: {type: time, keep: profile, says: when to ask}
  crisis: {type: yes_no, keep: profile, says: a crisis}
  date_on: {type: date, keep: setup}
  date_name: {type: text, keep: setup, otherwise: a day}
  dates: {type: list of hard_date, at_most: 5, keep: profile, says: dates, line: "{date_name}"}
groups:
  hard_date: [date_on, date_name]
)";

// The rules for reminders, perhaps with one more.
std::shared_ptr<const Script> content(std::string_view more = "") {
    return script_of(std::string(kContent) + "=== dialogs/slots.yaml\n" +
                     "reminders: {quiet: [22:00, 08:00], a_day: 1, unanswered: 3, off: reminders_off" +
                     std::string(more) + "}" + std::string(kSlots));
}

// Monday 2026-03-02 09:00, a reminder set by that button, and the evening after: nobody talks.
User with_reminder(const char* button, std::shared_ptr<const Script> script = content()) {
    User user(std::move(script));
    user.knows("checkin_time", Value{TimeOfDay{20 * 60}}).at("setup.which").presses(button);
    return user;
}

}  // namespace

TEST_CASE("a reminder is set by time, date, or how long from now", "[dialog][reminders]") {
    CHECK(with_reminder("Daily").reminder("daily") == "2026-03-02 20:00");
    CHECK(with_reminder("Daily noon").reminder("noon") == "2026-03-02 12:00");
    CHECK(with_reminder("In a week").reminder("week") == "2026-03-09 09:00");
    CHECK(with_reminder("In ten hours").reminder("hours") == "2026-03-02 19:00");
    CHECK(with_reminder("Tomorrow").reminder("tomorrow") == "2026-03-03 18:00");
    CHECK(with_reminder("Yesterday").reminder("past") == "");
}

TEST_CASE("a time that is past today comes tomorrow", "[dialog][reminders]") {
    User user(content());
    user.on("2026-03-02 13:00").at("setup.which").presses("Daily noon");
    CHECK(user.reminder("noon") == "2026-03-03 12:00");
}

TEST_CASE("a time that is not set sets no reminder", "[dialog][reminders]") {
    User user(content());
    user.at("setup.which").presses("Daily");
    CHECK(user.reminder("daily") == "");
}

TEST_CASE("a reminder opens its dialog, unasked, and repeats", "[dialog][reminders]") {
    User user = with_reminder("Daily");
    user.until("2026-03-02 20:00");
    REQUIRE(user.unasked.size() == 1);
    CHECK(user.heard() == Texts{"checkin.mood_question"});
    CHECK(std::get<Say>(user.turn.actions[0]).unasked);
    CHECK(user.rung() == "");
    CHECK(user.stack() == Texts{"checkin.mood"});
    CHECK(user.reminder("daily") == "2026-03-03 20:00");
    CHECK(user.conversation.unanswered == 1);
    user.says("7");
    CHECK(user.conversation.unanswered == 0);
    CHECK(!std::get<Say>(user.says("check in").turn.actions[0]).unasked);
}

TEST_CASE("a reminder is a digression from the open question", "[dialog][reminders]") {
    User user = with_reminder("Daily noon");
    user.at("setup.which").until("2026-03-02 12:00");
    CHECK(user.stack() == Texts{"checkin.mood", "setup.which"});
    user.says("7");
    CHECK(user.heard() == Texts{"coach.returning", "setup.which_question"});
}

TEST_CASE("one that does not stand or is not due does nothing", "[dialog][reminders]") {
    User user = with_reminder("Daily");
    const Conversation before = user.conversation;
    user.due("daily");
    CHECK(user.turn.actions.empty());
    CHECK(user.notes() == Texts{"the reminder is not due yet"});
    user.due("unknown");
    CHECK(user.notes() == Texts{"the reminder does not stand any more"});
    CHECK(user.conversation == before);
}

TEST_CASE("quiet hours move a reminder to their end, but not the user's own time", "[dialog][reminders]") {
    User user(content());
    user.on("2026-03-02 13:00").at("setup.which").presses("In ten hours");
    CHECK(user.reminder("hours") == "2026-03-02 23:00");
    user.until("2026-03-03 07:59");
    CHECK(user.unasked.empty());
    CHECK(user.reminder("hours") == "2026-03-03 08:00");
    CHECK(user.until("2026-03-03 08:00").unasked.size() == 1);

    User late(content());
    late.knows("checkin_time", Value{TimeOfDay{23 * 60}}).at("setup.which").presses("Daily");
    CHECK(late.until("2026-03-02 23:00").unasked.size() == 1);
}

TEST_CASE("quiet hours are those of the user's zone", "[dialog][reminders]") {
    User user(content());
    user.knows("zone", Value{std::string("America/New_York")});
    user.on("2026-03-02 13:00").at("setup.which").presses("In ten hours");  // 23:00 UTC is 18:00 there
    CHECK(user.until("2026-03-02 23:00").unasked.size() == 1);
}

TEST_CASE("whoever wrote just now is not interrupted", "[dialog][reminders]") {
    User user = with_reminder("Daily noon");
    user.on("2026-03-02 11:45").says("menu").until("2026-03-02 12:00");
    CHECK(user.unasked.empty());
    CHECK(user.reminder("noon") == "2026-03-02 12:15");
    CHECK(user.until("2026-03-02 12:15").unasked.size() == 1);
    CHECK(user.reminder("noon") == "2026-03-03 12:00");  // the plan does not drift
}

TEST_CASE("one a day, and single ones have the place of repeating ones", "[dialog][reminders]") {
    User user = with_reminder("Daily noon");
    user.on("2026-03-02 09:30").at("setup.which").presses("Tomorrow");
    user.until("2026-03-02 23:00");
    CHECK(user.unasked.size() == 1);  // noon
    user.until("2026-03-03 23:00");
    REQUIRE(user.unasked.size() == 1);  // 18:00 has the place: noon is left out
    CHECK(user.reminder("tomorrow") == "");
    CHECK(user.reminder("noon") == "2026-03-04 12:00");
}

TEST_CASE("a second single one waits a day", "[dialog][reminders]") {
    User user = with_reminder("In ten hours");                          // 19:00
    user.on("2026-03-01 18:00").at("setup.which").presses("Tomorrow");  // 2026-03-02 18:00
    user.on("2026-03-02 17:00").until("2026-03-02 23:00");
    CHECK(user.unasked.size() == 1);
    CHECK(user.reminder("hours") == "2026-03-03 19:00");
}

TEST_CASE("when a fourth would come unanswered the reminders stop, with one line", "[dialog][reminders]") {
    User user = with_reminder("Daily");
    user.until("2026-03-04 23:00");
    CHECK(user.unasked.size() == 3);
    user.until("2026-03-30 23:00");
    REQUIRE(user.unasked.size() == 1);
    CHECK(std::get<Say>(user.unasked[0].actions[0]).text == TextId{"coach.reminders_stopped"});
    CHECK(user.slot("reminders_off") == "yes");
    CHECK(user.reminder("daily") == "");
}

TEST_CASE("an answer in between counts anew", "[dialog][reminders]") {
    User user = with_reminder("Daily");
    user.until("2026-03-03 21:00").says("7").until("2026-03-06 23:00");
    CHECK(user.unasked.size() == 3);
    CHECK(user.slot("reminders_off") == "");
}

TEST_CASE("off drops all that wait, and a new yes takes it back", "[dialog][reminders]") {
    User user = with_reminder("Daily");
    user.at("setup.which").presses("Off");
    CHECK(user.reminder("daily") == "");
    user.at("setup.which").presses("Daily noon");
    CHECK(user.slot("reminders_off") == "no");
    CHECK(user.reminder("noon") != "");
    user.at("setup.which").presses("Cancel");
    CHECK(user.reminder("noon") == "");
}

TEST_CASE("in a safety dialog, and while it rests, only what it set comes", "[dialog][reminders]") {
    const auto script = content(", rest: resting");
    User user = with_reminder("Daily", script);
    user.on("2026-03-02 10:00").at("setup.which").presses("In ten hours");
    user.on("2026-03-02 12:00").says("i want to die").presses("Ask me");
    CHECK(user.reminder("after") == "2026-03-03 00:00");
    user.until("2026-03-03 07:59");
    CHECK(user.unasked.empty());  // the daily one was left out, the others wait
    user.until("2026-03-03 11:00");
    REQUIRE(user.unasked.size() == 1);
    CHECK(std::get<Say>(user.unasked[0].actions[0]).text == TextId{"dark.asked_question"});
    CHECK(user.state() == "dark.asked");
    CHECK(user.reminder("hours") != "");
    CHECK(user.reminder("daily") == "2026-03-03 20:00");
}

TEST_CASE("one reminder for each entry of a list, loaded when due, gone with it", "[dialog][reminders]") {
    User user(content());
    const auto add = [&](const char* on, const char* name) {
        user.knows("date_on", Value{day(on)}).knows("date_name", Value{std::string(name)});
        user.at("setup.which").presses("Date");
    };
    add("2026-03-05", "our day");
    add("2026-04-01", "the birthday");
    add("2026-03-01", "long ago");
    CHECK(user.reminder("date#1") == "2026-03-04 18:00");
    CHECK(user.reminder("date#2") == "2026-03-31 18:00");
    CHECK(user.reminder("date#3") == "");
    user.until("2026-03-04 18:00");
    CHECK(user.words() == Texts{"Tomorrow: our day."});
    user.at("setup.which").presses("Forget dates");
    CHECK(user.conversation.reminders.empty());
}

TEST_CASE("after an outage the late ones become one", "[dialog][reminders]") {
    User user = with_reminder("Daily noon");
    user.on("2026-03-02 09:30").at("setup.which").presses("Tomorrow");
    user.on("2026-03-05 10:00");
    user.due("noon");
    CHECK(user.heard() == Texts{"checkin.mood_question"});
    CHECK(user.reminder("tomorrow") == "");  // the single one came
    CHECK(user.reminder("noon") == "2026-03-05 12:00");
}

TEST_CASE("a daily reminder keeps its time across daylight saving, and when the zone changes",
          "[dialog][reminders]") {
    User user(content());
    user.knows("zone", Value{std::string("Europe/Paris")}).knows("checkin_time", Value{TimeOfDay{20 * 60}});
    user.on("2026-03-28 09:00").at("setup.which").presses("Daily");
    CHECK(user.reminder("daily") == "2026-03-28 19:00");
    user.until("2026-03-29 23:00");
    CHECK(user.unasked.size() == 2);
    CHECK(user.reminder("daily") == "2026-03-30 18:00");
}

TEST_CASE("nothing is left due when a turn ends", "[dialog][reminders]") {
    User user = with_reminder("Daily noon");
    user.on("2026-03-02 12:00").says("menu");  // before the reminder's own event came
    REQUIRE(next_due(user.conversation));
    CHECK(next_due(user.conversation)->due > user.now);
}

TEST_CASE("no reply within the hour leads on aloud, later in silence", "[dialog][reminders]") {
    User user(content());
    user.at("wait.ten").says("help").until("2026-03-02 09:10");
    REQUIRE(user.unasked.size() == 1);
    CHECK(user.heard() == Texts{"wait.over_said"});
    CHECK(!std::get<Say>(user.turn.actions[0]).unasked);
    CHECK(user.conversation.unanswered == 0);

    user.on("2026-03-02 09:00").at("wait.long").says("help").until("2026-03-03 05:00");
    CHECK(user.unasked.empty());
    CHECK(user.stack().empty());
    CHECK(user.ended() == "wait done");
}

TEST_CASE("silence is waited for as often as the author says, and anew after a word", "[dialog][reminders]") {
    User user(content());
    user.at("wait.twice").says("help").until("2026-03-02 12:00");
    CHECK(user.unasked.size() == 2);
    user.on("2026-03-02 12:00").says("help").until("2026-03-02 13:00");
    CHECK(user.unasked.size() == 2);
}

TEST_CASE("a covered question waits for no reply", "[dialog][reminders]") {
    User user(content());
    user.at("wait.ten").says("check in");
    CHECK(!next_due(user.conversation));
    user.says("7");
    CHECK(next_due(user.conversation)->due == user.now + 10min);
}

}  // namespace onward::test

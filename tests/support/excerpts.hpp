// The dialogs that docs/format.md shows, whole: a check-in, an urge, seven signs, dark thoughts, hard dates.
// For tests that want content with a bit of everything.
#pragma once

#include <string_view>

namespace onward::test {

inline constexpr std::string_view kExcerpts = R"(
=== dialogs/everyday/checkin.yaml
dialog: checkin
title: your check-in
summary: One minute a day. How it is, how strong the pull is, one thing from today.
covers: [flow.checkin]
start: mood
enter:
  - {when: checkin.mood_told, do: {take: {mood_today: mood}}, answered: mood}
  - {when: checkin.start}
with: [default_answers]
states:
  mood:
    ask: mood_question
    fill: {slot: mood_today, from: mood, range: low}
    no_match:
      - {say: mood_example, stay: quiet}
      - {goto: pull}
    then:
      - if: mood_today <= 2
        do: {add: {mood: mood_today}}
        say: mood_very_low
        call: suicide.gentle_check
        back: pull
      - {do: {add: {mood: mood_today}}, goto: pull}
  pull:
    ask: pull_question
    fill: {slot: urge_today, from: number, range: high}
    then:
      - if: urge_today >= 7
        do: {add: {urge_strength: urge_today}}
        say: pull_strong
        call: urge
        back: one_thing
      - {do: {add: {urge_strength: urge_today}}, goto: one_thing}
  one_thing:
    ask: one_thing_question
    fill: {slot: one_thing, from: text}
    buttons:
      - {label: Nothing today, goto: goodbye}
    no_reply: {after: 20h, goto: goodbye_silent}
    then:
      - {if: one_thing is set, say: one_thing_echo, goto: goodbye}
      - {goto: goodbye}
  goodbye:
    say: goodbye
    then: {end: done}
  goodbye_silent: {then: {end: done}}
moved: {how_strong: pull}
texts:
  mood_question:
    - How is it today, from 0 to 10?
    - "And today? 0 is the worst you know, 10 is a good day."
  mood_example: A number or a word is fine, "4", "rough", "okay-ish".
  mood_very_low: That is very low. I'm glad you said it.
  pull_question: How strong is the pull to write to {ex} today, 0 to 10?
  pull_strong: That is a strong pull. Let's not leave you alone with it.
  one_thing_question: One thing from today, good or hard?
  one_thing_echo: "“{one_thing|quote}”. I'll remember that you told me."
  goodbye: Thank you for looking in on yourself.
=== dialogs/everyday/urge.yaml
dialog: urge
title: the wave
summary: A wave that is waited out, a letter that goes nowhere, a reminder at noon.
start: wave
enter: [{when: urge.text_ex}]
with: [default_answers]
states:
  wave:
    ask: ten_minutes
    buttons: [{label: "Okay", when: answer.yes, goto: waiting}, {label: "No", when: answer.no, goto: measure_again}]
    then: {goto: measure_again}
  waiting:
    ask: stay_with_me
    listen: [{when: answer.done, goto: measure_again}]
    no_match: [{goto: measure_again}]
    no_reply: {after: 10m, goto: measure_again}
  measure_again:
    ask: how_strong_now
    fill: {slot: urge_now, from: number}
    buttons: [{label: Write it here, goto: write_here}, {label: Wait till noon, goto: noon}]
    then: {end: done}
  write_here:
    ask: send_it_to_me
    fill: {slot: letter_draft, from: text, until: answer.done}
    then: {goto: two_questions}
  two_questions:
    ask: what_comes_back
    fill: {from: text}
    then: {end: done}
  noon:
    do: {remind: {name: noon, goto: urge.noon_again}, on: today + 1, at: 12:00}
    say: noon_agreed
    then: {end: done}
  noon_again:
    ask: it_is_noon
    buttons: [{label: It passed, end: done}, {label: Still there, goto: wave}]
    then: {end: done}
texts:
  ten_minutes: Ten minutes with me?
  stay_with_me: Stay with me. Write when it is over.
  how_strong_now: How strong now, 0 to 10?
  send_it_to_me: Send it to me. It goes nowhere.
  what_comes_back: What do you hope comes back?
  noon_agreed: At noon, then.
  it_is_noon: It is noon. How is it?
=== dialogs/everyday/sit_with.yaml
dialog: sit_with
title: a moment
summary: Sits with the user.
start: sit
states:
  sit:
    ask: sit_question
    buttons: [{label: Go on, when: answer.yes, end: done}]
    no_match: [{say: sit_more, stay: quiet}, {end: done}]
texts:
  sit_question: I'm here. Shall we go on?
  sit_more: Take your time.
=== dialogs/path/red_flags.yaml
dialog: red_flags
title: the seven signs
summary: Numbered questions, kept when left, asked anew when complete.
start: begin
enter: [{when: red.start}]
questions: [rebound, unsolved, toxic_harm]
with: [present_absent, default_answers]
states:
  begin:
    then:
      - {if: red_group is set and days since red <= 7, do: {clear: red_group}, say: asked_lately, goto: frame}
      - {if: red_group is set, do: {clear: red_group}, goto: frame}
      - {goto: frame}
  frame:
    only_if: count red_group = 0
    ask: frame_question
    buttons: [{label: "Okay", when: answer.yes, goto: rebound}, {label: Not now, when: answer.no, end: skipped}]
    with: [default_answers]
    then: {goto: rebound}
  rebound:
    ask: rebound_question
    fill: {slot: red_rebound, skipped: possible, once: true}
    why: why_rebound
    then:
      - {if: red_rebound = absent, goto: unsolved}
      - {say: rebound_echo, goto: unsolved}
  unsolved:
    ask: unsolved_question
    fill: {slot: red_unsolved, skipped: possible, once: true}
    buttons:
      - {label: "Yes", when: answer.yes, value: absent}
      - {label: "No", when: answer.no, value: present}
    then: {goto: toxic_harm}
  toxic_harm:
    ask: harm_question
    fill: {slot: harm, skipped: absent, once: true}
    then:
      - {if: harm = present|possible, do: {set: {red: stop}, because: [harm]}, say: harm_said, end: done}
      - {goto: outcome}
  outcome:
    then:
      - if: count red_group are present >= 1
        do: {set: {red: not_now}, because: [red_group are present]}
        say: [not_now, in_your_hands]
        end: done
      - {if: count red_group are possible >= 1, do: {set: {red: unclear}, because: [red_group are possible]}, say: unclear, end: done}
      - {do: {set: {red: clear}, because: [red_group]}, say: clear, end: done}
texts:
  asked_lately: We did this lately.
  frame_question: Three questions. Okay?
  rebound_question: "{question} of {questions}: did {they} leave for someone else?"
  why_rebound: Because a new love rarely lasts.
  rebound_echo: I hear that.
  unsolved_question: "{question} of {questions}: is what broke it solved?"
  harm_question: "{question} of {questions}: did {they} ever hurt you?"
  harm_said: This comes before any question of getting back together.
  not_now: "Not now. {red|because}"
  in_your_hands: [{if: count red_group are present >= 1, text: "In your hands: {red_group|are present}."}]
  unclear: Not clear yet.
  clear: None of them.
=== dialogs/safety/suicide.yaml
dialog: suicide
kind: safety
title: dark thoughts
summary: Contacts in the first reply and in every second one, one question, left only by the user's word.
start: first
enter:
  - {when: safety.suicide.plan, goto: now}
  - {when: [safety.suicide, safety.suicide.passive]}
  - {when: safety.suicide.ambiguous, goto: gentle_check}
  - {when: safety.suicide.denied, if: asked_gently is not set, goto: gentle_check}
refrain: {say: contacts_line, every: 2}
states:
  first:
    do: [{set: {crisis: yes}}, {set: {dark_last_time: yes}}]
    say: glad_and_contacts
    ask: danger_now
    buttons: [{label: I am safe right now, when: [answer.no, safety.suicide.denied], goto: someone}, {label: I need help now, when: [answer.yes, answer.not_sure], goto: now}]
    no_match: [{say: contacts_line, stay: reprompt}, {goto: now}]
  gentle_check:
    do: {set: {asked_gently: yes}}
    say: contacts_line
    ask: do_you_think_of_killing_yourself
    buttons: [{label: "No", when: [answer.no, safety.suicide.denied], goto: thank_straight}, {label: "Yes", when: [answer.yes, answer.not_sure, safety.suicide], goto: first}]
    no_match: [{goto: first}]
  someone:
    ask: whom_could_you_call
    buttons: [{label: I will call someone, when: answer.yes, goto: take_care}]
    no_match: [{stay: reprompt}]
  now:
    say: emergency_now
    ask: is_someone_with_you
    buttons: [{label: Someone is here, when: answer.yes, goto: take_care}]
    no_match: [{stay: reprompt}]
  thank_straight:
    say: thank_you_for_telling_me_straight
    then: {end: skipped}
  take_care: {say: take_care_said, then: {end: done}}
texts:
  glad_and_contacts: "I'm glad you said it.\n{helpline crisis}"
  contacts_line: "{helpline crisis|line}"
  emergency_now: "{helpline emergency}"
  danger_now: Are you in danger right now?
  do_you_think_of_killing_yourself: Are you having thoughts of killing yourself?
  whom_could_you_call: Whom could you call?
  is_someone_with_you: Is someone with you?
  thank_you_for_telling_me_straight: Thank you for telling me straight.
  take_care_said: Take care.
=== dialogs/everyday/dates.yaml
dialog: dates
title: hard dates
summary: A list of entries, each with its own reminder.
start: name
enter: [{when: dates.new}, {when: dates.remove, goto: which}]
with: [default_answers]
states:
  name:
    ask: name_question
    fill: {slot: date_name, from: text}
    then: {goto: when}
  when:
    ask: when_question
    fill: {slot: date_on, from: date}
    then: {goto: saved}
  saved:
    do: [{add: {dates: hard_date}}, {remind: {name: hard_dates, goto: dates.tomorrow}, of: dates, on: date_on - 1, at: 18:00}]
    say: date_saved
    then: {end: done}
  which:
    say: your_dates
    ask: which_one_question
    fill: {slot: entry_number, from: number}
    then: {do: {remove: {dates: entry_number}}, say: date_removed, end: done}
  tomorrow:
    ask: tomorrow_question
    buttons: [{label: Thank you, end: done}]
    then: {end: done}
texts:
  name_question: What is the day called?
  when_question: When is it?
  date_saved: Saved.
  your_dates: "{dates|list}"
  which_one_question: Which one?
  date_removed: Removed.
  tomorrow_question: "Tomorrow is {date_name}. Shall we make a plan?"
=== dialogs/everyday/next_day.yaml
dialog: next_day
title: the day after
summary: How is it today.
start: ask
with: [default_answers]
states:
  ask: {ask: today_question, fill: {from: text}, then: {end: done}}
texts:
  today_question: How is it today?
=== dialogs/shared.yaml
answers:
  default_answers:
    listen:
      - {when: answer.upset, call: sit_with, back: here}
      - {when: {words_at_least: 40}, say: story_echo, stay: reprompt}
    no_match:
      - {say: not_understood, stay: reprompt}
      - {say: not_understood_twice, verb: skip}
  present_absent:
    buttons:
      - {label: "Yes", when: answer.yes, value: present}
      - {label: "No", when: answer.no, value: absent}
      - {label: Not sure, when: answer.not_sure, value: possible}
texts:
  story_echo: Thank you for telling me all that.
  not_understood: I did not get that.
  not_understood_twice: Then let's go on.
=== dialogs/coach.yaml +
gates:
  - {if: not assessments_open, for: red_flags, say: not_tonight, end: skipped}
visit:
  - {if: dark_last_time = yes, do: {set: {dark_last_time: no}}, say: dark_was, goto: next_day}
=== dialogs/conditions.yaml
conditions:
  late: local hour >= 22 or local hour < 6
  after_crisis: hours since crisis < 24
  assessments_open: not late and not after_crisis
=== dialogs/slots.yaml
reminders: {quiet: [22:00, 08:00], a_day: 1, unanswered: 3, off: reminders_off, rest: after_crisis}
pronouns:
  they: {they: they, them: them, their: their, theirs: theirs, themself: themself, number: many}
  he: {they: he, them: him, their: his, theirs: his, themself: himself, number: one}
slots:
  name: {type: text, at_most: 40, keep: profile, otherwise: you, says: what to call you}
  ex: {type: text, at_most: 40, keep: profile, log: never, otherwise: your ex, says: what to call the one this is about}
  country: {type: country, keep: profile, says: your country}
  zone: {type: zone, keep: profile, says: your time zone}
  reminders_off: {type: yes_no, keep: profile, says: no reminders}
  mood_today: {type: integer, min: 0, max: 10, keep: checkin}
  mood: {type: list of integer, at_most: 400, keep: profile, log: masked, says: "how you felt, by day"}
  urge_today: {type: integer, min: 0, max: 10, keep: checkin}
  urge_now: {type: integer, min: 0, max: 10, keep: urge}
  urge_strength: {type: list of integer, at_most: 400, keep: profile, log: masked, says: how strong the pull was}
  one_thing: {type: text, at_most: 500, keep: checkin}
  letter_draft: {type: text, at_most: 2000, keep: urge}
  red_rebound: {type: enum, values: [present, possible, absent], keep: profile, says: {present: "{they} left for someone else", absent: "{they} did not leave for someone else", possible: "whether {they} left for someone else is open"}}
  red_unsolved: {type: enum, values: [present, possible, absent], keep: profile, says: {present: what broke it is not solved, absent: what broke it is solved, possible: whether it is solved is open}}
  harm: {type: enum, values: [present, possible, absent], keep: profile, says: {present: "{they} hurt you", absent: "{they} never hurt you", possible: "whether {they} hurt you is open"}}
  red: {type: enum, values: [stop, not_now, unclear, clear], keep: profile, says: what the signs came to, words: {stop: safety first, not_now: not now, unclear: not clear yet, clear: none of them}}
  crisis: {type: yes_no, keep: profile, says: a crisis}
  dark_last_time: {type: yes_no, keep: profile, says: the last visit was dark}
  asked_gently: {type: yes_no, keep: visit}
  date_name: {type: text, at_most: 60, keep: dates, otherwise: a hard day}
  date_on: {type: date, keep: dates}
  dates: {type: list of hard_date, at_most: 5, keep: profile, says: hard dates, line: "{date_name}, {date_on|date}"}
  entry_number: {type: integer, min: 1, keep: dates}
groups:
  red_group: [red_rebound, red_unsolved, harm]
  hard_date: [date_name, date_on]
=== intents/excerpts.yaml
entities:
  mood: {type: integer, from: number, words: {terrible: 1, awful: 1, rough: 3, meh: 5, great: 9}}
intents:
  checkin.start: {label: A check-in, rules: [{phrase: check in}], examples: ["check in"]}
  checkin.mood_told: {rules: [{phrase: feeling at}], examples: ["feeling at 4 today"]}
  urge.text_ex: {label: "You want to write to {ex}", rules: [{phrase: want to write}], examples: ["i want to write"]}
  red.start: {label: The signs, rules: [{phrase: red flags}], examples: ["red flags"]}
  dates.new: {label: A hard date, rules: [{phrase: hard date}], examples: ["a hard date"]}
  dates.remove: {rules: [{phrase: remove a date}], examples: ["remove a date"]}
  safety.suicide.plan: {safety: 1, rules: [{phrase: pills here}], examples: ["i have the pills here"]}
  safety.suicide: {safety: 2, rules: [{phrase: want to die}, {phrase: kill myself}], examples: ["i want to die", "i want to kill myself"]}
  safety.suicide.passive: {safety: 3, rules: [{phrase: wish i was dead}], examples: ["i wish i was dead"]}
  safety.suicide.ambiguous: {safety: 6, rules: [{phrase: what is the point}], examples: ["what is the point"]}
)";

}  // namespace onward::test

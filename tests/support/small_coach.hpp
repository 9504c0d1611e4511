// A small coach for tests of the engine, and one user who talks to it. Content is written as YAML, so that a
// test reads like what an author writes:
//
//   const auto script = script_of(R"(
//   === dialogs/everyday/checkin.yaml
//   dialog: checkin
//   ...
//   === dialogs/slots.yaml +
//     mood: {type: integer, min: 0, max: 10, keep: profile}
//   )");
//   User user(script);
//   user.at("checkin.mood").says("7");
//   CHECK(user.heard() == Texts{"checkin.pull_question"});
//
// `+` appends to the file of the small coach, whose last keys are open: slots, intents, conditions. Every
// file begins with `format: 1` without being told.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dialog/event.hpp"
#include "dialog/script.hpp"
#include "dialog/turn.hpp"
#include "support/builders.hpp"

namespace onward::test {

using Texts = std::vector<std::string>;

// Content that has findings fails the test that asks for it, and prints them all.
std::shared_ptr<const Script> script_of(std::string_view files);

// 2026-03-02 is a Monday.
inline const Instant kMondayMorning = moment("2026-03-02 09:00");

class User {
  public:
    explicit User(std::shared_ptr<const Script> script, Instant now = kMondayMorning);

    // Waits in the first state, those below it under it; onboarded.
    User& at(std::vector<std::string> states);
    User& at(const char* state) { return at(std::vector<std::string>{state}); }
    User& onboarded();
    User& knows(const char* slot, Value value);

    User& says(std::string_view text);
    User& edits(std::string_view text);
    User& sends_photo();
    User& presses(std::string_view label);  // of the last message with buttons
    User& presses_old(std::int64_t question, int option);
    User& after(std::chrono::minutes pause);
    User& on(std::string_view wall_time);  // "2026-03-03 09:00" in UTC
    // Runs what comes due until then, each at its own time; turns that say nothing are passed over.
    User& until(std::string_view wall_time);
    User& due(const char* reminder);                   // the event, whether due or not
    User& meets(std::shared_ptr<const Script> other);  // adopts the conversation

    // Of the last turn:
    Texts heard() const;    // ids of the texts
    Texts words() const;    // the messages
    Texts buttons() const;  // of the last message
    Texts notes() const { return turn.trace.notes; }
    std::string rung() const;  // its name; "": none
    std::string intent() const { return turn.trace.intent.value; }
    std::string ended() const;  // "checkin done, urge cancelled"
    // Now:
    Texts stack() const;  // highest first
    std::string state() const { return conversation.current().value; }
    std::string slot(const char* name) const;  // as text; "": not set
    std::vector<std::string> list(const char* name) const;
    std::string reminder(const char* name) const;  // "2026-03-03 12:00" in UTC; "": not set

    std::shared_ptr<const Script> script;
    Conversation conversation;
    Instant now;
    Turn turn;
    std::vector<Turn> unasked;  // of the last until(): turns that said something

  private:
    User& take(const Event& event);
};

}  // namespace onward::test

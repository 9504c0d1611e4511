// TurnDraft: a Turn while it is being made. speak.hpp and what it is made of (enter, stack, effects, verbs)
// change it step by step; whatever they see is what the steps before them left.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dialog/render.hpp"
#include "dialog/situation.hpp"

namespace onward {

struct TurnDraft {
    explicit TurnDraft(const Situation& situation);

    const Script& script;
    const Situation& situation;  // what is answered; in its conversation this turn has done nothing
    Conversation conversation;
    std::vector<Action> actions;
    Trace trace;
    Zone zone;  // the user's, as it is known now

    std::vector<SlotId> quoted;         // in this turn, for `quote VALUE`
    bool unasked = false;               // a reminder's turn: what is said is unasked
    bool muted = false;                 // nothing may be said any more
    bool contacts_due = false;          // a command in a safety dialog: contacts follow what it says
    bool home_stays_silent = false;     // this turn never begins `first`
    bool went_back = false;             // `back` undid an answer: this turn is none
    bool starts_safety = false;         // a safety dialog was begun: `back` does not lead across it
    std::optional<Frame> left_safety;   // a safety dialog that was open in this turn and is not any more
    std::optional<Forget> forgets;      // at the end of the turn
    std::vector<SlotId> gone_for_good;  // slots that `back` does not bring back
    int passed = 0;                     // passing states so far
    int passed_over = 0;                // states whose `only_if` was false
    int gates = 0;                      // gates that led elsewhere

    Frame& top() { return conversation.stack.back(); }
    const Frame& top() const { return conversation.stack.back(); }
};

Facts facts_of(const TurnDraft& draft);
bool holds_now(const TurnDraft& draft, const std::optional<Expression>& condition);
// The first that applies; nullptr: none does.
const Case* first_that_applies(const TurnDraft& draft, const std::vector<Case>& cases, std::size_t from = 0);

// One message. A text of which no alternative applies is left out.
void say(TurnDraft& draft, const TextId& text);
void say_all(TurnDraft& draft, const std::vector<TextId>& texts);
void say_line(TurnDraft& draft, const std::string& line);  // of coach.yaml
// The text as a last line of the message, or as a message of its own where there is none.
void add_line(TurnDraft& draft, Say* said, const TextId& text);
// The question, with its buttons: the last message of a turn.
void say_question(TurnDraft& draft, const TextId& text, const std::vector<OfferedButton>& buttons,
                  std::int64_t question);
// The contacts of these kinds, one a line.
void say_contacts(TurnDraft& draft, const std::vector<std::string>& kinds);
std::string words_of(TurnDraft& draft, const Template& written);             // a label
std::vector<OfferedButton> offer_now(TurnDraft& draft, const State& state);  // as buttons.hpp says
std::vector<KnownLine> known_lines_of(TurnDraft& draft);
Say* last_say(TurnDraft& draft);
// After what a command in a safety dialog says: the contacts, as its last line, or alone. Once a turn.
void contacts_again(TurnDraft& draft);

// What else happened, in plain words without the user's.
void note(TurnDraft& draft, std::string what);

}  // namespace onward

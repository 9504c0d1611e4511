// Move: what the ladder chose, not yet done. Each kind of it is one way in which a turn can go; speak.hpp
// does them. Cases belong to the Script, candidates and entities to the Situation.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "dialog/situation.hpp"

namespace onward {

struct OpenDialog {  // an `enter`: of a safety dialog, a topic, or small talk
    const Case* enter = nullptr;
    DialogId dialog;
};
struct PressButton {
    const Case* button = nullptr;
    std::string shown;  // the label: the user's own words for a slot
};
struct PressDone {};  // the button that ends a `many` question
struct FillSlot {
    std::vector<Value> values;  // one, or of `many` all that were named
};
struct FillText {};  // the whole message
struct AddText {};   // of `until`: one more line, in silence
struct EndText {};   // of `until`: finished
struct HearCase {    // a `listen`, of the dialog that stands at `frame`
    const Case* listen = nullptr;
    std::size_t frame = 0;
};
struct SayWhy {};
struct ObeyCommand {
    const Case* command = nullptr;
};
struct Move;
// Another message is answered in place of this one: the rest of a correction, in the conversation as it was
// before the answer; or the message for which guesses were offered, once one of them is chosen.
struct AnswerFormer {
    std::shared_ptr<const Situation> former;
    std::shared_ptr<const Move> answer;
};
struct ArriveAtVisit {};
struct AskWhich {
    std::vector<IntentId> guesses;
};
struct CountMiss {         // the state's `no_match`
    bool refused = false;  // it was an answer, refused for this once
};
struct RefusePress {};      // a stale button
struct AskOpenAgain {       // the open question, or the state that was not entered yet
    bool contacts = false;  // after the contacts
};
struct GoHome {};  // nothing is open and nothing answers: home asks

using Act = std::variant<OpenDialog, PressButton, PressDone, FillSlot, FillText, AddText, EndText, HearCase,
                         SayWhy, ObeyCommand, AnswerFormer, ArriveAtVisit, AskWhich, CountMiss, RefusePress,
                         AskOpenAgain, GoHome>;

struct Move {
    Act act;
    // What decided: an intent, an entity, or neither.
    const Candidate* candidate = nullptr;
    const FoundEntity* entity = nullptr;
    IntentId intent;  // the candidate's, or that of a pressed guess
    Source source;    // of the case, else of the state
};

// Why a rung did not answer, in plain words without the user's.
struct WhyNot {
    std::string reason;
};
using Answer = Result<Move, WhyNot>;

}  // namespace onward

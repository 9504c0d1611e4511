// Script: everything of one load of the content, checked and immutable: dialogs, texts, slots, conditions,
// helplines and the matcher. One shared_ptr<const Script> is the one shared thing; a reload swaps it between
// turns.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/ids.hpp"
#include "nlu/matcher.hpp"
#include "script/condition.hpp"
#include "script/dialogs.hpp"
#include "script/helplines.hpp"
#include "script/slots.hpp"
#include "script/texts.hpp"

namespace onward {

struct Script {
    std::string digest;  // names the content: a hash of all its files
    std::unordered_map<DialogId, Dialog> dialogs;
    std::vector<DialogId> dialog_order;  // by path of the file: the order in which ties are decided
    std::unordered_map<StateId, State> states;
    std::unordered_map<TextId, Text> texts;
    SlotTable slots;
    NamedExpressions named;
    Helplines helplines;
    std::unordered_map<std::string, AnswerSet> answers;
    Coach coach;
    ReminderRules reminder_rules;
    std::unordered_map<IntentId, Template> labels;  // of intents that may be offered when two are close
    // Old state to new, and old dialog ("old.*") to new, of every dialog's `moved`.
    std::unordered_map<StateId, StateId> moved_states;
    std::unordered_map<DialogId, DialogId> moved_dialogs;
    std::shared_ptr<const Matcher> matcher;

    // Lookups give nullptr where there is none; names that the loader resolved are always found.
    const Dialog* dialog(const DialogId& id) const;
    const State* state(const StateId& id) const;
    const Text* text(const TextId& id) const;
    const TextId& line(const std::string& name) const;  // a line of coach.yaml; it is there
};

// The answer sets of a waiting state: its own `with`, else its dialog's.
std::vector<const AnswerSet*> answer_sets(const Script& script, const State& state);

}  // namespace onward

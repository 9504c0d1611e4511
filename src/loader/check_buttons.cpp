// D031: buttons that can be told apart, and values that fit the slot they are for.
#include <map>
#include <set>

#include "loader/case_lists.hpp"
#include "loader/checks.hpp"
#include "loader/labels.hpp"
#include "loader/reader.hpp"

namespace onward {
namespace {

class ButtonCheck {
  public:
    explicit ButtonCheck(const Draft& draft) : draft_(draft) {}

    std::vector<Diagnostic> findings;

    void check(const State& state) {
        const Node* written = node_of(draft_, state.source, "buttons");
        if (written && written->is_list() && written->items.empty())
            say(state.source, "buttons",
                "`buttons` names none: leave the key out; to show none of a set's, choose other sets by "
                "`with`");
        if (!state.waits()) return;
        check_labels(state);
        check_values(state);
        check_alone(state);
        if (state.fill && !node_of(draft_, fill_of(state), "from") && !has_value_button(state))
            say(state.source, "fill",
                "nothing can fill this slot: give `fill` a `from`, or buttons with a `value`");
    }

    // The buttons of a set among themselves.
    void check(const AnswerSet& set) {
        std::map<std::string, const Case*> labels;
        for (const Case& button : set.buttons) check_label(labels, button, button.source, "label", "");
    }

  private:
    void say(const Source& mapping, std::string_view key, std::string what) {
        findings.push_back(draft_.finding("D031", mapping, key, std::move(what)));
    }

    Source fill_of(const State& state) const {
        const Written written = draft_.at(state.source, "fill");
        return written ? written.document->source(*written.node) : state.source;
    }
    const Slot* slot_of(const State& state) const {
        return state.fill && state.fill->slot ? draft_.script.slots.find(*state.fill->slot) : nullptr;
    }
    bool own(const State& state, const Case* button) const {
        return !state.buttons.empty() && button >= &state.buttons.front() && button <= &state.buttons.back();
    }
    std::string value_of(const Case& button) const {
        const Node* value = node_of(draft_, button.source, "value");
        return value && value->is_words() ? std::string(trim(value->words)) : "";
    }
    bool has_value_button(const State& state) const {
        for (const Case* button : buttons_of(draft_, state))
            if (node_of(draft_, button->source, "value")) return true;
        return false;
    }

    void check_label(std::map<std::string, const Case*>& labels, const Case& button, const Source& mapping,
                     std::string_view key, const std::string& whose) {
        if (!button.label) return;
        const std::string typed = as_typed(button.label->written);
        if (typed.empty()) return;
        const auto [first, fresh] = labels.emplace(typed, &button);
        if (!fresh)
            say(mapping, key,
                "two buttons of one question" + whose + " have the label " +
                    in_quotes(first->second->label->written) +
                    ": typed, nobody can tell them apart; word one of them differently");
    }

    void check_labels(const State& state) {
        std::map<std::string, const Case*> labels;
        for (const Case* button : buttons_of(draft_, state)) {
            if (own(state, button))
                check_label(labels, *button, button->source, "label", "");
            else if (!state.buttons.empty())
                check_label(labels, *button, state.source, "buttons", ", one of them from a set of `with`,");
        }
    }

    void check_values(const State& state) {
        const Slot* slot = slot_of(state);
        const bool slot_is_a_hole = state.fill && !slot && node_of(draft_, fill_of(state), "slot");
        std::set<const AnswerSet*> told;
        if (slot_is_a_hole) return;
        for (const Case* button : buttons_of(draft_, state)) {
            const std::string value = value_of(*button);
            if (value.empty()) continue;
            std::string wrong;
            if (!state.fill)
                wrong = "it has a `value` and " + state.id.value + " has no `fill` with a slot for it";
            else if (!slot)
                continue;  // a question that is only for thinking: nothing is kept
            else if (!slot->group.empty())
                wrong = in_quotes(slot->id.value) + " holds entries of a group, which no button can give";
            else if (const Result<Value, std::string> literal = parse_literal(*slot, value); !literal)
                wrong = literal.error();
            if (wrong.empty()) continue;
            if (own(state, button)) {
                say(button->source, "value", "the value of this button does not fit: " + wrong);
                continue;
            }
            for (const AnswerSet* set : sets_of(draft_, state)) {
                const bool here = !set->buttons.empty() && button >= &set->buttons.front() &&
                                  button <= &set->buttons.back();
                if (here && told.insert(set).second)
                    findings.push_back(draft_.finding(
                        "D031", state.source,
                        "the button " + in_quotes(button->label ? button->label->written : "") +
                            " of the set " + in_quotes(set->name) + " does not fit here: " + wrong +
                            "; give the state a `with` of its own that leaves this set out"));
            }
        }
    }

    void check_alone(const State& state) {
        const Slot* slot = slot_of(state);
        const bool several = state.fill && (state.fill->many || (slot && slot->type == SlotType::list));
        for (const Case& button : state.buttons)
            if (button.alone && !several)
                say(button.source, "alone",
                    "`alone` is for questions with `many: true`, where other buttons are added to each "
                    "other");
    }

    const Draft& draft_;
};

}  // namespace

std::vector<Diagnostic> check_buttons(const Draft& draft) {
    ButtonCheck check(draft);
    for (const AnswerSet* set : sets_in_order(draft)) check.check(*set);
    for (const State* state : states_in_order(draft)) check.check(*state);
    return std::move(check.findings);
}

}  // namespace onward

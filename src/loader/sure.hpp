// What is surely set, decided by simple rules and without running anything: the ground on which D021 says
// that a placeholder may come out empty.
//
//   - a case's `if`, a state's `only_if` and a text's own `if` make sure of a slot that they say `is set`,
//   compare
//     (any comparison but != is false while a slot is not set), or take as yes; the same for a named value;
//   - `do: {set: {a: b}}` makes sure of `a` if `b` is sure; `clear`, `load` and `forget` take it away again;
//   - a button's `value` makes sure of the slot of `fill`; any other answer does so for what the state's own
//   `then`
//     does and says, and beyond that only with `skipped`, for without it `skip` clears the slot;
//   - a state is sure of what every way into it is sure of. What opens a dialog from outside is such a way
//   (`enter`,
//     commands, gates, a visit, reminders), and so is the way past a state that is passed over; a reminder of
//     an entry has what its date was worked out from;
//   - while the user is awaited, a slot with `keep: visit` or `keep: turn`, or of another dialog alone, is
//   lost, and
//     so is a named value;
//   - a call takes away what the called dialogs may clear.
//
// What a digression clears in between is not looked at.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "loader/case_lists.hpp"
#include "loader/draft.hpp"
#include "loader/frames.hpp"

namespace onward {

// Names of slots, and of named values.
using Sure = std::set<std::string>;

Sure both(const Sure& a, const Sure& b);
Sure either(Sure a, const Sure& b);

// What conditions, values and effects tell about their slots. `draft` is borrowed.
class Telling {
  public:
    explicit Telling(const Draft& draft) : slots_(draft.script.slots), named_(draft.script.named) {}

    // What is set whenever `condition` has the value `holds`.
    Sure when(const Expression& condition, bool holds, int depth = 0) const;
    bool is_sure(const Expression& value, const Sure& sure) const;
    // What is set whenever the value is.
    Sure needed(const Expression& value, int depth = 0) const;
    Sure after(const std::vector<Effect>& effects, Sure sure) const;
    // With the condition, if there is one, besides.
    Sure with(const std::optional<Expression>& condition, Sure sure) const;
    std::vector<SlotId> cleared_by(const Effect& effect) const;

  private:
    bool can_be_told(const Expression& value, int depth) const;

    const SlotTable& slots_;
    const NamedExpressions& named_;
};

// What is sure in every state, by all ways that lead there. `draft` is borrowed.
class SurePlaces {
  public:
    explicit SurePlaces(const Draft& draft);

    const Telling& telling() const { return telling_; }
    const std::vector<CaseList>& lists() const { return lists_; }
    // Whether anything leads to the state at all; of one that nothing enters, nothing is known.
    bool is_reached(const State& state) const;

    // When its `say` is said, and its buttons are shown.
    Sure inside(const State& state) const;
    // When its question is asked, perhaps again after days.
    Sure asked(const State& state) const;
    // When what a case says is said, after its effects.
    Sure said(const CaseList& list, const Case& one) const;

  private:
    Sure kept_in(const DialogId& dialog, const Sure& sure) const;
    Sure before(const CaseList& list, const Case& one, bool to_be_said) const;
    void find_cleared();
    const Sure& cleared_in_call(const DialogId& called);
    void enter(const StateId& id, const Sure& sure) { narrow(sure_, id, sure); }
    void narrow(std::map<StateId, Sure>& known, const StateId& id, const Sure& sure);
    void follow(const Case& one, const Sure& sure);
    void follow_all();
    void follow_reminders(const std::vector<Effect>& effects);

    const Draft& draft_;
    const Telling telling_;
    const Frames frames_;
    const std::vector<CaseList> lists_;
    std::map<StateId, const State*> states_;
    std::map<DialogId, Sure> cleared_, cleared_in_call_;
    std::map<StateId, Sure> sure_;      // when it is entered; a state that nothing enters is not in it
    std::map<StateId, Sure> answered_;  // before the `then` of a state that `answered` names
    bool changed_ = false;
};

}  // namespace onward

// SurePlaces: what is sure in every state, by all ways that lead there.
#include "loader/sure.hpp"

#include <algorithm>

namespace onward {

// Every way into a state is followed, again and again until nothing is lost any more: a state that was not
// entered yet is sure of everything.
SurePlaces::SurePlaces(const Draft& draft)
    : draft_(draft), telling_(draft), frames_(draft), lists_(case_lists(draft)) {
    for (const State* state : states_in_order(draft)) states_[state->id] = state;
    find_cleared();
    do {
        changed_ = false;
        follow_all();
    } while (changed_);
}

void SurePlaces::follow_all() {
    for (const DialogId& id : {draft_.script.coach.first, draft_.script.coach.home})
        if (const Dialog* dialog = draft_.script.dialog(id)) enter(dialog->start, {});
    for (const CaseList& list : lists_) {
        if (list.state && !is_reached(*list.state)) continue;
        for (const Case* one : list.cases) {
            follow_reminders(one->effects);
            const Sure sure =
                telling_.after(one->effects, telling_.with(one->only_if, before(list, *one, false)));
            follow(*one, sure);
            if (list.kind == CaseList::Kind::enter && std::holds_alternative<NoTarget>(one->target))
                enter(list.dialog->start, sure);
        }
    }
    for (const auto& [id, state] : states_) {
        follow_reminders(state->effects);
        const auto at = sure_.find(id);
        if (!state->only_if || at == sure_.end()) continue;
        // Passed over: the way of `then`, without what it does; of a call only its `back`.
        const Sure passed = either(at->second, telling_.when(*state->only_if, false));
        for (const Case& one : state->then) {
            const Sure sure = telling_.with(one.only_if, passed);
            if (const auto* way = std::get_if<Goto>(&one.target)) enter(way->state, sure);
            if (const auto* call = std::get_if<Call>(&one.target); call && call->back)
                enter(*call->back, sure);
        }
    }
}

// A reminder of an entry finds the entry loaded, and its date, without which it would not have been set.
void SurePlaces::follow_reminders(const std::vector<Effect>& effects) {
    for (const Effect& effect : effects)
        if (const auto* remind = std::get_if<Remind>(&effect))
            enter(remind->goes_to, remind->of && remind->on ? telling_.needed(*remind->on) : Sure{});
}

void SurePlaces::follow(const Case& one, const Sure& sure) {
    if (const auto* way = std::get_if<Answered>(&one.target); way && way->state)
        narrow(answered_, *way->state, sure);
    if (const auto* way = std::get_if<Goto>(&one.target)) enter(way->state, sure);
    const auto* call = std::get_if<Call>(&one.target);
    if (!call) return;
    enter(call->state, sure);
    if (!call->back) return;
    Sure left = sure;
    for (const std::string& gone : cleared_in_call(dialog_of(call->state))) left.erase(gone);
    enter(*call->back, left);
}

void SurePlaces::narrow(std::map<StateId, Sure>& known, const StateId& id, const Sure& sure) {
    if (states_.count(id) == 0) return;
    const auto [at, fresh] = known.try_emplace(id, sure);
    Sure less = both(at->second, sure);
    changed_ = changed_ || fresh || less != at->second;
    at->second = std::move(less);
}

bool SurePlaces::is_reached(const State& state) const {
    return sure_.count(state.id) > 0 || answered_.count(state.id) > 0;
}

Sure SurePlaces::inside(const State& state) const {
    const auto at = sure_.find(state.id);
    Sure sure = telling_.with(state.only_if, at == sure_.end() ? Sure{} : at->second);
    sure = telling_.after(state.effects, std::move(sure));
    // A text that is gathered message by message begins empty.
    if (state.fill && state.fill->until && state.fill->slot) sure.erase(state.fill->slot->value);
    return sure;
}

Sure SurePlaces::asked(const State& state) const { return kept_in(dialog_of(state.id), inside(state)); }

Sure SurePlaces::said(const CaseList& list, const Case& one) const {
    return telling_.after(one.effects, telling_.with(one.only_if, before(list, one, true)));
}

// Where a case begins. The answer has been taken in `then`, and by a button with a value; `then` may also
// follow an answer that was given elsewhere, by `answered`.
Sure SurePlaces::before(const CaseList& list, const Case& one, bool to_be_said) const {
    if (!list.state) return {};
    const State& state = *list.state;
    const bool then = list.kind == CaseList::Kind::then;
    Sure sure = then && !state.waits() ? inside(state) : asked(state);
    if (const auto answered = answered_.find(state.id); then && answered != answered_.end())
        sure = sure_.count(state.id) == 0 ? answered->second : both(sure, answered->second);
    if (!state.fill || !state.fill->slot) return sure;
    const bool pressed = list.kind == CaseList::Kind::buttons && one.value;
    if (pressed || (then && (to_be_said || state.fill->skipped))) sure.insert(state.fill->slot->value);
    return sure;
}

// A turn ends while the user is awaited, and a visit may.
Sure SurePlaces::kept_in(const DialogId& dialog, const Sure& sure) const {
    Sure kept;
    for (const std::string& name : sure) {
        const Slot* slot = draft_.script.slots.find(SlotId{name});
        if (!slot) continue;
        const std::vector<DialogId>& dialogs = slot->keep_dialogs;
        const bool here = slot->keep == Slot::Keep::dialogs &&
                          std::find(dialogs.begin(), dialogs.end(), dialog) != dialogs.end();
        if (here || slot->keep == Slot::Keep::profile) kept.insert(name);
    }
    return kept;
}

void SurePlaces::find_cleared() {
    const auto add = [this](const DialogId& dialog, const std::vector<Effect>& effects) {
        for (const Effect& effect : effects)
            for (const SlotId& gone : telling_.cleared_by(effect)) cleared_[dialog].insert(gone.value);
    };
    for (const CaseList& list : lists_)
        if (list.dialog)
            for (const Case* one : list.cases) add(list.dialog->id, one->effects);
    for (const auto& [id, state] : states_) add(dialog_of(id), state->effects);
}

// What a called dialog may clear, with all that it calls and becomes.
const Sure& SurePlaces::cleared_in_call(const DialogId& called) {
    const auto [known, fresh] = cleared_in_call_.try_emplace(called);
    if (!fresh) return known->second;
    std::set<DialogId> seen;
    std::vector<DialogId> ahead{called};
    while (!ahead.empty()) {
        const DialogId next = ahead.back();
        ahead.pop_back();
        for (const DialogId& dialog : frames_.becomes(next)) {
            if (!seen.insert(dialog).second) continue;
            known->second = either(std::move(known->second), cleared_[dialog]);
            for (const CallSite& site : frames_.calls())
                if (site.from == dialog) ahead.push_back(site.to);
        }
    }
    return known->second;
}

}  // namespace onward

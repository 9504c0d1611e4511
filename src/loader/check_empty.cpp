// D021, the half of it that needs the whole script: a placeholder that may come out empty. `{ex}` needs a
// fallback, or an `otherwise` beside the slot, unless the slot is surely set when it is said. What is sure is
// decided by simple rules, without running anything:
//
//   - a case's `if`, a state's `only_if` and a text's own `if` make sure of a slot that they say `is set`,
//   compare
//     (any comparison but != is false while a slot is not set), or take as yes;
//   - `do: {set: {a: b}}` makes sure of `a` if `b` is sure; `clear`, `load` and `forget` take it away again;
//   - a state's own `fill` makes sure of its slot for what its `then` does and says; beyond that only with
//     `skipped`, for without it `skip` clears the slot;
//   - a state is sure of what every way into it is sure of. What opens a dialog from outside is such a way:
//   `enter`,
//     commands, gates, a visit, reminders; so is being passed over;
//   - while the user is awaited, a slot with `keep: visit` or `keep: turn`, or of another dialog alone, is
//   lost;
//   - a call takes away what the called dialogs may clear.
//
// Lists may be empty: what shows them (`list`, `since`, `spark`) says so by itself. A value is sure when all
// slots in it are. What a digression clears in between is not looked at.
#include <algorithm>
#include <map>
#include <set>

#include "loader/case_lists.hpp"
#include "loader/checks.hpp"
#include "loader/frames.hpp"
#include "loader/placeholders.hpp"

namespace onward {
namespace {

using Sure = std::set<SlotId>;
using Kind = Expression::Kind;

Sure both(const Sure& a, const Sure& b) {
    Sure common;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(common, common.begin()));
    return common;
}
Sure either(Sure a, const Sure& b) {
    a.insert(b.begin(), b.end());
    return a;
}

// What conditions and values tell about their slots.
class Telling {
  public:
    explicit Telling(const Draft& draft) : slots_(draft.script.slots), named_(draft.script.named) {}

    // Slots that are set whenever `condition` has the value `holds`.
    Sure when(const Expression& condition, bool holds, int depth = 0) const {
        if (depth > kMaxNamedDepth) return {};
        switch (condition.kind) {
            case Kind::all_of:
            case Kind::any_of: {
                const bool each = (condition.kind == Kind::all_of) == holds;  // all of them are so, or one is
                std::optional<Sure> sure;
                for (const Expression& part : condition.arguments) {
                    const Sure told = when(part, holds, depth + 1);
                    sure = !sure ? told : each ? either(*std::move(sure), told) : both(*sure, told);
                }
                return sure.value_or(Sure{});
            }
            case Kind::negation:
                return when(condition.arguments.front(), !holds, depth + 1);
            case Kind::is_set:
                return holds ? Sure{condition.slot} : Sure{};
            case Kind::group_is_set: {
                const auto group = slots_.groups.find(condition.name);
                return holds && group != slots_.groups.end()
                           ? Sure(group->second.begin(), group->second.end())
                           : Sure{};
            }
            case Kind::slot:
                return holds ? needed(condition, depth) : Sure{};
            case Kind::named: {
                const auto named = named_.expressions.find(condition.name);
                if (named == named_.expressions.end()) return {};
                const auto type = named_.types.find(condition.name);
                if (type != named_.types.end() && type->second == ValueType::condition)
                    return when(named->second, holds, depth + 1);
                return holds ? needed(named->second, depth + 1) : Sure{};
            }
            case Kind::compare: {
                if (holds == (condition.op == Expression::Op::not_equal)) return {};
                Sure sure;
                for (const Expression& side : condition.arguments)
                    sure = either(std::move(sure), needed(side, depth + 1));
                return sure;
            }
            default:
                return {};
        }
    }

    // Slots without which a value is not set.
    Sure needed(const Expression& value, int depth = 0) const {
        if (depth > kMaxNamedDepth) return {};
        switch (value.kind) {
            case Kind::slot: {
                const Slot* slot = slots_.find(value.slot);
                return slot && slot->otherwise ? Sure{} : Sure{value.slot};
            }
            case Kind::days_since:
            case Kind::hours_since:
            case Kind::last:
                return {value.slot};
            case Kind::named: {
                const auto named = named_.expressions.find(value.name);
                return named == named_.expressions.end() ? Sure{} : needed(named->second, depth + 1);
            }
            case Kind::add:
            case Kind::subtract: {
                Sure sure;
                for (const Expression& side : value.arguments)
                    sure = either(std::move(sure), needed(side, depth + 1));
                return sure;
            }
            default:
                return {};
        }
    }

    // Whether a value is set as soon as the slots that it needs are.
    bool can_be_told(const Expression& value, int depth = 0) const {
        if (depth > kMaxNamedDepth) return false;
        switch (value.kind) {
            case Kind::average:
            case Kind::highest:
            case Kind::lowest:
            case Kind::next:
            case Kind::last_end:
                return false;
            case Kind::named: {
                const auto named = named_.expressions.find(value.name);
                return named != named_.expressions.end() && can_be_told(named->second, depth + 1);
            }
            default:
                return std::all_of(value.arguments.begin(), value.arguments.end(),
                                   [&](const Expression& part) { return can_be_told(part, depth + 1); });
        }
    }

    bool is_sure(const Expression& value, const Sure& sure) const {
        const Sure needs = needed(value);
        return can_be_told(value) && std::includes(sure.begin(), sure.end(), needs.begin(), needs.end());
    }

    Sure after(const std::vector<Effect>& effects, Sure sure) const {
        for (const Effect& effect : effects) {
            if (const auto* set = std::get_if<SetSlot>(&effect)) {
                if (is_sure(set->value, sure))
                    sure.insert(set->slot);
                else
                    sure.erase(set->slot);
            } else if (const auto* add = std::get_if<AddToList>(&effect)) {
                const bool given = add->literal || (add->slot && sure.count(*add->slot) > 0);
                if (given) sure.insert(add->list);
            } else {
                for (const SlotId& gone : cleared_by(effect)) sure.erase(gone);
                if (std::holds_alternative<ForgetEverything>(effect) ||
                    std::holds_alternative<ForgetKnown>(effect))
                    sure.clear();
            }
        }
        return sure;
    }

    std::vector<SlotId> cleared_by(const Effect& effect) const {
        if (const auto* clear = std::get_if<ClearSlots>(&effect)) return clear->slots;
        if (const auto* remove = std::get_if<RemoveEntry>(&effect)) return {remove->list};
        const auto* load = std::get_if<LoadEntry>(&effect);
        const Slot* list = load ? slots_.find(load->list) : nullptr;
        const auto group = list ? slots_.groups.find(list->group) : slots_.groups.end();
        return group == slots_.groups.end() ? std::vector<SlotId>{} : group->second;
    }

  private:
    const SlotTable& slots_;
    const NamedExpressions& named_;
};

class EmptyCheck {
  public:
    explicit EmptyCheck(const Draft& draft)
        : draft_(draft),
          slots_(draft.script.slots),
          telling_(draft),
          frames_(draft),
          lists_(case_lists(draft)) {
        for (const State* state : states_in_order(draft)) states_[state->id] = state;
        find_cleared();
        find_sure();
    }

    std::vector<Diagnostic> findings() {
        for (const CaseList& list : lists_)
            for (const Case* one : list.cases) say_case(list, *one);
        for (const auto& [id, state] : states_) say_state(*state);
        say_everywhere();
        std::vector<Diagnostic> findings;
        for (const WrittenTemplate& written : draft_.templates) {
            const auto found = empty_.find(to_string(written.source));
            if (found == empty_.end()) continue;
            for (const auto& [at, where] : found->second)
                findings.push_back(finding_at_placeholder(
                    draft_, "D021", written, at,
                    where + ": write a fallback, as in {name|you}, give the slot an `otherwise`, or say it "
                            "only where an `if` makes sure"));
        }
        return findings;
    }

  private:
    // --- what is sure where

    void find_cleared() {
        const auto add = [&](const DialogId& dialog, const std::vector<Effect>& effects) {
            for (const Effect& effect : effects)
                for (const SlotId& gone : telling_.cleared_by(effect)) cleared_[dialog].insert(gone);
        };
        for (const CaseList& list : lists_)
            if (list.dialog)
                for (const Case* one : list.cases) add(list.dialog->id, one->effects);
        for (const auto& [id, state] : states_) add(dialog_of(id), state->effects);
    }

    // What a called dialog may clear, with all that it calls and becomes.
    const Sure& cleared_in_call(const DialogId& called) {
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

    static Sure without(Sure sure, const Sure& gone) {
        for (const SlotId& slot : gone) sure.erase(slot);
        return sure;
    }

    // A turn ends while the user is awaited, and a visit may.
    Sure kept_in(const DialogId& dialog, const Sure& sure) const {
        Sure kept;
        for (const SlotId& id : sure) {
            const Slot* slot = slots_.find(id);
            if (!slot || slot->keep == Slot::Keep::turn || slot->keep == Slot::Keep::visit) continue;
            const std::vector<DialogId>& dialogs = slot->keep_dialogs;
            const bool here = slot->keep == Slot::Keep::profile ||
                              std::find(dialogs.begin(), dialogs.end(), dialog) != dialogs.end();
            if (here) kept.insert(id);
        }
        return kept;
    }

    // What is sure when a state's say and ask are said: entered, and not passed over.
    Sure inside(const State& state) const {
        const auto at = sure_.find(state.id);
        Sure sure = at == sure_.end() ? Sure{} : at->second;
        if (state.only_if) sure = either(std::move(sure), telling_.when(*state.only_if, true));
        return telling_.after(state.effects, std::move(sure));
    }
    // Where a case of that state begins. `then` may follow an answer that was given elsewhere, by `answered`.
    Sure before(const CaseList& list, const State& state) const {
        const bool then = list.kind == CaseList::Kind::then;
        Sure sure = inside(state);
        if (!then || state.waits()) sure = kept_in(dialog_of(state.id), sure);
        const auto answered = answered_.find(state.id);
        if (!then || answered == answered_.end()) return sure;
        return sure_.count(state.id) == 0 ? answered->second : both(sure, answered->second);
    }
    bool is_reached(const State& state) const {
        return sure_.count(state.id) > 0 || answered_.count(state.id) > 0;
    }
    // In the cases of `then` the answer has just been taken.
    void add_answer(const CaseList& list, const State& state, Sure& sure, bool to_be_said) const {
        if (list.kind != CaseList::Kind::then || !state.fill || !state.fill->slot) return;
        if (to_be_said || state.fill->skipped) sure.insert(*state.fill->slot);
    }
    Sure in_case(const Case& one, Sure sure) const {
        if (one.only_if) sure = either(std::move(sure), telling_.when(*one.only_if, true));
        return telling_.after(one.effects, std::move(sure));
    }

    // Every way into a state, again and again until nothing is lost any more: at first all that was never
    // entered is sure of everything.
    void find_sure() {
        for (bool changed = true; changed;) {
            changed = false;
            const auto narrow = [&](std::map<StateId, Sure>& known, const StateId& id, const Sure& sure) {
                if (states_.count(id) == 0) return;
                const auto [at, fresh] = known.try_emplace(id, sure);
                Sure less = both(at->second, sure);
                changed = changed || fresh || less != at->second;
                at->second = std::move(less);
            };
            const auto enter = [&](const StateId& id, const Sure& sure) { narrow(sure_, id, sure); };
            const auto follow = [&](const Case& one, const Sure& sure) {
                if (const auto* way = std::get_if<Answered>(&one.target); way && way->state)
                    narrow(answered_, *way->state, sure);
                if (const auto* way = std::get_if<Goto>(&one.target)) enter(way->state, sure);
                if (const auto* call = std::get_if<Call>(&one.target)) {
                    enter(call->state, sure);
                    if (call->back)
                        enter(*call->back, without(sure, cleared_in_call(dialog_of(call->state))));
                }
            };
            const auto begin = [&](const DialogId& id) {
                if (const Dialog* dialog = draft_.script.dialog(id)) enter(dialog->start, {});
            };
            begin(draft_.script.coach.first);
            begin(draft_.script.coach.home);
            for (const CaseList& list : lists_) {
                for (const Case* one : list.cases) {
                    for (const Effect& effect : one->effects)
                        if (const auto* remind = std::get_if<Remind>(&effect)) enter(remind->goes_to, {});
                    if (list.state) {
                        if (!is_reached(*list.state)) continue;
                        Sure sure = before(list, *list.state);
                        add_answer(list, *list.state, sure, false);
                        follow(*one, in_case(*one, std::move(sure)));
                        continue;
                    }
                    follow(*one, in_case(*one, {}));
                    if (list.kind == CaseList::Kind::enter && std::holds_alternative<NoTarget>(one->target))
                        enter(list.dialog->start, in_case(*one, {}));
                }
            }
            for (const auto& [id, state] : states_) {
                for (const Effect& effect : state->effects)
                    if (const auto* remind = std::get_if<Remind>(&effect)) enter(remind->goes_to, {});
                const auto at = sure_.find(id);
                if (!state->only_if || at == sure_.end()) continue;
                // Passed over: the way of `then`, without what it does.
                const Sure passed = either(at->second, telling_.when(*state->only_if, false));
                for (const Case& one : state->then) {
                    const Sure sure =
                        one.only_if ? either(passed, telling_.when(*one.only_if, true)) : passed;
                    if (const auto* way = std::get_if<Goto>(&one.target)) enter(way->state, sure);
                    if (const auto* call = std::get_if<Call>(&one.target); call && call->back)
                        enter(*call->back, sure);
                }
            }
        }
    }

    // --- what is said where

    void say_case(const CaseList& list, const Case& one) {
        if (list.state && !is_reached(*list.state)) return;  // C01
        Sure sure = list.state ? before(list, *list.state) : Sure{};
        if (list.state) add_answer(list, *list.state, sure, true);
        sure = in_case(one, std::move(sure));
        const std::string where = to_string(list);
        for (const TextId& text : one.say) say_text(text, sure, where);
        if (one.label) {
            // A button is shown with its question, before anything is done.
            Sure shown = list.state ? inside(*list.state) : Sure{};
            if (one.only_if) shown = either(std::move(shown), telling_.when(*one.only_if, true));
            if (const Written label = draft_.at(one.source, "label"))
                say_template(*one.label, label.document->source(*label.node), shown, where);
        }
    }

    void say_state(const State& state) {
        if (sure_.count(state.id) == 0) return;
        const Sure sure = inside(state);
        for (const TextId& text : state.say) say_text(text, sure, state.id.value);
        const Sure later = kept_in(dialog_of(state.id), sure);
        for (const std::optional<TextId>& text : {state.ask, state.why, state.on_return})
            if (text) say_text(*text, later, state.id.value);
    }

    // Lines of the engine, contacts, refrains, offers and the words of slots may be said at any time.
    void say_everywhere() {
        for (const auto& [line, text] : draft_.script.coach.lines)
            say_text(text, {}, "the line " + quoted(line));
        if (!draft_.script.helplines.unknown.ask.empty())
            say_text(TextId{draft_.script.helplines.unknown.ask}, {}, "helplines.yaml");
        for (const auto& [id, dialog] : draft_.script.dialogs)
            if (dialog.refrain) say_text(dialog.refrain->say, {}, "the refrain of " + id.value);
        for (const WrittenTemplate& written : draft_.templates) {
            using Where = WrittenTemplate::Where;
            if (written.where == Where::intent_label)
                say_template(written.parsed, written.source, {}, "an offer to choose");
            const bool words =
                written.where == Where::says || written.where == Where::words || written.where == Where::line;
            if (words)
                say_template(written.parsed, written.source, own_slots(written.slot),
                             "the words of " + written.slot.value);
        }
    }

    // A slot's words are said while it is set; an entry of a list has its group's slots.
    Sure own_slots(const SlotId& id) const {
        Sure own{id};
        const Slot* slot = slots_.find(id);
        const auto group = slot ? slots_.groups.find(slot->group) : slots_.groups.end();
        if (group != slots_.groups.end()) own.insert(group->second.begin(), group->second.end());
        return own;
    }

    void say_text(const TextId& id, const Sure& sure, const std::string& where) {
        const Text* text = draft_.script.text(id);
        if (!text || !saying_.insert(id).second) return;  // a circle is D035's
        Sure left = sure;
        for (const Text::Alternative& alternative : text->alternatives) {
            const Sure own =
                alternative.only_if ? either(left, telling_.when(*alternative.only_if, true)) : left;
            for (const Template& variant : alternative.variants) say_variant(id, variant, own, where);
            if (alternative.only_if)
                left = either(std::move(left), telling_.when(*alternative.only_if, false));
        }
        saying_.erase(id);
    }

    void say_variant(const TextId& id, const Template& variant, const Sure& sure, const std::string& where) {
        for (const WrittenTemplate* written : written_of(id))
            if (written->parsed == variant) say_template(variant, written->source, sure, where);
        for (const Piece& piece : variant.pieces)
            if (piece.kind == Piece::Kind::text) say_text(piece.text_id, sure, where);
    }

    const std::vector<const WrittenTemplate*>& written_of(const TextId& id) {
        if (by_text_.empty())
            for (const WrittenTemplate& written : draft_.templates)
                if (written.where == WrittenTemplate::Where::text) by_text_[written.text].push_back(&written);
        return by_text_[id];
    }

    void say_template(const Template& said, const Source& source, const Sure& sure,
                      const std::string& where) {
        for (const Piece& piece : said.pieces) {
            if (!may_be_empty(piece, sure)) continue;
            const std::string name = piece.slot.empty() ? piece.name : piece.slot.value;
            empty_[to_string(source)].emplace(piece.at, "{" + name + "} may be empty in " + where);
        }
    }

    bool may_be_empty(const Piece& piece, const Sure& sure) const {
        using Filter = Piece::Filter;
        if (piece.kind != Piece::Kind::value && piece.kind != Piece::Kind::plural) return false;
        if (piece.has_fallback) return false;
        if (piece.slot.empty()) {
            const auto named = draft_.script.named.expressions.find(piece.name);
            return named != draft_.script.named.expressions.end() && !telling_.is_sure(named->second, sure);
        }
        const Slot* slot = slots_.find(piece.slot);
        if (!slot || slot->type == SlotType::list || piece.filter == Filter::because) return false;
        // The first pronoun stands while none is known.
        if (slot->otherwise || slot->type == SlotType::pronoun) return false;
        return sure.count(piece.slot) == 0;
    }

    const Draft& draft_;
    const SlotTable& slots_;
    const Telling telling_;
    const Frames frames_;
    const std::vector<CaseList> lists_;
    std::map<StateId, const State*> states_;
    std::map<DialogId, Sure> cleared_, cleared_in_call_;
    std::map<StateId, Sure> sure_;      // when it is entered; a state that nothing enters is not in it
    std::map<StateId, Sure> answered_;  // before the `then` of a state that `answered` names
    std::map<TextId, std::vector<const WrittenTemplate*>> by_text_;
    std::set<TextId> saying_;
    std::map<std::string, std::map<std::size_t, std::string>> empty_;  // by template: where in it, and what
};

}  // namespace

std::vector<Diagnostic> check_empty(const Draft& draft) { return EmptyCheck(draft).findings(); }

}  // namespace onward

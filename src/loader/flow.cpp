#include "loader/flow.hpp"

#include <algorithm>
#include <deque>
#include <limits>
#include <set>

#include "loader/case_lists.hpp"

namespace onward {
namespace {

constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();

const StateId* target_state(const Target& target) {
    if (const auto* way = std::get_if<Goto>(&target)) return &way->state;
    if (const auto* way = std::get_if<Call>(&target)) return &way->state;
    return nullptr;
}

bool uses(const Target& target, Verb verb) {
    const auto* way = std::get_if<UseVerb>(&target);
    return way && way->verb == verb;
}

}  // namespace

Flow::Flow(const Draft& draft) : draft_(draft), states_(states_in_order(draft)) {
    nodes_.resize(2 * states_.size() + draft.script.coach.gates.size());
    for (std::size_t i = 0; i < states_.size(); ++i) {
        index_[states_[i]->id] = i;
        nodes_[2 * i].state = nodes_[2 * i + 1].state = states_[i];
        nodes_[2 * i + 1].then = true;
    }
    for (std::size_t i = 0; i < draft.script.coach.gates.size(); ++i)
        nodes_[2 * states_.size() + i].gate = &draft.script.coach.gates[i];
    find_ends();
    for (std::size_t i = 0; i < states_.size(); ++i) {
        if (may_pass(*states_[i])) nodes_[2 * i].edges.push_back({2 * i + 1, nullptr});
        for (const Case& one : states_[i]->then) add_target(2 * i + 1, one, states_[i]);
    }
    for (std::size_t i = 2 * states_.size(); i < nodes_.size(); ++i) add_target(i, *nodes_[i].gate, nullptr);
    find_parts();
}

bool Flow::concerns(const Case& gate, const Dialog& dialog) {
    const auto names = [&](const std::vector<DialogId>& dialogs) {
        return std::find(dialogs.begin(), dialogs.end(), dialog.id) != dialogs.end();
    };
    if (dialog.kind == Dialog::Kind::safety) return false;
    if (!gate.for_dialogs.empty()) return names(gate.for_dialogs);
    return dialog.kind == Dialog::Kind::topic && !names(gate.except_dialogs);
}

std::size_t Flow::enter_of(const State& state) const { return 2 * index_.at(state.id); }

const State* Flow::find(const StateId& id) const {
    const auto at = index_.find(id);
    return at == index_.end() ? nullptr : states_[at->second];
}

bool Flow::may_pass(const State& state) const { return !state.waits() || state.only_if; }

// Another dialog is opened through the gates that stand before it.
void Flow::add_opening(std::size_t from, const State& opened, const Case* by, const DialogId& here) {
    nodes_[from].edges.push_back({enter_of(opened), by});
    const Dialog* dialog = draft_.script.dialog(dialog_of(opened.id));
    if (!dialog || dialog->id == here) return;
    for (std::size_t i = 2 * states_.size(); i < nodes_.size(); ++i)
        if (concerns(*nodes_[i].gate, *dialog)) nodes_[from].edges.push_back({i, by});
}

void Flow::add_target(std::size_t from, const Case& one, const State* state) {
    const DialogId here = state ? dialog_of(state->id) : DialogId{};
    const StateId* opened = target_state(one.target);
    const State* next = opened ? find(*opened) : nullptr;
    if (next) {
        add_opening(from, *next, &one, here);
        const Call* call = std::get_if<Call>(&one.target);
        const State* back = call && call->back ? find(*call->back) : nullptr;
        if (back && opening_may_end(*next, here)) add_opening(from, *back, &one, here);
    } else if (const auto* answered = std::get_if<Answered>(&one.target)) {
        const State* whose = answered->state ? find(*answered->state) : state;
        if (whose) nodes_[from].edges.push_back({then_of(*whose), &one});
    } else if (uses(one.target, Verb::skip) && state) {
        nodes_[from].edges.push_back({then_of(*state), &one});
    } else if (uses(one.target, Verb::restart) && state) {
        const Dialog* dialog = draft_.script.dialog(here);
        const State* start = dialog ? find(dialog->start) : nullptr;
        if (start) nodes_[from].edges.push_back({enter_of(*start), &one});
    }
}

bool Flow::opening_may_end(const State& opened, const DialogId& here) const {
    if (may_end(enter_of(opened))) return true;
    const Dialog* dialog = draft_.script.dialog(dialog_of(opened.id));
    if (!dialog || dialog->id == here) return false;
    const std::vector<Case>& gates = draft_.script.coach.gates;
    return std::any_of(gates.begin(), gates.end(), [&](const Case& gate) {
        if (!concerns(gate, *dialog)) return false;
        if (std::holds_alternative<End>(gate.target)) return true;
        const StateId* next = target_state(gate.target);
        const State* state = next ? find(*next) : nullptr;
        return state && may_end(enter_of(*state));
    });
}

// Which states may run to the end of their dialog at once: the least set that fits, found by trying again as
// long as something changes.
void Flow::find_ends() {
    ends_.assign(nodes_.size(), false);
    const auto case_may_end = [&](const Case& one, const State& state) {
        if (std::holds_alternative<End>(one.target)) return true;
        if (const auto* call = std::get_if<Call>(&one.target)) {
            const State* called = find(call->state);
            const State* back = call->back ? find(*call->back) : nullptr;
            return called && back && opening_may_end(*called, dialog_of(state.id)) &&
                   may_end(enter_of(*back));
        }
        if (const auto* way = std::get_if<Goto>(&one.target)) {
            const State* next = find(way->state);
            return next && opening_may_end(*next, dialog_of(state.id));
        }
        if (const auto* answered = std::get_if<Answered>(&one.target)) {
            const State* whose = answered->state ? find(*answered->state) : nullptr;
            return whose && may_end(then_of(*whose));
        }
        return false;
    };
    for (bool changed = true; changed;) {
        changed = false;
        // Backwards, as dialogs end at the bottom of their files.
        for (std::size_t i = states_.size(); i-- > 0;) {
            const State& state = *states_[i];
            const bool then =
                ends_[2 * i + 1] || std::any_of(state.then.begin(), state.then.end(),
                                                [&](const Case& one) { return case_may_end(one, state); });
            const bool enter = then && may_pass(state);
            if (then != ends_[2 * i + 1] || enter != ends_[2 * i]) changed = true;
            ends_[2 * i + 1] = then;
            ends_[2 * i] = enter;
        }
    }
}

// Tarjan's algorithm, with a stack of its own: content may be hostile and its chains long.
void Flow::find_parts() {
    std::vector<std::size_t> number(nodes_.size(), kNowhere), low(nodes_.size(), 0),
        next_edge(nodes_.size(), 0);
    std::vector<bool> open(nodes_.size(), false);
    std::vector<std::size_t> opened, way;
    std::size_t numbers = 0, parts = 0;
    for (std::size_t root = 0; root < nodes_.size(); ++root) {
        if (number[root] != kNowhere) continue;
        way.push_back(root);
        while (!way.empty()) {
            const std::size_t at = way.back();
            if (number[at] == kNowhere) {
                number[at] = low[at] = numbers++;
                open[at] = true;
                opened.push_back(at);
            }
            if (next_edge[at] < nodes_[at].edges.size()) {
                const std::size_t to = nodes_[at].edges[next_edge[at]++].to;
                if (number[to] == kNowhere)
                    way.push_back(to);
                else if (open[to])
                    low[at] = std::min(low[at], number[to]);
                continue;
            }
            way.pop_back();
            if (!way.empty()) low[way.back()] = std::min(low[way.back()], low[at]);
            if (low[at] != number[at]) continue;
            std::size_t members = 0, member = kNowhere;
            std::vector<std::size_t> part;
            while (member != at) {
                member = opened.back();
                opened.pop_back();
                open[member] = false;
                nodes_[member].part = parts;
                part.push_back(member);
                ++members;
            }
            for (const std::size_t one : part)
                nodes_[one].circular =
                    members > 1 || std::any_of(nodes_[one].edges.begin(), nodes_[one].edges.end(),
                                               [&](const Edge& edge) { return edge.to == one; });
            ++parts;
        }
    }
}

const State* Flow::question_after(const Case& one, const State& from) const {
    std::deque<std::size_t> ahead;
    std::set<std::size_t> seen;
    const auto go = [&](std::size_t node) {
        if (nodes_[node].state && seen.insert(node).second) ahead.push_back(node);
    };
    const StateId* opened = target_state(one.target);
    if (const State* next = opened ? find(*opened) : nullptr) go(enter_of(*next));
    if (const auto* answered = std::get_if<Answered>(&one.target)) {
        const State* whose = answered->state ? find(*answered->state) : &from;
        if (whose && index_.count(whose->id)) go(then_of(*whose));
    }
    while (!ahead.empty()) {
        const Node& node = nodes_[ahead.front()];
        ahead.pop_front();
        if (!node.then && node.state->waits()) return node.state;
        for (const Edge& edge : node.edges) go(edge.to);
    }
    return nullptr;
}

}  // namespace onward

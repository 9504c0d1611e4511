#include "loader/flow.hpp"

#include <algorithm>
#include <deque>
#include <limits>
#include <set>

#include "loader/case_lists.hpp"
#include "loader/frames.hpp"

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

std::vector<Flow::Circle> Flow::circles() const {
    std::vector<Circle> circles;
    std::set<std::size_t> told;
    // Each part once, by its first `then` in the order of the files, or by a gate.
    for (std::size_t first = 0; first < nodes_.size(); ++first) {
        const Node& node = nodes_[first];
        if (!node.circular || (node.state && !node.then) || !told.insert(node.part).second) continue;
        // The shortest way around, breadth first.
        std::map<std::size_t, std::pair<std::size_t, const Case*>> came;  // from, by
        std::deque<std::size_t> ahead{first};
        while (!ahead.empty() && !came.count(first)) {
            const std::size_t at = ahead.front();
            ahead.pop_front();
            for (const Edge& edge : nodes_[at].edges) {
                if (nodes_[edge.to].part != node.part || came.count(edge.to)) continue;
                came[edge.to] = {at, edge.by};
                ahead.push_back(edge.to);
            }
        }
        std::vector<std::size_t> around{first};
        for (std::size_t at = came.at(first).first; at != first; at = came.at(at).first) around.push_back(at);
        around.push_back(first);
        std::reverse(around.begin(), around.end());
        Circle circle{.by = came.at(around[1]).second, .way = {}};
        for (const std::size_t at : around) {
            if (nodes_[at].state && !nodes_[at].then) continue;
            circle.way.push_back(nodes_[at].state ? nodes_[at].state->id.value : "the gate");
        }
        circles.push_back(std::move(circle));
    }
    return circles;
}

// In a frame, the longest way is found part by part, for a part comes after those that it reaches. When the
// frame's dialog ends, the frame below goes on: that of every call through which the dialog may stand there,
// and `first`, which begins whenever the coach would fall silent.
std::vector<Flow::LongRun> Flow::runs_longer_than(int limit) const {
    const Measured measured = measure();
    const std::map<DialogId, int> below = longest_below(measured.lengths);
    std::vector<LongRun> runs;
    for (std::size_t i = 0; i < states_.size(); ++i) {
        const std::size_t enter = 2 * i;
        if (states_[i]->waits() || measured.spoilt[enter]) continue;
        const Lengths& on = measured.lengths[enter];
        const auto under = below.find(dialog_of(states_[i]->id));
        const int whole = on.end.states < 0 ? -1 : on.end.states + (under == below.end() ? 0 : under->second);
        if (std::max(on.stop.states, whole) != limit + 1) continue;
        const auto way = whole > on.stop.states ? &Lengths::end : &Lengths::stop;
        LongRun run{.by = (measured.lengths[enter + 1].*way).by, .first = states_[i]->id.value, .last = {}};
        std::size_t at = enter;
        for (std::size_t steps = 0; steps < nodes_.size(); ++steps) {
            const std::size_t next = (measured.lengths[at].*way).next;
            if (next == at) break;
            at = next;
            if (nodes_[at].state && !nodes_[at].state->waits()) run.last = nodes_[at].state->id.value;
        }
        if (run.by) runs.push_back(std::move(run));
    }
    return runs;
}

Flow::Measured Flow::measure() const {
    Measured measured{std::vector<Lengths>(nodes_.size()), std::vector<bool>(nodes_.size(), false)};
    std::vector<Lengths>& lengths = measured.lengths;
    std::vector<std::size_t> order(nodes_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(),
              [this](std::size_t a, std::size_t b) { return nodes_[a].part < nodes_[b].part; });

    for (const std::size_t at : order) {
        const Node& node = nodes_[at];
        Lengths& here = lengths[at];
        here.stop.next = here.end.next = at;
        measured.spoilt[at] = node.circular;
        const auto longer = [at](Way& way, int states, std::size_t next, const Case* by) {
            const bool first = way.next == at && way.by == nullptr;
            if (states > way.states || (first && states == way.states && states >= 0))
                way = {states, next, by};
        };
        for (const Edge& edge : node.edges) {
            if (measured.spoilt[edge.to]) measured.spoilt[at] = true;
            const bool called = edge.by && std::holds_alternative<Call>(edge.by->target);
            longer(here.stop, lengths[edge.to].stop.states, edge.to, edge.by);
            if (!called) longer(here.end, lengths[edge.to].end.states, edge.to, edge.by);
        }
        const auto take = [&](const Case& one) {
            if (std::holds_alternative<End>(one.target)) {
                longer(here.stop, 0, at, &one);
                longer(here.end, 0, at, &one);
            }
            const auto* call = std::get_if<Call>(&one.target);
            const State* called = call ? find(call->state) : nullptr;
            const State* back = call && call->back ? find(*call->back) : nullptr;
            if (!called || !back) return;
            const int through =
                opening_end(lengths, *called, node.state ? dialog_of(node.state->id) : DialogId{});
            if (through < 0) return;
            const Lengths& then = lengths[enter_of(*back)];
            longer(here.stop, through + then.stop.states, enter_of(*back), &one);
            if (then.end.states >= 0) longer(here.end, through + then.end.states, enter_of(*back), &one);
        };
        if (node.gate) take(*node.gate);
        if (node.then) std::for_each(node.state->then.begin(), node.state->then.end(), take);
        if (node.state && !node.then && !node.state->waits()) {
            ++here.stop.states;
            if (here.end.states >= 0) ++here.end.states;
        }
    }
    return measured;
}

// The longest way from a dialog's being opened to its end, through gates; -1: there is none.
int Flow::opening_end(const std::vector<Lengths>& lengths, const State& opened, const DialogId& here) const {
    int longest = lengths[enter_of(opened)].end.states;
    const Dialog* dialog = draft_.script.dialog(dialog_of(opened.id));
    if (!dialog || dialog->id == here) return longest;
    for (std::size_t i = 2 * states_.size(); i < nodes_.size(); ++i)
        if (concerns(*nodes_[i].gate, *dialog)) longest = std::max(longest, lengths[i].end.states);
    return longest;
}

// By dialog: how many states may pass after its end, in the frames below.
std::map<DialogId, int> Flow::longest_below(const std::vector<Lengths>& lengths) const {
    const Frames frames(draft_);
    std::map<DialogId, std::vector<std::pair<DialogId, std::size_t>>> returns;  // to what is below, and where
    for (const CallSite& site : frames.calls()) {
        const State* back = site.back ? find(*site.back) : nullptr;
        if (!back) continue;
        for (const DialogId& dialog : frames.becomes(site.to))
            if (dialog != site.from) returns[dialog].emplace_back(site.from, enter_of(*back));
    }
    const Dialog* first = draft_.script.dialog(draft_.script.coach.first);
    const State* beginning = first ? find(first->start) : nullptr;

    std::map<DialogId, int> below;
    std::set<DialogId> asking;  // a dialog stands on the stack once
    const auto ask = [&](const auto& self, const Dialog& ended) -> int {
        const auto known = below.find(ended.id);
        if (known != below.end()) return known->second;
        if (!asking.insert(ended.id).second) return 0;
        int longest = 0;
        if (beginning && ended.id != first->id && ended.kind != Dialog::Kind::safety)
            longest = lengths[enter_of(*beginning)].stop.states;
        for (const auto& [from, back] : returns[ended.id]) {
            const Dialog* dialog = draft_.script.dialog(from);
            longest = std::max(longest, lengths[back].stop.states);
            if (dialog && lengths[back].end.states >= 0)
                longest = std::max(longest, lengths[back].end.states + self(self, *dialog));
        }
        asking.erase(ended.id);
        return below[ended.id] = longest;
    };
    for (const Dialog* dialog : dialogs_in_order(draft_)) ask(ask, *dialog);
    return below;
}

}  // namespace onward

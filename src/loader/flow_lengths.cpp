// Flow, the answers: circles, and runs of states that are too long.
#include <algorithm>
#include <deque>
#include <set>

#include "loader/case_lists.hpp"
#include "loader/flow.hpp"
#include "loader/frames.hpp"

namespace onward {

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

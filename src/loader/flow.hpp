// What one turn may run through without the user: passing states, states that are passed over, calls that end
// at once, and gates that lead elsewhere. Guards are not looked at: whatever a case could do, it does here,
// so that what Flow says is impossible is impossible.
//
// A node is a state being entered, a state's `then` being followed, or a gate that closes. An edge is one
// case.
//
//   enter(one) -> then(one) -> enter(two) -> ...      a passing state, or one that `only_if` may pass over
//   then(one)  -> enter(called), enter(back)          `back`, too, where the called dialog may end at once
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "loader/draft.hpp"

namespace onward {

class Flow {
  public:
    // `draft` is borrowed.
    explicit Flow(const Draft& draft);

    // Whether a gate stands before that dialog: all topics, or those of its `for` or not of its `except`.
    static bool concerns(const Case& gate, const Dialog& dialog);

    // A waiting state that may ask in the same turn when `one` is taken in `from`; nullptr: none does.
    const State* question_after(const Case& one, const State& from) const;

    // A circle that never waits, by one of its cases: the target of `by` leads into it.
    struct Circle {
        const Case* by = nullptr;
        std::vector<std::string> way;  // "walk.one", "walk.two", and "walk.one" again
    };
    std::vector<Circle> circles() const;

    // A state from which exactly one more than `limit` passing states may follow each other.
    struct LongRun {
        const Case* by = nullptr;  // the case that leads on from the first of them
        std::string first, last;
    };
    std::vector<LongRun> runs_longer_than(int limit) const;

  private:
    struct Edge {
        std::size_t to;
        const Case* by;  // nullptr: a state that passes
    };
    struct Node {
        const State* state = nullptr;  // nullptr: a gate
        const Case* gate = nullptr;
        bool then = false;
        std::vector<Edge> edges;
        std::size_t part = 0;  // of the graph: nodes of one part reach each other; a part is numbered after
                               // those that it reaches
        bool circular = false;
    };
    // The longest ways through a node, in passing states; -1: there is none.
    struct Way {
        int states = -1;
        std::size_t next = 0;
        const Case* by = nullptr;
    };
    struct Lengths {
        Way stop{0};  // until something waits
        Way end;      // until its dialog ends
    };

    struct Measured {
        std::vector<Lengths> lengths;
        std::vector<bool> spoilt;  // leads into a circle, which has been said already
    };

    std::size_t enter_of(const State& state) const;
    std::size_t then_of(const State& state) const { return enter_of(state) + 1; }
    const State* find(const StateId& id) const;
    bool may_pass(const State& state) const;
    void add_opening(std::size_t from, const State& opened, const Case* by, const DialogId& here);
    void add_target(std::size_t from, const Case& one, const State* state);
    bool may_end(std::size_t node) const { return ends_[node]; }
    bool opening_may_end(const State& opened, const DialogId& here) const;
    Measured measure() const;
    int opening_end(const std::vector<Lengths>& lengths, const State& opened, const DialogId& here) const;
    std::map<DialogId, int> longest_below(const std::vector<Lengths>& lengths) const;
    void find_ends();
    void find_parts();

    const Draft& draft_;
    std::vector<const State*> states_;
    std::unordered_map<StateId, std::size_t> index_;
    std::vector<Node> nodes_;  // enter and then of each state, then the gates
    std::vector<bool> ends_;
};

}  // namespace onward

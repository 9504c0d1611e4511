#include "dialog/run.hpp"

#include <utility>

#include "dialog/effects.hpp"
#include "dialog/enter.hpp"
#include "dialog/frames.hpp"
#include "dialog/stack.hpp"
#include "dialog/verbs.hpp"

namespace onward {
namespace {

// Where a target leads from the dialog in the frame `owner`.
struct Leads {
    TurnDraft& draft;
    std::size_t owner;

    Next operator()(const NoTarget&) const { return GoOn{}; }
    Next operator()(const Goto& to) const { return go_to(draft, owner, to.state); }
    Next operator()(const Call& to) const { return call(draft, owner, to); }
    Next operator()(const Answered& to) const {
        cut_to(draft, owner);
        if (to.state && !draft.conversation.stack.empty()) move_to(draft.top(), *to.state);
        return GoOn{};
    }
    Next operator()(const Stay& stay) const {
        if (stay.reprompt) return AskAgain{};
        note(draft, "stays, in silence");
        return Waits{};
    }
    Next operator()(const End& end) const {
        cut_to(draft, owner);
        return end_dialog(draft, end.how);
    }
    Next operator()(const UseVerb& use) const { return use_verb(draft, use.verb); }
};

Next perform(TurnDraft& draft, const Case& chosen, std::size_t owner) {
    if (!do_and_say(draft, chosen)) return Waits{};
    return Follow{&chosen.target, owner};
}

struct Does {
    TurnDraft& draft;

    Next operator()(const Waits& waits) const { return waits; }
    Next operator()(const Enter& to) const { return enter(draft, to); }
    Next operator()(const Arrive& at) const { return arrive(draft, at.arrival); }
    Next operator()(const GoOn&) const { return go_on(draft); }
    Next operator()(const AskAgain&) const { return ask_again(draft); }
    Next operator()(const Perform& one) const { return perform(draft, *one.chosen, one.owner); }
    Next operator()(const Follow& one) const { return std::visit(Leads{draft, one.owner}, *one.target); }
};

}  // namespace

// It ends: every state that is entered without waiting, passed over or led away from by a gate is counted
// (enter.cpp, stack.cpp), and what does not enter a state leads to one that is, or waits.
void run(TurnDraft& draft, Next next) {
    while (!std::holds_alternative<Waits>(next)) next = std::visit(Does{draft}, next);
}

bool do_and_say(TurnDraft& draft, const Case& chosen) {
    do_effects(draft, chosen.effects);
    say_all(draft, chosen.say);
    const bool forgotten = draft.forgets && !draft.forgets->conversation_goes_on;
    draft.muted = draft.muted || forgotten;
    return !forgotten;
}

}  // namespace onward

#include "dialog/enter.hpp"

#include "dialog/buttons.hpp"
#include "dialog/effects.hpp"
#include "dialog/frames.hpp"
#include "dialog/stack.hpp"

namespace onward {
namespace {

// States passed over are not counted among the passing ones; the loader refuses circles of them.
constexpr int kMaxPassedOver = 256;

Next pass_over(TurnDraft& draft, const State& state);
void open_question_of(TurnDraft& draft, const State& state);
void ask(TurnDraft& draft, const State& state);

// The loader has refused content that could come here; the user is not left in a state that waits for
// nothing.
Next stop_circling(TurnDraft& draft) {
    draft.conversation.stack.clear();
    note(draft, "stopped: too many states in one turn");
    return Waits{};
}

Next nothing_open(TurnDraft& draft) {
    note(draft, "no question is open");
    return Waits{};
}

}  // namespace

Next enter(TurnDraft& draft, const Enter& to) {
    const State& state = *draft.script.state(to.state);
    move_to(draft.top(), state.id);
    if (!to.changes && !holds_now(draft, state.only_if)) return pass_over(draft, state);

    draft.trace.states.push_back(state.id);
    do_effects(draft, state.effects);
    say_all(draft, state.say);
    if (state.waits()) {
        open_question_of(draft, state);
        draft.top().changing = to.changes;
        return Waits{};
    }
    if (++draft.passed > kMaxPassingStates) return stop_circling(draft);
    return GoOn{};
}

Next ask_again(TurnDraft& draft) {
    if (draft.conversation.stack.empty()) return nothing_open(draft);
    const State& state = *draft.script.state(draft.top().state);
    if (!state.waits() || draft.top().question == 0) return Enter{state.id};
    ask(draft, state);
    return Waits{};
}

Next go_on(TurnDraft& draft) {
    if (draft.conversation.stack.empty()) return nothing_open(draft);
    const State& state = *draft.script.state(draft.top().state);
    const std::size_t owner = draft.conversation.stack.size() - 1;
    if (draft.top().changing) {
        draft.top().changing = false;
        say_line(draft, "changed_answer");
    }
    if (const Case* way = first_that_applies(draft, state.then)) return Perform{way, owner};
    return end_dialog(draft, EndKind::done);
}

namespace {

// The way on alone: nothing is done or said, and of a call only the way back is taken.
Next pass_over(TurnDraft& draft, const State& state) {
    if (++draft.passed_over > kMaxPassedOver) return stop_circling(draft);
    const std::size_t owner = draft.conversation.stack.size() - 1;
    const Case* way = first_that_applies(draft, state.then);
    if (way == nullptr) return end_dialog(draft, EndKind::done);
    const auto* called = std::get_if<Call>(&way->target);
    if (called == nullptr) return Follow{&way->target, owner};
    if (called->back) return Enter{*called->back};
    return end_dialog(draft, EndKind::done);
}

void open_question_of(TurnDraft& draft, const State& state) {
    if (state.fill && state.fill->slot) {
        if (state.fill->many || state.fill->until) forget_slot(draft.conversation, *state.fill->slot);
    }
    ask(draft, state);
}

void ask(TurnDraft& draft, const State& state) {
    const std::vector<OfferedButton> offered = offer_now(draft, state);
    Frame& frame = draft.top();
    // An old message's buttons stay good as long as the question offers the same.
    if (frame.question == 0 || frame.offered != offered) {
        frame.question = ++draft.conversation.questions_asked;
        frame.offered = offered;
    }
    frame.covered = draft.muted;  // asked in silence: asked aloud before an answer is taken
    say_question(draft, *state.ask, offered, frame.question);
}

}  // namespace
}  // namespace onward

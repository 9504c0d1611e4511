#include "dialog/stack.hpp"

#include <algorithm>

#include "dialog/effects.hpp"
#include "dialog/frames.hpp"
#include "dialog/home.hpp"
#include "dialog/push_pop.hpp"

namespace onward {
namespace {

// Gates that lead to each other must end somewhere; then the dialog opens.
constexpr int kMaxGates = 4;

bool is_safety_dialog(const TurnDraft& draft, const Frame& frame) {
    return is_safety(draft.script, frame.state);
}

void begin_safety(TurnDraft& draft) {
    draft.starts_safety = true;
    draft.conversation.undos.clear();
}

// Out of a safety dialog that was called: its callers wait for the user's word, to go on after the question
// that was answered.
void save_callers(TurnDraft& draft, const Frame& called) {
    if (!draft.conversation.stack.empty() && called.returns == Frame::Return::state) {
        move_to(draft.top(), called.back);
    }
    save_place(draft);
}

// The dialog that is on the stack already is returned to.
Next return_to(TurnDraft& draft, std::size_t frame, const StateId& state, Arrival arrival) {
    cut_to(draft, frame);
    come_back(draft.conversation.stack);
    move_to(draft.top(), state);
    return Arrive{arrival};
}

// The dialog on top is over, the one below goes on.
Next give_back(TurnDraft& draft, const Frame& ended) {
    come_back(draft.conversation.stack);
    if (ended.returns != Frame::Return::state) return Arrive{Arrival::returned};
    move_to(draft.top(), ended.back);
    return Arrive{Arrival::enter};
}

const Case* gate_of(const TurnDraft& draft, const DialogId& dialog) {
    const auto is_it = [&](const DialogId& named) { return named == dialog; };
    for (const Case& gate : draft.script.coach.gates) {
        const auto& only = gate.for_dialogs;
        const auto& except = gate.except_dialogs;
        const bool concerns = only.empty() ? draft.script.dialog(dialog)->kind == Dialog::Kind::topic &&
                                                 std::none_of(except.begin(), except.end(), is_it)
                                           : std::any_of(only.begin(), only.end(), is_it);
        const auto* to = std::get_if<Goto>(&gate.target);
        const bool leads_here = to != nullptr && dialog_of(to->state) == dialog;
        if (concerns && !leads_here && holds_now(draft, gate.only_if)) return &gate;
    }
    return nullptr;
}

}  // namespace

Next arrive(TurnDraft& draft, Arrival arrival) {
    const StateId state = draft.top().state;
    const bool gated = !is_safety(draft.script, state) && draft.gates < kMaxGates;
    if (const Case* gate = gated ? gate_of(draft, dialog_of(state)) : nullptr) {
        do_effects(draft, gate->effects);
        say_all(draft, gate->say);
        if (!std::holds_alternative<NoTarget>(gate->target)) {
            ++draft.gates;
            note(draft, "a gate led elsewhere: " + to_string(gate->source));
            return Follow{&gate->target, draft.conversation.stack.size() - 1};
        }
    }
    switch (arrival) {
        case Arrival::enter:
            return Enter{state};
        case Arrival::answered:
            return GoOn{};
        case Arrival::asked_again:
            return AskAgain{};
        case Arrival::changed:
            return Enter{.state = state, .changes = true};
        case Arrival::returned:
            break;
    }
    const auto& on_return = draft.script.state(state)->on_return;
    say(draft, on_return ? *on_return : draft.script.line("returning"));
    return AskAgain{};
}

Next open_dialog(TurnDraft& draft, const StateId& state, Opener opener, Arrival arrival) {
    auto& stack = draft.conversation.stack;
    const DialogId dialog = dialog_of(state);
    if (dialog == draft.script.coach.home) {
        save_place(draft);
        return go_home(draft, state);
    }
    const bool safety = is_safety(draft.script, state);
    if (safety) begin_safety(draft);
    if (const auto there = on_stack(draft, dialog)) return return_to(draft, *there, state, arrival);

    Frame frame{.state = state, .by_command = opener == Opener::command};
    if (safety || opener == Opener::command || opener == Opener::visit) {
        save_place(draft);
    } else if (stack.size() == 1 && is_home(draft.script, stack.front().state)) {
        pop(draft);  // from home it is no digression
    } else if (!stack.empty()) {
        leave_all(stack, draft.situation.now);
        frame.returns = Frame::Return::here;
    }
    push(draft, std::move(frame));
    return Arrive{arrival};
}

Next go_to(TurnDraft& draft, std::size_t owner, const StateId& state) {
    auto& stack = draft.conversation.stack;
    const DialogId dialog = dialog_of(state);
    cut_to(draft, owner);
    if (stack.empty()) return open_dialog(draft, state, Opener::topic);
    if (dialog_of(draft.top().state) == dialog) return Enter{state};

    const Frame left = pop(draft);
    if (is_safety_dialog(draft, left) && left.called) save_callers(draft, left);
    if (dialog == draft.script.coach.home) {
        close(draft, left, "done");
        return go_home(draft, state);
    }
    if (const auto there = on_stack(draft, dialog)) {
        close(draft, left, "done");
        return return_to(draft, *there, state, Arrival::enter);
    }
    Frame frame{.state = state};
    if (is_safety(draft.script, state)) {
        save_place(draft);
        begin_safety(draft);
    } else {
        frame.returns = left.returns;
        frame.back = left.back;
        frame.called = left.called;
    }
    push(draft, std::move(frame));
    close(draft, left, "done");  // after the other has opened: slots that both keep stay
    return Arrive{Arrival::enter};
}

Next call(TurnDraft& draft, std::size_t owner, const Call& target, bool by_command) {
    auto& stack = draft.conversation.stack;
    if (target.back) cut_to(draft, owner);
    if (const auto there = on_stack(draft, dialog_of(target.state))) {
        return return_to(draft, *there, target.state, Arrival::enter);
    }
    Frame frame{.state = target.state, .called = true, .by_command = by_command};
    if (!stack.empty()) {
        if (target.back) {
            move_to(draft.top(), StateId{draft.top().state});
        } else {
            draft.top().covered = true;
            draft.top().no_reply_due.reset();
        }
        frame.returns = target.back ? Frame::Return::state : Frame::Return::here;
        frame.back = target.back.value_or(StateId{});
    }
    if (is_safety(draft.script, target.state)) begin_safety(draft);
    push(draft, std::move(frame));
    return Arrive{Arrival::enter};
}

Next end_dialog(TurnDraft& draft, EndKind how) {
    if (draft.conversation.stack.empty()) return Waits{};
    const Frame ended = pop(draft);
    close(draft, ended, how == EndKind::skipped ? "skipped" : "done");
    // A safety dialog that was called gives back to its callers only where nothing was wrong.
    const bool callers_wait = is_safety_dialog(draft, ended) && ended.called && how != EndKind::skipped;
    if (callers_wait) save_callers(draft, ended);
    if (draft.conversation.stack.empty()) return Waits{};
    return give_back(draft, ended);
}

void cut_to(TurnDraft& draft, std::size_t frame) {
    while (draft.conversation.stack.size() > frame + 1) close(draft, pop(draft), "cancelled");
}

bool leave_command_dialog(TurnDraft& draft) {
    if (draft.conversation.stack.empty() || !draft.top().by_command) return false;
    close(draft, pop(draft), "cancelled");
    come_back(draft.conversation.stack);
    return true;
}

}  // namespace onward

#include "dialog/home.hpp"

#include <utility>

#include "dialog/frames.hpp"
#include "dialog/push_pop.hpp"

namespace onward {
namespace {

bool first_is_due(const TurnDraft& draft) {
    return !draft.conversation.onboarded && !draft.home_stays_silent && !draft.forgets &&
           draft.situation.from_user() && draft.script.dialog(draft.script.coach.first) != nullptr;
}

// What is open goes to the saved place. Gives the frames that are not saved, highest first, still to be
// closed.
std::vector<Frame> put_away(TurnDraft& draft) {
    std::vector<Frame> stack = std::exchange(draft.conversation.stack, {});
    std::vector<Frame> over;
    // Above a safety dialog everything belongs to it, and is not saved either.
    std::size_t safe = 0;
    while (safe < stack.size() && !is_safety(draft.script, stack[safe].state)) ++safe;
    while (stack.size() > safe) over.push_back(take_out(stack, stack.size() - 1));
    for (std::size_t i = stack.size(); i-- > 0;) {
        if (stack[i].by_command) {
            over.push_back(take_out(stack, i));
        } else if (is_home(draft.script, stack[i].state)) {
            take_out(stack, i);
        }
    }
    if (!stack.empty()) {
        leave_all(stack, draft.situation.now);
        // What was called after a question goes on after it.
        if (!over.empty() && over.back().returns == Frame::Return::state &&
            dialog_of(over.back().back) == dialog_of(stack.back().state)) {
            move_to(stack.back(), over.back().back);
        }
        const auto before = std::exchange(draft.conversation.saved, SavedPlace{stack, draft.situation.now});
        for (const Frame& frame : before ? before->stack : std::vector<Frame>{}) {
            forget_slots_of(draft.script, dialog_of(frame.state), draft.conversation);
        }
    }
    return over;
}

}  // namespace

void save_place(TurnDraft& draft) {
    for (const Frame& frame : put_away(draft)) close(draft, frame, "cancelled");
}

std::optional<Next> bring_back_saved(TurnDraft& draft) {
    if (!draft.conversation.saved) return std::nullopt;
    std::vector<Frame> stack = std::move(draft.conversation.saved->stack);
    draft.conversation.saved.reset();
    const auto over = put_away(draft);  // what was open until now can be come back to in its turn
    draft.conversation.stack = std::move(stack);
    come_back(draft.conversation.stack);
    for (const Frame& frame : over) close(draft, frame, "cancelled");  // what both keep stays
    return Arrive{Arrival::returned};
}

Next go_home(TurnDraft& draft) {
    const Dialog* home = draft.script.dialog(draft.script.coach.home);
    return go_home(draft, home != nullptr ? home->start : StateId{});
}

Next go_home(TurnDraft& draft, const StateId& state) {
    while (!draft.conversation.stack.empty()) close(draft, pop(draft), "cancelled");
    if (first_is_due(draft) || draft.script.state(state) == nullptr) return Waits{};
    push(draft, Frame{.state = state});
    return Arrive{Arrival::enter};
}

Next fall_silent(TurnDraft& draft) {
    const auto& guesses = draft.conversation.clarification;
    const bool offered = guesses && guesses->question > draft.situation.conversation.questions_asked;
    if (offered || !first_is_due(draft)) {
        note(draft, offered ? "guesses are offered" : "home is silent");
        return Waits{};
    }
    Conversation& conversation = draft.conversation;
    const DialogId& first = draft.script.coach.first;
    // Where it was begun and left, it goes on.
    auto& saved = conversation.saved;
    for (std::size_t i = 0; saved && i < saved->stack.size(); ++i) {
        if (dialog_of(saved->stack[i].state) != first) continue;
        Frame frame = take_out(saved->stack, i);
        frame.returns = Frame::Return::none;  // nothing lies under it
        frame.called = false;
        conversation.stack.push_back(std::move(frame));
        if (saved->stack.empty()) saved.reset();
        come_back(conversation.stack);
        return Arrive{Arrival::asked_again};
    }
    push(draft, Frame{.state = draft.script.dialog(first)->start});
    return Arrive{Arrival::enter};
}

}  // namespace onward

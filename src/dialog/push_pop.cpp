#include "dialog/push_pop.hpp"

#include <string_view>

#include "dialog/frames.hpp"

namespace onward {

std::optional<std::size_t> on_stack(const TurnDraft& draft, const DialogId& dialog) {
    const auto& stack = draft.conversation.stack;
    for (std::size_t i = 0; i < stack.size(); ++i) {
        if (dialog_of(stack[i].state) == dialog) return i;
    }
    return std::nullopt;
}

Frame pop(TurnDraft& draft) {
    Frame frame = std::move(draft.conversation.stack.back());
    draft.conversation.stack.pop_back();
    return frame;
}

void push(TurnDraft& draft, Frame frame) {
    auto& stack = draft.conversation.stack;
    if (stack.size() == kStackDepth) {
        const Frame oldest = std::move(stack.front());
        stack.erase(stack.begin());
        stack.front().returns = Frame::Return::none;
        close(draft, oldest, "cancelled");
        note(draft, "the stack was full: " + dialog_of(oldest.state).value + " was dropped");
    }
    if (stack.empty()) frame.returns = Frame::Return::none;
    stack.push_back(std::move(frame));
}

void close(TurnDraft& draft, const Frame& frame, const char* how) {
    const DialogId dialog = dialog_of(frame.state);
    if (dialog == draft.script.coach.home) return;  // home falls silent, it never ends
    const bool ended = std::string_view(how) != "cancelled";
    draft.trace.ended.push_back({dialog, how});
    draft.conversation.last_end = how;
    if (ended && dialog == draft.script.coach.first) draft.conversation.onboarded = true;
    if (ended && !draft.script.dialog(dialog)->questions.empty()) draft.conversation.last_questions = dialog;
    if (is_safety(draft.script, frame.state)) {
        draft.left_safety = frame;
        draft.home_stays_silent = true;
    }
    forget_slots_of(draft.script, dialog, draft.conversation);
}

}  // namespace onward

#include "dialog/frames.hpp"

#include <algorithm>

namespace onward {
namespace {

bool is_open_or_saved(const Conversation& conversation, const DialogId& dialog) {
    const auto is_it = [&](const Frame& frame) { return dialog_of(frame.state) == dialog; };
    return std::any_of(conversation.stack.begin(), conversation.stack.end(), is_it) ||
           (conversation.saved &&
            std::any_of(conversation.saved->stack.begin(), conversation.saved->stack.end(), is_it));
}

}  // namespace

const State* open_question(const Script& script, const Conversation& conversation) {
    if (conversation.stack.empty()) return nullptr;
    const Frame& top = conversation.stack.back();
    return top.question != 0 && !top.covered ? script.state(top.state) : nullptr;
}

std::optional<std::size_t> safety_frame(const Script& script, const Conversation& conversation) {
    for (std::size_t i = conversation.stack.size(); i-- > 0;) {
        if (is_safety(script, conversation.stack[i].state)) return i;
    }
    return std::nullopt;
}

bool is_safety(const Script& script, const StateId& state) {
    const Dialog* dialog = script.dialog(dialog_of(state));
    return dialog != nullptr && dialog->kind == Dialog::Kind::safety;
}

bool is_home(const Script& script, const StateId& state) { return dialog_of(state) == script.coach.home; }

void move_to(Frame& frame, const StateId& state) {
    frame = Frame{.state = state,
                  .returns = frame.returns,
                  .back = frame.back,
                  .called = frame.called,
                  .by_command = frame.by_command,
                  .turns = frame.turns,
                  .safety = frame.safety,
                  .quiet_replies = frame.quiet_replies};
}

void leave_all(std::vector<Frame>& stack, Instant now) {
    for (Frame& frame : stack) {
        if (!frame.left) frame.left = now;
        frame.covered = true;
        frame.no_reply_due.reset();
    }
}

void come_back(std::vector<Frame>& stack) {
    for (std::size_t i = stack.size(); i-- > 0;) {
        stack[i].left.reset();
        if (!stack[i].called) break;
    }
}

Frame take_out(std::vector<Frame>& stack, std::size_t at) {
    const auto place = stack.begin() + static_cast<std::ptrdiff_t>(at);
    Frame frame = std::move(*place);
    if (at + 1 < stack.size()) {
        stack[at + 1].returns = frame.returns;
        stack[at + 1].back = frame.back;
        stack[at + 1].called = frame.called;
    }
    stack.erase(place);
    return frame;
}

void forget_slots_of(const Script& script, const DialogId& dialog, Conversation& conversation) {
    for (const auto& [id, slot] : script.slots.slots) {
        if (slot.keep != Slot::Keep::dialogs) continue;
        const auto& keepers = slot.keep_dialogs;
        if (std::find(keepers.begin(), keepers.end(), dialog) == keepers.end()) continue;
        const bool kept = std::any_of(keepers.begin(), keepers.end(), [&](const DialogId& keeper) {
            return is_open_or_saved(conversation, keeper);
        });
        if (!kept) forget_slot(conversation, id);
    }
}

}  // namespace onward

#include "dialog/begin.hpp"

#include "dialog/buttons.hpp"
#include "dialog/draft.hpp"
#include "dialog/facts.hpp"
#include "dialog/frames.hpp"

namespace onward {
namespace {

Frame opened(const Script& script, Conversation& conversation, const State& state, Instant now) {
    Frame frame{.state = state.id, .question = ++conversation.questions_asked};
    const Facts facts = facts_of(script, conversation, zone_of(script, conversation), now);
    Wording wording{.script = script, .conversation = conversation, .facts = facts};
    frame.offered = offer(state, wording);
    return frame;
}

}  // namespace

Result<Conversation> begin_at(const Script& script, Conversation conversation,
                              const std::vector<StateId>& states, Instant now) {
    conversation.onboarded = true;
    conversation.stack.clear();
    if (states.empty()) return conversation;
    if (states.size() > kStackDepth) return Error{"more than 8 dialogs can not be open"};
    for (auto id = states.rbegin(); id != states.rend(); ++id) {
        const State* state = script.state(*id);
        if (state == nullptr) return Error{"state " + id->value + " is not defined"};
        if (!state->waits()) return Error{"state " + id->value + " asks nothing, so nobody can wait in it"};
        Frame frame = opened(script, conversation, *state, now);
        if (!conversation.stack.empty()) {
            conversation.stack.back().covered = true;
            conversation.stack.back().left = now;
            frame.returns = Frame::Return::here;
        }
        if (is_safety(script, *id) && !conversation.stack.empty()) {
            // Danger had interrupted what lies below.
            conversation.saved = SavedPlace{std::exchange(conversation.stack, {}), now};
            frame.returns = Frame::Return::none;
        }
        conversation.stack.push_back(std::move(frame));
    }
    return conversation;
}

}  // namespace onward

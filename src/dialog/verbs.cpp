#include "dialog/verbs.hpp"

#include <algorithm>

#include "dialog/effects.hpp"
#include "dialog/frames.hpp"
#include "dialog/home.hpp"
#include "dialog/stack.hpp"
#include "dialog/undo.hpp"

namespace onward {
namespace {

// --- change

// The dialog whose numbered questions `change` speaks of: the open one, else the last of this visit that
// ended.
const Dialog* changeable(const Script& script, const Conversation& conversation) {
    const auto& stack = conversation.stack;
    for (std::size_t i = stack.size(); i-- > 0;) {
        if (stack[i].by_command) continue;
        const Dialog* open = script.dialog(dialog_of(stack[i].state));
        if (!open->questions.empty()) return open;
        break;
    }
    return conversation.last_questions ? script.dialog(*conversation.last_questions) : nullptr;
}

std::optional<StateId> question_to_change(const Script& script, const Conversation& conversation,
                                          const Reading& reading) {
    const Dialog* dialog = changeable(script, conversation);
    const FoundEntity* number = reading.entity(EntityId{"number"});
    const auto* count = number != nullptr ? std::get_if<std::int64_t>(&number->value) : nullptr;
    if (dialog == nullptr || count == nullptr || *count < 1) return std::nullopt;
    const auto at = static_cast<std::size_t>(*count) - 1;
    return at < dialog->questions.size() ? std::optional{dialog->questions[at]} : std::nullopt;
}

Next change(TurnDraft& draft) {
    const auto question = question_to_change(draft.script, draft.conversation, draft.situation.reading);
    if (!question) {
        note(draft, "there is no such question to change");
        return Waits{};
    }
    leave_command_dialog(draft);
    const auto& fill = draft.script.state(*question)->fill;
    if (fill && fill->slot) clear_slot(draft, *fill->slot);
    return open_dialog(draft, *question, Opener::topic, Arrival::changed);
}

// --- the others

Next back(TurnDraft& draft) {
    if (draft.conversation.undos.empty()) {
        say_line(draft, "nothing_before");
        contacts_again(draft);
        return Waits{};
    }
    contacts_again(draft);
    draft.conversation = undone(std::move(draft.conversation));
    draft.zone = zone_of(draft.script, draft.conversation);
    draft.went_back = true;
    return AskAgain{};
}

Next skip(TurnDraft& draft) {
    if (draft.conversation.stack.empty()) return AskAgain{};
    const State& state = *draft.script.state(draft.top().state);
    contacts_again(draft);
    if (state.fill && state.fill->slot) {
        clear_slot(draft, *state.fill->slot);
        if (state.fill->skipped) write_slot(draft, *state.fill->slot, *state.fill->skipped, "");
    }
    if (!state.then.empty()) return GoOn{};
    const auto& misses = no_match_of(draft.script, state);
    const auto* again = misses.empty() ? nullptr : std::get_if<UseVerb>(&misses.back().target);
    if (misses.empty() || (again != nullptr && again->verb == Verb::skip)) {
        return end_dialog(draft, EndKind::skipped);
    }
    return Perform{&misses.back(), draft.conversation.stack.size() - 1};
}

// Home in silence; the place is kept.
Next leave(TurnDraft& draft, const char* line) {
    save_place(draft);
    draft.home_stays_silent = true;
    say_line(draft, line);
    contacts_again(draft);
    return Waits{};
}

Next resume(TurnDraft& draft) {
    contacts_again(draft);
    const bool below = leave_command_dialog(draft) && !draft.conversation.stack.empty();
    if (below) return Arrive{Arrival::returned};
    if (const auto saved = bring_back_saved(draft)) return *saved;
    say_line(draft, "nothing_saved");
    return Waits{};
}

Next restart(TurnDraft& draft) {
    contacts_again(draft);
    leave_command_dialog(draft);
    Conversation& conversation = draft.conversation;
    if (conversation.stack.empty() && conversation.saved) {
        // The command that asked first had left it for the saved place.
        conversation.stack = std::move(conversation.saved->stack);
        conversation.saved.reset();
        come_back(conversation.stack);
    }
    if (conversation.stack.empty()) {
        say_line(draft, "nothing_before");
        return Waits{};
    }
    const Dialog& dialog = *draft.script.dialog(dialog_of(draft.top().state));
    for (const StateId& question : dialog.questions) {
        const auto& fill = draft.script.state(question)->fill;
        if (fill && fill->slot) clear_slot(draft, *fill->slot);
    }
    for (const auto& [id, slot] : draft.script.slots.slots) {
        const auto& keepers = slot.keep_dialogs;
        if (std::find(keepers.begin(), keepers.end(), dialog.id) != keepers.end()) clear_slot(draft, id);
    }
    move_to(draft.top(), dialog.start);
    return Arrive{Arrival::enter};
}

}  // namespace

std::optional<WhyNot> why_verb_fails(const Situation& situation, Verb verb) {
    const Conversation& conversation = situation.conversation;
    if (verb == Verb::skip && open_question(situation.script, conversation) == nullptr) {
        return WhyNot{"no question is open that could be skipped"};
    }
    if (verb == Verb::change) {
        if (safety_frame(situation.script, conversation)) return WhyNot{"a safety dialog is open"};
        if (!question_to_change(situation.script, conversation, situation.reading)) {
            return WhyNot{"there is no such question to change"};
        }
    }
    return std::nullopt;
}

Next use_verb(TurnDraft& draft, Verb verb) {
    switch (verb) {
        case Verb::back:
            return back(draft);
        case Verb::skip:
            return skip(draft);
        case Verb::pause:
            return leave(draft, "paused");
        case Verb::stop:
            return leave(draft, "stopped");
        case Verb::resume:
            return resume(draft);
        case Verb::restart:
            return restart(draft);
        case Verb::change:
            return change(draft);
        case Verb::correct:
            break;
    }
    note(draft, "only a command corrects");
    return Waits{};
}

}  // namespace onward

#include "dialog/finish.hpp"

#include <algorithm>

#include "dialog/differences.hpp"
#include "dialog/frames.hpp"
#include "dialog/reminders.hpp"
#include "dialog/undo.hpp"

namespace onward {
namespace {

// --- contacts

std::vector<Say*> said(TurnDraft& draft) {
    std::vector<Say*> all;
    for (Action& action : draft.actions) {
        if (auto* one = std::get_if<Say>(&action)) all.push_back(one);
    }
    return all;
}

// Every so many replies of a safety dialog the contacts stand in one line under the last message.
void add_refrain(TurnDraft& draft) {
    const auto replies = said(draft);
    const auto open = safety_frame(draft.script, draft.conversation);
    Frame* frame = open                ? &draft.conversation.stack[*open]
                   : draft.left_safety ? &*draft.left_safety
                                       : nullptr;
    if (replies.empty() || frame == nullptr) return;
    const auto shows_contacts = [](const Say* one) { return !one->helplines.empty(); };
    const auto& refrain = draft.script.dialog(dialog_of(frame->state))->refrain;
    if (std::any_of(replies.begin(), replies.end(), shows_contacts)) {
        frame->quiet_replies = 0;
    } else if (refrain && frame->quiet_replies >= refrain->every - 1) {
        add_line(draft, replies.back(), refrain->say);
        frame->quiet_replies = 0;
    } else {
        ++frame->quiet_replies;
    }
}

// While the country is not known, contacts are followed by the question for it.
void ask_country(TurnDraft& draft) {
    const auto& slot = draft.script.slots.country;
    const std::string& ask = draft.script.helplines.unknown.ask;
    if (!slot || ask.empty() || draft.conversation.memory.cell(*slot) != nullptr) return;
    const auto replies = said(draft);
    const auto last = std::find_if(replies.rbegin(), replies.rend(),
                                   [](const Say* one) { return !one->helplines.empty(); });
    if (last != replies.rend()) add_line(draft, *last, TextId{ask});
}

void remember_contacts(TurnDraft& draft) {
    if (!safety_frame(draft.script, draft.conversation) && !draft.left_safety) return;
    std::vector<std::string> kinds;
    for (const Say* one : said(draft)) {
        for (const std::string& contact : one->helplines) {
            std::string kind = contact.substr(0, contact.find('/'));
            if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(std::move(kind));
        }
    }
    if (!kinds.empty()) draft.conversation.helplines_shown = std::move(kinds);
}

// A question's buttons are under the last message of a turn; if more was said after it, not there either.
void keep_last_buttons(TurnDraft& draft) {
    const auto replies = said(draft);
    for (Say* one : replies) {
        if (one == replies.back()) continue;
        one->buttons.clear();
        one->question = 0;
    }
}

// --- what is remembered of the turn

// A silence that came due at the same time as a reminder comes after it: no turn leaves anything due.
constexpr std::chrono::minutes kOvertaken{1};

void wait_for_reply(TurnDraft& draft) {
    auto& stack = draft.conversation.stack;
    for (Frame& frame : stack) {
        if (&frame != &stack.back()) frame.no_reply_due.reset();
    }
    const State* state = open_question(draft.script, draft.conversation);
    if (state == nullptr || !state->no_reply) {
        if (!stack.empty()) stack.back().no_reply_due.reset();
        return;
    }
    Frame& top = stack.back();
    if (draft.situation.from_user()) top.no_replies = 0;
    if (top.no_replies >= state->no_reply->at_most) {
        top.no_reply_due.reset();
    } else if (draft.situation.from_user() || !top.no_reply_due) {
        top.no_reply_due = plus(draft.situation.now, state->no_reply->after, draft.zone);
    } else if (*top.no_reply_due <= draft.situation.now) {
        top.no_reply_due = draft.situation.now + kOvertaken;
    }
}

void remember_user(TurnDraft& draft) {
    const Situation& situation = draft.situation;
    Conversation& conversation = draft.conversation;
    if (!situation.from_user()) return;
    conversation.unanswered = 0;
    const Message* message = situation.message();
    if (message != nullptr) {
        conversation.last_safety.clear();
        for (const Candidate* heard : situation.heard) {
            if (heard->safety) conversation.last_safety.push_back(heard->intent);
        }
    }
    const bool pressed = std::holds_alternative<ButtonPress>(situation.event);
    if (pressed || (message != nullptr && !message->edited)) {
        conversation.last_message = situation.now;
        // Guesses stand for one turn only: whatever is written next is read as usual.
        if (conversation.clarification &&
            conversation.clarification->question <= situation.conversation.questions_asked) {
            conversation.clarification.reset();
        }
    }
}

// Whether the act itself answers the open question. Every act is listed, so that a new one is thought of.
struct AnswersQuestion {
    bool operator()(const PressButton&) const { return true; }
    bool operator()(const PressDone&) const { return true; }
    bool operator()(const FillSlot&) const { return true; }
    bool operator()(const FillText&) const { return true; }
    bool operator()(const AddText&) const { return true; }
    bool operator()(const EndText&) const { return true; }
    bool operator()(const OpenDialog&) const { return false; }
    bool operator()(const HearCase&) const { return false; }
    bool operator()(const SayWhy&) const { return false; }
    bool operator()(const ObeyCommand&) const { return false; }
    bool operator()(const AnswerFormer&) const { return false; }
    bool operator()(const ArriveAtVisit&) const { return false; }
    bool operator()(const AskWhich&) const { return false; }
    bool operator()(const CountMiss&) const { return false; }
    bool operator()(const RefusePress&) const { return false; }
    bool operator()(const AskOpenAgain&) const { return false; }
    bool operator()(const GoHome&) const { return false; }
};

bool is_answer(const TurnDraft& draft, const Act& act) {
    if (std::visit(AnswersQuestion{}, act)) return true;
    if (const auto* obey = std::get_if<ObeyCommand>(&act)) {
        const auto* use = std::get_if<UseVerb>(&obey->command->target);
        if (use == nullptr || (use->verb != Verb::skip && use->verb != Verb::change)) return false;
    }
    // Whatever else led away from the question leads back to it as well.
    const auto& stack = draft.conversation.stack;
    const auto& before = draft.situation.conversation.stack;
    return stack.size() != before.size() || stack.back().state != before.back().state ||
           stack.back().question != before.back().question;
}

void remember_undo(TurnDraft& draft, const Move* move) {
    if (move == nullptr) return;  // a reminder or a photo between an answer and its correction
    draft.conversation.just_answered = false;
    const Conversation& before = draft.situation.conversation;
    if (open_question(draft.script, before) == nullptr || draft.went_back || draft.starts_safety ||
        draft.forgets)
        return;
    if (!is_answer(draft, move->act)) return;
    Undo undo = undo_of(before, draft.conversation, draft.gone_for_good);
    undo.stack.back().turns = std::max(0, undo.stack.back().turns - 1);  // without this turn's own message
    auto& undos = draft.conversation.undos;
    undos.push_back(std::move(undo));
    if (undos.size() > kUndos) undos.pop_front();
    draft.conversation.just_answered = true;
}

// --- the trace

Value count_of(const List& list) { return static_cast<std::int64_t>(list.entries.size()); }

void trace_slots(TurnDraft& draft, const Memory& before) {
    const Memory& after = draft.conversation.memory;
    std::vector<SlotChange>& slots = draft.trace.slots;
    each_difference(before.cells, after.cells, [&](const SlotId& id, const Cell* was, const Cell* is) {
        slots.push_back({id, was != nullptr ? std::optional{was->value} : std::nullopt,
                         is != nullptr ? std::optional{is->value} : std::nullopt});
    });
    each_difference(before.lists, after.lists, [&](const SlotId& id, const List* was, const List* is) {
        slots.push_back({id, was != nullptr ? std::optional{count_of(*was)} : std::nullopt,
                         is != nullptr ? std::optional{count_of(*is)} : std::nullopt});
    });
}

void clear_turn_slots(TurnDraft& draft) {
    for (const auto& [id, slot] : draft.script.slots.slots) {
        if (slot.keep == Slot::Keep::turn) forget_slot(draft.conversation, id);
    }
}

void forget(TurnDraft& draft) {
    if (!draft.forgets) return;
    draft.actions.emplace_back(*draft.forgets);
    if (!draft.forgets->conversation_goes_on)
        draft.conversation = fresh_conversation(draft.conversation.seed);
}

}  // namespace

Turn finish(TurnDraft draft, const Conversation& before, const Move* move) {
    add_refrain(draft);
    ask_country(draft);
    remember_contacts(draft);
    keep_last_buttons(draft);
    remember_user(draft);
    wait_for_reply(draft);
    tidy_reminders(draft, draft.situation.zone);
    remember_undo(draft, move);  // with the reminders that went
    trace_slots(draft, before.memory);
    clear_turn_slots(draft);
    forget(draft);
    if (draft.actions.empty() && draft.trace.notes.empty()) note(draft, "nothing had to be said");
    return {std::move(draft.conversation), std::move(draft.actions), std::move(draft.trace)};
}

}  // namespace onward

#include "dialog/step.hpp"

#include "dialog/finish.hpp"
#include "dialog/home.hpp"
#include "dialog/ladder.hpp"
#include "dialog/reminders.hpp"
#include "dialog/run.hpp"
#include "dialog/speak.hpp"

namespace onward {
namespace {

// Candidates that were looked at: enough to see what lost, and why.
constexpr std::size_t kTracedCandidates = 8;
// A row of photos is answered once.
constexpr std::chrono::minutes kNotTextAgain{1};

void trace_reading(Trace& trace, const Situation& situation) {
    const auto& candidates = situation.reading.candidates;
    const auto count = std::min(candidates.size(), kTracedCandidates);
    trace.candidates.assign(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(count));
    trace.entities = situation.reading.entities;
    for (const Candidate* heard : situation.heard) {
        if (heard->safety) trace.safety.push_back(heard->intent);
    }
    for (const DialogId& lapsed : situation.lapsed) {
        trace.notes.push_back("left for too long: " + lapsed.value);
    }
}

void trace_move(Trace& trace, const Situation& situation, const Choice& choice) {
    trace.tried = choice.tried;
    if (!choice.move) return;
    trace.rung = choice.tried.back().rung;
    trace.intent = choice.move->intent;
    trace.decided_by = choice.move->source;
    if (choice.move->candidate != nullptr) {
        trace.spans = choice.move->candidate->spans;
    } else if (choice.move->entity != nullptr) {
        trace.spans = {choice.move->entity->span};
    }
    for (const Candidate* heard : situation.heard) {
        if (heard->intent != choice.move->intent) trace.also.push_back(heard->intent);
    }
}

// A photo, a voice message: one honest line; nothing else changes.
void say_not_text(TurnDraft& draft) {
    auto& last = draft.conversation.not_text_said;
    if (last && draft.situation.now >= *last && draft.situation.now - *last < kNotTextAgain) {
        return note(draft, "it was said just now that only text is read");
    }
    last = draft.situation.now;
    say_line(draft, "not_text");
}

// No turn of the user's leaves a state that waits for nothing. What was said instead of an answer may find
// one: a dialog that the content's change put back to its beginning.
void settle(TurnDraft& draft) {
    if (draft.conversation.stack.empty()) return run(draft, fall_silent(draft));
    if (draft.top().question == 0) run(draft, AskAgain{});
}

Turn reminded(const Situation& situation, const Conversation& before, const ReminderDue& due) {
    TurnDraft draft(situation);
    trace_reading(draft.trace, situation);
    remind(draft, due);
    return finish(std::move(draft), before, nullptr);
}

Turn not_text(const Situation& situation, const Conversation& before) {
    TurnDraft draft(situation);
    say_not_text(draft);
    if (!draft.conversation.stack.empty()) settle(draft);
    return finish(std::move(draft), before, nullptr);
}

Turn answered(const Situation& situation, const Conversation& before) {
    const Choice choice = choose(situation);
    const auto* instead = choice.move ? std::get_if<AnswerFormer>(&choice.move->act) : nullptr;
    const Situation& answers = instead != nullptr ? *instead->former : situation;
    const Move* move = instead != nullptr ? instead->answer.get() : choice.move ? &*choice.move : nullptr;

    TurnDraft draft(answers);
    trace_reading(draft.trace, situation);
    trace_move(draft.trace, situation, choice);
    if (move != nullptr) {
        speak(draft, *move);
        settle(draft);
    } else {
        note(draft, "an edited message without new danger");
    }
    return finish(std::move(draft), before, move);
}

}  // namespace

Turn step(const Script& script, const Conversation& conversation, const Event& event, Instant now) {
    const Situation situation = read(script, conversation, event, now);
    if (const auto* due = std::get_if<ReminderDue>(&event)) return reminded(situation, conversation, *due);
    if (std::holds_alternative<NotText>(event)) return not_text(situation, conversation);
    return answered(situation, conversation);
}

}  // namespace onward

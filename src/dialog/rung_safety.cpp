// Danger before everything: the safety intents of the message, by their numbers. Inside a safety dialog only
// a more urgent one interrupts, and what its open question asks for is an answer to it.
#include <algorithm>
#include <limits>

#include "dialog/buttons.hpp"
#include "dialog/frames.hpp"
#include "dialog/ladder.hpp"

namespace onward {
namespace {

// An intent without a number is less urgent than any with one.
constexpr int kNoNumber = std::numeric_limits<int>::max();

bool any_awaits(const std::vector<Case>& cases, const IntentId& intent) {
    return std::any_of(cases.begin(), cases.end(),
                       [&](const Case& awaited) { return awaits(awaited, intent); });
}

bool open_question_awaits(const Situation& situation, const IntentId& intent) {
    const State* state = open_question(situation.script, situation.conversation);
    if (state == nullptr) return false;
    for (const Case* button : offered_cases(situation, *state)) {
        if (awaits(*button, intent)) return true;
    }
    for (const AnswerSet* set : answer_sets(situation.script, *state)) {
        if (any_awaits(set->listen, intent)) return true;
    }
    return any_awaits(state->listen, intent) ||
           any_awaits(situation.script.dialog(dialog_of(state->id))->listen, intent);
}

// Why a case that awaits the heard intent does not answer it here; empty: it does.
std::string why_not(const Situation& situation, const Case& enter, const Candidate& heard) {
    const auto& answered = situation.conversation.last_safety;
    if (situation.message()->edited &&
        std::find(answered.begin(), answered.end(), heard.intent) != answered.end()) {
        return "it was answered before the message was edited";
    }
    if (!holds_here(situation, enter.only_if)) return heard.intent.value + ": the `if` of its case is false";
    const auto open = safety_frame(situation.script, situation.conversation);
    if (!open) return "";
    // A safety dialog that was called or led to has no number: any intent is more urgent.
    const int limit = situation.conversation.stack[*open].safety.value_or(kNoNumber);
    if (heard.safety.value_or(kNoNumber) >= limit) {
        return heard.intent.value + ": the safety dialog that is open is as urgent";
    }
    if (open_question_awaits(situation, heard.intent)) {
        return heard.intent.value + ": the open question asks for it";
    }
    return "";
}

}  // namespace

Answer answer_safety(const Situation& situation) {
    if (situation.message() == nullptr) return WhyNot{"nothing was written"};
    std::string reason = "nothing of danger was heard";
    std::optional<Move> most_urgent;
    const auto is_more_urgent = [&](const Candidate& heard) {
        if (!most_urgent) return true;
        const int number = heard.safety.value_or(kNoNumber);
        const int best = most_urgent->candidate->safety.value_or(kNoNumber);
        return number < best || (number == best && heard.score > most_urgent->candidate->score);
    };
    for (const DialogId& id : situation.script.dialog_order) {
        const Dialog& dialog = *situation.script.dialog(id);
        if (dialog.kind != Dialog::Kind::safety) continue;
        for (const Case& enter : dialog.enter) {
            for (const Candidate* heard : situation.heard) {
                if (!awaits(enter, heard->intent)) continue;
                const std::string not_now = why_not(situation, enter, *heard);
                if (!not_now.empty()) {
                    reason = not_now;
                } else if (is_more_urgent(*heard)) {
                    most_urgent = Move{.act = OpenDialog{&enter, id},
                                       .candidate = heard,
                                       .intent = heard->intent,
                                       .source = enter.source};
                }
            }
        }
    }
    if (!most_urgent) return WhyNot{reason};
    return *most_urgent;
}

bool holds_other_danger(const Situation& situation) {
    if (!safety_frame(situation.script, situation.conversation)) return false;
    const auto is_danger = [](const Candidate* heard) { return heard->safety && !is_denied(heard->intent); };
    // A denial that is asked for answers nothing of a danger beside it: "no, but he hit me".
    const auto& heard = situation.heard;
    const auto answers = [&](const Candidate* one) {
        return is_danger(one) && open_question_awaits(situation, one->intent);
    };
    return std::any_of(heard.begin(), heard.end(), is_danger) &&
           std::none_of(heard.begin(), heard.end(), answers);
}

}  // namespace onward

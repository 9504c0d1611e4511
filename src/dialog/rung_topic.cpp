// What opens another dialog from anywhere: topics, a new visit's opening, small talk; and the question which
// of two was meant.
#include <algorithm>

#include "dialog/frames.hpp"
#include "dialog/ladder.hpp"

namespace onward {
namespace {

// Evidence below the threshold that is still worth a guess, where nothing else answers.
constexpr double kGuess = 0.30;
constexpr std::size_t kGuesses = 2;

struct Topic {
    Move move;
    double score = 0;
    DialogId dialog;
};

bool may_enter(const Situation& situation, const Dialog& dialog, const Case& enter) {
    if (!holds_here(situation, enter.only_if)) return false;
    // The dialog on top is not begun again by a word that led to it; home may always be asked for.
    const bool on_top = dialog_of(situation.conversation.current()) == dialog.id;
    return !on_top || dialog.id == situation.script.coach.home ||
           !std::holds_alternative<NoTarget>(enter.target);
}

// The dialogs of one kind that the message opens, best first, one entry each; ties by the files' order.
std::vector<Topic> topics_heard(const Situation& situation, Dialog::Kind kind) {
    std::vector<Topic> topics;
    if (situation.heard.empty() && situation.reading.entities.empty()) return topics;
    for (const DialogId& id : situation.script.dialog_order) {
        const Dialog& dialog = *situation.script.dialog(id);
        if (dialog.kind != kind) continue;
        std::optional<Topic> best;
        for (const Case& enter : dialog.enter) {
            const auto heard = hear(situation, enter);
            if (!heard || (best && heard->score <= best->score) || !may_enter(situation, dialog, enter))
                continue;
            best =
                Topic{.move = {.act = OpenDialog{&enter, id},
                               .candidate = heard->candidate,
                               .entity = heard->entity,
                               .intent = heard->candidate != nullptr ? heard->candidate->intent : IntentId{},
                               .source = enter.source},
                      .score = heard->score,
                      .dialog = id};
        }
        if (best) topics.push_back(std::move(*best));
    }
    std::stable_sort(topics.begin(), topics.end(),
                     [](const Topic& a, const Topic& b) { return a.score > b.score; });
    return topics;
}

bool has_label(const Situation& situation, const IntentId& intent) {
    return situation.script.labels.contains(intent);
}

// Both could be meant, and both can be named to the user.
bool too_close(const Situation& situation, const std::vector<Topic>& topics) {
    return topics.size() >= 2 && topics[0].score - topics[1].score < kMargin &&
           has_label(situation, topics[0].move.intent) && has_label(situation, topics[1].move.intent);
}

bool in_safety(const Situation& situation) {
    return safety_frame(situation.script, situation.conversation).has_value();
}

// Topics for which there is some evidence, best first.
std::vector<IntentId> guesses(const Situation& situation) {
    std::vector<IntentId> found;
    for (const Candidate& candidate : situation.reading.candidates) {
        if (found.size() == kGuesses || candidate.score < kGuess) break;
        if (!has_label(situation, candidate.intent)) continue;
        for (const DialogId& id : situation.script.dialog_order) {
            const Dialog& dialog = *situation.script.dialog(id);
            if (dialog.kind != Dialog::Kind::topic) continue;
            const bool enters = std::any_of(dialog.enter.begin(), dialog.enter.end(), [&](const Case& enter) {
                return awaits(enter, candidate.intent) && may_enter(situation, dialog, enter);
            });
            if (enters) {
                found.push_back(candidate.intent);
                break;
            }
        }
    }
    return found;
}

}  // namespace

Answer open_topic(const Situation& situation) {
    if (in_safety(situation)) return WhyNot{"a safety dialog is open"};
    const auto topics = topics_heard(situation, Dialog::Kind::topic);
    if (topics.empty()) return WhyNot{"no topic was heard"};
    if (too_close(situation, topics)) return WhyNot{"two topics are close: asked which"};
    return topics.front().move;
}

Answer arrive_at_visit(const Situation& situation) {
    if (situation.visit == nullptr) return WhyNot{"no visit begins that opens with something"};
    if (std::holds_alternative<NoTarget>(situation.visit->target)) {
        return WhyNot{"the visit's opening leads nowhere by itself"};
    }
    if (holds_other_danger(situation)) return WhyNot{kOtherDanger};
    return Move{.act = ArriveAtVisit{}, .source = situation.visit->source};
}

Answer chat_back(const Situation& situation) {
    if (in_safety(situation)) return WhyNot{"a safety dialog is open"};
    if (too_close(situation, topics_heard(situation, Dialog::Kind::topic))) {
        return WhyNot{"two topics are close: asked which"};
    }
    const auto replies = topics_heard(situation, Dialog::Kind::small_talk);
    if (replies.empty()) return WhyNot{"no small talk was heard"};
    return replies.front().move;
}

Answer ask_which(const Situation& situation) {
    if (in_safety(situation)) return WhyNot{"a safety dialog is open"};
    // A dialog that begins anew, since its content has changed, stands where nothing may be asked yet.
    const auto& stack = situation.conversation.stack;
    if (!stack.empty() && stack.back().question == 0) return WhyNot{"the open dialog begins anew"};
    const auto topics = topics_heard(situation, Dialog::Kind::topic);
    if (too_close(situation, topics)) {
        return Move{.act = AskWhich{{topics[0].move.intent, topics[1].move.intent}}};
    }
    // A weak guess would only get between the user and a question; and never twice running.
    const Conversation& conversation = situation.conversation;
    const bool question_open =
        !conversation.stack.empty() && !is_home(situation.script, conversation.current());
    if (question_open) return WhyNot{"no two topics are close"};
    if (conversation.clarification) return WhyNot{"guesses were offered just now"};
    if (!conversation.onboarded) return WhyNot{"the first dialog comes before any guess"};
    const auto likely = guesses(situation);
    if (likely.empty()) return WhyNot{"no topic is likely"};
    return Move{.act = AskWhich{likely}};
}

}  // namespace onward

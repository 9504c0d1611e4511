// Commands: what the user may say anywhere, and only as the whole message.
#include <variant>

#include "dialog/ladder.hpp"
#include "dialog/undo.hpp"
#include "dialog/verbs.hpp"

namespace onward {
namespace {

const Candidate* whole_message_heard(const Situation& situation, const Case& command) {
    const auto heard = hear(situation, command);
    return heard && heard->candidate != nullptr && heard->candidate->whole ? heard->candidate : nullptr;
}

Answer answer_question(const Situation& situation) {
    const Answer pressed = press_button(situation);
    return pressed ? pressed : take_answer(situation);
}

// The answer is all that was said: a label, a number, "Tuesday"; not one word of a story.
bool is_all_of_it(const Move& answer) {
    if (answer.entity != nullptr) return answer.entity->share >= kThreshold;
    if (answer.candidate != nullptr) return answer.candidate->covers;
    return std::holds_alternative<PressButton>(answer.act) || std::holds_alternative<PressDone>(answer.act);
}

// "No, it was Tuesday": right after an answer, the rest of the message is a new answer to that question, if
// that question takes it. Where the open one takes it too, it has to be all of what was said.
Result<AnswerFormer, WhyNot> correct(const Situation& situation, const std::string& rest) {
    if (!situation.conversation.just_answered || situation.conversation.undos.empty()) {
        return WhyNot{"nothing was answered just before that could be corrected"};
    }
    const auto read_rest = [&](const Conversation& conversation) {
        return read(situation.script, conversation, Message{rest}, situation.now);
    };
    const auto former = std::make_shared<const Situation>(read_rest(undone(situation.conversation)));
    const Answer answer = answer_question(*former);
    if (!answer) return WhyNot{"the question before does not take what follows"};
    if (!is_all_of_it(*answer) && answer_question(read_rest(situation.conversation))) {
        return WhyNot{"the open question takes what follows"};
    }
    return AnswerFormer{former, std::make_shared<const Move>(*answer)};
}

}  // namespace

Answer obey_command(const Situation& situation) {
    if (situation.message() == nullptr) return WhyNot{"nothing was written"};
    std::string reason = "the whole message is no command";
    std::optional<Move> best;
    for (const Case& command : situation.script.coach.commands) {
        const Candidate* heard = whole_message_heard(situation, command);
        if (heard == nullptr || (best && heard->score <= best->candidate->score)) continue;
        if (!holds_here(situation, command.only_if)) {
            reason = heard->intent.value + ": its `if` is false";
            continue;
        }
        Move move{.act = ObeyCommand{&command}};
        if (const auto* use = std::get_if<UseVerb>(&command.target)) {
            if (use->verb == Verb::correct) {
                const auto corrected = correct(situation, heard->rest);
                if (!corrected) {
                    reason = corrected.error().reason;
                    continue;
                }
                move.act = *corrected;
            } else if (const auto fails = why_verb_fails(situation, use->verb)) {
                reason = fails->reason;
                continue;
            }
        }
        move.candidate = heard;
        move.intent = heard->intent;
        move.source = command.source;
        best = move;
    }
    if (!best) return WhyNot{reason};
    return *best;
}

}  // namespace onward

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

// "No, it was Tuesday": right after an answer, the rest of the message is a new answer to that question, if
// that question takes it and the open one does not.
Answer correct(const Situation& situation, const std::string& rest) {
    if (!situation.conversation.just_answered || situation.conversation.undos.empty()) {
        return WhyNot{"nothing was answered just before that could be corrected"};
    }
    const auto read_rest = [&](const Conversation& conversation) {
        return read(situation.script, conversation, Message{rest}, situation.now);
    };
    if (take_answer(read_rest(situation.conversation))) {
        return WhyNot{"the open question takes what follows"};
    }
    const auto former = std::make_shared<const Situation>(read_rest(undone(situation.conversation)));
    const Answer answer = take_answer(*former);
    if (!answer) return WhyNot{"the question before does not take what follows"};
    return Move{.act = AnswerFormer{former, std::make_shared<const Move>(*answer)}};
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
                const Answer corrected = correct(situation, heard->rest);
                if (!corrected) {
                    reason = corrected.error().reason;
                    continue;
                }
                move = *corrected;
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

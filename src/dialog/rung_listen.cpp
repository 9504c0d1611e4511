// What the dialog listens for beside its question, then its callers, outward; and, below everything that
// understood the message, what takes a long one or anything.
#include <algorithm>

#include "dialog/frames.hpp"
#include "dialog/ladder.hpp"

namespace onward {
namespace {

// From the top down to the lowest caller; a dialog that was left by a digression is no caller, and what lies
// below a safety dialog waits until it is over.
std::vector<std::size_t> frames_outward(const Situation& situation) {
    const auto& stack = situation.conversation.stack;
    std::vector<std::size_t> frames;
    for (std::size_t i = stack.size(); i-- > 0;) {
        frames.push_back(i);
        if (!stack[i].called || is_safety(situation.script, stack[i].state)) break;
    }
    return frames;
}

std::vector<const Case*> listened_for(const Script& script, const Frame& frame) {
    std::vector<const Case*> cases;
    const State& state = *script.state(frame.state);
    for (const Case& listen : script.dialog(dialog_of(frame.state))->listen) cases.push_back(&listen);
    for (const AnswerSet* set : answer_sets(script, state)) {
        for (const Case& listen : set->listen) cases.push_back(&listen);
    }
    return cases;
}

}  // namespace

Answer listen_outward(const Situation& situation) {
    if (open_question(situation.script, situation.conversation) == nullptr) {
        return WhyNot{"no question is open"};
    }
    if (holds_other_danger(situation)) return WhyNot{kOtherDanger};
    for (const std::size_t frame : frames_outward(situation)) {
        std::optional<Move> best;
        double score = 0;
        for (const Case* listen : listened_for(situation.script, situation.conversation.stack[frame])) {
            const auto heard = hear(situation, *listen);
            if (!heard || heard->score <= score || !holds_here(situation, listen->only_if)) continue;
            score = heard->score;
            best = Move{.act = HearCase{listen, frame},
                        .candidate = heard->candidate,
                        .entity = heard->entity,
                        .intent = heard->candidate != nullptr ? heard->candidate->intent : IntentId{},
                        .source = listen->source};
        }
        if (best) return *best;
    }
    return WhyNot{"neither the dialog nor its callers listen for this"};
}

Answer take_anything(const Situation& situation) {
    if (holds_other_danger(situation)) return WhyNot{kOtherDanger};
    const auto taken = [&](const Case& awaited, const Act& act) -> std::optional<Move> {
        if (!takes_anything(situation, awaited) || !holds_here(situation, awaited.only_if))
            return std::nullopt;
        return Move{.act = act, .source = awaited.source};
    };
    if (const State* state = open_question(situation.script, situation.conversation)) {
        const std::size_t top = situation.conversation.stack.size() - 1;
        for (const Case& listen : state->listen) {
            if (const auto move = taken(listen, HearCase{&listen, top})) return *move;
        }
        for (const std::size_t frame : frames_outward(situation)) {
            for (const Case* listen : listened_for(situation.script, situation.conversation.stack[frame])) {
                if (const auto move = taken(*listen, HearCase{listen, frame})) return *move;
            }
        }
    }
    if (safety_frame(situation.script, situation.conversation)) return WhyNot{"a safety dialog is open"};
    // Where nothing is open one is at home, though home is silent: what it takes counts all the same.
    const Dialog* home = situation.script.dialog(situation.script.coach.home);
    if (situation.conversation.stack.empty() && home != nullptr) {
        for (const Case& listen : home->listen) {
            if (const auto move = taken(listen, OpenDialog{&listen, home->id})) return *move;
        }
    }
    for (const DialogId& id : situation.script.dialog_order) {
        const Dialog& dialog = *situation.script.dialog(id);
        if (dialog.kind == Dialog::Kind::safety || dialog_of(situation.conversation.current()) == id)
            continue;
        for (const Case& enter : dialog.enter) {
            if (const auto move = taken(enter, OpenDialog{&enter, id})) return *move;
        }
    }
    return WhyNot{"nothing takes a long message, or anything"};
}

}  // namespace onward

#include "dialog/situation.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "dialog/facts.hpp"
#include "dialog/frames.hpp"

namespace onward {
namespace {

bool begins_visit(const Conversation& conversation, Instant now) {
    return conversation.last_message != Instant{} && now - conversation.last_message >= kVisitGap;
}

bool has_lapsed(const Script& script, const Frame& frame, Instant left, Instant now, Zone zone) {
    const Dialog* dialog = script.dialog(dialog_of(frame.state));
    return dialog != nullptr && now >= plus(left, dialog->resume_within, zone);
}

// Frames left for too long go; the one above each takes over where it leads back to.
std::vector<DialogId> drop_lapsed(const Script& script, std::vector<Frame>& stack, Instant now, Zone zone) {
    std::vector<DialogId> dropped;
    for (std::size_t i = 0; i < stack.size();) {
        if (!stack[i].left || !has_lapsed(script, stack[i], *stack[i].left, now, zone)) {
            ++i;
            continue;
        }
        dropped.push_back(dialog_of(take_out(stack, i).state));
    }
    return dropped;
}

void let_frames_lapse(Situation& situation) {
    Conversation& conversation = situation.conversation;
    situation.lapsed = drop_lapsed(situation.script, conversation.stack, situation.now, situation.zone);
    if (conversation.saved) {
        SavedPlace& saved = *conversation.saved;
        // The place is its topmost dialog: without that, nothing is there to come back to.
        if (saved.stack.empty() ||
            has_lapsed(situation.script, saved.stack.back(), saved.at, situation.now, situation.zone)) {
            for (const Frame& frame : saved.stack) situation.lapsed.push_back(dialog_of(frame.state));
            conversation.saved.reset();
        } else {
            const auto dropped = drop_lapsed(situation.script, saved.stack, situation.now, situation.zone);
            situation.lapsed.insert(situation.lapsed.end(), dropped.begin(), dropped.end());
            if (saved.stack.empty()) conversation.saved.reset();
        }
    }
    for (const DialogId& dialog : situation.lapsed) forget_slots_of(situation.script, dialog, conversation);
}

void begin_visit(Situation& situation) {
    Conversation& conversation = situation.conversation;
    for (const auto& [id, slot] : situation.script.slots.slots) {
        if (slot.keep == Slot::Keep::visit) forget_slot(conversation, id);
    }
    conversation.last_questions.reset();
    for (const Case& opening : situation.script.coach.visit) {
        if (!holds_here(situation, opening.only_if)) continue;
        situation.visit = &opening;
        break;
    }
}

void read_message(Situation& situation, const std::string& text) {
    if (!situation.script.matcher) return;
    situation.reading = situation.script.matcher->read(text, to_local(situation.now, situation.zone));
    for (const Candidate& candidate : situation.reading.candidates) {
        const bool danger = candidate.safety && !candidate.rule.empty();
        if (candidate.score >= kThreshold || danger) situation.heard.push_back(&candidate);
    }
}

}  // namespace

Situation::Situation(const Script& of, const Conversation& in, Event what, Instant when)
    : script(of), event(std::move(what)), now(when), zone(zone_of(of, in)), conversation(in) {}

Situation read(const Script& script, const Conversation& conversation, const Event& event, Instant now) {
    Situation situation(script, conversation, event, now);
    let_frames_lapse(situation);

    const Message* message = situation.message();
    const bool edited = message != nullptr && message->edited;
    if ((message != nullptr && !edited) || std::holds_alternative<ButtonPress>(event)) {
        if (!situation.conversation.stack.empty()) ++situation.conversation.stack.back().turns;
        if (begins_visit(conversation, now)) begin_visit(situation);
    }
    if (message != nullptr) read_message(situation, message->text);
    return situation;
}

bool Situation::says_something() const { return message() != nullptr && !trim(message()->text).empty(); }

Facts facts_of(const Situation& situation) {
    Facts facts = facts_of(situation.script, situation.conversation, situation.zone, situation.now);
    facts.words = static_cast<int>(situation.reading.utterance.words.size());
    return facts;
}

bool holds_here(const Situation& situation, const std::optional<Expression>& condition) {
    return !condition || holds(*condition, facts_of(situation));
}

const std::vector<Case>& no_match_of(const Script& script, const State& state) {
    if (!state.no_match.empty()) return state.no_match;
    const Dialog& dialog = *script.dialog(dialog_of(state.id));
    if (!dialog.no_match.empty()) return dialog.no_match;
    for (const AnswerSet* set : answer_sets(script, state)) {
        if (!set->no_match.empty()) return set->no_match;
    }
    return state.no_match;
}

std::optional<Heard> hear(const Situation& situation, const Case& awaited) {
    std::optional<Heard> best;
    const auto consider = [&](Heard heard) {
        if (!best || heard.score > best->score) best = heard;
    };
    for (const Trigger& trigger : awaited.when) {
        if (const auto* intent = std::get_if<IntentId>(&trigger)) {
            for (const Candidate* candidate : situation.heard) {
                if (candidate->intent == *intent) consider({candidate->score, candidate, nullptr});
            }
        } else if (const auto* entity = std::get_if<EntityId>(&trigger)) {
            const FoundEntity* found = situation.reading.entity(*entity);
            if (found != nullptr && found->share >= kThreshold) consider({found->share, nullptr, found});
        }
    }
    return best;
}

bool awaits(const Case& awaited, const IntentId& intent) {
    return std::any_of(awaited.when.begin(), awaited.when.end(), [&](const Trigger& trigger) {
        const auto* named = std::get_if<IntentId>(&trigger);
        return named != nullptr && *named == intent;
    });
}

bool takes_anything(const Situation& situation, const Case& awaited) {
    return std::any_of(awaited.when.begin(), awaited.when.end(), [&](const Trigger& trigger) {
        if (const auto* least = std::get_if<WordsAtLeast>(&trigger)) {
            return situation.reading.utterance.words.size() >= static_cast<std::size_t>(least->words);
        }
        return std::holds_alternative<Anything>(trigger) && situation.says_something();
    });
}

}  // namespace onward

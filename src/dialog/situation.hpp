// Situation: one event in one conversation, read and not yet answered. Everything the ladder looks at is in
// it, and nothing in it ever changes: the turn that answers it works on a copy of the conversation.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "dialog/event.hpp"
#include "dialog/script.hpp"
#include "dialog/turn.hpp"

namespace onward {

// Messages less than this apart are one visit: long enough for an evening with pauses, shorter than a night.
constexpr std::chrono::hours kVisitGap{6};

struct Situation {
    Situation(const Script& of, const Conversation& in, Event what, Instant when);
    // `heard` points into `reading`, which moves with it.
    Situation(Situation&&) = default;
    Situation(const Situation&) = delete;

    const Script& script;
    Event event;
    Instant now{};
    Zone zone;
    Conversation conversation;     // as the event finds it: what has lapsed meanwhile is gone
    std::vector<DialogId> lapsed;  // left for longer than their `resume_within`
    const Case* visit = nullptr;   // of coach.yaml, where this event begins a new visit
    Reading reading;               // of a message; else empty
    // What reached the threshold, best first; every safety rule that matched.
    std::vector<const Candidate*> heard;

    const Message* message() const { return std::get_if<Message>(&event); }
    bool from_user() const { return !std::holds_alternative<ReminderDue>(event); }
    // Something was written, more than white space.
    bool says_something() const;
};

Situation read(const Script& script, const Conversation& conversation, const Event& event, Instant now);

// What a condition may look at here.
Facts facts_of(const Situation& situation);
bool holds_here(const Situation& situation, const std::optional<Expression>& condition);

// The cases for misses at a state's question: its own, its dialog's, or those of the first set that has them.
const std::vector<Case>& no_match_of(const Script& script, const State& state);

// --- how a case is awaited

struct Heard {
    double score = 0;
    const Candidate* candidate = nullptr;
    const FoundEntity* entity = nullptr;
};
// The best of the case's intents and entities that the message holds and that reached the threshold.
std::optional<Heard> hear(const Situation& situation, const Case& awaited);
bool awaits(const Case& awaited, const IntentId& intent);
// The case takes a long message, or anything.
bool takes_anything(const Situation& situation, const Case& awaited);

}  // namespace onward

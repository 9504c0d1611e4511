// What holds after every turn, of whatever content, and the random pieces that property tests share.
#pragma once

#include <chrono>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "dialog/adopt.hpp"
#include "dialog/frames.hpp"
#include "dialog/reminders.hpp"
#include "dialog/situation.hpp"
#include "dialog/step.hpp"
#include "support/catch.hpp"
#include "support/generate.hpp"
#include "support/small_coach.hpp"

namespace onward::test {

template <class T>
const T& one_of(Generator& random, const std::vector<T>& all) {
    return all[static_cast<std::size_t>(random.number(0, static_cast<std::int64_t>(all.size()) - 1))];
}

inline std::chrono::microseconds a_pause(Generator& random) {
    if (random.chance(60)) return std::chrono::seconds(random.number(1, 120));
    if (random.chance(60)) return std::chrono::minutes(random.number(1, 600));
    if (random.chance(10)) return -std::chrono::hours(random.number(1, 30));  // the clock was set back
    return std::chrono::hours(random.number(1, 24 * 40));
}

// Mostly what came due meanwhile, as a clock would have it; else the event.
inline Event or_what_is_due(Generator& random, Event event, const Conversation& conversation, Instant now) {
    const auto next = next_due(conversation);
    if (next && next->due <= now && random.chance(80)) return ReminderDue{next->name, next->due};
    return event;
}

inline bool holds_danger(const Script& script, const Event& event) {
    const auto* message = std::get_if<Message>(&event);
    if (message == nullptr || message->edited) return false;
    const Reading reading = script.matcher->read(message->text, to_local(kMondayMorning, Zone::utc()));
    for (const Candidate& candidate : reading.candidates) {
        if (candidate.safety && candidate.intent.value.find("denied") == std::string::npos &&
            !candidate.rule.empty())
            return true;
    }
    return false;
}

inline void check_turn(const Script& script, const Event& event, const Turn& turn, Instant now) {
    const Conversation& conversation = turn.conversation;
    const auto* message = std::get_if<Message>(&event);
    INFO((message != nullptr ? "said: " + message->text : "not a message")
         << ", decided by " << to_string(turn.trace.decided_by) << ", now at "
         << conversation.current().value);
    // Something is said, or the trace says why not.
    CHECK((!turn.actions.empty() || !turn.trace.notes.empty()));
    CHECK(turn.actions.size() <= 12);
    CHECK(turn.trace.states.size() <= 20);

    // The stack: not too deep, every dialog once, home alone at the bottom, a waiting state on top.
    CHECK(conversation.stack.size() <= kStackDepth);
    std::set<std::string> dialogs;
    for (std::size_t i = 0; i < conversation.stack.size(); ++i) {
        const Frame& frame = conversation.stack[i];
        REQUIRE(script.state(frame.state) != nullptr);
        CHECK(dialogs.insert(dialog_of(frame.state).value).second);
        CHECK((i == 0 || dialog_of(frame.state) != script.coach.home));
    }
    // A dialog that begins anew is entered with the first turn that says something.
    if (!conversation.stack.empty() && !(turn.actions.empty() && conversation.stack.back().question == 0)) {
        CHECK(script.state(conversation.current())->waits());
        CHECK(conversation.stack.back().question != 0);
        CHECK_FALSE(conversation.stack.back().left);  // or it could lapse while it is answered
    }
    CHECK(conversation.undos.size() <= kUndos);
    CHECK((!conversation.saved || !conversation.saved->stack.empty()));

    // Buttons belong to the last message alone, and to a question that is open.
    const Say* last = nullptr;
    for (const Action& action : turn.actions) {
        const auto* said = std::get_if<Say>(&action);
        if (said == nullptr) continue;
        if (last != nullptr) CHECK(last->buttons.empty());
        CHECK(!said->words.empty());
        last = said;
    }

    const auto next = next_due(conversation);
    if (next) CHECK(next->due > now);

    // Danger is answered by a safety dialog, and its words are kept nowhere.
    if (holds_danger(script, event)) {
        INFO("rung " << (turn.trace.rung ? kRungNames[static_cast<std::size_t>(*turn.trace.rung)] : "none")
                     << ", intent " << turn.trace.intent.value);
        REQUIRE_FALSE(conversation.stack.empty());
        CHECK(script.dialog(dialog_of(conversation.current()))->kind == Dialog::Kind::safety);
    }
    // What was just made needs no moving.
    const Adopted adopted = adopt(script, conversation);
    CHECK(adopted.how == Adopted::How::same);
    CHECK(adopted.conversation == conversation);
}

}  // namespace onward::test

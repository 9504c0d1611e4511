// A crisis message is never missed because of a state: every example of every safety intent, said at every
// waiting state of the shipped content.
#include <algorithm>
#include <iostream>
#include <limits>

#include "dialog/begin.hpp"
#include "dialog/frames.hpp"
#include "dialog/situation.hpp"
#include "dialog/step.hpp"
#include "support/catch.hpp"
#include "support/shipped_content.hpp"
#include "support/small_coach.hpp"

namespace onward::test {

TEST_CASE("every safety example is answered by safety at every waiting state", "[property][safety]") {
    const auto script = shipped_script();
    const auto states = waiting_states(*script);
    std::vector<std::string> examples;
    for (const Intent& intent : script->matcher->book().intents)
        if (intent.safety) examples.insert(examples.end(), intent.examples.begin(), intent.examples.end());
    REQUIRE(examples.size() > 100);
    REQUIRE(states.size() > 100);

    int turns = 0, interrupted = 0;
    for (const StateId& state : states) {
        const auto waiting = begin_at(*script, fresh_conversation(1), {state}, kMondayMorning);
        REQUIRE(waiting);
        const bool was_safety = is_safety(*script, state);
        for (const std::string& example : examples) {
            const Turn turn =
                step(*script, *waiting, Message{example}, kMondayMorning + std::chrono::minutes(1));
            ++turns;
            interrupted += turn.trace.rung == Rung::safety;
            const bool in_safety =
                !turn.conversation.stack.empty() && safety_frame(*script, turn.conversation).has_value();
            // A safety dialog that is open may be the more urgent one; it goes on then and is not left.
            const bool held = was_safety ? in_safety : in_safety && turn.trace.rung == Rung::safety;
            if (held && !turn.actions.empty()) continue;
            UNSCOPED_INFO("state " << state.value << ", example: " << example);
            CHECK(held);
            CHECK_FALSE(turn.actions.empty());
        }
    }
    std::cout << "safety matrix: " << examples.size() << " examples x " << states.size()
              << " waiting states = " << turns << " turns, " << interrupted
              << " answered by the safety rung\n";
    CHECK(turns == static_cast<int>(examples.size() * states.size()));
}

TEST_CASE("inside a safety dialog every more urgent example is heard", "[property][safety]") {
    const auto script = shipped_script();
    std::vector<const Intent*> dangers;
    for (const Intent& intent : script->matcher->book().intents)
        if (intent.safety && !intent.examples.empty()) dangers.push_back(&intent);
    Conversation quiet = fresh_conversation(1);
    quiet.onboarded = true;
    int interrupted = 0, answered = 0, held = 0;
    for (const Intent* first : dangers) {
        const Turn opened = step(*script, quiet, Message{first->examples.front()}, kMondayMorning);
        const auto frame = safety_frame(*script, opened.conversation);
        REQUIRE(frame);
        const auto limit = opened.conversation.stack[*frame].safety;
        for (const Intent* then : dangers) {
            for (const std::string& example : then->examples) {
                const Instant now = kMondayMorning + std::chrono::minutes(1);
                const Turn turn = step(*script, opened.conversation, Message{example}, now);
                INFO("first: " << first->examples.front() << ", then: " << example);
                REQUIRE(safety_frame(*script, turn.conversation));
                CHECK_FALSE(turn.actions.empty());
                // The example may hold other dangers besides; the most urgent that was heard is what counts.
                int urgency = std::numeric_limits<int>::max();
                for (const Candidate& heard : turn.trace.candidates)
                    if (heard.safety && !heard.rule.empty() && !heard.intent.value.ends_with(".denied"))
                        urgency = std::min(urgency, *heard.safety);
                if (!limit || urgency < *limit) {
                    // It interrupts, or it is what the open question asks for.
                    const bool asked_for = turn.trace.rung == Rung::answer;
                    CHECK((turn.trace.rung == Rung::safety || asked_for));
                    ++(asked_for ? answered : interrupted);
                } else {
                    ++held;
                }
            }
        }
    }
    std::cout << "inside safety dialogs: " << interrupted << " interrupted, " << answered
              << " answered the open question, " << held << " no more urgent and held\n";
    CHECK(interrupted > 100);
    CHECK(held > 100);
}

}  // namespace onward::test

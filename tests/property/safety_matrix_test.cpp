// A crisis message is never missed because of a state: every example of every safety intent, said at every
// waiting state of the shipped content.
#include <iostream>

#include "dialog/begin.hpp"
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

}  // namespace onward::test

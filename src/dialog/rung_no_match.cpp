// Nothing answered. Where a question is open that is a miss, answered by its `no_match`; else home asks.
#include "dialog/frames.hpp"
#include "dialog/ladder.hpp"
#include "dialog/move.hpp"

namespace onward {
namespace {

// In a safety dialog a country may be named beside everything else; that alone is no miss.
bool names_country(const Situation& situation) {
    const auto& slot = situation.script.slots.country;
    return safety_frame(situation.script, situation.conversation) && slot &&
           situation.conversation.memory.cell(*slot) == nullptr &&
           situation.reading.entity(EntityId{"country"}) != nullptr;
}

}  // namespace

Answer count_miss(const Situation& situation) {
    if (situation.conversation.stack.empty()) return Move{.act = GoHome{}};
    // Misses lead out of a question in the end; a danger never does, be it less urgent than the one that is
    // open, and whatever else is said beside it.
    if (holds_other_danger(situation)) return Move{.act = AskOpenAgain{.contacts = true}};
    const State* state = open_question(situation.script, situation.conversation);
    if (state == nullptr || names_country(situation)) return Move{.act = AskOpenAgain{}};
    return Move{.act = CountMiss{refuses_once(situation)}, .source = state->source};
}

}  // namespace onward

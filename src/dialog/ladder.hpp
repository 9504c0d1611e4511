// The ladder: which of all that could answer does. One table holds the order.
#pragma once

#include <optional>
#include <vector>

#include "dialog/move.hpp"

namespace onward {

struct Choice {
    std::vector<RungTried> tried;  // the last one answered, if any did
    std::optional<Move> move;      // nothing: only an edited message without danger in it
    std::optional<Rung> rung() const { return move ? std::optional{tried.back().rung} : std::nullopt; }
};

// `situation` is one of the user's. Gives a move always, but for an edited message.
Choice choose(const Situation& situation);

// --- the rungs, in the files rung_*.cpp; what each looks at stands there
Answer answer_safety(const Situation& situation);
Answer press_button(const Situation& situation);
Answer obey_command(const Situation& situation);
Answer take_answer(const Situation& situation);
Answer listen_outward(const Situation& situation);
Answer open_topic(const Situation& situation);
Answer take_text_after_topics(const Situation& situation);
Answer arrive_at_visit(const Situation& situation);
Answer chat_back(const Situation& situation);
Answer take_anything(const Situation& situation);
Answer ask_which(const Situation& situation);
Answer count_miss(const Situation& situation);

// Inside a safety dialog: a danger that its open question does not ask for. "Yes. But I want to die" is no
// yes: unless it is more urgent and interrupts, the contacts are said again, and the question.
bool holds_other_danger(const Situation& situation);
inline constexpr const char* kOtherDanger = "it holds a danger that the question does not ask for";

// The open question refuses what was answered, for this once: a number outside the limits, "12/4" that could
// be two dates. Whoever says the same again is taken at their word.
bool refuses_once(const Situation& situation);

}  // namespace onward

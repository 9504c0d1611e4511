// Whether a check of a talk holds, and what was there instead if it does not.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dialog/script.hpp"
#include "replay/compare.hpp"
#include "replay/talk.hpp"

namespace onward {

// All that a check may look at. References last for the call.
struct Scene {
    const Script& script;
    const Conversation& before;     // before the turn
    const Conversation& after;      // after it; where no turn happened, the same
    const Turn* turn = nullptr;     // nothing: no turn happened, or a repeat
    bool repeat = false;            // the event was a duplicate
    std::string utterance;          // the user's words of the turn
    Instant now{};                  // of the turn, or the end of the block
    const std::vector<Said>& said;  // all messages of the block
    const Said* above = nullptr;    // the message directly above the check
};

// What was there, in the words of a check ("= state urge.wait"); nothing where the check holds.
std::optional<std::string> mismatch(const TalkCheck& check, const Scene& scene);

// "urge_today = 8", "late = no": every slot and named value that the expression reads, with what it is now.
// Of slots whose `log` is not plain the value is shown to authors alone, whose talks invented it.
enum class Values { all, as_logged };
std::vector<std::string> values_read(const Expression& expression, const Script& script, const Facts& facts,
                                     Values values = Values::all);
// What the conditions of the conversation see.
Facts facts_of(const Script& script, const Conversation& conversation, std::string_view utterance,
               Instant now);

}  // namespace onward

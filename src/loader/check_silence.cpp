// D023: nobody is spoken to, or asked, a long time after they fell silent. `no_reply` then only leads on.
#include <chrono>

#include "loader/case_lists.hpp"
#include "loader/checks.hpp"
#include "loader/flow.hpp"

namespace onward {
namespace {

// Until then an answer is still part of the talk; later it would be a message that nobody asked for.
constexpr std::chrono::minutes kWarmSilence{60};

std::string_view key_of(const Target& target) {
    if (std::holds_alternative<Call>(target)) return "call";
    return std::holds_alternative<Answered>(target) ? "answered" : "goto";
}

}  // namespace

std::vector<Diagnostic> check_silence(const Draft& draft) {
    const Flow flow(draft);
    std::vector<Diagnostic> findings;
    for (const State* state : states_in_order(draft)) {
        if (!state->no_reply) continue;
        const NoReply& silence = *state->no_reply;
        if (silence.after.days == 0 && silence.after.elapsed <= kWarmSilence) continue;
        const Case& then = silence.then;
        const auto say = [&](std::string_view key, std::string what) {
            findings.push_back(draft.finding("D023", then.source, key, std::move(what)));
        };
        if (!then.say.empty())
            say("say",
                "after more than an hour nothing is said, for nobody asked for a message: leave `say` out");
        const Stay* stay = std::get_if<Stay>(&then.target);
        if (stay && stay->reprompt)
            say("stay",
                "after more than an hour nothing is asked, for nobody asked for a message: write `quiet`");
        if (const State* question = flow.question_after(then, *state))
            say(key_of(then.target), "after more than an hour this may lead on, but not to a question, and " +
                                         question->id.value + " asks one: lead to an end");
    }
    return findings;
}

}  // namespace onward

// D040: what answers the last miss leads on; nobody is asked the same for ever.
#include <set>

#include "loader/case_lists.hpp"
#include "loader/checks.hpp"

namespace onward {

std::vector<Diagnostic> check_no_match(const Draft& draft) {
    std::vector<Diagnostic> findings;
    std::set<const Case*> told;  // lists that several states share
    for (const State* state : states_in_order(draft)) {
        const Dialog* dialog = draft.script.dialog(dialog_of(state->id));
        if (!state->waits() || !dialog) continue;
        const std::optional<CaseList> list = no_match_of(draft, *state);
        if (!list) continue;
        const Case& last = *list->cases.back();
        if (std::holds_alternative<Stay>(last.target) && dialog->kind != Dialog::Kind::safety) {
            if (told.insert(&last).second)
                findings.push_back(draft.finding(
                    "D040", last.source, "stay",
                    "the last case of " + to_string(*list) + " stays, so who is not understood at " +
                        state->id.value + " never gets on: let it lead on, with goto, end or verb: skip"));
            continue;
        }
        const auto* verb = std::get_if<UseVerb>(&last.target);
        if (!verb || verb->verb != Verb::skip || !state->then.empty() || state->fill) continue;
        if (list->state)
            findings.push_back(draft.finding(
                "D040", last.source, "verb",
                state->id.value + " has no `then` that `skip` could follow: lead to a state instead"));
        else
            findings.push_back(
                draft.finding("D040", state->source,
                              state->id.value + " has no `then`, and " + to_string(*list) +
                                  " ends with `verb: skip`, which follows it: give the state a `then`, or a "
                                  "`no_match` of its own"));
    }
    return findings;
}

}  // namespace onward

// D030: each safety intent is answered by exactly one safety dialog, always, and no two are equally urgent.
#include <map>

#include "loader/case_lists.hpp"
#include "loader/checks.hpp"

namespace onward {
namespace {

struct Answer {
    const Dialog* dialog;
    const Case* by;
};

// The word of a case's `when` that names this intent.
Diagnostic at_intent(const Draft& draft, const Case& one, const IntentId& intent, std::string what) {
    const Written written = draft.at(one.source, "when");
    for (const Node* item : items_of(written ? written.node : nullptr))
        if (item->is_words() && item->words == intent.value)
            return written.document->finding("D030", *item, std::move(what));
    return draft.finding("D030", one.source, "when", std::move(what));
}

}  // namespace

std::vector<Diagnostic> check_safety(const Draft& draft) {
    std::map<IntentId, std::vector<Answer>> answers;
    for (const Dialog* dialog : dialogs_in_order(draft)) {
        if (dialog->kind != Dialog::Kind::safety) continue;
        for (const Case& one : dialog->enter)
            for (const Trigger& trigger : one.when)
                if (const auto* intent = std::get_if<IntentId>(&trigger))
                    answers[*intent].push_back({dialog, &one});
    }

    std::vector<Diagnostic> findings;
    std::map<int, const Intent*> numbers;
    for (const Intent& intent : draft.rules.intents) {
        if (!intent.safety) continue;
        const auto [first, fresh] = numbers.emplace(*intent.safety, &intent);
        if (!fresh)
            findings.push_back(
                draft.finding("D030", intent.source, "safety",
                              intent.id.value + " and " + first->second->id.value + " have the same number " +
                                  std::to_string(*intent.safety) +
                                  ": say which is more urgent; the smaller one is tried first"));
        const std::vector<Answer>& found = answers[intent.id];
        if (found.empty()) {
            findings.push_back(draft.finding("D030", intent.source,
                                             "no safety dialog enters on " + intent.id.value +
                                                 ": name it in the `enter` of the dialog that answers it"));
            continue;
        }
        bool always = false;
        for (const Answer& answer : found) {
            always = always || !has_if(draft, *answer.by);
            if (answer.dialog == found.front().dialog) continue;
            findings.push_back(at_intent(draft, *answer.by, intent.id,
                                         intent.id.value + " is answered by " +
                                             found.front().dialog->id.value +
                                             " already: exactly one safety dialog enters on it"));
        }
        if (!always)
            findings.push_back(draft.finding("D030", found.back().by->source, "if",
                                             intent.id.value +
                                                 " is answered only under a condition: add a case for it "
                                                 "without `if`, for danger is always answered"));
    }
    return findings;
}

}  // namespace onward

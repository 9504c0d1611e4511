// D022: every set of pronouns has every form, so that a text may use them all.
#include "loader/case_lists.hpp"
#include "loader/checks.hpp"

namespace onward {

std::vector<Diagnostic> check_pronouns(const Draft& draft) {
    std::vector<Diagnostic> findings;
    for (const auto& [set, source] : draft.pronoun_sources) {
        const auto forms = draft.script.slots.pronouns.find(set);
        std::vector<std::string> missing;
        for (const char* form : {"they", "them", "their", "theirs", "themself", "number"})
            if (forms == draft.script.slots.pronouns.end() || forms->second.count(form) == 0)
                missing.push_back(form);
        if (!missing.empty())
            findings.push_back(draft.finding("D022", source,
                                             "the pronoun set " + in_quotes(set) + " lacks " +
                                                 listed(missing) +
                                                 ": a text may use every form, so each set has them all"));
    }
    return findings;
}

}  // namespace onward

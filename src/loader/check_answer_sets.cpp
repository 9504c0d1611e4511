// D045: `with` names sets that exist, and no two of them answer the same.
#include <algorithm>
#include <map>

#include "loader/case_lists.hpp"
#include "loader/checks.hpp"

namespace onward {
namespace {

// What a set hears, as the author wrote it.
std::map<std::string, const AnswerSet*> heard_by(const AnswerSet& set) {
    std::map<std::string, const AnswerSet*> heard;
    for (const std::vector<Case>* cases : {&set.buttons, &set.listen})
        for (const Case& one : *cases)
            for (const Trigger& trigger : one.when) {
                if (const auto* intent = std::get_if<IntentId>(&trigger)) heard.emplace(intent->value, &set);
                if (const auto* entity = std::get_if<EntityId>(&trigger))
                    heard.emplace("{entity: " + entity->value + "}", &set);
                if (std::holds_alternative<Anything>(trigger)) heard.emplace("anything", &set);
            }
    return heard;
}

class WithCheck {
  public:
    explicit WithCheck(const Draft& draft) : draft_(draft) {
        for (const auto& [name, source] : draft.answer_sources) names_.push_back(name);
    }

    std::vector<Diagnostic> findings;

    void check(const Source& mapping) {
        const Node* with = node_of(draft_, mapping, "with");
        if (!with) return;
        const Document& document = *draft_.at(mapping).document;
        std::map<std::string, const AnswerSet*> heard;
        for (const Node* name : items_of(with)) {
            if (!name->is_words() || name->missing) continue;
            const auto set = draft_.script.answers.find(name->words);
            if (set == draft_.script.answers.end()) {
                if (std::find(names_.begin(), names_.end(), name->words) == names_.end())
                    findings.push_back(document.finding("D045", *name,
                                                        "the answer set " + in_quotes(name->words) +
                                                            " is not defined in shared.yaml" +
                                                            did_you_mean(name->words, names_)));
                continue;
            }
            std::vector<std::string> twice;
            std::string by;
            for (const auto& [what, owner] : heard_by(set->second)) {
                const auto [first, fresh] = heard.emplace(what, owner);
                if (fresh) continue;
                twice.push_back(what);
                by = first->second->name;
            }
            if (twice.empty()) continue;
            if (by == set->first)
                findings.push_back(document.finding(
                    "D045", *name, "the set " + in_quotes(by) + " stands here twice: once is enough"));
            else
                findings.push_back(document.finding(
                    "D045", *name,
                    in_quotes(set->first) + " and " + in_quotes(by) + " both answer " + listed(twice) +
                        ": take one of them, or leave that answer out of one"));
        }
    }

  private:
    const Draft& draft_;
    std::vector<std::string> names_;
};

}  // namespace

std::vector<Diagnostic> check_answer_sets(const Draft& draft) {
    WithCheck check(draft);
    for (const Dialog* dialog : dialogs_in_order(draft)) {
        check.check(dialog->source);
        for (const State* state : states_of(draft, *dialog)) check.check(state->source);
    }
    return std::move(check.findings);
}

}  // namespace onward

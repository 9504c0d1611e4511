// D023: cases that are written in vain, for an earlier one is always taken before them.
#include <algorithm>
#include <set>

#include "dialog/frames.hpp"
#include "loader/case_lists.hpp"
#include "loader/checks.hpp"
#include "loader/flow.hpp"

namespace onward {
namespace {

using Kind = CaseList::Kind;

class ReachCheck {
  public:
    explicit ReachCheck(const Draft& draft) : draft_(draft) {}

    std::vector<Diagnostic> findings;

    void check(const CaseList& list) {
        switch (list.kind) {
            case Kind::then:
            case Kind::visit:
                return after_one_without_if(list);
            case Kind::gates:
                return gates_in_vain(list);
            case Kind::enter:
            case Kind::dialog_listen:
            case Kind::listen:
            case Kind::set_listen:
            case Kind::commands:
                return heard_earlier(list);
            default:
                return;  // a button can always be pressed, the n-th miss reaches the n-th case
        }
    }

  private:
    void say(const Source& source, std::string what) {
        findings.push_back(draft_.finding("D023", source, std::move(what)));
    }

    void after_one_without_if(const CaseList& list) {
        const Case* first = nullptr;
        for (const Case* one : list.cases) {
            if (first)
                say(one->source, "this case is never reached: the one in line " +
                                     std::to_string(first->source.line) +
                                     " has no `if` and is always taken; put it behind this one");
            else if (!has_if(draft_, *one))
                first = one;
        }
    }

    // The dialogs that a gate stands before.
    std::set<DialogId> guarded(const Case& gate) const {
        std::set<DialogId> dialogs;
        for (const Dialog* dialog : dialogs_in_order(draft_))
            if (Flow::concerns(gate, *dialog)) dialogs.insert(dialog->id);
        return dialogs;
    }

    void gates_in_vain(const CaseList& list) {
        std::set<DialogId> taken;
        for (const Case* gate : list.cases) {
            const std::set<DialogId> dialogs = guarded(*gate);
            if (!dialogs.empty() && std::includes(taken.begin(), taken.end(), dialogs.begin(), dialogs.end()))
                say(gate->source,
                    "this gate is never reached: an earlier one without `if` stands before the same "
                    "dialogs; put that one behind it");
            if (!has_if(draft_, *gate)) taken.insert(dialogs.begin(), dialogs.end());
        }
    }

    static bool hides(const Trigger& earlier, const Trigger& later) {
        if (std::holds_alternative<Anything>(earlier))
            return std::holds_alternative<Anything>(later) || std::holds_alternative<WordsAtLeast>(later);
        if (earlier.index() != later.index()) return false;
        if (const auto* intent = std::get_if<IntentId>(&earlier)) return *intent == std::get<IntentId>(later);
        if (const auto* entity = std::get_if<EntityId>(&earlier)) return *entity == std::get<EntityId>(later);
        return std::get<WordsAtLeast>(earlier).words <= std::get<WordsAtLeast>(later).words;
    }

    bool is_safety(const Trigger& trigger) const {
        const auto* intent = std::get_if<IntentId>(&trigger);
        return intent && std::any_of(draft_.rules.intents.begin(), draft_.rules.intents.end(),
                                     [&](const Intent& one) { return one.id == *intent && one.safety; });
    }

    // Safety is tried before everything: outside safety dialogs nobody else hears it.
    bool safety_hears_it_first(const CaseList& list, const Case& one) const {
        const bool elsewhere = list.set == nullptr && list.kind != Kind::commands &&
                               (!list.dialog || list.dialog->kind != Dialog::Kind::safety);
        return elsewhere && !one.when.empty() &&
               std::all_of(one.when.begin(), one.when.end(),
                           [this](const Trigger& trigger) { return is_safety(trigger); });
    }

    void heard_earlier(const CaseList& list) {
        for (std::size_t i = 0; i < list.cases.size(); ++i) {
            const Case& one = *list.cases[i];
            if (safety_hears_it_first(list, one)) {
                say(one.source,
                    "this case is never reached: a safety dialog hears that before every other dialog");
                continue;
            }
            const auto hidden = [&](const Trigger& trigger) {
                return std::any_of(list.cases.begin(), list.cases.begin() + static_cast<std::ptrdiff_t>(i),
                                   [&](const Case* earlier) {
                                       return !has_if(draft_, *earlier) &&
                                              std::any_of(
                                                  earlier->when.begin(), earlier->when.end(),
                                                  [&](const Trigger& t) { return hides(t, trigger); });
                                   });
            };
            if (!one.when.empty() && std::all_of(one.when.begin(), one.when.end(), hidden))
                say(one.source,
                    "this case is never reached: all that it listens to is answered by earlier cases of " +
                        to_string(list) + " without `if`; put it before them, or leave it out");
        }
    }

    const Draft& draft_;
};

}  // namespace

std::vector<Diagnostic> check_reach(const Draft& draft) {
    ReachCheck check(draft);
    for (const CaseList& list : case_lists(draft)) check.check(list);
    return std::move(check.findings);
}

}  // namespace onward

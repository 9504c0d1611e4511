// D046: dialogs that call each other in a circle or too deep, and a home that ends.
#include <algorithm>
#include <deque>

#include "dialog/conversation.hpp"
#include "loader/case_lists.hpp"
#include "loader/checks.hpp"
#include "loader/frames.hpp"

namespace onward {
namespace {

// A search for the deepest stack gives up after so many steps; real content takes some hundreds.
constexpr int kMaxSteps = 200'000;

class CallCheck {
  public:
    explicit CallCheck(const Draft& draft) : draft_(draft), frames_(draft) {
        for (const CallSite& site : frames_.calls())
            if (site.from != draft.script.coach.home && site.to != draft.script.coach.home)
                calls_[site.from].push_back(&site);
    }

    std::vector<Diagnostic> findings;

    void check_circles() {
        for (const CallSite& site : frames_.calls()) {
            if (site.to == draft_.script.coach.home) {
                circular_.insert(&site);
                say(site, "home is always the lowest and stands on nothing: use `goto`");
                continue;
            }
            const std::vector<std::string> way = way_back(site);
            if (way.empty()) continue;
            circular_.insert(&site);
            say(site,
                site.from.value + " calls " + join(way, ", which calls ") +
                    ": a dialog that is open can not be opened a second time; use `goto`, or end first");
        }
    }

    // A call from a dialog that already stands on kStackDepth - 1 others. Home does not count: it is always
    // the lowest, and nothing is lost when it makes room.
    void check_depth() {
        std::set<const CallSite*> too_deep;
        for (const auto& [dialog, unused] : calls_) {
            std::vector<DialogId> stack{dialog};
            go_deeper(stack, too_deep);
        }
        for (const CallSite& site : frames_.calls())
            if (too_deep.count(&site) > 0)
                say(site, "with this call more than " + std::to_string(kStackDepth) +
                              " dialogs may be open on top of each other: let a dialog before it end, or use "
                              "`goto`");
    }

    void check_home() {
        const Dialog* home = draft_.script.dialog(draft_.script.coach.home);
        if (!home || home->kind != Dialog::Kind::topic) return;  // D036
        std::set<const AnswerSet*> told;
        for (const CaseList& list : case_lists(draft_)) {
            if (list.dialog != home) continue;
            for (const Case* one : list.cases)
                if (std::holds_alternative<End>(one->target))
                    findings.push_back(
                        draft_.finding("D046", one->source, "end",
                                       "home never ends, for there is nothing below it: lead to one of "
                                       "its states, or `stay`"));
        }
        for (const State* state : states_of(draft_, *home)) {
            if (!state->waits()) continue;
            for (const AnswerSet* set : sets_of(draft_, *state)) {
                if (!ends(*set, *state) || !told.insert(set).second) continue;
                findings.push_back(draft_.finding("D046", state->with ? state->source : home->source, "with",
                                                  "the set " + in_quotes(set->name) +
                                                      " has a case that ends the dialog, and home "
                                                      "never ends: give home a list of its own"));
            }
        }
    }

  private:
    // Dialogs called, from the site's own target back to its own dialog; empty: there is no way back.
    std::vector<std::string> way_back(const CallSite& site) const {
        std::map<DialogId, DialogId> came;
        std::deque<DialogId> ahead{site.to};
        while (!ahead.empty() && ahead.front() != site.from) {
            const auto calls = calls_.find(ahead.front());
            if (calls != calls_.end())
                for (const CallSite* next : calls->second)
                    if (next->to != site.to && came.emplace(next->to, ahead.front()).second)
                        ahead.push_back(next->to);
            ahead.pop_front();
        }
        if (ahead.empty()) return {};
        std::vector<std::string> way{site.from.value};
        for (DialogId at = site.from; at != site.to;) {
            at = came.at(at);
            way.push_back(at.value);
        }
        std::reverse(way.begin(), way.end());
        return way;
    }

    void go_deeper(std::vector<DialogId>& stack, std::set<const CallSite*>& too_deep) {
        const auto calls = calls_.find(stack.back());
        if (calls == calls_.end()) return;
        for (const CallSite* site : calls->second) {
            if (circular_.count(site) > 0 || ++steps_ > kMaxSteps) continue;
            for (const DialogId& dialog : frames_.becomes(site->to)) {
                if (std::find(stack.begin(), stack.end(), dialog) != stack.end())
                    continue;  // it is returned to
                if (stack.size() >= kStackDepth) {
                    too_deep.insert(site);
                    break;
                }
                stack.push_back(dialog);
                go_deeper(stack, too_deep);
                stack.pop_back();
            }
        }
    }

    bool ends(const AnswerSet& set, const State& state) const {
        const auto ending = [](const std::vector<Case>& cases) {
            return std::any_of(cases.begin(), cases.end(),
                               [](const Case& one) { return std::holds_alternative<End>(one.target); });
        };
        if (ending(set.listen) || ending(set.buttons)) return true;
        const std::optional<CaseList> no_match = no_match_of(draft_, state);
        return no_match && no_match->set == &set && ending(set.no_match);
    }

    void say(const CallSite& site, std::string what) {
        if (told_.insert(site.by).second)
            findings.push_back(draft_.finding("D046", site.by->source, "call", std::move(what)));
    }

    const Draft& draft_;
    const Frames frames_;
    std::map<DialogId, std::vector<const CallSite*>> calls_;
    std::set<const CallSite*> circular_;
    std::set<const Case*> told_;
    int steps_ = 0;
};

}  // namespace

std::vector<Diagnostic> check_calls(const Draft& draft) {
    CallCheck check(draft);
    check.check_circles();
    check.check_depth();
    check.check_home();
    return std::move(check.findings);
}

}  // namespace onward

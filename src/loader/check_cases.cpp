// D023: lists of cases. Each case leads somewhere, exactly once; the last needs no luck; none is written in
// vain; and nobody is asked a question hours after they fell silent.
#include <algorithm>
#include <chrono>
#include <set>

#include "loader/case_lists.hpp"
#include "loader/checks.hpp"
#include "loader/flow.hpp"

namespace onward {
namespace {

using Kind = CaseList::Kind;

// After a longer silence a reply would be a message that nobody asked for.
constexpr Span kWarmSilence{0, std::chrono::minutes{60}};

constexpr const char* kTargets[] = {"goto", "call", "answered", "stay", "end", "verb"};

class CaseCheck {
  public:
    explicit CaseCheck(const Draft& draft) : draft_(draft), flow_(draft) {}

    std::vector<Diagnostic> findings;

    void check(const CaseList& list) {
        for (const Case* one : list.cases) {
            check_has_target(list, *one);
            check_call(list, *one);
            check_here(list, *one);
            check_answered(list, *one);
        }
        if (must_end_without_if(list.kind) && has_if(draft_, *list.cases.back()))
            say(*list.cases.back(), "if",
                "the last case of " + to_string(list) +
                    " has an `if`: if it is false nothing leads on; add a case without `if` behind it");
        check_reachable(list);
        if (list.kind == Kind::no_reply) check_silence(*list.state);
    }

    void check(const State& state) {
        if (!state.then.empty()) return;
        if (has(state.source, "then")) return;  // it is there, and was refused
        if (!state.waits()) {
            if (!needs_ask(state))
                say(state.source,
                    state.id.value + " asks nothing and has no `then`: say where it leads, with `then`");
        } else if (state.fill) {
            say(state.source, "fill",
                state.id.value + " has a `fill` and no `then`: say where the answer leads, with `then`");
        } else if (state.only_if) {
            say(state.source, "only_if",
                state.id.value + " may be passed over and has no `then`: say where it leads then");
        }
    }

  private:
    bool has(const Source& mapping, std::string_view key) const {
        return node_of(draft_, mapping, key) != nullptr;
    }
    void say(const Source& source, std::string what) {
        findings.push_back(draft_.finding("D023", source, std::move(what)));
    }
    void say(const Source& mapping, std::string_view key, std::string what) {
        findings.push_back(draft_.finding("D023", mapping, key, std::move(what)));
    }
    void say(const Case& one, std::string_view key, std::string what) {
        say(one.source, key, std::move(what));
    }

    // D039 speaks of these.
    bool needs_ask(const State& state) const {
        return state.fill || !state.buttons.empty() || !state.listen.empty() || !state.no_match.empty();
    }

    void check_has_target(const CaseList& list, const Case& one) {
        if (!std::holds_alternative<NoTarget>(one.target)) return;
        for (const char* key : kTargets)
            if (has(one.source, key)) return;  // it was refused
        const bool button = list.kind == Kind::buttons || list.kind == Kind::set_buttons;
        if (button && has(one.source, "value")) return;
        if (list.kind == Kind::visit || list.kind == Kind::gates) return;
        if (list.kind == Kind::enter) {
            if (!list.dialog->start.empty() || !list.dialog->states.empty()) return;
            say(one.source,
                list.dialog->id.value +
                    " has no states where this could begin: end the case with `stay: reprompt`, or a "
                    "`goto` to another dialog");
            return;
        }
        std::string what = "this case leads nowhere: give it one of goto, call, answered, stay, end or verb";
        if (button) what += ", or a `value` for the slot of `fill`";
        if (!one.say.empty() && list.kind != Kind::then)
            what += "; to say it and ask again: `stay: reprompt`";
        say(one.source, what);
    }

    void check_call(const CaseList& list, const Case& one) {
        if (!std::holds_alternative<Call>(one.target)) return;
        if (!has(one.source, "back")) {
            say(one, "call",
                "`call` needs a `back`: the state that is entered when the called dialog ends, or `here`");
            return;
        }
        const bool here = !std::get<Call>(one.target).back && here_is_written(one.source, "back");
        if (here && list.kind == Kind::then && !list.state->waits())
            say(one, "back",
                list.state->id.value +
                    " asks nothing, so there is no question to come back to: name a state instead of `here`");
    }

    bool here_is_written(const Source& mapping, std::string_view key) const {
        const Node* node = node_of(draft_, mapping, key);
        return node && node->words == "here";
    }

    // A passing state has no question that could stay open.
    void check_here(const CaseList& list, const Case& one) {
        if (list.kind != Kind::then || list.state->waits()) return;
        if (std::holds_alternative<Stay>(one.target))
            say(one, "stay",
                list.state->id.value + " asks nothing, so nothing can stay open: name where it leads");
        const Answered* answered = std::get_if<Answered>(&one.target);
        if (answered && !answered->state)
            say(one, "answered",
                list.state->id.value + " asks nothing that could be answered: name a state, or use goto");
    }

    void check_answered(const CaseList& list, const Case& one) {
        const Answered* answered = std::get_if<Answered>(&one.target);
        if (!answered) return;
        if (answered->state) {
            const State* state = draft_.script.state(*answered->state);
            if (!list.dialog || dialog_of(*answered->state) != list.dialog->id) {
                say(one, "answered",
                    "`answered` takes a state of the same dialog; to open another dialog use `goto`");
            } else if (state && state->then.empty()) {
                say(one, "answered",
                    state->id.value + " has no `then` that could follow; give it one, or use `goto`");
            }
            return;
        }
        if (list.kind == Kind::then) return;  // the graph speaks of it
        for (const State* state : heard_in(draft_, list)) {
            if (!state->waits() || !state->then.empty()) continue;
            say(one, "answered",
                "`answered: here` is followed by the `then` of the open question, and " + state->id.value +
                    " has none");
            return;
        }
    }

    // --- cases that can not be reached

    void check_reachable(const CaseList& list) {
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
            if (flow_.concerns(gate, *dialog)) dialogs.insert(dialog->id);
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

    // --- silence

    void check_silence(const State& state) {
        const NoReply& silence = *state.no_reply;
        if (silence.after.days == 0 && silence.after.elapsed <= kWarmSilence.elapsed) return;
        const Case& then = silence.then;
        if (!then.say.empty())
            say(then, "say",
                "after more than an hour nothing is said, for nobody asked for a message: leave `say` out");
        const Stay* stay = std::get_if<Stay>(&then.target);
        if (stay && stay->reprompt)
            say(then, "stay",
                "after more than an hour nothing is asked, for nobody asked for a message: write `quiet`");
        const State* question = flow_.question_after(then, state);
        if (!question) return;
        const bool calls = std::holds_alternative<Call>(then.target);
        say(then,
            calls                                           ? "call"
            : std::holds_alternative<Answered>(then.target) ? "answered"
                                                            : "goto",
            "after more than an hour this may lead on, but not to a question, and " + question->id.value +
                " asks one: lead to an end");
    }

    const Draft& draft_;
    const Flow flow_;
};

}  // namespace

std::vector<Diagnostic> check_cases(const Draft& draft) {
    CaseCheck check(draft);
    for (const CaseList& list : case_lists(draft)) check.check(list);
    for (const State* state : states_in_order(draft)) check.check(*state);
    return std::move(check.findings);
}

}  // namespace onward

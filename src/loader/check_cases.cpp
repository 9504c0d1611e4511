// D023: cases. Each leads somewhere, and to what is there; the last of a list needs no luck.
#include "loader/case_lists.hpp"
#include "loader/checks.hpp"

namespace onward {
namespace {

using Kind = CaseList::Kind;

constexpr const char* kTargets[] = {"goto", "call", "answered", "stay", "end", "verb"};

class CaseCheck {
  public:
    explicit CaseCheck(const Draft& draft) : draft_(draft) {}

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

    const Draft& draft_;
};

}  // namespace

std::vector<Diagnostic> check_cases(const Draft& draft) {
    CaseCheck check(draft);
    for (const CaseList& list : case_lists(draft)) check.check(list);
    for (const State* state : states_in_order(draft)) check.check(*state);
    return std::move(check.findings);
}

}  // namespace onward

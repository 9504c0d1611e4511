#include "loader/case_lists.hpp"

#include <algorithm>

namespace onward {
namespace {

using Kind = CaseList::Kind;

class Collector {
  public:
    std::vector<CaseList> lists;

    void add(Kind kind, const std::vector<Case>& cases, const Dialog* dialog, const State* state,
             const AnswerSet* set) {
        if (cases.empty()) return;
        CaseList list{.kind = kind, .dialog = dialog, .state = state, .set = set, .cases = {}};
        for (const Case& one : cases) list.cases.push_back(&one);
        lists.push_back(std::move(list));
    }
    void add(const Draft& draft, const Dialog& dialog) {
        add(Kind::enter, dialog.enter, &dialog, nullptr, nullptr);
        add(Kind::dialog_listen, dialog.listen, &dialog, nullptr, nullptr);
        add(Kind::dialog_no_match, dialog.no_match, &dialog, nullptr, nullptr);
        for (const State* state : states_of(draft, dialog)) {
            add(Kind::buttons, state->buttons, &dialog, state, nullptr);
            add(Kind::listen, state->listen, &dialog, state, nullptr);
            add(Kind::no_match, state->no_match, &dialog, state, nullptr);
            if (state->no_reply)
                lists.push_back({.kind = Kind::no_reply,
                                 .dialog = &dialog,
                                 .state = state,
                                 .cases = {&state->no_reply->then}});
            add(Kind::then, state->then, &dialog, state, nullptr);
        }
    }
    void add(const AnswerSet& set) {
        add(Kind::set_buttons, set.buttons, nullptr, nullptr, &set);
        add(Kind::set_listen, set.listen, nullptr, nullptr, &set);
        add(Kind::set_no_match, set.no_match, nullptr, nullptr, &set);
    }
    void add(const Coach& coach) {
        add(Kind::gates, coach.gates, nullptr, nullptr, nullptr);
        add(Kind::visit, coach.visit, nullptr, nullptr, nullptr);
        add(Kind::commands, coach.commands, nullptr, nullptr, nullptr);
    }
};

bool same_label(const Case& a, const Case& b) {
    return a.label && b.label && a.label->written == b.label->written;
}

}  // namespace

std::vector<CaseList> case_lists(const Draft& draft) {
    Collector collector;
    collector.add(draft.script.coach);
    for (const AnswerSet* set : sets_in_order(draft)) collector.add(*set);
    for (const Dialog* dialog : dialogs_in_order(draft)) collector.add(draft, *dialog);
    return std::move(collector.lists);
}

std::string to_string(const CaseList& list) {
    const auto of = [&](const char* key) {
        const std::string owner = list.state    ? list.state->id.value
                                  : list.set    ? "the set " + list.set->name
                                  : list.dialog ? list.dialog->id.value
                                                : std::string("coach.yaml");
        return "the `" + std::string(key) + "` of " + owner;
    };
    switch (list.kind) {
        case Kind::enter:
            return of("enter");
        case Kind::buttons:
        case Kind::set_buttons:
            return of("buttons");
        case Kind::dialog_listen:
        case Kind::listen:
        case Kind::set_listen:
            return of("listen");
        case Kind::dialog_no_match:
        case Kind::no_match:
        case Kind::set_no_match:
            return of("no_match");
        case Kind::no_reply:
            return of("no_reply");
        case Kind::then:
            return of("then");
        case Kind::gates:
            return of("gates");
        case Kind::visit:
            return of("visit");
        case Kind::commands:
            return of("commands");
    }
    return "";
}

std::vector<const Dialog*> dialogs_in_order(const Draft& draft) {
    std::vector<const Dialog*> dialogs;
    for (const DialogId& id : draft.script.dialog_order)
        if (const Dialog* dialog = draft.script.dialog(id)) dialogs.push_back(dialog);
    return dialogs;
}

std::vector<const State*> states_of(const Draft& draft, const Dialog& dialog) {
    std::vector<const State*> states;
    for (const StateId& id : dialog.states)
        if (const State* state = draft.script.state(id)) states.push_back(state);
    return states;
}

std::vector<const State*> states_in_order(const Draft& draft) {
    std::vector<const State*> states;
    for (const Dialog* dialog : dialogs_in_order(draft))
        for (const State* state : states_of(draft, *dialog)) states.push_back(state);
    return states;
}

std::vector<const AnswerSet*> sets_in_order(const Draft& draft) {
    std::vector<const AnswerSet*> sets;
    for (const auto& [name, set] : draft.script.answers) sets.push_back(&set);
    std::sort(sets.begin(), sets.end(),
              [](const AnswerSet* a, const AnswerSet* b) { return a->name < b->name; });
    return sets;
}

const std::vector<std::string>& with_of(const Draft& draft, const State& state) {
    static const std::vector<std::string> kNone;
    if (state.with) return *state.with;
    const Dialog* dialog = draft.script.dialog(dialog_of(state.id));
    return dialog ? dialog->with : kNone;
}

std::vector<const AnswerSet*> sets_of(const Draft& draft, const State& state) {
    std::vector<const AnswerSet*> sets;
    for (const std::string& name : with_of(draft, state)) {
        const auto at = draft.script.answers.find(name);
        if (at != draft.script.answers.end()) sets.push_back(&at->second);
    }
    return sets;
}

std::optional<CaseList> no_match_of(const Draft& draft, const State& state) {
    const Dialog* dialog = draft.script.dialog(dialog_of(state.id));
    Collector collector;
    collector.add(Kind::no_match, state.no_match, dialog, &state, nullptr);
    if (dialog) collector.add(Kind::dialog_no_match, dialog->no_match, dialog, nullptr, nullptr);
    for (const AnswerSet* set : sets_of(draft, state))
        collector.add(Kind::set_no_match, set->no_match, nullptr, nullptr, set);
    if (collector.lists.empty()) return std::nullopt;
    return std::move(collector.lists.front());
}

std::vector<const Case*> buttons_of(const Draft& draft, const State& state) {
    std::vector<const Case*> buttons;
    for (const Case& button : state.buttons) buttons.push_back(&button);
    for (const AnswerSet* set : sets_of(draft, state)) {
        for (const Case& button : set->buttons) {
            const bool there = std::any_of(buttons.begin(), buttons.end(),
                                           [&](const Case* other) { return same_label(*other, button); });
            if (!there) buttons.push_back(&button);
        }
    }
    return buttons;
}

std::vector<const State*> heard_in(const Draft& draft, const CaseList& list) {
    if (list.state) return {list.state};
    std::vector<const State*> states;
    if (list.set == nullptr && list.dialog == nullptr) return states;
    for (const State* state : states_in_order(draft)) {
        if (!state->waits()) continue;
        if (list.dialog) {
            if (dialog_of(state->id) != list.dialog->id) continue;
        } else {
            const std::vector<const AnswerSet*> sets = sets_of(draft, *state);
            if (std::find(sets.begin(), sets.end(), list.set) == sets.end()) continue;
        }
        if (list.kind == Kind::dialog_no_match || list.kind == Kind::set_no_match) {
            const std::optional<CaseList> heard = no_match_of(draft, *state);
            if (!heard || heard->set != list.set || heard->state != nullptr) continue;
        }
        states.push_back(state);
    }
    return states;
}

bool must_end_without_if(Kind kind) {
    return kind == Kind::then || kind == Kind::no_match || kind == Kind::dialog_no_match ||
           kind == Kind::set_no_match;
}

bool has_if(const Draft& draft, const Case& one) {
    return one.only_if.has_value() || node_of(draft, one.source, "if") != nullptr;
}

const Node* node_of(const Draft& draft, const Source& mapping, std::string_view key) {
    const Written written = draft.at(mapping);
    return written ? written.node->find(key) : nullptr;
}

std::vector<const Node*> items_of(const Node* node) {
    if (node == nullptr) return {};
    if (!node->is_list()) return {node};
    std::vector<const Node*> items;
    for (const Node& item : node->items) items.push_back(&item);
    return items;
}

std::string listed(const std::vector<std::string>& words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i)
        out += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
    return out;
}

}  // namespace onward

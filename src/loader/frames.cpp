#include "loader/frames.hpp"

#include <deque>

#include "loader/case_lists.hpp"

namespace onward {

Frames::Frames(const Draft& draft) : home_(draft.script.coach.home) {
    for (const CaseList& list : case_lists(draft)) {
        std::set<DialogId> from;
        if (list.dialog)
            from.insert(list.dialog->id);
        else
            for (const State* state : heard_in(draft, list)) from.insert(dialog_of(state->id));
        for (const Case* one : list.cases) {
            for (const DialogId& dialog : from) {
                if (const auto* way = std::get_if<Goto>(&one->target))
                    leads_[dialog].insert(dialog_of(way->state));
                if (const auto* call = std::get_if<Call>(&one->target))
                    calls_.push_back({dialog, dialog_of(call->state), call->back, one});
            }
        }
    }
}

const std::set<DialogId>& Frames::becomes(const DialogId& opened) const {
    const auto [at, fresh] = becomes_.try_emplace(opened);
    if (!fresh) return at->second;
    at->second.insert(opened);
    std::deque<DialogId> ahead{opened};
    while (!ahead.empty()) {
        const auto leads = leads_.find(ahead.front());
        ahead.pop_front();
        if (leads == leads_.end()) continue;
        for (const DialogId& next : leads->second)
            if (next != home_ && at->second.insert(next).second) ahead.push_back(next);
    }
    return at->second;
}

}  // namespace onward

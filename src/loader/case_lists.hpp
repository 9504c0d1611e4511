// Every list of cases of the content, each with the place where it stands, and what a waiting state
// understands with everything that comes from its dialog and its answer sets: what nearly all checks walk
// over.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "loader/draft.hpp"
#include "script/mend.hpp"

namespace onward {

// `dialog` is null for lists of shared.yaml and coach.yaml, `state` and `set` where the list is none's.
struct CaseList {
    enum class Kind {
        enter,
        dialog_listen,
        dialog_no_match,
        buttons,
        listen,
        no_match,
        no_reply,
        then,
        set_buttons,
        set_listen,
        set_no_match,
        gates,
        visit,
        commands
    };
    Kind kind = Kind::then;
    const Dialog* dialog = nullptr;
    const State* state = nullptr;
    const AnswerSet* set = nullptr;
    std::vector<const Case*> cases;
};

// In the order of the files' paths, and within a file as the format's reference names them. Empty lists are
// left out.
std::vector<CaseList> case_lists(const Draft& draft);

// "the `then` of walk.mood", "the `enter` of walk", "the commands": for messages.
std::string to_string(const CaseList& list);

// In the order of their files and places. A state whose dialog or whose own file has a hole is left out.
std::vector<const Dialog*> dialogs_in_order(const Draft& draft);
std::vector<const State*> states_of(const Draft& draft, const Dialog& dialog);
std::vector<const State*> states_in_order(const Draft& draft);
std::vector<const AnswerSet*> sets_in_order(const Draft& draft);

// The names of the state's own `with`, else its dialog's; and those sets among them that exist.
const std::vector<std::string>& with_of(const Draft& draft, const State& state);
std::vector<const AnswerSet*> sets_of(const Draft& draft, const State& state);

// What answers a miss there: the state's own list, else its dialog's, else that of the first set that has
// one.
std::optional<CaseList> no_match_of(const Draft& draft, const State& state);
// Buttons that the state shows: its own, then those of its sets whose label is not there already.
std::vector<const Case*> buttons_of(const Draft& draft, const State& state);
// Waiting states in which a list is heard: its own state; all of its dialog, or of its set, that take it.
std::vector<const State*> heard_in(const Draft& draft, const CaseList& list);

// Whether a list's cases bear `if` alone, so that the last needs none: `then`, `no_match`.
bool must_end_without_if(CaseList::Kind kind);

// Whether a case has an `if`, also one that a reader has refused.
bool has_if(const Draft& draft, const Case& one);

// Raw nodes, for what a Case or a State does not keep: nullptr where there is none.
const Node* node_of(const Draft& draft, const Source& mapping, std::string_view key);
// A list's items, or the value itself where it is no list.
std::vector<const Node*> items_of(const Node* node);

// "walk, data and home", for messages.
std::string listed(const std::vector<std::string>& words);

}  // namespace onward

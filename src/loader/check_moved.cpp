// D028: `moved:`, which carries conversations in flight from a former state to one of today.
#include <algorithm>

#include "loader/case_lists.hpp"
#include "loader/checks.hpp"

namespace onward {
namespace {

// "old_signs" of "old_signs.*"; empty: a single state.
std::string whole_dialog(std::string_view name) {
    constexpr std::string_view kAll = ".*";
    const bool all = name.size() > kAll.size() && name.substr(name.size() - kAll.size()) == kAll;
    return all ? std::string(name.substr(0, name.size() - kAll.size())) : "";
}

class MovedCheck {
  public:
    explicit MovedCheck(const Draft& draft) : draft_(draft) {}

    std::vector<Diagnostic> findings;

    void check(const Moved& moved) {
        const std::string old_dialog = whole_dialog(moved.from);
        const std::string new_dialog = whole_dialog(moved.to);
        if (!old_dialog.empty()) {
            check_dialog(moved, old_dialog, new_dialog);
        } else {
            check_state(moved);
        }
    }

  private:
    void say(const Source& source, std::string what) {
        findings.push_back(draft_.finding("D028", source, std::move(what)));
    }
    void say_at_key(const Moved& moved, std::string what) {
        const Dialog* dialog = draft_.script.dialog(moved.dialog);
        const Node* map = dialog ? node_of(draft_, dialog->source, "moved") : nullptr;
        const Node::Entry* entry = map ? map->find_entry(moved.from) : nullptr;
        if (entry)
            findings.push_back(
                draft_.at(dialog->source).document->finding_at_key("D028", *entry, std::move(what)));
    }

    void check_dialog(const Moved& moved, const std::string& from, const std::string& to) {
        if (draft_.script.dialog(DialogId{from}))
            say_at_key(moved, "the dialog " + in_quotes(from) +
                                  " still exists, so nobody is moved from it: leave this line out");
        const auto same = [&](const Moved& other) { return other.from == moved.from && &other != &moved; };
        const auto first = std::find_if(draft_.moved.begin(), draft_.moved.end(), same);
        if (first != draft_.moved.end() && &*first < &moved)
            say_at_key(moved, "the dialog " + in_quotes(from) + " is moved already, by " +
                                  first->dialog.value + ": only one place can be right");
        if (to.empty()) {
            say(moved.to_source,
                "a whole dialog moves to a whole dialog: write " + in_quotes(moved.dialog.value + ".*"));
        } else if (!draft_.script.dialog(DialogId{to})) {
            std::vector<std::string> names;
            for (const Dialog* dialog : dialogs_in_order(draft_)) names.push_back(dialog->id.value);
            say(moved.to_source, "the dialog " + in_quotes(to) + " is not defined" + did_you_mean(to, names));
        }
    }

    void check_state(const Moved& moved) {
        const std::string from = full_name(moved, moved.from);
        if (draft_.script.state(StateId{from}))
            say_at_key(moved, "the state " + in_quotes(moved.from) +
                                  " still exists, so nobody is moved from it: leave this line out");
        const std::string to = full_name(moved, moved.to);
        if (draft_.script.state(StateId{to})) return;
        for (const Moved& other : draft_.moved)
            if (whole_dialog(other.from).empty() && full_name(other, other.from) == to)
                return say(moved.to_source, "the state " + in_quotes(moved.to) + " is itself moved on to " +
                                                in_quotes(other.to) + ": name the state that exists today");
        std::vector<std::string> names;
        if (const Dialog* dialog = draft_.script.dialog(moved.dialog))
            for (const StateId& state : dialog->states) names.emplace_back(name_in_dialog(state));
        say(moved.to_source,
            "the state " + in_quotes(moved.to) + " is not defined" + did_you_mean(moved.to, names) +
                (whole_dialog(moved.to).empty() ? "" : "; only a whole dialog moves to a whole dialog"));
    }

    static std::string full_name(const Moved& moved, const std::string& state) {
        return state.find('.') == std::string::npos ? moved.dialog.value + "." + state : state;
    }

    const Draft& draft_;
};

}  // namespace

std::vector<Diagnostic> check_moved(const Draft& draft) {
    MovedCheck check(draft);
    for (const Moved& moved : draft.moved) check.check(moved);
    return std::move(check.findings);
}

}  // namespace onward

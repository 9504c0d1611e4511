// The names and values of a talk, held against the Script that it will meet: T03 (conditions), T04, T07, T09.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "dialog/script.hpp"
#include "replay/talk.hpp"

namespace onward {

// Every name that a talk can speak of; states, intents and texts by their full names.
struct KnownNames {
    explicit KnownNames(const Script& script);
    std::vector<std::string> states, intents, slots, texts, reminders, entities, dialogs;
};

// A reminder that some case of the content sets.
struct KnownReminder {
    const Remind* remind = nullptr;
    bool from_safety = false;  // set inside a safety dialog
};
std::vector<KnownReminder> reminders_of(const Script& script);

// `*` stands for any characters, also none.
bool matches(std::string_view pattern, std::string_view name);

// The state as talks call it: where nothing is open, home is silent, and its name is the home dialog's.
std::string spoken_state(const Script& script, const StateId& state);
bool is_in_state(const Script& script, const StateId& state,
                 std::string_view pattern);  // "home.*" is silent home too

// The scripts that the conversation meets: the first, then from the block with this index on another one.
struct MetScripts {
    std::shared_ptr<const Script> first;
    std::map<std::size_t, std::shared_ptr<const Script>> from;
};

// `zone` is the user's at the beginning. The findings have no `line` to show.
std::vector<Diagnostic> check_names(const Talk& talk, const MetScripts& scripts, Zone zone);

}  // namespace onward

#include "script/dialogs.hpp"

namespace onward {

const std::vector<std::string> kCoachLines = {
    "returning",       "stale_button",
    "clarify",         "nothing_before",
    "nothing_saved",   "too_long",
    "not_text",        "slow_down",
    "sorry",           "moved_on",
    "done_button",     "something_else",
    "content_changed", "safety_contacts_again",
    "changed_answer",  "paused",
    "stopped",         "reminders_stopped",
};

const std::vector<std::string> kGroupLines = {"invitation", "invitation_urgent"};

}  // namespace onward

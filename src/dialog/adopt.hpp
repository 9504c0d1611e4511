// A conversation saved under another Script, moved onto this one: same names go on, `moved:` maps, what is
// gone leads to its dialog's start with one honest line (kept as owed, said first by the next step()). Total:
// it never throws and never guesses. docs/format.md, section 8, is the table.
#pragma once

#include "dialog/conversation.hpp"
#include "dialog/script.hpp"

namespace onward {

struct Adopted {
    enum class How { same, moved, restarted };
    Conversation conversation;
    How how = How::same;
    int dropped_slots = 0;
    int dropped_frames = 0;
    int dropped_reminders = 0;
};

Adopted adopt(const Script& script, Conversation conversation);

}  // namespace onward

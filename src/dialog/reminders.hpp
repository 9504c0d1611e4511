// Reminders that are due: whether each comes now, later or not at all (quiet hours, the day's cap, a crisis,
// silence), and what it opens. And the open question's `no_reply`.
#pragma once

#include "dialog/draft.hpp"

namespace onward {

// The next time on a repeating reminder's plan that is later than `now`.
Instant next_occurrence(const Reminder& reminder, Instant now, Zone zone);

// A turn of its own: the event is a ReminderDue.
void remind(TurnDraft& draft, const ReminderDue& event);

// At the end of every turn: reminders that were refused or whose entry is gone are dropped, none is left due,
// and where the user's zone changed they keep their time on the wall.
void tidy_reminders(TurnDraft& draft, Zone zone_before);

}  // namespace onward

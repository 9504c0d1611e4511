#include "dialog/reminders.hpp"

#include <algorithm>

#include "dialog/effects.hpp"
#include "dialog/frames.hpp"
#include "dialog/run.hpp"
#include "dialog/stack.hpp"

namespace onward {
namespace {

// Nobody is interrupted who wrote just now.
constexpr std::chrono::minutes kTalking{30};
// How often one that waits for a crisis to pass looks again.
constexpr std::chrono::hours kLookAgain{1};
// After an outage longer than this, what was missed is not made up for one by one.
constexpr std::chrono::hours kLate{6};
// After more silence than this a `no_reply` leads on without a word: nobody asked for a message.
constexpr Span kStillThere{0, std::chrono::hours{1}};

using Named = std::map<ReminderId, Reminder>::value_type;

void wait_until(TurnDraft& draft, Reminder& reminder, Instant due, const char* why) {
    reminder.due = due;
    note(draft, std::string("the reminder waits: ") + why);
}

// A repeating one comes the next time again, a single one never.
void leave_out(TurnDraft& draft, const ReminderId& name, const char* why) {
    Reminder& reminder = draft.conversation.reminders.at(name);
    note(draft, "the reminder " + name.value + " is left out: " + why);
    if (!reminder.every) {
        draft.conversation.reminders.erase(name);
        return;
    }
    reminder.planned = reminder.due = next_occurrence(reminder, draft.situation.now, draft.zone);
}

void wait_or_leave_out(TurnDraft& draft, const ReminderId& name, Instant due, const char* why) {
    Reminder& reminder = draft.conversation.reminders.at(name);
    if (reminder.every) return leave_out(draft, name, why);
    wait_until(draft, reminder, due, why);
}

// The end of the quiet hours that this moment lies in; nothing: it lies in none.
std::optional<Instant> end_of_quiet(const ReminderRules& rules, Instant now, Zone zone) {
    const LocalTime local = to_local(now, zone);
    const auto from = rules.quiet_from, to = rules.quiet_to;
    const bool over_midnight = from > to;
    const bool evening = local.time >= from && (over_midnight || local.time < to);
    const bool morning = local.time < to && over_midnight;
    if (!evening && !morning) return std::nullopt;
    const int later = evening && over_midnight ? 1 : 0;
    return to_instant(Date{local.date.days + later}, to, zone);
}

bool comes_only_from_safety(const TurnDraft& draft) {
    if (safety_frame(draft.script, draft.conversation)) return true;
    const auto& rest = draft.script.reminder_rules.rest;
    if (!rest) return false;
    const auto condition = draft.script.named.expressions.find(*rest);
    return condition != draft.script.named.expressions.end() && holds(condition->second, facts_of(draft));
}

// Of several that an outage delayed, one comes: a single one before a repeating one, then the newest.
ReminderId one_of_the_late(TurnDraft& draft, const ReminderId& asked) {
    const Instant now = draft.situation.now;
    auto& reminders = draft.conversation.reminders;
    if (now - reminders.at(asked).due <= kLate) return asked;
    ReminderId chosen = asked;
    std::vector<ReminderId> late;
    const auto comes_before = [](const Reminder& a, const Reminder& b) {
        if (a.every.has_value() != b.every.has_value()) return !a.every;
        return a.planned > b.planned;
    };
    for (const auto& [name, reminder] : reminders) {
        if (reminder.due > now) continue;
        late.push_back(name);
        if (comes_before(reminder, reminders.at(chosen))) chosen = name;
    }
    for (const ReminderId& name : late) {
        if (name != chosen) leave_out(draft, name, "several were late");
    }
    return chosen;
}

// How many may still be said today; single ones that are yet to come today have their place before `every`.
int places_left(TurnDraft& draft, const Reminder& reminder) {
    Conversation& conversation = draft.conversation;
    const Date today = to_local(draft.situation.now, draft.zone).date;
    if (conversation.reminded_on != today) {
        conversation.reminded_on = today;
        conversation.reminded = 0;
    }
    int left = draft.script.reminder_rules.a_day - conversation.reminded;
    if (!reminder.every) return left;
    for (const auto& [name, other] : conversation.reminders) {
        const bool today_too =
            other.due <= draft.situation.now || to_local(other.due, draft.zone).date == today;
        if (!other.every && today_too) --left;
    }
    return left;
}

// Moves, drops or leaves out what does not come now; true: it comes.
bool comes_now(TurnDraft& draft, const ReminderId& name) {
    const Instant now = draft.situation.now;
    const ReminderRules& rules = draft.script.reminder_rules;
    Reminder& reminder = draft.conversation.reminders.at(name);
    if (comes_only_from_safety(draft) && !reminder.from_safety) {
        wait_or_leave_out(draft, name, now + kLookAgain, "a crisis is not over");
        return false;
    }
    if (now - draft.conversation.last_message < kTalking) {
        wait_until(draft, reminder, draft.conversation.last_message + kTalking, "the user is talking");
        return false;
    }
    const auto quiet_end = end_of_quiet(rules, now, draft.zone);
    if (quiet_end && !reminder.exact) {
        wait_until(draft, reminder, *quiet_end, "quiet hours");
        return false;
    }
    if (places_left(draft, reminder) <= 0) {
        wait_or_leave_out(draft, name, plus(now, Span{1, {}}, draft.zone), "the day has had its reminders");
        return false;
    }
    return true;
}

// Said in place of the one that would come unanswered once more, and once alone.
void stop_reminding(TurnDraft& draft) {
    say_line(draft, "reminders_stopped");
    if (draft.script.reminder_rules.off) write_slot(draft, *draft.script.reminder_rules.off, Value{true}, "");
    draft.conversation.reminders.clear();
    ++draft.conversation.reminded;
    note(draft, "too many reminders were not answered: they stop");
}

void no_reply(TurnDraft& draft) {
    if (draft.conversation.stack.empty()) return note(draft, "no reply is waited for");
    Frame& frame = draft.top();
    const auto& silence = draft.script.state(frame.state)->no_reply;
    if (!silence || !frame.no_reply_due || *frame.no_reply_due > draft.situation.now) {
        return note(draft, "no reply is waited for");
    }
    ++frame.no_replies;
    frame.no_reply_due.reset();
    draft.trace.decided_by = silence->then.source;
    note(draft, "no reply came");
    if (silence->after > kStillThere) {
        draft.muted = true;
        note(draft, "it leads on in silence");
    }
    run(draft, Perform{&silence->then, draft.conversation.stack.size() - 1});
}

}  // namespace

Instant next_occurrence(const Reminder& reminder, Instant now, Zone zone) {
    Instant next = reminder.planned;
    // What was stored may be anything; only a step forward ever gets past now.
    const Span& every = *reminder.every;
    if (every.days < 0 || every.elapsed.count() < 0 || every == Span{}) return plus(now, Span{1, {}}, zone);
    while (next <= now) {
        // A day is skipped at once, however long nobody asked: the plan is by the calendar.
        Span step = *reminder.every;
        const auto days_late = days_between(next, now, zone);
        if (step.days > 0 && days_late > step.days) {
            step.days *= static_cast<std::int32_t>(days_late / step.days);
        } else if (step.days == 0 && now - next > step.elapsed) {
            step.elapsed *= (now - next) / step.elapsed;
        }
        next = plus(next, step, zone);
        if (reminder.at && step.elapsed.count() == 0) {
            next = to_instant(to_local(next, zone).date, *reminder.at, zone);
        }
    }
    return next;
}

void remind(TurnDraft& draft, const ReminderDue& event) {
    if (event.name == kNoReply) return no_reply(draft);

    auto& reminders = draft.conversation.reminders;
    const auto asked = reminders.find(event.name);
    if (asked == reminders.end()) return note(draft, "the reminder does not stand any more");
    if (asked->second.due > draft.situation.now) return note(draft, "the reminder is not due yet");

    const ReminderId name = one_of_the_late(draft, event.name);
    if (!comes_now(draft, name)) return;

    draft.unasked = true;
    if (draft.conversation.unanswered >= draft.script.reminder_rules.unanswered) return stop_reminding(draft);

    const Reminder reminder = reminders.at(name);
    if (reminder.every) {
        Reminder& again = reminders.at(name);
        again.planned = again.due = next_occurrence(again, draft.situation.now, draft.zone);
    } else {
        reminders.erase(name);
    }
    if (reminder.list && !load_entry(draft, *reminder.list, reminder.entry)) {
        return note(draft, "the entry that the reminder was for is gone");
    }
    run(draft, open_dialog(draft, reminder.goes_to, Opener::reminder));
    if (last_say(draft) == nullptr) return;
    ++draft.conversation.unanswered;
    ++draft.conversation.reminded;
}

void tidy_reminders(TurnDraft& draft, Zone zone_before) {
    const Instant now = draft.situation.now;
    Conversation& conversation = draft.conversation;
    const auto& off = draft.script.reminder_rules.off;
    const Cell* refused = off ? conversation.memory.cell(*off) : nullptr;
    if (refused != nullptr && refused->value == Value{true}) conversation.reminders.clear();

    std::erase_if(conversation.reminders, [&](const Named& named) {
        const Reminder& reminder = named.second;
        if (!reminder.list) return false;
        const List* list = conversation.memory.list(*reminder.list);
        return list == nullptr ||
               std::none_of(list->entries.begin(), list->entries.end(),
                            [&](const Entry& entry) { return entry.id == reminder.entry; });
    });
    for (auto& [name, reminder] : conversation.reminders) {
        if (reminder.at && !(draft.zone == zone_before)) {
            const Date date = to_local(reminder.planned, zone_before).date;
            const bool moved = reminder.due != reminder.planned;
            reminder.planned = to_instant(date, *reminder.at, draft.zone);
            if (!moved) reminder.due = reminder.planned;
        }
        // One that came due while this turn was made does not push itself before its words: it waits its
        // time.
        if (reminder.due <= now) reminder.due = now + kTalking;
    }
}

}  // namespace onward

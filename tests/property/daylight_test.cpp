// The two nights in which clocks jump, in zones that jump by an hour, by half an hour, and once by a whole
// day: a daily reminder comes once a day at its time on the wall, quiet hours hold, no day is counted twice.
#include "dialog/reminders.hpp"
#include "dialog/step.hpp"
#include "property/turn_invariants.hpp"
#include "support/shipped_content.hpp"

namespace onward::test {
namespace {

struct Night {
    const char* zone;
    const char* before;  // the day before
    bool skips_a_day = false;
};
constexpr Night kNights[] = {
    {"Europe/Berlin", "2026-03-28"},       {"Europe/Berlin", "2026-10-24"},
    {"America/New_York", "2026-03-07"},    {"America/New_York", "2026-10-31"},
    {"Australia/Lord_Howe", "2026-04-04"}, {"Australia/Lord_Howe", "2026-10-03"},
    {"America/Sao_Paulo", "2018-11-03"},  // its midnight did not exist
    {"Pacific/Apia", "2011-12-29", true},
};

}  // namespace

TEST_CASE("a daily reminder comes once on every day, whatever the clocks do", "[property][time]") {
    for (const Night& night : kNights) {
        const Zone zone = *Zone::find(night.zone);
        const Date before = *parse_date(night.before);
        for (int minutes = 0; minutes < 24 * 60; minutes += 15) {
            const TimeOfDay at{minutes};
            Reminder reminder{
                .planned = to_instant(Date{before.days - 2}, at, zone), .every = Span{1, {}}, .at = at};
            INFO(night.zone << " " << night.before << " at " << to_string(at));
            std::vector<Instant> came;
            for (int i = 0; i < 6; ++i) {
                const Instant next = next_occurrence(reminder, reminder.planned, zone);
                REQUIRE(next > reminder.planned);
                came.push_back(next);
                reminder.planned = next;
            }
            std::set<std::int32_t> days;
            for (const Instant& one : came) {
                const LocalTime local = to_local(one, zone);
                CHECK(days.insert(local.date.days).second);  // never twice on a day
                // At its time, but where the wall skips that time: then right after the gap.
                if (times_it_exists(local.date, at, zone) > 0) CHECK(local.time == at);
            }
            // No day without it, but the one that there never was.
            const int lost = *days.rbegin() - *days.begin() + 1 - static_cast<int>(days.size());
            CHECK(lost == (night.skips_a_day ? 1 : 0));
        }
    }
}

TEST_CASE("days since something are the user's own days, one more at each midnight", "[property][time]") {
    for (const Night& night : kNights) {
        const Zone zone = *Zone::find(night.zone);
        const Date before = *parse_date(night.before);
        const Instant start = to_instant(before, TimeOfDay{12 * 60}, zone);
        std::int64_t last = 0;
        Date today = before;
        for (int quarter = 0; quarter < 4 * 96; ++quarter) {
            const Instant now = start + std::chrono::minutes(15 * quarter);
            const std::int64_t days = days_between(start, now, zone);
            const Date date = to_local(now, zone).date;
            INFO(night.zone << " " << night.before << ", " << to_utc_string(now));
            if (date == today) {
                CHECK(days == last);
            } else {
                CHECK(days == date.days - before.days);
                CHECK(date > today);
            }
            last = days;
            today = date;
        }
    }
}

TEST_CASE("through both nights no reminder is lost, doubled, or said in quiet hours", "[property][time]") {
    const auto script = shipped_script();
    const ReminderRules& rules = script->reminder_rules;
    for (const Night& night : kNights) {
        const Zone zone = *Zone::find(night.zone);
        const Date before = *parse_date(night.before);
        Instant now = to_instant(before, TimeOfDay{9 * 60}, zone);
        Conversation conversation = fresh_conversation(7);
        conversation.onboarded = true;
        conversation.memory.cells[*script->slots.zone] = {std::string(night.zone), now, {}, {}};
        Reminder daily{.goes_to = StateId{"checkin.mood"}, .every = Span{1, {}}, .at = TimeOfDay{20 * 60}};
        for (const StateId& state : waiting_states(*script))
            if (dialog_of(state) == DialogId{"checkin"}) {
                daily.goes_to = state;
                break;
            }
        daily.planned = daily.due = to_instant(before, *daily.at, zone);
        conversation.reminders[ReminderId{"daily"}] = daily;
        std::map<std::int32_t, int> said;  // by the user's day
        for (int minute = 0; minute < 4 * 24 * 60; minute += 5) {
            now += std::chrono::minutes(5);
            const auto next = next_due(conversation);
            if (next && next->due <= now) {
                const Turn turn = step(*script, conversation, ReminderDue{next->name, next->due}, now);
                conversation = turn.conversation;
                conversation.unanswered = 0;
                const bool spoke =
                    std::any_of(turn.actions.begin(), turn.actions.end(),
                                [](const Action& action) { return std::holds_alternative<Say>(action); });
                if (spoke && next->name == ReminderId{"daily"}) {
                    const LocalTime local = to_local(now, zone);
                    ++said[local.date.days];
                    CHECK(local.time >= rules.quiet_to);
                    CHECK(local.time < rules.quiet_from);
                }
            }
        }
        INFO(night.zone << " " << night.before);
        CHECK(said.size() == 4);
        for (const auto& [day, times] : said) CHECK(times == 1);
    }
}

}  // namespace onward::test

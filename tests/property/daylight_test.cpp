// The two nights in which clocks jump, in zones that jump by an hour, by half an hour, and once by a whole
// day: a daily reminder comes once a day at its time on the wall, quiet hours hold, and no day of rest, no
// check-in is counted twice or lost.
#include <algorithm>
#include <map>

#include "dialog/begin.hpp"
#include "dialog/facts.hpp"
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

namespace {

// Four days around the night, a look at the clock every five minutes: when the daily reminder was said, by
// the user's day.
std::map<std::int32_t, std::vector<TimeOfDay>> said_by_day(const Script& script, const Night& night,
                                                           TimeOfDay at) {
    const Zone zone = *Zone::find(night.zone);
    const Date before = *parse_date(night.before);
    Instant now = to_instant(before, TimeOfDay{9 * 60}, zone);
    Conversation conversation = fresh_conversation(7);
    conversation.onboarded = true;
    conversation.memory.cells[*script.slots.zone] = {std::string(night.zone), now, {}, {}};
    const auto states = waiting_states(script);
    const auto checkin = std::find_if(states.begin(), states.end(), [](const StateId& state) {
        return dialog_of(state) == DialogId{"checkin"};
    });
    REQUIRE(checkin != states.end());
    Reminder daily{.goes_to = *checkin, .every = Span{1, {}}, .at = at};
    daily.planned = daily.due = to_instant(before, at, zone);
    conversation.reminders[ReminderId{"daily"}] = daily;
    std::map<std::int32_t, std::vector<TimeOfDay>> said;
    for (int minute = 0; minute < 4 * 24 * 60; minute += 5) {
        now += std::chrono::minutes(5);
        const auto next = next_due(conversation);
        if (!next || next->due > now) continue;
        const Turn turn = step(script, conversation, ReminderDue{next->name, next->due}, now);
        conversation = turn.conversation;
        conversation.unanswered = 0;
        const bool spoke = std::any_of(turn.actions.begin(), turn.actions.end(), [](const Action& action) {
            return std::holds_alternative<Say>(action);
        });
        const LocalTime local = to_local(now, zone);
        if (spoke && next->name == ReminderId{"daily"}) said[local.date.days].push_back(local.time);
    }
    return said;
}

}  // namespace

TEST_CASE("through both nights no reminder is lost, doubled, or said in quiet hours", "[property][time]") {
    const auto script = shipped_script();
    const ReminderRules& rules = script->reminder_rules;
    REQUIRE(rules.quiet_from > TimeOfDay{20 * 60});
    REQUIRE(rules.quiet_to > TimeOfDay{7 * 60});
    for (const Night& night : kNights) {
        // In the evening; in the quiet hours before and after midnight, one of them in the hour that is
        // skipped or doubled; and shortly before they end.
        for (const int at : {20 * 60, 23 * 60 + 30, 2 * 60 + 30, 6 * 60 + 45}) {
            INFO(night.zone << " " << night.before << ", set for " << to_string(TimeOfDay{at}));
            const auto said = said_by_day(*script, night, TimeOfDay{at});
            REQUIRE(said.size() >= 4);
            const int lost = said.rbegin()->first - said.begin()->first + 1 - static_cast<int>(said.size());
            CHECK((lost == 0 || (night.skips_a_day && lost == 1)));  // the day that never was
            for (const auto& [day, times] : said) {
                CHECK(times.size() == 1);
                CHECK(times.front() >= rules.quiet_to);
                CHECK(times.front() < rules.quiet_from);
            }
        }
    }
}

namespace {

// Somebody who counts: ten days before the night the last contact, five days of rest before that.
Conversation counting(const Script& script, const Night& night, Instant now) {
    Conversation conversation = fresh_conversation(7);
    conversation.onboarded = true;
    auto& cells = conversation.memory.cells;
    cells[*script.slots.zone] = {std::string(night.zone), now, {}, {}};
    cells[SlotId{"nc_counting"}] = {true, now, {}, {}};
    cells[SlotId{"nc_last_contact"}] = {Date{parse_date(night.before)->days - 10}, now, {}, {}};
    cells[SlotId{"nc_past"}] = {std::int64_t{5}, now, {}, {}};
    return conversation;
}

std::int64_t days_of_rest(const Script& script, const Conversation& conversation, Zone zone, Instant now) {
    const auto total =
        value_of(script.named.expressions.at("nc_total"), facts_of(script, conversation, zone, now));
    REQUIRE(total);
    return std::get<std::int64_t>(*total);
}

std::string words_of(const Turn& turn) {
    std::string words;
    for (const Action& action : turn.actions)
        if (const auto* said = std::get_if<Say>(&action)) words += said->words + "\n";
    return words;
}

}  // namespace

TEST_CASE("through both nights each day of rest is counted once, and told", "[property][time]") {
    const auto script = shipped_script();
    for (const Night& night : kNights) {
        const Zone zone = *Zone::find(night.zone);
        const Date before = *parse_date(night.before);
        const Instant start = to_instant(before, TimeOfDay{12 * 60}, zone);
        const Conversation conversation = counting(*script, night, start);
        for (int quarter = 0; quarter < 4 * 96; ++quarter) {
            const Instant now = start + std::chrono::minutes(15 * quarter);
            INFO(night.zone << " " << night.before << ", " << to_utc_string(now));
            const std::int64_t expected = 15 + to_local(now, zone).date.days - before.days;
            CHECK(days_of_rest(*script, conversation, zone, now) == expected);
            if (quarter % 4 != 0) continue;
            const Turn turn = step(*script, conversation, Message{"menu"}, now);
            CHECK_THAT(words_of(turn), ContainsSubstring(std::to_string(expected) + " days"));
        }
    }
}

TEST_CASE("a slip in one of the nights neither adds to the days of rest nor takes one", "[property][time]") {
    const auto script = shipped_script();
    for (const Night& night : kNights) {
        const Zone zone = *Zone::find(night.zone);
        const Date before = *parse_date(night.before);
        const Instant start = to_instant(before, TimeOfDay{12 * 60}, zone);
        for (int half_hour = 0; half_hour < 3 * 48; ++half_hour) {
            const Instant now = start + std::chrono::minutes(30 * half_hour);
            INFO(night.zone << " " << night.before << ", " << to_utc_string(now));
            const auto asked =
                begin_at(*script, counting(*script, night, start), {StateId{"slip.count"}}, now);
            REQUIRE(asked);
            const std::int64_t total = days_of_rest(*script, *asked, zone, now);
            const Turn turn = step(*script, *asked, Message{"yes, today"}, now);
            CHECK(turn.trace.states.front() == StateId{"slip.set_today"});
            CHECK(days_of_rest(*script, turn.conversation, zone, now) == total);
            // And from then on one more with every day on the wall.
            const Instant later = now + std::chrono::hours(49);
            const int days = to_local(later, zone).date.days - to_local(now, zone).date.days;
            CHECK(days_of_rest(*script, turn.conversation, zone, later) == total + days);
        }
    }
}

TEST_CASE("a check-in on each day is counted once on each, at whatever hour of the night",
          "[property][time]") {
    const auto script = shipped_script();
    TestContent content;
    content.slots = script->slots;
    const Expression in_three_days = content.value("count mood over 3 days");
    for (const Night& night : kNights) {
        const Zone zone = *Zone::find(night.zone);
        const Date before = *parse_date(night.before);
        for (const int at : {0, 1 * 60 + 45, 2 * 60 + 30, 3 * 60, 23 * 60 + 59}) {
            Conversation conversation = fresh_conversation(7);
            std::set<std::int32_t> lived;  // there is one night in Apia after which a day is missing
            for (int i = -3; i < 5; ++i) {
                const Instant then = to_instant(Date{before.days + i}, TimeOfDay{at}, zone);
                const std::int32_t today = to_local(then, zone).date.days;
                if (!lived.insert(today).second) continue;
                append(conversation.memory, "mood", Value{std::int64_t{i}}, then);
                const auto count = value_of(in_three_days, facts_of(*script, conversation, zone, then));
                INFO(night.zone << " " << to_utc_string(then));
                REQUIRE(count);
                CHECK(std::get<std::int64_t>(*count) ==
                      static_cast<std::int64_t>(lived.count(today) + lived.count(today - 1) +
                                                lived.count(today - 2)));
            }
            CHECK(lived.size() >= 7);
        }
    }
}

}  // namespace onward::test

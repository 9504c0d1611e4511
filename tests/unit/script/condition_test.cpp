// What holds and what a value is: the evaluation of every line of the grammar (docs/format.md, section 5).
#include "script/condition.hpp"

#include "support/builders.hpp"
#include "support/catch.hpp"

using namespace onward;
using namespace onward::test;

namespace {

const Zone kParis = zone("Europe/Paris");

// Wednesday 2026-03-11, 22:30 in Paris.
const Instant kNow = moment("2026-03-11 22:30", kParis);

Instant days_ago(int days, const char* time = "12:00") {
    const Date today = day("2026-03-11");
    return to_instant(Date{today.days - days}, parse_time(time).value(), kParis);
}

TestContent content() {
    TestContent content;
    content.add(a_slot("mood_today", SlotType::integer, 0, 10))
        .add(a_slot("urge_today", SlotType::integer, 0, 10))
        .add(a_slot("share", SlotType::number))
        .add(a_slot("adult", SlotType::yes_no))
        .add(a_slot("crisis", SlotType::yes_no))
        .add(a_slot("name", SlotType::text))
        .add(a_slot("nickname", SlotType::text))
        .add(an_enum("harm", {"present", "possible", "absent"}))
        .add(an_enum("lonely", {"present", "possible", "absent"}))
        .add(an_enum("red", {"stop", "not_now", "clear"}))
        .add(an_enum("breakup_when", {"today", "week", "weeks"}))
        .add(an_enum("owns", {"yes", "some", "no"}))
        .add(a_slot("date_on", SlotType::date))
        .add(a_slot("nc_last", SlotType::date))
        .add(a_slot("at_time", SlotType::time))
        .add(a_slot("country", SlotType::country))
        .add(a_slot("date_name", SlotType::text));
    Slot past = a_slot("nc_past", SlotType::integer);
    past.otherwise = std::int64_t{0};
    content.add(past);
    Slot mood = a_list("mood", SlotType::integer);
    mood.min = 0;
    mood.max = 10;
    content.add(mood).add(a_list("reasons", SlotType::text)).add(a_list("days", SlotType::date));
    Slot ties = a_list("ties", SlotType::choice);
    ties.values = {"children", "home"};
    content.add(ties).add(a_list_of_group("dates", "hard_date"));
    content.group("flags", {"harm", "lonely"}).group("hard_date", {"date_on", "date_name"});
    content.texts = {"coach.help", "urge.hello"};
    content.name_condition("late", "local hour >= 22 or local hour < 6");
    content.name_condition("low", "last mood <= 3 and days since mood <= 1");
    content.name_condition("open", "not late and not low");
    content.name_value("nc_run", "days since nc_last");
    content.name_value("nc_total", "nc_past + nc_run");
    content.name_value("is_adult", "adult");
    content.name_value("last_tie", "last ties");
    return content;
}

struct World {
    TestContent content = ::content();
    Memory memory;
    std::map<TextId, std::uint32_t> said;
    Instant now = kNow;
    Zone zone = kParis;
    int words = 12, turns = 3, misses = 1;
    std::string last_end;
    bool saved = false;

    Facts facts() const {
        return {.slots = content.slots,
                .named = content.named,
                .memory = memory,
                .now = now,
                .zone = zone,
                .words = words,
                .turns = turns,
                .misses = misses,
                .last_end = last_end,
                .saved = saved,
                .said = &said};
    }
    bool holds(const char* condition) const { return onward::holds(content.condition(condition), facts()); }
    // As text; "-" where it is not set.
    std::string value(const char* text) const {
        const auto value = value_of(content.value(text), facts());
        return value ? to_string(*value) : "-";
    }
};

struct Row {
    const char* condition;
    bool held;
};
void check(const World& world, std::initializer_list<Row> rows) {
    for (const Row& row : rows) {
        INFO(row.condition);
        CHECK(world.holds(row.condition) == row.held);
    }
}
struct ValueRow {
    const char* value;
    const char* gives;
};
void check_values(const World& world, std::initializer_list<ValueRow> rows) {
    for (const ValueRow& row : rows) {
        INFO(row.value);
        CHECK(world.value(row.value) == row.gives);
    }
}

}  // namespace

TEST_CASE("numbers compare across their types", "[condition]") {
    World world;
    remember(world.memory, "mood_today", 4);
    remember(world.memory, "share", Value{4.0});
    check(world, {{"mood_today = 4", true},     {"mood_today = 5", false},    {"mood_today != 5", true},
                  {"mood_today != 4", false},   {"mood_today < 5", true},     {"mood_today < 4", false},
                  {"mood_today <= 4", true},    {"mood_today <= 3", false},   {"mood_today > 3", true},
                  {"mood_today > 4", false},    {"mood_today >= 4", true},    {"mood_today >= 5", false},
                  {"mood_today = share", true}, {"share < 4.5", true},        {"4.5 > mood_today", true},
                  {"mood_today >= 3.5", true},  {"mood_today = 1|4|7", true}, {"mood_today = 1|2", false},
                  {"mood_today != 1|4", false}, {"share > -1", true},         {"-1.5 < share", true}});
}

TEST_CASE("integers beyond what a double can hold are still told apart", "[condition]") {
    World world;
    remember(world.memory, "nc_past", Value{std::int64_t{9007199254740993}});
    check(world, {{"nc_past = 9007199254740993", true},
                  {"nc_past = 9007199254740992", false},
                  {"nc_past > 9007199254740992.0", true}});
}

TEST_CASE("integers stay integers, and a sum beyond 64 bits is not set", "[condition]") {
    World world;
    remember(world.memory, "nc_past", Value{std::int64_t{9223372036854775807}});
    remember(world.memory, "mood_today", 7);
    check_values(world, {{"mood_today + 1", "8"},
                         {"mood_today - 10", "-3"},
                         {"mood_today + 0.5", "7.5"},
                         {"1 + 2 - 4", "-1"},
                         {"nc_past + 1", "-"},
                         {"nc_past - -1", "-"},
                         {"nc_past - 1", "9223372036854775806"}});
}

TEST_CASE("what is not set makes every comparison false, but for `!=`, which is its opposite",
          "[condition]") {
    World world;
    check(world, {{"mood_today = 4", false},
                  {"mood_today < 4", false},
                  {"mood_today <= 4", false},
                  {"mood_today > 4", false},
                  {"mood_today >= 4", false},
                  {"mood_today != 4", true},
                  {"not mood_today = 4", true},
                  {"mood_today = urge_today", false},
                  {"mood_today != urge_today", true},
                  {"mood_today + 1 > 0", false},
                  {"harm = present|possible|absent", false},
                  {"harm != present|possible|absent", true},
                  {"name = nickname", false},
                  {"last_end = done", false},
                  {"country = IE", false}});
}

TEST_CASE("`otherwise` stands for a value that is not set, and `is set` still knows", "[condition]") {
    World world;
    remember(world.memory, "nc_last", Value{day("2026-03-01")});
    check(world, {{"nc_past = 0", true}, {"nc_past is set", false}, {"nc_past is not set", true}});
    check_values(world, {{"nc_total", "10"}, {"nc_past + 5", "5"}});
    remember(world.memory, "nc_past", 30);
    check_values(world, {{"nc_total", "40"}});
}

TEST_CASE("and, or, not and brackets bind as the grammar says", "[condition]") {
    World world;
    remember(world.memory, "adult", Value{true});
    remember(world.memory, "crisis", Value{false});
    check(world, {{"adult", true},
                  {"crisis", false},
                  {"not crisis", true},
                  {"adult or crisis and crisis", true},
                  {"(adult or crisis) and crisis", false},
                  {"not crisis and adult", true},
                  {"not (adult and crisis)", true},
                  {"not adult or adult", true},
                  {"not (adult or adult)", false},
                  {"adult and adult and crisis", false},
                  {"crisis or crisis or adult", true},
                  {"is_adult", true},
                  {"not is_adult", false}});
}

TEST_CASE("yes_no slots compare with yes and no, and stand alone", "[condition]") {
    World world;
    check(world, {{"adult", false}, {"adult = yes", false}, {"adult = no", false}, {"adult != no", true}});
    remember(world.memory, "adult", Value{false});
    check(world, {{"adult", false}, {"adult = yes", false}, {"adult = no", true}, {"adult is set", true}});
}

TEST_CASE("beside an enum a word is first its value", "[condition]") {
    World world;
    remember(world.memory, "breakup_when", "today");
    remember(world.memory, "owns", "yes");
    remember(world.memory, "adult", Value{true});
    remember(world.memory, "harm", "possible");
    remember(world.memory, "lonely", "possible");
    remember(world.memory, "country", "IE");
    check(world, {{"breakup_when = today", true},
                  {"today = breakup_when", true},
                  {"breakup_when = today|week", true},
                  {"breakup_when = week|weeks", false},
                  {"breakup_when != today", false},
                  {"owns = yes", true},
                  {"yes = owns", true},
                  {"owns = no|some", false},
                  {"adult = yes", true},
                  {"harm = lonely", true},
                  {"harm != lonely", false},
                  {"possible = harm", true},
                  {"country = IE", true},
                  {"country != GB", true},
                  {"today > 2026-03-10", true}});
}

TEST_CASE("is set: slots, lists with an entry, and groups of which every slot is set", "[condition]") {
    World world;
    check(world, {{"harm is set", false}, {"flags is set", false}, {"mood is set", false}});
    remember(world.memory, "harm", "absent");
    append(world.memory, "mood", 3);
    check(world, {{"harm is set", true},
                  {"harm is not set", false},
                  {"flags is set", false},
                  {"flags is not set", true},
                  {"mood is set", true}});
    remember(world.memory, "lonely", "absent");
    world.memory.lists[SlotId{"mood"}].entries.clear();
    check(world, {{"flags is set", true}, {"mood is set", false}, {"days since mood >= 0", false}});
}

TEST_CASE("includes looks for a value in a list", "[condition]") {
    World world;
    check(world, {{"ties includes home", false}, {"mood includes 3", false}});
    append(world.memory, "ties", "children");
    append(world.memory, "mood", 3);
    append(world.memory, "days", Value{day("2026-05-01")});
    check(world, {{"ties includes children", true},
                  {"ties includes home", false},
                  {"not ties includes home", true},
                  {"mood includes 3", true},
                  {"mood includes 4", false},
                  {"days includes 2026-05-01", true}});
}

TEST_CASE("said, saved and last_end tell what has been", "[condition]") {
    World world;
    check(world, {{"said urge.hello", false}, {"saved", false}, {"last_end = done", false}});
    world.said[TextId{"urge.hello"}] = 1;
    world.said[TextId{"coach.help"}] = 0;
    world.saved = true;
    world.last_end = "skipped";
    check(world, {{"said urge.hello", true},
                  {"said coach.help", false},
                  {"saved", true},
                  {"not saved", false},
                  {"last_end = skipped", true},
                  {"last_end = done|cancelled", false}});
}

TEST_CASE("words, turns and misses are those of now", "[condition]") {
    const World world;
    check_values(world, {{"words", "12"}, {"turns", "3"}, {"misses", "1"}});
    check(world, {{"words >= 12 and turns < 4 and misses = 1", true}});
}

TEST_CASE("hour, weekday and today are those of the user's wall", "[condition]") {
    World world;
    check_values(world, {{"local hour", "22"}, {"local weekday", "3"}, {"today", "2026-03-11"}});
    world.zone = zone("Asia/Tokyo");
    check_values(world, {{"local hour", "6"}, {"local weekday", "4"}, {"today", "2026-03-12"}});
    world.now = moment("2026-03-15 00:00", kParis);
    world.zone = kParis;
    check_values(world, {{"local hour", "0"}, {"local weekday", "7"}});
}

TEST_CASE("dates are reckoned in days", "[condition]") {
    World world;
    remember(world.memory, "date_on", Value{day("2026-03-01")});
    remember(world.memory, "at_time", Value{parse_time("08:30").value()});
    check_values(world, {{"date_on + 1", "2026-03-02"},
                         {"date_on - 1", "2026-02-28"},
                         {"today - date_on", "10"},
                         {"date_on - today", "-10"},
                         {"today + 1", "2026-03-12"},
                         {"today + 0.9", "2026-03-11"},
                         {"today - 0.9", "2026-03-10"},
                         {"date_on + 3000000", "-"},
                         {"date_on - 3000000", "-"},
                         {"nc_last + 1", "-"},
                         {"date_on + mood_today", "-"}});
    check(world, {{"date_on < today", true},
                  {"date_on = 2026-03-01", true},
                  {"date_on >= today - 9", false},
                  {"date_on >= today - 10", true},
                  {"at_time = 08:30", true},
                  {"at_time = 8:30", true},
                  {"at_time < 12:00", true},
                  {"at_time > 23:59", false}});
}

TEST_CASE("days since a date slot are counted from the date in it, of any other from when it was written",
          "[condition]") {
    World world;
    check_values(world, {{"days since nc_last", "-"},
                         {"days since red", "-"},
                         {"days since mood", "-"},
                         {"hours since crisis", "-"}});
    remember(world.memory, "nc_last", Value{day("2026-03-11")}, days_ago(300));
    remember(world.memory, "red", "clear", days_ago(7, "23:59"));
    append(world.memory, "mood", 3, days_ago(1, "23:59"));
    check_values(world, {{"days since nc_last", "0"}, {"days since red", "7"}, {"days since mood", "1"}});
    check(world, {{"days since red <= 7", true}, {"days since red < 7", false}});
    remember(world.memory, "nc_last", Value{day("2026-03-12")});
    check_values(world, {{"days since nc_last", "-1"}});
}

TEST_CASE("a day begins at the user's midnight, across daylight saving too", "[condition]") {
    World world;  // Paris loses the hour from 2 to 3 on Sunday 2026-03-29 and has it twice on 2026-10-25
    struct {
        const char* written;
        const char* now;
        const char* days;
        const char* hours;
    } const rows[] = {
        {"2026-03-28 23:59", "2026-03-29 00:00", "1", "0"},
        {"2026-03-29 00:00", "2026-03-29 23:59", "0", "22"},
        {"2026-03-28 12:00", "2026-03-29 12:00", "1", "23"},
        {"2026-03-28 12:00", "2026-03-29 13:00", "1", "24"},
        {"2026-10-24 12:00", "2026-10-25 12:00", "1", "25"},
        {"2026-10-25 00:00", "2026-10-25 23:59", "0", "24"},
        {"2026-10-24 23:59", "2026-10-25 23:59", "1", "25"},
        {"2026-10-01 08:00", "2026-11-01 07:59", "31", "744"},
    };
    for (const auto& row : rows) {
        INFO(row.written << " to " << row.now);
        world.now = moment(row.now, kParis);
        remember(world.memory, "crisis", Value{true}, moment(row.written, kParis));
        CHECK(world.value("days since crisis") == row.days);
        CHECK(world.value("hours since crisis") == row.hours);
    }
}

TEST_CASE("hours since are whole hours that have passed, of a date since its midnight", "[condition]") {
    World world;
    remember(world.memory, "crisis", Value{true}, kNow - std::chrono::minutes{24 * 60 - 1});
    check(world, {{"hours since crisis < 24", true}});
    remember(world.memory, "crisis", Value{true}, kNow - std::chrono::minutes{24 * 60});
    check(world, {{"hours since crisis < 24", false}, {"hours since crisis = 24", true}});
    remember(world.memory, "nc_last", Value{day("2026-03-11")});
    check_values(world, {{"hours since nc_last", "22"}});
}

TEST_CASE("a list is counted whole, over days, or of its last entries", "[condition]") {
    World world;
    check_values(world, {{"count mood", "0"},
                         {"count mood over 7 days", "0"},
                         {"average mood of last 3", "-"},
                         {"highest mood over 7 days", "-"},
                         {"last mood", "-"}});
    // by days before today: 20, 14, 13, 7, 6, 1, 0
    append(world.memory, "mood", 1, days_ago(20));
    append(world.memory, "mood", 9, days_ago(14, "23:59"));
    append(world.memory, "mood", 2, days_ago(13, "00:00"));
    append(world.memory, "mood", 4, days_ago(7, "23:59"));
    append(world.memory, "mood", 7, days_ago(6, "00:00"));
    append(world.memory, "mood", 8, days_ago(1));
    append(world.memory, "mood", 6, days_ago(0, "00:00"));
    check_values(world, {{"count mood", "7"},
                         {"count mood over 1 day", "1"},
                         {"count mood over 2 days", "2"},
                         {"count mood over 6 days", "2"},
                         {"count mood over 7 days", "3"},
                         {"count mood over 8 days", "4"},
                         {"count mood over 7 days ending 7 days ago", "2"},
                         {"count mood over 7 days ending 8 days ago", "2"},
                         {"count mood over 6 days ending 8 days ago", "1"},
                         {"count mood over 7 days ending 0 days ago", "3"},
                         {"count mood of last 2", "2"},
                         {"count mood of last 99", "7"},
                         {"average mood over 7 days", "7"},
                         {"average mood over 7 days ending 7 days ago", "3"},
                         {"average mood of last 2", "7"},
                         {"average mood of last 3", "7"},
                         {"highest mood over 7 days", "8"},
                         {"highest mood of last 1", "6"},
                         {"highest mood of last 99", "9"},
                         {"lowest mood over 7 days", "6"},
                         {"lowest mood of last 99", "1"},
                         {"last mood", "6"}});
    check(world, {{"average mood over 7 days - average mood over 7 days ending 7 days ago >= 4", true},
                  {"average mood of last 4 > 6.2", true},
                  {"average mood of last 4 > 6.3", false}});
}

TEST_CASE("a group is counted by what is set, or by what has one of the values", "[condition]") {
    World world;
    check_values(world, {{"count flags", "0"}, {"count flags are present", "0"}});
    remember(world.memory, "harm", "present");
    check_values(world, {{"count flags", "1"},
                         {"count flags are present", "1"},
                         {"count flags are absent", "0"},
                         {"count flags are possible|present", "1"}});
    remember(world.memory, "lonely", "possible");
    check(world, {{"count flags are present >= 1", true},
                  {"count flags are present|possible = 2", true},
                  {"count flags are absent >= 1", false},
                  {"count flags = 2", true}});
}

TEST_CASE("next is the earliest date that is not past, also of entries of a group", "[condition]") {
    World world;
    check_values(world, {{"next days", "-"}, {"next dates", "-"}});
    append(world.memory, "days", Value{day("2026-04-01")});
    append(world.memory, "days", Value{day("2026-03-10")});
    append(world.memory, "days", Value{day("2026-03-12")});
    check_values(world,
                 {{"next days", "2026-03-12"}, {"next days - today", "1"}, {"last days", "2026-03-12"}});
    append(world.memory, "days", Value{day("2026-03-11")});
    check_values(world, {{"next days", "2026-03-11"}});
    append_group(world.memory, "dates", {{"date_on", day("2026-03-10")}});
    check_values(world, {{"next dates", "-"}});
    append_group(world.memory, "dates", {{"date_name", std::string("no date")}});
    append_group(world.memory, "dates", {{"date_on", day("2026-12-24")}, {"date_name", std::string("Eve")}});
    check_values(world, {{"next dates", "2026-12-24"}, {"count dates", "3"}});
}

TEST_CASE("named conditions and values are what they stand for", "[condition]") {
    World world;
    check(world, {{"late", true}, {"open", false}, {"not late", false}});
    world.now = moment("2026-03-11 12:00", kParis);
    check(world, {{"late", false}, {"open", true}});
    append(world.memory, "mood", 2, days_ago(0));
    check(world, {{"low", true}, {"open", false}});
    append(world.memory, "ties", "home");
    check(world, {{"last_tie = home", true}, {"last_tie = children", false}});
}

TEST_CASE("a circle of names ends, and so does what would cost for ever", "[condition]") {
    World world;
    NamedExpressions& named = world.content.named;
    named.expressions["round"] = Expression{.kind = Expression::Kind::named, .name = "round"};
    named.types["round"] = ValueType::condition;
    check(world, {{"round", false}, {"not round", true}});

    // Each name asks twice for the one before: 2^60 steps, if they were taken.
    named.expressions["n0"] = world.content.value("mood_today");
    named.types["n0"] = ValueType::number;
    for (int i = 1; i <= 60; ++i) {
        const Expression before{.kind = Expression::Kind::named, .name = "n" + std::to_string(i - 1)};
        const std::string name = "n" + std::to_string(i);
        named.expressions[name] = Expression{.kind = Expression::Kind::add, .arguments = {before, before}};
        named.types[name] = ValueType::number;
    }
    remember(world.memory, "mood_today", 1);
    check_values(world, {{"n3", "8"}, {"n60", "-"}});
    check(world, {{"n60 > 0", false}});
}

TEST_CASE("a value of a type that the slot no longer has is not set to a condition", "[condition]") {
    World world;  // adopt() drops such values; a condition does not rely on it
    remember(world.memory, "mood_today", "seven");
    remember(world.memory, "adult", 1);
    remember(world.memory, "nc_last", "yesterday");
    append(world.memory, "mood", "low");
    check(world, {{"mood_today >= 0", false}, {"adult", false}, {"adult = no", false}});
    check_values(world,
                 {{"days since nc_last", "-"}, {"average mood of last 3", "-"}, {"mood_today + 1", "-"}});
}

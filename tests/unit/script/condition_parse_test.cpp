// What an author is told about a condition that is none: where, what, and how to mend it.
#include "script/condition.hpp"
#include "support/builders.hpp"
#include "support/catch.hpp"

using namespace onward;
using namespace onward::test;

namespace {

TestContent content() {
    TestContent content;
    content.add(a_slot("mood_today", SlotType::integer, 0, 10))
        .add(a_slot("adult", SlotType::yes_no))
        .add(a_slot("name", SlotType::text))
        .add(a_slot("zone", SlotType::zone))
        .add(a_slot("country", SlotType::country))
        .add(a_slot("ex_pronouns", SlotType::pronoun))
        .add(an_enum("harm", {"present", "possible", "absent"}))
        .add(an_enum("red", {"stop", "clear"}))
        .add(an_enum("breakup_when", {"today", "week"}))
        .add(a_slot("date_on", SlotType::date))
        .add(a_slot("at_time", SlotType::time))
        .add(a_list("mood", SlotType::integer))
        .add(a_list("reasons", SlotType::text))
        .add(a_list("days", SlotType::date))
        .add(a_list_of_group("dates", "hard_date"));
    content.slots.slots[SlotId{"mood"}].min = 0;
    content.slots.slots[SlotId{"mood"}].max = 10;
    content.group("flags", {"harm", "adult"}).group("hard_date", {"date_on", "name"});
    content.slots.pronouns = {{"they", {{"they", "they"}}}, {"she", {{"they", "she"}}}};
    content.texts = {"coach.help"};
    content.name_condition("late", "local hour >= 22");
    content.name_value("nc_run", "days since date_on");
    content.name_value("last_mood", "last mood");
    return content;
}

struct Row {
    const char* text;
    std::size_t at;
    const char* says;
};

}  // namespace

TEST_CASE("an error in a condition says where it is and how to mend it", "[condition]") {
    const TestContent content = ::content();
    const Row rows[] = {
        // names
        {"mood_todya >= 7", 0, R"("mood_todya" is not defined; did you mean "mood_today"?)"},
        {"adult and lat", 10, R"("lat" is not defined; did you mean "late"?)"},
        {"count flgas = 1", 6, R"("flgas" is not defined; did you mean "flags"?)"},
        {"days since dat_on > 1", 11, R"(did you mean "date_on"?)"},
        {"harm_ is set", 0, R"(did you mean "harm"?)"},
        {"said coach.helpp", 5, R"(no text is named "coach.helpp")"},
        {"late is set", 0, "`is set` asks about a slot or a group"},
        // enums
        {"harm = presnt", 7, R"("presnt" is no value of "harm"; did you mean "present"?)"},
        {"harm = zzz", 7, R"((its values: present, possible, absent))"},
        {"harm = present|clear", 15, R"("clear" is no value of "harm")"},
        {"presnt = harm", 0, R"("presnt" is no value of "harm"; did you mean "present"?)"},
        {"harm = yes", 7, R"("yes" is no value of "harm")"},
        {"harm = 3", 5, R"(these can not be compared (its values: present, possible, absent))"},
        {"harm = red", 5, R"("harm" and "red" have no value in common)"},
        {"harm < present", 5, "which has no order"},
        {"country = ie", 10, "two capital letters"},
        {"ex_pronouns = sie", 14, R"(did you mean "she"?)"},
        {"last_end = don", 11, R"(did you mean "done"?)"},
        {"count flags are presnt", 16,
         R"(no slot of "flags" has the value "presnt"; did you mean "present"?)"},
        {"count flags are >= 1", 16, "after `are` comes a value"},
        // types
        {"mood_today = yes", 11, "these can not be compared"},
        {"mood_today", 0, "\"mood_today\" is a number: compare it, or write `mood_today is set`"},
        {"nc_run", 0, "\"nc_run\" is a number: compare it"},
        {"5", 0, "a value is no condition"},
        {"late = yes", 5, "\"late\" is a condition: it is not compared"},
        {"adult < yes", 6, "which has no order"},
        {"date_on > 3", 8, "days are counted by `days since` or `date - today`"},
        {"name < name", 5, "which has no order"},
        {"date_on + date_on = 1", 8, "can not be reckoned"},
        {"1 + date_on > today", 2, "write the date first"},
        {"at_time + 1 > at_time", 8, "can not be reckoned"},
        {"adult + 1 > 1", 6, "can not be reckoned"},
        {"mood > 3", 0, "\"mood\" is a list: write `count mood`"},
        {"flags > 3", 0, "\"flags\" is a group: write `count flags`"},
        {"count mood_today > 3", 6, "`count` wants a list or a group"},
        {"count mood are 3", 11, "for a list write `includes`"},
        {"days since flags > 1", 11, "\"flags\" is a group"},
        {"mood_today includes 3", 0, "`includes` wants a list; \"mood_today\" holds one value"},
        {"reasons includes x", 8, "the user's own text"},
        {"dates includes 3", 6, "holds several values"},
        {"mood includes yes", 14, R"("yes" is)"},
        {"average reasons of last 3 > 1", 8, "wants a list of numbers"},
        {"highest mood > 3", 13, "say which entries: `over 7 days` or `of last 7`"},
        {"last mood_today > 3", 5, "`last` wants a list"},
        {"last dates > 3", 5, "holds several values"},
        {"next mood > today", 5, "wants a list with dates"},
        {"name = hello", 7, "beside a text stands another text slot"},
        // limits
        {"mood_today >= 11", 14, R"(11 is outside the limits of "mood_today" (0 to 10))"},
        {"-1 < mood_today", 0, "outside the limits"},
        {"last mood = 12", 12, R"(outside the limits of "last mood" (0 to 10))"},
        {"average mood of last 3 > 10.5", 25, "outside the limits"},
        {"mood_today = 1|11", 15, "outside the limits"},
        {"local hour >= 24", 14, "(0 to 23)"},
        {"local weekday = 0", 16, "(1 to 7)"},
        // windows
        {"count mood over 0 days = 1", 16, "a whole number from 1 to 36600"},
        {"count mood over 36601 days = 1", 16, "a whole number from 1 to 36600"},
        {"count mood over 7 = 1", 18, "after `over N` comes `days`"},
        {"count mood over 7 days ending 7 days = 1", 37, "comes `days ago`"},
        {"count mood of 7 = 1", 14, "after `of` comes `last`"},
        {"count mood of last x = 1", 19, "a whole number"},
        {"count mood over 1.5 days = 1", 16, "a whole number"},
        // syntax
        {"", 0, "a condition is wanted here"},
        {"   ", 3, "a condition is wanted here"},
        {"adult and", 9, "a condition is wanted here"},
        {"adult or or late", 9, ""},
        {"not not adult", 4, "one `not` is enough"},
        {"(adult", 6, "the bracket is not closed"},
        {"adult)", 5, "\")\" is not expected here"},
        {"()", 1, ""},
        {"adult late", 6, "\"late\" is not expected here; conditions are joined by `and` or `or`"},
        {"mood_today = ", 13, "a value is wanted here"},
        {"mood_today 5", 0, "compare it"},
        {"1 < mood_today < 5", 15, "one comparison at a time"},
        {"mood_today < 3|4", 14, "`|` stands only after"},
        {"harm is present", 8, "a value is compared with `=`"},
        {"local time > 3", 6, "after `local` comes `hour` or `weekday`"},
        {"said", 4, "after `said` comes the name of a text"},
        {"days since", 10, "after `since` comes a slot"},
        {"mood_today == 3", 11, "write one `=`"},
        {"adult && late", 6, "write `and`"},
        {"adult || late", 6, "write `or`"},
        {"!adult", 0, "write `not`"},
        {"mood_today <> 3", 11, "write `!=`"},
        {"mood_today \xE2\x89\xA5 3", 11, "write `>=`"},
        {"harm = \"present\"", 7, "words stand without quotes"},
        {"{mood_today} > 3", 0, "without braces"},
        {"mood_today * 2 > 3", 11, "only `+` and `-`"},
        {"days since date_on > 7d", 21, "a condition counts in numbers"},
        {"mood_today > 3abc", 13, "neither a number nor a name"},
        {"date_on = 2026-02-30", 10, "no day of the calendar"},
        {"at_time = 25:00", 10, "no time of the day"},
        {"mood_today > 99999999999999999999", 13, "too large a number"},
        {"mood_today > -today", 13, ""},
        {"date_on > -2026-01-01", 10, "only a number can be negative"},
        {"adult $ late", 6, "no meaning in a condition"},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        const auto parsed = parse_condition(row.text, content.names());
        REQUIRE_FALSE(parsed);
        INFO(parsed.error().what);
        CHECK(parsed.error().at == row.at);
        CHECK_THAT(parsed.error().what, ContainsSubstring(row.says));
        CHECK_FALSE(parsed.error().what.empty());
    }
}

TEST_CASE("the conditions of the format's own examples are read", "[condition]") {
    TestContent content = ::content();
    content.add(an_enum("safety", {"unsafe", "ok"})).add(a_slot("nc_past", SlotType::integer));
    for (const char* text : {
             "mood_today <= 2",
             "adult = no",
             "not late",
             "name is set",
             "harm = present|possible",
             "count flags = 0",
             "flags is set and days since red <= 7",
             "count flags are present >= 1",
             "count mood over 7 days ending 7 days ago >= 3 and average mood of last 7 >= 5",
             "not late and not (last mood <= 3 and days since mood <= 1) and not hours since adult < 24",
             "said coach.help or saved",
             "today + 1 > date_on",
             "today - date_on >= 30",
             "last_mood <= 3",
             "local hour >= 22\n   or local hour < 6",
             // the edges of the limits are inside
             "mood_today <= 10",
             "mood_today >= 0",
             "10 = mood_today|0",
             "local hour = 23|0",
             "local weekday = 7|1",
             "last mood < 10 and average mood of last 3 > 0",
         }) {
        INFO(text);
        const auto parsed = parse_condition(text, content.names());
        if (!parsed) FAIL(parsed.error().what);
        CHECK(type_of(*parsed, content.names()) != ValueType::number);
    }
}

TEST_CASE("values have types, and a condition is none", "[condition]") {
    const TestContent content = ::content();
    struct {
        const char* text;
        ValueType type;
    } const rows[] = {
        {"3", ValueType::number},
        {"3.5", ValueType::number},
        {"yes", ValueType::yes_no},
        {"12:00", ValueType::time},
        {"2026-03-02", ValueType::date},
        {"today + 1", ValueType::date},
        {"today - date_on", ValueType::number},
        {"date_on - 1", ValueType::date},
        {"name", ValueType::text},
        {"harm", ValueType::choice},
        {"last_end", ValueType::choice},
        {"country", ValueType::choice},
        {"nc_run + 1", ValueType::number},
        {"last mood", ValueType::number},
        {"next dates", ValueType::date},
        {"next days", ValueType::date},
        {"count flags", ValueType::number},
        {"adult", ValueType::yes_no},
        {"at_time", ValueType::time},
        {"zone", ValueType::text},
    };
    for (const auto& row : rows) {
        INFO(row.text);
        const auto parsed = parse_value(row.text, content.names());
        if (!parsed) FAIL(parsed.error().what);
        CHECK(type_of(*parsed, content.names()) == row.type);
    }
    for (const char* text : {"mood_today > 3", "mood_today 3", "", "3 +", "saved"}) {
        INFO(text);
        CHECK_FALSE(parse_value(text, content.names()));
    }
}

TEST_CASE("what is set must fit the slot that it is set to", "[condition]") {
    const TestContent content = ::content();
    struct {
        const char* slot;
        const char* value;
        const char* error;  // empty: it fits
    } const rows[] = {
        {"harm", "present", ""},
        {"harm", "harm", ""},
        {"harm", "presnt", R"(did you mean "present"?)"},
        {"harm", "red", "has values that \"harm\" lacks"},
        {"harm", "3", "holds a word of an enum"},
        {"breakup_when", "today", ""},
        {"date_on", "today", ""},
        {"date_on", "today + 7", ""},
        {"date_on", "7", "holds a date"},
        {"adult", "yes", ""},
        {"adult", "late", "this is a condition"},
        {"adult", "present", "is not defined"},
        {"mood_today", "mood_today + 1", ""},
        {"mood_today", "10", ""},
        {"mood_today", "11", "outside the limits"},
        {"mood_today", "3.5", "whole numbers"},
        {"mood_today", "average mood of last 3", ""},
        {"at_time", "8:30", ""},
        {"name", "name", ""},
        {"name", "hello", "beside a text stands another text slot"},
        {"name", "zone", "slot of type zone only"},
        {"name", "3", "takes the text of another slot"},
        {"country", "IE", ""},
        {"country", "harm", "lacks"},
        {"ex_pronouns", "she", ""},
        {"ex_pronouns", "xe", "no value of"},
        {"mood", "3", "is a list: use `add`"},
    };
    for (const auto& row : rows) {
        INFO(row.slot << ": " << row.value);
        const auto parsed =
            parse_value_for(*content.slots.find(SlotId{row.slot}), row.value, content.names());
        if (*row.error) {
            REQUIRE_FALSE(parsed);
            CHECK_THAT(parsed.error().what, ContainsSubstring(row.error));
        } else {
            if (!parsed) FAIL(parsed.error().what);
            CHECK(parsed);
        }
    }
    const auto literal =
        parse_value_for(*content.slots.find(SlotId{"breakup_when"}), "today", content.names());
    CHECK(literal->literal == Value{std::string("today")});
}

TEST_CASE("`a != b` is told from `a = b`, and a tree keeps what was written", "[condition]") {
    const TestContent content = ::content();
    CHECK_FALSE(content.condition("harm = present") == content.condition("harm != present"));
    CHECK(content.condition("harm = present") == content.condition(" harm=present "));
    CHECK_FALSE(content.condition("count mood over 7 days = 1") ==
                content.condition("count mood over 7 days ending 7 days ago = 1"));
    int slots = 0;
    visit_all(content.condition("harm = present and (not mood_today > 3 or adult)"),
              [&](const Expression& inner) { slots += inner.kind == Expression::Kind::slot; });
    CHECK(slots == 3);
}

TEST_CASE("names_in finds what may be a name, whether it is known or not", "[condition]") {
    CHECK(names_in("not late and days since mood < 3 or whatever = today") ==
          std::set<std::string>{"late", "mood", "whatever"});
    CHECK(names_in("a $ b").empty());
    CHECK(is_reserved("today"));
    CHECK(is_reserved("ago"));
    CHECK_FALSE(is_reserved("mood_today"));
}

TEST_CASE("hostile conditions are refused in good order", "[condition]") {
    const TestContent content = ::content();
    const auto refused = [&](const std::string& text) {
        const auto parsed = parse_condition(text, content.names());
        return parsed ? std::string() : parsed.error().what;
    };
    const auto in_brackets = [](int depth) {
        return std::string(static_cast<std::size_t>(depth), '(') + "adult" +
               std::string(static_cast<std::size_t>(depth), ')');
    };
    CHECK(refused(in_brackets(kMaxConditionDepth)).empty());
    CHECK_THAT(refused(in_brackets(kMaxConditionDepth + 1)), ContainsSubstring("brackets in brackets"));
    std::string nested;
    for (int i = 0; i < 600; ++i) nested += "not (";
    CHECK_THAT(refused(nested), ContainsSubstring("brackets in brackets"));
    CHECK_THAT(refused(std::string(kMaxConditionLength + 1, ' ')), ContainsSubstring("longer than"));
    std::string chain = "adult";
    while (chain.size() + 9 < kMaxConditionLength) chain += " or adult";
    CHECK(refused(chain).empty());
    CHECK_FALSE(refused(std::string("adult\0or", 8)).empty());
    CHECK_FALSE(refused("\xFF\xFE").empty());

    // Every cut and every single wrong byte of a good condition is answered by a tree or by one error inside.
    const std::string good =
        "not (harm = present|possible) and count mood over 7 days ending 7 days ago >= -1.5";
    for (std::size_t i = 0; i < good.size(); ++i) {
        for (const std::string& text :
             {good.substr(0, i), good.substr(i), good.substr(0, i) + "\x01" + good.substr(i + 1),
              good.substr(0, i) + "(" + good.substr(i), good.substr(0, i) + "-" + good.substr(i)}) {
            const auto parsed = parse_condition(text, content.names());
            if (parsed) continue;
            INFO(text);
            CHECK(parsed.error().at <= text.size());
            CHECK_FALSE(parsed.error().what.empty());
        }
    }
}

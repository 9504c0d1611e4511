// The tables read "what a user writes -> what is found", for one entity at a time. Now is Wednesday, 4 March
// 2026, 21:30 on the user's wall.
#include "nlu/entities.hpp"

#include <random>

#include "base/text.hpp"
#include "support/catch.hpp"

using namespace onward;

namespace {

LocalTime now() { return {.date = *parse_date("2026-03-04"), .time = *parse_time("21:30"), .weekday = 3}; }

// "7", "3..4", "2026-03-01 rough", "2025-04-12 > 2026-04-12 unclear"; several finds are parted by ", ".
std::string shown(const FoundEntity& found) {
    std::string text = to_string(found.value);
    if (found.high) text += ".." + to_string(*found.high);
    if (found.future) text += " > " + to_string(*found.future);
    if (found.unclear) text += " unclear";
    if (found.rough) text += " rough";
    return text;
}
std::vector<FoundEntity> all(std::string_view written, std::string_view entity,
                             const std::vector<EntityDefinition>& definitions = {}) {
    std::vector<FoundEntity> finds;
    for (FoundEntity& found : find_entities(normalise(written), definitions, now()))
        if (found.entity == EntityId{entity}) finds.push_back(std::move(found));
    return finds;
}
std::string read(std::string_view entity, std::string_view written,
                 const std::vector<EntityDefinition>& definitions = {}) {
    std::string text;
    for (const FoundEntity& found : all(written, entity, definitions))
        text += (text.empty() ? "" : ", ") + shown(found);
    return text;
}

struct Case {
    std::string_view written;
    std::string_view found;
};
void check(std::string_view entity, const std::vector<Case>& cases) {
    for (const Case& c : cases) {
        CAPTURE(entity, c.written);
        CHECK(read(entity, c.written) == c.found);
    }
}

double share(std::string_view entity, std::string_view written) {
    const auto finds = all(written, entity);
    return finds.empty() ? -1 : finds.front().share;
}
std::string part(std::string_view entity, std::string_view written) {
    const auto finds = all(written, entity);
    if (finds.empty()) return "nothing";
    return std::string(
        written.substr(finds.front().span.begin, finds.front().span.end - finds.front().span.begin));
}

EntityDefinition mood() {
    const auto integer = [](int number) { return Value{std::int64_t{number}}; };
    return {.id = EntityId{"mood"},
            .type = "integer",
            .from = EntityId{"number"},
            .words = {{"terrible", integer(1)},
                      {"bad", integer(3)},
                      {"okay", integer(6)},
                      {"ok-ish", integer(5)},
                      {"good", integer(7)},
                      {"really good", integer(9)},
                      {"not great", integer(4)},
                      {"great", integer(9)}}};
}

}  // namespace

TEST_CASE("a number is found in digits and in words", "[nlu][entities]") {
    check("number", {
                        {"7", "7"},
                        {"7/10", "7"},
                        {"7 / 10", "7"},
                        {"7 out of 10", "7"},
                        {"seven out of ten", "7"},
                        {"4/5", "8"},
                        {"80 out of 100", "8"},
                        {"about a 4", "4"},
                        {"4ish", "4"},
                        {"4-ish", "4"},
                        {"maybe a 4?", "4"},
                        {"like a solid 6 i guess", "6"},
                        {"between 3 and 4", "3..4"},
                        {"between three and four", "3..4"},
                        {"3-4", "3..4"},
                        {"3 or 4", "3..4"},
                        {"5 to 3", "3..5"},
                        {"on a scale of 1 to 10 i'd say 4", "4"},
                        {"zero", "0"},
                        {"twenty-one", "21"},
                        {"a hundred", "100"},
                        {"two hundred and five", "205"},
                        {"a thousand", "1000"},
                        {"two and a half", "2.5"},
                        {"three point five", "3.5"},
                        {"3.5", "3.5"},
                        {"3,5", "3.5"},
                        {"1,000", "1000"},
                        {"-5", "-5"},
                        {"11", "11"},
                        {"#3", "3"},
                        {"7️⃣", "7"},
                        {"we have 2 kids and 3 dogs", "2, 3"},
                    });
}

TEST_CASE("what only looks like a number is none", "[nlu][entities]") {
    check("number", {
                        {"half", ""},
                        {"no one called", ""},
                        {"the second one", ""},
                        {"this one hurts", ""},
                        {"one day he will see", ""},
                        {"24/7", ""},
                        {"12/4", ""},
                        {"20:00", ""},
                        {"8pm", ""},
                        {"10min", ""},
                        {"2026-03-02", ""},
                        {"3rd", ""},
                        {"99999999999999999999", ""},
                        {"1.2.3.4", ""},
                        {"i want to", ""},
                    });
    CHECK(read("number", "one") == "1");
    CHECK(read("number", "maybe a one") == "1");
    CHECK(read("number", "one or two") == "1..2");
}

TEST_CASE("a duration is found in minutes", "[nlu][entities]") {
    check("duration", {
                          {"10 minutes", "10"},
                          {"10min", "10"},
                          {"10 mins", "10"},
                          {"2h", "120"},
                          {"half an hour", "30"},
                          {"an hour and a half", "90"},
                          {"two weeks", "20160"},
                          {"a month", "43200"},
                          {"3 yrs", "1576800"},
                          {"2-3 weeks", "20160..30240"},
                          {"two or three days", "2880..4320"},
                          {"1 year and 3 months", "655200"},
                          {"2 hours 30 minutes", "150"},
                          {"a couple of weeks", "20160 rough"},
                          {"a few days", "4320 rough"},
                          {"30 seconds", "1"},
                          {"day 5", ""},
                          {"three times a day", ""},
                          {"one day i will be fine", ""},
                          {"the second time", ""},
                          {"weeks", ""},
                      });
}

TEST_CASE("when it was is found in the user's own calendar", "[nlu][entities]") {
    check("date", {
                      {"today", "2026-03-04"},
                      {"tonight", "2026-03-04"},
                      {"this morning", "2026-03-04"},
                      {"yesterday", "2026-03-03"},
                      {"last night", "2026-03-03"},
                      {"the day before yesterday", "2026-03-02"},
                      {"3 days ago", "2026-03-01"},
                      {"two weeks ago", "2026-02-18"},
                      {"a week ago today", "2026-02-25, 2026-03-04"},
                      {"a month ago", "2026-02-04 rough"},
                      {"2 years ago", "2024-03-04 rough"},
                      {"2 or 3 weeks ago", "2026-02-11..2026-02-18 rough"},
                      {"a few days ago", "2026-03-01 rough"},
                      {"a few hours ago", "2026-03-04"},
                      {"ages ago", "2025-03-04 rough"},
                      {"the other day", "2026-03-01 rough"},
                      {"last week", "2026-02-25 rough"},
                      {"last month", "2026-02-04 rough"},
                      {"last year", "2025-03-04 rough"},
                      {"last weekend", "2026-02-28 rough"},
                      {"2026-03-02", "2026-03-02"},
                      {"in 2019", "2019-01-01 rough"},
                  });
}

TEST_CASE("a length of time answers when, if it is all that is said", "[nlu][entities]") {
    check("date", {
                      {"two weeks", "2026-02-18"},
                      {"about a month", "2026-02-04 rough"},
                      {"it's been 3 weeks now", "2026-02-11"},
                      {"since 3 weeks", "2026-02-11"},
                      {"we were together for 3 years", ""},
                      {"10 minutes", ""},
                  });
}

TEST_CASE("a day without a year is the last one, and the next one for what is to come", "[nlu][entities]") {
    check("date", {
                      {"on tuesday", "2026-03-03 > 2026-03-10"},
                      {"Tuesday night", "2026-03-03 > 2026-03-10"},
                      {"on wednesday", "2026-02-25 > 2026-03-11"},
                      {"last tuesday", "2026-03-03"},
                      {"next friday", "2026-03-06"},
                      {"this friday", "2026-03-06"},
                      {"tuesday last week", "2026-02-24"},
                      {"next week friday", "2026-03-13"},
                      {"march 3rd", "2026-03-03 > 2027-03-03"},
                      {"march 5", "2025-03-05 > 2026-03-05"},
                      {"the 3rd of march", "2026-03-03 > 2027-03-03"},
                      {"twenty first of april", "2025-04-21 > 2026-04-21"},
                      {"3 march 2025", "2025-03-03"},
                      {"march 3rd, 2025", "2025-03-03"},
                      {"on the 14th", "2026-02-14 > 2026-03-14"},
                      {"since christmas", "2025-12-25 > 2026-12-25"},
                      {"new year's eve", "2025-12-31 > 2026-12-31"},
                      {"at easter", "2025-04-20 > 2026-04-05"},
                      {"on thanksgiving", "2025-11-27 > 2026-11-26"},
                      {"february 29", "2024-02-29 > 2028-02-29"},
                      {"february 30", ""},
                  });
}

TEST_CASE("days to come are found too", "[nlu][entities]") {
    check("date", {
                      {"tomorrow", "2026-03-05"},
                      {"tmrw", "2026-03-05"},
                      {"the day after tomorrow", "2026-03-06"},
                      {"in 3 days", "2026-03-07"},
                      {"in two weeks", "2026-03-18"},
                      {"a week from now", "2026-03-11"},
                      {"next month", "2026-04-04 rough"},
                      {"next week", "2026-03-11 rough"},
                  });
}

TEST_CASE("a month or a season is rough", "[nlu][entities]") {
    check("date", {
                      {"in march", "2026-03-01 > 2027-03-01 rough"},
                      {"in may", "2025-05-01 > 2026-05-01 rough"},
                      {"last march", "2025-03-01 rough"},
                      {"next may", "2026-05-01 rough"},
                      {"mid january", "2026-01-15 > 2027-01-15 rough"},
                      {"march 2025", "2025-03-01 rough"},
                      {"last summer", "2025-06-01 rough"},
                      {"i may go", ""},
                      {"i met april", ""},
                      {"we sat in the sun", ""},
                  });
}

TEST_CASE("a date in digits is unclear when it can be read in two ways", "[nlu][entities]") {
    check("date", {
                      {"12/4", "2025-04-12 > 2026-04-12 unclear"},
                      {"25/12", "2025-12-25 > 2026-12-25"},
                      {"12/25", "2025-12-25 > 2026-12-25"},
                      {"4/4", "2025-04-04 > 2026-04-04"},
                      {"12/4/2025", "2025-04-12 unclear"},
                      {"14.2.2026", "2026-02-14"},
                      {"14.2.26", "2026-02-14"},
                      {"1/5/98", "1998-05-01 unclear"},
                      {"31/02/2026", ""},
                      {"13/13", ""},
                      {"99/99/99", ""},
                  });
}

TEST_CASE("a time of day is found, and says if it could be morning or evening", "[nlu][entities]") {
    check("time", {
                      {"20:00", "20:00"},
                      {"08:30", "08:30"},
                      {"8:30", "08:30 unclear"},
                      {"at 8", "08:00 unclear"},
                      {"8", "08:00 unclear"},
                      {"8pm", "20:00"},
                      {"8:30 p.m.", "20:30"},
                      {"12am", "00:00"},
                      {"12pm", "12:00"},
                      {"8 o'clock", "08:00 unclear"},
                      {"noon", "12:00"},
                      {"midnight", "00:00"},
                      {"half past nine", "09:30 unclear"},
                      {"half nine", "09:30 unclear"},
                      {"quarter to ten", "09:45 unclear"},
                      {"ten past nine", "09:10 unclear"},
                      {"eight thirty", "08:30 unclear"},
                      {"8 in the evening", "20:00"},
                      {"9 at night", "21:00"},
                      {"3 in the morning", "03:00"},
                      {"in the evening", "19:00 rough"},
                      {"25:00", ""},
                      {"12:60", ""},
                      {"3.5", ""},
                      {"7/10", ""},
                      {"we have 2 dogs", ""},
                  });
}

TEST_CASE("yes and no stand at the beginning or alone", "[nlu][entities]") {
    for (const char* yes : {"yes",
                            "Y",
                            "yeah",
                            "yep",
                            "yup",
                            "ya",
                            "sure",
                            "ok",
                            "okay",
                            "k",
                            "fine",
                            "of course",
                            "definitely",
                            "i guess so",
                            "true",
                            "correct",
                            "right",
                            "mhm",
                            "uh huh",
                            "absolutely",
                            "please",
                            "go ahead",
                            "lets do it",
                            "👍",
                            "✅",
                            "yess",
                            "yesss",
                            "si",
                            "YES!!!",
                            "yes please",
                            "well, yes",
                            "i do",
                            "I think so",
                            "hell yeah",
                            "yeah he cheated with my friend",
                            "okie",
                            "sure, why not",
                            ":+1:"}) {
        CAPTURE(yes);
        CHECK(read("yes_no", yes) == "yes");
    }
    for (const char* no : {"no",
                           "n",
                           "nope",
                           "nah",
                           "not really",
                           "never",
                           "no way",
                           "not at all",
                           "dont think so",
                           "negative",
                           "no thanks",
                           "👎",
                           "❌",
                           "noooo",
                           "I don’t think so",
                           "no, not really",
                           "not yet",
                           "i didn't",
                           "no i want her back",
                           "of course not",
                           "probably not",
                           "no but thanks",
                           "🙅‍♀️",
                           "ok, no"}) {
        CAPTURE(no);
        const auto finds = all(no, "yes_no");
        REQUIRE_FALSE(finds.empty());
        CHECK(finds.back().value == Value{false});
    }
}

TEST_CASE("what is neither yes nor no is not made into one", "[nlu][entities]") {
    for (const char* neither : {"maybe",
                                "idk",
                                "not sure",
                                "yes and no",
                                "no idea",
                                "no clue",
                                "no one",
                                "no contact",
                                "no job no friends",
                                "kinda",
                                "sometimes",
                                "he said yes",
                                "she said: no",
                                "fine art",
                                "i'm fine today and tired",
                                "i'm sad",
                                "right now",
                                "i do love him",
                                "i didn't sleep",
                                "never again will i call",
                                "did he say no?",
                                "please help me",
                                "🤷",
                                "true love",
                                "ok computer is a great album",
                                "half"}) {
        CAPTURE(neither);
        CHECK(read("yes_no", neither) == "");
    }
    CHECK(read("yes_no", "yes but actually no") == "yes unclear, no unclear");
    CHECK(read("yes_no", "yes. no. i don't know") == "yes unclear, no unclear");
}

TEST_CASE("a name is kept as the user wrote it", "[nlu][entities]") {
    check("name", {
                      {"call me Sam", "Sam"},
                      {"i'm Sam", "Sam"},
                      {"im sam", "sam"},
                      {"I am Sam and I need help", "Sam"},
                      {"hi, I'm Zoë", "Zoë"},
                      {"Sam", "Sam"},
                      {"sam", "sam"},
                      {"just Sam please", "Sam"},
                      {"sam 😊", "sam"},
                      {"her name is Jess", "Jess"},
                      {"my name's Liam", "Liam"},
                      {"My names Liam", "Liam"},
                      {"it's alex", "alex"},
                      {"his name is will", "will"},
                      {"MY NAME IS SAM", "SAM"},
                      {"Mary-Jane O'Brien", "Mary-Jane O'Brien"},
                      {"O’Brien", "O’Brien"},
                      {"people call me Big T", "Big T"},
                      {"you can call me alex if you want", "alex"},
                      {"J", "J"},
                      {"Саша", "Саша"},
                      {"李雷", "李雷"},
                      {"Will", "Will"},
                  });
    CHECK(read("name", "call me Wolfeschlegelsteinhausenbergerdorffwelche") ==
          "Wolfeschlegelsteinhausenbergerdorffwelch");
}

TEST_CASE("what is no name names nobody", "[nlu][entities]") {
    for (const char* none : {"i'm sad",
                             "im devastated",
                             "no",
                             "yes",
                             "idk",
                             "skip",
                             "none of your business",
                             "my name is none of your business",
                             "call me when you can",
                             "call me crazy but i love him",
                             "call me maybe",
                             "i'm at work",
                             "im not telling you",
                             "it's over",
                             "it's complicated",
                             "i'm back",
                             "i am so tired",
                             "7",
                             "😭",
                             "hello",
                             "i'm 16",
                             "help",
                             "im struggling",
                             "I'm HURT",
                             "i'm his ex",
                             "whatever",
                             "my ex",
                             "gf",
                             "i don't want to say",
                             "x",
                             ""}) {
        CAPTURE(none);
        CHECK(read("name", none) == "");
    }
}

TEST_CASE("countries are known by what people call them", "[nlu][entities]") {
    check("country", {
                         {"germany", "DE"},
                         {"Deutschland", "DE"},
                         {"I live in the UK", "GB"},
                         {"england", "GB"},
                         {"scotland", "GB"},
                         {"Northern Ireland", "GB"},
                         {"republic of ireland", "IE"},
                         {"i'm irish", "IE"},
                         {"usa", "US"},
                         {"U.S.", "US"},
                         {"US", "US"},
                         {"us", "US"},
                         {"in the us", "US"},
                         {"the states", "US"},
                         {"im from texas", "US"},
                         {"nz", "NZ"},
                         {"Türkiye", "TR"},
                         {"côte d'ivoire", "CI"},
                         {"🇮🇪", "IE"},
                         {"DE", "DE"},
                         {"i live in jordan", "JO"},
                         {"georgia", "GE unclear"},
                         {"he told us", ""},
                         {"jordan is my ex", ""},
                         {"IT", "IT"},
                         {"it", ""},
                         {"no", ""},
                     });
}

TEST_CASE("a zone is known by its city, or by a country with one clock", "[nlu][entities]") {
    check("zone", {
                      {"London", "Europe/London"},
                      {"new york", "America/New_York"},
                      {"i live in buenos aires", "America/Argentina/Buenos_Aires"},
                      {"Europe/Berlin", "Europe/Berlin"},
                      {"munich", "Europe/Berlin"},
                      {"ireland", "Europe/Dublin"},
                      {"usa", ""},
                      {"est", "America/New_York"},
                      {"gmt", "UTC"},
                      {"nowhere", ""},
                      {"at easter", ""},
                  });
    CHECK(zone_of_country("IE") == "Europe/Dublin");
    CHECK(zone_of_country("DE") == "Europe/Berlin");
    CHECK(zone_of_country("US") == "");
    CHECK(zone_of_country("??") == "");
}

TEST_CASE("every zone that a country or a city leads to is in the database", "[nlu][entities]") {
    int zones = 0;
    for (char a = 'A'; a <= 'Z'; ++a)
        for (char b = 'A'; b <= 'Z'; ++b) {
            const std::string code{a, b};
            const std::string zone = zone_of_country(code);
            if (zone.empty()) continue;
            ++zones;
            CAPTURE(code, zone);
            CHECK(Zone::find(zone));
        }
    CHECK(zones > 180);
    for (const char* city : {"seattle", "munich", "delhi", "cape town", "cork", "montreal", "abu dhabi",
                             "saigon", "wellington"}) {
        CAPTURE(city);
        const auto finds = all(city, "zone");
        REQUIRE(finds.size() == 1);
        CHECK(Zone::find(std::get<std::string>(finds.front().value)));
    }
}

TEST_CASE("the share says how much of the message an entity is", "[nlu][entities]") {
    CHECK(share("number", "7") == 1);
    CHECK(share("number", "about a 7 please") == 1);
    CHECK(share("number", "on a scale of 1 to 10 i'd say 4") == 1);
    CHECK(share("number", "7 days without contact") == Approx(0.25));
    CHECK(share("yes_no", "yes he cheated") == Approx(0.5));
    CHECK(share("yes_no", "i do") == 1);
    CHECK(share("name", "call me Sam") == 1);
    CHECK(share("date", "two weeks ago") == 1);
    CHECK(share("text", "anything at all") == 1);
}

TEST_CASE("the span is what the user wrote", "[nlu][entities]") {
    CHECK(part("number", "um, about a 7 today") == "about a 7");
    CHECK(part("number", "it’s 7 / 10 now") == "7 / 10");
    CHECK(part("date", "it ended since LAST   Tuesday night ok") == "since LAST   Tuesday night");
    CHECK(part("time", "remind me at 8 p.m. please") == "at 8 p.m.");
    CHECK(part("text", "  all of it \n") == "all of it");
    CHECK(part("text", "  \n") == "nothing");
}

TEST_CASE("authors' words give values, the longest first", "[nlu][entities]") {
    const std::vector<EntityDefinition> definitions{mood()};
    const auto found = [&](std::string_view written) { return read("mood", written, definitions); };
    CHECK(found("terrible") == "1");
    CHECK(found("good") == "7");
    CHECK(found("really good actually") == "9");
    CHECK(found("ok") == "6");
    CHECK(found("ok-ish") == "5");
    CHECK(found("OKAY!!!") == "6");
    CHECK(found("goooood") == "7");
    CHECK(found("about a 4") == "4");
    CHECK(found("bad, like a 2") == "3, 2");
    CHECK(found("no words for it") == "");
}

TEST_CASE("an author's word under a negation is not found, unless the table says so", "[nlu][entities]") {
    const std::vector<EntityDefinition> definitions{mood()};
    CHECK(read("mood", "not good", definitions) == "");
    CHECK(read("mood", "not so good", definitions) == "");
    CHECK(read("mood", "i don't feel good", definitions) == "");
    CHECK(read("mood", "he did not call but i feel good", definitions) == "7");
    CHECK(read("mood", "not great", definitions) == "4");
    CHECK(read("mood", "great", definitions) == "9");
}

TEST_CASE("an entity takes what another finds, also over several steps", "[nlu][entities]") {
    EntityDefinition level{.id = EntityId{"level"}, .type = "integer", .from = EntityId{"mood"}};
    CHECK(read("level", "7", {level, mood()}) == "7");
    CHECK(read("level", "terrible", {level, mood()}) == "1");
    EntityDefinition a{.id = EntityId{"a"}, .type = "integer", .from = EntityId{"b"}};
    EntityDefinition b{.id = EntityId{"b"}, .type = "integer", .from = EntityId{"a"}};
    CHECK(read("a", "7", {a, b}) == "");
}

TEST_CASE("the built-in entities are known by name", "[nlu][entities]") {
    for (const char* name :
         {"number", "duration", "date", "time", "yes_no", "name", "country", "zone", "text"})
        CHECK(is_built_in_entity(name));
    CHECK_FALSE(is_built_in_entity("mood"));
    CHECK(built_in_entities().size() == 9);
}

TEST_CASE("dates are found on every day of four years", "[nlu][entities]") {
    const Utterance tuesday = normalise("on tuesday");
    const Utterance february = normalise("february 29");
    const Utterance month = normalise("a month ago");
    const Utterance easter = normalise("easter");
    for (int day = 0; day < 4 * 366; ++day) {
        const Date today{20'000 + day};
        const LocalTime local{.date = today, .weekday = weekday_of(today)};
        const auto date_in = [&](const Utterance& utterance) {
            for (const FoundEntity& found : find_entities(utterance, {}, local))
                if (found.entity == EntityId{"date"}) return found;
            return FoundEntity{};
        };
        const FoundEntity on = date_in(tuesday);
        REQUIRE(weekday_of(std::get<Date>(on.value)) == 2);
        REQUIRE(std::get<Date>(on.value) < today);
        REQUIRE(today.days - std::get<Date>(on.value).days <= 7);
        REQUIRE(std::get<Date>(*on.future).days - std::get<Date>(on.value).days <= 14);
        REQUIRE(year_month_day(std::get<Date>(date_in(february).value)).day == 29);
        const int back = today.days - std::get<Date>(date_in(month).value).days;
        REQUIRE(back >= 28);
        REQUIRE(back <= 31);
        REQUIRE(weekday_of(std::get<Date>(date_in(easter).value)) == 7);
    }
}

TEST_CASE("whatever comes in, finds lie inside the message", "[nlu][entities]") {
    const unsigned seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 dice(seed);
    static const std::vector<std::string> parts{"7",         "7/10",
                                                "-5",        "3-4",
                                                "12/4",      "2026-03-02",
                                                "31.12.99",  "20:00",
                                                "8pm",       "at",
                                                "in",        "on",
                                                "the",       "a",
                                                "an",        "of",
                                                "half",      "past",
                                                "quarter",   "to",
                                                "and",       "or",
                                                "between",   "out",
                                                "one",       "two",
                                                "twenty",    "hundred",
                                                "thousand",  "day",
                                                "days",      "week",
                                                "months",    "years",
                                                "ago",       "last",
                                                "next",      "this",
                                                "since",     "tuesday",
                                                "march",     "may",
                                                "3rd",       "first",
                                                "christmas", "easter",
                                                "yesterday", "ages",
                                                "yes",       "no",
                                                "not",       "really",
                                                "i",         "am",
                                                "I'm",       "Sam",
                                                "call",      "me",
                                                "name",      "is",
                                                "us",        "US",
                                                "germany",   "new",
                                                "york",      "london",
                                                "🇮🇪",        "😭",
                                                ",",         ".",
                                                "?",         "\n",
                                                "-",         "99999999999999",
                                                "0/0",       "é",
                                                "漢字",      "\xFF",
                                                "few",       "couple",
                                                "noon",      "night",
                                                "evening",   "scale",
                                                "point",     "good",
                                                "okay"};
    const EntityFinder finder({mood()});
    for (int round = 0; round < 4000; ++round) {
        std::string text;
        for (std::size_t i = dice() % 14; i > 0; --i) {
            text += parts[dice() % parts.size()];
            if (dice() % 6 != 0) text += ' ';
        }
        CAPTURE(text);
        const Utterance utterance = normalise(text);
        for (const FoundEntity& found : finder.find(utterance, now())) {
            REQUIRE(found.span.begin < found.span.end);
            REQUIRE(found.span.end <= utterance.original.size());
            REQUIRE(is_utf8(std::string_view(utterance.original)
                                .substr(found.span.begin, found.span.end - found.span.begin)));
            REQUIRE(found.share >= 0);
            REQUIRE(found.share <= 1);
            if (found.entity == EntityId{"name"}) {
                const auto& name = std::get<std::string>(found.value);
                REQUIRE_FALSE(name.empty());
                REQUIRE(count_code_points(name) <= 40);
            }
            if (const auto* date = std::get_if<Date>(&found.value))
                REQUIRE(parse_date(to_string(*date)) == *date);
            if (const auto* time = std::get_if<TimeOfDay>(&found.value)) {
                REQUIRE(time->minutes >= 0);
                REQUIRE(time->minutes < 1440);
            }
        }
    }
}

TEST_CASE("a megabyte of anything is searched in its first part", "[nlu][entities]") {
    const EntityFinder finder({mood()});
    for (const char* part : {"a week ", "about ", "1 day ", "march ", "call me Sam ", "yes, ", "the ",
                             "7 or ", "between 3 and ", "in ", "US "}) {
        CAPTURE(part);
        std::string text;
        while (text.size() < 1'000'000) text += part;
        const Utterance utterance = normalise(text);
        for (const FoundEntity& found : finder.find(utterance, now()))
            if (found.entity != EntityId{"text"}) CHECK(found.span.begin < 2 * kReadCodePoints);
        CHECK(utterance.longer);
    }
}

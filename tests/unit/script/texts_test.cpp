// Templates: every placeholder of docs/format.md, section 6, and what an author is told about one that is
// none.
#include "script/texts.hpp"

#include "support/builders.hpp"
#include "support/catch.hpp"

using namespace onward;
using namespace onward::test;

namespace {

using Kind = Piece::Kind;
using Filter = Piece::Filter;

TestContent content() {
    TestContent content;
    content.add(a_slot("ex", SlotType::text))
        .add(a_slot("name", SlotType::text))
        .add(a_slot("own_part", SlotType::text))
        .add(a_slot("mood_today", SlotType::integer, 0, 10))
        .add(an_enum("harm", {"present", "possible", "absent"}))
        .add(a_slot("adult", SlotType::yes_no))
        .add(a_slot("activity_when", SlotType::date))
        .add(a_list("reasons", SlotType::text))
        .add(a_list("mood", SlotType::integer))
        .add(a_list_of_group("plans", "plan", "If {name}, then {ex}"))
        .add(a_list_of_group("bare", "plan"));
    content.group("red_flags", {"harm", "adult"}).group("plan", {"name", "ex"});
    content.slots.pronouns = {
        {"they", {{"they", "they"}, {"them", "them"}, {"their", "their"}, {"number", "many"}}},
        {"she", {{"they", "she"}, {"them", "her"}, {"their", "her"}, {"number", "one"}}}};
    content.texts = {"coach.help"};
    content.name_value("nc_total", "days since activity_when");
    content.name_value("next_day", "activity_when");
    content.name_condition("late", "local hour >= 22");
    return content;
}

// The one piece of a template that is one placeholder.
Piece only(const char* text) {
    const Template written = content().written(text);
    REQUIRE(written.pieces.size() == 1);
    return written.pieces.front();
}

}  // namespace

TEST_CASE("literal words and placeholders stand in order, with their places", "[texts]") {
    const Template written = content().written("Back to {ex}, {{or}} not{name|you}");
    REQUIRE(written.pieces.size() == 4);
    CHECK(written.written == "Back to {ex}, {{or}} not{name|you}");
    CHECK(written.pieces[0] == Piece{.kind = Kind::literal, .text = "Back to "});
    CHECK(written.pieces[1] == Piece{.kind = Kind::value, .slot = SlotId{"ex"}, .at = 8});
    CHECK(written.pieces[2] == Piece{.kind = Kind::literal, .text = ", {or} not", .at = 12});
    CHECK(written.pieces[3] ==
          Piece{.kind = Kind::value, .text = "you", .has_fallback = true, .slot = SlotId{"name"}, .at = 24});
    CHECK(content().written("").pieces.empty());
    CHECK(content().written("Ünïcödé\nand *emphasis*").pieces.size() == 1);
}

TEST_CASE("every placeholder of the format is read", "[texts]") {
    CHECK(only("{nc_total}") == Piece{.kind = Kind::value, .name = "nc_total"});
    CHECK(only("{name|my good friend}").text == "my good friend");
    CHECK(only("{reasons|list}").filter == Filter::list);
    CHECK(only("{plans|list}").filter == Filter::list);
    CHECK(only("{reasons|since 7 days}").count == 7);
    CHECK(only("{reasons|since 1 day}").filter == Filter::since);
    CHECK(only("{own_part|quote}").filter == Filter::quote);
    CHECK(only("{harm|because}").filter == Filter::because);
    CHECK(only("{mood|spark 14}").count == 14);
    CHECK(only("{activity_when|date}").filter == Filter::date);
    CHECK(only("{harm|ago}").filter == Filter::ago);
    CHECK(only("{next_day|date}").filter == Filter::date);
    CHECK(only("{red_flags|are present}") ==
          Piece{.kind = Kind::group, .name = "red_flags", .filter = Filter::are, .argument = "present"});
    CHECK(only("{red_flags|quote yes}") ==
          Piece{.kind = Kind::group, .name = "red_flags", .filter = Filter::quote_value, .argument = "yes"});
    CHECK(only("{nc_total|plural day, days}") ==
          Piece{.kind = Kind::plural, .name = "nc_total", .one = "day", .many = "days"});
    CHECK(content().written("{mood_today} {nc_total|plural day, days}").pieces.size() == 3);
    CHECK(only("{mood_today|plural long day, long days}").many == "long days");
    CHECK(only("{they}") == Piece{.kind = Kind::pronoun, .name = "they"});
    CHECK(only("{Their}") == Piece{.kind = Kind::pronoun, .name = "their", .capital = true});
    CHECK(only("{verb want, wants}") == Piece{.kind = Kind::verb, .one = "wants", .many = "want"});
    CHECK(only("{helpline crisis}") == Piece{.kind = Kind::helpline, .name = "crisis"});
    CHECK(only("{helpline abuse|line}").form == "line");
    CHECK(only("{helpline emergency|number}").form == "number");
    CHECK(only("{text coach.help}").text_id == TextId{"coach.help"});
    CHECK(only("{question}").kind == Kind::question);
    CHECK(only("{questions}").kind == Kind::questions);
    CHECK(only("{known}").kind == Kind::known);
    CHECK(only("{saved}").kind == Kind::saved);
    CHECK(only("{ ex | them all }").text == "them all");
    CHECK(only("{{").text == "{");
    CHECK(only("}}").text == "}");
    CHECK(only("{reasons}").kind == Kind::value);  // a list in words
}

TEST_CASE("an error in a template says where it is and how to mend it", "[texts]") {
    struct {
        const char* text;
        std::size_t at;
        const char* says;
    } const rows[] = {
        {"hello {exx}", 7, R"("exx" is not defined; did you mean "ex"?)"},
        {"{Ex}", 1, R"(did you mean "ex"?)"},
        {"{thier}", 1, R"(did you mean "their"?)"},
        {"{theirs}", 1, R"(did you mean "their"?)"},
        {"{number}", 1, R"("number" is not defined)"},
        {"{they_are}", 1, "write `{they} {verb are, is}`"},
        {"{nc_totl|plural day, days}", 1, R"(did you mean "nc_total"?)"},
        {"{a whole sentence}", 1, "a brace that is shown is written twice"},
        {"{ex", 0, "the brace is not closed"},
        {"say {ex {name}}", 4, "the brace is not closed"},
        {"{ex\n}", 0, "the brace is not closed"},
        {"ex}", 2, "this brace was not opened"},
        {"{}", 0, "the braces are empty"},
        {"{  }", 0, "the braces are empty"},
        {"{|ago}", 1, "before `|` a slot"},
        {"{ex|}", 4, "after `|` a filter or a fallback"},
        {"{ex|you|quote}", 7, "only one filter or fallback"},
        {"{they|you}", 6, "takes no filter and no fallback"},
        {"{known|x}", 7, "takes no filter and no fallback"},
        {"{late}", 1, "is a condition, which has no words"},
        {"{late|x}", 6, "is a condition"},
        // filters that do not fit
        {"{ex|list}", 4, "wants a list; \"ex\" holds one value"},
        {"{ex|since 7 days}", 4, "wants a list"},
        {"{harm|spark 7}", 6, "wants a list of numbers"},
        {"{reasons|spark 7}", 9, "wants a list of numbers"},
        {"{reasons|because}", 9, "\"reasons\" is a list"},
        {"{plans|quote}", 7, "use `list`"},
        {"{plans}", 1, "write `{plans|list}`"},
        {"{bare|list}", 6, "needs a `line:`"},
        {"{nc_total|quote}", 10, "is named in conditions.yaml"},
        {"{nc_total|date}", 10, "is named in conditions.yaml"},
        {"{harm|plural a, b}", 1, "`plural` wants a number"},
        {"{next_day|plural a, b}", 1, "`plural` wants a number"},
        {"{harm|are present}", 6, "`are` stands after a group"},
        {"{harm|quote present}", 6, "`quote VALUE` stands after a group"},
        // filters written wrong
        {"{reasons|list all}", 14, "nothing stands after \"list\""},
        {"{ex|ago or never}", 8, "a fallback can not begin with a filter's word"},
        {"{mood|spark}", 11, "written `{slot|spark 14}`"},
        {"{mood|spark many}", 12, "written `{slot|spark 14}`"},
        {"{mood|spark 0}", 12, "a number from 1 to 60"},
        {"{mood|spark 61}", 12, "a number from 1 to 60"},
        {"{mood|spark 7 days}", 12, "written `{slot|spark 14}`"},
        {"{reasons|since 7}", 15, "written `{slot|since 7 days}`"},
        {"{reasons|since}", 14, "written `{slot|since 7 days}`"},
        {"{ex|qoute}", 4, R"("qoute" is no filter; did you mean "quote"?)"},
        {"{reasons|lsit}", 9, R"(did you mean "list"?)"},
        {"{mood|sprak 14}", 6, R"(did you mean "spark"?)"},
        {"{nc_total|plural day}", 17, "two forms are wanted"},
        {"{nc_total|plural day, }", 17, "two forms are wanted"},
        {"{nc_total|plural a, b, c}", 17, "two forms are wanted"},
        {"so {nc_total} {nc_total|plural day, days}", 14, "`plural` says the number itself"},
        {"{verb want}", 6, "two forms"},
        {"{verb}", 5, "two forms"},
        // groups
        {"{red_flags}", 1, "is a group: write `{red_flags|are VALUE}`"},
        {"{red_flags|list}", 11, "after a group comes"},
        {"{red_flags|are}", 11, "a value is wanted"},
        {"{red_flags|are presnt}", 15, R"(did you mean "present"?)"},
        // help lines and texts
        {"{helpline crysis}", 10, R"(did you mean "crisis"?)"},
        {"{helpline zzz}", 10, "(they are: emergency, crisis,"},
        {"{helpline}", 9, "is no kind of help line"},
        {"{helpline crisis|lines}", 17, R"(did you mean "line"?)"},
        {"{text coach.hlp}", 6, "no text is named \"coach.hlp\""},
        {"{text}", 5, "no text is named"},
    };
    const TestContent content = ::content();
    for (const auto& row : rows) {
        INFO(row.text);
        const auto parsed = parse_template(row.text, content.names());
        REQUIRE_FALSE(parsed);
        INFO(parsed.error().what);
        CHECK(parsed.error().at == row.at);
        CHECK_THAT(parsed.error().what, ContainsSubstring(row.says));
    }
}

TEST_CASE("words that only resemble a filter stay fallbacks", "[texts]") {
    CHECK(only("{name|lost}").text == "lost");  // one letter from `list`, and no list
    CHECK(only("{name|quite a while}").text == "quite a while");
    CHECK(only("{activity_when|some day}").text == "some day");
}

TEST_CASE("hostile templates end in a template or in one error inside", "[texts]") {
    const TestContent content = ::content();
    const std::string good =
        "Hello {name|you}, {red_flags|are present} {verb are, is} {{ {mood|spark 14} {text coach.help}";
    REQUIRE(parse_template(good, content.names()));
    for (std::size_t i = 0; i < good.size(); ++i) {
        for (const std::string& text :
             {good.substr(0, i), good.substr(i), good.substr(0, i) + "{" + good.substr(i),
              good.substr(0, i) + "|" + good.substr(i), good.substr(0, i) + "\xFF" + good.substr(i)}) {
            const auto parsed = parse_template(text, content.names());
            if (parsed) continue;
            INFO(text);
            CHECK(parsed.error().at <= text.size());
        }
    }
    CHECK_FALSE(parse_template(std::string(20'001, '{') + "x", content.names()));
    CHECK(parse_template(std::string(20'000, '{'), content.names()));  // ten thousand braces that are shown
}

#include "channel/form.hpp"

#include "support/catch.hpp"

namespace onward::test {
namespace {

TEST_CASE("a form is its names and values, decoded, in order", "[channel][form]") {
    const auto form = parse_form("a=1&two+words=x%20y%2B%C3%A9&empty=&bare&a=2&e=b=c");
    REQUIRE(form);
    CHECK(*form == Form{{"a", "1"},
                        {"two words", "x y+\xC3\xA9"},
                        {"empty", ""},
                        {"bare", ""},
                        {"a", "2"},
                        {"e", "b=c"}});
    REQUIRE(field(*form, "a") != nullptr);
    CHECK(*field(*form, "a") == "1");
    CHECK(field(*form, "b") == nullptr);
}

TEST_CASE("nothing between two signs is no field", "[channel][form]") {
    REQUIRE(parse_form(""));
    CHECK(parse_form("")->empty());
    CHECK(*parse_form("&&a=1&") == Form{{"a", "1"}});
    CHECK(*parse_form("=x") == Form{{"", "x"}});
}

TEST_CASE("a % without two hexadecimal digits makes no form", "[channel][form]") {
    for (const char* body : {"a=%", "a=%4", "a=%4g", "a=%g4", "%zz=1", "a=1&b=%%41", "a=%+1"}) {
        CAPTURE(body);
        CHECK_FALSE(parse_form(body));
    }
    // What stands behind the end is no part of it.
    CHECK_FALSE(parse_form(std::string_view("a=%41").substr(0, 4)));
    CHECK_FALSE(parse_form(std::string_view("a=%41").substr(0, 3)));
    CHECK(*parse_form("%41=%6a%4A%00") == Form{{"A", std::string("jJ\0", 3)}});
}

TEST_CASE("a form has at most 64 fields", "[channel][form]") {
    std::string body = "f=0";
    for (int i = 1; i < 64; ++i) body += "&f=" + std::to_string(i);
    REQUIRE(parse_form(body));
    CHECK(parse_form(body)->size() == 64);
    CHECK_FALSE(parse_form(body + "&f=64"));
}

TEST_CASE("what is wrong with a form is told without a byte of it", "[channel][form]") {
    const auto form = parse_form("secret=hunter2%");
    REQUIRE_FALSE(form);
    CHECK(form.error().what == "The form has a % without two hexadecimal digits.");
}

}  // namespace
}  // namespace onward::test

#include "nlu/regex_set.hpp"

#include "nlu/matcher.hpp"
#include "support/catch.hpp"

using namespace onward;

namespace {

// Enough regexes that their automaton has many states on a varied text.
std::vector<std::string> patterns() {
    std::vector<std::string> all;
    for (char a = 'a'; a <= 'h'; ++a)
        for (char b = 'a'; b <= 'e'; ++b)
            all.push_back(std::string("(^| )[") + a + "-z]{2,6}" + b + "(" + a + "|" + b + "x)+( |$)");
    return all;
}

std::string varied_text() {
    std::string text;
    for (unsigned i = 0; i < 3000; ++i) {
        text += static_cast<char>('a' + (i * i * 31 + i / 7 * 13) % 26);
        if (i % 9 == 8) text += ' ';
    }
    return text + " zzzbbx hhca zzaaa ddbd needle";
}

}  // namespace

TEST_CASE("a Set finds what its regexes find one by one, ascending", "[nlu][regex_set]") {
    const auto set = RegexSet::build({"needle", "hay", "^z", "le( |$)", "e"}, kSetMemory);
    REQUIRE(set);
    CHECK(set->set_works());
    CHECK(set->find("a needle") == std::vector<std::uint32_t>{0, 3, 4});
    CHECK(set->find("") == std::vector<std::uint32_t>{});
    CHECK(set->find_slowly("a needle") == std::vector<std::uint32_t>{0, 3, 4});
}

TEST_CASE("a Set without memory, when it is compiled or when it searches, is made good one by one",
          "[nlu][regex_set]") {
    const std::string text = varied_text();
    const auto roomy = RegexSet::build(patterns(), kSetMemory);
    REQUIRE(roomy);
    const std::vector<std::uint32_t> expected = roomy->find_slowly(text);
    REQUIRE(expected.size() > 3);
    CHECK(roomy->find(text) == expected);
    bool not_compiled = false;
    bool compiled = false;
    // Somewhere between a Set that can not be compiled and one that works is one that fails while it
    // searches.
    for (std::int64_t memory = 1 << 10; memory <= (4 << 20); memory += memory / 8) {
        const auto tight = RegexSet::build(patterns(), memory);
        REQUIRE(tight);
        (tight->set_works() ? compiled : not_compiled) = true;
        INFO(memory << " bytes");
        CHECK(tight->find(text) == expected);
    }
    CHECK(not_compiled);
    CHECK(compiled);
}

TEST_CASE("a regex tells where it matches, from left to right, never emptily and never without end",
          "[nlu][regex_set]") {
    const auto set = RegexSet::build({"a+", "b*", "^a"}, kSetMemory);
    REQUIRE(set);
    CHECK(set->matches(0, "aa b a") == std::vector<RegexMatch>{{0, 2}, {5, 6}});
    CHECK(set->matches(1, "ab bb") == std::vector<RegexMatch>{{1, 2}, {3, 5}});
    CHECK(set->matches(2, "a a") == std::vector<RegexMatch>{{0, 1}});
    CHECK(set->matches(0, "").empty());
    std::string many;
    for (int i = 0; i < 1000; ++i) many += "a ";
    CHECK(set->matches(0, many).size() == kMostRegexMatches);
}

TEST_CASE("what RE2 refuses is no Set", "[nlu][regex_set]") {
    const auto refused = RegexSet::build({"fine", "a(b"}, kSetMemory);
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().what, ContainsSubstring("a(b"));
}

// Expected against said: what is forgiven and what is not, and which message stands for which.
#include "replay/compare.hpp"

#include "replay/marks.hpp"
#include "support/catch.hpp"

namespace onward {
namespace {

// The expected lines of one block.
std::vector<Expected> expected_lines(const std::string& lines) {
    const ParsedTalks talks = parse_talks("a.talk", "== A\n> hi\n" + lines);
    REQUIRE(talks.findings.empty());
    std::vector<Expected> expected;
    for (const Item& item : talks.talks.front().blocks.front().items)
        expected.push_back(std::get<Expected>(item));
    return expected;
}

Said said(const std::string& words, const std::string& text = "a.b") {
    return {.say = {.text = TextId{text}, .words = words}};
}

bool agrees_with(const std::string& line, const std::string& words, const std::string& text = "a.b") {
    static const Script script;
    return agrees(expected_lines(line + "\n").front(), said(words, text).say, script);
}

// "0=0 1-1 2x +2": agreeing, set against each other, missing, too much.
std::string aligned(const std::string& lines, const std::vector<std::string>& words) {
    static const Script script;
    const auto expected = expected_lines(lines);
    std::vector<const Expected*> pointers;
    for (const Expected& each : expected) pointers.push_back(&each);
    std::vector<Said> messages;
    for (const std::string& each : words) messages.push_back(said(each));
    std::string out;
    for (const Pairing& pair : align(pointers, messages, script)) {
        if (!out.empty()) out += " ";
        if (pair.expected && pair.said)
            out += std::to_string(*pair.expected) + (pair.agrees ? "=" : "-") + std::to_string(*pair.said);
        else
            out += pair.expected ? std::to_string(*pair.expected) + "x" : "+" + std::to_string(*pair.said);
    }
    return out;
}

}  // namespace

TEST_CASE("an exact message forgives line ends, trailing spaces and the normal form, and nothing else",
          "[compare]") {
    CHECK(agrees_with("< Good evening.", "Good evening."));
    CHECK(agrees_with("< Good evening.\n| Yes.", "Good evening.  \r\nYes.\n"));
    CHECK(agrees_with("< caf\u00E9", "cafe\u0301"));
    CHECK_FALSE(agrees_with("< Good evening.", "Good evening"));
    CHECK_FALSE(agrees_with("< Good evening.", "good evening."));
    CHECK_FALSE(agrees_with("< Good evening.", "Good  evening."));
    CHECK_FALSE(agrees_with("< Good evening.", "Good\nevening."));
    CHECK_FALSE(agrees_with("< don't", "don’t"));
    CHECK_FALSE(agrees_with("< hi", "This"));
    CHECK(agrees_with("< 2*3 km",
                      "2*\u20603 km"));  // an asterisk of the user is marked inside, not on the screen
}

TEST_CASE("a text stands for any of its variants, if no placeholder was left unfilled", "[compare]") {
    CHECK(agrees_with("<# a.b", "whatever"));
    CHECK_FALSE(agrees_with("<# a.c", "whatever"));
    CHECK_FALSE(agrees_with("<# a.b", "Hello {name}, good evening"));
    CHECK(agrees_with("<# a.b", "a { b } and {}"));
    Script script;
    Text text{.id = TextId{"a.b"}};
    Template braces;
    braces.pieces.push_back({.kind = Piece::Kind::literal, .text = "write {name} here"});
    text.alternatives.push_back({.variants = {braces}});
    script.texts.emplace(text.id, text);
    CHECK_FALSE(unfilled(said("write {name} here").say, script));
    CHECK(unfilled(said("write {ex} here").say, script) == "{ex}");
}

TEST_CASE("words are whole words, adjacent or with a gap, in order", "[compare]") {
    CHECK(agrees_with("<~ two things", "There are Two things: space and money."));
    CHECK(agrees_with("<~ three days ... still count", "Three days happened, and they *still count*."));
    CHECK(agrees_with("<~ dont", "I don’t know"));
    CHECK_FALSE(agrees_with("<~ hi", "This is it"));
    CHECK_FALSE(agrees_with("<~ three count", "three still count"));
    CHECK_FALSE(agrees_with("<~ count ... three", "three still count"));
    CHECK_FALSE(agrees_with("<~ a b ... b c", "a b c"));
    CHECK(agrees_with("<~ a b ... b c", "a b b c"));
}

TEST_CASE("a pattern is searched in the whole message, line ends included", "[compare]") {
    CHECK(agrees_with("</day \\d+ of quiet/i", "It is Day 12 of quiet."));
    CHECK(agrees_with("</one.two/", "one\ntwo"));
    CHECK(agrees_with("</^one/", "one\ntwo"));
    CHECK(agrees_with("</two$/", "one\ntwo"));
    CHECK_FALSE(agrees_with("</^two/", "one\ntwo"));
    CHECK_FALSE(agrees_with("</Day/", "day"));
}

TEST_CASE("buttons are these and no others, unless the line says so", "[compare]") {
    const auto shown = [](const std::string& line, const std::vector<std::string>& labels) {
        return agree(*expected_lines("< x\n" + line + "\n").front().buttons, labels);
    };
    CHECK(shown("[Yes | No]", {"Yes", "No"}));
    CHECK_FALSE(shown("[Yes | No]", {"No", "Yes"}));
    CHECK_FALSE(shown("[Yes | No]", {"Yes"}));
    CHECK_FALSE(shown("[Yes | No]", {"Yes", "No", "Maybe"}));
    CHECK_FALSE(shown("[Yes]", {"yes"}));
    CHECK(shown("[Yes | ...]", {"Yes", "No"}));
    CHECK(shown("[Yes | ...]", {"Yes"}));
    CHECK_FALSE(shown("[Yes | ...]", {}));
    CHECK_FALSE(shown("[Yes | ...]", {"No", "Yes"}));
    CHECK(shown("[*]", {}));
    CHECK(shown("[*]", {"Yes"}));
}

TEST_CASE("one missing, extra or changed message is one difference", "[compare]") {
    CHECK(aligned("< a\n< b\n< c\n", {"a", "b", "c"}) == "0=0 1=1 2=2");
    CHECK(aligned("< a\n< b\n< c\n", {"a", "c"}) == "0=0 1x 2=1");
    CHECK(aligned("< a\n< c\n", {"a", "b", "c"}) == "0=0 +1 1=2");
    CHECK(aligned("< a\n< b\n< c\n", {"a", "x", "c"}) == "0=0 1-1 2=2");
    CHECK(aligned("< a\n< b\n", {"b", "a"}).find("=") != std::string::npos);
    CHECK(aligned("< a\n< b\n", {}) == "0x 1x");
    CHECK(aligned("< a\n< b\n< c\n< d\n", {"x", "b", "c", "y", "z"}) == "0-0 1=1 2=2 3-3 +4");
    CHECK(aligned("<*\n< b\n", {"x", "b"}) == "0=0 1=1");
    CHECK(aligned("<*\n", {}) == "0x");
}

TEST_CASE("any messages up to the next expected one are as few as possible", "[compare]") {
    CHECK(aligned("<...\n< b\n", {"a", "a", "b"}) == "0=0 0=1 1=2");
    CHECK(aligned("<...\n< b\n", {"b"}) == "1=0");
    CHECK(aligned("< a\n<...\n", {"a", "x", "y"}) == "0=0 1=1 1=2");
    CHECK(aligned("<*\n<...\n", {"a"}) == "0=0");
    CHECK(aligned("<...\n< b\n", {"a", "b", "b"}) == "0=0 0=1 1=2");
    CHECK(aligned("<...\n< b\n< c\n", {"b", "b", "c"}) == "0=0 1=1 2=2");
    CHECK(aligned("<...\n< b\n", {"a"}).find("1") != std::string::npos);
}

TEST_CASE("words that differ are marked, and only where the two are alike", "[compare]") {
    CHECK(marked("Thank you for telling me.", "Thank you for writing to me.") ==
          "Thank you for [-telling-]{+writing to+} me.");
    CHECK(marked("one two three four", "one two four") == "one two [-three-] four");
    CHECK(marked("one two four", "one two three four") == "one two {+three+} four");
    CHECK(marked("Thank you for telling me.", "Before you send anything, give it ten minutes.").empty());
    CHECK(marked("a b c d e f", "a x y d e f") == "a [-b c-]{+x y+} d e f");
}

TEST_CASE("what the eye misses is said", "[compare]") {
    using Hints = std::vector<std::string>;
    CHECK(hints("the same", "the same") == Hints{});
    CHECK(hints("don't", "don’t") == Hints{"quotes of another kind (curly or straight)"});
    CHECK(hints("a - b", "a – b") == Hints{"dashes of another kind"});
    CHECK(hints("wait...", "wait…") == Hints{"an ellipsis against three dots"});
    CHECK(hints("a b", "a\u00A0b") == Hints{"a space of another kind, or a tab"});
    CHECK(hints("ab", "a\u200Bb") == Hints{"an invisible character"});
    CHECK(hints("❤", "❤\uFE0F") == Hints{"an emoji in another form"});
    CHECK(hints("a b", "a  b") == Hints{"more than one space"});
    CHECK(hints("a\nb", "a b") == Hints{"a line break in another place"});
    CHECK(hints("Yes", "yes") == Hints{"capitals"});
    CHECK(hints("cafe", "café") == Hints{"letters that only look alike (accents, wide or ligature forms)"});
    CHECK(hints("don't  go", "don’t go") ==
          Hints{"quotes of another kind (curly or straight)", "more than one space"});
    CHECK(hints("one thing", "another thing") == Hints{});
    CHECK(hints("don't go", "don’t stay") == Hints{"quotes of another kind (curly or straight)"});
}

}  // namespace onward

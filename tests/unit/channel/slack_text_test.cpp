#include "channel/slack_text.hpp"

#include "support/catch.hpp"

namespace onward::test {
namespace {

std::string read(const std::string& text) { return read_slack_text(text, "U0ONWARD"); }

TEST_CASE("SL-13 three entities are decoded, once", "[channel][slack]") {
    CHECK(read("me &amp; him &lt;3 &gt;_&gt;") == "me & him <3 >_>");
    CHECK(read("&amp;lt;b&amp;gt;") == "&lt;b&gt;");
    CHECK(read("&quot;&nbsp;&#60; &am &amp") == "&quot;&nbsp;&#60; &am &amp");
}

TEST_CASE("SL-13 a link is its label, or itself", "[channel][slack]") {
    CHECK(read("see <https://example.org/a?b=1&amp;c=2|his &amp; my song> now") == "see his & my song now");
    CHECK(read("<https://example.org/a?b=1&amp;c=2>") == "https://example.org/a?b=1&c=2");
    CHECK(read("<mailto:a@example.org|a@example.org>") == "a@example.org");
    CHECK(read("<https://example.org|>") == "https://example.org");
}

TEST_CASE("SL-13 people are someone, channels and groups their names", "[channel][slack]") {
    CHECK(read("<@U0OTHER> and <@W0OTHER|maple> talk") == "someone and someone talk");
    CHECK(read("in <#C0KITCHEN|kitchen>") == "in kitchen");
    CHECK(read("in <#C0SECRET|> and <#C0SECRET>") == "in a channel and a channel");
    CHECK(read("<!here> <!channel> <!everyone|everyone>") == "here channel everyone");
    CHECK(read("<!subteam^S0COOKS|@cooks> <!date^1766999990^{date}|29 December>") == "@cooks 29 December");
    CHECK(read("<!subteam^S0COOKS>") == "subteam");
}

TEST_CASE("SL-13 our own mention is no word of theirs", "[channel][slack]") {
    CHECK(read("<@U0ONWARD> hello") == "hello");
    CHECK(read("<@U0ONWARD|onward>: hello") == ": hello");
    CHECK(read("hello <@U0ONWARD>") == "hello");
    CHECK(read("well <@U0ONWARD> hello") == "well hello");
    CHECK(read("<@U0ONWARD>").empty());
}

TEST_CASE("SL-13 what is no notation of Slack's stays what it is", "[channel][slack]") {
    CHECK(read("i < you > me") == "i  you  me");  // to Slack that is a link to " you "
    CHECK(read("a <b") == "a <b");
    CHECK(read("a > b") == "a > b");
    CHECK(read("<<https://example.org|here>>") == "<here>");
    CHECK(read("<a<b|c>d>") == "<acd>");
    CHECK(read("<>") == "<>");
    CHECK(read("<") == "<");
    CHECK(read("<|>").empty());
    CHECK(read("<!>").empty());
    CHECK(read("<@>") == "someone");
}

TEST_CASE("SL-13 any bytes become text", "[channel][slack]") {
    CHECK(read(std::string("a\0b", 3)) ==
          "a\xEF\xBF\xBD"
          "b");
    CHECK(read("a\xff<\xfe|\xc3>") == "a\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(read("  tea\n") == "tea");
}

TEST_CASE("SL-17 exactly three characters are escaped", "[channel][slack]") {
    CHECK(escape_for_slack("<!channel> & *b* _i_ ~s~ `c` \"q\" 'a' é") ==
          "&lt;!channel&gt; &amp; *b* _i_ ~s~ `c` \"q\" 'a' é");
    CHECK(escape_for_slack("&lt;") == "&amp;lt;");
    CHECK(without_entities(escape_for_slack("<a> &amp; b")) == "<a> &amp; b");
}

std::string bold(const std::string& words) {
    const Emphasised read = read_emphasis(words);
    return mrkdwn(read.text, read.strong);
}

TEST_CASE("SL-17 what is strong is bold in mrkdwn", "[channel][slack]") {
    CHECK(bold("Do *not* text.") == "Do *not* text.");
    CHECK(bold("*One & two*, *three*") == "*One &amp; two*, *three*");
    CHECK(mrkdwn("a <b> c", {{2, 5}}) == "a *&lt;b&gt;* c");
    CHECK(mrkdwn("all", {{0, 3}}) == "*all*");
    CHECK(mrkdwn("all", {}) == "all");
}

TEST_CASE("SL-17 bold stays within a line, and touches its words", "[channel][slack]") {
    CHECK(mrkdwn("one\ntwo", {{0, 7}}) == "*one*\n*two*");
    CHECK(mrkdwn(" one \n\n two", {{0, 11}}) == " *one* \n\n *two*");
}

TEST_CASE("SL-17 what Slack would not read as bold has no asterisks", "[channel][slack]") {
    CHECK(mrkdwn("unkind", {{2, 6}}) == "unkind");
    CHECK(mrkdwn("kindly", {{0, 4}}) == "kindly");
    CHECK(mrkdwn("élan", {{2, 5}}) == "élan");
    CHECK(mrkdwn("plan 2*3 km", {{5, 11}}) == "plan 2*3 km");
    CHECK(mrkdwn("   ", {{0, 3}}) == "   ");
}

}  // namespace
}  // namespace onward::test

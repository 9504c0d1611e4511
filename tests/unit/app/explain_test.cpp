// Why a message matched, in words: what an author reads to mend a rule.
#include "app/explain.hpp"

#include <cmath>

#include "base/text.hpp"
#include "support/rule_book.hpp"

using namespace onward;

namespace {

BookBuilder book() {
    BookBuilder book;
    book.set("ex", {"him", "her"});
    book.intent("urge.text_ex").phrase("want to text {ex}").unless("about the dog");
    book.intent("slip.wrote").phrase("i text ... {ex}");
    book.intent("talk.miss").phrase("miss {ex}").phrase("miss {ex} so much").score(0.6);
    book.intent("safety.suicide.active").safety(2).phrase("want to die");
    book.intent("command.help").whole().example("help");
    return book;
}

std::string explained(std::string_view text) {
    return join(explain(book().build()->read(text, kMondayMorning)), "\n") + "\n";
}

}  // namespace

TEST_CASE("the winner is told with its rule, its place and the sum of its score", "[app][explain]") {
    const std::string words = explained("I want to text him");
    CHECK_THAT(words, ContainsSubstring("urge.text_ex wins with 0.75."));
    CHECK_THAT(words, ContainsSubstring("  urge.text_ex   0.75   \"want to text him\"\n"
                                        "      rule \"want to text {ex}\"   intents/test.yaml:2:3\n"
                                        "      0.55 phrase + 0.20 content words\n"));
}

TEST_CASE("words that were passed over show as a gap, and cost one", "[app][explain]") {
    const std::string words = explained("i texted that man, her, and then i texted really only ever him");
    CHECK_THAT(words, ContainsSubstring("\"i texted ... him\""));
    CHECK_THAT(words, ContainsSubstring("0.55 phrase + 0.10 content words - 0.05 gaps"));
}

TEST_CASE("what was cancelled is told with what cancelled it", "[app][explain]") {
    const std::string negated = explained("i don't want to text him");
    CHECK_THAT(negated, ContainsSubstring("Nothing matches"));
    CHECK_THAT(negated, ContainsSubstring("Cancelled:\n  urge.text_ex   \"want to text him\"\n"));
    CHECK_THAT(negated, ContainsSubstring("by the negation \"don't\""));
    const std::string excused = explained("want to text him about the dog");
    CHECK_THAT(excused, ContainsSubstring("by unless \"about the dog\"   intents/test.yaml:3:3"));
}

TEST_CASE("a safety intent comes first, whatever others score", "[app][explain]") {
    const std::string words = explained("i miss him so much. i want to die");
    CHECK(words.starts_with("safety.suicide.active comes first"));
    CHECK_THAT(words, ContainsSubstring("Nothing makes talk.miss win over a safety intent"));
}

TEST_CASE("what the runner-up lacks is told, and how it could get it", "[app][explain]") {
    const std::string words = explained("i want to text him. i miss her");
    CHECK_THAT(words, ContainsSubstring("urge.text_ex wins with 0.75, 0.10 ahead of talk.miss"));
    CHECK_THAT(words, ContainsSubstring(
                          "To win clearly, talk.miss needs 0.18 more: 2 more content words in its rule "
                          "(+0.20), or \"score: 0.83\" on its rule."));
}

TEST_CASE("two that are close are told to be", "[app][explain]") {
    BookBuilder close = book();
    close.intent("talk.longing").phrase("miss {ex}").score(0.62);
    const auto lines = explain(close.build()->read("miss her", kMondayMorning));
    CHECK_THAT(lines.front(), ContainsSubstring("are close: 0.03 apart, a clear win needs 0.08"));
}

TEST_CASE("a command is told as the whole message that it is", "[app][explain]") {
    CHECK_THAT(explained("Help!"), ContainsSubstring("whole message \"help\""));
    CHECK(explained("?!") == "Nothing matches.\n");
}

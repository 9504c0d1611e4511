#include "dialog/emphasis.hpp"

#include "support/catch.hpp"

using namespace onward;

namespace {

// The text with its strong parts in brackets.
std::string shown(std::string_view words) {
    const Emphasised read = read_emphasis(words);
    std::string text;
    std::size_t from = 0;
    for (const auto& range : read.strong) {
        text += read.text.substr(from, range.begin - from) + "[" +
                read.text.substr(range.begin, range.end - range.begin) + "]";
        from = range.end;
    }
    return text + read.text.substr(from);
}

}  // namespace

TEST_CASE("content's asterisks make emphasis where they embrace words on one line", "[emphasis]") {
    struct {
        const char* words;
        const char* shown;
    } const rows[] = {
        {"plain", "plain"},
        {"*all*", "[all]"},
        {"a *b c* d", "a [b c] d"},
        {"*a* and *b*", "[a] and [b]"},
        {"(*a*), “*b*”", "([a]), “[b]”"},
        {"3 * 4 * 5", "3 * 4 * 5"},
        {"2*3*4", "2*3*4"},
        {"* a*", "* a*"},
        {"*a *", "*a *"},
        {"*a\nb*", "*a\nb*"},
        {"one * star", "one * star"},
        {"*open", "*open"},
        {"**", "**"},
        {"****", "****"},
        {"", ""},
    };
    for (const auto& row : rows) {
        INFO(row.words);
        CHECK(shown(row.words) == row.shown);
        CHECK(without_marks(row.words) == row.words);
    }
}

TEST_CASE("a user's asterisk stays an asterisk, whatever stands around it", "[emphasis]") {
    for (const std::string user :
         {"*Alex*", "2*3", "*", "**", "***", "a*", "*\xE2\x81\xA0*", "\xE2\x81\xA0"}) {
        INFO(user);
        CHECK(shown(with_stars_marked(user)) == user);
        CHECK(without_marks("say " + with_stars_marked(user)) == "say " + user);
        CHECK(shown("*" + with_stars_marked("x" + user + "x") + "*") == "[x" + user + "x]");
        CHECK(shown("a *b* " + with_stars_marked(user)) == "a [b] " + user);
    }
}

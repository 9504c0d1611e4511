// How words look in a terminal and in a pipe.
#include "app/layout.hpp"

#include "base/text.hpp"
#include "dialog/emphasis.hpp"
#include "support/catch.hpp"

namespace onward::test {
namespace {

const Style kPipe{};
const Style kBare{true, 40, false};
const Style kColoured{true, 40, true};

TEST_CASE("in a pipe words are plain lines, answers numbered below, nothing escaped or wrapped", "[chat]") {
    const std::string words =
        "One *idea* for a very long message that no terminal would show in one line of its own.";
    CHECK(lay_out(words, {}, kPipe) == words + "\n");
    CHECK(lay_out("Ready?", {"Yes", "Not now"}, kPipe) == "Ready?\n  1  Yes\n  2  Not now\n");
    CHECK(lay_out_note("By the way.", kPipe) == "By the way.\n");
}

TEST_CASE("in a terminal words are indented and fit its width, whatever they are", "[chat]") {
    for (const int columns : {24, 40, 80, 200}) {
        const Style style{true, columns, false};
        for (const std::string& words :
             {std::string("a few words that go on for a while and then on and on until the line is full"),
              std::string(300, 'x'),
              std::string("中文字符也要換行不然就超出了螢幕的寬度中文字符也要換行不然就超出了螢幕"),
              std::string("two\nlines\n\nand a gap")}) {
            const std::string shown =
                lay_out(words, {"an answer of several words that is longer than a line"}, style);
            INFO(columns << "\n" << shown);
            for (const std::string_view line : split(shown, '\n')) {
                CHECK(display_width(line) < columns);
                CHECK((line.empty() || line.starts_with("  ")));
            }
        }
    }
}

TEST_CASE("nothing but plain text comes without colour", "[chat]") {
    CHECK(lay_out("An *idea*.", {"Yes"}, kBare) == "\n  An *idea*.\n    1  Yes\n");
    CHECK(lay_out("An *idea*.", {"Yes"}, kBare).find('\x1b') == std::string::npos);
    CHECK(lay_out_note("By the way.", kBare) == "By the way.\n");
}

TEST_CASE("emphasis is bold where there is colour, a star alone stays a star", "[chat]") {
    const auto shown = [](const std::string& words) { return lay_out(words, {}, kColoured); };
    CHECK(shown("An *idea*.") == "\n  An \x1b[1midea\x1b[22m.\n");
    CHECK(shown("*All of it*") == "\n  \x1b[1mAll of it\x1b[22m\n");
    CHECK(shown("*one* and *two*") == "\n  \x1b[1mone\x1b[22m and \x1b[1mtwo\x1b[22m\n");
    for (const char* plain :
         {"2 * 3 * 4", "a*b*c", "one * alone", "**", "* a list", "*not\nacross lines*", "* spaced *"})
        CHECK(shown(plain).find('\x1b') == std::string::npos);
}

TEST_CASE("emphasis that is broken over two lines keeps to itself", "[chat]") {
    const std::string shown =
        lay_out("so many words before it that *this emphasis is broken* in two", {}, kColoured);
    CHECK(shown.find("\x1b[1m") < shown.find("\x1b[22m"));
    CHECK(shown.find('*') == std::string::npos);
}

}  // namespace
}  // namespace onward::test

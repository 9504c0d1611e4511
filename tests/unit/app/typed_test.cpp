// Bytes of a keyboard into characters, in whatever parts they come.
#include "app/typed.hpp"

#include "support/catch.hpp"

namespace onward::test {
namespace {

std::u32string all_of(Typed& typed) {
    std::u32string all;
    while (const auto next = typed.next()) all += *next;
    return all;
}

std::u32string in_one_go(const std::string& bytes) {
    Typed typed;
    typed.add(bytes);
    return all_of(typed);
}

std::u32string byte_by_byte(const std::string& bytes) {
    Typed typed;
    std::u32string all;
    for (const char byte : bytes) {
        typed.add(std::string(1, byte));
        all += all_of(typed);
    }
    return all;
}

TEST_CASE("characters are the same in one go and byte by byte", "[chat]") {
    for (const auto& [bytes, characters] : {std::pair<std::string, std::u32string>{"hi", U"hi"},
                                            {"é ’ 中 😭", U"é ’ 中 😭"},
                                            {"a\tb\x01", U"a\tb\x01"},
                                            {"\x1b[A.", U"\x1b[A."},
                                            {"\x1b[200~two\nlines\r\n\x1b[201~!", U"two lines  !"},
                                            {"\x1b[200~\x1b[A\x7f\x1b[201~", U" [A "}}) {
        INFO(bytes);
        CHECK(in_one_go(bytes) == characters);
        CHECK(byte_by_byte(bytes) == characters);
    }
}

TEST_CASE("ill-formed bytes are replacement characters, and what follows them is itself", "[chat]") {
    CHECK(in_one_go("a\xff"
                    "b") ==
          U"a\xFFFD"
          U"b");
    CHECK(in_one_go("\xed\xa0\x80") == U"\xFFFD\xFFFD\xFFFD");
    CHECK(in_one_go("\xc3(") == U"\xFFFD(");
    CHECK(in_one_go("\xf4\x90\x80\x80"
                    "x")
              .back() == U'x');
}

TEST_CASE("half a character waits for its rest, and is given up when none comes", "[chat]") {
    Typed typed;
    typed.add("\xf0\x9f");
    CHECK_FALSE(typed.next());
    CHECK(typed.holds_a_part());
    typed.give_up_waiting();
    CHECK(all_of(typed) == U"\xFFFD\xFFFD");
    CHECK_FALSE(typed.holds_a_part());
    typed.add("é");
    CHECK(all_of(typed) == U"é");
}

TEST_CASE("a lone Escape key is itself, and the beginning of a mark is, too, when no more comes", "[chat]") {
    Typed typed;
    typed.add("\x1b");
    CHECK_FALSE(typed.next());
    typed.give_up_waiting();
    CHECK(all_of(typed) == U"\x1b");
    typed.add(
        "\x1b"
        "b");
    CHECK(all_of(typed) ==
          U"\x1b"
          U"b");
    typed.add("\x1b[2");
    CHECK_FALSE(typed.next());
    typed.give_up_waiting();
    CHECK(all_of(typed) == U"\x1b[2");
}

}  // namespace
}  // namespace onward::test

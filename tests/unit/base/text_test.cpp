#include "base/text.hpp"

#include <algorithm>
#include <random>

#include "support/catch.hpp"

using namespace onward;

namespace {

const std::string kFamily = "👩‍👩‍👧‍👦";  // four people and three joiners
const std::string kFlag = "🇮🇪";
const std::string kReplaced = "\xEF\xBF\xBD";

// Random bytes that are often nearly UTF-8.
std::string hostile_bytes(std::mt19937& dice, std::size_t length) {
    static const std::vector<std::string> parts{
        "a",        " ",    "\n",     "é",        "e\u0301",  kFamily,        kFlag, "漢",
        "\u0301",   "\x80", "\xC3",   "\xE2\x82", "\xF0\x9F", "\xED\xA0\x80", "ﷺ",   "ß",
        "\xC0\x80", "\xF5", "\u200D", "\uFE0F",   "각",       "क्षि",          "\r"};
    std::string bytes;
    while (bytes.size() < length) {
        bytes += parts[dice() % parts.size()];
        if (dice() % 8 == 0) bytes += static_cast<char>(dice() % 256);
    }
    return bytes;
}

// The plain table that edit_distance() must agree with.
int slow_edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<int>> table(a.size() + 1, std::vector<int>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j) {
            int& cell = table[i][j];
            if (i == 0 || j == 0) {
                cell = static_cast<int>(i + j);
                continue;
            }
            cell = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1,
                             table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cell = std::min(cell, table[i - 2][j - 2] + 1);
        }
    return table[a.size()][b.size()];
}

}  // namespace

TEST_CASE("only strict UTF-8 is UTF-8", "[base][text]") {
    for (const std::string good :
         {"", "plain", "é漢😭", "\x7F", "\xED\x9F\xBF", "\xEE\x80\x80", "\xF4\x8F\xBF\xBF"})
        CHECK(is_utf8(good));
    CHECK(is_utf8(std::string_view("\0", 1)));
    for (const std::string bad : {"\x80", "\xC3", "\xC0\xAF", "\xC1\xBF", "\xE0\x80\xAF", "\xE0\x9F\xBF",
                                  "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
                                  "\xF5\x80\x80\x80", "\xFF", "ok\xE2\x82", "\xE2(\xA1"}) {
        CAPTURE(bad);
        CHECK_FALSE(is_utf8(bad));
    }
}

TEST_CASE("every ill-formed part becomes one replacement character", "[base][text]") {
    CHECK(repair_utf8("fine é") == "fine é");
    CHECK(repair_utf8(std::string_view("a\0b", 3)) == "a" + kReplaced + "b");
    CHECK(repair_utf8("a\xF0\x9F\x98"
                      "b") == "a" + kReplaced + "b");
    CHECK(repair_utf8("\xE2\x82") == kReplaced);
    CHECK(repair_utf8("\xC0\x80") == kReplaced + kReplaced);
    CHECK(repair_utf8("\xED\xA0\x80") == kReplaced + kReplaced + kReplaced);
}

TEST_CASE("control characters go, line breaks are one kind", "[base][text]") {
    CHECK(without_controls("a\r\nb\rc\td\x1B[31m\x07\x7F") == "a\nb\nc\td[31m");
    CHECK(without_controls("\u009B31m\u0085x") == "31mx");
    CHECK(without_controls(kFamily) == kFamily);
}

TEST_CASE("letters, marks, digits, spaces and signs are told apart", "[base][text]") {
    const auto kind = [](std::string_view text) { return character_at(text, 0).kind; };
    for (const char* letter : {"a", "Z", "é", "漢", "ツ", "ß", "ﬁ"})
        CHECK(kind(letter) == CharacterKind::letter);
    for (const char* digit : {"7", "٣", "½"}) CHECK(kind(digit) == CharacterKind::digit);
    for (const char* space : {" ", "\n", "\t", "\r", "\u00A0", "\u2028"})
        CHECK(kind(space) == CharacterKind::space);
    for (const char* sign : {".", "'", "’", "_", "。", "-"}) CHECK(kind(sign) == CharacterKind::punctuation);
    for (const char* symbol : {"+", "€", "😭", "^"}) CHECK(kind(symbol) == CharacterKind::symbol);
    for (const char* control : {"\x1B", "\u200D", "\uE000", "\x80"})
        CHECK(kind(control) == CharacterKind::control);
    CHECK(kind("\u0301") == CharacterKind::mark);
    CHECK(character_at("aé", 1).code == U'é');
    CHECK(character_at("aé", 1).bytes == 2);
    for (const char* capital : {"A", "É", "Я"}) CHECK(character_at(capital, 0).upper);
    for (const char* other : {"a", "é", "я", "7", "漢", "-"}) CHECK_FALSE(character_at(other, 0).upper);
}

TEST_CASE("code points are counted, graphemes are never cut", "[base][text]") {
    CHECK(count_code_points("") == 0);
    CHECK(count_code_points("é漢😭") == 3);
    CHECK(count_code_points(kFamily) == 7);
    CHECK(first_code_points("abc", 2) == "ab");
    CHECK(first_code_points("abc", 3) == "abc");
    CHECK(first_code_points("ab" + kFamily, 8) == "ab");
    CHECK(first_code_points("ab" + kFamily, 9) == "ab" + kFamily);
    CHECK(first_code_points("e\u0301e\u0301", 3) == "e\u0301");
    CHECK(first_code_points(kFlag, 1) == "");
    CHECK(first_code_points("\r\n", 1) == "");
    CHECK(graphemes("e\u0301" + kFamily + kFlag + kFlag + "각\r\n") ==
          std::vector<std::string_view>{"e\u0301", kFamily, kFlag, kFlag, "각", "\r\n"});
}

TEST_CASE("a text is shortened at a word", "[base][text]") {
    CHECK(shorten_at_word("we had a dog", 12) == "we had a dog");
    CHECK(shorten_at_word("we had a dog", 11) == "we had a…");
    CHECK(shorten_at_word("we had a dog", 9) == "we had a…");
    CHECK(shorten_at_word("we had, a dog", 9) == "we had…");
    CHECK(shorten_at_word("incomprehensible", 5) == "inco…");
    CHECK(shorten_at_word(" incomprehensible", 5) == " inc…");
    CHECK(shorten_at_word("ab" + kFamily, 5) == "ab…");
    CHECK(shorten_at_word("abc", 1) == "…");
    CHECK(shorten_at_word("abc", 0) == "");
    CHECK(shorten_at_word("", 0) == "");
}

TEST_CASE("a terminal's columns are counted", "[base][text]") {
    CHECK(display_width("abc") == 3);
    CHECK(display_width("é") == 1);
    CHECK(display_width("e\u0301") == 1);
    CHECK(display_width("漢字") == 4);
    CHECK(display_width("😭") == 2);
    CHECK(display_width("❤️") == 2);
    CHECK(display_width(kFamily) == 2);
    CHECK(display_width("👍🏽") == 2);
    CHECK(display_width(kFlag) == 2);
    CHECK(display_width("\u200B") == 0);
    CHECK(display_width("\x1B") == 0);
}

TEST_CASE("lines are broken at spaces, and the text's own breaks are kept", "[base][text]") {
    using Lines = std::vector<std::string>;
    CHECK(wrap("", 10) == Lines{""});
    CHECK(wrap("one two three", 7) == Lines{"one two", "three"});
    CHECK(wrap("one two three", 13) == Lines{"one two three"});
    CHECK(wrap("one\n\ntwo\n", 10) == Lines{"one", "", "two", ""});
    CHECK(wrap("one  two", 8) == Lines{"one  two"});
    CHECK(wrap("one   two", 5) == Lines{"one", "two"});
    CHECK(wrap("one   ", 4) == Lines{"one"});
    CHECK(wrap("  - a point", 11) == Lines{"  - a point"});
    CHECK(wrap("  - a point", 8) == Lines{"  - a", "point"});
    CHECK(wrap("incomprehensible word", 6) == Lines{"incomp", "rehens", "ible", "word"});
    CHECK(wrap("an incomprehensible", 6) == Lines{"an", "incomp", "rehens", "ible"});
    CHECK(wrap("漢字漢字", 5) == Lines{"漢字", "漢字"});
}

TEST_CASE("a width of one column still gives every character", "[base][text]") {
    using Lines = std::vector<std::string>;
    CHECK(wrap("ab c", 1) == Lines{"a", "b", "c"});
    CHECK(wrap("漢 x", 1) == Lines{"漢", "x"});
    CHECK(wrap("   ab", 1) == Lines{"a", "b"});
    CHECK(wrap(kFamily + "e\u0301", 1) == Lines{kFamily, "e\u0301"});
}

TEST_CASE("composed and decomposed spellings are one", "[base][text]") {
    CHECK(nfc("plain") == "plain");
    CHECK(nfc("e\u0301") == "é");
    CHECK(nfc("\u1100\u1161\u11A8") == "각");
    CHECK(nfc("\uFB01") == "\uFB01");
}

TEST_CASE("folding makes case, width, ligatures and accents one", "[base][text]") {
    CHECK(fold("I Don’t KNOW").text == "i don’t know");
    CHECK(fold("Fiancé").text == "fiance");
    CHECK(fold("Fiance\u0301").text == "fiance");
    CHECK(fold("ＡＢＣ１").text == "abc1");
    CHECK(fold("ﬁne").text == "fine");
    CHECK(fold("Straße").text == "strasse");
    CHECK(fold("ΣΊΣΥΦΟΣ").text == "σίσυφοσ");
    CHECK(fold("İ").text == "i");
    CHECK(fold("ki\u200Bll \u00ADme").text == "kill me");
    CHECK(fold("ki\u200B\u0301ll").text == "kill");  // an accent that looks for its letter
    CHECK(fold("か\u200B\u3099").text == "が");
    CHECK(fold("\u3131\u314F").text == "가");  // letters of Hangul that become a syllable
    CHECK(fold("❤️").text == "❤");
    CHECK(fold("が").text == "が");
}

TEST_CASE("the map of a folding leads back to the user's bytes", "[base][text]") {
    const Folded folded = fold("ÉßA");
    CHECK(folded.text == "essa");
    CHECK(folded.map == std::vector<std::uint32_t>{0, 2, 2, 4, 5});
    CHECK(fold("").map == std::vector<std::uint32_t>{0});
    CHECK(fold("a\u200B\u0301b").map == std::vector<std::uint32_t>{0, 6, 7});
}

TEST_CASE("folding what is folded changes nothing", "[base][text]") {
    for (char32_t code = 1; code <= 0x10FFFF; ++code) {
        if (code >= 0xD800 && code <= 0xDFFF) continue;
        std::string text;
        if (code < 0x80)
            text.assign(1, static_cast<char>(code));
        else if (code < 0x800)
            text = {static_cast<char>(0xC0 | code >> 6), static_cast<char>(0x80 | (code & 63))};
        else if (code < 0x10000)
            text = {static_cast<char>(0xE0 | code >> 12), static_cast<char>(0x80 | (code >> 6 & 63)),
                    static_cast<char>(0x80 | (code & 63))};
        else
            text = {static_cast<char>(0xF0 | code >> 18), static_cast<char>(0x80 | (code >> 12 & 63)),
                    static_cast<char>(0x80 | (code >> 6 & 63)), static_cast<char>(0x80 | (code & 63))};
        CAPTURE(static_cast<std::uint32_t>(code), text);
        const std::string folded = fold(text).text;
        REQUIRE(is_utf8(folded));
        REQUIRE(fold(folded).text == folded);
    }
}

TEST_CASE("nothing that bytes can be breaks a promise", "[base][text]") {
    const unsigned seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 dice(seed);
    for (int round = 0; round < 400; ++round) {
        const std::string bytes = hostile_bytes(dice, dice() % 200);
        CAPTURE(bytes);
        const std::string text = repair_utf8(bytes);
        REQUIRE(is_utf8(text));
        REQUIRE(repair_utf8(text) == text);
        REQUIRE(is_utf8(without_controls(text)));
        REQUIRE(is_utf8(nfc(text)));

        const Folded folded = fold(text);
        REQUIRE(is_utf8(folded.text));
        REQUIRE(folded.map.size() == folded.text.size() + 1);
        REQUIRE(std::is_sorted(folded.map.begin(), folded.map.end()));
        REQUIRE(folded.map.back() == text.size());

        std::string together;
        for (const std::string_view grapheme : graphemes(text)) together += grapheme;
        REQUIRE(together == text);

        const std::size_t limit = dice() % 40;
        const std::string_view first = first_code_points(text, limit);
        REQUIRE(text.starts_with(first));
        REQUIRE(is_utf8(first));
        REQUIRE(count_code_points(first) <= limit);
        const std::string shortened = shorten_at_word(text, limit);
        REQUIRE(is_utf8(shortened));
        REQUIRE(count_code_points(shortened) <= limit);

        const int columns = 1 + static_cast<int>(dice() % 20);
        for (const std::string& line : wrap(text, columns)) {
            REQUIRE(is_utf8(line));
            REQUIRE(display_width(line) <= std::max(columns, 2));
        }
    }
}

TEST_CASE("a megabyte of combining marks is read like any other text", "[base][text]") {
    std::string marks = "a";
    while (marks.size() < 1'000'000) marks += "\u0301\u0323";
    CHECK(is_utf8(nfc(marks)));
    CHECK(fold(marks).map.size() == fold(marks).text.size() + 1);
    CHECK(graphemes(marks).size() == 1);
    CHECK(first_code_points(marks, 10) == "");
}

TEST_CASE("white space is trimmed at both ends", "[base][text]") {
    CHECK(trim("") == "");
    CHECK(trim(" \t\r\n\u00A0 ") == "");
    CHECK(trim("\u00A0 a b\n\u00A0") == "a b");
    CHECK(trim("é") == "é");
}

TEST_CASE("small string work does what it says", "[base][text]") {
    CHECK(split("a,b,,c", ',') == std::vector<std::string_view>{"a", "b", "", "c"});
    CHECK(split("", ',') == std::vector<std::string_view>{""});
    CHECK(join({"a", "", "c"}, ", ") == "a, , c");
    CHECK(join({}, ", ") == "");
    CHECK(join({"a", "a"}, "-") == "a-a");
    CHECK(lower_ascii("ÀBC Z[") == "Àbc z[");
}

TEST_CASE("edit distance counts changes, and a swap once", "[base][text]") {
    CHECK(edit_distance("", "", 2) == 0);
    CHECK(edit_distance("suicide", "suicide", 0) == 0);
    CHECK(edit_distance("suicide", "suiside", 2) == 1);
    CHECK(edit_distance("suicide", "sucide", 2) == 1);
    CHECK(edit_distance("suicide", "suiicide", 2) == 1);
    CHECK(edit_distance("suicide", "siucide", 2) == 1);
    CHECK(edit_distance("ab", "ba", 0) == 1);
    CHECK(edit_distance("kitten", "sitting", 3) == 3);
    CHECK(edit_distance("kitten", "sitting", 2) == 3);
    CHECK(edit_distance("", "abc", 2) == 3);
    CHECK(edit_distance("", "abc", 1'000'000'000) == 3);
    CHECK(edit_distance("abc", "abd", -5) == 1);
}

TEST_CASE("edit distance agrees with the plain table, up to its limit", "[base][text]") {
    const unsigned seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 dice(seed);
    const auto word = [&dice](std::size_t longest) {
        std::string letters(dice() % (longest + 1), ' ');
        for (char& c : letters) c = static_cast<char>('a' + dice() % 3);
        return letters;
    };
    for (int round = 0; round < 20'000; ++round) {
        const std::size_t longest = round % 50 == 0 ? 60 : 9;
        const std::string a = word(longest);
        const std::string b = word(longest);
        const int limit = static_cast<int>(dice() % 8);
        CAPTURE(a, b, limit);
        REQUIRE(edit_distance(a, b, limit) == std::min(slow_edit_distance(a, b), limit + 1));
    }
}

TEST_CASE("what is cut at a limit loses the beginning of a character, and nothing else", "[text]") {
    const std::string text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\xAD";  // one of each length
    const std::size_t whole[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10};
    for (std::size_t size = 0; size <= text.size(); ++size) {
        INFO(size << " bytes");
        CHECK(without_cut_character(text.substr(0, size)) == text.substr(0, whole[size]));
    }
    // What is ill-formed is not for it to mend.
    for (const char* broken : {"x\x80", "x\xFF", "x\xE2\x28", "x\xE0\x80", "x\xC0"})
        CHECK(without_cut_character(broken) == broken);
}

TEST_CASE("the closest name is offered, if any is close", "[base][text]") {
    const std::vector<std::string> names{"distance", "mood", "sleep"};
    CHECK(closest("distanse", names) == "distance");
    CHECK(closest("sleep", names) == "sleep");
    CHECK(closest("moood", names) == "mood");
    CHECK(closest("unrelated", names) == "");
    CHECK(closest("", names) == "");
    CHECK(closest("x", {}) == "");
}

#include "nlu/rules.hpp"

#include "support/catch.hpp"

using namespace onward;

namespace {

// "want {write} (to) ..." as one line a test can compare: kind, then its alternatives.
std::string drawn(const std::vector<PhraseItem>& items) {
    std::string line;
    for (const PhraseItem& item : items) {
        if (!line.empty()) line += ' ';
        if (item.kind == PhraseItem::Kind::gap) {
            line += "...";
            continue;
        }
        line += item.kind == PhraseItem::Kind::word       ? "w:"
                : item.kind == PhraseItem::Kind::set      ? "s:"
                : item.kind == PhraseItem::Kind::optional ? "o:"
                                                          : "a:";
        for (std::size_t i = 0; i < item.alternatives.size(); ++i) {
            if (i > 0) line += '|';
            for (std::size_t j = 0; j < item.alternatives[i].size(); ++j)
                line += (j > 0 ? "+" : "") + item.alternatives[i][j];
        }
    }
    return line;
}

std::string parsed(std::string_view text) {
    const auto phrase = parse_phrase(text);
    return phrase ? drawn(*phrase) : std::to_string(phrase.error().at) + ": " + phrase.error().what;
}

}  // namespace

TEST_CASE("a phrase is words, sets, alternatives, optional words and gaps", "[nlu][rules]") {
    CHECK(parsed("want to {write} (to) {ex}") == "w:want w:to s:{write} o:to s:{ex}");
    CHECK(parsed("about to {write} ... {ex}") == "w:about w:to s:{write} ... s:{ex}");
    CHECK(parsed("do not want to be {here|alive}") == "w:do w:not w:want w:to w:be a:here|alive");
    CHECK(parsed("broke...contact") == "w:broke ... w:contact");
    CHECK(parsed("broke … contact") == "w:broke ... w:contact");
    CHECK(parsed("{reach out|call} (the|a) man") == "a:reach+out|call o:the|a w:man");
    CHECK(parsed("({ex}) called") == "o:{ex} w:called");
    CHECK(parsed("{her|my {partner}} called") == "a:her|my+{partner} w:called");
    CHECK(parsed("{only one|}") != "a:only+one");
}

TEST_CASE("a phrase's words are normalised as a user's are", "[nlu][rules]") {
    CHECK(parsed("Don't text him") == "w:do w:not w:text w:him");
    CHECK(parsed("can not {stop|don't}") == "w:can w:not a:stop|do+not");
    CHECK(parsed("my gf (she's)") == "w:my w:girlfriend o:she+is");
}

TEST_CASE("a set that an optional item holds is named", "[nlu][rules]") {
    const auto phrase = parse_phrase("({ex}) (my {partner}) called {her|{friend}}");
    REQUIRE(phrase);
    CHECK((*phrase)[0].set == "ex");
    CHECK((*phrase)[1].set.empty());
    CHECK(sets_named(*phrase) == std::vector<std::string>{"ex", "partner", "friend"});
}

TEST_CASE("a broken phrase is refused at the place where it breaks", "[nlu][rules]") {
    const struct {
        const char* phrase;
        std::size_t at;
        const char* what;
    } refused[] = {
        {"", 0, "at least one word"},
        {"   ", 0, "at least one word"},
        {"want {ex", 5, "never closed"},
        {"want (to", 5, "never closed"},
        {"want ex}", 7, "closes nothing"},
        {"want to) go", 7, "closes nothing"},
        {"one | two", 4, "only between"},
        {"{a|}", 3, "empty"},
        {"{|a}", 1, "empty"},
        {"()", 1, "empty"},
        {"{}", 1, "empty"},
        {"{Not A Set}", 1, "name of a set"},
        {"... text him", 0, "can not begin"},
        {"text him ...", 9, "can not end"},
        {"text ... ... him", 9, "two gaps"},
        {"{took ... pills|x}", 6, "inside alternatives"},
        {"(to) (him)", 0, "empty message"},
        {"(to) ... (him)", 0, "empty message"},
        {"what ?", 0, ""},
        {"(a (b))", 3, "inside alternatives"},
        {"{a|{b c}}", 4, "name of a set"},
        {"? ... him", 0, "no word"},
        {"{ex_subject|friend} called", 3, "underscore"},
        {"my_ex called", 2, "underscore"},
    };
    for (const auto& row : refused) {
        INFO(row.phrase);
        const auto phrase = parse_phrase(row.phrase);
        if (std::string_view(row.what).empty()) {
            CHECK(phrase);
            continue;
        }
        REQUIRE_FALSE(phrase);
        CHECK(phrase.error().at == row.at);
        CHECK_THAT(phrase.error().what, ContainsSubstring(row.what));
    }
    std::string endless;
    for (int i = 0; i <= kPhraseItems; ++i) endless += "word ";
    CHECK_FALSE(parse_phrase(endless));
}

TEST_CASE("any bytes are a phrase or refused, never a crash", "[nlu][rules]") {
    std::uint64_t state = 20260301;
    const std::string_view pieces[] = {"{",    "}",     "(",   ")",    "|",        "...", " ",
                                       "word", " two ", "she", "\xff", "\xe2\x80", "ex",  "…"};
    int held = 0;
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (int i = 0; i < 9; ++i) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            text += pieces[(state >> 33) % std::size(pieces)];
        }
        const auto phrase = parse_phrase(text);
        if (phrase)
            ++held;
        else
            CHECK(phrase.error().at <= text.size());
    }
    CHECK(held > 100);
}

TEST_CASE("a regex with a gap is told from one without", "[nlu][rules]") {
    for (const char* gap :
         {".*", "a.{0,30}b", "a.+b", "a.*?b", "[^x]+", "(\\w+ ){2}", "(?:[a-z]+ )*x", "a[a-z ]*b", "( .*)?$",
          "(.|x)+", "a(?s).{3}b", "(a|\\W)*", "\\PL+", "[\\W]*", "((x.)y){2,}"}) {
        INFO(gap);
        CHECK(regex_has_gap(gap));
    }
    for (const char* plain :
         {"a.b", "^(yes|no)$", "\\w+", "[a-z]*", "(a|b)+", "[0-9]{1,2}", "\\.*", "a\\+", "x{2", "a?.?b",
          "[.]*", "(ha)+", "\\Q.*\\E", "(yes )*", "\\d+", "[^ ]+", "\\S*", "(^| )(1[0-7])( |$)", "a{,3}."}) {
        INFO(plain);
        CHECK_FALSE(regex_has_gap(plain));
    }
}

TEST_CASE("a regex is refused that RE2 refuses, that is empty-handed, or too long", "[nlu][rules]") {
    CHECK_FALSE(refuse_regex("^(yes|no)( |$)"));
    CHECK_FALSE(refuse_regex("(^| )(10|[0-9]) ?(/|out of) ?10( |$)"));
    const auto unclosed = refuse_regex("a(b");
    REQUIRE(unclosed);
    CHECK_THAT(unclosed->what, ContainsSubstring("RE2"));
    const auto lookahead = refuse_regex("ab(?=c)");
    REQUIRE(lookahead);
    CHECK(lookahead->at == 2);
    for (const char* empty : {"", "a*", "(a|)", "^"}) {
        INFO(empty);
        const auto refused = refuse_regex(empty);
        REQUIRE(refused);
        CHECK_THAT(refused->what, ContainsSubstring("empty message"));
    }
    const auto braces = refuse_regex("^{him|her}$");
    REQUIRE(braces);
    CHECK(braces->at == 1);
    CHECK_FALSE(refuse_regex("^\\p{L}{2}x$"));
    CHECK(refuse_regex("a.*b"));
    CHECK_FALSE(refuse_regex(std::string(kRegexBytes, 'a')));
    CHECK(refuse_regex(std::string(kRegexBytes + 1, 'a')));
}

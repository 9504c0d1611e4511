#include "nlu/matcher.hpp"

#include <cmath>

#include "support/rule_book.hpp"

using namespace onward;

namespace {

using Names = std::vector<std::string>;

Reading read(const Matcher& matcher, std::string_view text) {
    Reading fast = matcher.read(text, kMondayMorning);
    INFO(text);
    CHECK(fast == matcher.read_slowly(text, kMondayMorning));
    return fast;
}

Names won(const Matcher& matcher, std::string_view text) { return onward::won(read(matcher, text)); }

int thousandths(double value) { return static_cast<int>(std::lround(value * 1000)); }

// One intent, "it", with one phrase.
std::shared_ptr<const Matcher> of_phrase(const std::string& phrase,
                                         Rule::Negated negated = Rule::Negated::cancels) {
    BookBuilder book;
    book.set("ex", {"him", "her", "them", "my ex", "my {partner}"});
    book.set("partner", {"husband", "wife", "boyfriend", "other half"});
    book.set("write", {"write", "text", "call", "reach out to"});
    book.intent("test.it").phrase(phrase, negated);
    return book.build();
}

bool matches(const std::string& phrase, std::string_view text) {
    return !won(*of_phrase(phrase), text).empty();
}

}  // namespace

// --- phrases
// ---------------------------------------------------------------------------------------------------

TEST_CASE("a phrase matches its words in order, by stem, whatever their case and apostrophes",
          "[nlu][matcher]") {
    CHECK(matches("want to text him", "I WANTED to text him"));
    CHECK(matches("miss her voice", "missing her voice so bad"));
    CHECK(matches("do not want", "I DON’T want"));
    CHECK(matches("do not want", "i dont want"));
    CHECK(matches("can not resist", "can't resist"));
    CHECK_FALSE(matches("want to text him", "him i want to text"));
    CHECK_FALSE(matches("she called me", "i called her, she me"));
}

TEST_CASE("who does what to whom is kept apart", "[nlu][matcher]") {
    CHECK(matches("i called her", "I called her"));
    CHECK_FALSE(matches("i called her", "she called me"));
    CHECK_FALSE(matches("she called me", "her friend called me"));
}

TEST_CASE("a set stands for each of its members, also for those of several words and of other sets",
          "[nlu][matcher]") {
    for (const char* text :
         {"i want to text him", "i want to reach out to her", "i want to call my other half",
          "want to write my ex", "want to text my husband"}) {
        INFO(text);
        CHECK(matches("want to {write} {ex}", text));
    }
    CHECK_FALSE(matches("want to {write} {ex}", "i want to text my boss"));
    CHECK_FALSE(matches("want to {write} {ex}", "i want to reach him"));
}

TEST_CASE("an optional word may be there or not", "[nlu][matcher]") {
    CHECK(matches("want to write (to) him", "want to write to him"));
    CHECK(matches("want to write (to) him", "want to write him"));
    CHECK(matches("(please) help", "help"));
    CHECK(matches("text (him|my ex) now", "text my ex now"));
    CHECK_FALSE(matches("want to write (to) him", "want to write about him"));
}

TEST_CASE("a gap spans up to four words", "[nlu][matcher]") {
    CHECK(matches("took ... pills", "took pills"));
    CHECK(matches("took ... pills", "took all of my pills"));
    CHECK(matches("took ... pills", "took all of my sleeping pills"));
    CHECK_FALSE(matches("took ... pills", "took one two three four five pills"));
    CHECK(matches("broke ... contact ... him", "broke our no contact rule and texted him"));
}

TEST_CASE("neighbours may have one small word between them and no other", "[nlu][matcher]") {
    CHECK(matches("want him back", "want him so back"));
    CHECK(matches("want to text", "want to just text"));
    CHECK(matches("miss my ex", "miss the my ex"));
    CHECK_FALSE(matches("want to text", "want to just really text"));
    CHECK_FALSE(matches("want to text", "want to maybe never text"));
    CHECK_FALSE(matches("my ex", "my sisters ex"));
    CHECK(matches("{my ex|him} called", "my stupid ex called") == false);
}

TEST_CASE("a phrase does not reach from one clause into the next", "[nlu][matcher]") {
    CHECK_FALSE(matches("text ... him", "I got a text. I miss him"));
    CHECK_FALSE(matches("want ... die", "i want to sleep, but i will not die"));
}

TEST_CASE("of two matches the one with more content words is reported, then the tighter, then the first",
          "[nlu][matcher]") {
    const Reading more = read(*of_phrase("want (him) back"), "want back i want him back");
    REQUIRE(more.candidates.size() == 1);
    CHECK(more.candidates[0].spans.front().begin == 0);
    const Reading tighter = read(*of_phrase("miss ... voice"), "miss that old voice miss voice");
    CHECK(tighter.candidates.at(0).spans.front().begin == 20);
    CHECK(thousandths(tighter.candidates.at(0).score) == 750);
}

TEST_CASE("of equal worth the match with fewer gaps and typos is reported", "[nlu][matcher]") {
    const Reading reading = read(*of_phrase("took ... (purple) ... pills"), "took one purpel two pills");
    REQUIRE(reading.candidates.size() == 1);
    CHECK(reading.candidates[0].spans == std::vector<TextSpan>{{0, 4}, {20, 25}});
    CHECK(thousandths(reading.candidates[0].score) == 700);
}

TEST_CASE("an optional word at the end belongs to the match", "[nlu][matcher]") {
    CHECK(read(*of_phrase("text him (back)"), "text him back").candidates.at(0).spans.size() == 3);
    CHECK(read(*of_phrase("text (to)"), "text to him").candidates.at(0).spans.size() == 2);
}

// --- words, regex
// ----------------------------------------------------------------------------------------------

TEST_CASE("words match in any order, within one clause, no word twice", "[nlu][matcher]") {
    BookBuilder book;
    book.set("send", {"send", "press it", "thumb"});
    book.intent("urge.thumb").words({"thumb", "{send}"});
    const auto matcher = book.build();
    CHECK(won(*matcher, "my thumb is over send") == Names{"urge.thumb"});
    CHECK(won(*matcher, "should i press it says my thumb") == Names{"urge.thumb"});
    CHECK(won(*matcher, "my thumb hurts").empty());
    CHECK(won(*matcher, "my thumb hurts. send help").empty());
}

TEST_CASE("a regex reads the normalised text of the whole message", "[nlu][matcher]") {
    BookBuilder book;
    book.intent("answer.score").regex("(^| )(10|[0-9]) ?/ ?10( |$)");
    book.intent("answer.yes").regex("^(yes|yeah)( |$)").score(0.7);
    const auto matcher = book.build();
    CHECK(won(*matcher, "Yeah!! totally") == Names{"answer.yes"});
    CHECK(won(*matcher, "oh yeah").empty());
    const Reading reading = read(*matcher, "YEAH, it's ok");
    REQUIRE(reading.candidates.size() == 1);
    CHECK(reading.candidates[0].spans == std::vector<TextSpan>{{0, 4}});
    CHECK(reading.candidates[0].rule == "^(yes|yeah)( |$)");
}

// --- scores
// ----------------------------------------------------------------------------------------------------

TEST_CASE("a score is the published sum of its parts", "[nlu][matcher][score]") {
    const struct {
        const char* phrase;
        const char* text;
        int score;
    } rows[] = {
        {"my ex back", "i want my ex back", 750},
        {"want {ex} back", "i want my ex back", 850},
        {"how are you", "how are you", 550},
        {"took ... pills", "took pills", 750},
        {"took ... pills", "took the pills", 750},  // one small word costs nothing
        {"took ... pills", "took all my pills", 700},
        {"took ... sleeping ... pills", "took all my sleeping strong pills", 750},
        {"relationship over", "my relatoinship is over", 0},
        {"suicide", "suicde", 600},
        {"one two three four five six", "one two three four five six", 950},
    };
    for (const auto& row : rows) {
        INFO(row.phrase << " <- " << row.text);
        const Reading reading = read(*of_phrase(row.phrase), row.text);
        if (row.score == 0) {
            CHECK(reading.candidates.empty());
            continue;
        }
        REQUIRE(reading.candidates.size() == 1);
        int sum = 0;
        for (const ScorePart& part : reading.candidates[0].parts) sum += thousandths(part.value);
        CHECK(sum == row.score);
        CHECK(thousandths(reading.candidates[0].score) == row.score);
    }
}

TEST_CASE("a rule's own score stands for its points, a typo still costs", "[nlu][matcher][score]") {
    BookBuilder book;
    book.intent("test.it").phrase("leave me ... alone").score(0.8);
    const auto matcher = book.build();
    CHECK(thousandths(read(*matcher, "leave me all alone").candidates.at(0).score) == 800);
    const Candidate typo = read(*matcher, "laeve me aloen").candidates.at(0);
    CHECK(thousandths(typo.score) == 700);
    CHECK(typo.parts == std::vector<ScorePart>{{"rule's own score", 0.8}, {"typos", -0.1}});
}

// --- negation
// --------------------------------------------------------------------------------------------------

TEST_CASE("a negation before a match cancels it within its scope", "[nlu][matcher][negation]") {
    const struct {
        const char* text;
        bool matches;
    } rows[] = {
        {"i want to text him", true},
        {"i don't want to text him", false},
        {"i do not really want to text him", false},
        {"i never said i want to text him", false},
        {"i don't think i want to text him", false},
        {"it is not that i want to text him", false},
        {"i no longer want to text him", false},
        {"nobody can make me want to text him", false},
        {"i don't want to call or want to text him", false},
        {"want to not text him", false},
        {"i can't sleep i want to text him", true},
        {"i can't sleep and want to text him", true},
        {"i don't know if i want to text him", true},
        {"i don't know why i want to text him", true},
        {"don't i want to text him", true},
        {"no i want to text him", true},
        {"no, i want to text him", true},
        {"not only do i want to text him", true},
        {"i can't stop wanting to text him", true},
        {"i can't not want to text him", true},
        {"i want to text him not call", true},
        {"i want to text him but i won't", true},
        {"i don't miss him. i want to text him", true},
        {"i don't eat but i want to text him", true},
        {"no contact is hard i want to text him", true},
        {"no part of me could want to text him", false},
        {"no friend around these long days want to text him", true},
    };
    const auto matcher = of_phrase("want ... text him");
    for (const auto& row : rows) {
        INFO(row.text);
        CHECK(won(*matcher, row.text).empty() != row.matches);
    }
}

TEST_CASE("a rule that means its negation keeps it", "[nlu][matcher][negation]") {
    const auto meant = of_phrase("do not want to live", Rule::Negated::is_meant);
    CHECK(won(*meant, "i dont want to live") == Names{"test.it"});
    CHECK(won(*meant, "i can't eat don't want to live") == Names{"test.it"});
    CHECK(won(*meant, "i never said i don't want to live").empty());
    CHECK(won(*meant, "i want to live").empty());
    const auto ignored = of_phrase("text him", Rule::Negated::ignored);
    CHECK(won(*ignored, "i will not text him") == Names{"test.it"});
}

TEST_CASE("a cancelled match leaves another of the same rule standing", "[nlu][matcher][negation]") {
    const auto matcher = of_phrase("want to text him");
    CHECK(won(*matcher, "i never want to text him and now i want to text him") == Names{"test.it"});
}

TEST_CASE("what was cancelled, and by what, is told", "[nlu][matcher][negation]") {
    BookBuilder book;
    book.intent("urge.text_ex").phrase("want to text him").unless("want to text him about the (dog|cat)");
    const auto matcher = book.build();
    const Reading negated = read(*matcher, "I don't want to text him");
    CHECK(negated.candidates.empty());
    REQUIRE(negated.cancelled.size() == 1);
    CHECK(negated.cancelled[0].by == "negation");
    CHECK(negated.cancelled[0].by_spans == std::vector<TextSpan>{{2, 7}});
    CHECK(negated.cancelled[0].spans.size() == 4);
    const Reading excused = read(*matcher, "want to text him about the dog");
    CHECK(excused.candidates.empty());
    REQUIRE(excused.cancelled.size() == 1);
    CHECK(excused.cancelled[0].by == "want to text him about the (dog|cat)");
    CHECK(excused.cancelled[0].by_source.line > 0);
}

TEST_CASE("unless cancels in its own clause, negated or not", "[nlu][matcher][negation]") {
    BookBuilder book;
    book.intent("sad.here")
        .phrase("not want to be here", Rule::Negated::is_meant)
        .unless("here at this party");
    book.intent("answer.no").regex("^no( |$)").unless_regex("no (worries|problem)");
    const auto matcher = book.build();
    CHECK(won(*matcher, "i do not want to be here") == Names{"sad.here"});
    CHECK(won(*matcher, "i do not want to be here at this party").empty());
    CHECK(won(*matcher, "i was here at this party. i do not want to be here") == Names{"sad.here"});
    CHECK(won(*matcher, "no") == Names{"answer.no"});
    CHECK(won(*matcher, "no worries").empty());
}

// --- safety
// ----------------------------------------------------------------------------------------------------

namespace {

BookBuilder safety_book() {
    BookBuilder book;
    book.intent("safety.suicide.active")
        .safety(2)
        .phrase("kill myself")
        .phrase("want to die")
        .phrase("suicide")
        .unless("die of {boredom|shame}");
    book.intent("safety.suicide.passive")
        .safety(3)
        .phrase("wish i was dead")
        .phrase("not want to be {here|alive}", Rule::Negated::is_meant)
        .regex("no wish to see another (day|year)", Rule::Negated::is_meant)
        .example("everyone is better off without me around");
    book.intent("talk.sad").phrase("so sad").example("i feel so sad and empty without him");
    return book;
}

}  // namespace

TEST_CASE("a negated safety rule is reported as denied, with its intent's number", "[nlu][matcher][safety]") {
    const auto matcher = safety_book().build();
    const Reading reading = read(*matcher, "I would never kill myself");
    REQUIRE(won(*matcher, "I would never kill myself") == Names{"safety.suicide.denied"});
    CHECK(reading.candidate(IntentId{"safety.suicide.denied"})->safety == 2);
    CHECK(won(*matcher, "i don't want to die, i just want her back") == Names{"safety.suicide.denied"});
    CHECK(won(*matcher, "i never wish i was dead") == Names{"safety.suicide.denied"});
}

TEST_CASE("denials of a family are reported once, under the most urgent number", "[nlu][matcher][safety]") {
    const auto matcher = safety_book().build();
    const Reading reading = read(*matcher, "i do not wish i was dead. i would never kill myself");
    CHECK(won(*matcher, reading.utterance.original) == Names{"safety.suicide.denied"});
    CHECK(reading.candidates.at(0).safety == 2);
}

TEST_CASE("what is affirmed outweighs what is denied", "[nlu][matcher][safety]") {
    const auto matcher = safety_book().build();
    CHECK(won(*matcher, "i won't kill myself but i have no wish to see another year") ==
          Names{"safety.suicide.passive"});
    CHECK(won(*matcher, "i can't sleep i want to die") == Names{"safety.suicide.active"});
}

TEST_CASE("an unless makes a safety match an idiom, not a denial", "[nlu][matcher][safety]") {
    CHECK(won(*safety_book().build(), "i want to die of boredom").empty());
}

TEST_CASE("likeness to examples alone is never a safety match", "[nlu][matcher][safety]") {
    const auto matcher = safety_book().build();
    const Reading reading = read(*matcher, "everyone is better off without me around");
    CHECK(reading.candidate(IntentId{"safety.suicide.passive"}) == nullptr);
    CHECK(reading.candidate(IntentId{"safety.suicide.denied"}) == nullptr);
}

TEST_CASE("safety rules search the whole text, ordinary ones what the longest message holds",
          "[nlu][matcher][safety]") {
    const auto matcher = safety_book().build();
    std::string long_text;
    while (long_text.size() < kReadCodePoints + 10) long_text += "and then we talked. ";
    CHECK(won(*matcher, long_text + "I am so sad. I want to kill myself") == Names{"safety.suicide.active"});
    CHECK(won(*matcher, long_text + "I have no wish to see another year") == Names{"safety.suicide.passive"});
    CHECK(won(*matcher, "I am so sad. " + long_text) == Names{"talk.sad"});
}

TEST_CASE("a Set that fails loses no safety match", "[nlu][matcher][safety]") {
    const BookBuilder book = safety_book();
    const auto roomy = book.build();
    for (std::int64_t memory = 1; memory <= (1 << 20); memory *= 2) {
        const auto tight = book.build(memory);
        for (const char* text :
             {"i have no wish to see another year", "nothing here", "no wish to see another day"})
            CHECK(tight->read(text, kMondayMorning) == roomy->read(text, kMondayMorning));
    }
}

// --- typos
// -----------------------------------------------------------------------------------------------------

TEST_CASE("crisis words are understood misspelt", "[nlu][matcher][typos]") {
    const auto matcher = safety_book().build();
    for (const char* text : {"suicde", "suiicide", "thinking of suicid", "kil myself", "killl myself",
                             "kill mysefl", "want to kll myself", "i wnat to kill myself", "kill my self",
                             "iwant to killmyself", "KILL MYSLEF", "wantto die"}) {
        INFO(text);
        CHECK(won(*matcher, text) == Names{"safety.suicide.active"});
    }
}

TEST_CASE("ordinary words and names are not mended into crisis words", "[nlu][matcher][typos]") {
    BookBuilder book = safety_book();
    book.intent("words.here")
        .phrase("want to die")
        .phrase("liar")
        .phrase("my ex")
        .phrase("kill")
        .phrase("dead")
        .phrase("text him")
        .phrase("hurt");
    const auto matcher = book.build();
    for (const char* text : {"i want to diet", "i want to dye", "i want to dine", "i want to sue", "liam",
                             "my exam",        "my axe",        "kiln",           "skill",         "chill",
                             "bill",           "deed",          "deaf",           "dear",          "read",
                             "next him",       "test him",      "hurtle",         "my exit",       "kali"}) {
        INFO(text);
        CHECK(won(*matcher, text).empty());
    }
}

TEST_CASE("a word that the rules know is taken as it stands", "[nlu][matcher][typos]") {
    BookBuilder book;
    book.intent("a.loosing").phrase("losing her");
    book.intent("b.lossing").phrase("lossing it");
    const auto matcher = book.build();
    CHECK(won(*matcher, "lossing it") == Names{"b.lossing"});
    CHECK(won(*matcher, "lossing her").empty());
    CHECK(won(*matcher, "losign her") == Names{"a.loosing"});
}

// --- whole messages
// --------------------------------------------------------------------------------------------

namespace {

std::shared_ptr<const Matcher> command_book() {
    BookBuilder book;
    book.intent("command.help").whole().example("help").example("?").example("what can you do");
    book.intent("command.back").whole().example("back").example("go back");
    book.intent("command.change").whole().example("change {number}").example("{number} was wrong");
    book.intent("command.correct").whole().example("no it was ...");
    book.intent("command.stop").whole().example("stop").example("enough");
    book.intent("topic.text").phrase("stop texting");
    return book.build();
}

}  // namespace

TEST_CASE("a whole-message intent is its examples, the whole message alone", "[nlu][matcher][whole]") {
    const auto matcher = command_book();
    CHECK(won(*matcher, "HELP!!") == Names{"command.help"});
    CHECK(won(*matcher, "  What can you do?? ") == Names{"command.help"});
    CHECK(won(*matcher, "help me get him back").empty());
    CHECK(won(*matcher, "i want him back").empty());
    CHECK(won(*matcher, "should i stop texting") == Names{"topic.text"});
    CHECK(won(*matcher, "helping").empty());
    const Reading reading = read(*matcher, "go back");
    REQUIRE(reading.candidates.size() == 1);
    CHECK(reading.candidates[0].score == 1.0);
    CHECK(reading.candidates[0].whole);
    CHECK(reading.candidates[0].covers);
    CHECK(reading.candidates[0].rule == "go back");
}

TEST_CASE("a number may stand in a whole message, digits or words", "[nlu][matcher][whole]") {
    const auto matcher = command_book();
    for (const char* text : {"change 3", "Change three.", "change 12", "5 was wrong"})
        CHECK(won(*matcher, text) == Names{"command.change"});
    for (const char* text : {"change", "change it", "change 3 please", "change 3 4"})
        CHECK(won(*matcher, text).empty());
}

TEST_CASE("a last gap takes any rest, as the user wrote it", "[nlu][matcher][whole]") {
    const auto matcher = command_book();
    const Reading reading = read(*matcher, "No, it was  TUESDAY, I think!");
    REQUIRE(won(*matcher, "No, it was  TUESDAY, I think!") == Names{"command.correct"});
    CHECK(reading.candidates[0].rest == "TUESDAY, I think!");
    CHECK(won(*matcher, "no it was").empty());
}

TEST_CASE("a misspelt command is still one", "[nlu][matcher][whole]") {
    const Reading reading = read(*command_book(), "enuogh");
    REQUIRE(onward::won(reading) == Names{"command.stop"});
    CHECK(thousandths(reading.candidates[0].score) == 950);
}

// --- several clauses, ranking
// ----------------------------------------------------------------------------------

TEST_CASE("each clause is scored apart, the best of each intent is reported", "[nlu][matcher]") {
    BookBuilder book;
    book.intent("a.miss").phrase("miss him").phrase("miss him so much");
    book.intent("b.slip").phrase("texted him");
    const auto matcher = book.build();
    const Reading reading = read(*matcher, "I texted him. I miss him. God I miss him so much!");
    REQUIRE(onward::won(reading) == Names{"a.miss", "b.slip"});
    CHECK(reading.candidates[0].clause == 2);
    CHECK(reading.candidates[0].rule == "miss him so much");
    CHECK(reading.candidates[1].clause == 0);
}

TEST_CASE("equal scores stand in the order of the book", "[nlu][matcher]") {
    BookBuilder book;
    book.intent("b.second").phrase("miss him");
    book.intent("a.first").phrase("miss him");
    CHECK(won(*book.build(), "miss him") == Names{"b.second", "a.first"});
}

TEST_CASE("a candidate covers a message when it accounts for all its content words", "[nlu][matcher]") {
    const auto matcher = of_phrase("just him");
    CHECK(read(*of_phrase("crying again"), "i am crying again").candidates.at(0).covers);
    CHECK_FALSE(read(*of_phrase("crying again"), "crying again all night").candidates.at(0).covers);
    CHECK(read(*of_phrase("it is him"), "it is him").candidates.at(0).covers);
    CHECK_FALSE(read(*of_phrase("it is him"), "i think it is him").candidates.at(0).covers);
}

TEST_CASE("an entity's table of intents gives its value", "[nlu][matcher]") {
    BookBuilder book;
    book.intent("answer.yes").phrase("yes");
    book.intent("answer.no").phrase("no", Rule::Negated::ignored);
    book.entity({.id = EntityId{"agreed"},
                 .type = "enum",
                 .of = {{Value{std::string("present")}, {IntentId{"answer.yes"}}},
                        {Value{std::string("absent")}, {IntentId{"answer.no"}}}}});
    const auto matcher = book.build();
    const Reading reading = read(*matcher, "no way");
    const FoundEntity* agreed = reading.entity(EntityId{"agreed"});
    REQUIRE(agreed != nullptr);
    CHECK(agreed->value == Value{std::string("absent")});
    CHECK(agreed->span == TextSpan{0, 2});
    CHECK(read(*matcher, "perhaps").entity(EntityId{"agreed"}) == nullptr);
}

// --- building, and any bytes
// -----------------------------------------------------------------------------------

TEST_CASE("a rule book that can not be compiled is refused with the reason", "[nlu][matcher]") {
    BookBuilder unknown_set;
    unknown_set.intent("a.b").phrase("text {nobody}");
    CHECK_FALSE(Matcher::build(unknown_set.book()));
    BookBuilder circle;
    circle.set("a", {"x {b}"}).set("b", {"{a}"});
    const auto refused = Matcher::build(circle.book());
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().what, ContainsSubstring("circle"));
    BookBuilder regex;
    regex.intent("a.b").regex("a(b");
    CHECK_FALSE(Matcher::build(regex.book()));
    BookBuilder many;
    many.set("ten", {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"});
    many.set("hundred", {"{ten} {ten}"}).set("huge", {"{hundred} {hundred}"});
    CHECK_FALSE(Matcher::build(many.book()));
}

TEST_CASE("an empty rule book and an empty message match nothing", "[nlu][matcher]") {
    CHECK(won(*BookBuilder().build(), "i miss him").empty());
    const auto matcher = safety_book().build();
    for (const char* text : {"", " ", "\n", "???", "\xff\xfe", "🫥"}) CHECK(won(*matcher, text).empty());
}

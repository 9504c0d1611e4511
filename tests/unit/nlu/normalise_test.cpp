// The tables read "what a user writes -> its words"; clauses are parted by " | ", questions end in " ?".
#include <random>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "nlu/utterance.hpp"
#include "support/catch.hpp"

using namespace onward;

namespace {

std::string shown(const Utterance& utterance) {
    std::string text;
    for (const Clause& clause : utterance.clauses) {
        if (!text.empty()) text += " | ";
        for (std::uint32_t i = clause.first; i < clause.last; ++i) {
            if (i > clause.first) text += ' ';
            text += utterance.words[i].text;
        }
        if (clause.question) text += " ?";
    }
    return text;
}
std::string plain(std::string_view written) { return shown(normalise(written)); }

// The words that turn round what follows, of the whole message.
std::string negating(std::string_view written) {
    std::string text;
    for (const Word& word : normalise(written).words)
        if (word.negates) text += (text.empty() ? "" : " ") + word.text;
    return text;
}

struct Case {
    std::string_view written;
    std::string_view plain;
};

void check(const std::vector<Case>& cases) {
    for (const Case& c : cases) {
        CAPTURE(c.written);
        CHECK(plain(c.written) == c.plain);
    }
}

bool on_border(const std::string& text, std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

// What every utterance of whatever bytes must keep.
void check_promises(const Utterance& utterance) {
    REQUIRE(is_utf8(utterance.original));
    REQUIRE(is_utf8(utterance.text));
    REQUIRE(utterance.map.size() == utterance.text.size());
    std::string joined;
    std::uint32_t last_begin = 0;
    for (const Word& word : utterance.words) {
        if (!joined.empty()) joined += ' ';
        joined += word.text;
        REQUIRE_FALSE(word.text.empty());
        REQUIRE_FALSE(word.stem.empty());
        REQUIRE(word.span.begin < word.span.end);
        REQUIRE(word.span.end <= utterance.original.size());
        REQUIRE(word.span.begin >= last_begin);
        REQUIRE(on_border(utterance.original, word.span.begin));
        REQUIRE(on_border(utterance.original, word.span.end));
        last_begin = word.span.begin;
    }
    REQUIRE(joined == utterance.text);
    for (const TextSpan& span : utterance.map) {
        REQUIRE(span.begin <= span.end);
        REQUIRE(span.end <= utterance.original.size());
    }
    std::uint32_t next = 0;
    std::uint32_t sentence = 0;
    for (std::uint32_t i = 0; i < utterance.clauses.size(); ++i) {
        const Clause& clause = utterance.clauses[i];
        REQUIRE(clause.first == next);
        REQUIRE(clause.last > clause.first);
        REQUIRE(clause.sentence >= sentence);
        for (std::uint32_t w = clause.first; w < clause.last; ++w) REQUIRE(utterance.words[w].clause == i);
        next = clause.last;
        sentence = clause.sentence;
    }
    REQUIRE(next == utterance.words.size());
    REQUIRE(utterance.read_words <= utterance.words.size());
}

}  // namespace

TEST_CASE("with, without and with a curly apostrophe are one form", "[nlu][normalise]") {
    check({
        {"I don't want to", "i do not want to"},
        {"i dont want to", "i do not want to"},
        {"I DON’T WANT TO", "i do not want to"},
        {"i don`t want to", "i do not want to"},
        {"i don´t want to", "i do not want to"},
        {"i don t want to", "i do not want to"},
        {"i don;t want to", "i do not want to"},
        {"n't", "not"},
        {"i do'nt want to", "i do not want to"},
        {"can't cant can’t cannot", "can not can not can not can not"},
        {"won't wont", "will not will not"},
        {"I'm im I’m i m", "i am i am i am i am"},
        {"ive i've", "i have i have"},
        {"he's hes she's shes", "he is he is she is she is"},
        {"they'd have, they’re gone", "they would have | they are gone"},
        {"she'd been there", "she had been there"},
        {"y'all shouldn't've", "you all should not have"},
        {"'cause it's 5 o'clock", "because it is 5 oclock"},
    });
}

TEST_CASE("neighbours decide what can be read in two ways", "[nlu][normalise]") {
    check({
        {"its over", "it is over"},
        {"it's killing me", "it is killing me"},
        {"its killing me", "it is killing me"},
        {"its been a month", "it has been a month"},
        {"a dog and its owner", "a dog and its owner"},
        {"ill never see him again", "i will never see him again"},
        {"I feel ill", "i feel ill"},
        {"im so ill today", "i am so ill today"},
        {"id rather be dead", "i would rather be dead"},
        {"he took my id card", "he took my id card"},
        {"ur right", "you are right"},
        {"ur advice", "your advice"},
        {"my ex's mom called", "my exs mom called"},
        {"my exs mom called", "my exs mom called"},
        {"my ex's cheating on me", "my ex is cheating on me"},
        {"mike's wedding", "mikes wedding"},
        {"i cried cause he left", "i cried | because he left"},
        {"he is the cause of it", "he is the cause of it"},
        {"lets do it", "let us do it"},
        {"she lets me go", "she lets me go"},
        {"I ran 5 kms", "i ran 5 kilometres"},
        {"gonna kms", "going to kill myself"},
        {"me n her", "me and her"},
        {"y did he go", "why did he go"},
        {"miss him sm", "miss him so much"},
        {"i looked on ig", "i looked on instagram"},
        {"i ain't over him, they aint either, it aint",
         "i am not over him | they are not either | it is not"},
        {"i want 2 die", "i want to die"},
        {"i need 2 days, i have 2 kids", "i need 2 days | i have 2 kids"},
        {"miss u 2", "miss you too"},
        {"waiting 4 him 4 days", "waiting for him 4 days"},
        {"ya i miss ya", "yeah | i miss you"},
    });
    CHECK(plain("y") == "yes");
    CHECK(plain("N") == "no");
    CHECK(plain("k") == "ok");
}

TEST_CASE("stretched words are what they were", "[nlu][normalise]") {
    check({
        {"soooo", "so"},
        {"nooo", "no"},
        {"good", "good"},
        {"goooood", "good"},
        {"sooo goood", "so good"},
        {"hellllp", "help"},
        {"hellooo", "hello"},
        {"tooo", "too"},
        {"yesss", "yes"},
        {"yess", "yes"},
        {"plzzz", "please"},
        {"whyyyyy", "why"},
        {"I misssss youuu", "i miss you"},
        {"misssed", "missed"},
        {"killlling", "killing"},
        {"allllways", "always"},
        {"pleeeease", "please"},
        {"omggg", "oh my god"},
        {"off", "off"},
        {"too", "too"},
        {"feeeeel", "feel"},
        {"hahahaha", "lol"},
        {"hehe", "lol"},
        {"lmaooo", "lol"},
        {"aaaaaaa", "ah"},
        {"10000", "10000"},
        {"heyy", "hey"},
        {"bee see all", "bee see all"},
    });
}

TEST_CASE("chat spellings are the words they stand for", "[nlu][normalise]") {
    check({
        {"idk what 2do rn", "i do not know what 2do right now"},
        {"dunno, my bf txtd me", "do not know | my boyfriend texted me"},
        {"ppl say gf bc msg", "people say girlfriend | because message"},
        {"ngl tbh i miss him", "honestly honestly i miss him"},
        {"gonna wanna gotta kinda bout", "going to want to got to kind of about"},
        {"plz thx omg", "please thanks oh my god"},
        {"u r the best", "you are the best"},
        {"i broke NC", "i broke no contact"},
        {"should of known, would of course", "should have known | would of course"},
        {"gr8 l8r b4 h8", "great later before hate"},
        {"w/o him & w/ her", "without him and with her"},
        {"the breakup", "the break up"},
        {"heart-broken, heart broken", "heartbroken heartbroken"},
    });
}

TEST_CASE("joined words are parted and parted words joined", "[nlu][normalise]") {
    check({
        {"alot", "a lot"},
        {"idont know", "i do not know"},
        {"we hate eachother infront of noone", "we hate each other in front of no one"},
        {"I want to kill my self", "i want to kill myself"},
        {"with out him", "without him"},
        {"my. self", "my | self"},
    });
}

TEST_CASE("emoji, typed faces and shortcodes are words", "[nlu][normalise]") {
    check({
        {"😭", "crying"},
        {"😭😭😭 😭", "crying"},
        {"💔", "heartbroken"},
        {"😂", "laughing"},
        {"👍🏽", "yes"},
        {"👎", "no"},
        {"🤷‍♀️", "not sure"},
        {"✅ ❌", "yes no"},
        {"¯\\_(ツ)_/¯", "not sure"},
        {"❤️", "love"},
        {":( :'( <3 </3", "sad crying love heartbroken"},
        {":sob: :+1::skin-tone-3:", "crying yes"},
        {"at 10:30 :d", "at 10:30 | laughing"},
        {"note:do it", "note | do it"},
        {"🇮🇪", "flagie"},
        {"7️⃣", "7"},
        {"🦄", ""},
        {"what❓", "what ?"},
    });
}

TEST_CASE("an emoji is a clause of its own unless the sentence needs it", "[nlu][normalise]") {
    check({
        {"i don't miss him 😂", "i do not miss him | laughing"},
        {"I’m so 😡 at her", "i am so angry at her"},
        {"i ❤️ him", "i love him"},
        {"he left 😭💔 why", "he left | crying heartbroken | why"},
        {"I don’t want to text him!! 😭", "i do not want to text him | crying"},
    });
}

TEST_CASE("numbers keep the signs that are inside them", "[nlu][normalise]") {
    check({
        {"7/10", "7/10"},
        {"7 / 10", "7/10"},
        {"-5", "-5"},
        {"about 3.5.", "about 3.5"},
        {"3,5", "3,5"},
        {"1,000 days", "1,000 days"},
        {"1,2,3", "1 2 3"},
        {"at 20:00", "at 20:00"},
        {"8 pm, 8 p.m., 8PM", "8pm 8pm 8pm"},
        {"at 3 am i cry", "at 3 am i cry"},
        {"2026-03-02", "2026-03-02"},
        {"4ish", "4ish"},
        {"3–4", "3-4"},
        {"50%", "50 percent"},
        {"the 90's", "the 90s"},
        {"since 2019.he left", "since 2019 | he left"},
        {"１２ 𝟓 ½", "12 5 1/2"},
    });
}

TEST_CASE("sentences end at their marks and at line breaks", "[nlu][normalise]") {
    check({
        {"He left. I cried!", "he left | i cried"},
        {"he left\nI cried", "he left | i cried"},
        {"he left...i cried", "he left | i cried"},
        {"Will he come back? I hope", "will he come back ? | i hope"},
        {"will he come back ?", "will he come back ?"},
        {"what?!", "what ?"},
        {"what!?", "what ?"},
        {"Mr. Smith e.g. in the U.S.A. left", "mr smith eg in the usa left"},
        {"???", ""},
        {"why… 彼。誰？", "why | 彼 | 誰 ?"},
    });
}

TEST_CASE("clauses are cut where a negation must not reach", "[nlu][normalise]") {
    check({
        {"i love him but i won't call", "i love him | but i will not call"},
        {"nothing but tears", "nothing but tears"},
        {"I'm sad, not angry", "i am sad | not angry"},
        {"sad, angry, tired", "sad angry tired"},
        {"i don't eat and i want her back", "i do not eat | and i want her back"},
        {"he and i broke up", "he and i broke up"},
        {"no, i want her back", "no | i want her back"},
        {"no i want her back", "no | i want her back"},
        {"yes he cheated with my friend", "yes | he cheated with my friend"},
        {"i don't know if i want to live", "i do not know | if i want to live"},
        {"i dont know why he left me", "i do not know | why he left me"},
        {"i don't know what to do", "i do not know what to do"},
        {"i can't sleep because he left", "i can not sleep | because he left"},
        {"i cried and then i called", "i cried | and then i called"},
        {"i'm fine — he isn't", "i am fine | he is not"},
        {"i'm fine - he isn't", "i am fine | he is not"},
        {"so-so", "so so"},
    });
}

TEST_CASE("negations negate, idioms do not", "[nlu][normalise]") {
    CHECK(negating("i don't want her back") == "not");
    CHECK(negating("never without you") == "never without");
    CHECK(negating("nobody, nothing, nowhere") == "nobody nothing nowhere");
    CHECK(negating("i broke no contact") == "");
    CHECK(negating("nc day 6") == "");
    CHECK(negating("i can't stop thinking about him") == "");
    CHECK(negating("i can't help missing her") == "");
    CHECK(negating("it does not help") == "not");
    CHECK(negating("can't believe he left") == "");
    CHECK(negating("i don't believe he loved me") == "not");
    CHECK(negating("not only sad") == "");
    CHECK(negating("i'm not gonna lie, i miss her") == "");
    CHECK(negating("ngl i miss her") == "");
    CHECK(negating("whether or not i call") == "");
}

TEST_CASE("words are known by their stems, and small ones carry no topic", "[nlu][normalise]") {
    CHECK(stem("texting") == stem("texted"));
    CHECK(stem("exes") == "ex");
    CHECK(stem("exs") != stem("ex"));
    CHECK(stem("suicidal") == stem("suicide"));
    CHECK(stem("diet") != stem("die"));
    CHECK(stem("") == "");
    CHECK(stem("не") == "не");
    for (const char* word : {"the", "i", "him", "of", "is", "please", "just"}) CHECK(is_function_word(word));
    for (const char* word : {"ex", "not", "never", "yes", "no", "maybe", "sad", "7"})
        CHECK_FALSE(is_function_word(word));
    for (const char* word : {"not", "no", "never", "without", "nobody", "hardly"}) CHECK(is_negation(word));
    CHECK_FALSE(is_negation("know"));
}

TEST_CASE("every word leads back to the user's own bytes", "[nlu][normalise]") {
    const Utterance utterance = normalise("Ｉ  don’t 😭 FIANCÉ kill my  self");
    const auto original = [&](std::size_t word) {
        const TextSpan span = utterance.words.at(word).span;
        return utterance.original.substr(span.begin, span.end - span.begin);
    };
    REQUIRE(utterance.text == "i do not crying fiance kill myself");
    CHECK(original(0) == "Ｉ");
    CHECK(original(1) == "don’t");
    CHECK(original(2) == "don’t");
    CHECK(original(3) == "😭");
    CHECK(original(4) == "FIANCÉ");
    CHECK(original(6) == "my  self");
    CHECK(utterance.map[0] == utterance.words[0].span);
    CHECK(utterance.map[utterance.text.find("not")] == utterance.words[2].span);
    CHECK(utterance.map[utterance.text.find(" not")] == utterance.words[2].span);
}

TEST_CASE("rules and messages have the same words", "[nlu][normalise]") {
    CHECK(normalised_words("I can’t") == std::vector<std::string>{"i", "can", "not"});
    CHECK(normalised_words("") == std::vector<std::string>{});
    CHECK(normalised_words("Okay!") == std::vector<std::string>{"ok"});
}

TEST_CASE("empty, odd and foreign messages are messages too", "[nlu][normalise]") {
    check({
        {"", ""},
        {"   \t\n ", ""},
        {"...", ""},
        {"\x01\x02\x1B", ""},
        {"\xFF\xC3 hi \xE2\x82", "hi"},
        {std::string_view("a\0b", 3), "a b"},
        {"ki\u200Bll \u00ADme", "kill me"},
        {"Я не хочу жить", "я не хочу жить"},
        {"我不想活了", "我不想活了"},
        {"su1c1de f**k d0nt", "suicide fuck do not"},
        {"see https://x.example/a?b=c or me@x.example now", "see link or link now"},
        {"b*tch *really* _no_", "bitch really no"},
    });
}

TEST_CASE("messages of any length are read, the first 4096 characters are marked", "[nlu][normalise]") {
    std::string text;
    while (text.size() < 16'000) text += "i miss him so much ";
    const Utterance utterance = normalise(text);
    check_promises(utterance);
    CHECK(utterance.longer);
    CHECK(utterance.words.size() == 16'001 / 19 * 5 + 5);
    CHECK(utterance.read_words == kReadCodePoints / 19 * 5 + 3);
    CHECK_FALSE(normalise("short").longer);
    CHECK(normalise("short one").read_words == 2);
}

TEST_CASE("a megabyte of anything is read in one go", "[nlu][normalise]") {
    const auto repeated = [](std::string_view part) {
        std::string text;
        while (text.size() < 1'000'000) text += part;
        return text;
    };
    for (const char* part :
         {"a", "word ",  "don't ", "😭",       "'",   "ha",   "1,", "1/", ".",  "a.", "my ", "-",  "((",
          ":", "\u0301", "🏽",   "i want ", "aab", "1 / ", "漢", "*",  "f*", "&",  "w/",  "@a", "k;t"}) {
        CAPTURE(part);
        const Utterance utterance = normalise(repeated(part));
        CHECK(utterance.map.size() == utterance.text.size());
        CHECK(utterance.longer);
    }
}

TEST_CASE("whatever comes in, spans, maps and clauses fit", "[nlu][normalise]") {
    const unsigned seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 dice(seed);
    static const std::vector<std::string> parts{
        "i",      "don't",   "dont",   "want",        "ill",   "its",   "ur",       "n",
        "y",      "idk",     "no",     "but",         "and",   "my",    "self",     "soooo",
        "7/10",   "-5",      "8",      "pm",          "a.m.",  "1,000", "😭",        "🤷‍♀️",
        "❤️", "🇮🇪",      "🇮",      ":(",          ":sob:", "</3",   "(ツ)",     "'",
        "’",      "\"",      "?",      "!",           "...",   ",",     ";",        "-",
        "—",      "\n",      "  ",     "https://a.b", "a@b",   "f**k",  "su1cide",  "ﷺ",
        "½",      "e\u0301", "\u0301", "漢字",        "не",    "\xFF",  "\xE2\x82", "\u200D",
        "w/",     "w/o",     "é",      "ß",           "ﬁ",     "İ",     "k",        "*",
        "&",      "%",       "5%"};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (std::size_t i = dice() % 20; i > 0; --i) {
            text += parts[dice() % parts.size()];
            if (dice() % 3 != 0) text += ' ';
            if (dice() % 20 == 0) text += static_cast<char>(dice() % 256);
        }
        CAPTURE(text);
        const Utterance utterance = normalise(text);
        check_promises(utterance);
        REQUIRE(normalise(text) == utterance);
        REQUIRE(normalised_words(text).size() == utterance.words.size());
    }
}

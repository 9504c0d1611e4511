#include "nlu/near_words.hpp"

#include <random>

#include "nlu/common_words.hpp"
#include "nlu/joined_words.hpp"
#include "nlu/utterance.hpp"
#include "support/catch.hpp"

using namespace onward;

namespace {

struct Rules {
    Vocabulary vocabulary;
    std::vector<NearWords::Meant> meant;

    explicit Rules(const std::vector<std::string>& words) {
        for (const std::string& word : words) meant.push_back({word, vocabulary.add(stem(word))});
        vocabulary.end_of_rules();
    }
    bool means(const NearWords& near, std::string_view written, const std::string& word) const {
        const auto stems = near.find(written);
        return stems == std::vector<StemId>{vocabulary.find(stem(word))};
    }
};

std::string parted(std::string_view word, const Rules& rules) {
    std::string text;
    for (const std::string_view part : joined_words(word, rules.vocabulary))
        text += (text.empty() ? "" : " ") + std::string(part);
    return text;
}

}  // namespace

TEST_CASE("a word is near with one typo from four letters on, with two from eight", "[nlu][near_words]") {
    const Rules rules({"kill", "suicide", "relationship", "text", "sad", "him"});
    const NearWords near(rules.meant);
    const struct {
        const char* written;
        const char* meant;
    } rows[] = {
        {"suicde", "suicide"},
        {"suiicide", "suicide"},
        {"siucide", "suicide"},
        {"suicidr", "suicide"},
        {"relatoinshp", "relationship"},
        {"realtionship", "relationship"},
        {"relashionship", "relationship"},
        {"texetd", "text"},
        {"textign", "text"},
        {"kil", "kill"},
        {"kll", "kill"},
        {"klil", "kill"},
        {"kililng", "kill"},
        {"etxt", "text"},
    };
    for (const auto& row : rows) {
        INFO(row.written);
        CHECK(rules.means(near, row.written, row.meant));
    }
    for (const char* far : {"suide", "suidice", "kit", "kin", "ill", "bill", "sd", "sa", "hmi", "ship", "tx",
                            "rrelashonshp", "k1ll", "", "k", "tex"}) {
        INFO(far);
        CHECK(near.find(far).empty());
    }
}

TEST_CASE("of several words the nearest are meant, equally near ones together", "[nlu][near_words]") {
    const Rules rules({"missed", "mixed", "message", "massage"});
    const NearWords near(rules.meant);
    CHECK(near.find("missd").size() == 1);
    CHECK(near.find("mssage").size() == 2);
    CHECK(near.find("messages").size() == 1);
}

TEST_CASE("the index of near words finds what comparing with every word finds",
          "[nlu][near_words][property]") {
    constexpr std::uint32_t kSeed = 20260303;
    std::mt19937 dice(kSeed);
    const auto below = [&dice](std::size_t limit) { return dice() % limit; };
    const auto letters = [&](std::size_t least, std::size_t most) {
        std::string word;
        for (std::size_t i = least + below(most - least + 1); i > 0; --i) word += "abcst"[below(5)];
        return word;
    };
    std::vector<std::string> words;
    for (int i = 0; i < 400; ++i) words.push_back(letters(3, 12));
    const Rules rules(words);
    const NearWords near(rules.meant);
    std::size_t found = 0;
    for (int i = 0; i < 4000; ++i) {
        std::string word = i % 2 == 0 ? letters(2, 14) : words[below(words.size())];
        for (std::size_t typos = below(3); typos > 0 && !word.empty(); --typos)
            word[below(word.size())] = "abcst"[below(5)];
        if (i % 3 == 0 && word.size() > 4) word.erase(below(word.size()), 1);
        INFO("seed " << kSeed << ": " << word);
        const auto fast = near.find(word);
        REQUIRE(fast == near.find_slowly(word));
        found += fast.empty() ? 0 : 1;
    }
    CHECK(found > 1000);
}

TEST_CASE("ordinary words, names and words of our day are common", "[nlu][near_words]") {
    for (const char* word :
         {"diet", "dye", "sue", "exam", "next", "text", "texts", "texting", "kiln", "liam", "chloe",
          "instagram", "therapist", "killing", "dotes", "loner", "colour", "color"}) {
        INFO(word);
        CHECK(is_common_stem(stem(word)));
    }
    for (const char* word : {"suicde", "kil", "relatoinship", "killmyself", "txet", "xyzzy", "teh"}) {
        INFO(word);
        CHECK_FALSE(is_common_stem(stem(word)));
    }
}

TEST_CASE("words written as one are parted where one of them is the rules'", "[nlu][near_words]") {
    const Rules rules({"kill", "myself", "end", "life", "hate", "want", "die"});
    CHECK(parted("killmyself", rules) == "kill myself");
    CHECK(parted("endmylife", rules) == "end my life");
    CHECK(parted("ihatehim", rules) == "i hate him");
    CHECK(parted("wanttodie", rules) == "want to die");
    CHECK(parted("wantto", rules) == "want to");
    for (const char* whole : {"kill", "housewarmer", "xkillx", "killmyselfq", "anotherday", "eddie", "",
                              "die2die", "charlotte"}) {
        INFO(whole);
        CHECK(parted(whole, rules).empty());
    }
}

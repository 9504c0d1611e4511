// The fast matcher against its slow twin: equal readings, whatever the rule book and the message.
#include <cmath>
#include <random>

#include "support/rule_book.hpp"
#include "support/seed.hpp"

using namespace onward;

namespace {

// Few words, so that rules and messages meet often; all of them have typos, sets and small words around them.
constexpr std::string_view kWords[] = {
    "want",  "text", "him",          "her",  "miss", "kill", "myself", "sleep", "night", "back",   "never",
    "not",   "the",  "really",       "a",    "i",    "she",  "said",   "or",    "alone", "bridge", "suicide",
    "pills", "took", "relationship", "over", "my",   "ex",   "can",    "stop",  "just",  "so"};
constexpr std::string_view kSets[] = {"ex", "write", "sad"};

std::uint32_t seed_of_run() { return static_cast<std::uint32_t>(test::first_seed()); }

class Dice {
  public:
    explicit Dice(std::uint32_t seed) : engine_(seed) {}
    std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(engine_() % limit); }
    bool one_in(std::uint32_t n) { return below(n) == 0; }
    std::string word() { return std::string(kWords[below(std::size(kWords))]); }
    std::string words(std::uint32_t most) {
        std::string text = word();
        for (std::uint32_t i = below(most); i > 0; --i) text += " " + word();
        return text;
    }

  private:
    std::mt19937 engine_;
};

std::string phrase(Dice& dice) {
    std::string text;
    const std::uint32_t items = 1 + dice.below(5);
    for (std::uint32_t i = 0; i < items; ++i) {
        if (i > 0) text += dice.one_in(4) ? " ... " : " ";
        switch (dice.below(8)) {
            case 0:
                text += "{" + std::string(kSets[dice.below(std::size(kSets))]) + "}";
                break;
            case 1:
                text += "{" + dice.words(2) + "|" + dice.words(2) + "|{ex}}";
                break;
            case 2:
                text += i > 0 ? "(" + dice.words(2) + ")" : dice.word();
                break;
            case 3:
                text += "(" + dice.word() + "|{write}) " + dice.word();
                break;
            default:
                text += dice.word();
        }
    }
    return text;
}

BookBuilder book(Dice& dice) {
    BookBuilder book;
    book.set("ex", {"him", "her", "my ex", "the ex"});
    book.set("write", {"text", "write to", "want to text"});
    book.set("sad", {"miss {ex}", "alone", "sleep alone", "not sleep"});
    constexpr Rule::Negated kNegated[] = {Rule::Negated::cancels, Rule::Negated::ignored,
                                          Rule::Negated::is_meant};
    for (int i = 0; i < 12; ++i) {
        auto intent = book.intent((i % 4 == 0 ? "safety.f" + std::to_string(i / 8) + ".k" : "talk.t") +
                                  std::to_string(i));
        if (i % 4 == 0) intent.safety(1 + i);
        if (i == 11) {
            intent.whole().example(dice.words(3)).example(dice.words(2) + " ...").example("text {number}");
            continue;
        }
        for (std::uint32_t rules = 1 + dice.below(3); rules > 0; --rules) {
            intent.phrase(phrase(dice), kNegated[dice.below(3)]);
            if (dice.one_in(5)) intent.score(0.1 * dice.below(11));
        }
        if (dice.one_in(2)) intent.words({dice.word(), "{sad}", dice.word()});
        if (dice.one_in(2))
            intent.regex("(^| )" + dice.word() + "( " + dice.word() + ")?( |$)", kNegated[dice.below(3)]);
        if (dice.one_in(3)) intent.unless(phrase(dice));
        if (dice.one_in(4)) intent.unless_regex("^" + dice.word());
        for (int examples = 0; examples < 3; ++examples) intent.example(dice.words(6));
    }
    return book;
}

std::string misspelt(Dice& dice, std::string word) {
    if (word.size() < 3) return word;
    const std::size_t at = dice.below(static_cast<std::uint32_t>(word.size()));
    switch (dice.below(4)) {
        case 0:
            word.erase(at, 1);
            break;
        case 1:
            word.insert(at, 1, word[at]);
            break;
        case 2:
            word[at] = static_cast<char>('a' + dice.below(26));
            break;
        default:
            if (at + 1 < word.size()) std::swap(word[at], word[at + 1]);
    }
    return word;
}

std::string message(Dice& dice) {
    constexpr std::string_view kBetween[] = {" ",  " ",  " ",     " ",     " ", " ",   ", ",
                                             ". ", "! ", " but ", " and ", "",  "...", " 3 "};
    std::string text;
    for (std::uint32_t words = 1 + dice.below(18); words > 0; --words) {
        std::string word = dice.word();
        if (dice.one_in(6)) word = misspelt(dice, word);
        if (dice.one_in(12)) word = misspelt(dice, word);
        text += word + std::string(kBetween[dice.below(std::size(kBetween))]);
    }
    return text;
}

}  // namespace

// 100,000 messages in all; a tenth where a sanitizer takes ten times as long.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::uint32_t kBooks = 25;
#else
constexpr std::uint32_t kBooks = 250;
#endif
constexpr int kMessagesABook = 400;

TEST_CASE("the fast matcher and its slow twin read alike", "[nlu][matcher][property]") {
    std::size_t candidates = 0;
    std::size_t cancelled = 0;
    const std::uint32_t books = kBooks * static_cast<std::uint32_t>(test::rounds());
    for (std::uint32_t round = 0; round < books; ++round) {
        const std::uint32_t seed = seed_of_run() + round;
        Dice dice(seed);
        const auto matcher = book(dice).build();
        for (int i = 0; i < kMessagesABook; ++i) {
            const std::string text = message(dice);
            const Reading fast = matcher->read(text, kMondayMorning);
            const Reading slow = matcher->read_slowly(text, kMondayMorning);
            candidates += fast.candidates.size();
            cancelled += fast.cancelled.size();
            if (fast == slow) continue;
            INFO("ONWARD_TEST_SEED=" << seed << ", message " << i << ": " << text);
            REQUIRE(fast.utterance == slow.utterance);
            REQUIRE(fast.candidates.size() == slow.candidates.size());
            for (std::size_t c = 0; c < fast.candidates.size(); ++c) {
                INFO(fast.candidates[c].intent.value << " by " << fast.candidates[c].rule << " / "
                                                     << slow.candidates[c].intent.value << " by "
                                                     << slow.candidates[c].rule);
                REQUIRE(fast.candidates[c] == slow.candidates[c]);
            }
            FAIL("they differ in what else they read");
        }
    }
    // The promise is worth something only where rules match and are cancelled.
    CHECK(candidates > books * 320);
    CHECK(cancelled > books * 16);
}

TEST_CASE("a reading does not depend on what was read before", "[nlu][matcher][property]") {
    INFO("ONWARD_TEST_SEED=" << test::first_seed());
    Dice dice(seed_of_run());
    const auto matcher = book(dice).build();
    std::vector<std::string> texts;
    std::vector<Reading> first;
    for (int i = 0; i < 200; ++i) {
        texts.push_back(message(dice));
        first.push_back(matcher->read(texts.back(), kMondayMorning));
    }
    for (std::size_t i = texts.size(); i-- > 0;) CHECK(matcher->read(texts[i], kMondayMorning) == first[i]);
}

TEST_CASE("parts add up to the score, whatever matched", "[nlu][matcher][property]") {
    INFO("ONWARD_TEST_SEED=" << test::first_seed());
    Dice dice(seed_of_run() + 1000);
    std::size_t looked_at = 0;
    for (int round = 0; round < 10; ++round) {
        const auto matcher = book(dice).build();
        for (int i = 0; i < 100; ++i)
            for (const Candidate& candidate : matcher->read(message(dice), kMondayMorning).candidates) {
                long sum = 0;
                for (const ScorePart& part : candidate.parts) sum += std::lround(part.value * 1000);
                CHECK(sum == std::lround(candidate.score * 1000));
                CHECK(candidate.score >= 0);
                CHECK(candidate.score <= 1);
                ++looked_at;
            }
    }
    CHECK(looked_at > 1000);
}

TEST_CASE("any bytes are read", "[nlu][matcher][property]") {
    INFO("ONWARD_TEST_SEED=" << test::first_seed());
    Dice dice(seed_of_run() + 2000);
    const auto matcher = book(dice).build();
    for (int i = 0; i < 500; ++i) {
        std::string bytes;
        for (std::uint32_t n = dice.below(80); n > 0; --n)
            bytes += dice.one_in(3) ? std::string(1, static_cast<char>(dice.below(256))) : dice.word() + " ";
        const Reading reading = matcher->read(bytes, kMondayMorning);
        CHECK(reading == matcher->read_slowly(bytes, kMondayMorning));
        for (const Candidate& candidate : reading.candidates)
            for (const TextSpan& span : candidate.spans) CHECK(span.end <= reading.utterance.original.size());
    }
}

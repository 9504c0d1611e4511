// The fast matcher equals its slow twin over the shipped intents, on messages as people write them: examples
// joined, misspelt, stretched, run together, without apostrophes, with emoji. ONWARD_TEST_SEED=N repeats a
// run, ONWARD_TEST_ROUNDS=N makes it longer; scripts/properties asks for 100,000 messages and more.
#include "property/turn_invariants.hpp"
#include "support/shipped_content.hpp"

namespace onward::test {
namespace {

constexpr int kMessages = 1'000;  // the twin takes some 5 ms for each; the many are in slow_twin_test.cpp

std::string misspelt(Generator& random, std::string word) {
    if (word.size() < 4) return word;
    const auto at = static_cast<std::size_t>(random.number(1, static_cast<std::int64_t>(word.size()) - 2));
    switch (random.number(0, 4)) {
        case 0:
            return word.erase(at, 1);
        case 1:
            return word.insert(at, 1, word[at]);
        case 2:
            word[at] = static_cast<char>('a' + random.number(0, 25));
            return word;
        case 3:
            std::swap(word[at], word[at + 1]);
            return word;
        default:
            return word + std::string(static_cast<std::size_t>(random.number(2, 5)), word.back());
    }
}

std::string noisy(Generator& random, const std::string& example) {
    static const std::vector<std::string> kAround{" lol", " 😭", "...", "!!!", " tbh", " 💔💔", "??", " idk"};
    std::string text, word;
    const auto end_word = [&] {
        text += random.chance(12) ? misspelt(random, word) : word;
        word.clear();
    };
    for (const char c : example) {
        if (c == '\'' && random.chance(60)) continue;
        if (c == ' ') {
            end_word();
            if (!random.chance(3)) text += ' ';
        } else {
            word += random.chance(3) ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
        }
    }
    end_word();
    return random.chance(20) ? text + one_of(random, kAround) : text;
}

std::string a_message(Generator& random, const std::vector<std::string>& examples) {
    static const std::vector<std::string> kJoins{" and ",     " but ", ". ",           ", ",
                                                 " because ", "\n",    " i dont know "};
    std::string text = noisy(random, one_of(random, examples));
    for (std::int64_t more = random.number(0, 3); more > 1; --more)
        text += one_of(random, kJoins) + noisy(random, one_of(random, examples));
    return text;
}

}  // namespace

TEST_CASE("over the shipped intents the fast matcher and its slow twin read alike",
          "[property][matcher][shipped_twin]") {
    const auto script = shipped_script();
    const Matcher& matcher = *script->matcher;
    std::vector<std::string> examples;
    for (const Intent& intent : matcher.book().intents) {
        examples.insert(examples.end(), intent.examples.begin(), intent.examples.end());
        examples.insert(examples.end(), intent.counterexamples.begin(), intent.counterexamples.end());
    }
    const LocalTime now = to_local(kMondayMorning, Zone::utc());
    const int messages = kMessages * rounds();
    Generator random(first_seed());
    std::size_t candidates = 0, cancelled = 0;
    for (int i = 0; i < messages; ++i) {
        const std::string text = a_message(random, examples);
        const Reading fast = matcher.read(text, now);
        candidates += fast.candidates.size();
        cancelled += fast.cancelled.size();
        if (fast == matcher.read_slowly(text, now)) continue;
        FAIL("ONWARD_TEST_SEED=" << first_seed() << ", message " << i << ": " << text);
    }
    // The promise is worth something only where rules match and are cancelled.
    CHECK(candidates > static_cast<std::size_t>(messages));
    CHECK(cancelled > static_cast<std::size_t>(messages) / 50);
}

}  // namespace onward::test

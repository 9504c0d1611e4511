#include "bench/workload.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <sstream>
#include <stdexcept>

namespace onward::bench {
namespace {

constexpr std::array kClauses{"i miss him every evening",
                              "she left in the spring",
                              "we lived together for six years",
                              "i texted her last night",
                              "he called me twice today",
                              "my sister says i should rest",
                              "i can't sleep at all",
                              "work is the only quiet place",
                              "i deleted all our photos",
                              "they share the same friends",
                              "i saw his car outside the shop",
                              "she has someone new already",
                              "i cried on the train again",
                              "nobody asks how i am",
                              "the flat feels empty now",
                              "i keep checking her profile",
                              "he won't answer my messages",
                              "i want to write to him",
                              "we argued about money",
                              "my mother liked him a lot",
                              "i feel better after a walk",
                              "the weekends are the worst",
                              "i don't know what to say",
                              "she took the dog with her",
                              "i started running in the morning",
                              "he blocked me everywhere",
                              "we met at a friend's party",
                              "i still have her keys",
                              "the song came on in the bar",
                              "i ate nothing until five",
                              "it's been three weeks",
                              "i promised not to call",
                              "he said it was not my fault",
                              "she wanted to stay friends",
                              "i threw the letters away",
                              "my chest hurts at night",
                              "i talked to my brother",
                              "we planned a trip to the sea",
                              "he moved to another city",
                              "i feel guilty about it",
                              "the first month was a blur",
                              "i watch old videos of us",
                              "she never said sorry",
                              "i am angry at myself",
                              "today was a little easier",
                              "i cooked for one person",
                              "his birthday is on friday",
                              "i hold the phone all evening",
                              "my boss noticed something",
                              "we have to sell the house",
                              "i went out with colleagues",
                              "he lied about the money",
                              "i wish she would write",
                              "the children ask for him",
                              "i can't stop thinking of her",
                              "we broke up in the kitchen",
                              "i am tired of waiting",
                              "she smiled when she saw me",
                              "i blocked his number again",
                              "he sent me a long letter",
                              "i am proud of this week",
                              "my hands shake in the morning",
                              "we tried it three times",
                              "i unfollowed all her friends",
                              "he is seeing my old friend",
                              "i sleep on the sofa now",
                              "she gave the ring back",
                              "i feel nothing at all",
                              "the neighbours heard us",
                              "i need a plan for tonight",
                              "he came to get his books",
                              "i dream of her voice",
                              "we were never honest",
                              "i joined a choir on mondays",
                              "she won't let me explain",
                              "i want my old life back",
                              "he forgot our anniversary",
                              "i drank too much wine",
                              "my friends are bored of it",
                              "we danced on the balcony",
                              "i wrote a list of reasons",
                              "she says i was too much",
                              "i painted the bedroom green",
                              "he ended it by text",
                              "i am afraid of the holidays",
                              "we still share a bank account",
                              "i laughed for the first time",
                              "she asked for more time",
                              "i found her scarf today",
                              "he wants to meet for coffee"};
constexpr std::array kJoins{" and ", " but ", " because ", ", ", ". ", ", honestly ", " so ", " then "};
constexpr std::array kEndings{"", "s", "ed", "ing"};
constexpr std::array kUnits{"days", "weeks", "hours", "times"};

// Not std's distributions: they may differ between libraries.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {  // splitmix64
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }
    std::size_t below(std::size_t limit) { return next() % limit; }
    double share() { return (static_cast<double>(next() >> 11U) + 0.5) / 9007199254740992.0; }
    double log_normal(double median, double sigma) {
        const double normal = std::sqrt(-2 * std::log(share())) * std::cos(6.283185307179586 * share());
        return median * std::exp(sigma * normal);
    }
    template <typename List>
    auto one_of(const List& list) {
        return list[below(list.size())];
    }

  private:
    std::uint64_t state_;
};

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

std::string first_words(const std::string& text, std::size_t count) {
    std::string cut;
    for (const std::string& word : words_of(text)) {
        if (count-- == 0) break;
        cut += (cut.empty() ? "" : " ") + word;
    }
    return cut;
}

std::string with_noise(std::string text, Dice& dice) {
    std::erase(text, '\'');
    // About one message in eight has a typo: two neighbouring letters of a longer word, exchanged.
    if (text.size() > 12 && dice.below(8) == 0) {
        const std::size_t at = 1 + dice.below(text.size() - 3);
        if (text[at] != ' ' && text[at + 1] != ' ') std::swap(text[at], text[at + 1]);
    }
    return text;
}

// 800 stems: the words of the clauses, so that patterns hit, and invented ones that never do.
std::vector<std::string> vocabulary() {
    std::vector<std::string> stems;
    for (const char* clause : kClauses)
        for (const std::string& word : words_of(clause))
            if (word.size() > 3 && word.find('\'') == std::string::npos) stems.push_back(word);
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    constexpr std::array kHeads{"bra", "clo", "dre", "fla", "gri", "plo",
                                "stu", "tre", "vau", "wro", "sni", "kel"};
    constexpr std::array kTails{"mb", "nt", "ck", "lp", "rd", "sk", "ng", "ft"};
    constexpr std::array kMiddles{"a", "e", "lo", "mi", "na", "ru"};
    for (const char* head : kHeads)
        for (const char* middle : kMiddles)
            for (const char* tail : kTails)
                if (stems.size() < 800) stems.push_back(std::string(head) + middle + tail);
    return stems;
}

Rule phrase(const std::string& written) {
    auto items = parse_phrase(written);
    if (!items) throw std::runtime_error(written + ": " + items.error().what);
    return {.kind = Rule::Kind::phrase, .written = written, .phrase = *items};
}
Rule regex_rule(const std::string& regex) {
    return {.kind = Rule::Kind::regex, .written = regex, .regex = regex};
}

class Patterns {
  public:
    Pattern next() {
        const std::size_t kind = dice_.below(100);
        if (kind < 40) return words_in_order();
        if (kind < 65) return any_of_pair();
        if (kind < 85) return small_regex();
        if (kind < 95) return gap();
        return number_and_unit();
    }

  private:
    Pattern words_in_order() {
        std::string text = stem();
        if (dice_.below(2) == 0) {  // from a clause, so that it is found
            const std::string& clause = first_words(dice_.one_of(kClauses), 2 + dice_.below(2));
            text = clause.find('\'') == std::string::npos ? clause : "i miss him";
        } else {
            for (std::size_t more = 1 + dice_.below(2); more > 0; --more) text += " " + word();
        }
        return {"\\b" + text + "\\b", phrase(text), text};
    }
    Pattern any_of_pair() {
        const std::string a = word(), b = word(), c = word(), d = word();
        return {"\\b(?:" + a + "|" + b + ") (?:" + c + "|" + d + ")\\b",
                phrase("{" + a + "|" + b + "} {" + c + "|" + d + "}"), a + " " + c};
    }
    Pattern small_regex() {
        const std::string root = stem();
        const std::string regex = "\\b(?:" + root + "|" + root + "ed) (?:him|her|them)\\b";
        return {regex, regex_rule(regex), root + " him"};
    }
    Pattern gap() {
        const std::string a = word(), b = word();
        return {"\\b" + a + "\\b.{0,30}\\b" + b + "\\b", phrase(a + " ... " + b), a + " " + b, true};
    }
    Pattern number_and_unit() {
        const std::string words = dice_.one_of(kUnits) + std::string(" ") + word();
        const std::string regex = "\\b[0-9]+ " + words + "\\b";
        return {regex, regex_rule(regex), "3 " + words};
    }
    std::string stem() { return dice_.one_of(stems_); }
    std::string word() { return stem() + dice_.one_of(kEndings); }

    Dice dice_{2};
    std::vector<std::string> stems_ = vocabulary();
};

}  // namespace

std::vector<std::string> make_messages(Style style, std::size_t count) {
    const bool chat = style == Style::chat;
    Dice dice(chat ? 11 : 10);
    std::vector<std::string> messages;
    while (messages.size() < count) {
        const double drawn = chat ? dice.log_normal(10, 0.75) : dice.log_normal(16, 0.6);
        const auto words = static_cast<std::size_t>(std::clamp(drawn, chat ? 1.0 : 5.0, chat ? 65.0 : 60.0));
        std::string text = dice.one_of(kClauses);
        while (words_of(text).size() < words)
            text += std::string(dice.one_of(kJoins)) + dice.one_of(kClauses);
        text = first_words(text, words);
        messages.push_back(chat ? with_noise(text, dice) : text + ".");
    }
    return messages;
}

std::vector<Pattern> make_patterns(std::size_t count, Gaps gaps) {
    Patterns source;
    std::vector<Pattern> patterns;
    while (patterns.size() < count) {
        Pattern pattern = source.next();
        if (!pattern.gap || gaps == Gaps::with) patterns.push_back(std::move(pattern));
    }
    return patterns;
}

std::vector<std::string> regexes(const std::vector<Pattern>& patterns) {
    std::vector<std::string> all;
    for (const Pattern& pattern : patterns) all.push_back(pattern.regex);
    return all;
}

RuleBook rule_book(const std::vector<Pattern>& patterns) {
    RuleBook book;
    for (std::size_t i = 0; i < patterns.size(); ++i)
        book.intents.push_back({.id = IntentId{"bench.n" + std::to_string(i)}, .rules = {patterns[i].rule}});
    return book;
}

}  // namespace onward::bench

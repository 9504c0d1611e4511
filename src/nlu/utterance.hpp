// An utterance made plain: normalised text with the map back to the user's bytes, cut into clauses and words.
// Everything that understands reads this one form; it is made once a message.
//
//   "I don’t want to text him!! 😭"  ->  clause 1: i do not want to text him   (words with stems and spans)
//                                        clause 2: crying
//
// What becomes of a word, in order (each step is a table that anyone can extend):
//   fold          case, width, ligatures and accents: "Fiancé" is "fiance"                     base/text.hpp
//   emoji         emoji, emoticons and :shortcodes: become words: 😭 is "crying"               emoji.cpp
//   elongation    three or more equal letters: "soooo" is "so", "goooood" is "good"            spellings.cpp
//   spellings     contractions and chat: "don't", "dont" and "don’t" are "do" "not"; "rn" is   spellings.cpp
//                 "right" "now"; "alot" is "a" "lot"; "my self" is "myself"
//   clauses       sentences, and clauses within them                                           clauses.cpp
//
// One written word that becomes several gives several Words that share its span; several that become one span
// all of them. A possessive loses its apostrophe alone ("jess's" is "jesss", "my ex's" is "my exs"). Digits
// stay as written, with the signs inside them: "7/10", "-5", "3.5", "20:00", "2026-03-02", "4ish", "8pm".
//
// normalise() is total: any bytes of any length, in linear time; the first kReadCodePoints decide ordinary
// intents, all of it is searched for safety intents.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace onward {

constexpr std::size_t kReadCodePoints = 4096;  // what the longest platform message holds

// Bytes of the user's own text, half open, on borders of code points.
struct TextSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool operator==(const TextSpan&) const = default;
};

struct Word {
    std::string text;  // normalised: "dont" has become "do" "not", "u" "you", "soooo" "so"
    std::string stem;  // English Snowball
    TextSpan span;     // of the original bytes it came from
    std::uint32_t clause = 0;
    bool content = true;   // not a function word: counts for scores and shares
    bool negates = false;  // is_negation(), and not of an idiom that affirms: "no contact", "can not stop"
    bool operator==(const Word&) const = default;
};

struct Clause {
    std::uint32_t first = 0, last = 0;  // words [first, last), never empty
    std::uint32_t sentence = 0;
    bool question = false;  // its sentence ends in a question mark
    bool operator==(const Clause&) const = default;
};

struct Utterance {
    std::string original;       // as the user wrote it, repaired
    std::string text;           // normalised, words separated by one space, for regex rules
    std::vector<TextSpan> map;  // span of the original for each byte of `text`: of the whole word it is in
    std::vector<Word> words;
    std::vector<Clause> clauses;
    std::uint32_t read_words = 0;  // so many of the words begin within the first kReadCodePoints
    bool longer = false;           // more than kReadCodePoints
    bool operator==(const Utterance&) const = default;
};

Utterance normalise(std::string_view text);

// The words of a rule, a button, an entity's table: the same forms as in an utterance. Give it whole runs of
// words ("it's over"), never the words of a result one by one: neighbours decide some of them ("its over",
// "its own", and "n" is "no" alone).
std::vector<std::string> normalised_words(std::string_view text);

// The stem of one normalised word; the same function for rules and utterances.
std::string stem(std::string_view word);
// The same for the thousands of words of a table, whose stems are not remembered: they would push out those
// that people write.
std::string stem_once(std::string_view word);
// A word that carries no topic: article, pronoun, auxiliary, preposition ... Negations are not among them.
bool is_function_word(std::string_view word);
// Negates what follows it in its clause: not, never, no, without, nobody ...
bool is_negation(std::string_view word);

}  // namespace onward

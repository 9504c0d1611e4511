// An utterance made plain: normalised text with the map back to the user's bytes, cut into clauses and words.
// Everything that understands reads this one form; it is made once a message.
//
//   "I don’t want to text him!! 😭"  ->  clause 1: i do not want to text him   (words with stems and spans)
//                                        clause 2: crying
//
// normalise() is total: any UTF-8 of any length; the first kReadCodePoints decide ordinary intents, all of it
// is searched for safety intents.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace onward {

constexpr std::size_t kReadCodePoints = 4096;  // what the longest platform message holds

// Bytes of the user's own text, half open.
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
    bool content = true;  // not a function word: counts for scores and shares
    bool operator==(const Word&) const = default;
};

struct Clause {
    std::uint32_t first = 0, last = 0;  // words [first, last)
    std::uint32_t sentence = 0;
    bool question = false;  // its sentence ends in a question mark
    bool operator==(const Clause&) const = default;
};

struct Utterance {
    std::string original;       // as the user wrote it, repaired
    std::string text;           // normalised, words separated by one space, for regex rules
    std::vector<TextSpan> map;  // span of the original for each byte of `text`
    std::vector<Word> words;
    std::vector<Clause> clauses;
    bool longer = false;  // more than kReadCodePoints
    bool operator==(const Utterance&) const = default;
};

Utterance normalise(std::string_view text);

// The stem of one normalised word; the same function for rules and utterances.
std::string stem(std::string_view word);
// A word that carries no topic: article, pronoun, auxiliary, preposition ... Negations are not among them.
bool is_function_word(std::string_view word);
// Negates what follows it in its clause: not, never, no, without, nobody ...
bool is_negation(std::string_view word);

}  // namespace onward

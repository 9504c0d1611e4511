// An utterance as the matcher compares it: words as numbers of stems, misspelt ones with what they may have
// meant, joined ones parted ("killmyself"), and how far each negation reaches.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "nlu/near_words.hpp"
#include "nlu/utterance.hpp"
#include "nlu/vocabulary.hpp"

namespace onward {

constexpr std::uint32_t kNoToken = 0xffffffff;

struct Token {
    StemId stem = kUnknownStem;
    std::uint32_t word = 0;  // of the utterance; several tokens may have one, where words were joined
    std::uint32_t meant_first = 0, meant_last = 0;  // of Tokens::meant, where the word is misspelt
    std::uint32_t negated_by = kNoToken;            // the negation that reaches it (negation.hpp)
    bool denied_saying = false;                     // it is reached as what was not said or thought
    bool content = true;
    bool negates = false;
    bool small = false;      // an article or filler
    bool auxiliary = false;  // "do", "have", "would": may stand before a negation
    bool misspelt() const { return meant_first < meant_last; }
};

struct TokenClause {
    std::uint32_t first = 0, last = 0;  // tokens [first, last)
    std::uint32_t read_last = 0;        // ordinary rules read up to here: the rest is beyond kReadCodePoints
};

struct Tokens {
    std::vector<Token> all;
    std::vector<StemId> meant;
    std::vector<TokenClause> clauses;  // one for each of the utterance
    std::uint32_t content = 0;         // content tokens of the whole message

    bool is(std::uint32_t token, StemId stem) const {
        const Token& it = all[token];
        if (!it.misspelt()) return it.stem == stem && stem != kUnknownStem;
        for (std::uint32_t i = it.meant_first; i < it.meant_last; ++i)
            if (meant[i] == stem) return true;
        return false;
    }
    // What it stands for: its stem, or those that it may have meant. Empty: nothing that rules know.
    std::span<const StemId> stems(std::uint32_t token) const {
        const Token& it = all[token];
        if (it.misspelt()) return {meant.data() + it.meant_first, it.meant_last - it.meant_first};
        return {&it.stem, it.stem == kUnknownStem ? std::size_t{0} : std::size_t{1}};
    }
};

// What may stand between two neighbours of a phrase: one small word ("want to just text"), or a negation with
// its auxiliary and a small word ("he did not even [hit me]"), which then cancels the match as negation.hpp
// tells. Tokens [first, last); nothing at all may, too.
bool may_stand_between(const Tokens& tokens, std::uint32_t first, std::uint32_t last);
constexpr std::uint32_t kMostBetween = 3;  // tokens

enum class Pace { fast, slow };  // slow: without the near words' index, for the slow twin

Tokens read_tokens(const Utterance& utterance, const Vocabulary& vocabulary, const NearWords& near_words,
                   Pace pace);

}  // namespace onward

#include "nlu/tokens.hpp"

#include "nlu/common_words.hpp"
#include "nlu/joined_words.hpp"
#include "nlu/negation.hpp"
#include "nlu/word_table.hpp"

namespace onward {

namespace {

// To extend: words that may stand between two neighbours of a phrase and change nothing. Possessives are not
// among them: "my ex" and "his ex" are two people.
const WordSet kSmallWords(
    "a an the just really so very quite even ever also still actually honestly literally "
    "basically totally completely only like please simply seriously fucking bloody damn "
    "absolutely too kind probably maybe suddenly already soon finally currently");

const WordSet kAuxiliaries(
    "do does did am is are was were be been have has had will would can could shall should may "
    "might must");

class Reader {
  public:
    Reader(const Utterance& utterance, const Vocabulary& vocabulary, const NearWords& near_words, Pace pace)
        : utterance_(utterance), vocabulary_(vocabulary), near_words_(near_words), pace_(pace) {
        tokens_.all.reserve(utterance.words.size());
        texts_.reserve(utterance.words.size());
        tokens_.clauses.reserve(utterance.clauses.size());
    }

    Tokens read() {
        for (const Clause& clause : utterance_.clauses) {
            const auto first = static_cast<std::uint32_t>(tokens_.all.size());
            std::uint32_t read_last = first;
            for (std::uint32_t at = clause.first; at < clause.last; ++at) {
                read_word(at);
                if (at < utterance_.read_words) read_last = static_cast<std::uint32_t>(tokens_.all.size());
            }
            tokens_.clauses.push_back({first, static_cast<std::uint32_t>(tokens_.all.size()), read_last});
        }
        for (const Token& token : tokens_.all) tokens_.content += token.content ? 1 : 0;
        mark_negated(tokens_, texts_);
        return std::move(tokens_);
    }

  private:
    void read_word(std::uint32_t at) {
        const Word& word = utterance_.words[at];
        Token token{.stem = vocabulary_.find(word.stem),
                    .word = at,
                    .content = word.content,
                    .negates = word.negates};
        token.small = kSmallWords.has(word.text);
        token.auxiliary = kAuxiliaries.has(word.text);
        if (!vocabulary_.is_of_rules(token.stem) && token.content && !is_common_stem(word.stem)) {
            const std::vector<StemId> meant =
                pace_ == Pace::fast ? near_words_.find(word.text) : near_words_.find_slowly(word.text);
            if (meant.empty() && part(at)) return;
            token.meant_first = static_cast<std::uint32_t>(tokens_.meant.size());
            tokens_.meant.insert(tokens_.meant.end(), meant.begin(), meant.end());
            token.meant_last = static_cast<std::uint32_t>(tokens_.meant.size());
        }
        tokens_.all.push_back(token);
        texts_.push_back(word.text);
    }

    // Adds the words that were written as one, if it is some.
    bool part(std::uint32_t at) {
        const std::vector<std::string_view> parts = joined_words(utterance_.words[at].text, vocabulary_);
        for (const std::string_view written : parts) {
            Token token{.stem = vocabulary_.find(stem(written)), .word = at};
            token.content = !is_function_word(written);
            token.negates = is_negation(written);
            token.small = kSmallWords.has(written);
            token.auxiliary = kAuxiliaries.has(written);
            tokens_.all.push_back(token);
            texts_.push_back(written);
        }
        return !parts.empty();
    }

    const Utterance& utterance_;
    const Vocabulary& vocabulary_;
    const NearWords& near_words_;
    Pace pace_;
    Tokens tokens_;
    std::vector<std::string_view> texts_;
};

}  // namespace

bool may_stand_between(const Tokens& tokens, std::uint32_t first, std::uint32_t last) {
    if (first == last) return true;
    if (last - first == 1 && tokens.all[first].small) return true;
    if (first < last && tokens.all[first].auxiliary) ++first;
    if (first == last || !tokens.all[first].negates) return false;
    ++first;
    return first == last || (first + 1 == last && tokens.all[first].small);
}

Tokens read_tokens(const Utterance& utterance, const Vocabulary& vocabulary, const NearWords& near_words,
                   Pace pace) {
    return Reader(utterance, vocabulary, near_words, pace).read();
}

}  // namespace onward

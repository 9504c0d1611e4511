// Single words: their stems, which of them carry no topic, which negate.
#include <libstemmer.h>

#include <array>
#include <functional>
#include <memory>
#include <unordered_map>

#include "base/ensure.hpp"
#include "nlu/utterance.hpp"
#include "nlu/word_table.hpp"

namespace onward {

namespace {

// To extend: words that tell nothing of what a message is about, in their normalised form. A word in here
// adds nothing to a score and does not lower the share of an answer beside it ("4 please"). Words of time,
// degree that answer ("maybe", "never"), places and feelings are never in here.
const WordSet kFunctionWords(
    // articles and pointing
    "a an the this that these those there here such "
    // pronouns
    "i me my mine myself you your yours yourself he him his himself she her hers herself it its "
    "itself we us our ours ourselves they them their theirs themself themselves one ones who whom "
    "whose which what that "
    // to be, to have, to do, and the modals
    "am is are was were be been being have has had having do does did doing done will would shall "
    "should can could may might must ought going got get let "
    // prepositions and particles
    "of to in on at by for from with into onto about around as than through during per up out off "
    "over under between towards upon "
    // joining words and question words
    "and or but so if because since while when where how why then though although until till whether "
    "also too "
    // fillers, hedges and courtesies
    "just really very quite like well oh um uh er hmm ah actually basically literally honestly "
    "probably guess suppose reckon please lol kind sort some any ish even still now right");

// To extend: words that turn round what follows them in their clause.
const WordSet kNegations(
    "not no never none nothing nobody nowhere neither nor without hardly barely scarcely");

// To extend: where Snowball's English stem would say something false.
constexpr std::pair<std::string_view, std::string_view> kStems[] = {
    {"exes", "ex"},    {"exs", "exs"},  // "my ex's mother called" is not the ex who called
    {"does", "do"},                     // Snowball: "doe"
    {"done", "done"},                   // an answer of its own
    {"wives", "wife"}, {"lives", "live"}, {"men", "man"},   {"women", "woman"},
    {"kids", "kid"},   {"us", "us"},      {"news", "news"}, {"gas", "gas"},
};

// Longer words are not English words.
constexpr std::size_t kLongestStemmed = 48;
// Words that one thread remembers the stems of; the memo starts anew when it is full.
constexpr std::size_t kStemMemo = 8192;

class Stemmer {
  public:
    Stemmer() : snowball_(sb_stemmer_new("english", "UTF_8")) {
        ENSURE(snowball_ != nullptr);
        restart();
    }
    const std::string& stem(std::string_view word) {
        if (const auto known = memo_.find(word); known != memo_.end()) return known->second;
        if (memo_.size() >= kStemMemo) restart();
        return memo_.emplace(std::string(word), std::string(ask_snowball(word))).first->second;
    }
    std::string stem_once(std::string_view word) {
        if (const auto known = memo_.find(word); known != memo_.end()) return known->second;
        return std::string(ask_snowball(word));
    }

  private:
    void restart() {
        memo_.clear();
        for (const auto& [word, stem] : kStems) memo_.emplace(word, stem);
    }
    std::string_view ask_snowball(std::string_view word) {
        const sb_symbol* found = sb_stemmer_stem(
            snowball_.get(), reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
        ENSURE(found != nullptr);
        return {reinterpret_cast<const char*>(found),
                static_cast<std::size_t>(sb_stemmer_length(snowball_.get()))};
    }

    struct Delete {
        void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
    };
    std::unique_ptr<sb_stemmer, Delete> snowball_;
    // Has kStems at all times.
    std::unordered_map<std::string, std::string, WordHash, std::equal_to<>> memo_;
};

// Snowball keeps scratch space, so every thread has its own; what it remembers never changes an answer.
Stemmer& stemmer_of_thread() {
    thread_local Stemmer stemmer;
    return stemmer;
}

bool is_stemmed(std::string_view word) { return !word.empty() && word.size() <= kLongestStemmed; }

}  // namespace

std::string stem(std::string_view word) {
    return is_stemmed(word) ? stemmer_of_thread().stem(word) : std::string(word);
}

std::string stem_once(std::string_view word) {
    return is_stemmed(word) ? stemmer_of_thread().stem_once(word) : std::string(word);
}

bool is_function_word(std::string_view word) { return kFunctionWords.has(word); }

bool is_negation(std::string_view word) { return kNegations.has(word); }

}  // namespace onward

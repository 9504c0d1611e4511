// Any bytes made plain: the map leads back into the user's own bytes and never backwards, clauses hold all
// words, and folded text, folded again, is the same.
#include "base/text.hpp"
#include "fuzz.hpp"
#include "nlu/utterance.hpp"

using namespace onward;

namespace {

void check_words(const Utterance& utterance) {
    std::string joined;
    std::uint32_t begin = 0;
    for (const Word& word : utterance.words) {
        joined += (joined.empty() ? "" : " ") + word.text;
        PROMISE(!word.text.empty() && !word.stem.empty());
        PROMISE(begin <= word.span.begin && word.span.begin < word.span.end);
        PROMISE(word.span.end <= utterance.original.size());
        PROMISE(fuzz::on_border(utterance.original, word.span.begin));
        PROMISE(fuzz::on_border(utterance.original, word.span.end));
        begin = word.span.begin;
    }
    PROMISE(joined == utterance.text);
}

void check_map(const Utterance& utterance) {
    PROMISE(utterance.map.size() == utterance.text.size());
    TextSpan last;
    for (const TextSpan& span : utterance.map) {
        PROMISE(last.begin <= span.begin && span.begin <= span.end);
        PROMISE(span.end <= utterance.original.size());
        last = span;
    }
}

void check_clauses(const Utterance& utterance) {
    std::uint32_t next = 0, sentence = 0;
    for (std::uint32_t i = 0; i < utterance.clauses.size(); ++i) {
        const Clause& clause = utterance.clauses[i];
        PROMISE(clause.first == next && clause.last > clause.first && clause.sentence >= sentence);
        for (std::uint32_t w = clause.first; w < clause.last; ++w) PROMISE(utterance.words[w].clause == i);
        next = clause.last;
        sentence = clause.sentence;
    }
    PROMISE(next == utterance.words.size());
    PROMISE(utterance.read_words <= utterance.words.size());
}

void check_fold(const std::string& text) {
    const Folded folded = fold(text);
    PROMISE(is_utf8(folded.text) && folded.map.size() == folded.text.size() + 1);
    std::uint32_t last = 0;
    for (const std::uint32_t at : folded.map) {
        PROMISE(last <= at && at <= text.size() && fuzz::on_border(text, at));
        last = at;
    }
    PROMISE(folded.map.back() == text.size());
    PROMISE(fold(folded.text).text == folded.text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes = fuzz::bytes_of(data, size);
    const Utterance utterance = normalise(bytes);
    PROMISE(is_utf8(utterance.original) && is_utf8(utterance.text));
    PROMISE(utterance.original == repair_utf8(bytes));
    check_words(utterance);
    check_map(utterance);
    check_clauses(utterance);
    PROMISE(normalise(bytes) == utterance);
    check_fold(utterance.original);
    std::vector<std::string> words;
    for (const Word& word : utterance.words) words.push_back(word.text);
    PROMISE(normalised_words(bytes) == words);
    return 0;
}

// Yes and no. An answer stands at the beginning of the message ("yes he did", "no, not really") or is a
// clause of its own; "she said no" is none. What is neither (partly, not sure) is left to intents.
#include <algorithm>

#include "nlu/finds.hpp"
#include "nlu/word_table.hpp"

namespace onward {

namespace {

struct Answer {
    std::string_view words;
    bool yes;
    bool alone;  // only if its clause holds nothing else: "fine", but not "fine art"
};

// To extend: one line a wording, in normalised words. The longest that fits is taken.
constexpr Answer kAnswers[] = {
    {"yes and no", false, true},  // refused below: it is "partly"
    {"yes", true, false},
    {"yeah", true, false},
    {"yep", true, false},
    {"yup", true, false},
    {"yess", true, false},
    {"aye", true, true},
    {"si", true, true},
    {"oui", true, true},
    {"uh huh", true, false},
    {"mhm", true, false},
    {"ok", true, true},
    {"ok then", true, true},
    {"alright", true, true},
    {"sure", true, true},
    {"sure thing", true, true},
    {"for sure", true, true},
    {"fine", true, true},
    {"of course not", false, false},
    {"of course", true, false},
    {"definitely not", false, false},
    {"definitely", true, true},
    {"absolutely not", false, false},
    {"absolutely", true, true},
    {"certainly not", false, false},
    {"certainly", true, true},
    {"totally", true, true},
    {"indeed", true, true},
    {"exactly", true, true},
    {"correct", true, true},
    {"true", true, true},
    {"right", true, true},
    {"that is right", true, true},
    {"that is true", true, true},
    {"that is correct", true, true},
    {"agreed", true, true},
    {"please", true, true},
    {"please do", true, true},
    {"go ahead", true, false},
    {"go for it", true, true},
    {"let us do it", true, true},
    {"let us do this", true, true},
    {"let us go", true, true},
    {"why not", true, true},
    {"sounds good", true, false},
    {"i guess so", true, false},
    {"i guess", true, true},
    {"i suppose so", true, false},
    {"i suppose", true, true},
    {"i think so", true, false},
    {"i believe so", true, false},
    {"i hope so", true, true},
    {"guess so", true, false},
    {"suppose so", true, false},
    {"think so", true, false},
    {"i would love to", true, true},
    {"i would like to", true, true},
    {"i would like that", true, true},
    {"i do", true, true},
    {"i am", true, true},
    {"i did", true, true},
    {"i have", true, true},
    {"i will", true, true},
    {"i would", true, true},
    {"i can", true, true},
    {"i was", true, true},
    {"it is", true, true},
    {"it does", true, true},
    {"it did", true, true},
    {"it was", true, true},
    {"he did", true, true},
    {"she did", true, true},
    {"they did", true, true},
    {"he does", true, true},
    {"she does", true, true},
    {"they do", true, true},
    {"we did", true, true},
    {"we do", true, true},
    {"we are", true, true},
    {"we were", true, true},
    {"he is", true, true},
    {"she is", true, true},
    {"they are", true, true},
    {"there is", true, true},
    {"there are", true, true},
    {"no", false, false},
    {"nope", false, false},
    {"nah", false, false},
    {"nay", false, true},
    {"negative", false, true},
    {"never", false, true},
    {"never ever", false, true},
    {"not really", false, false},
    {"not at all", false, false},
    {"not now", false, true},
    {"not yet", false, false},
    {"not today", false, true},
    {"not anymore", false, true},
    {"not me", false, true},
    {"not ever", false, true},
    {"not a chance", false, true},
    {"not in the slightest", false, true},
    {"not particularly", false, true},
    {"not exactly", false, true},
    {"not true", false, true},
    {"not right", false, true},
    {"not ok", false, true},
    {"not much", false, true},
    {"hell no", false, false},
    {"hell yes", true, false},
    {"hell yeah", true, false},
    {"do not think so", false, false},
    {"i do not think so", false, false},
    {"i do not believe so", false, false},
    {"i hope not", false, true},
    {"i guess not", false, true},
    {"i think not", false, true},
    {"guess not", false, true},
    {"probably not", false, true},
    {"rather not", false, true},
    {"i would rather not", false, true},
    {"i do not", false, true},
    {"i am not", false, true},
    {"i did not", false, true},
    {"i have not", false, true},
    {"i will not", false, true},
    {"i would not", false, true},
    {"i can not", false, true},
    {"i was not", false, true},
    {"it is not", false, true},
    {"it does not", false, true},
    {"it did not", false, true},
    {"it was not", false, true},
    {"he did not", false, true},
    {"she did not", false, true},
    {"they did not", false, true},
    {"he does not", false, true},
    {"she does not", false, true},
    {"we did not", false, true},
    {"we do not", false, true},
    {"we are not", false, true},
    {"he is not", false, true},
    {"she is not", false, true},
    {"they are not", false, true},
    {"that is not true", false, true},
    {"that is wrong", false, true},
    {"wrong", false, true},
    {"false", false, true},
};

// After "no": then it is the answer even if the clause goes on; any other word makes it "no job", "no idea".
const WordSet kAfterNo(
    "i he she we they it you not never way thanks thank sorry but just because that this absolutely "
    "definitely really please sir maam no nope nah lol actually honestly there my yes yeah and sadly "
    "luckily of");
// What may stand around an answer that must be alone.
const WordSet kAround(
    "please thanks thank you lol really so then too also well oh um uh honestly actually just i "
    "guess suppose think man ok with me sorry mate dude bro ah hmm probably always very much that is "
    "all for sure definitely sadly unfortunately");
// Before an answer at the beginning.
const WordSet kBefore("well oh um uh hmm ah honestly actually lol so er like ok and but to be fair ugh");
// A clause that ends so lets somebody else speak.
const WordSet kSpeech(
    "said says say goes went like replied answered told saying screamed shouted whispered me her him "
    "them");

std::optional<Find> answer_in(const ClauseWords& words) {
    static const PhraseTable<Answer> table{kAnswers};
    std::uint32_t at = words.first();
    while (at < words.last() && kBefore.has(words[at])) ++at;
    for (const std::uint32_t start : {words.first(), at}) {
        const auto hit = table.longest(words, start);
        if (!hit) continue;
        const Answer* best = hit.row;
        std::uint32_t last = hit.last;
        if (best->words == "yes and no") return std::nullopt;
        if (best->words == "no" && last < words.last() && !kAfterNo.has(words[last])) return std::nullopt;
        std::uint32_t rest = last;
        while (best->alone && rest < words.last() && kAround.has(words[rest])) ++rest;
        if (best->alone && rest < words.last()) continue;
        if (best->words == "no" && (words[last] == "way" || words[last] == "thanks")) ++last;
        if (words[last] == "please" || words[last] == "thanks") ++last;
        return Find{.value = best->yes, .first = start, .last = last};
    }
    return std::nullopt;
}

}  // namespace

std::vector<Find> find_answers(const ReadMessage& message) {
    std::vector<Find> finds;
    const std::vector<Clause>& clauses = message.clauses();
    bool answers_so_far = true;  // every clause up to here was an answer or said nothing
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        const ClauseWords words(message, clauses[i]);
        const bool may_count = answers_so_far || i + 1 == clauses.size();
        const auto find = may_count ? answer_in(words) : std::nullopt;
        const bool whole = find && find->last == words.last();
        const bool quoted = i > 0 && kSpeech.has(message.utterance().words[clauses[i - 1].last - 1].text);
        const bool same_sentence = i > 0 && clauses[i].sentence == clauses[i - 1].sentence;
        const bool at_end = i + 1 == clauses.size() && whole && !quoted;
        if (find && !clauses[i].question && (answers_so_far || at_end)) {
            const bool goes_on =
                !finds.empty() && finds.back().last == find->first && finds.back().value == find->value;
            if (goes_on)
                finds.back().last = find->last;  // "no, not really"
            else
                finds.push_back(*find);
        }
        const bool empty = words.last() - words.first() == 1 && kBefore.has(words[words.first()]);
        answers_so_far = answers_so_far && (find ? (whole || same_sentence || i == 0) : empty);
        if (find && !whole && i > 0) answers_so_far = false;
    }
    bool both = false;
    for (const Find& find : finds) both = both || find.value != finds.front().value;
    if (both)
        for (Find& find : finds) find.unclear = true;  // "yes but actually no"
    return finds;
}

}  // namespace onward

#include "nlu/clauses.hpp"

#include "nlu/word_table.hpp"

namespace onward {

namespace {

// To extend any of these: one word. They decide where a clause begins, and so how far a negation reaches.

const WordSet kSubjects("i you he she it we they there everyone everybody nobody someone");
// After a comma these begin a clause; a list of adjectives or names goes on.
const WordSet kAfterComma(
    "i you he she it we they there this that who what why how when where but and so because although "
    "though then if my his her our their the your just now still only even maybe please not never no "
    "yes yeah or since until while unless after before honestly everyone everybody nobody someone do "
    "does did is are can could should would will am was let instead rather especially like lol "
    "thanks thank sorry ok help today yesterday tonight tomorrow last same which all nothing");
// These begin a clause wherever they stand.
const WordSet kAlways("but because although however whereas unless except");
// These begin one if a subject follows.
const WordSet kBeforeSubject(
    "and so then or if when while since until after before though why how whether cause whenever "
    "once");
// Of those, these depend on the word before them: "know that I", "so that he", "miss when we" belong
// together.
const WordSet kBindsWhen(
    "know remember miss hate like love it of about than since even only just sure wonder tell was is "
    "from");
// "i do not know | why he left": what is not known is not denied.
const WordSet kUnknown("know understand get remember sure certain see care believe tell decide figure");
// Said before the sentence proper: "no | I want her back", "yeah | he left".
const WordSet kInterjections(
    "yes no yeah ok nah nope yep yup well oh hi hey hello thanks sorry lol sure hmm ugh ah alright");
// "nothing but tears" is one clause.
const WordSet kBindsBut("nothing anything everything all none no-one everyone");
// An emoji after one of these is a word of its sentence: "I'm so 😡", "he 💔 me".
const WordSet kLeadsToEmoji(
    "i you he she we they am is are was were be been so very too really just not no feel feeling "
    "felt my his her your our their a an the all this with of to and say said like such pretty kind "
    "sort");

// What may stand around a negation and take its force: the message affirms what follows.
// "can not stop thinking of him", "no contact", "not only". `before` may be any word where it is empty.
struct Idiom {
    std::string_view before;
    std::string_view negation;
    std::string_view next;
};
constexpr Idiom kAffirming[] = {
    {"", "no", "contact"},       {"", "no", "problem"},    {"", "no", "doubt"},
    {"", "no", "wonder"},        {"", "no", "matter"},     {"", "no", "worries"},
    {"", "not", "stop"},         {"", "not", "stopped"},   {"", "not", "stopping"},
    {"", "not", "quit"},         {"", "never", "stop"},    {"", "never", "stopped"},
    {"", "never", "mind"},       {"", "never", "ending"},  {"", "not", "only"},
    {"", "not", "just"},         {"can", "not", "help"},   {"could", "not", "help"},
    {"can", "not", "wait"},      {"could", "not", "wait"}, {"can", "not", "believe"},
    {"could", "not", "believe"}, {"can", "not", "resist"}, {"could", "not", "resist"},
    {"can", "not", "deny"},      {"", "nothing", "but"},   {"", "without", "doubt"},
};

std::string_view word_at(const std::vector<PausedWord>& words, std::size_t at) {
    return at < words.size() ? words[at].text : std::string_view();
}
bool subject_at(const std::vector<PausedWord>& words, std::size_t at) {
    return at < words.size() && words[at].before == Pause::none && kSubjects.has(words[at].text);
}

// Most words begin none: one look-up tells.
bool may_begin_clause(std::string_view word) {
    return kAlways.has(word) || kBeforeSubject.has(word) || word == "even";
}

// Whether a clause begins at words[at], the one before having begun at `first`.
bool begins_clause(const std::vector<PausedWord>& words, std::size_t first, std::size_t at) {
    const PausedWord& word = words[at];
    const PausedWord& last = words[at - 1];
    if (word.before >= Pause::dash) return true;
    if (word.emoji) return !last.emoji && !kLeadsToEmoji.has(last.text);
    if (last.emoji) {
        // The emoji was either a word of the clause, which goes on, or one of its own.
        std::size_t run = at - 1;
        while (run > first && words[run].emoji) --run;
        return words[run].emoji;
    }
    const bool only_interjection = at - first == 1 && kInterjections.has(last.text);
    if (word.before == Pause::comma) return only_interjection || kAfterComma.has(word.text);
    if (only_interjection && kSubjects.has(word.text)) return true;
    if (!may_begin_clause(word.text)) return false;
    if (word.text == "but") return !kBindsBut.has(last.text);
    if (kAlways.has(word.text)) return true;
    if (word.text == "even" && word_at(words, at + 1) == "though") return true;
    if (word.text == "and" && (word_at(words, at + 1) == "then" || word_at(words, at + 1) == "now"))
        return true;
    if (!kBeforeSubject.has(word.text) || !subject_at(words, at + 1)) return false;
    if (word.text == "if" || word.text == "whether" || word.text == "why" || word.text == "how")
        return word.text == "if" || kUnknown.has(last.text);
    if (word.text == "so" && kLeadsToEmoji.has(last.text)) return false;  // "I am so he said ..."
    if (word.text == "when" || word.text == "before" || word.text == "after" || word.text == "since" ||
        word.text == "while" || word.text == "until" || word.text == "once")
        return !kBindsWhen.has(last.text);
    if (word.text == "though") return last.text != "even";
    if (word.text == "then") return last.text != "and" && last.text != "but" && last.text != "since";
    if (word.text == "or") return last.text != "whether";
    if (word.text == "and")
        return last.text != "he" && last.text != "she" && last.text != "you";  // "he and I"
    return true;
}

}  // namespace

std::vector<Clause> cut_clauses(const std::vector<PausedWord>& words, bool question_at_end) {
    std::vector<Clause> clauses;
    std::size_t first_of_sentence = 0;  // its first clause
    std::uint32_t sentence = 0;
    const auto end_sentence = [&](bool question) {
        for (std::size_t i = first_of_sentence; i < clauses.size(); ++i) clauses[i].question = question;
        first_of_sentence = clauses.size();
        ++sentence;
    };
    for (std::size_t at = 0; at < words.size(); ++at) {
        const bool begins = clauses.empty() || begins_clause(words, clauses.back().first, at);
        if (begins) {
            if (!clauses.empty() && words[at].before == Pause::sentence)
                end_sentence(words[at].after_question);
            clauses.push_back({.first = static_cast<std::uint32_t>(at), .sentence = sentence});
        }
        clauses.back().last = static_cast<std::uint32_t>(at + 1);
    }
    end_sentence(question_at_end);
    return clauses;
}

bool negates_at(const std::vector<PausedWord>& words, std::size_t at) {
    if (!is_negation(words[at].text)) return false;
    const std::string_view next = word_at(words, at + 1);
    for (const Idiom& idiom : kAffirming)
        if (idiom.negation == words[at].text && idiom.next == next &&
            (idiom.before.empty() || (at > 0 && idiom.before == words[at - 1].text)))
            return false;
    // "not to mention", "not going to lie", "whether or not", "why not".
    if (words[at].text == "not" && next == "to" && word_at(words, at + 2) == "mention") return false;
    if (words[at].text == "not" && next == "going" && word_at(words, at + 3) == "lie") return false;
    if (words[at].text == "not" && at > 0 && (words[at - 1].text == "or" || words[at - 1].text == "why"))
        return false;
    return true;
}

}  // namespace onward

// A person's name, as an answer to "what shall I call you?" or "what is their name?".
//
// Names are known by how they are given ("call me Sam", "her name is Jess", "Sam" alone), and by what is no
// name: a word of everyday English. After weak openings ("i'm", "it's") a word in small letters must be short
// and unknown to the tables below, or it is no name: "i'm sad" must not rename anybody.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "nlu/among.hpp"
#include "nlu/finds.hpp"

namespace onward {

namespace {

constexpr std::size_t kLongestName = 40;  // characters, as a profile keeps it
constexpr std::uint32_t kMostWords = 3;   // "Mary Jane Watson"

struct Opening {
    std::string_view words;
    bool strong;  // nothing but a name is said after it
};
constexpr Opening kOpenings[] = {
    {"my name is", true},     {"my names", true},
    {"name is", true},        {"names", true},
    {"her name is", true},    {"his name is", true},
    {"their name is", true},  {"her name was", true},
    {"his name was", true},   {"her names", true},
    {"his names", true},      {"their names", true},
    {"the name is", true},    {"you can call me", true},
    {"please call me", true}, {"just call me", true},
    {"call me", true},        {"call him", true},
    {"call her", true},       {"everyone calls me", true},
    {"people call me", true}, {"friends call me", true},
    {"they call me", true},   {"i go by", true},
    {"i am called", true},    {"he is called", true},
    {"she is called", true},  {"they are called", true},
    {"named", true},          {"i am", false},
    {"it is", false},         {"its", false},
    {"this is", false},       {"he is", false},
    {"she is", false},        {"name", false},
    {"that is", false},
};
constexpr std::string_view kLeadIn[] = {"hi", "hey", "hello", "well", "um",   "uh",  "oh",
                                        "so", "ok",  "just",  "yes",  "yeah", "sure"};
constexpr std::string_view kTrailing[] = {"please", "thanks", "here", "lol", "smiling", "is", "thank"};

// To extend: everyday words that are no names, though they could stand where one is asked for. Words that are
// names too (Will, Grace, Hope, Mark, May, Rose ...) are not in here.
constexpr std::string_view kNoNames[] = {
    // answers and feelings
    "yes",
    "no",
    "yeah",
    "nope",
    "nah",
    "yep",
    "ok",
    "sure",
    "fine",
    "good",
    "bad",
    "great",
    "okay",
    "alright",
    "well",
    "sad",
    "happy",
    "mad",
    "angry",
    "upset",
    "hurt",
    "hurting",
    "lost",
    "alone",
    "lonely",
    "tired",
    "broken",
    "done",
    "over",
    "scared",
    "afraid",
    "numb",
    "empty",
    "sick",
    "ill",
    "dead",
    "dying",
    "crying",
    "better",
    "worse",
    "worst",
    "stuck",
    "single",
    "married",
    "confused",
    "anxious",
    "nervous",
    "worried",
    "stressed",
    "depressed",
    "heartbroken",
    "devastated",
    "devestated",
    "exhausted",
    "jealous",
    "guilty",
    "ashamed",
    "sorry",
    "weak",
    "strong",
    "calm",
    "bored",
    "hopeless",
    "hopeful",
    "desperate",
    "free",
    "safe",
    "unsafe",
    "ready",
    "late",
    "early",
    "busy",
    "drunk",
    "sober",
    "high",
    "low",
    "awake",
    "asleep",
    "hungry",
    "cold",
    "hot",
    "crazy",
    "insane",
    "stupid",
    "dumb",
    "ugly",
    "fat",
    "old",
    "young",
    "new",
    "here",
    "there",
    "back",
    "home",
    "away",
    "out",
    "gone",
    "trans",
    "gay",
    "straight",
    "bi",
    "pregnant",
    "terrible",
    "awful",
    "horrible",
    "rough",
    "meh",
    "shit",
    "crap",
    "fuck",
    "fucked",
    "screwed",
    "trash",
    "garbage",
    "pathetic",
    "worthless",
    "useless",
    "nothing",
    "nobody",
    "everything",
    "something",
    "anything",
    "anyone",
    "someone",
    "everyone",
    "fucking",
    "glad",
    "proud",
    "grateful",
    "thankful",
    "curious",
    "serious",
    "sure",
    "unsure",
    "certain",
    "wrong",
    "right",
    "true",
    "false",
    "real",
    "fake",
    "hard",
    "easy",
    "complicated",
    "weird",
    "strange",
    "normal",
    "different",
    "same",
    "nice",
    "kind",
    "mean",
    "cruel",
    "toxic",
    "funny",
    "love",
    "hate",
    "like",
    "miss",
    "missing",
    "pain",
    "help",
    "hell",
    "hope less",
    "chill",
    "cool",
    "amazing",
    "awesome",
    "perfect",
    "beautiful",
    "handsome",
    // time and place
    "today",
    "tonight",
    "tomorrow",
    "yesterday",
    "now",
    "later",
    "never",
    "always",
    "sometimes",
    "often",
    "soon",
    "still",
    "again",
    "day",
    "night",
    "week",
    "month",
    "year",
    "morning",
    "evening",
    "work",
    "school",
    "bed",
    "house",
    "town",
    // things said instead of a name
    "skip",
    "next",
    "pass",
    "stop",
    "menu",
    "help",
    "maybe",
    "idk",
    "dunno",
    "know",
    "tell",
    "secret",
    "private",
    "anonymous",
    "none",
    "business",
    "matter",
    "whatever",
    "anything",
    "why",
    "what",
    "who",
    "how",
    "when",
    "where",
    "name",
    "names",
    "person",
    "man",
    "woman",
    "guy",
    "girl",
    "boy",
    "male",
    "female",
    "human",
    "robot",
    "bot",
    "friend",
    "ex",
    "boyfriend",
    "girlfriend",
    "husband",
    "wife",
    "partner",
    "mom",
    "mother",
    "dad",
    "father",
    "sister",
    "brother",
    "kid",
    "kids",
    "child",
    "baby",
    "him",
    "her",
    "them",
    "they",
    "he",
    "she",
    "it",
    "me",
    "my",
    "mine",
    "myself",
    "you",
    "your",
    "his",
    "hers",
    "their",
    "us",
    "we",
    "our",
    "people",
    "family",
    "hi",
    "hey",
    "hello",
    "bye",
    "goodbye",
    "thanks",
    "thank",
    "please",
    "welcome",
    "cheers",
    "lol",
    "haha",
    "hmm",
    "um",
    "uh",
    "oh",
    "ah",
    "wow",
    "ugh",
    "hug",
    "link",
    "kiss",
    "smiling",
    "laughing",
    "joking",
    "winking",
    "thinking",
    "question",
    "answer",
    "idea",
    "clue",
    "not",
    "without",
    "hardly",
    "all",
    "every",
    "each",
    "both",
    "some",
    "any",
    "more",
    "less",
    "most",
    "much",
    "many",
    "few",
    "little",
    "lot",
    "bit",
    "other",
    "another",
    "else",
    "only",
    "just",
    "even",
    "too",
    "very",
    "so",
    "really",
    "quite",
    "almost",
    "enough",
    "first",
    "last",
    "second",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "zero",
    "hundred",
    "half",
    "once",
    "twice",
    "up",
    "down",
    "off",
    "on",
    "in",
    "at",
    "to",
    "from",
    "for",
    "with",
    "by",
    "of",
    "about",
    "after",
    "before",
    "because",
    "but",
    "and",
    "or",
    "if",
    "then",
    "than",
    "as",
    "be",
    "been",
    "am",
    "is",
    "are",
    "was",
    "were",
    "do",
    "does",
    "did",
    "have",
    "has",
    "had",
    "can",
    "could",
    "should",
    "would",
    "must",
    "might",
    "shall",
    "go",
    "going",
    "got",
    "get",
    "want",
    "need",
    "try",
    "talk",
    "text",
    "call",
    "called",
    "see",
    "feel",
    "think",
    "said",
    "say",
    "come",
    "give",
    "take",
    "make",
    "keep",
    "let",
    "leave",
    "left",
    "trying",
    "doing",
    "having",
    "being",
    "into",
    "onto",
    "such",
    "that",
    "this",
    "these",
    "those",
    "the",
    "a",
    "an",
    "i",
    "yet",
    "sort",
    "guess",
    "suppose",
    "probably",
    "actually",
    "honestly",
    "basically",
    "literally",
    "definitely",
    "absolutely",
    "exactly",
    "totally",
    "completely",
    "already",
    "ever",
    "also",
    "though",
    "however",
    "anyway",
    "instead",
    "rather",
    "together",
    "apart",
    "forever",
    "between",
    "through",
    "during",
    "until",
    "while",
    "since",
    "around",
    "under",
    "crush",
    "dumped",
    "cheated",
    "blocked",
    "ghosted",
    "single",
    "depends",
    "sometimes",
    "continue",
    "go",
    "wait",
    "start",
    "begin",
    "end",
    "change",
    "delete",
    "export",
    "reminders",
    "urgent",
    "nurse",
    "teacher",
    "student",
    "christian",
    "muslim",
    "catholic",
    "vegan",
    "american",
    "british",
    "english",
    "irish",
    "german",
    "french",
    "unavailable",
    "available",
    "avoidant",
    "addicted",
    "obsessed",
    "attached",
    "in love",
    "cute",
    "daddy",
};

// Endings that English gives to feelings and doings, hardly ever to names.
constexpr std::array<std::string_view, 13> kNoNameEndings{
    "ing", "ful", "less", "ous", "able", "ible", "ness", "ated", "sted", "ssed", "tely", "ally", "tion"};

std::string_view original(const Utterance& utterance, std::uint32_t first, std::uint32_t last) {
    const std::uint32_t begin = utterance.words[first].span.begin;
    const std::uint32_t end = utterance.words[last - 1].span.end;
    return std::string_view(utterance.original).substr(begin, end - begin);
}

bool is_capital(std::string_view written) { return !written.empty() && character_at(written, 0).upper; }

// Whether the message has capitals alone.
bool shouts(const Utterance& utterance) {
    std::size_t capitals = 0;
    for (const char c : utterance.original) {
        if (c >= 'a' && c <= 'z') return false;
        if (c >= 'A' && c <= 'Z') ++capitals;
    }
    return capitals > 3;  // "Sam", "J", "TOM" are written so by themselves
}

class NameFinder {
  public:
    NameFinder(const Utterance& utterance, const Clause& clause, bool shouts)
        : utterance_(utterance), clause_(clause), shouts_(shouts), words_(utterance, clause) {}

    std::optional<Find> find() const {
        for (const Opening& opening : kOpenings)
            if (auto found = after(opening)) return found;
        return alone();
    }

  private:
    // The name after an opening: "hi i am Sam", "her name is Jess and ...".
    std::optional<Find> after(const Opening& opening) const {
        std::uint32_t at = clause_.first;
        while (at < clause_.last && among<kLeadIn>(words_[at])) ++at;
        // A strong opening may stand anywhere in its clause, a weak one at its beginning.
        const std::uint32_t most = opening.strong ? clause_.last : std::min(at + 1, clause_.last);
        for (; at < most; ++at) {
            std::uint32_t first = at;
            if (!matches(first, opening.words)) continue;
            std::uint32_t last = first;
            while (last < clause_.last && last - first < kMostWords &&
                   may_be_name(last, opening.strong || last > first)) {
                if (last > first && !opening.strong && !is_capital(original(utterance_, last, last + 1)))
                    break;
                ++last;
            }
            if (last == first) continue;
            std::uint32_t end = last;
            while (end < clause_.last && among<kTrailing>(words_[end])) ++end;
            // "i'm sam" is an introduction, "i'm sam of all trades" is not.
            const bool capital = is_capital(original(utterance_, first, last));
            if (!opening.strong && end != clause_.last && !(capital && joins(words_[end]))) continue;
            // A strong opening may be followed by anything but more words that could be the name's.
            if (opening.strong && end != clause_.last && !capital && !joins(words_[end])) continue;
            auto found = name(first, last);
            if (found) found->first = at;  // with its opening: nothing else is said
            return found;
        }
        return std::nullopt;
    }

    // "Sam", "just Sam", "Mary Jane please": the whole message.
    std::optional<Find> alone() const {
        if (!others_say_nothing()) return std::nullopt;
        std::uint32_t first = clause_.first;
        std::uint32_t last = clause_.last;
        while (first < last && among<kLeadIn>(words_[first])) ++first;
        while (last > first && among<kTrailing>(words_[std::int64_t{last} - 1])) --last;
        if (first == last || last - first > kMostWords) return std::nullopt;
        for (std::uint32_t at = first; at < last; ++at)
            if (!may_be_name(at, false)) return std::nullopt;
        return name(first, last);
    }

    // Whether the message's other clauses are a greeting or an emoji.
    bool others_say_nothing() const {
        constexpr std::size_t kMostClauses = 3;
        if (utterance_.clauses.size() > kMostClauses) return false;
        const auto& words = utterance_.words;
        for (std::uint32_t at = 0; at < words.size(); ++at) {
            if (at >= clause_.first && at < clause_.last) continue;
            const std::string_view word = words[at].text;
            const bool letter =
                character_at(original(utterance_, at, at + 1), 0).kind == CharacterKind::letter;
            if (letter && !among<kLeadIn>(word) && !among<kTrailing>(word)) return false;
        }
        return true;
    }

    bool matches(std::uint32_t& at, std::string_view phrase) const {
        std::uint32_t end = at;
        while (!phrase.empty()) {
            const std::string_view word = phrase.substr(0, phrase.find(' '));
            if (words_[end++] != word) return false;
            phrase.remove_prefix(std::min(word.size() + 1, phrase.size()));
        }
        at = end;
        return true;
    }

    static bool joins(std::string_view word) {
        return word == "and" || word == "but" || word == "by" || word == "from" || word == "btw" ||
               word == "if" || word == "so" || word == "or" || word == "because" || word == "i" ||
               word == "my" || word == "with";
    }

    // "Will" is both a name and none: with a capital, or after a strong opening, it is one.
    bool may_be_name(std::uint32_t at, bool strong) const {
        const std::string_view written = original(utterance_, at, at + 1);
        const std::string_view word = words_[at];
        if (character_at(written, 0).kind != CharacterKind::letter) return false;  // an emoji, a number
        if (written.find_first_of("0123456789@/*") != std::string_view::npos) return false;
        if (among<kNoNames>(word) || is_function_word(word) || is_negation(word))
            return word == "will" && (strong || (is_capital(written) && !shouts_));
        const bool capital = is_capital(written);
        if (count_code_points(written) == 1) return capital;  // "J"
        if (capital && !shouts_) return true;
        if (strong) return true;
        const bool everyday = std::any_of(kNoNameEndings.begin(), kNoNameEndings.end(),
                                          [word](std::string_view end) { return word.ends_with(end); });
        // A written word that became another ("gf", "idk") was a chat spelling.
        const bool respelled = fold(written).text != word &&
                               written.find_first_of("'-") == std::string_view::npos &&
                               static_cast<unsigned char>(written.front()) < 0x80;
        return !everyday && !respelled;
    }
    std::optional<Find> name(std::uint32_t first, std::uint32_t last) const {
        const std::string_view written = first_code_points(original(utterance_, first, last), kLongestName);
        std::string clean = without_controls(written);
        std::replace(clean.begin(), clean.end(), '\n', ' ');
        if (trim(clean).empty()) return std::nullopt;
        return Find{.value = std::string(trim(clean)), .first = first, .last = last};
    }

    const Utterance& utterance_;
    const Clause& clause_;
    bool shouts_;  // in capitals throughout, a capital says nothing
    ClauseWords words_;
};

}  // namespace

std::vector<Find> find_names(const Utterance& utterance) {
    std::vector<Find> finds;
    const bool in_capitals = shouts(utterance);
    for (const Clause& clause : clauses_read(utterance))
        if (auto find = NameFinder(utterance, clause, in_capitals).find()) finds.push_back(*find);
    return finds;
}

}  // namespace onward

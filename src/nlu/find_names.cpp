// A person's name, as an answer to "what shall I call you?" or "what is their name?".
//
// Names are known by how they are given ("call me Sam", "her name is Jess", "Sam" alone), and by what is no
// name: a word of everyday English. After weak openings ("i'm", "it's") a word in small letters must be short
// and unknown to the tables below, or it is no name: "i'm sad" must not rename anybody.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "nlu/finds.hpp"
#include "nlu/word_table.hpp"

namespace onward {

namespace {

constexpr std::size_t kLongestName = 40;  // characters, as a profile keeps it
constexpr std::uint32_t kMostWords = 3;   // "Mary Jane Watson"

struct Opening {
    std::string_view words;
};
// To extend: nothing but a name is said after these; they may stand anywhere in a clause.
constexpr Opening kStrong[] = {
    {"my name is"},     {"my names"},        {"name is"},         {"names"},           {"her name is"},
    {"his name is"},    {"their name is"},   {"her name was"},    {"his name was"},    {"her names"},
    {"his names"},      {"their names"},     {"the name is"},     {"you can call me"}, {"please call me"},
    {"just call me"},   {"call me"},         {"call him"},        {"call her"},        {"everyone calls me"},
    {"people call me"}, {"friends call me"}, {"they call me"},    {"i go by"},         {"i am called"},
    {"he is called"},   {"she is called"},   {"they are called"}, {"named"},
};
// These only at its beginning.
constexpr Opening kWeak[] = {
    {"i am"}, {"it is"}, {"its"}, {"this is"}, {"he is"}, {"she is"}, {"that is"}, {"name"},
};
const WordSet kLeadIn("hi hey hello well um uh oh so ok just yes yeah sure");
const WordSet kTrailing("please thanks here lol smiling is thank");

// To extend: everyday words that are no names, though they could stand where one is asked for. Words that are
// names too (Will, Grace, Hope, Mark, May, Rose ...) are not in here.
const WordSet kNoNames(
    // answers and feelings
    "yes no yeah nope nah yep ok sure fine good bad great okay alright well sad happy mad angry "
    "upset hurt hurting lost alone lonely tired broken done over scared afraid numb empty sick ill "
    "dead dying crying better worse worst stuck single married confused anxious nervous worried "
    "stressed depressed heartbroken devastated devestated exhausted jealous guilty ashamed sorry "
    "weak strong calm bored hopeless hopeful desperate free safe unsafe ready late early busy drunk "
    "sober high low awake asleep hungry cold hot crazy insane stupid dumb ugly fat old young new "
    "here there back home away out gone trans gay straight bi pregnant terrible awful horrible rough "
    "meh shit crap fuck fucked screwed trash garbage pathetic worthless useless nothing nobody "
    "everything something anything anyone someone everyone fucking glad proud grateful thankful "
    "curious serious unsure certain wrong right true false real fake hard easy complicated weird "
    "strange normal different same nice kind mean cruel toxic funny love hate like miss missing pain "
    "help hell chill cool amazing awesome perfect beautiful handsome "
    // time and place
    "today tonight tomorrow yesterday now later never always sometimes often soon still again day "
    "night week month year morning evening work school bed house town "
    // things said instead of a name
    "skip next pass stop menu help maybe idk dunno know tell secret private anonymous none business "
    "matter whatever anything why what who how when where name names person man woman guy girl boy "
    "male female human robot bot friend ex boyfriend girlfriend husband wife partner mom mother dad "
    "father sister brother kid kids child baby him her them they he she it me my mine myself you "
    "your his hers their us we our people family hi hey hello bye goodbye thanks thank please "
    "welcome cheers lol haha hmm um uh oh ah wow ugh hug link kiss smiling laughing joking winking "
    "thinking question answer idea clue not without hardly all every each both some any more less "
    "most much many few little lot bit other another else only just even too very so really quite "
    "almost enough first last second one two three four five six seven eight nine ten zero hundred "
    "half once twice up down off on in at to from for with by of about after before because but and "
    "or if then than as be been am is are was were do does did have has had can could should would "
    "must might shall go going got get want need try talk text call called see feel think said say "
    "come give take make keep let leave left trying doing having being into onto such that this "
    "these those the a an i yet sort guess suppose probably actually honestly basically literally "
    "definitely absolutely exactly totally completely already ever also though however anyway "
    "instead rather together apart forever between through during until while since around under "
    "crush dumped cheated blocked ghosted single depends sometimes continue wait start begin end "
    "change delete export reminders urgent nurse teacher student christian muslim catholic vegan "
    "american british english irish german french unavailable available avoidant addicted obsessed "
    "attached cute daddy");

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
    NameFinder(const ReadMessage& message, const Clause& clause, bool shouts)
        : message_(message),
          utterance_(message.utterance()),
          clause_(clause),
          shouts_(shouts),
          words_(message, clause) {}

    std::optional<Find> find() const {
        static const PhraseTable<Opening> strong{kStrong};
        static const PhraseTable<Opening> weak{kWeak};
        std::uint32_t begin = clause_.first;
        while (begin < clause_.last && kLeadIn.has(words_[begin])) ++begin;
        if (message_.has(Begins::name))
            for (std::uint32_t at = begin; at < clause_.last; ++at)
                if (const auto hit = strong.longest(words_, at))
                    if (auto found = after(at, hit.last, true)) return found;
        if (const auto hit = weak.longest(words_, begin))
            if (auto found = after(begin, hit.last, false)) return found;
        return alone();
    }

  private:
    // The name at `first`, after an opening that begins at `opening`: "i am Sam", "her name is Jess and ...".
    std::optional<Find> after(std::uint32_t opening, std::uint32_t first, bool strong) const {
        std::uint32_t last = first;
        while (last < clause_.last && last - first < kMostWords &&
               may_be_name(last, strong || last > first)) {
            if (last > first && !strong && !is_capital(original(utterance_, last, last + 1))) break;
            ++last;
        }
        if (last == first) return std::nullopt;
        std::uint32_t end = last;
        while (end < clause_.last && kTrailing.has(words_[end])) ++end;
        // "I'm Sam and I need help" is an introduction, "i'm sam of all trades" and "call me crazy fool" are
        // not.
        const bool capital = is_capital(original(utterance_, first, last));
        const bool goes_on = joins(words_[end]) ? strong || capital : strong && capital;
        if (end != clause_.last && !goes_on) return std::nullopt;
        auto found = name(first, last);
        if (found) found->first = opening;  // nothing else is said by it
        return found;
    }

    // "Sam", "just Sam", "Mary Jane please": the whole message.
    std::optional<Find> alone() const {
        if (!others_say_nothing()) return std::nullopt;
        std::uint32_t first = clause_.first;
        std::uint32_t last = clause_.last;
        while (first < last && kLeadIn.has(words_[first])) ++first;
        while (last > first && kTrailing.has(words_[std::int64_t{last} - 1])) --last;
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
            if (letter && !kLeadIn.has(word) && !kTrailing.has(word)) return false;
        }
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
        if (kNoNames.has(word) || is_function_word(word) || is_negation(word))
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

    const ReadMessage& message_;
    const Utterance& utterance_;
    const Clause& clause_;
    bool shouts_;  // in capitals throughout, a capital says nothing
    ClauseWords words_;
};

}  // namespace

std::vector<Find> find_names(const ReadMessage& message) {
    std::vector<Find> finds;
    const bool in_capitals = shouts(message.utterance());
    for (const Clause& clause : message.clauses())
        if (auto find = NameFinder(message, clause, in_capitals).find()) finds.push_back(*find);
    return finds;
}

std::vector<std::string_view> name_marks() {
    return {"name", "names", "named", "call", "calls", "called", "go"};
}

}  // namespace onward

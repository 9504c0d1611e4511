#include "nlu/negation.hpp"

#include <unordered_map>

namespace onward {

namespace {

enum Part : std::uint8_t {
    kSubject = 1,      // stands for who does the next thing, and for nothing else
    kPerhaps = 2,      // a subject if a verb of kVerb follows
    kVerb = 4,         // shows that a subject stood before it
    kSaying = 8,       // what follows belongs to what was not said
    kEnds = 16,        // what follows is not negated
    kOfNoun = 32,      // a negation that belongs to a noun
    kNegatesNot = 64,  // with "not" after it: an affirmation
    kOwner = 128       // a subject if a verb of kVerb follows what is owned: "my life is"
};

struct Row {
    std::string_view word;
    int parts;
};

// To extend: one row a word.
constexpr Row kParts[] = {
    {"i", kSubject},
    {"he", kSubject},
    {"she", kSubject},
    {"we", kSubject},
    {"they", kSubject},
    {"you", kPerhaps},
    {"it", kPerhaps},
    {"this", kPerhaps},
    {"that", kPerhaps | kSaying},
    {"there", kPerhaps},
    {"everyone", kPerhaps},
    {"everybody", kPerhaps},
    {"everything", kPerhaps},
    {"my", kOwner},
    {"his", kOwner},
    {"her", kOwner},
    {"their", kOwner},
    {"our", kOwner},
    {"nobody", kOfNoun},
    {"someone", kPerhaps},
    {"people", kPerhaps},
    {"am", kVerb},
    {"is", kVerb},
    {"are", kVerb},
    {"was", kVerb},
    {"were", kVerb},
    {"has", kVerb},
    {"had", kVerb},
    {"have", kVerb},
    {"do", kVerb},
    {"does", kVerb},
    {"did", kVerb},
    {"will", kVerb},
    {"would", kVerb},
    {"can", kVerb},
    {"could", kVerb},
    {"should", kVerb},
    {"say", kSaying},
    {"said", kSaying},
    {"saying", kSaying},
    {"says", kSaying},
    {"think", kSaying},
    {"thought", kSaying},
    {"thinking", kSaying},
    {"mean", kSaying},
    {"meant", kSaying},
    {"meaning", kSaying},
    {"believe", kSaying},
    {"believed", kSaying},
    {"feel", kSaying},
    {"felt", kSaying},
    {"like", kSaying},
    {"claim", kSaying},
    {"claimed", kSaying},
    {"claiming", kSaying},
    {"imply", kSaying},
    {"implying", kSaying},
    {"suppose", kSaying},
    {"tell", kSaying},
    {"told", kSaying},
    {"telling", kSaying},
    {"guess", kSaying},
    {"expect", kSaying},
    {"dream", kSaying},
    {"wish", kSaying},
    {"and", kEnds},
    {"then", kEnds},
    {"so", kEnds},
    {"because", kEnds},
    {"since", kEnds},
    {"but", kEnds},
    {"anymore", kEnds},
    {"until", kEnds},
    {"while", kEnds},
    {"although", kEnds},
    {"though", kEnds},
    {"if", kEnds},
    {"when", kEnds},
    {"whenever", kEnds},
    {"why", kEnds},
    {"how", kEnds},
    {"what", kEnds},
    {"where", kEnds},
    {"whether", kEnds},
    {"except", kEnds},
    {"besides", kEnds},
    {"yet", 0},
    {"still", 0},
    {"plus", kEnds},
    {"instead", kEnds},
    {"no", kOfNoun},
    {"nothing", kOfNoun},
    {"none", kOfNoun},
    {"without", kOfNoun},
    {"neither", kOfNoun},
    {"nowhere", kOfNoun},
    {"not", kNegatesNot},
    {"never", kNegatesNot},
};

int parts_of(std::string_view word) {
    static const std::unordered_map<std::string_view, int> parts = [] {
        std::unordered_map<std::string_view, int> rows;
        for (const Row& row : kParts) rows.emplace(row.word, row.parts);
        return rows;
    }();
    const auto found = parts.find(word);
    return found == parts.end() ? 0 : found->second;
}

class Negations {
  public:
    Negations(Tokens& tokens, const std::vector<std::string_view>& words, const TokenClause& clause)
        : tokens_(tokens), words_(words), clause_(clause) {}

    void mark() {
        for (std::uint32_t at = clause_.first; at < clause_.last; ++at) {
            if (!tokens_.all[at].negates) continue;
            if (at + 1 < clause_.last && negates_not(at)) {
                ++at;
                continue;
            }
            reach_from(at);
        }
    }

  private:
    bool negates_not(std::uint32_t at) const {
        return (parts_of(words_[at]) & kNegatesNot) != 0 && words_[at + 1] == "not" &&
               tokens_.all[at + 1].negates;
    }

    bool verb_at(std::uint32_t at) const { return at < clause_.last && (parts_of(words_[at]) & kVerb) != 0; }

    bool begins_anew(std::uint32_t at) const {
        const int parts = parts_of(words_[at]);
        if ((parts & kSubject) != 0) return true;
        if ((parts & kOwner) != 0) return verb_at(at + 2);
        return (parts & kPerhaps) != 0 && verb_at(at + 1);
    }

    void reach_from(std::uint32_t negation) {
        const std::uint32_t reach = (parts_of(words_[negation]) & kOfNoun) != 0 ? kNounReach : kNegationReach;
        bool saying = false;
        for (std::uint32_t at = negation + 1; at < clause_.last && at - negation <= reach; ++at) {
            if ((parts_of(words_[at]) & kEnds) != 0) return;
            if (begins_anew(at)) {
                if ((parts_of(words_[at - 1]) & kSaying) == 0) return;
                saying = true;
            }
            tokens_.all[at].negated_by = negation;
            tokens_.all[at].denied_saying = saying;
        }
    }

    Tokens& tokens_;
    const std::vector<std::string_view>& words_;
    const TokenClause& clause_;
};

}  // namespace

void mark_negated(Tokens& tokens, const std::vector<std::string_view>& words) {
    for (const TokenClause& clause : tokens.clauses) Negations(tokens, words, clause).mark();
}

}  // namespace onward

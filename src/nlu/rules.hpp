// What authors wrote in intents/*.yaml, parsed: intents with their rules, synonym sets, entities. Pure data;
// the matcher compiles it. docs/format.md says what each kind of rule means.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/source.hpp"
#include "base/value.hpp"

namespace onward {

// One item of a phrase: {set}, {one|of|these}, (optional), a plain word, or "..." (a gap of up to kGapWords).
struct PhraseItem {
    enum class Kind { word, set, any_of, optional, gap };
    Kind kind = Kind::word;
    // Each a sequence of normalised words, in which a set still stands as "{name}". Empty for a gap.
    std::vector<std::vector<std::string>> alternatives;
    std::string set;  // of Kind::set, and of an optional set
    bool operator==(const PhraseItem&) const = default;
};
constexpr int kGapWords = 4;  // "took ... pills": more words between would join what does not belong together
constexpr int kPhraseItems = 24;           // longer ones match nothing that people write twice
constexpr std::size_t kRegexBytes = 2048;  // keeps the one automaton of all regexes within its memory

struct Rule {
    enum class Kind { phrase, words, regex };
    enum class Negated { cancels, ignored, is_meant };
    Kind kind = Kind::phrase;
    std::string written;             // as in the file, for `why`
    std::vector<PhraseItem> phrase;  // of phrase
    std::vector<std::string>
        words;          // of words: all of them, any order, in one clause; a `{set}` may stand for a word
    std::string regex;  // of regex: RE2 over the normalised text
    Negated negated = Negated::cancels;  // not looked at in `unless`; see negation.hpp
    std::optional<double> score;         // 0 to 1; default by kind and length, see score.hpp
    Source source;
};

struct Intent {
    IntentId id;
    std::vector<Rule> rules;
    std::vector<Rule> unless;
    bool whole = false;         // the whole message only; `examples` are the rules
    std::optional<int> safety;  // tried before everything; lower is earlier
    std::vector<std::string> examples;
    std::vector<std::string> counterexamples;
    Source source;
    std::vector<Source> example_sources, counterexample_sources;  // same order
};

struct EntityDefinition {
    EntityId id;
    std::string type;                                         // a slot type by its name in slots.yaml
    std::optional<EntityId> from;                             // another entity, whose finds it takes too
    std::vector<std::pair<std::string, Value>> words;         // normalised words to values
    std::vector<std::pair<Value, std::vector<IntentId>>> of;  // a value that these intents give
    Source source;
};

struct RuleBook {
    std::vector<Intent> intents;
    std::map<std::string, std::vector<std::string>> sets;  // members as written; may name sets as "{name}"
    std::map<std::string, Source> set_sources;
    std::vector<EntityDefinition> entities;
    std::map<std::string, std::vector<std::string>> meanings;  // coarse meaning: intents or "family.*"
};

// What a negated safety rule gives: "safety.suicide.denied" of "safety.suicide.passive", once for a family,
// which is the first two parts of a name.
std::string denied_name(std::string_view intent);
bool is_denied(const IntentId& intent);

// Errors name the place in `text`. Sets are looked up later, by the loader and the matcher. A phrase has a
// word that it needs, does not begin or end with a gap, and has at most kPhraseItems items.
Result<std::vector<PhraseItem>, SyntaxError> parse_phrase(std::string_view text);
// The sets that it names, in order, also inside alternatives ("{her|my {partner}}").
std::vector<std::string> sets_named(const std::vector<PhraseItem>& phrase);
// What is wrong with it, if anything: RE2 refuses it, it has a gap, matches the empty text, or is over
// kRegexBytes.
std::optional<SyntaxError> refuse_regex(std::string_view pattern);
// It repeats what could be any words (".{0,30}", ".*", "[^.]+", "(\w+ ){2}"): a phrase's "..." is meant. One
// run of letters within a word ("\w+", "[a-z]*") is none.
bool regex_has_gap(std::string_view pattern);

}  // namespace onward

// intents/*.yaml: intents with their rules, synonym sets, entities; and the coarse meanings.
#include <algorithm>

#include "base/text.hpp"
#include "loader/reader.hpp"
#include "loader/schema.hpp"
#include "nlu/utterance.hpp"
#include "script/mend.hpp"

namespace onward {
namespace {

const std::map<std::string, SlotType, std::less<>> kEntityTypes = {
    {"text", SlotType::text},     {"integer", SlotType::integer}, {"number", SlotType::number},
    {"yes_no", SlotType::yes_no}, {"enum", SlotType::text},       {"date", SlotType::date},
    {"time", SlotType::time},     {"country", SlotType::country}, {"zone", SlotType::zone},
    {"pronoun", SlotType::text}};

void refuse_unknown_set(const Reader& reader, const Node& node, const std::string& set) {
    if (set.empty() || reader.declared().sets.count(set) > 0 || reader.unread(FileKind::intents)) return;
    const std::size_t at = node.words.find("{" + set + "}");
    reader.say_inside("D018", node, at == std::string::npos ? 0 : at + 1,
                      "synonym set \"" + set + "\" is not defined" +
                          did_you_mean(set, {reader.declared().sets.begin(), reader.declared().sets.end()}));
}

std::optional<std::vector<PhraseItem>> read_phrase(const Reader& reader, const Node& node) {
    if (!Reader::has_words(&node)) return std::nullopt;
    Result<std::vector<PhraseItem>, SyntaxError> phrase = parse_phrase(node.words);
    if (!phrase) {
        reader.say_inside("D025", node, phrase.error().at, phrase.error().what);
        return std::nullopt;
    }
    for (const PhraseItem& item : *phrase) refuse_unknown_set(reader, node, item.set);
    return *phrase;
}

// One of `words`: a plain word, or a {set}.
bool read_word(const Reader& reader, const Node& node) {
    const std::optional<std::vector<PhraseItem>> items = read_phrase(reader, node);
    if (!items) return false;
    const bool one = items->size() == 1 && (items->front().kind == PhraseItem::Kind::word ||
                                            items->front().kind == PhraseItem::Kind::set);
    if (!one)
        reader.say("D025", node,
                   "each of `words` is one word or one {set}: write a phrase, or several words");
    return one;
}

void read_regex(const Reader& reader, const Node& node, Rule& rule) {
    const std::string words = Reader::words(&node);
    if (regex_has_gap(words)) {
        reader.say("D026", node, "a gap in a regex: write a phrase with \"...\" instead");
    } else if (const std::optional<SyntaxError> error = refuse_regex(words)) {
        reader.say_inside("D024", node, error->at, error->what);
    }
    rule.regex = words;
}

std::optional<Rule> read_rule(const Reader& reader, const Node& node) {
    if (!node.is_mapping()) return std::nullopt;
    Rule rule;
    rule.source = reader.source(node);
    if (const Node* phrase = node.find("phrase")) {
        rule.kind = Rule::Kind::phrase;
        rule.written = Reader::words(phrase);
        if (auto items = read_phrase(reader, *phrase)) rule.phrase = std::move(*items);
    } else if (const Node* words = node.find("words")) {
        rule.kind = Rule::Kind::words;
        for (const Node* word : Reader::each(words))
            if (Reader::has_words(word) && read_word(reader, *word)) rule.words.push_back(word->words);
        rule.written = join(rule.words, " ");
    } else if (const Node* regex = node.find("regex"); Reader::has_words(regex)) {
        rule.kind = Rule::Kind::regex;
        rule.written = Reader::words(regex);
        read_regex(reader, *regex, rule);
    } else {
        return std::nullopt;
    }
    const std::string negated = Reader::words(node.find("negated"));
    rule.negated = negated == "ignored"    ? Rule::Negated::ignored
                   : negated == "is_meant" ? Rule::Negated::is_meant
                                           : Rule::Negated::cancels;
    rule.score = parse_number(Reader::words(node.find("score")));
    reader.note_allowed(node);
    return rule;
}

std::vector<Rule> read_rules(const Reader& reader, const Node* node) {
    std::vector<Rule> rules;
    for (const Node* rule : Reader::each(node))
        if (auto read = read_rule(reader, *rule)) rules.push_back(std::move(*read));
    return rules;
}

// An example of a whole-message intent is its rule: {number} stands for a number, a last "..." for any rest.
void refuse_whole_example(const Reader& reader, const Node& node) {
    std::string rest = Reader::words(&node);
    for (std::size_t at = rest.find("{number}"); at != std::string::npos; at = rest.find("{number}"))
        rest.replace(at, 8, "0");
    const std::size_t brace = rest.find_first_of("{}");
    const std::size_t gap = rest.find("...");
    if (brace != std::string::npos)
        reader.say("D025", node, "in an example of a whole message only {number} may stand between braces");
    else if (gap != std::string::npos && (gap + 3 != rest.size() || gap == 0))
        reader.say("D025", node,
                   "\"...\" is the rest of a whole message: it stands last, behind other words");
}

Intent read_intent(const Reader& reader, const std::string& name, const Node& node) {
    Intent intent;
    intent.id = IntentId{name};
    intent.source = reader.source(node);
    intent.rules = read_rules(reader, node.find("rules"));
    intent.unless = read_rules(reader, node.find("unless"));
    intent.whole = parse_flag(Reader::words(node.find("whole"))).value_or(false);
    if (const auto safety = parse_integer(Reader::words(node.find("safety"))))
        intent.safety = static_cast<int>(*safety);
    for (const Node* example : Reader::each(node.find("examples"))) {
        if (!Reader::has_words(example)) continue;
        if (intent.whole) refuse_whole_example(reader, *example);
        intent.examples.push_back(Reader::words(example));
        intent.example_sources.push_back(reader.source(*example));
    }
    for (const Node* example : Reader::each(node.find("counterexamples"))) {
        if (!Reader::has_words(example)) continue;
        intent.counterexamples.push_back(Reader::words(example));
        intent.counterexample_sources.push_back(reader.source(*example));
    }
    if (node.is_mapping() && node.find("examples") == nullptr)
        reader.say("D009", node,
                   intent.whole
                       ? "\"examples\" is missing here: they are the rules of a whole-message intent"
                       : "\"examples\" is missing here: they prove that its rules find what people write");
    if (intent.whole && node.find("rules") != nullptr)
        reader.say_at_key("D010", *node.find_entry("rules"),
                          "a whole-message intent has no rules: its examples are");
    reader.note_allowed(node);
    return intent;
}

std::optional<EntityDefinition> read_entity(const Reader& reader, const std::string& name, const Node& node) {
    if (!node.is_mapping()) return std::nullopt;
    EntityDefinition entity;
    entity.id = EntityId{name};
    entity.source = reader.source(node);
    entity.type = Reader::words(node.find("type"));
    const auto type = kEntityTypes.find(entity.type);
    if (type == kEntityTypes.end()) {
        std::vector<std::string> names;
        for (const auto& [known, unused] : kEntityTypes) names.push_back(known);
        if (const Node* written = node.find("type"); Reader::has_words(written))
            reader.say("D010", *written,
                       "an entity's type is one of " + join(names, ", ") + did_you_mean(entity.type, names));
        return std::nullopt;
    }
    Slot value_slot;  // reads the values of the tables
    value_slot.id = SlotId{name};
    value_slot.type = type->second;
    entity.from = reader.entity(node.find("from"));
    if (const Node* words = node.find("words"))
        for (const Node::Entry& entry : words->entries)
            if (const auto value = reader.literal_for(value_slot, entry.value, "D010"))
                entity.words.emplace_back(normalise(entry.key).text, *value);
    if (const Node* table = node.find("of"))
        for (const Node::Entry& entry : table->entries) {
            const Result<Value, std::string> value = parse_literal(value_slot, entry.key);
            if (!value) {
                reader.say_at_key("D010", entry, value.error());
                continue;
            }
            std::vector<IntentId> intents;
            for (const Node* intent : Reader::each(&entry.value))
                if (const auto id = reader.intent(intent)) intents.push_back(*id);
            entity.of.emplace_back(*value, std::move(intents));
        }
    if (node.find("from") == nullptr && node.find("words") == nullptr && node.find("of") == nullptr)
        reader.say("D009", node, "an entity has one or more of from, words, of");
    return entity;
}

}  // namespace

ReadIntents read_intents(const Reader& reader) {
    ReadIntents read;
    if (const Node* sets = reader.root().find("sets"))
        for (const Node::Entry& entry : sets->entries) {
            std::vector<std::string>& members = read.rules.sets[entry.key];
            for (const Node* member : Reader::each(&entry.value))
                if (read_phrase(reader, *member)) members.push_back(Reader::words(member));
            read.rules.set_sources[entry.key] = reader.source(entry.value);
        }
    if (const Node* entities = reader.root().find("entities"))
        for (const Node::Entry& entry : entities->entries)
            if (auto entity = read_entity(reader, entry.key, entry.value))
                read.rules.entities.push_back(std::move(*entity));
    if (const Node* intents = reader.root().find("intents"))
        for (const Node::Entry& entry : intents->entries) {
            if (!entry.value.is_mapping()) continue;
            read.rules.intents.push_back(read_intent(reader, entry.key, entry.value));
            if (const Node* label = entry.value.find("label"))
                if (auto parsed = reader.template_of(*label, WrittenTemplate::Where::intent_label))
                    read.labels.emplace(IntentId{entry.key}, std::move(*parsed));
        }
    return read;
}

std::map<std::string, std::vector<std::string>> read_meanings(const Reader& reader) {
    std::map<std::string, std::vector<std::string>> meanings;
    for (const Node::Entry& entry : reader.root().entries) {
        if (entry.key == "format") continue;
        std::vector<std::string>& intents = meanings[entry.key];
        for (const Node* node : Reader::each(&entry.value)) {
            if (!Reader::has_words(node)) continue;
            const std::string& name = node->words;
            const bool family = name.size() > 2 && name.substr(name.size() - 2) == ".*";
            const std::string start = name.substr(0, name.size() - (family ? 1 : 0));
            const std::set<std::string>& known = reader.declared().intents;
            const bool found = family ? std::any_of(known.begin(), known.end(),
                                                    [&](const std::string& intent) {
                                                        return intent.substr(0, start.size()) == start;
                                                    })
                                      : known.count(name) > 0;
            if (found || reader.unread(FileKind::intents))
                intents.push_back(name);
            else
                reader.say("D016", *node,
                           family ? "no intent's name begins with \"" + start + "\""
                                  : "intent \"" + name + "\" is not defined" +
                                        did_you_mean(name, {known.begin(), known.end()}));
        }
    }
    return meanings;
}

}  // namespace onward

#include "nlu/compile.hpp"

#include <algorithm>

namespace onward {

namespace {

class Compiler {
  public:
    explicit Compiler(Matcher::Compiled& compiled) : compiled_(compiled) {}

    std::optional<Error> run(std::int64_t set_memory) {
        Result<SetTable> sets = SetTable::build(compiled_.book);
        if (!sets) return sets.error();
        compiled_.sets = std::move(*sets);
        compiled_.entities.emplace(compiled_.book.entities);
        add_intents();
        if (error_) return error_;
        compiled_.whole = WholeMessages::compile(compiled_.book.intents, compiled_.vocabulary, meant_);
        compiled_.near_words = NearWords(std::move(meant_));
        compiled_.vocabulary.end_of_rules();

        const std::vector<Evidence::Example> examples = read_examples();
        compiled_.evidence = Evidence(examples, compiled_.book.intents.size());
        build_index(examples);

        Result<RegexSet> regexes = RegexSet::build(regexes_, set_memory);
        if (!regexes) return regexes.error();
        compiled_.regexes = std::move(*regexes);
        Result<RegexSet> unless = RegexSet::build(unless_regexes_, set_memory);
        if (!unless) return unless.error();
        compiled_.unless_regexes = std::move(*unless);
        return std::nullopt;
    }

  private:
    void add_intents() {
        const std::vector<Intent>& intents = compiled_.book.intents;
        for (std::uint32_t i = 0; i < intents.size(); ++i) {
            compiled_.intent_index.emplace(intents[i].id, i);
            CompiledIntent compiled{.denied = denied_name(intents[i].id.value)};
            for (const Rule& rule : intents[i].rules) add_rule(rule, i, false);
            compiled.first_unless = static_cast<std::uint32_t>(compiled_.unless.size());
            for (const Rule& rule : intents[i].unless) add_rule(rule, i, true);
            compiled.last_unless = static_cast<std::uint32_t>(compiled_.unless.size());
            compiled_.intents.push_back(std::move(compiled));
        }
    }

    void add_rule(const Rule& rule, std::uint32_t intent, bool unless) {
        CompiledRule compiled{.rule = &rule,
                              .intent = intent,
                              .safety = compiled_.book.intents[intent].safety.has_value(),
                              .unless = unless};
        switch (rule.kind) {
            case Rule::Kind::phrase:
                add_pattern(rule.phrase, compiled);
                break;
            case Rule::Kind::words:
                add_words(rule, compiled);
                break;
            case Rule::Kind::regex:
                add_regex(rule, compiled);
                break;
        }
        (unless ? compiled_.unless : compiled_.rules).push_back(std::move(compiled));
    }

    void add_words(const Rule& rule, CompiledRule& compiled) {
        for (const std::string& word : rule.words) {
            const auto phrase = parse_phrase(word);
            if (!phrase) return fail(rule, phrase.error().what);
            add_pattern(*phrase, compiled);
        }
        // The least flexible choose first, so that they are not robbed of their only word.
        const auto wordings = [](const PhrasePattern& pattern) {
            std::size_t count = 0;
            for (const auto& item : pattern.needed()) count += item.size();
            return count;
        };
        std::stable_sort(compiled.patterns.begin(), compiled.patterns.end(),
                         [&](const PhrasePattern& left, const PhrasePattern& right) {
                             return wordings(left) < wordings(right);
                         });
    }

    void add_pattern(const std::vector<PhraseItem>& phrase, CompiledRule& compiled) {
        Result<PhrasePattern> pattern = PhrasePattern::compile(phrase, compiled_.sets, compiled_.vocabulary);
        if (!pattern) return fail(*compiled.rule, pattern.error().what);
        compiled.patterns.push_back(std::move(*pattern));
        for (const PhraseItem& item : phrase) {
            const auto sequences = compiled_.sets.sequences(item);
            if (!sequences) continue;
            for (const WordSequence& words : *sequences)
                for (const std::string& word : words)
                    meant_.push_back({word, compiled_.vocabulary.add(stem(word))});
        }
    }

    void add_regex(const Rule& rule, CompiledRule& compiled) {
        if (compiled.unless) {
            compiled.regex = static_cast<std::uint32_t>(unless_regexes_.size());
            unless_regexes_.push_back(rule.regex);
        } else {
            compiled.regex = static_cast<std::uint32_t>(regexes_.size());
            compiled_.rule_of_regex.push_back(static_cast<std::uint32_t>(compiled_.rules.size()));
            regexes_.push_back(rule.regex);
        }
    }

    // Of whole-message intents there are none: their examples say nothing of a part of a message.
    std::vector<Evidence::Example> read_examples() {
        std::vector<std::pair<std::uint32_t, Utterance>> utterances;
        for (std::uint32_t i = 0; i < compiled_.book.intents.size(); ++i)
            if (!compiled_.book.intents[i].whole)
                for (const std::string& text : compiled_.book.intents[i].examples)
                    utterances.emplace_back(i, normalise(text));
        // Words that only examples have are learned first, save those that are misspelt words of the rules.
        for (const auto& [intent, utterance] : utterances)
            for (const Token& token : tokens_of(utterance).all)
                if (token.stem == kUnknownStem && !token.misspelt())
                    compiled_.vocabulary.add(utterance.words[token.word].stem);
        std::vector<Evidence::Example> examples;
        for (const auto& [intent, utterance] : utterances) examples.push_back({intent, tokens_of(utterance)});
        return examples;
    }

    Tokens tokens_of(const Utterance& utterance) const {
        return read_tokens(utterance, compiled_.vocabulary, compiled_.near_words, Pace::fast);
    }

    // How often a stem is met: in examples, which are how people write; and in rules, for those without
    // examples.
    void build_index(const std::vector<Evidence::Example>& examples) {
        std::vector<std::uint32_t> often(compiled_.vocabulary.size(), 0);
        for (const Evidence::Example& example : examples)
            for (std::uint32_t token = 0; token < example.tokens.all.size(); ++token)
                for (const StemId stem : example.tokens.stems(token)) ++often[stem];
        for (const CompiledRule& rule : compiled_.rules)
            for (const PhrasePattern& pattern : rule.patterns)
                for (const auto& item : pattern.needed())
                    for (const std::vector<StemId>& wording : item)
                        for (const StemId stem : wording) ++often[stem];
        compiled_.index = WordIndex(std::move(often));
        for (std::uint32_t i = 0; i < compiled_.rules.size(); ++i)
            if (compiled_.rules[i].rule->kind != Rule::Kind::regex)
                compiled_.index.add(i, compiled_.rules[i].patterns,
                                    compiled_.rules[i].rule->kind == Rule::Kind::words);
    }

    void fail(const Rule& rule, const std::string& what) {
        if (!error_) error_ = Error{to_string(rule.source) + ": \"" + rule.written + "\": " + what};
    }

    Matcher::Compiled& compiled_;
    std::vector<NearWords::Meant> meant_;
    std::vector<std::string> regexes_, unless_regexes_;
    std::optional<Error> error_;
};

}  // namespace

std::optional<Error> compile(Matcher::Compiled& compiled, std::int64_t set_memory) {
    return Compiler(compiled).run(set_memory);
}

std::vector<PhraseMatch> match_rule(const CompiledRule& rule, const Tokens& tokens, std::uint32_t first,
                                    std::uint32_t last, PhraseScratch& scratch) {
    if (rule.rule->kind == Rule::Kind::phrase)
        return rule.patterns.front().matches(tokens, first, last, scratch);
    std::vector<std::vector<PhraseMatch>> of_each;
    for (const PhrasePattern& pattern : rule.patterns) {
        of_each.push_back(pattern.matches(tokens, first, last, scratch));
        if (of_each.back().empty()) return {};
    }
    return match_words(of_each);
}

}  // namespace onward

// A small rule book, built by hand: tests of nlu need no YAML.
//
//   BookBuilder book;
//   book.set("ex", {"him", "her", "my ex"});
//   book.intent("urge.text_ex").phrase("want to text {ex}").example("i want to text him");
//   const auto matcher = book.build();
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "nlu/matcher.hpp"
#include "support/catch.hpp"

namespace onward {

// 2 March 2026, a Monday, 9 o'clock.
inline const LocalTime kMondayMorning{
    .date = *make_date(2026, 3, 2), .time = {540}, .seconds = 0, .weekday = 1};

class BookBuilder {
  public:
    class IntentBuilder {
      public:
        IntentBuilder(BookBuilder& book, std::size_t index) : book_(book), index_(index) {}

        IntentBuilder& phrase(const std::string& text, Rule::Negated negated = Rule::Negated::cancels) {
            it().rules.push_back(book_.phrase_rule(text, negated));
            return *this;
        }
        IntentBuilder& words(const std::vector<std::string>& words) {
            it().rules.push_back(book_.rule(Rule::Kind::words, words.front()));
            it().rules.back().words = words;
            return *this;
        }
        IntentBuilder& regex(const std::string& pattern, Rule::Negated negated = Rule::Negated::cancels) {
            it().rules.push_back(book_.rule(Rule::Kind::regex, pattern));
            it().rules.back().regex = pattern;
            it().rules.back().negated = negated;
            return *this;
        }
        // Of the rule added last.
        IntentBuilder& score(double score) {
            it().rules.back().score = score;
            return *this;
        }
        IntentBuilder& unless(const std::string& text) {
            it().unless.push_back(book_.phrase_rule(text, Rule::Negated::cancels));
            return *this;
        }
        IntentBuilder& unless_regex(const std::string& pattern) {
            it().unless.push_back(book_.rule(Rule::Kind::regex, pattern));
            it().unless.back().regex = pattern;
            return *this;
        }
        IntentBuilder& example(const std::string& text) {
            it().examples.push_back(text);
            it().example_sources.push_back(book_.next_source());
            return *this;
        }
        IntentBuilder& safety(int number) {
            it().safety = number;
            return *this;
        }
        IntentBuilder& whole() {
            it().whole = true;
            return *this;
        }

      private:
        Intent& it() { return book_.book_.intents[index_]; }
        BookBuilder& book_;
        std::size_t index_;
    };

    BookBuilder& set(const std::string& name, const std::vector<std::string>& members) {
        book_.sets[name] = members;
        return *this;
    }
    BookBuilder& entity(EntityDefinition definition) {
        book_.entities.push_back(std::move(definition));
        return *this;
    }
    IntentBuilder intent(const std::string& id) {
        book_.intents.push_back({.id = IntentId{id}, .source = next_source()});
        return {*this, book_.intents.size() - 1};
    }

    const RuleBook& book() const { return book_; }
    std::shared_ptr<const Matcher> build(std::int64_t set_memory = kSetMemory) const {
        auto matcher = Matcher::build(book_, set_memory);
        if (!matcher) FAIL(matcher.error().what);
        return *matcher;
    }

    Source next_source() { return {"intents/test.yaml", ++line_, 3}; }

  private:
    Rule rule(Rule::Kind kind, const std::string& written) {
        Rule rule;
        rule.kind = kind;
        rule.written = written;
        rule.source = next_source();
        return rule;
    }
    Rule phrase_rule(const std::string& text, Rule::Negated negated) {
        Rule phrase = rule(Rule::Kind::phrase, text);
        phrase.negated = negated;
        const auto items = parse_phrase(text);
        if (!items) FAIL(text << ": " << items.error().what);
        phrase.phrase = *items;
        return phrase;
    }

    RuleBook book_;
    int line_ = 0;
};

// The intents at or above the threshold, best first; those of safety whatever their score.
inline std::vector<std::string> won(const Reading& reading) {
    std::vector<std::string> names;
    for (const Candidate& candidate : reading.candidates)
        if (candidate.score >= kThreshold || candidate.safety) names.push_back(candidate.intent.value);
    return names;
}

}  // namespace onward

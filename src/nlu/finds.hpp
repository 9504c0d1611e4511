// How the built-in entities are found, one function a kind; entities.cpp puts them together. Internal to nlu.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "base/value.hpp"
#include "nlu/utterance.hpp"

namespace onward {

// Something found in the words [first, last) of an utterance.
struct Find {
    Value value;
    std::optional<Value> high;
    std::optional<Value> future;
    std::uint32_t first = 0, last = 0;
    bool unclear = false;
    bool rough = false;
    bool counts = false;
};

// What the words of a find may begin with. Each kind tells its own beginnings, from its own tables, so that a
// word is looked up once and most words are passed over.
enum class Begins : std::uint8_t { number = 1, duration = 2, date = 4, time = 8, place = 16, name = 32 };

// An utterance as finders read it: the first kReadCodePoints alone, so that the work on a message has a
// bound.
class ReadMessage {
  public:
    explicit ReadMessage(const Utterance& utterance);
    const Utterance& utterance() const { return utterance_; }
    const std::vector<Clause>& clauses() const { return clauses_; }
    bool begins(Begins kind, std::uint32_t at) const {
        return (beginnings_[at] & static_cast<std::uint8_t>(kind)) != 0;
    }
    // Whether any word does.
    bool has(Begins kind) const { return (all_ & static_cast<std::uint8_t>(kind)) != 0; }
    // Of the content words, how many are in [first, last), as a share; without any all or nothing.
    double share(std::uint32_t first, std::uint32_t last) const;
    // Of the words [first, last), how many carry a topic.
    std::uint32_t content(std::uint32_t first, std::uint32_t last) const {
        return content_[last] - content_[first];
    }
    // Whether [first, last) holds all words that carry a topic.
    bool is_whole(std::uint32_t first, std::uint32_t last) const;

  private:
    const Utterance& utterance_;
    std::vector<Clause> clauses_;
    std::vector<std::uint8_t> beginnings_;  // of each word
    std::vector<std::uint32_t> content_;    // content words before each word, and in all
    std::uint8_t all_ = 0;
};

// The words of one clause, by their place in the utterance; outside of it every word is empty.
class ClauseWords {
  public:
    ClauseWords(const ReadMessage& message, const Clause& clause) : message_(message), clause_(clause) {}
    std::string_view operator[](std::int64_t at) const {
        if (at < clause_.first || at >= clause_.last) return {};
        return message_.utterance().words[static_cast<std::size_t>(at)].text;
    }
    std::uint32_t first() const { return clause_.first; }
    std::uint32_t last() const { return clause_.last; }
    bool is_whole_message(std::uint32_t from, std::uint32_t to) const { return message_.is_whole(from, to); }

  private:
    const ReadMessage& message_;
    const Clause& clause_;
};

// "twenty one", "3.5", "7/10", "3-4", "4ish" at one place of a clause.
struct Quantity {
    double low = 0;
    std::optional<double> high;  // of a range
    std::uint32_t last = 0;      // where the words after it begin
    std::string_view unit;       // glued to the digits: "min" of "10min"
};
// A number without its range, and one with it ("3 or 4", "3-4").
std::optional<Quantity> single_quantity(const ClauseWords& words, std::uint32_t at);
std::optional<Quantity> quantity(const ClauseWords& words, std::uint32_t at);

struct LengthOfTime {
    double minutes = 0;
    std::optional<double> high;
    std::int32_t days = 0;    // if it is counted in days or weeks
    std::int32_t months = 0;  // if it is counted in months or years
    std::uint32_t last = 0;
    bool rough = false;  // "a few weeks"
};
std::optional<LengthOfTime> length_of_time(const ClauseWords& words, std::uint32_t at);

std::vector<Find> find_numbers(const ReadMessage& message);
std::vector<Find> find_durations(const ReadMessage& message);
std::vector<Find> find_dates(const ReadMessage& message, const LocalTime& now);
std::vector<Find> find_times(const ReadMessage& message);
std::vector<Find> find_answers(const ReadMessage& message);
std::vector<Find> find_names(const ReadMessage& message);
std::vector<Find> find_countries(const ReadMessage& message);
std::vector<Find> find_zones(const ReadMessage& message);

// The words that a find of each kind may begin with, besides digits.
std::vector<std::string_view> number_beginnings();
std::vector<std::string_view> duration_beginnings();
std::vector<std::string_view> date_beginnings();
std::vector<std::string_view> time_beginnings();
std::vector<std::string_view> place_beginnings();
std::vector<std::string_view> name_marks();  // these are anywhere in a strong opening: "call", "name"

// Number of the month, 1 to 12, and of the weekday, 1 Monday to 7; 0: none. Short forms too ("sept", "tue").
int month_named(std::string_view word);
int weekday_named(std::string_view word);
// 3 of "3rd" and "third"; 0: none.
int ordinal(std::string_view word);

}  // namespace onward

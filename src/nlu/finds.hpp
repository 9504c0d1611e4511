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
};

// The clauses within the first kReadCodePoints; entities are read there alone, so that the work on a message
// has a bound.
std::vector<Clause> clauses_read(const Utterance& utterance);

// The words of one clause, by their place in the utterance; outside of it every word is empty.
class ClauseWords {
  public:
    ClauseWords(const Utterance& utterance, const Clause& clause) : utterance_(utterance), clause_(clause) {}
    std::string_view operator[](std::int64_t at) const {
        if (at < clause_.first || at >= clause_.last) return {};
        return utterance_.words[static_cast<std::size_t>(at)].text;
    }
    std::uint32_t first() const { return clause_.first; }
    std::uint32_t last() const { return clause_.last; }
    // Whether [first, last) holds all words of the message that carry a topic.
    bool is_whole_message(std::uint32_t first, std::uint32_t last) const;

  private:
    const Utterance& utterance_;
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

std::vector<Find> find_numbers(const Utterance& utterance);
std::vector<Find> find_durations(const Utterance& utterance);
std::vector<Find> find_dates(const Utterance& utterance, const LocalTime& now);
std::vector<Find> find_times(const Utterance& utterance);
std::vector<Find> find_answers(const Utterance& utterance);
std::vector<Find> find_names(const Utterance& utterance);
std::vector<Find> find_countries(const Utterance& utterance);
std::vector<Find> find_zones(const Utterance& utterance);

// Number of the month, 1 to 12, and of the weekday, 1 Monday to 7; 0: none. Short forms too ("sept", "tue").
int month_named(std::string_view word);
int weekday_named(std::string_view word);
// 3 of "3rd" and "third"; 0: none.
int ordinal(std::string_view word);

}  // namespace onward

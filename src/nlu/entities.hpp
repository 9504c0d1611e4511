// Typed values found in an utterance: numbers, durations, dates, times, yes/no, names, countries, zones, and
// what authors define as tables of words.
//
// clang-format off
//   "about a 7"         number 7                  "in march"      date, the last 1 March, rough
//   "between 3 and 4"   number 3, high 4          "on Tuesday"    date, the last Tuesday; future: the next
//   "two weeks ago"     date; duration 20160      "12/4"          date, unclear
//   "half past nine"    time 09:30, unclear       "yes he did"    yes_no true
// clang-format on
//
// They are looked for in the first kReadCodePoints of a message, and never reach over a clause.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/ids.hpp"
#include "base/instant.hpp"
#include "base/value.hpp"
#include "nlu/rules.hpp"
#include "nlu/utterance.hpp"

namespace onward {

struct FoundEntity {
    EntityId entity;            // "number", "date", "mood" ...
    Value value;                // a duration is its number of minutes (days as 1440 each, months 30 days)
    std::optional<Value> high;  // the upper end of "between 3 and 4"; `value` is the lower
    // Of a date without a year or week: `value` is the last such day that has been, `future` the next to
    // come.
    std::optional<Value> future;
    TextSpan span;
    double share = 0;      // of the message's content words inside the span, 0 to 1
    bool unclear = false;  // could be either: "12/4", "at 8", "yes but actually no"
    bool rough = false;    // "in march", "ages ago", "a few weeks", "in the evening"
    // Of a number: most of its clause is about something else, which it may count: "i texted him 3 times".
    bool counts = false;
    bool operator==(const FoundEntity&) const = default;
};

struct Find;  // finds.hpp

// Finds the built-in entities (number duration date time yes_no name country zone text) and the authors' own.
// Built once a load, since it indexes the authors' words; then shared by all threads.
//
// A number on a scale is brought to ten ("4/5" is 8). `text` is the whole message, trimmed. An author's word
// under a negation is not found ("not good" is not `good`), unless the table has the negation itself.
class EntityFinder {
  public:
    explicit EntityFinder(const std::vector<EntityDefinition>& definitions);
    // By entity (built-in ones first, then as defined), each by place. `now` is the user's wall clock.
    std::vector<FoundEntity> find(const Utterance& utterance, const LocalTime& now) const;

  private:
    // One row of an author's table.
    struct Row {
        std::vector<std::string> stems;
        std::size_t definition = 0;
        Value value;
        bool negated = false;  // it holds its own negation
    };
    struct Definition {
        EntityId id;
        std::optional<EntityId> from;
    };
    // What the authors' tables find, by definition.
    std::vector<std::pair<std::size_t, Find>> find_rows(const Utterance& utterance) const;

    std::vector<Definition> definitions_;
    std::unordered_map<std::string, std::vector<Row>> rows_;  // by first stem, longest first
};

// The same in one call, for those who look once.
std::vector<FoundEntity> find_entities(const Utterance& utterance,
                                       const std::vector<EntityDefinition>& definitions,
                                       const LocalTime& now);

bool is_built_in_entity(std::string_view name);
const std::vector<std::string>& built_in_entities();
// The IANA zone of a country whose people live by one clock ("IE" -> Europe/Dublin); empty for several or
// unknown.
std::string zone_of_country(std::string_view code);

}  // namespace onward

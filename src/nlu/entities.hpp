// Typed values found in an utterance: numbers, durations, dates, times, yes/no, names, countries, zones, and
// what authors define as tables of words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/instant.hpp"
#include "base/value.hpp"
#include "nlu/rules.hpp"
#include "nlu/utterance.hpp"

namespace onward {

struct FoundEntity {
    EntityId entity;            // "number", "date", "mood" ...
    Value value;                // a duration is its number of minutes (days as 1440 each)
    std::optional<Value> high;  // the upper end of "between 3 and 4"; `value` is the lower
    TextSpan span;
    double share = 0;      // of the message's content words inside the span, 0 to 1
    bool unclear = false;  // "12/4": day and month could be either; rough: "in march", "ages ago"
    bool rough = false;
    bool operator==(const FoundEntity&) const = default;
};

// Countries by name and by what people call them, in capitals as codes ("IE"); given by the loader from
// helplines.yaml, besides the built-in list of the world's countries.
// The built-in entities: number duration date time yes_no name country zone. `text` is the whole message.
// `now` is the user's wall clock: "last night", "3 days ago", "on Tuesday" (the last one, for dates that are
// past by nature; dates to come are found with `future`: "next friday", "tomorrow").
std::vector<FoundEntity> find_entities(const Utterance& utterance,
                                       const std::vector<EntityDefinition>& definitions,
                                       const LocalTime& now);

bool is_built_in_entity(std::string_view name);
const std::vector<std::string>& built_in_entities();
// The IANA zone of a country that has one ("IE" -> Europe/Dublin); empty for several or unknown.
std::string zone_of_country(std::string_view code);

}  // namespace onward

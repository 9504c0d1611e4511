// Countries and time zones.
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "nlu/countries.hpp"
#include "nlu/entities.hpp"
#include "nlu/finds.hpp"
#include "nlu/word_table.hpp"

namespace onward {

namespace {

// Names that are something else more often: a country only after one of kBeforePlace, or as the whole answer.
struct Place {
    std::string_view words;
    std::string_view value;
};
constexpr Place kAmbiguous[] = {
    {"jordan", "JO"},   {"chad", "TD"},       {"georgia", "GE"}, {"jersey", "JE"},
    {"virginia", "US"}, {"washington", "US"}, {"us", "US"},
};
const WordSet kBeforePlace("in from to near the");

// To extend: big cities that the time zone list does not name, and zones by what people call them.
constexpr Place kMoreCities[] = {
    {"nyc", "America/New_York"},
    {"new york city", "America/New_York"},
    {"boston", "America/New_York"},
    {"miami", "America/New_York"},
    {"atlanta", "America/New_York"},
    {"philadelphia", "America/New_York"},
    {"philly", "America/New_York"},
    {"washington dc", "America/New_York"},
    {"orlando", "America/New_York"},
    {"houston", "America/Chicago"},
    {"dallas", "America/Chicago"},
    {"austin", "America/Chicago"},
    {"san antonio", "America/Chicago"},
    {"new orleans", "America/Chicago"},
    {"nashville", "America/Chicago"},
    {"minneapolis", "America/Chicago"},
    {"salt lake city", "America/Denver"},
    {"la", "America/Los_Angeles"},
    {"san francisco", "America/Los_Angeles"},
    {"san diego", "America/Los_Angeles"},
    {"seattle", "America/Los_Angeles"},
    {"portland", "America/Los_Angeles"},
    {"las vegas", "America/Los_Angeles"},
    {"vegas", "America/Los_Angeles"},
    {"ottawa", "America/Toronto"},
    {"montreal", "America/Toronto"},
    {"quebec", "America/Toronto"},
    {"calgary", "America/Edmonton"},
    {"mexico city", "America/Mexico_City"},
    {"rio", "America/Sao_Paulo"},
    {"rio de janeiro", "America/Sao_Paulo"},
    {"brasilia", "America/Sao_Paulo"},
    {"manchester", "Europe/London"},
    {"birmingham", "Europe/London"},
    {"liverpool", "Europe/London"},
    {"leeds", "Europe/London"},
    {"bristol", "Europe/London"},
    {"glasgow", "Europe/London"},
    {"edinburgh", "Europe/London"},
    {"cardiff", "Europe/London"},
    {"newcastle", "Europe/London"},
    {"sheffield", "Europe/London"},
    {"belfast", "Europe/London"},
    {"cork", "Europe/Dublin"},
    {"galway", "Europe/Dublin"},
    {"limerick", "Europe/Dublin"},
    {"munich", "Europe/Berlin"},
    {"hamburg", "Europe/Berlin"},
    {"cologne", "Europe/Berlin"},
    {"frankfurt", "Europe/Berlin"},
    {"stuttgart", "Europe/Berlin"},
    {"geneva", "Europe/Zurich"},
    {"lyon", "Europe/Paris"},
    {"marseille", "Europe/Paris"},
    {"barcelona", "Europe/Madrid"},
    {"valencia", "Europe/Madrid"},
    {"seville", "Europe/Madrid"},
    {"milan", "Europe/Rome"},
    {"naples", "Europe/Rome"},
    {"rotterdam", "Europe/Amsterdam"},
    {"the hague", "Europe/Amsterdam"},
    {"antwerp", "Europe/Brussels"},
    {"krakow", "Europe/Warsaw"},
    {"porto", "Europe/Lisbon"},
    {"st petersburg", "Europe/Moscow"},
    {"mumbai", "Asia/Kolkata"},
    {"delhi", "Asia/Kolkata"},
    {"new delhi", "Asia/Kolkata"},
    {"bangalore", "Asia/Kolkata"},
    {"bengaluru", "Asia/Kolkata"},
    {"chennai", "Asia/Kolkata"},
    {"hyderabad", "Asia/Kolkata"},
    {"pune", "Asia/Kolkata"},
    {"lahore", "Asia/Karachi"},
    {"islamabad", "Asia/Karachi"},
    {"beijing", "Asia/Shanghai"},
    {"shenzhen", "Asia/Shanghai"},
    {"guangzhou", "Asia/Shanghai"},
    {"osaka", "Asia/Tokyo"},
    {"kyoto", "Asia/Tokyo"},
    {"hanoi", "Asia/Ho_Chi_Minh"},
    {"saigon", "Asia/Ho_Chi_Minh"},
    {"abu dhabi", "Asia/Dubai"},
    {"tel aviv", "Asia/Jerusalem"},
    {"cape town", "Africa/Johannesburg"},
    {"durban", "Africa/Johannesburg"},
    {"pretoria", "Africa/Johannesburg"},
    {"abuja", "Africa/Lagos"},
    {"wellington", "Pacific/Auckland"},
    {"christchurch", "Pacific/Auckland"},
    {"canberra", "Australia/Sydney"},
    {"gold coast", "Australia/Brisbane"},
    {"utc", "UTC"},
    {"gmt", "UTC"},
    {"eastern time", "America/New_York"},
    {"est", "America/New_York"},
    {"edt", "America/New_York"},
    {"central time", "America/Chicago"},
    {"cst", "America/Chicago"},
    {"cdt", "America/Chicago"},
    {"mountain time", "America/Denver"},
    {"mst", "America/Denver"},
    {"mdt", "America/Denver"},
    {"pacific time", "America/Los_Angeles"},
    {"pst", "America/Los_Angeles"},
    {"pdt", "America/Los_Angeles"},
    {"uk time", "Europe/London"},
    {"bst", "Europe/London"},
    {"cet", "Europe/Paris"},
    {"cest", "Europe/Paris"},
    {"aest", "Australia/Sydney"},
};
// Cities of the time zone list whose names are other things first.
const WordSet kNoCities(
    "easter christmas wake reunion center troll palmer casey davis general marigot nome midway knox "
    "dawson vincent thomas creston johnston cocos");

// A name and what it stands for; cities take theirs from the time zone list, so they own their letters.
struct OwnedPlace {
    std::string words;
    std::string value;
};
class Places {
  public:
    explicit Places(std::vector<OwnedPlace> places) : places_(std::move(places)), table_(places_) {}
    const PhraseTable<OwnedPlace>& table() const { return table_; }

  private:
    std::vector<OwnedPlace> places_;
    PhraseTable<OwnedPlace> table_;
};

const PhraseTable<OwnedPlace>& country_names() {
    static const Places names = [] {
        std::vector<OwnedPlace> places;
        for (const NamedCountry& country : countries())
            for (const std::string_view name : split(country.names, ';'))
                places.push_back({std::string(name), std::string(country.code)});
        return Places(std::move(places));
    }();
    return names.table();
}

const PhraseTable<OwnedPlace>& city_names() {
    static const Places names = [] {
        constexpr std::array<std::string_view, 9> kRegions{"Africa/", "America/",  "Antarctica/",
                                                           "Asia/",   "Atlantic/", "Australia/",
                                                           "Europe/", "Indian/",   "Pacific/"};
        std::vector<OwnedPlace> places;
        for (const Place& place : kMoreCities)
            places.push_back({std::string(place.words), std::string(place.value)});
        for (const std::string& zone : zone_names()) {
            const bool region = std::any_of(kRegions.begin(), kRegions.end(),
                                            [&](std::string_view start) { return zone.starts_with(start); });
            if (!region) continue;
            std::string city = lower_ascii(std::string_view(zone).substr(zone.rfind('/') + 1));
            for (char& c : city)
                if (c == '_' || c == '-') c = ' ';
            if (!kNoCities.has(city)) places.push_back({city, zone});
        }
        return Places(std::move(places));
    }();
    return names.table();
}

std::string upper(std::string_view letters) {
    std::string capitals(letters);
    for (char& c : capitals) c = static_cast<char>(c - 'a' + 'A');
    return capitals;
}

const NamedCountry* by_code(std::string_view code) {
    for (const NamedCountry& country : countries())
        if (country.code == code) return &country;
    return nullptr;
}

// "IE" as the whole message, in capitals; 🇮🇪 anywhere.
std::optional<std::string> coded(const Utterance& utterance, std::uint32_t at) {
    const std::string_view word = utterance.words[at].text;
    if (word.size() == 6 && word.starts_with("flag")) {
        const std::string code = upper(word.substr(4));
        if (by_code(code) != nullptr) return code;
    }
    const bool two_capitals =
        utterance.words.size() == 1 && word.size() == 2 && trim(utterance.original) == upper(word);
    if (two_capitals && by_code(upper(word)) != nullptr && !is_negation(word)) return upper(word);
    return std::nullopt;
}

Find with_lead(const ClauseWords& words, Find find) {
    while (find.first > words.first() && kBeforePlace.has(words[std::int64_t{find.first} - 1])) --find.first;
    return find;
}

}  // namespace

std::vector<Find> find_countries(const ReadMessage& message) {
    std::vector<Find> finds;
    if (!message.has(Begins::place)) return finds;
    for (const Clause& clause : message.clauses()) {
        const ClauseWords words(message, clause);
        for (std::uint32_t at = words.first(); at < words.last();) {
            if (!message.begins(Begins::place, at)) {
                ++at;
                continue;
            }
            if (const auto hit = country_names().longest(words, at); hit) {
                finds.push_back(with_lead(words, {.value = hit.row->value, .first = at, .last = hit.last}));
                at = hit.last;
                continue;
            }
            const auto place = std::find_if(std::begin(kAmbiguous), std::end(kAmbiguous),
                                            [&](const Place& row) { return row.words == words[at]; });
            if (place != std::end(kAmbiguous)) {
                const std::string_view before = words[std::int64_t{at} - 1];
                // "the US" and "US", but "to us" and "from us".
                const bool pronoun = place->words == "us" && before != "the" && before != "" &&
                                     words.last() - words.first() > 1;
                const bool meant = kBeforePlace.has(before) || words.is_whole_message(at, at + 1);
                if (meant && !pronoun)
                    finds.push_back(with_lead(words, {.value = std::string(place->value),
                                                      .first = at,
                                                      .last = at + 1,
                                                      .unclear = place->words == "georgia"}));
            } else if (const auto code = coded(message.utterance(), at)) {
                finds.push_back({.value = *code, .first = at, .last = at + 1});
            }
            ++at;
        }
    }
    return finds;
}

std::vector<Find> find_zones(const ReadMessage& message) {
    std::vector<Find> finds;
    if (!message.has(Begins::place)) return finds;
    for (const Clause& clause : message.clauses()) {
        const ClauseWords words(message, clause);
        for (std::uint32_t at = words.first(); at < words.last();) {
            PhraseTable<OwnedPlace>::Hit hit;
            if (message.begins(Begins::place, at)) hit = city_names().longest(words, at);
            if (hit)
                finds.push_back(with_lead(words, {.value = hit.row->value, .first = at, .last = hit.last}));
            at = hit ? hit.last : at + 1;
        }
    }
    if (!finds.empty()) return finds;
    for (Find& country : find_countries(message)) {
        const std::string zone = zone_of_country(std::get<std::string>(country.value));
        if (zone.empty()) continue;
        country.value = zone;
        finds.push_back(std::move(country));
    }
    return finds;
}

std::vector<std::string_view> place_beginnings() {
    std::vector<std::string_view> words = country_names().first_words();
    const std::vector<std::string_view> cities = city_names().first_words();
    words.insert(words.end(), cities.begin(), cities.end());
    for (const Place& place : kAmbiguous) words.push_back(place.words);
    return words;
}

std::string zone_of_country(std::string_view code) {
    const NamedCountry* country = by_code(code);
    return country == nullptr ? std::string() : std::string(country->zone);
}

}  // namespace onward

// Contacts by country and kind, each with the date it was checked. The only place where a help-line number
// stands.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/instant.hpp"
#include "base/source.hpp"

namespace onward {

inline constexpr std::string_view kHelplineKinds[] = {"emergency", "crisis", "abuse",
                                                      "behaviour", "youth",  "images"};

struct Contact {
    std::string name;                        // may be empty: "In danger: call 112"
    std::string call, sms, chat, web, mail;  // one or more
    std::string hours;                       // "always", "Mon-Fri 10-16"
    std::string for_whom;                    // key `for`
    std::string note;
    Date checked;
    Source source;
    bool operator==(const Contact&) const = default;
};

struct Country {
    std::string code;  // "IE"; "anywhere" and "unknown" for the two special ones
    std::string name;
    std::string zone;                                                   // most people's; may be empty
    std::map<std::string, std::vector<Contact>, std::less<>> contacts;  // by kind
    std::string ask;                                                    // of `unknown`: the text id said last
};

struct Helplines {
    std::map<std::string, Country, std::less<>> countries;
    Country anywhere;  // what a country lacks
    Country unknown;   // while the country is not set

    // The contacts of a kind for a country code; "" is unknown; what a country lacks comes from `anywhere`.
    const std::vector<Contact>& find(std::string_view country, std::string_view kind) const;
};

// Neighbours that differ in nothing but the number to call as one: "call 112 or 999".
std::vector<Contact> with_numbers_joined(const std::vector<Contact>& contacts);
// "Samaritans: call 116 123, mail jo@samaritans.ie, at any hour"
std::string one_line(const Contact& contact);
// "116 123": the first way to reach it.
std::string number_of(const Contact& contact);

}  // namespace onward

// helplines.yaml: contacts by country and kind. Here stands the only number that a user is ever told.
#include "loader/reader.hpp"

namespace onward {
namespace {

std::optional<Contact> read_contact(const Reader& reader, const Node& node) {
    if (!node.is_mapping()) return std::nullopt;
    Contact contact;
    contact.source = reader.source(node);
    const auto words = [&](const char* key) { return Reader::words(node.find(key)); };
    contact.name = words("name");
    contact.call = words("call");
    contact.sms = words("sms");
    contact.chat = words("chat");
    contact.web = words("web");
    contact.mail = words("mail");
    contact.hours = words("hours");
    contact.for_whom = words("for");
    contact.note = words("note");
    if (node.find("checked") == nullptr)
        reader.say("D019", node,
                   "this contact lacks `checked`, the day on which somebody made sure of it: without it "
                   "nobody is sent there");
    else if (const auto date = parse_date(words("checked")))
        contact.checked = *date;
    return contact;
}

Country read_country(const Reader& reader, const std::string& code, const Node& node) {
    Country country;
    country.code = code;
    country.name = Reader::words(node.find("name"));
    country.zone = Reader::words(node.find("zone"));
    if (!country.zone.empty() && !Zone::find(country.zone))
        reader.say("D010", *node.find("zone"),
                   "\"" + country.zone + "\" is no time zone; one is Europe/Dublin");
    for (const std::string_view kind : kHelplineKinds)
        for (const Node* contact : Reader::each(node.find(kind)))
            if (auto read = read_contact(reader, *contact))
                country.contacts[std::string(kind)].push_back(std::move(*read));
    if (const Node::Entry* ask = node.find_entry("ask")) {
        if (code != "unknown")
            reader.say_at_key("D008", *ask, "`ask` is for \"unknown\", where the country is not known");
        if (const auto text = reader.text(&ask->value)) country.ask = text->value;
    }
    return country;
}

}  // namespace

Helplines read_helplines(const Reader& reader) {
    Helplines helplines;
    const Node* countries = reader.root().find("countries");
    if (countries == nullptr) return helplines;
    for (const Node::Entry& entry : countries->entries) {
        Country country = read_country(reader, entry.key, entry.value);
        if (entry.key == "anywhere")
            helplines.anywhere = std::move(country);
        else if (entry.key == "unknown")
            helplines.unknown = std::move(country);
        else
            helplines.countries[entry.key] = std::move(country);
    }
    for (const char* special : {"anywhere", "unknown"}) {
        const Node::Entry* entry = countries->find_entry(special);
        if (entry == nullptr) {
            reader.say("D019", *countries,
                       std::string("\"") + special + "\" is missing: it has contacts of every kind");
            continue;
        }
        for (const std::string_view kind : kHelplineKinds)
            if (entry->value.is_mapping() && entry->value.find(kind) == nullptr)
                reader.say("D019", entry->value,
                           std::string("\"") + special + "\" has no contacts of the kind \"" +
                               std::string(kind) + "\": it has every kind");
    }
    return helplines;
}

}  // namespace onward

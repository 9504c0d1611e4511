#include "script/helplines.hpp"

#include <array>
#include <utility>

#include "base/text.hpp"

namespace onward {
namespace {

const std::vector<Contact>* of_kind(const Country& country, std::string_view kind) {
    const auto found = country.contacts.find(kind);
    return found == country.contacts.end() || found->second.empty() ? nullptr : &found->second;
}

bool differ_in_number_alone(const Contact& a, const Contact& b) {
    return !a.call.empty() && !b.call.empty() && a.call != b.call && a.name == b.name && a.sms == b.sms &&
           a.chat == b.chat && a.web == b.web && a.mail == b.mail && a.hours == b.hours &&
           a.for_whom == b.for_whom && a.note == b.note;
}

}  // namespace

const std::vector<Contact>& Helplines::find(std::string_view country, std::string_view kind) const {
    static const std::vector<Contact> kNone;
    const auto listed = countries.find(country);
    const Country& home = country.empty() ? unknown : listed == countries.end() ? anywhere : listed->second;
    if (const auto* contacts = of_kind(home, kind)) return *contacts;
    const auto* contacts = of_kind(anywhere, kind);
    return contacts ? *contacts : kNone;
}

std::vector<Contact> with_numbers_joined(const std::vector<Contact>& contacts) {
    std::vector<Contact> joined;
    for (const Contact& contact : contacts) {
        if (!joined.empty() && differ_in_number_alone(joined.back(), contact))
            joined.back().call += " or " + contact.call;
        else
            joined.push_back(contact);
    }
    return joined;
}

std::string one_line(const Contact& contact) {
    std::vector<std::string> parts;
    const auto add = [&parts](std::string_view before, const std::string& what) {
        if (!what.empty()) parts.push_back(std::string(before) + what);
    };
    if (contact.call == contact.sms) {
        add("call or text ", contact.call);
    } else {
        add("call ", contact.call);
        add("text ", contact.sms);
    }
    add("chat ", contact.chat);
    add("", contact.web);
    add("mail ", contact.mail);
    add("", contact.hours == "always" ? "at any hour" : contact.hours);
    add("for ", contact.for_whom);
    add("", contact.note);
    return (contact.name.empty() ? "" : contact.name + ": ") + join(parts, ", ");
}

std::string number_of(const Contact& contact) {
    for (const std::string* way : {&contact.call, &contact.sms, &contact.chat, &contact.web, &contact.mail})
        if (!way->empty()) return *way;
    return {};
}

}  // namespace onward

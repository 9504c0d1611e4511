#include "script/helplines.hpp"

#include "support/catch.hpp"

using namespace onward;

namespace {

Helplines helplines() {
    Helplines lines;
    Country ireland{.code = "IE"};
    ireland.contacts["crisis"] = {{.name = "Samaritans", .call = "116 123"}};
    ireland.contacts["abuse"] = {};
    lines.countries["IE"] = ireland;
    lines.anywhere.contacts["crisis"] = {{.name = "Find a Helpline", .web = "findahelpline.com"}};
    lines.anywhere.contacts["abuse"] = {{.name = "Anywhere abuse", .web = "example.org"}};
    lines.unknown.contacts["crisis"] = {{.name = "Unknown crisis", .web = "example.net"}};
    return lines;
}

std::string first(const Helplines& lines, const char* country, const char* kind) {
    const auto& contacts = lines.find(country, kind);
    return contacts.empty() ? "-" : contacts.front().name;
}

}  // namespace

TEST_CASE("contacts come from the user's country, and what it lacks from anywhere", "[helplines]") {
    const Helplines lines = helplines();
    CHECK(first(lines, "IE", "crisis") == "Samaritans");
    CHECK(first(lines, "IE", "abuse") == "Anywhere abuse");    // an empty kind is a lacking one
    CHECK(first(lines, "IE", "youth") == "-");                 // nobody has it; the loader refuses that
    CHECK(first(lines, "JP", "crisis") == "Find a Helpline");  // a country that is not listed
    CHECK(first(lines, "", "crisis") == "Unknown crisis");     // while the country is not set
    CHECK(first(lines, "", "abuse") == "Anywhere abuse");
}

TEST_CASE("a contact in one line says every way to reach it, when and for whom", "[helplines]") {
    CHECK(
        one_line({.name = "Samaritans", .call = "116 123", .mail = "jo@samaritans.ie", .hours = "always"}) ==
        "Samaritans: call 116 123, mail jo@samaritans.ie, at any hour");
    CHECK(one_line({.name = "988", .call = "988", .sms = "988", .chat = "988lifeline.org"}) ==
          "988: call or text 988, chat 988lifeline.org");
    CHECK(one_line({.name = "Crisis Text Line", .sms = "HOME to 741741", .hours = "always"}) ==
          "Crisis Text Line: text HOME to 741741, at any hour");
    CHECK(one_line({.name = "Women’s Aid",
                    .call = "1800 341 900",
                    .hours = "Mon-Fri 10-16",
                    .for_whom = "women",
                    .note = "free"}) == "Women’s Aid: call 1800 341 900, Mon-Fri 10-16, for women, free");
    CHECK(one_line({.name = "Find a Helpline", .web = "findahelpline.com"}) ==
          "Find a Helpline: findahelpline.com");
}

TEST_CASE("the number is the first way to reach a contact", "[helplines]") {
    CHECK(number_of({.name = "a", .call = "116 123", .sms = "50808"}) == "116 123");
    CHECK(number_of({.name = "a", .sms = "50808", .web = "a.org"}) == "50808");
    CHECK(number_of({.name = "a", .chat = "chat.org", .web = "a.org"}) == "chat.org");
    CHECK(number_of({.name = "a", .mail = "a@a.org"}) == "a@a.org");
    CHECK(number_of({.name = "a"}).empty());
}

TEST_CASE("numbers of one contact are called by either, where nothing else differs", "[helplines]") {
    const std::vector<Contact> contacts{{.name = "Emergency", .call = "112"},
                                        {.name = "Emergency", .call = "999"},
                                        {.name = "Emergency", .call = "15", .note = "medical"},
                                        {.name = "Police", .call = "110"},
                                        {.name = "Police", .sms = "110"}};
    CHECK(one_line({.call = "112", .hours = "always"}) == "call 112, at any hour");
    const auto joined = with_numbers_joined(contacts);
    REQUIRE(joined.size() == 4);
    CHECK(one_line(joined[0]) == "Emergency: call 112 or 999");
    CHECK(one_line(joined[1]) == "Emergency: call 15, medical");
    CHECK(joined[2] == contacts[3]);
    CHECK(joined[3] == contacts[4]);
}

#include "dialog/conversation.hpp"

#include "dialog/event.hpp"
#include "dialog/script.hpp"
#include "support/builders.hpp"
#include "support/catch.hpp"

using namespace onward;
using namespace onward::test;

TEST_CASE("the user's zone is the one they told, else their country's, else UTC", "[conversation]") {
    TestContent content;
    content.add(a_slot("zone", SlotType::zone)).add(a_slot("country", SlotType::country));
    Script script{.slots = content.slots};
    script.helplines.countries["IE"] = Country{.code = "IE", .zone = "Europe/Dublin"};
    script.helplines.countries["JP"] = Country{.code = "JP"};
    Conversation conversation;
    CHECK(zone_of(script, conversation).name() == Zone::utc().name());
    remember(conversation.memory, "country", "JP");
    CHECK(zone_of(script, conversation).name() == Zone::utc().name());  // a country without a zone
    remember(conversation.memory, "country", "XX");
    CHECK(zone_of(script, conversation).name() == Zone::utc().name());  // one that is not listed
    remember(conversation.memory, "country", "IE");
    CHECK(zone_of(script, conversation).name() == "Europe/Dublin");
    remember(conversation.memory, "zone", "Asia/Tokyo");
    CHECK(zone_of(script, conversation).name() == "Asia/Tokyo");
    remember(conversation.memory, "zone", "Mars/Olympus");  // a name that the database dropped
    CHECK(zone_of(script, conversation).name() == "Europe/Dublin");
    remember(conversation.memory, "zone", 7);
    CHECK(zone_of(script, conversation).name() == "Europe/Dublin");
    CHECK(zone_of(Script{}, conversation).name() == Zone::utc().name());
}

TEST_CASE("a fresh conversation has its seed and nothing else", "[conversation]") {
    Conversation empty;
    empty.seed = 4021;
    CHECK(fresh_conversation(4021) == empty);
}

TEST_CASE("next due is the earliest of the reminders and the open question's no_reply", "[conversation]") {
    const auto at = [](int minutes) { return moment("2026-03-02 09:00") + std::chrono::minutes{minutes}; };
    Conversation conversation;
    CHECK_FALSE(next_due(conversation));
    conversation.reminders[ReminderId{"noon"}] = Reminder{.due = at(30)};
    conversation.reminders[ReminderId{"early"}] = Reminder{.due = at(20)};
    CHECK(next_due(conversation) == NextDue{ReminderId{"early"}, at(20)});
    conversation.reminders[ReminderId{"also_early"}] = Reminder{.due = at(20)};
    CHECK(next_due(conversation) == NextDue{ReminderId{"also_early"}, at(20)});  // by name
    Frame below{.state = StateId{"a.b"}};
    below.no_reply_due = at(1);
    Frame top{.state = StateId{"c.d"}};
    conversation.stack = {below, top};
    CHECK(next_due(conversation)->name == ReminderId{"also_early"});  // only the open question counts
    conversation.stack.back().no_reply_due = at(20);
    CHECK(next_due(conversation) == NextDue{kNoReply, at(20)});
    conversation.stack.back().no_reply_due = at(21);
    CHECK(next_due(conversation)->name == ReminderId{"also_early"});
}

// What a user is handed: everything, in words that can be read, and once more as JSON.
#include <nlohmann/json.hpp>

#include "codec/codec.hpp"
#include "support/builders.hpp"
#include "support/catch.hpp"

namespace onward::test {
namespace {

using nlohmann::json;

Script a_script() {
    TestContent content;
    Slot ex = a_slot("ex", SlotType::text);
    ex.says = "what to call the one this is about";
    ex.otherwise = std::string("your ex");
    Slot red = an_enum("red", {"not_now", "clear"});
    red.says = "what the seven signs came to";
    red.words = {{"not_now", "not now"}};
    Slot rebound = an_enum("red_rebound", {"present", "absent"});
    rebound.says_each = {{"present", "{ex} left for someone else"}};
    Slot mood = a_list("mood", SlotType::integer);
    mood.says = "how you felt, by day";
    Slot plans = a_list_of_group("plans", "plan");
    plans.says = "your plans";
    Slot when = a_slot("plan_when", SlotType::text);
    when.says = "when";
    Slot act = a_slot("plan_act", SlotType::text);
    act.says = "then";
    content.add(ex).add(red).add(rebound).add(mood).add(plans).add(when).add(act);
    content.add(a_slot("zone", SlotType::zone));
    Script script;
    script.slots = content.slots;
    Dialog checkin;
    checkin.id = DialogId("checkin");
    checkin.title = "your check-in";
    script.dialogs[checkin.id] = checkin;
    return script;
}

Conversation a_conversation() {
    const Instant at = moment("2026-03-01 23:30");
    Conversation all;
    all.memory.cells[SlotId("ex")] = {std::string("Alex {ex} *"), at, "call him Alex", {}};
    all.memory.cells[SlotId("red")] = {std::string("not_now"), at, "", {}};
    all.memory.cells[SlotId("red_rebound")] = {std::string("present"), at, "he left me for her", {}};
    all.memory.cells[SlotId("zone")] = {std::string("Europe/Paris"), at, "", {}};
    all.memory.cells[SlotId("old_slot")] = {std::string("of older content"), at, "", {}};
    all.memory.lists[SlotId("mood")].entries = {
        {{std::int64_t{4}, at, "meh", {}}, {}, 1},
        {{std::int64_t{6}, moment("2026-03-02 08:00"), "", {}}, {}, 2}};
    Entry plan;
    plan.id = 1;
    plan.group[SlotId("plan_when")] = {std::string("late at night"), at, "", {}};
    plan.group[SlotId("plan_act")] = {std::string("call my sister"), at, "", {}};
    all.memory.lists[SlotId("plans")].entries = {plan};
    all.reminders[ReminderId("checkin")] = {.goes_to = StateId("checkin.start"),
                                            .due = moment("2026-03-03 19:00")};
    return all;
}

const std::vector<SaidLine> kSaid{{true, "hi", moment("2026-03-02 08:00")},
                                  {false, "Hello. *Good* to see you.", moment("2026-03-02 08:00")}};

TEST_CASE("an export says in words all that is kept, each with its day in the user's zone", "[codec]") {
    const std::string text =
        write_export(a_script(), a_conversation(), kSaid, moment("2026-03-02 09:00")).text;
    INFO(text);
    CHECK_THAT(text, ContainsSubstring("on 2026-03-02 10:00 (Europe/Paris)"));
    CHECK_THAT(
        text,
        ContainsSubstring(
            "- What to call the one this is about: Alex {ex} *. You wrote: \"call him Alex\" (2026-03-02)"));
    CHECK_THAT(text, ContainsSubstring("- What the seven signs came to: not now (2026-03-02)"));
    CHECK_THAT(text, ContainsSubstring("left for someone else. You wrote: \"he left me for her\""));
    CHECK_THAT(text, ContainsSubstring("- Old slot: of older content"));
    CHECK_THAT(text, ContainsSubstring(
                         "How you felt, by day\n\n- 4. You wrote: \"meh\" (2026-03-02)\n- 6 (2026-03-02)"));
    CHECK_THAT(text,
               ContainsSubstring("Your plans\n\n- then: call my sister; when: late at night (2026-03-02)"));
    CHECK_THAT(text, ContainsSubstring("- 2026-03-03 20:00: your check-in"));
    CHECK_THAT(text, ContainsSubstring(
                         "2026-03-02 09:00  You: hi\n2026-03-02 09:00  Coach: Hello. *Good* to see you."));
}

TEST_CASE("an export as JSON holds the same, and the stored conversation whole", "[codec]") {
    const Conversation conversation = a_conversation();
    const json all =
        json::parse(write_export(a_script(), conversation, kSaid, moment("2026-03-02 09:00")).json);
    CHECK(all["format"] == 1);
    CHECK(all["slots"]["ex"]["value"] == "Alex {ex} *");
    CHECK(all["slots"]["ex"]["words"] == "call him Alex");
    CHECK(all["slots"]["ex"]["written"] == "2026-03-01T23:30:00.000000Z");
    CHECK(all["lists"]["mood"].size() == 2);
    CHECK(all["lists"]["plans"][0]["plan_act"]["value"] == "call my sister");
    CHECK(all["reminders"][0]["due"] == "2026-03-03T19:00:00.000000Z");
    CHECK(all["messages"][1]["words"] == "Hello. *Good* to see you.");
    const auto read = read_conversation(all["conversation"].dump());
    REQUIRE(read);
    CHECK(*read == conversation);
}

TEST_CASE("an export of nothing has no empty headings", "[codec]") {
    const ExportDocument document = write_export(a_script(), Conversation{}, {}, moment("2026-03-02 09:00"));
    CHECK(document.text.find("\n\n") == std::string::npos);
    CHECK(json::parse(document.json)["slots"].empty());
}

}  // namespace
}  // namespace onward::test

// What is said: every line of the table of docs/format.md, section 6, as rows of template and words.
#include "dialog/render.hpp"

#include "base/text.hpp"
#include "dialog/emphasis.hpp"
#include "support/builders.hpp"
#include "support/catch.hpp"

using namespace onward;
using namespace onward::test;

namespace {

const Zone kParis = zone("Europe/Paris");
const Instant kNow = moment("2026-03-11 20:00", kParis);  // a Wednesday

Instant days_ago(int days) {
    return to_instant(Date{day("2026-03-11").days - days}, parse_time("12:00").value(), kParis);
}

Slot with_says(Slot slot, const char* says) {
    slot.says = says;
    return slot;
}
Slot of_line(Slot slot, int line) {
    slot.source.line = line;
    return slot;
}
Slot sign(const char* name, const char* present, const char* absent) {
    Slot slot = an_enum(name, {"present", "absent"});
    slot.says_each = {{"present", present}, {"absent", absent}};
    return slot;
}

TestContent content() {
    TestContent content;
    Slot ex = a_slot("ex", SlotType::text);
    ex.otherwise = std::string("your ex");
    content.add(with_says(ex, "what to call the one this is about"));
    content.add(with_says(a_slot("name", SlotType::text), "what to call you"));
    content.add(a_slot("own_part", SlotType::text)).add(a_slot("adult", SlotType::yes_no));
    content.add(a_slot("mood_today", SlotType::integer, 0, 10)).add(a_slot("share", SlotType::number));
    Slot past = a_slot("nc_past", SlotType::integer);
    past.otherwise = std::int64_t{0};
    content.add(past);
    Slot goal = an_enum("goal", {"back", "over", "not_yet"});
    goal.words = {{"back", "to get back together"}, {"over", "getting over {ex}"}};
    content.add(with_says(goal, "what you came for"));
    content.add(a_slot("activity_when", SlotType::date)).add(a_slot("at_time", SlotType::time));
    content.add(a_slot("country", SlotType::country)).add(a_slot("zone", SlotType::zone));
    Slot pronoun = a_slot("ex_pronouns", SlotType::pronoun);
    content.add(pronoun);
    content.slots.pronouns = {
        {"they", {{"they", "they"}, {"them", "them"}, {"their", "their"}, {"number", "many"}}},
        {"she", {{"they", "she"}, {"them", "her"}, {"their", "her"}, {"number", "one"}}}};
    content.slots.first_pronoun = "they";
    content.add(with_says(a_list("reasons", SlotType::text), "your own list of reasons"));
    Slot mood = a_list("mood", SlotType::integer);
    mood.min = 0;
    mood.max = 10;
    content.add(with_says(mood, "how you felt, by day"));
    Slot ties = a_list("ties", SlotType::choice);
    ties.values = {"children", "home"};
    ties.words = {{"children", "children"}, {"home", "a home"}};
    content.add(ties);
    content.add(a_slot("plan_when", SlotType::text)).add(a_slot("plan_act", SlotType::text));
    content.add(a_slot("plan_on", SlotType::date));
    content.group("plan", {"plan_when", "plan_act", "plan_on"});
    content.name_value("days_left", "plan_on - today");
    content.add(a_list_of_group("plans", "plan", "if {plan_when}, then {plan_act|nothing}{plan_on|date}"));
    content.add(a_list_of_group("dated", "plan", "{days_left|plural day, days}"));
    content.add(sign("left", "{ex} left for someone else", "{ex} did not leave for someone else"));
    content.add(sign("same", "your own side would be the same", "your own side would be different"));
    content.add(sign("win", "there is something to prove", "there is nothing to prove"));
    Slot crisis = a_slot("crisis", SlotType::yes_no);
    crisis.says_each = {{"yes", "it has been very dark"}, {"no", "it is not dark"}};
    content.add(crisis);
    Slot silent = an_enum("silent", {"present"});
    content.add(silent);
    content.group("signs", {"left", "same", "win", "crisis", "silent"});
    content.add(with_says(an_enum("red", {"not_now", "clear"}), "what the signs came to"));
    content.name_value("nc_total", "nc_past + days since activity_when");
    content.name_value("average", "average mood of last 3");
    content.name_value("what_for", "goal");
    content.name_value("when", "activity_when");
    content.name_condition("late", "local hour >= 22");
    return content;
}

struct World {
    Script script;
    Conversation conversation;
    Instant now = kNow;
    std::vector<std::string> helplines;
    std::vector<SlotId> quoted;

    World() {
        TestContent made = content();
        script.slots = std::move(made.slots);
        script.named = std::move(made.named);
    }
    Names names() const {
        return {script.slots, script.named.types,
                [this](std::string_view id) -> std::optional<TextId> {
                    return script.text(TextId{id}) ? std::optional{TextId{id}} : std::nullopt;
                },
                &script.named.expressions};
    }
    Template written(std::string_view text) const {
        auto parsed = parse_template(text, names());
        if (!parsed) throw std::runtime_error(std::string(text) + ": " + parsed.error().what);
        return *std::move(parsed);
    }
    Memory& memory() { return conversation.memory; }

    // A text with variants under one condition; called again, another alternative.
    void text(const char* id, std::vector<const char*> variants, const char* only_if = nullptr) {
        Text& text = script.texts[TextId{id}];
        text.id = TextId{id};
        Text::Alternative alternative;
        if (only_if) {
            auto condition = parse_condition(only_if, names());
            if (!condition) throw std::runtime_error(condition.error().what);
            alternative.only_if = *std::move(condition);
        }
        for (const char* variant : variants) alternative.variants.push_back(written(variant));
        text.alternatives.push_back(std::move(alternative));
    }
    template <class Render>
    auto with_wording(Render with) {
        const Facts facts{.slots = script.slots,
                          .named = script.named,
                          .memory = conversation.memory,
                          .now = now,
                          .zone = kParis,
                          .said = &conversation.uses};
        Wording wording{.script = script, .conversation = conversation, .facts = facts, .quoted = quoted};
        wording.question = 3;
        wording.questions = 7;
        auto result = with(wording);
        helplines = wording.helplines;
        quoted = wording.quoted;
        return result;
    }
    // "-" where nothing is said.
    std::string say(const char* id) {
        return with_wording([&](Wording& wording) { return render(TextId{id}, wording); }).value_or("-");
    }
    std::string fill(const char* text) {
        return with_wording([&](Wording& wording) { return render(written(text), wording); });
    }
    std::vector<KnownLine> known() {
        return with_wording([](Wording& wording) { return known_lines(wording); });
    }
};

struct Row {
    const char* written;
    const char* words;
};
void check(World& world, std::initializer_list<Row> rows) {
    for (const Row& row : rows) {
        INFO(row.written);
        CHECK(world.fill(row.written) == row.words);
    }
}

}  // namespace

TEST_CASE("a value stands where its slot is named; while it is not set the fallback, else `otherwise`",
          "[render]") {
    World world;
    check(world, {{"Miss {ex}?", "Miss your ex?"},
                  {"Miss {ex|them}?", "Miss them?"},
                  {"Hello {name|you two}.", "Hello you two."},
                  {"Hello {name}.", "Hello ."},
                  {"{nc_past} days", "0 days"},
                  {"{mood_today|some}", "Some"},
                  {"it is {nc_total|unknown}", "it is unknown"},
                  {"for {goal|something}", "for something"}});
    remember(world.memory(), "ex", "Alex");
    remember(world.memory(), "name", "Kim");
    remember(world.memory(), "goal", "over");
    remember(world.memory(), "mood_today", 4);
    remember(world.memory(), "share", Value{3.75});
    remember(world.memory(), "adult", Value{true});
    remember(world.memory(), "activity_when", Value{day("2026-03-09")});
    remember(world.memory(), "at_time", Value{parse_time("18:05").value()});
    remember(world.memory(), "zone", "America/New_York");
    append(world.memory(), "mood", 5);
    append(world.memory(), "mood", 6);
    check(world, {{"Miss {ex|them}, {name|you}?", "Miss Alex, Kim?"},
                  {"for {goal|something}", "for getting over Alex"},
                  {"for {what_for}", "for getting over Alex"},
                  {"{mood_today} of 10", "4 of 10"},
                  {"about {share}", "about 3.75"},
                  {"adult: {adult}", "adult: yes"},
                  {"the {activity_when}", "the 9 March"},
                  {"at {at_time}", "at 18:05"},
                  {"in {zone}", "in America/New York"},
                  {"since {nc_total}", "since 2"},
                  {"about {average}", "about 5.5"},
                  {"{{ex}}", "{ex}"}});
    remember(world.memory(), "goal", "not_yet");  // no words: the loader asks for them, we do not print `_`
    check(world, {{"for {goal}", "for not yet"}});
}

TEST_CASE("words of the content begin with a capital where a sentence begins, the user's never change",
          "[render]") {
    World world;
    check(world, {{"{ex} left.", "Your ex left."},
                  {"Yes. {ex} left! {ex} did? {ex}…", "Yes. Your ex left! Your ex did? Your ex…"},
                  {"Well\n{ex} left", "Well\nYour ex left"},
                  {"“{ex}” or (“{ex}”)", "“Your ex” or (“your ex”)"},
                  {"*{ex}* left", "*Your ex* left"},
                  {"Well, {ex} left: {ex}; {ex}", "Well, your ex left: your ex; your ex"},
                  {"He said “yes.” {ex} nods", "He said “yes.” Your ex nods"},
                  {"{activity_when|one day} it", "One day it"}});
    remember(world.memory(), "ex", "alex");
    remember(world.memory(), "left", "present");
    check(world, {{"{ex} left. {ex} did", "alex left. alex did"},
                  {"{signs|are present}", "alex left for someone else"}});
    remember(world.memory(), "left", "absent");
    remember(world.memory(), "same", "present");
    check(world, {{"{signs|are present}", "Your own side would be the same"}});
}

TEST_CASE("what the user wrote is never a template and never markup", "[render]") {
    World world;
    remember(world.memory(), "ex", "{name} *bold* }{ {{");
    remember(world.memory(), "name", "Kim");
    CHECK(world.fill("Miss {ex}?") == "Miss {name} *bold* }{ {{?");
    remember(world.memory(), "goal", "over");
    CHECK(world.fill("{goal}") == "Getting over {name} *bold* }{ {{");
    append(world.memory(), "reasons", "*{ex}*\nsecond line");
    world.text("a.b", {"*{ex}*: {reasons|list}"});
    const std::string said = world.say("a.b");
    const Emphasised shown = read_emphasis(said);
    CHECK(shown.text == "{name} *bold* }{ {{: 1. *{ex}*\nsecond line");
    REQUIRE(shown.strong.size() == 1);
    CHECK(shown.text.substr(shown.strong[0].begin, shown.strong[0].end) == "{name} *bold* }{ {{");
    // A direction sign in a name would mirror the rest of the message.
    remember(world.memory(), "name", "Ki\u202Em\u2066");
    CHECK(world.fill("{name}") == "Kim");
}

TEST_CASE("lists: numbered lines, by their own numbers also where only the newest are shown", "[render]") {
    World world;
    check(world,
          {{"{reasons|list}", ""}, {"{reasons|since 7 days}", ""}, {"{reasons|none yet}", "None yet"}});
    append(world.memory(), "reasons", "we fought", days_ago(8));
    append(world.memory(), "reasons", "he never asked", days_ago(6));
    append(world.memory(), "reasons", "Money", days_ago(0));
    check(world, {{"{reasons|list}", "1. we fought\n2. he never asked\n3. Money"},
                  {"{reasons|since 7 days}", "2. he never asked\n3. Money"},
                  {"{reasons|since 6 days}", "3. Money"},
                  {"{reasons|since 9 days}", "1. we fought\n2. he never asked\n3. Money"},
                  {"because {reasons}", "because we fought, he never asked and Money"},
                  {"the last: “{reasons|quote}”", "the last: “Money”"}});
    append(world.memory(), "ties", "children");
    append(world.memory(), "ties", "home");
    check(world,
          {{"{ties|list}", "1. Children\n2. A home"}, {"{ties} tie you", "Children and a home tie you"}});
}

TEST_CASE("a list of a group is shown by its `line:`, with the slots of each entry", "[render]") {
    World world;
    remember(world.memory(), "plan_act", "not of an entry");
    append_group(world.memory(), "plans",
                 {{"plan_when", std::string("it is night")}, {"plan_act", std::string("I call Jo")}});
    append_group(world.memory(), "plans",
                 {{"plan_when", std::string("I see {ex}")}, {"plan_on", day("2026-03-12")}});
    check(world,
          {{"{plans|list}", "1. If it is night, then I call Jo\n2. If I see {ex}, then nothingtomorrow"}});
    CHECK(world.memory().cell(SlotId{"plan_act"})->value == Value{std::string("not of an entry")});
    // A named value in a line looks at the entry too.
    append_group(world.memory(), "dated", {{"plan_on", day("2026-03-12")}});
    append_group(world.memory(), "dated", {{"plan_on", day("2026-03-21")}});
    check(world, {{"{dated|list}", "1. 1 day\n2. 10 days"}});
}

TEST_CASE("quote gives the user's own words, shortened at a word to 120 characters", "[render]") {
    World world;
    remember(world.memory(), "own_part", "I was\n\n  often late ");
    remember(world.memory(), "goal", "back", {}, "I want her back");
    remember(world.memory(), "mood_today", 3);
    check(world, {{"“{own_part|quote}”", "“I was often late”"},
                  {"“{goal|quote}”", "“I want her back”"},
                  {"“{mood_today|quote}”", "“3”"},
                  {"“{name|quote}”", "“”"},
                  {"{ex|quote}", "Your ex"}});
    std::string longer;
    while (longer.size() < 300) longer += "lonely ";
    remember(world.memory(), "own_part", longer.c_str());
    const std::string shortened = world.fill("{own_part|quote}");
    CHECK(count_code_points(shortened) <= 120);
    CHECK(count_code_points(shortened) > 110);
    CHECK(shortened.ends_with("lonely…"));
    remember(world.memory(), "own_part", std::string(120, 'x').c_str());
    CHECK(world.fill("{own_part|quote}") == std::string(120, 'x'));
}

TEST_CASE("days are told in the user's calendar: of a date its own, of an answer when it was given",
          "[render]") {
    World world;
    remember(world.memory(), "activity_when", Value{day("2026-03-10")}, days_ago(30));
    remember(world.memory(), "red", "clear", moment("2026-03-09 23:30", kParis));
    append(world.memory(), "mood", 3, days_ago(20));
    check(world, {{"You did it {activity_when|date}.", "You did it yesterday."},
                  {"{activity_when|ago}", "Yesterday"},
                  {"{when|ago}, {when|date}", "Yesterday, yesterday"},
                  {"we asked {red|ago}, {red|date}", "we asked 2 days ago, on Monday"},
                  {"{mood|ago}", "2 weeks ago"},
                  {"{plan_on|date}", ""},
                  {"{name|ago}", ""}});
    world.now = moment("2026-03-11 00:10", kParis);  // still the 10th in UTC
    check(world, {{"{activity_when|ago}", "Yesterday"}, {"{red|ago}", "2 days ago"}});
}

TEST_CASE("plural counts with any number", "[render]") {
    World world;
    struct {
        Value number;
        const char* words;
    } const rows[] = {{std::int64_t{0}, "0 days"},
                      {std::int64_t{1}, "1 day"},
                      {std::int64_t{2}, "2 days"},
                      {std::int64_t{-1}, "-1 days"},
                      {1.0, "1 day"},
                      {1.5, "1.5 days"},
                      {std::int64_t{1000000}, "1000000 days"}};
    check(world, {{"{share|plural day, days}", ""}, {"{nc_past|plural day, days}", "0 days"}});
    for (const auto& row : rows) {
        remember(world.memory(), "share", row.number);
        CHECK(world.fill("{share|plural day, days}") == row.words);
    }
    remember(world.memory(), "activity_when", Value{day("2026-03-10")});
    check(world, {{"{nc_total|plural long day, long days}", "1 long day"}});
}

TEST_CASE("pronouns and verbs follow the set, the first one while none is known", "[render]") {
    World world;
    const Row while_unknown{"{They} {verb want, wants} {their} things, says {they}, miss {them}",
                            "They want their things, says they, miss them"};
    check(world, {while_unknown});
    remember(world.memory(), "ex_pronouns", "gone");  // a set that the content has no more
    check(world, {while_unknown});
    remember(world.memory(), "ex_pronouns", "she");
    check(world, {{"{They} {verb want, wants} {their} things, says {they}, miss {them}",
                   "She wants her things, says she, miss her"},
                  {"{ex_pronouns}", "She/her"}});
}

TEST_CASE("`are` lists what was found, in words", "[render]") {
    World world;
    CHECK(world.fill("{signs|are present}").empty());
    remember(world.memory(), "same", "present");
    remember(world.memory(), "crisis", Value{true});
    check(world, {{"That: {signs|are present}.", "That: your own side would be the same."},
                  {"Not: {signs|are absent}.", "Not: ."},
                  {"Also {signs|are yes}, never {signs|are no}", "Also it has been very dark, never "}});
    remember(world.memory(), "win", "present");
    remember(world.memory(), "silent", "present");  // nothing to say about it
    check(world,
          {{"{signs|are present}", "Your own side would be the same and there is something to prove"}});
    remember(world.memory(), "left", "present");
    remember(world.memory(), "ex", "Alex");
    check(
        world,
        {{"So {signs|are present}",
          "So Alex left for someone else, your own side would be the same and there is something to prove"}});
}

TEST_CASE("`quote VALUE` gives the words at one of them, and goes on at another in the same turn",
          "[render]") {
    World world;
    CHECK(world.fill("“{signs|quote present}”") == "“”");
    remember(world.memory(), "left", "present", {}, "she went off with Sam");
    remember(world.memory(), "same", "present", {}, "yes");
    remember(world.memory(), "win", "present");
    check(world, {{"“{signs|quote present}” and “{signs|quote present}”",
                   "“she went off with Sam” and “your own side would be the same”"}});
    // the turn goes on: the third, then round again
    check(world, {{"so {signs|quote present}", "so there is something to prove"},
                  {"so {signs|quote present}", "so she went off with Sam"}});
    world.quoted.clear();  // the next turn
    check(world, {{"so {signs|quote present}", "so she went off with Sam"}});
    remember(world.memory(), "silent", "present", {}, "no idea");
    world.memory().cells.erase(SlotId{"left"});
    world.memory().cells.erase(SlotId{"same"});
    world.memory().cells.erase(SlotId{"win"});
    check(world, {{"so {signs|quote present}", "so no idea"}});  // no `says:`: the words, short as they are
}

TEST_CASE("because names the answers, the user's words and the day", "[render]") {
    World world;
    CHECK(world.fill("{red|because}").empty());
    remember(world.memory(), "red", "not_now");
    remember(world.memory(), "ex", "Alex");
    auto& reasons = world.memory().cells[SlotId{"red"}].reasons;
    CHECK(world.fill("{red|because}").empty());
    reasons.push_back({SlotId{"left"}, std::string("present"), "she *went* off", days_ago(1)});
    reasons.push_back({SlotId{"same"}, std::string("present"), "", days_ago(40)});
    reasons.push_back({SlotId{"goal"}, std::string("over"), "", {}});
    reasons.push_back({SlotId{"name"}, std::string("Kim"), "Kim", days_ago(0)});
    reasons.push_back({SlotId{"gone"}, std::string("x"), "a slot that is no more", {}});
    CHECK(
        world.fill("I go by this: {red|because}.") ==
        "I go by this: Alex left for someone else (“she *went* off”, yesterday); your own side would be the "
        "same (on 30 January); what you came for: getting over Alex; what to call you (“Kim”, today).");
    reasons.erase(reasons.begin());
    CHECK(world.fill("{red|because}").starts_with("Your own side would be the same (on 30 January); what"));
}

TEST_CASE("spark draws the last numbers and says them", "[render]") {
    World world;
    CHECK(world.fill("{mood|spark 14}").empty());
    append(world.memory(), "mood", 9);
    append(world.memory(), "mood", 0);
    append(world.memory(), "mood", 5);
    append(world.memory(), "mood", 10);
    check(world, {{"{mood|spark 3}", "▁▅█ (0, 5 and 10)"},
                  {"{mood|spark 1}", "█ (10)"},
                  {"{mood|spark 14}", "▇▁▅█ (9, 0, 5 and 10)"}});
}

TEST_CASE("known lists the profile in the words of `says:`, each line with its slot", "[render]") {
    World world;
    CHECK(world.known().empty());
    CHECK(world.fill("{known}") == "Nothing yet.");
    for (auto& [id, slot] : world.script.slots.slots) slot.keep = Slot::Keep::visit;
    int line = 0;
    for (const char* kept :
         {"name", "ex", "crisis", "red", "reasons", "mood", "plans", "share", "left", "ties"}) {
        Slot& slot = world.script.slots.slots[SlotId{kept}];
        slot.keep = Slot::Keep::profile;
        slot = of_line(slot, ++line);
    }
    remember(world.memory(), "own_part", "kept for the visit only");
    remember(world.memory(), "left", "present");
    remember(world.memory(), "name", "Kim");
    remember(world.memory(), "ex", "alex");
    remember(world.memory(), "crisis", Value{false});
    remember(world.memory(), "red", "not_now");
    remember(world.memory(), "share", Value{0.5});
    append(world.memory(), "reasons", "money");
    append(world.memory(), "reasons", "time");
    for (const int mood : {3, 4, 5, 6}) append(world.memory(), "mood", mood);
    append_group(world.memory(), "plans", {{"plan_when", std::string("night")}});
    for (const char* tie : {"home", "children", "home", "children"}) append(world.memory(), "ties", tie);
    CHECK(world.fill("{known}") ==
          "1. What to call you: “Kim”\n"
          "2. What to call the one this is about: “alex”\n"
          "3. It is not dark\n"
          "4. What the signs came to: not now\n"
          "5. Your own list of reasons: “money” and “time”\n"
          "6. How you felt, by day: 4 entries, the last 6\n"
          "7. Plans: If night, then nothing\n"
          "8. Share: 0.5\n"
          "9. alex left for someone else\n"
          "10. Ties: a home, children, a home and children");
    const auto known = world.known();
    REQUIRE(known.size() == 10);
    CHECK(known[0].slot == SlotId{"name"});
    CHECK(known[4].slot == SlotId{"reasons"});
    CHECK(known[8].slot == SlotId{"left"});
    world.memory().lists[SlotId{"reasons"}].entries.clear();
    CHECK(world.known().size() == 9);
}

TEST_CASE("help lines are those of the user's country, and every one shown is named", "[render]") {
    World world;
    Helplines& lines = world.script.helplines;
    Country ireland{.code = "IE", .name = "Ireland"};
    ireland.contacts["emergency"] = {{.name = "Emergency", .call = "112"},
                                     {.name = "Emergency", .call = "999"}};
    ireland.contacts["crisis"] = {{.name = "Samaritans", .call = "116 123", .hours = "always"},
                                  {.name = "Text About It", .sms = "50808"}};
    ireland.contacts["youth"] = {{.call = "116 111"}};  // no name: the words around it say who that is
    lines.countries["IE"] = ireland;
    lines.anywhere.contacts["abuse"] = {{.name = "Find a Helpline", .web = "findahelpline.com"}};
    lines.unknown.contacts["crisis"] = {{.name = "Unknown", .web = "example.org"}};
    CHECK(world.fill("{helpline crisis}") == "Unknown: example.org");
    CHECK(world.helplines == std::vector<std::string>{"crisis/Unknown"});
    remember(world.memory(), "country", "IE");
    CHECK(world.fill("Call:\n{helpline crisis}\nNow.") ==
          "Call:\nSamaritans: call 116 123, at any hour\nText About It: text 50808\nNow.");
    CHECK(world.helplines == std::vector<std::string>{"crisis/Samaritans", "crisis/Text About It"});
    CHECK(world.fill("To talk: {helpline crisis|line}.") ==
          "To talk: Samaritans: call 116 123, at any hour; Text About It: text 50808.");
    CHECK(world.fill("Call {helpline crisis|number}.") == "Call 116 123.");
    CHECK(world.helplines == std::vector<std::string>{"crisis/Samaritans"});
    CHECK(world.fill("{helpline emergency|line}") == "Emergency: call 112 or 999");
    CHECK(world.helplines == std::vector<std::string>{"emergency/Emergency"});
    CHECK(world.fill("{helpline youth}") == "Call 116 111");
    CHECK(world.fill("Young: {helpline youth|line}.") == "Young: call 116 111.");
    CHECK(world.fill("{helpline abuse}") == "Find a Helpline: findahelpline.com");
    remember(world.memory(), "country", "JP");
    CHECK(world.fill("{helpline abuse|number}") == "findahelpline.com");
    CHECK(world.fill("in {country}") == "in JP");
    remember(world.memory(), "country", "IE");
    CHECK(world.fill("in {country}") == "in Ireland");
}

TEST_CASE("question numbers and the saved place are told", "[render]") {
    World world;
    CHECK(world.fill("{question} of {questions}") == "3 of 7");
    CHECK(world.fill("Back to {saved}?") == "Back to ?");
    world.script.dialogs[DialogId{"checkin"}] = Dialog{.id = DialogId{"checkin"}, .title = "your check-in"};
    world.conversation.saved =
        SavedPlace{{Frame{.state = StateId{"urge.a"}}, Frame{.state = StateId{"checkin.mood"}}}, {}};
    CHECK(world.fill("Back to {saved}?") == "Back to your check-in?");
}

TEST_CASE("the first alternative that applies is said; where none does, nothing is", "[render]") {
    World world;
    world.text("a.b", {"low"}, "mood_today <= 2");
    world.text("a.b", {"middle"}, "mood_today <= 5");
    CHECK(world.say("a.b") == "-");
    CHECK(world.conversation.uses.empty());
    remember(world.memory(), "mood_today", 2);
    CHECK(world.say("a.b") == "low");
    remember(world.memory(), "mood_today", 5);
    CHECK(world.say("a.b") == "middle");
    remember(world.memory(), "mood_today", 6);
    CHECK(world.say("a.b") == "-");
    world.text("a.b", {"else"});
    CHECK(world.say("a.b") == "else");
    CHECK(world.conversation.uses[TextId{"a.b"}] == 3);
    CHECK(world.say("a.unknown") == "-");
    world.text("a.empty", {"{name}"});
    CHECK(world.say("a.empty") == "-");  // an empty message is none
    CHECK(world.conversation.uses.count(TextId{"a.empty"}) == 0);
}

TEST_CASE("variants take turns, and each alternative has turns of its own", "[render]") {
    World world;
    world.text("a.b", {"1", "2", "3"});
    std::set<std::string> said;
    std::string last;
    for (int i = 0; i < 3; ++i) {
        const std::string now = world.say("a.b");
        CHECK(now != last);
        said.insert(last = now);
    }
    CHECK(said.size() == 3);
    CHECK(world.say("a.b") != last);
    CHECK(world.conversation.uses == std::map<TextId, std::uint32_t>{{TextId{"a.b"}, 4}});

    world.text("c.d", {"low 1", "low 2"}, "mood_today <= 2");
    world.text("c.d", {"high"});
    std::set<std::string> low;
    for (int i = 0; i < 4; ++i) {  // low, high, low, high: the low ones still change
        remember(world.memory(), "mood_today", i % 2 == 0 ? 1 : 9);
        const std::string now = world.say("c.d");
        if (i % 2 == 0) low.insert(now);
    }
    CHECK(low.size() == 2);
    CHECK(world.conversation.uses[TextId{"c.d"}] == 4);
}

TEST_CASE("a text in a text is said and counted; where it is left out, its whole line goes", "[render]") {
    World world;
    world.text("a.night", {"It is late."}, "late");
    world.text("a.always", {"Always."});
    world.text("a.one", {"Well. {text a.night}\n{text a.always}"});
    world.text("a.middle", {"first\n\nnow {text a.always} {text a.night} here\n\nlast"});
    world.text("a.ends", {"first\n{text a.night}"});
    world.text("a.only", {"{text a.night}"});
    world.text("a.helped", {"Yes\n{helpline crisis} {text a.night}"});
    world.script.helplines.unknown.contacts["crisis"] = {{.name = "X", .call = "1"}};
    CHECK(world.say("a.one") == "Always.");
    CHECK(world.say("a.middle") == "first\n\nlast");
    CHECK(world.say("a.ends") == "first");
    CHECK(world.say("a.only") == "-");
    CHECK(world.say("a.helped") == "Yes");
    CHECK(world.helplines.empty());  // what was on a line that was left out was not shown
    const auto uses = [&](const char* id) {
        const auto at = world.conversation.uses.find(TextId{id});
        return at == world.conversation.uses.end() ? 0U : at->second;
    };
    CHECK(uses("a.always") == 1);  // in a.one; in a.middle its line was left out
    CHECK(uses("a.night") == 0);
    CHECK(uses("a.only") == 0);
    world.now = moment("2026-03-11 23:00", kParis);
    CHECK(world.say("a.one") == "Well. It is late.\nAlways.");
    CHECK(world.say("a.middle") == "first\n\nnow Always. It is late. here\n\nlast");
    CHECK(world.say("a.helped") == "Yes\nX: call 1 It is late.");
    CHECK(uses("a.night") == 3);
    CHECK(uses("a.always") == 3);
}

TEST_CASE("a text in a text begins a sentence only where it stands at the begin of one", "[render]") {
    World world;
    world.text("a.inner", {"{ex} left"});
    world.text("a.outer", {"{text a.inner}. Well, {text a.inner}"});
    CHECK(world.say("a.outer") == "Your ex left. Well, your ex left");
}

TEST_CASE("`said` sees inner texts, also in the same message", "[render]") {
    World world;
    world.text("a.inner", {"inner"});
    world.text("a.other", {"second time"}, "said a.inner");
    world.text("a.other", {"first time"});
    world.text("a.outer", {"{text a.other}, {text a.inner}, {text a.other}"});
    CHECK(world.say("a.outer") == "first time, inner, second time");
}

TEST_CASE("texts and words that name themselves come to an end", "[render]") {
    World world;
    world.text("a.round", {"x"});
    world.script.texts[TextId{"a.round"}].alternatives[0].variants[0] = world.written("x\n{text a.round}");
    const std::string said = world.say("a.round");
    CHECK(said.starts_with("x\nx"));
    CHECK(said.size() < 40);
    Slot& goal = world.script.slots.slots[SlotId{"goal"}];
    goal.words["back"] = "again {goal}";
    remember(world.memory(), "goal", "back");
    CHECK(world.fill("{goal}").size() < 200);
    goal.words["back"] = "broken {nobody";  // the loader refuses it; it is shown as it is
    CHECK(world.fill("{goal}") == "broken {nobody");
}

TEST_CASE("a cell or an entry of another type than its slot's is shown, not trusted", "[render]") {
    World world;
    remember(world.memory(), "mood_today", "seven");
    remember(world.memory(), "activity_when", 3);
    remember(world.memory(), "ex_pronouns", Value{true});
    remember(world.memory(), "country", 1);
    remember(world.memory(), "name", Value{2.5});
    append(world.memory(), "mood", "low");
    for (const char* text :
         {"{mood_today}", "{activity_when|ago}", "{they} {verb are, is}", "{helpline crisis}", "{name|quote}",
          "{mood|spark 3}", "{mood|list}", "{mood_today|plural day, days}", "{known}", "{ex_pronouns}",
          "{country}", "{activity_when}"}) {
        INFO(text);
        CHECK_NOTHROW(world.fill(text));
    }
    CHECK(world.fill("{mood_today}") == "seven");
    CHECK(world.fill("{mood|spark 3}").empty());
}

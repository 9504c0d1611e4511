// Playing talks, on a stage whose answers are given: what each line asks for, what each check sees, the clock
// and the world. The engine itself has no part in it.
#include "replay/play.hpp"

#include "base/text.hpp"
#include "replay/check.hpp"
#include "script/condition.hpp"
#include "support/catch.hpp"
#include "support/fake_stage.hpp"

namespace onward {
namespace {

std::shared_ptr<const Script> content() {
    static const Loaded loaded = load(ONWARD_SOURCE_DIR "/tests/talks_content");
    REQUIRE(loaded.script != nullptr);
    return loaded.script;
}

LibraryTalk talk_of(const std::string& bytes) {
    const TalkSources sources{[&](const std::string&) { return Result<std::string>(bytes); },
                              [](const std::string&) {
                                  return Loaded{content(), {}};
                              }};
    TalkLibrary library = read_library({"a.talk"}, content(), sources);
    std::string findings;
    for (const Diagnostic& each : library.findings) findings += print(each) + "\n";
    INFO(findings);
    REQUIRE(library.findings.empty());
    return library.talks.front();
}

TalkResult played(const std::string& lines, FakeStage& stage, PlayOptions options = {}) {
    options.keep_all = true;
    stage.forget_all();
    return play(talk_of("== A\n" + lines), stage, options, nullptr).result;
}

// "4: = state x -> = state y" of each difference.
std::vector<std::string> differences(const TalkResult& result) {
    std::vector<std::string> found;
    for (const BlockResult& block : result.blocks)
        for (const Row& row : block.rows)
            if (row.differs)
                found.push_back(std::to_string(row.line) + ": " + row.expected + " -> " + row.got);
    return found;
}
std::vector<std::string> differences(const std::string& lines, FakeStage& stage,
                                     const PlayOptions& options = {}) {
    const TalkResult result = played(lines, stage, options);
    const std::vector<std::string> found = differences(result);
    CHECK(found.empty() == (result.outcome == Outcome::passed && result.reason.empty()));
    return found;
}

using Found = std::vector<std::string>;

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

Instant at(const std::string& date, const std::string& time, const std::string& zone = "UTC") {
    return to_instant(*parse_date(date), *parse_time(time), *Zone::find(zone));
}

// Everything that a check can look at, in one turn.
FakeStage rich_stage() {
    FakeStage stage;
    stage.to_message["well i texted him, 7 times"] = [](Conversation& conversation, Trace& trace) {
        conversation.stack = {{.state = StateId{"journal.write"}},
                              {.state = StateId{"slip.before"}, .misses = 2}};
        conversation.memory.cells[SlotId{"name"}] = {.value = std::string("Sam")};
        conversation.memory.cells[SlotId{"nc_best"}] = {.value = std::int64_t{3}};
        conversation.memory.cells[SlotId{"nc_last_contact"}] = {.value = *make_date(2026, 1, 5)};
        List reasons;
        reasons.entries = {{.cell = {.value = std::string("space")}},
                           {.cell = {.value = std::string("money")}}};
        conversation.memory.lists[SlotId{"reasons"}] = reasons;
        conversation.reminders[ReminderId{"checkin"}] = {.goes_to = StateId{"no_contact.evening"},
                                                         .due = at("2026-01-06", "20:00")};
        conversation.last_end = "done";
        trace.rung = Rung::topic;
        trace.intent = IntentId{"slip.wrote"};
        trace.spans = {{5, 13}, {14, 17}};
        trace.also = {IntentId{"answer.yes"}};
        trace.entities = {{.entity = EntityId{"number"}, .value = std::int64_t{7}},
                          {.entity = EntityId{"duration"}, .value = std::int64_t{4320}}};
        trace.ended = {{DialogId{"journal"}, "skipped"}};
        trace.no_match = 2;
        Say first = say("suicide.first", "Call this.");
        first.helplines = {"crisis/A Directory"};
        first.also = {TextId{"suicide.contacts_line"}};
        return std::vector<Say>{first, say("slip.before_question", "What was before?", {"Yes", "No"})};
    };
    return stage;
}

// What is different where this check stands under both messages.
Found with_check(const std::string& check) {
    FakeStage stage = rich_stage();
    return differences(
        "> well i texted him, 7 times\n<# suicide.first\n<# slip.before_question\n[Yes | No]\n" + check +
            "\n",
        stage);
}
bool holds_check(const std::string& check) { return with_check(check).empty(); }

}  // namespace

// --- checks
// -------------------------------------------------------------------------------------------------

TEST_CASE("each check holds where it should, and its failure shows the line and what was there",
          "[replay][checks]") {
    CHECK(holds_check("= state slip.before"));
    CHECK(holds_check("= state slip.*"));
    CHECK(with_check("= state journal.write") == Found{"6: = state journal.write -> = state slip.before"});
    CHECK(holds_check("= not state journal.*"));
    CHECK(with_check("= not state slip.*") == Found{"6: = not state slip.* -> = state slip.before"});

    CHECK(holds_check("= intent slip.wrote"));
    CHECK(holds_check("= intent slip.*"));
    CHECK(holds_check("= intent slip.wrote by \"i texted him\""));
    CHECK(with_check("= intent slip.wrote by \"texted him\"") ==
          Found{"6: = intent slip.wrote by \"texted him\" -> = intent slip.wrote by \"i texted him\""});
    CHECK(with_check("= intent answer.yes") == Found{"6: = intent answer.yes -> = intent slip.wrote"});
    CHECK(with_check("= intent none") == Found{"6: = intent none -> = intent slip.wrote"});
    CHECK(holds_check("= not intent answer.yes"));
    CHECK(with_check("= not intent slip.wrote") ==
          Found{"6: = not intent slip.wrote -> = intent slip.wrote"});
    CHECK(holds_check("= also answer.yes"));
    CHECK(with_check("= also slip.wrote") == Found{"6: = also slip.wrote -> = also answer.yes"});

    CHECK(holds_check("= entity number = 7"));
    CHECK(holds_check("= entity number = 7.0"));
    CHECK(holds_check("= entity duration = 3d"));
    CHECK(with_check("= entity number = 8") == Found{"6: = entity number = 8 -> = entity number = 7"});
    CHECK(with_check("= entity date = 2026-01-05") ==
          Found{"6: = entity date = 2026-01-05 -> no entity date"});

    CHECK(holds_check("= rung topic"));
    CHECK(with_check("= rung answer") == Found{"6: = rung answer -> = rung topic"});
    CHECK(holds_check("= no_match"));
    CHECK(holds_check("= no_match 2"));
    CHECK(with_check("= no_match 1") == Found{"6: = no_match 1 -> = no_match 2"});

    CHECK(holds_check("= stack slip.before > journal.write"));
    CHECK(with_check("= stack slip.before") ==
          Found{"6: = stack slip.before -> = stack slip.before > journal.write"});
    CHECK(with_check("= stack journal.write > slip.before") ==
          Found{"6: = stack journal.write > slip.before -> = stack slip.before > journal.write"});
    CHECK(holds_check("= ended journal skipped"));
    CHECK(with_check("= ended journal done") == Found{"6: = ended journal done -> = ended journal skipped"});

    CHECK(holds_check("= text slip.before_question"));
    CHECK(with_check("= text suicide.first") ==
          Found{"6: = text suicide.first -> = text slip.before_question"});
    CHECK(holds_check("= not text slip.plan_tonight"));
    CHECK(with_check("= not text suicide.first") ==
          Found{"6: = not text suicide.first -> = text suicide.first, suicide.contacts_line"});
    CHECK(with_check("= not text suicide.contacts_line").size() == 1);
    CHECK(holds_check("= time 09:00"));
    CHECK(holds_check("= time Mon 09:00"));
    CHECK(holds_check("= time 2026-01-05 09:00"));
    CHECK(with_check("= time Mon 09:01") == Found{"6: = time Mon 09:01 -> = time Mon 09:00"});
    CHECK(with_check("= time Tue 09:00").size() == 1);
    CHECK(holds_check("= not said /come back/i"));
    CHECK(with_check("= not said /call/i") == Found{"6: = not said /call/i -> < Call this."});
    CHECK(holds_check("= helpline crisis"));
    CHECK(with_check("= helpline emergency") ==
          Found{"6: = helpline emergency -> helplines shown: crisis/A Directory"});
}

TEST_CASE("checks of what is remembered are typed by the slot", "[replay][checks]") {
    CHECK(holds_check("= slot nc_best = 3"));
    CHECK(holds_check("= slot nc_best != 4"));
    CHECK(holds_check("= slot nc_best < 4"));
    CHECK(holds_check("= slot nc_best <= 3"));
    CHECK(holds_check("= slot nc_best > 2"));
    CHECK(holds_check("= slot nc_best >= 3"));
    CHECK(with_check("= slot nc_best = 4") == Found{"6: = slot nc_best = 4 -> = slot nc_best = 3"});
    CHECK(with_check("= slot nc_best != 3").size() == 1);
    CHECK(with_check("= slot nc_best < 3").size() == 1);
    CHECK(with_check("= slot nc_best > 3").size() == 1);
    CHECK(with_check("= slot nc_best >= 4").size() == 1);
    CHECK(holds_check("= slot name = Sam"));
    CHECK(holds_check("= slot name = \"Sam\""));
    CHECK(with_check("= slot name = sam") == Found{"6: = slot name = sam -> = slot name = Sam"});
    CHECK(holds_check("= slot nc_last_contact = 2026-01-05"));
    CHECK(holds_check("= slot nc_last_contact < 2026-01-06"));
    CHECK(holds_check("= slot reasons includes money"));
    CHECK(with_check("= slot reasons includes trust") ==
          Found{"6: = slot reasons includes trust -> = slot reasons = [space, money]"});
    CHECK(holds_check("= slot reasons = [space, money]"));
    CHECK(with_check("= slot reasons = [money, space]").size() == 1);
    CHECK(with_check("= slot reasons = [space]").size() == 1);
    CHECK(holds_check("= slot name is set"));
    CHECK(holds_check("= slot ex is not set"));
    CHECK(holds_check("= slot reasons is set"));
    CHECK(with_check("= slot ex is set") == Found{"6: = slot ex is set -> = slot ex is not set"});
    CHECK(with_check("= slot ex = Alex") == Found{"6: = slot ex = Alex -> = slot ex is not set"});
    CHECK(with_check("= slot ex != Alex") == Found{"6: = slot ex != Alex -> = slot ex is not set"});
    CHECK(with_check("= slot name is not set") == Found{"6: = slot name is not set -> = slot name = Sam"});
    CHECK(holds_check("= slot nc_run = 0"));
    CHECK(with_check("= slot nc_run = 1") == Found{"6: = slot nc_run = 1 -> = slot nc_run = 0"});

    CHECK(holds_check("= holds nc_best >= 3 and misses = 2"));
    CHECK(holds_check("= holds words = 6"));
    CHECK(holds_check("= holds reasons includes space"));
    CHECK(has(with_check("= holds nc_best >= 4").at(0), "it does not hold: nc_best = 3"));
    CHECK(holds_check("= reminder checkin at Tue 20:00"));
    CHECK(holds_check("= reminder checkin at 2026-01-06 20:00"));
    CHECK(holds_check("= reminder no_reply is not set"));
    CHECK(with_check("= reminder checkin at Tue 20:01") ==
          Found{"6: = reminder checkin at Tue 20:01 -> = reminder checkin at Tue 2026-01-06 20:00"});
    CHECK(with_check("= reminder checkin at 20:00").size() == 1);
    CHECK(with_check("= reminder checkin is not set").size() == 1);
}

TEST_CASE("not saved: no slot was written, and the user's words are in none", "[replay][checks]") {
    FakeStage stage;
    const std::string message = "i am so sad today";
    const auto with = [&](const std::string& slot, const Value& value, const std::string& words,
                          const std::string& check) {
        FakeStage fresh;
        fresh.to_message[message] = [=](Conversation& conversation, Trace&) {
            conversation.memory.cells[SlotId{slot}] = {.value = value, .words = words};
            return std::vector<Say>{};
        };
        return differences("> " + message + "\n" + check + "\n", fresh);
    };
    CHECK(differences("> " + message + "\n= not saved\n= not saved journal_entry\n", stage).empty());
    CHECK(with("nc_best", std::int64_t{3}, "", "= not saved") == Found{"3: = not saved -> changed: nc_best"});
    CHECK(with("nc_best", std::int64_t{3}, "", "= not saved journal_entry").empty());
    CHECK(with("nc_best", std::int64_t{3}, "", "= not saved nc_best").size() == 1);
    CHECK(with("journal_entry", message, "", "= not saved nc_best") ==
          Found{"3: = not saved nc_best -> the user's words are in journal_entry"});
    CHECK(with("nc_best", std::int64_t{3}, message, "= not saved journal_entry").size() == 1);
    CHECK(with("journal_entry", std::string("So sad!"), "", "= not saved nc_best").size() == 1);
    CHECK(with("slip_trigger", std::string("lonely"), "", "= not saved journal_entry").empty());
}

TEST_CASE("home that asks nothing has the home dialog's name", "[replay][checks]") {
    FakeStage stage;
    CHECK(differences("> hi\n= state home\n= state home.*\n= stack home\n= not state home.menu\n", stage)
              .empty());
    CHECK(differences("> hi\n= state home.menu\n", stage) == Found{"3: = state home.menu -> = state home"});
}

TEST_CASE("below a safety dialog stands what it put aside", "[replay][checks]") {
    FakeStage stage;
    stage.to_message["hi"] = [](Conversation& conversation, Trace&) {
        conversation.stack = {{.state = StateId{"suicide.check"}}};
        conversation.saved =
            SavedPlace{{{.state = StateId{"home.menu"}}, {.state = StateId{"journal.write"}}}, {}};
        return std::vector<Say>{};
    };
    CHECK(
        differences("> hi\n= stack suicide.check > journal.write > home.menu\n= stack suicide.check\n", stage)
            .empty());
    CHECK(differences("> hi\n= stack suicide.check > home.menu\n", stage).size() == 1);
    stage.to_message["safe"] = [](Conversation& conversation, Trace&) {
        conversation.stack = {{.state = StateId{"slip.before"}}};
        return std::vector<Say>{};
    };
    CHECK(differences("> safe\n= stack slip.before > journal.write > home.menu\n", stage).size() == 1);
}

// --- messages
// -----------------------------------------------------------------------------------------------

TEST_CASE("what passes vacuously elsewhere fails here", "[replay]") {
    FakeStage stage;
    stage.to_message["a"] = [](Conversation&, Trace&) { return std::vector<Say>{say("a.b", "This")}; };
    CHECK(differences("> a\n< hi\n", stage) == Found{"3: < hi -> < This"});
    CHECK(differences("> a\n<~ hi\n", stage) == Found{"3: <~ hi -> < This"});
    CHECK(differences("> a\n= state home\n", stage) == Found{"0:  -> < This"});
    CHECK(differences("> b\n< hi\n", stage) == Found{"3: < hi -> (nothing)"});
    CHECK(differences("> a\n< This\n< This\n", stage) == Found{"4: < This -> (nothing)"});
}

TEST_CASE("buttons that nobody expected are a difference, except under a wildcard", "[replay]") {
    FakeStage stage;
    stage.to_message["a"] = [](Conversation&, Trace&) {
        return std::vector<Say>{say("slip.plan_tonight", "x", {"Yes", "No"})};
    };
    CHECK(differences("> a\n< x\n", stage) == Found{"3: (no buttons) -> [Yes | No]"});
    CHECK(differences("> a\n<# slip.plan_tonight\n", stage).size() == 1);
    CHECK(differences("> a\n< x\n[Yes]\n", stage) == Found{"4: [Yes] -> [Yes | No]"});
    CHECK(differences("> a\n< x\n[Yes | ...]\n", stage).empty());
    CHECK(differences("> a\n<*\n", stage).empty());
    CHECK(differences("> a\n<*\n[Yes | No]\n", stage).empty());
    CHECK(differences("> a\n<*\n[No]\n", stage).size() == 1);
    CHECK(differences("> a\n<...\n= rung answer\n", stage).size() == 1);
}

TEST_CASE("never and channel hold for everything that is said", "[replay]") {
    FakeStage stage;
    stage.to_message["a"] = [](Conversation&, Trace&) {
        return std::vector<Say>{say("a.b", "She will come back.", {std::string(65, 'x')})};
    };
    CHECK(differences("never: /come back/\n> a\n<*\n", stage) ==
          Found{"2: never: /come back/ -> < She will come back."});
    CHECK(differences("never: /come home/\n> a\n<*\n", stage).empty());
    CHECK(differences("channel: telegram\n> a\n<*\n", stage).size() == 1);
    CHECK(differences("channel: slack\n> a\n<*\n", stage).empty());
    stage.to_message["b"] = [](Conversation&, Trace&) {
        return std::vector<Say>{say("a.b", std::string(3001, 'x'))};
    };
    CHECK(differences("channel: telegram\n> b\n<*\n", stage).empty());
    CHECK(differences("channel: slack\n> b\n<*\n", stage) ==
          Found{"3: channel: slack -> a message of 3001, and 3000 is the most"});
    stage.to_message["c"] = [](Conversation&, Trace&) {
        return std::vector<Say>{say("a.b", "x", std::vector<std::string>(26, "y"))};
    };
    CHECK(differences("channel: slack\n> c\n<*\n", stage).size() == 1);
    CHECK(differences("channel: rest\n> c\n<*\n", stage).empty());
}

// --- events
// -------------------------------------------------------------------------------------------------

TEST_CASE("a button is pressed by its label on the open question, an old one on the message that offered it",
          "[replay]") {
    FakeStage stage;
    const auto ask = [](std::int64_t question, std::vector<std::string> labels) {
        return [=](Conversation& conversation, Trace&) {
            Frame frame{.state = StateId{"slip.plan"}, .question = question};
            for (const std::string& label : labels) frame.offered.push_back({label, label});
            conversation.stack = {frame};
            Say message = say("slip.plan_tonight", "x", labels);
            message.question = question;
            return std::vector<Say>{message};
        };
    };
    stage.to_message["one"] = ask(1, {"Yes", "Not now"});
    stage.to_message["two"] = ask(2, {"Not now", "Yes"});
    stage.to_message["three"] = ask(3, {"Maybe"});
    const std::string lead = "> one\n<*\n> two\n<*\n> three\n<*\n";
    CHECK(differences(lead + "> [Maybe]\n", stage).empty());
    CHECK(stage.log.back().substr(0, 3) == "3.1");
    CHECK(differences(lead + "> [Yes] (old)\n", stage).empty());
    CHECK(stage.log.back().substr(0, 3) == "2.2");
    CHECK(differences(lead + "> [Yes] (old 2)\n", stage).empty());
    CHECK(stage.log.back().substr(0, 3) == "1.1");
    const std::size_t before = stage.log.size();
    CHECK(differences(lead + "> [Yes]\n<# slip.plan_tonight\n= state slip.plan\n", stage) ==
          Found{"8: > [Yes] -> not offered here; open is [Maybe]"});
    CHECK(differences("> [Yes]\n= state home\n", stage) == Found{"2: > [Yes] -> no button is open here"});
    CHECK(has(differences(lead + "> [Yes] (old 3)\n", stage).at(0), "T14"));
    CHECK(has(differences(lead + "> [Maybe] (old)\n", stage).at(0), "T14: only 0 earlier messages"));
    for (std::size_t i = before; i < stage.log.size(); ++i)
        CHECK(stage.log[i].find('.') == std::string::npos);
}

TEST_CASE("the guesses of a clarification are open buttons", "[replay]") {
    FakeStage stage;
    stage.to_message["hm"] = [](Conversation& conversation, Trace&) {
        conversation.stack = {{.state = StateId{"slip.plan"}, .question = 1, .offered = {{"Yes", "Yes"}}}};
        conversation.clarification =
            Clarification{.message = "hm", .question = 2, .offered = {{"This", ""}, {"Something else", ""}}};
        return std::vector<Say>{say("coach.clarify", "x", {"This", "Something else"})};
    };
    CHECK(differences("> hm\n<*\n> [Something else]\n", stage).empty());
    CHECK(stage.log.back().substr(0, 3) == "2.2");
}

TEST_CASE("an event that arrives again has its key, and a repeat changes nothing", "[replay]") {
    FakeStage stage;
    stage.to_message["hi"] = [](Conversation&, Trace&) { return std::vector<Say>{say("a.b", "x")}; };
    CHECK(differences("> hi\n< x\n> (again)\n= rung repeat\n", stage).empty());
    FakeStage forgetful;
    forgetful.to_message = stage.to_message;
    forgetful.forgets_keys = true;
    CHECK(differences("> hi\n< x\n> (again)\n= rung repeat\n", forgetful) ==
          Found{"5: = rung repeat -> = rung none", "0:  -> < x"});
    FakeStage two;
    two.to_message = stage.to_message;
    two.to_message["ho"] = stage.to_message["hi"];
    CHECK(differences("> hi\n< x\n> ho\n< x\n> (again 2)\n= rung repeat\n", two).empty());
    CHECK(two.log.size() == 2);
}

TEST_CASE("other events reach the engine as they are", "[replay]") {
    FakeStage stage;
    CHECK(differences("> (photo)\n= state home\n> a\n> (edit) b\n> (empty)\n> (bytes ff)\n", stage).empty());
    REQUIRE(stage.log.size() == 5);
    CHECK(stage.log[0].substr(0, 15) == "not text: photo");
    CHECK(stage.log[2].substr(0, 7) == "edit: b");
    CHECK(stage.log[4].substr(0, 3) == "\xEF\xBF\xBD");
}

// --- the clock
// ----------------------------------------------------------------------------------------------

namespace {

// A reminder that says something each time and comes again after `every` hours.
FakeStage ticking(int every_hours, const std::string& first = "2026-01-06",
                  const std::string& time = "20:00") {
    FakeStage stage;
    stage.to_message["go"] = [=](Conversation& conversation, Trace&) {
        conversation.reminders[ReminderId{"checkin"}] = {.goes_to = StateId{"no_contact.evening"},
                                                         .due = at(first, time)};
        return std::vector<Say>{};
    };
    stage.to_reminder["checkin"] = [=](Conversation& conversation, Trace&) {
        conversation.reminders[ReminderId{"checkin"}].due += std::chrono::hours{every_hours};
        return std::vector<Say>{say("no_contact.checkin", "Tick.")};
    };
    return stage;
}

}  // namespace

TEST_CASE("each reminder comes at its own time while the clock moves", "[replay][clock]") {
    FakeStage stage = ticking(24);
    CHECK(differences("> go\n= state home\n@ after 2 days\n< Tick.\n= time Tue 20:00\n@ after 1 day\n<# "
                      "no_contact.checkin\n= time 2026-01-07 20:00\n",
                      stage)
              .empty());
    CHECK(stage.log == Found{"go @2026-01-05T09:00", "reminder checkin @2026-01-06T20:00",
                             "reminder checkin @2026-01-07T20:00"});
}

TEST_CASE("what is said while the clock moves has to be listed", "[replay][clock]") {
    FakeStage stage = ticking(24);
    const Found found = differences("> go\n= state home\n@ after 2 days\n", stage);
    REQUIRE(found.size() == 1);
    CHECK(has(found[0], "jumped over this message at Tue 20:00"));
    FakeStage quiet = ticking(24);
    CHECK(has(differences("> go\n= state home\n@ quiet for 2 days\n", quiet).at(0),
              "it was not quiet: 1 message, the first at Tue 20:00"));
    FakeStage slow = ticking(24);
    CHECK(differences("> go\n= state home\n@ quiet for 34 hours\n", slow).empty());
}

TEST_CASE("the clock goes to the next such moment, or to the next message", "[replay][clock]") {
    FakeStage stage = ticking(24);
    CHECK(differences("> go\n= state home\n@ at 19:59\n@ at Tue 19:59\n@ at 20:00\n< Tick.\n> hi\n", stage)
              .empty());
    CHECK(stage.log.back() == "hi @2026-01-06T20:00");
    FakeStage until = ticking(24);
    CHECK(differences("> go\n= state home\n@ until next message\n< Tick.\n= time Tue 20:00\n@ until next "
                      "message\n< Tick.\n= time Wed 20:00\n",
                      until)
              .empty());
    FakeStage nothing;
    CHECK(differences("> hi\n= state home\n@ until next message\n", nothing) ==
          Found{"4:  -> nothing is said in the next 400 days"});
    FakeStage past;
    CHECK(has(differences("> hi\n= state home\n@ at 2026-01-05 08:00\n", past).at(0),
              "that is past: the clock says Mon 2026-01-05 09:00"));
    FakeStage back;
    CHECK(differences("> hi\n= state home\n@ clock back 2 hours\n> ho\n", back).empty());
    CHECK(back.log.back() == "ho @2026-01-05T07:00");
}

TEST_CASE("days are days on the user's wall, hours are elapsed, on both nights on which the clocks change",
          "[replay][clock]") {
    const auto ends_at = [](const std::string& clock, const std::string& phrase) {
        FakeStage stage;
        CHECK(
            differences("clock: " + clock + "\n> hi\n= state home\n@ " + phrase + "\n> ho\n", stage).empty());
        return stage.log.back().substr(4);
    };
    CHECK(ends_at("2026-03-28 20:00 Europe/Paris", "after 1 day") == "2026-03-29T18:00");
    CHECK(ends_at("2026-03-28 20:00 Europe/Paris", "after 24 hours") == "2026-03-29T19:00");
    CHECK(ends_at("2026-10-24 20:00 Europe/Paris", "after 1 day") == "2026-10-25T19:00");
    CHECK(ends_at("2026-10-24 20:00 Europe/Paris", "after 24 hours") == "2026-10-25T18:00");
    CHECK(ends_at("2026-10-24 20:00 Europe/Paris", "at 2026-10-25 02:30 +02:00") == "2026-10-25T00:30");
    CHECK(ends_at("2026-10-24 20:00 Europe/Paris", "at 2026-10-25 02:30 +01:00") == "2026-10-25T01:30");
    CHECK(ends_at("2026-10-24 20:00 Europe/Paris", "after 1 day 2 hours") == "2026-10-25T21:00");
    FakeStage ambiguous;
    CHECK(has(differences("clock: 2026-10-24 20:00 Europe/Paris\n> hi\n= state home\n@ at 02:30\n", ambiguous)
                  .at(0),
              "T09"));
}

TEST_CASE("a reminder that never goes away ends its block and not the program", "[replay][clock]") {
    FakeStage stage = ticking(0);
    CHECK(has(differences("> go\n= state home\n@ after 2 days\n<...\n= rung answer\n", stage).at(0),
              "came and is still due"));
    FakeStage many = ticking(1);
    CHECK(has(differences("> go\n= state home\n@ after 3000 days\n<...\n", many).at(0),
              "more than 10000 reminders"));
}

TEST_CASE("in an @ block a check speaks of the turn of the message above it", "[replay][clock]") {
    FakeStage stage = ticking(24);
    const auto tick = stage.to_reminder["checkin"];
    stage.to_reminder["checkin"] = [=](Conversation& conversation, Trace& trace) {
        auto& cell = conversation.memory.cells[SlotId{"nc_best"}];
        const auto* days = std::get_if<std::int64_t>(&cell.value);
        cell.value = std::int64_t{days == nullptr ? 1 : *days + 1};
        return tick(conversation, trace);
    };
    CHECK(differences("> go\n= state home\n@ after 3 days\n= slot nc_best = 2\n< Tick.\n= slot nc_best = "
                      "1\n< Tick.\n= slot nc_best = 2\n",
                      stage)
              .empty());
    FakeStage silent = ticking(24);
    CHECK(differences("> go\n= state home\n@ after 1 day\n< Tick.\n= slot nc_best is set\n", silent) ==
          Found{"5: < Tick. -> (nothing)", "6: = slot nc_best is set -> no such message was said"});
}

// --- the world
// ----------------------------------------------------------------------------------------------

TEST_CASE("a restart reads back what was written, and nothing may be lost", "[replay][world]") {
    FakeStage stage = rich_stage();
    CHECK(
        differences("> well i texted him, 7 times\n<...\n= state slip.before\n@ restart\n= slot name = Sam\n",
                    stage)
            .empty());
    CHECK(stage.restarts == 1);
    FakeStage lossy = rich_stage();
    lossy.loses_slots_on_restart = true;
    CHECK(differences("> well i texted him, 7 times\n<...\n= state slip.before\n@ restart\n", lossy) ==
          Found{"5:  -> what was read back is not what was written"});
    FakeStage often = rich_stage();
    CHECK(differences("> well i texted him, 7 times\n<...\n= state slip.before\n> hi\n> ho\n", often,
                      {.restart_every_turn = true})
              .empty());
    CHECK(often.restarts == 3);
}

TEST_CASE("a planted fault strikes once, and what it strikes is delivered again", "[replay][world]") {
    FakeStage stage;
    stage.to_message["hi"] = [](Conversation&, Trace&) { return std::vector<Say>{say("a.b", "x")}; };
    CHECK(differences("@ fault store\n> hi\n< x\n", stage).empty());
    CHECK(stage.log.size() == 1);
    FakeStage twice;
    twice.to_message = stage.to_message;
    CHECK(differences("@ fault duplicate\n> hi\n< x\n", twice).empty());
    CHECK(twice.log.size() == 1);
    // The checks speak of the first delivery.
    CHECK(differences("@ fault duplicate\n> hi\n< x\n= rung repeat\n", twice) ==
          Found{"5: = rung repeat -> = rung none"});
    FakeStage forgetful;
    forgetful.to_message = stage.to_message;
    forgetful.forgets_keys = true;
    CHECK(differences("@ fault duplicate\n> hi\n< x\n", forgetful) == Found{"0:  -> < x"});
    FakeStage unused;
    const TalkResult result = played("> hi\n= state home\n@ fault store\n", unused);
    CHECK(result.outcome == Outcome::failed);
    CHECK(has(result.reason, "line 4"));
    FakeStage broken;
    broken.always_unavailable = true;
    CHECK(has(differences("@ fault store\n> hi\n< x\n", broken).at(0), "the store did not take it"));
}

TEST_CASE("after @ content the next turn meets the other content", "[replay][world]") {
    FakeStage stage;
    CHECK(differences("> hi\n= state home\n@ content other\n> ho\n", stage).empty());
    CHECK(stage.script == content());
}

// --- routes
// -------------------------------------------------------------------------------------------------

TEST_CASE("after the state went another way, later failures are marked", "[replay]") {
    FakeStage stage;
    const TalkResult result = played("> a\n= state slip.before\n> b\n< x\n> c\n= state home\n", stage);
    REQUIRE(result.blocks.size() == 3);
    CHECK_FALSE(result.blocks[0].same_cause);
    CHECK(result.blocks[1].same_cause);
    CHECK(result.blocks[2].passed);
    FakeStage words;
    const TalkResult other = played("> a\n< x\n> b\n< x\n", words);
    CHECK_FALSE(other.blocks[1].same_cause);
}

TEST_CASE("settings are there before the first line", "[replay]") {
    FakeStage stage;
    CHECK(differences("clock: Mon 2026-01-05 21:15 Europe/Paris\n"
                      "slots: name = Sam, reasons = [space, money], nc_last_contact = 2026-01-02, "
                      "checkin_time = 20:00\n"
                      "reminders: checkin at Tue 20:00\n"
                      "> hi\n= slot name = Sam\n= slot reasons = [space, money]\n= slot nc_run = 3\n= slot "
                      "zone = Europe/Paris\n"
                      "= slot checkin_time = 20:00\n= reminder checkin at Tue 20:00\n",
                      stage)
              .empty());
    CHECK(stage.log == Found{"hi @2026-01-05T20:15"});
}

TEST_CASE("the seed is the talk's own, drawn from its name, or given for all", "[replay]") {
    FakeStage stage;
    CHECK(played("seed: 7\n> hi\n= state home\n", stage).seed == 7);
    CHECK(played("> hi\n= state home\n", stage).seed == played("> ho\n= state home\n", stage).seed);
    CHECK(played("seed: 7\n> hi\n= state home\n", stage, {.seed = 9}).seed == 9);
}

TEST_CASE("what a condition read is shown to the person who wrote only as far as its log allows",
          "[replay][why]") {
    Conversation conversation;
    conversation.memory.cells[SlotId{"name"}] = Cell{.value = std::string("Sam")};
    const Script& script = *content();
    const auto condition =
        parse_condition("name is set", Names{script.slots, script.named.types, {}, nullptr});
    REQUIRE(condition);
    const Facts facts = facts_of(script, conversation, "", Instant{});
    CHECK(values_read(*condition, script, facts) == std::vector<std::string>{"name = Sam"});
    CHECK(values_read(*condition, script, facts, Values::as_logged) ==
          std::vector<std::string>{"name = ***"});
}

}  // namespace onward

// The format of talks as data: every kind of line, every code of a finding with its place, and hostile bytes.
#include "replay/talk.hpp"

#include <algorithm>
#include <random>

#include "support/catch.hpp"

namespace onward {
namespace {

// One conversation around the given lines.
std::string talk_of(const std::string& lines) { return "== A talk\n" + lines; }

Talk parsed(const std::string& bytes) {
    ParsedTalks talks = parse_talks("a.talk", bytes);
    std::string findings;
    for (const Diagnostic& each : talks.findings)
        findings += each.code + " " + to_string(each.source) + " " + each.what + "\n";
    INFO(findings);
    REQUIRE(talks.findings.empty());
    REQUIRE(talks.talks.size() == 1);
    return talks.talks.front();
}

Block only_block(const std::string& lines) {
    const Talk talk = parsed(talk_of(lines));
    REQUIRE(talk.blocks.size() == 1);
    return talk.blocks.front();
}

template <class T>
T opening(const std::string& line) {
    const Block block = only_block(line + "\n= state a.b\n");
    if (const auto* user = std::get_if<UserAct>(&block.opening)) {
        if constexpr (std::is_constructible_v<UserAct, T>) {
            REQUIRE(std::holds_alternative<T>(*user));
            return std::get<T>(*user);
        }
    } else if constexpr (std::is_constructible_v<WorldAct, T>) {
        const auto& world = std::get<WorldAct>(block.opening);
        REQUIRE(std::holds_alternative<T>(world));
        return std::get<T>(world);
    }
    FAIL("another kind of block");
    return T{};
}

Expected message(const std::string& lines) {
    const Block block = only_block("> hi\n" + lines);
    REQUIRE(block.items.size() == 1);
    REQUIRE(std::holds_alternative<Expected>(block.items[0]));
    return std::get<Expected>(block.items[0]);
}

template <class T>
T check(const std::string& line) {
    const Block block = only_block("> hi\n< x\n" + line + "\n");
    REQUIRE(block.items.size() == 2);
    const auto& what = std::get<TalkCheck>(block.items[1]).what;
    REQUIRE(std::holds_alternative<T>(what));
    return std::get<T>(what);
}

// "T03 3:5" of each finding.
std::vector<std::string> findings_of(const std::string& bytes) {
    std::vector<std::string> found;
    for (const Diagnostic& each : parse_talks("a.talk", bytes).findings)
        found.push_back(each.code + " " + std::to_string(each.source.line) + ":" +
                        std::to_string(each.source.column));
    return found;
}

std::string what_of(const std::string& bytes) {
    const ParsedTalks talks = parse_talks("a.talk", bytes);
    REQUIRE(talks.findings.size() == 1);
    return talks.findings.front().what;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

using Found = std::vector<std::string>;

}  // namespace

// --- the lines
// ----------------------------------------------------------------------------------------------

TEST_CASE("a talk has a name, settings, and blocks of what is done and what is expected", "[talk]") {
    const Talk talk = parsed(
        "# before\n"
        "== A slip, late at night\n"
        "start: checkin.ask_days\n"
        "\n"
        "> I texted him\n"
        "   = intent slip.wrote   \n"
        "<# slip.thanks\n"
        "@ after 3 days\n"
        "< Three days.\n");
    CHECK(talk.name == "A slip, late at night");
    CHECK(talk.line == 2);
    CHECK(talk.last_line == 9);
    REQUIRE(talk.settings.start.size() == 1);
    CHECK(talk.settings.start[0].name == "checkin.ask_days");
    REQUIRE(talk.blocks.size() == 2);
    CHECK(talk.blocks[0].by_user());
    CHECK(talk.blocks[0].items.size() == 2);
    CHECK(talk.blocks[0].place.line == 5);
    CHECK_FALSE(talk.blocks[1].by_user());
    CHECK(std::get<TalkCheck>(talk.blocks[0].items[0]).written == "= intent slip.wrote");
    CHECK(std::get<TalkCheck>(talk.blocks[0].items[0]).place == Place{6, 4, 19});
}

TEST_CASE("what the user writes may go on over lines, and one backslash takes it as it is", "[talk]") {
    CHECK(opening<Writes>("> hello").text == "hello");
    CHECK(opening<Writes>("> one\n| two\n|\n| four").text == "one\ntwo\n\nfour");
    CHECK(opening<Writes>("> \\[x").text == "[x");
    CHECK(opening<Writes>("> \\(x").text == "(x");
    CHECK(opening<Writes>("> \\\\x").text == "\\x");
    CHECK(opening<Writes>("> \\  two spaces first").text == "  two spaces first");
    CHECK(opening<Writes>("> a \\n b = c").text == "a \\n b = c");
}

TEST_CASE("a button is pressed by its label, and an old one by how far back it was offered", "[talk]") {
    CHECK(opening<Presses>("> [Not now]") == Presses{"Not now", 0});
    CHECK(opening<Presses>("> [Not \\| now\\]]") == Presses{"Not | now]", 0});
    CHECK(opening<Presses>("> [\\*]") == Presses{"*", 0});
    const Talk talk = parsed(talk_of("> a\n< b\n> [Not now] (old)\n< b\n> [Not now] (old 2)\n"));
    CHECK(std::get<Presses>(std::get<UserAct>(talk.blocks[1].opening)).old == 1);
    CHECK(std::get<Presses>(std::get<UserAct>(talk.blocks[2].opening)).old == 2);
}

TEST_CASE("other events stand in parentheses", "[talk]") {
    for (const char* kind : {"photo", "voice", "video", "sticker", "file", "location"})
        CHECK(opening<SendsNotText>("> (" + std::string(kind) + ")").kind == kind);
    const std::string spaces = opening<Writes>("> (empty)").text;
    CHECK_FALSE(spaces.empty());
    CHECK(spaces.find_first_not_of(" \n") == std::string::npos);
    CHECK(opening<Writes>("> (bytes 48 ff 69)").text == "H\xEF\xBF\xBDi");
    CHECK(opening<Writes>("> (repeat 3 \"ha \")").text == "ha ha ha ");
    const Talk talk =
        parsed(talk_of("> a\n< b\n> (again)\n> (edit) new\n| text\n> c\n> (edit 2) \\(x\n> (again 2)\n"));
    CHECK(std::get<RepeatsEvent>(std::get<UserAct>(talk.blocks[1].opening)).back == 1);
    CHECK(std::get<Edits>(std::get<UserAct>(talk.blocks[2].opening)) == Edits{1, "new\ntext"});
    CHECK(std::get<Edits>(std::get<UserAct>(talk.blocks[4].opening)) == Edits{2, "(x"});
    CHECK(std::get<RepeatsEvent>(std::get<UserAct>(talk.blocks[5].opening)).back == 2);
}

TEST_CASE("a message of the coach is expected exactly, by text, by words, by pattern, or as any", "[talk]") {
    CHECK(message("< Good evening.\n| One name is enough.\n").text == "Good evening.\nOne name is enough.");
    CHECK(message("< [not a button] \\x\n").text == "[not a button] \\x");
    CHECK(message("<# slip.thanks\n").kind == Expected::Kind::text);
    CHECK(message("<# slip.thanks\n").text == "slip.thanks");
    const Expected words = message("<~ Three days ... don’t *count*!\n");
    CHECK(words.kind == Expected::Kind::words);
    CHECK(words.runs == std::vector<std::vector<std::string>>{{"three", "days"}, {"dont", "count"}});
    const Expected pattern = message("</day \\d+ of\\/or quiet/i\n");
    REQUIRE(pattern.pattern);
    CHECK(pattern.pattern->written() == "/day \\d+ of\\/or quiet/i");
    CHECK(pattern.pattern->found_in("DAY 12 OF/OR QUIET"));
    CHECK_FALSE(message("</Day/\n").pattern->found_in("day"));
    CHECK(message("<*\n").kind == Expected::Kind::any);
    const Block rest = only_block("> hi\n<...\n= rung answer\n");
    CHECK(std::get<Expected>(rest.items[0]).kind == Expected::Kind::rest);
}

TEST_CASE("buttons stand under the message that has them, checks between them or not", "[talk]") {
    const auto buttons = message("< a\n[Yes | Not now]\n").buttons;
    REQUIRE(buttons);
    CHECK(buttons->labels == std::vector<std::string>{"Yes", "Not now"});
    CHECK_FALSE(buttons->any);
    CHECK_FALSE(buttons->more);
    CHECK(message("< a\n[Yes | ...]\n").buttons->more);
    CHECK(message("< a\n[*]\n").buttons->any);
    CHECK(message("< a\n[\\* | \\... | a\\|b]\n").buttons->labels ==
          std::vector<std::string>{"*", "...", "a|b"});
    const Block block = only_block("> hi\n< a\n= time 20:00\n[Yes]\n");
    CHECK(std::get<Expected>(block.items[0]).buttons.has_value());
}

TEST_CASE("every kind of check is read", "[talk]") {
    CHECK(check<InState>("= state slip.*").state.name == "slip.*");
    CHECK(check<InState>("= not state slip.a").negated);
    CHECK(check<DecidedByIntent>("= intent none").intent.name == "none");
    CHECK(check<DecidedByIntent>("= intent answer.yes by \"don't know\"").by ==
          std::vector<std::string>{"dont", "know"});
    CHECK(check<DecidedByIntent>("= not intent answer.yes").negated);
    CHECK(check<AlsoIntent>("= also urge.text_ex").intent.name == "urge.text_ex");
    CHECK(check<FoundInUtterance>("= entity number = 7").value.text == "7");
    CHECK(check<AnsweredByRung>("= rung small_talk").rung == "small_talk");
    CHECK_FALSE(check<NotUnderstood>("= no_match").nth.has_value());
    CHECK(check<NotUnderstood>("= no_match 2").nth == 2);
    CHECK(check<SlotHolds>("= slot slips = 2").comparing == Comparing::equal);
    CHECK(check<SlotHolds>("= slot slips<=2").comparing == Comparing::at_most);
    CHECK(check<SlotHolds>("= slot slips >= 2").comparing == Comparing::at_least);
    CHECK(check<SlotHolds>("= slot slips < 2").comparing == Comparing::less);
    CHECK(check<SlotHolds>("= slot slips > 2").comparing == Comparing::greater);
    CHECK(check<SlotHolds>("= slot slips != 2").comparing == Comparing::not_equal);
    CHECK(check<SlotHolds>("= slot reasons includes space").value.text == "space");
    CHECK(check<SlotHolds>("= slot name = \"Sam \\\"S\\\" \\\\\"").value.text == "Sam \"S\" \\");
    CHECK(check<SlotHolds>("= slot days = [2, \"3, 4\"]").value.items ==
          std::vector<std::string>{"2", "3, 4"});
    CHECK(check<SlotHolds>("= slot days = []").value.is_list);
    CHECK(check<SlotHolds>("= slot slips is set").comparing == Comparing::is_set);
    CHECK(check<SlotHolds>("= slot slips is not set").comparing == Comparing::is_not_set);
    CHECK(check<ConditionHolds>("= holds slips >= 2 and not late").condition == "slips >= 2 and not late");
    CHECK(check<StackIs>("= stack a.x > b.y > c.z").states.size() == 3);
    CHECK(check<DialogEnded>("= ended slip skipped").how == "skipped");
    CHECK(check<CameFromText>("= text slip.thanks").text.name == "slip.thanks");
    CHECK(check<CameFromText>("= not text slip.thanks").negated);
    CHECK(check<SaidAt>("= time Wed 20:00").when.weekday == 3);
    CHECK(check<SaidAt>("= time 2026-01-08 20:00").when.date == make_date(2026, 1, 8));
    CHECK(check<ReminderIs>("= reminder checkin at Tue 20:00").at->time == TimeOfDay{20 * 60});
    CHECK_FALSE(check<ReminderIs>("= reminder checkin is not set").at.has_value());
    CHECK(check<NotSaid>("= not said /come back/i").pattern.found_in("Come Back"));
    CHECK_FALSE(check<NotSaved>("= not saved").slot.has_value());
    CHECK(check<NotSaved>("= not saved journal").slot->name == "journal");
    CHECK(check<HelplineShown>("= helpline crisis").kind.name == "crisis");
}

TEST_CASE("every change of the world is read", "[talk]") {
    using std::chrono::hours;
    using std::chrono::minutes;
    CHECK(opening<After>("@ after 3 days") == After{{3, minutes{0}}, false});
    CHECK(opening<After>("@ after 1 day 2 hours") == After{{1, hours{2}}, false});
    CHECK(opening<After>("@ after 90 minutes") == After{{0, minutes{90}}, false});
    CHECK(opening<After>("@ after 2 weeks") == After{{14, minutes{0}}, false});
    CHECK(opening<After>("@ after 24h") == After{{0, hours{24}}, false});
    CHECK(opening<After>("@ after 3d") == After{{3, minutes{0}}, false});
    CHECK(opening<After>("@ quiet for 20 hours") == After{{0, hours{20}}, true});
    CHECK(opening<At>("@ at Mon 20:00").when.weekday == 1);
    CHECK(opening<At>("@ at 2026-01-08 20:00").when.date == make_date(2026, 1, 8));
    CHECK(opening<At>("@ at 02:30 +01:00").when.offset == minutes{60});
    CHECK(opening<At>("@ at 02:30 -03:30").when.offset == minutes{-210});
    CHECK(opening<OtherContent>("@ content ../other content").folder == "../other content");
    CHECK(opening<ClockBack>("@ clock back 1 hour").length == Span{0, hours{1}});
    CHECK(opening<Fault>("@ fault store").kind == Fault::Kind::store);
    CHECK(opening<Fault>("@ fault duplicate").kind == Fault::Kind::duplicate);
    opening<UntilNextMessage>("@ until next message");
    opening<Restart>("@ restart");
}

TEST_CASE("every setting is read", "[talk]") {
    const Settings settings = parsed(
                                  "== A talk\n"
                                  "about: the first line\n"
                                  "about: and one more\n"
                                  "start: a.x under b.y under c.z\n"
                                  "clock: Mon 2026-01-05 21:15 Europe/Paris\n"
                                  "slots: name = Sam, ex = \"Alex, or Al\", days = [2, 3]\n"
                                  "slots: checkin_time = 20:00\n"
                                  "reminders: checkin at Tue 20:00, weekly at 2026-01-11 18:00\n"
                                  "seed: 18446744073709551615\n"
                                  "channel: telegram\n"
                                  "tags: safety, late\n"
                                  "never: /come back/i\n"
                                  "never: /always/\n"
                                  "> hi\n")
                                  .settings;
    CHECK(settings.about == "the first line\nand one more");
    REQUIRE(settings.start.size() == 3);
    CHECK(settings.start[2].name == "c.z");
    REQUIRE(settings.clock);
    CHECK(settings.clock->when.date == make_date(2026, 1, 5));
    CHECK(settings.clock->zone == "Europe/Paris");
    REQUIRE(settings.slots.size() == 4);
    CHECK(settings.slots[1].value.text == "Alex, or Al");
    CHECK(settings.slots[2].value.items == std::vector<std::string>{"2", "3"});
    CHECK(settings.slots[3].value.text == "20:00");
    REQUIRE(settings.reminders.size() == 2);
    CHECK(settings.reminders[0].reminder.name == "checkin");
    CHECK(settings.reminders[1].at.date == make_date(2026, 1, 11));
    CHECK(settings.seed == 18446744073709551615U);
    CHECK(settings.channel == "telegram");
    CHECK(settings.tags == std::vector<std::string>{"safety", "late"});
    CHECK(settings.never.size() == 2);
    const Settings goes_on =
        parsed("== B\ncontinues: ../a.talk \"A \\\"slip\\\"\"\nskip: not yet\n> hi\n< x\n").settings;
    REQUIRE(goes_on.continues);
    CHECK(goes_on.continues->file == "../a.talk");
    CHECK(goes_on.continues->name == "A \"slip\"");
    CHECK(goes_on.skip == "not yet");
}

TEST_CASE("the file's settings hold for all its conversations, and each may say otherwise", "[talk]") {
    const ParsedTalks talks = parse_talks("a.talk",
                                          "seed: 1\nchannel: slack\ntags: a\nnever: /x/\nslots: n = 1\n"
                                          "start: a.b\nclock: 2026-01-05 09:00 UTC\n"
                                          "== First\nseed: 2\ntags: b\nnever: /y/\nslots: m = 2\n> hi\n"
                                          "== Second\ncontinues: a.talk \"First\"\n> hi\n");
    REQUIRE(talks.findings.empty());
    REQUIRE(talks.talks.size() == 2);
    const Settings& first = talks.talks[0].settings;
    CHECK(first.seed == 2);
    CHECK(first.channel == "slack");
    CHECK(first.tags == std::vector<std::string>{"b", "a"});
    CHECK(first.never.size() == 2);
    CHECK(first.slots.size() == 2);
    const Settings& second = talks.talks[1].settings;
    CHECK(second.seed == 1);
    CHECK(second.start.empty());
    CHECK_FALSE(second.clock.has_value());
    CHECK(second.continues.has_value());
}

TEST_CASE("a byte order mark, carriage returns and indentation mean nothing", "[talk]") {
    const std::string plain = "== A talk\nseed: 1\n> a\n| b\n< c\n[Yes | No]\n= state a.b\n";
    std::string dressed = "\xEF\xBB\xBF";
    for (const char c : plain) dressed += c == '\n' ? std::string("  \t\r\n\r\n   ") : std::string(1, c);
    const Talk a = parsed(plain);
    const Talk b = parsed(dressed);
    REQUIRE(b.blocks.size() == 1);
    CHECK(a.blocks[0].opening == b.blocks[0].opening);
    CHECK(std::get<Expected>(a.blocks[0].items[0]).text == std::get<Expected>(b.blocks[0].items[0]).text);
    CHECK(std::get<Expected>(b.blocks[0].items[0]).buttons->labels == std::vector<std::string>{"Yes", "No"});
    CHECK(b.settings.seed == 1);
}

// --- the codes
// ----------------------------------------------------------------------------------------------

TEST_CASE("T01: a line without a known first character is an error", "[talk][codes]") {
    CHECK(findings_of(talk_of("> hi\n< x\nhello there\n")) == Found{"T01 4:1"});
    CHECK(findings_of(talk_of("> hi\n< x\n  * x\n")) == Found{"T01 4:3"});
    CHECK(has(what_of(talk_of("> hi\n< x\nstate a.b\n")), "a check begins with = "));
    CHECK(has(what_of(talk_of("> hi\n< x\nafter 3 days\n")), "@ "));
    CHECK(has(what_of(talk_of("start a.b\n> hi\n< x\n")), "start:"));
}

TEST_CASE("T02: an unknown setting, or one after the first block, is an error", "[talk][codes]") {
    CHECK(findings_of(talk_of("strat: a.b\n> hi\n< x\n")) == Found{"T02 2:1"});
    CHECK(has(what_of(talk_of("strat: a.b\n> hi\n< x\n")), "did you mean \"start\"?"));
    CHECK(findings_of(talk_of("> hi\n< x\nseed: 1\n")) == Found{"T02 4:1"});
    CHECK(findings_of(talk_of("seed: 1\nseed: 2\n> hi\n< x\n")) == Found{"T02 3:1"});
    CHECK(findings_of(talk_of("seed: many\n> hi\n< x\n")) == Found{"T02 2:7"});
    CHECK(findings_of(talk_of("channel: telegramm\n> hi\n< x\n")) == Found{"T02 2:10"});
    CHECK(findings_of(talk_of("start: a.b\ncontinues: x.talk \"A\"\n> hi\n< x\n")) == Found{"T02 3:1"});
    CHECK(findings_of(talk_of("slots: name Sam\n> hi\n< x\n")) == Found{"T02 2:13"});
}

TEST_CASE("T03: an unknown check, event or phrase, or a wrong form, is an error", "[talk][codes]") {
    CHECK(findings_of(talk_of("> hi\n= stat a.b\n")) == Found{"T03 3:3"});
    CHECK(has(what_of(talk_of("> hi\n= stat a.b\n")), "did you mean \"state\"?"));
    CHECK(findings_of(talk_of("> (phto)\n< x\n")) == Found{"T03 2:4"});
    CHECK(has(what_of(talk_of("> (phto)\n< x\n")), "did you mean \"photo\"?"));
    CHECK(findings_of(talk_of("@ afterwards\n< x\n")) == Found{"T03 2:3"});
    CHECK(findings_of(talk_of("@ after\n< x\n")) == Found{"T03 2:8"});
    CHECK(findings_of(talk_of("@ after 0 days\n< x\n")) == Found{"T03 2:9"});
    CHECK(findings_of(talk_of("@ after 3 moons\n< x\n")) == Found{"T03 2:9"});
    CHECK(findings_of(talk_of("@ after 99999999999999999999 days\n< x\n")) == Found{"T03 2:9"});
    CHECK(findings_of(talk_of("@ restart now\n= state a.b\n")).front() == "T03 2:11");
    for (const char* line : {"=state a.b", "= state", "= state a.b c.d", "= slot x", "= slot x is big",
                             "= rung nowhere", "= no_match 0", "= not slot x = 1", "= said /x/", "= saved",
                             "= ended slip", "= entity number 7", "= reminder x", "= holds", "= stack a.b >",
                             "= not intent a.b by \"x\"", "= slot x = [1, 2", "= slot x = \"open"})
        CHECK(findings_of(talk_of("> hi\n< x\n" + std::string(line) + "\n")).front().substr(0, 5) == "T03 4");
    for (const char* line : {">hi", ">", "> [Yes", "> [Yes | No]", "> [Yes|No]", "> []", "> [Yes] (new)",
                             "> [Yes] no", "> (again) x", "> (edit)", "> (bytes)", "> (bytes 4)",
                             "> (repeat 3)", "> (repeat 0 \"x\")", "> (photo", "> \\"})
        CHECK(findings_of(talk_of("> a\n< a\n" + std::string(line) + "\n< x\n")).front().substr(0, 5) ==
              "T03 4");
    for (const char* line : {"<x", "<#x", "<* x", "<... x", "<… ", "<# a.b c"})
        CHECK(findings_of(talk_of("> a\n" + std::string(line) + "\n")).front().substr(0, 5) == "T03 3");
    for (const char* line : {"[]", "[a", "[...]", "[... | a]", "[* | a]", "[a|b]", "[a] b"})
        CHECK(findings_of(talk_of("> a\n< x\n" + std::string(line) + "\n")).front().substr(0, 5) == "T03 4");
}

TEST_CASE("T05: a line where it can not stand is an error", "[talk][codes]") {
    CHECK(findings_of("> hi\n== A\n> hi\n< x\n") == Found{"T05 1:1"});
    CHECK(findings_of(talk_of("< x\n> hi\n< x\n")) == Found{"T05 2:1"});
    CHECK(findings_of(talk_of("= state a.b\n> hi\n< x\n")) == Found{"T05 2:1"});
    CHECK(findings_of(talk_of("> [Yes]\n| more\n< x\n")) == Found{"T05 3:1"});
    CHECK(findings_of(talk_of("> hi\n<# a.b\n| more\n")) == Found{"T05 4:1"});
    CHECK(findings_of(talk_of("> hi\n# between\n| more\n< x\n")) == Found{"T05 4:1"});
    CHECK(findings_of(talk_of("> hi\n[Yes]\n< x\n")) == Found{"T05 3:1"});
    CHECK(findings_of(talk_of("> hi\n< x\n[Yes]\n[No]\n")) == Found{"T05 5:1"});
    CHECK(findings_of(talk_of("> hi\n< x\n<...\n[Yes]\n")) == Found{"T05 5:1"});
    CHECK(findings_of(talk_of("> hi\n< x\n<...\n= rung answer\n<...\n")) == Found{"T05 6:1"});
    CHECK(findings_of(talk_of("> hi\n= time 20:00\n< x\n")) == Found{"T05 3:1"});
    CHECK(findings_of(talk_of("> hi\n= text a.b\n< x\n")) == Found{"T05 3:1"});
    CHECK(findings_of(talk_of("> hi\n= not text a.b\n< x\n")).empty());
    for (const char* line : {"@ restart", "@ quiet for 1 day", "@ fault store", "@ fault duplicate",
                             "@ clock back 1 hour", "@ content x"})
        CHECK(findings_of(talk_of("> hi\n< x\n" + std::string(line) + "\n< y\n")) == Found{"T05 5:1"});
}

TEST_CASE("T06: a conversation that checks nothing is an error, and a line that is still to be written",
          "[talk][codes]") {
    CHECK(findings_of("== A\n> hi\n") == Found{"T06 1:1"});
    CHECK(findings_of("== A\n") == Found{"T06 1:1"});
    CHECK(findings_of("== A\n> hi\n<...\n") == Found{"T06 1:1"});
    CHECK(findings_of("== A\nnever: /x/\n> hi\n").empty());
    CHECK(findings_of("never: /x/\n== A\n> hi\n").empty());
    CHECK(findings_of("== A\n> hi\n<\n") == Found{"T06 3:1"});
    CHECK(findings_of("== A\n> ????\n< x\n") == Found{"T06 2:1"});
}

TEST_CASE("T08: a pattern that would be found in everything, or that RE2 refuses, is an error",
          "[talk][codes]") {
    CHECK(findings_of(talk_of("> hi\n</a*/\n")) == Found{"T08 3:2"});
    CHECK(findings_of(talk_of("> hi\n<//\n")) == Found{"T08 3:2"});
    CHECK(findings_of(talk_of("> hi\n</(/\n")) == Found{"T08 3:2"});
    CHECK(findings_of(talk_of("> hi\n</open\n")) == Found{"T08 3:2"});
    CHECK(findings_of(talk_of("> hi\n</a/b/\n")) == Found{"T08 3:5"});
    CHECK(findings_of(talk_of("never: /x*/i\n> hi\n< x\n")) == Found{"T08 2:8"});
    CHECK(findings_of(talk_of("never: come back\n> hi\n< x\n")) == Found{"T08 2:8"});
    CHECK(findings_of(talk_of("> hi\n< x\n= not said /(x|)/\n")) == Found{"T08 4:12"});
    CHECK(findings_of(talk_of("> hi\n<~ ... !\n")) == Found{"T08 3:1"});
    CHECK(findings_of(talk_of("> hi\n<~\n")) == Found{"T08 3:1"});
    CHECK(findings_of(talk_of("> hi\n< x\n= intent a.b by \"!\"\n")) == Found{"T08 4:14"});
}

TEST_CASE("T09: a date, weekday, zone or time that is none is an error", "[talk][codes]") {
    CHECK(findings_of(talk_of("clock: Tue 2026-01-05 09:00 UTC\n> hi\n< x\n")) == Found{"T09 2:8"});
    CHECK(has(what_of(talk_of("clock: Tue 2026-01-05 09:00 UTC\n> hi\n< x\n")),
              "2026-01-05 is a Mon, not a Tue"));
    CHECK(findings_of(talk_of("clock: 2026-02-30 09:00 UTC\n> hi\n< x\n")) == Found{"T09 2:8"});
    CHECK(findings_of(talk_of("clock: 2026-01-05 9:00 UTC\n> hi\n< x\n")) == Found{"T09 2:19"});
    CHECK(findings_of(talk_of("clock: 2026-01-05 09:00\n> hi\n< x\n")) == Found{"T09 2:24"});
    CHECK(findings_of(talk_of("clock: 2026-01-05 09:00 Europe/Pariss\n> hi\n< x\n")) == Found{"T09 2:25"});
    CHECK(has(what_of(talk_of("clock: 2026-01-05 09:00 Europe/Pariss\n> hi\n< x\n")),
              "did you mean \"Europe/Paris\"?"));
    CHECK(findings_of(talk_of("clock: Mon 09:00 UTC\n> hi\n< x\n")) == Found{"T09 2:8"});
    CHECK(findings_of(talk_of("@ at Tues 20:00\n< x\n")) == Found{"T09 2:6"});
    CHECK(has(what_of(talk_of("@ at Tues 20:00\n< x\n")), "did you mean \"Tue\"?"));
    CHECK(findings_of(talk_of("@ at 24:00\n< x\n")) == Found{"T09 2:6"});
    CHECK(findings_of(talk_of("@ at 02:30 +1\n< x\n")) == Found{"T09 2:12"});
    CHECK(findings_of(talk_of("reminders: checkin at noon\n> hi\n< x\n")) == Found{"T09 2:23"});
}

TEST_CASE("T10: continues needs a file and a name", "[talk][codes]") {
    CHECK(findings_of(talk_of("continues: a.talk\n> hi\n< x\n")) == Found{"T10 2:12"});
    CHECK(findings_of(talk_of("continues: \"A\"\n> hi\n< x\n")) == Found{"T10 2:12"});
}

TEST_CASE("T11: names are there, and unique in their file; a file has a conversation", "[talk][codes]") {
    CHECK(findings_of("== A\n> hi\n< x\n== A\n> hi\n< x\n") == Found{"T11 4:1"});
    CHECK(findings_of("==\n> hi\n< x\n") == Found{"T11 1:1"});
    CHECK(findings_of("==A\n> hi\n< x\n") == Found{"T11 1:1"});
    CHECK(findings_of("") == Found{"T11 1:1"});
    CHECK(findings_of("# nothing here\nseed: 1\n") == Found{"T11 2:1"});
}

TEST_CASE("T12: bytes that are not UTF-8, and what is too large, are refused", "[talk][codes]") {
    CHECK(findings_of(talk_of("> \xFF\n< x\n")) == Found{"T12 2:1"});
    CHECK(findings_of(talk_of("> a" + std::string(1, '\0') + "b\n< x\n")) == Found{"T12 2:1"});
    CHECK(findings_of(talk_of("> hi\n< x\n# " + std::string(kMostLineBytes - 2, 'x') + "\n")).empty());
    CHECK(findings_of(talk_of("> hi\n< x\n# " + std::string(kMostLineBytes - 1, 'x') + "\n")) ==
          Found{"T12 4:1"});
    std::string large = talk_of("> hi\n< x\n");
    large.resize(kMostTalkBytes, '\n');
    CHECK(findings_of(large).empty());
    large += '\n';
    CHECK(findings_of(large) == Found{"T12 1:1"});
}

TEST_CASE("T13: a skip has its reason, and a safety talk is never skipped", "[talk][codes]") {
    CHECK(findings_of(talk_of("skip:\n> hi\n< x\n")) == Found{"T13 2:6"});
    CHECK(findings_of(talk_of("tags: safety\nskip: later\n> hi\n< x\n")) == Found{"T13 3:1"});
    CHECK(findings_of("tags: safety\n== A\nskip: later\n> hi\n< x\n") == Found{"T13 3:1"});
    CHECK(findings_of(talk_of("tags: late\nskip: later\n> hi\n< x\n")).empty());
}

TEST_CASE("T14: nothing lies so far back", "[talk][codes]") {
    CHECK(findings_of(talk_of("> (again)\n< x\n")) == Found{"T14 2:1"});
    CHECK(findings_of(talk_of("> a\n< x\n> (again 2)\n")) == Found{"T14 4:1"});
    CHECK(findings_of(talk_of("> a\n< x\n> (again)\n> (again 2)\n")) == Found{"T14 5:1"});
    CHECK(findings_of(talk_of("> [Yes] (old)\n< x\n")) == Found{"T14 2:1"});
    CHECK(findings_of(talk_of("start: a.b\n> [Yes] (old)\n< x\n")).empty());
    CHECK(findings_of(talk_of("> (photo)\n< x\n> (edit) a\n< y\n")) == Found{"T14 4:1"});
    CHECK(findings_of(talk_of("> a\n< x\n> (edit 2) b\n")) == Found{"T14 4:1"});
}

TEST_CASE("all findings of a file come at once, in order, and hide no others", "[talk][codes]") {
    CHECK(findings_of("strat: x\n"
                      "== A\n"
                      "> (phto)\n"
                      "< under a broken line nothing else is wrong\n"
                      "[Yes]\n"
                      "= state a.b\n"
                      "hm\n"
                      "> hi\n"
                      "= stat x\n"
                      "== B\n"
                      "> hi\n") == Found{"T02 1:1", "T03 3:4", "T01 7:1", "T03 9:3", "T06 10:1"});
}

// --- hostile files
// ------------------------------------------------------------------------------------------

TEST_CASE("any bytes give talks or findings, with places inside the file", "[talk][property]") {
    const std::string seed_text =
        "never: /x/i\n== A\nstart: a.b under c.d\nclock: Mon 2026-01-05 21:15 Europe/Paris\nslots: a = [1, "
        "\"2\"], b = \"c\"\n"
        "reminders: r at Tue 20:00\n> hi \\| there\n| more\n<# a.b\n[Yes | No\\]]\n= intent a.b by \"x\"\n<~ "
        "a ... b\n</a\\/b/i\n<...\n"
        "@ at 02:30 +01:00\n< x\n= reminder r at 2026-01-11 18:00\n> (repeat 3 \"ha\")\n= stack a.b > c.d\n> "
        "[Yes] (old 2)\n<*\n[*]\n"
        "@ after 1 day 2h\n= slot x >= 2\n> (bytes 48 ff)\n= not said /y/\n";
    const std::string pieces = "=<>|[]()@#:/\\\"~*. \n\r\t1aé…\xFF";
    std::mt19937_64 random(20260105);
    std::size_t parsed_without_findings = 0;
    for (int round = 0; round < 4000; ++round) {
        std::string bytes = seed_text;
        const auto changes = random() % 6;
        for (std::uint64_t i = 0; i < changes; ++i) {
            const auto at = random() % bytes.size();
            switch (random() % 4) {
                case 0:
                    bytes[at] = pieces[random() % pieces.size()];
                    break;
                case 1:
                    bytes.erase(at, random() % 20);
                    break;
                case 2:
                    bytes.insert(at, 1, pieces[random() % pieces.size()]);
                    break;
                default:
                    bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 40));
                    break;
            }
            if (bytes.empty()) bytes = "x";
        }
        const ParsedTalks talks = parse_talks("a.talk", bytes);
        const auto lines = std::count(bytes.begin(), bytes.end(), '\n') + 1;
        for (const Diagnostic& each : talks.findings) {
            REQUIRE(each.source.line >= 1);
            REQUIRE(each.source.line <= lines);
            REQUIRE(each.source.column >= 1);
            REQUIRE(each.width >= 1);
            REQUIRE_FALSE(each.what.empty());
        }
        if (talks.findings.empty()) ++parsed_without_findings;
        for (const Talk& talk : talks.talks)
            for (const Block& block : talk.blocks) REQUIRE(block.place.line <= lines);
    }
    CHECK(parsed_without_findings > 400);
    CHECK(parsed_without_findings < 4000);
}

TEST_CASE("a file of nothing but mistakes names a part of them and their number", "[talk]") {
    std::string bytes = "== A\n> hi\n< x\n";
    for (int i = 0; i < 1000; ++i) bytes += "hm\n";
    const ParsedTalks talks = parse_talks("a.talk", bytes);
    REQUIRE(talks.findings.size() == 201);
    CHECK(has(talks.findings.back().what, "799 more findings"));
}

TEST_CASE("plain words know neither case nor punctuation nor apostrophes", "[talk]") {
    const auto words = [](const std::string& line) { return message("<~ " + line + "\n").runs.front(); };
    CHECK(words("Don't don’t DONT dont") == std::vector<std::string>(4, "dont"));
    CHECK(words("It’s *really*, (über) “fine”!") ==
          std::vector<std::string>{"its", "really", "uber", "fine"});
    CHECK(words("7/10 at 20:00") == std::vector<std::string>{"7", "10", "at", "20", "00"});
    CHECK(words("okay👍🏽 sure") == std::vector<std::string>{"okay", "sure"});
}

}  // namespace onward

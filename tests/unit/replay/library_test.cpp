// Talks against the content that they meet: names, values, moments, and the conversations they go on from.
#include "replay/library.hpp"

#include <map>

#include "support/catch.hpp"

namespace onward {
namespace {

std::shared_ptr<const Script> content() {
    static const Loaded loaded = load(ONWARD_SOURCE_DIR "/tests/talks_content");
    std::string findings;
    for (const Diagnostic& each : loaded.findings) findings += print(each) + "\n";
    INFO(findings);
    REQUIRE(loaded.script != nullptr);
    return loaded.script;
}

// A library of files that are only in memory; the folder "other" holds the same content again, "broken" none.
TalkLibrary library_of(const std::map<std::string, std::string>& files,
                       const std::vector<std::string>& asked) {
    const TalkSources sources{[&](const std::string& path) -> Result<std::string> {
                                  const auto file = files.find(path);
                                  if (file == files.end()) return Error{"there is no such file"};
                                  return file->second;
                              },
                              [](const std::string& folder) {
                                  Loaded loaded;
                                  if (folder == "talks/other") loaded.script = content();
                                  return loaded;
                              }};
    return read_library(asked, content(), sources);
}

using Found = std::vector<std::string>;

Found codes_of(const TalkLibrary& library) {
    Found found;
    for (const Diagnostic& each : library.findings)
        found.push_back(each.code + " " + std::to_string(each.source.line) + ":" +
                        std::to_string(each.source.column));
    return found;
}

// The findings of one talk with these settings and lines; settings begin in line 2.
TalkLibrary one_talk(const std::string& lines) {
    return library_of({{"a.talk", "== A\n" + lines}}, {"a.talk"});
}
Found findings_of(const std::string& lines) { return codes_of(one_talk(lines)); }
Found findings_of_check(const std::string& check) { return findings_of("> hi\n< x\n" + check + "\n"); }
std::string what_of(const std::string& lines) {
    const TalkLibrary library = one_talk(lines);
    REQUIRE(library.findings.size() == 1);
    return library.findings.front().what;
}
bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("T04: names that the content does not have, with the one that was meant", "[talk][names]") {
    CHECK(findings_of_check("= state slip.befor") == Found{"T04 4:9"});
    CHECK(has(what_of("> hi\n= state slip.befor\n"), "did you mean \"slip.before\"?"));
    CHECK(findings_of_check("= state slip.before").empty());
    CHECK(findings_of_check("= state slip.*").empty());
    CHECK(findings_of_check("= state silp.*") == Found{"T04 4:9"});
    CHECK(findings_of_check("= state home").empty());
    CHECK(findings_of_check("= not state slip.befor") == Found{"T04 4:13"});
    CHECK(findings_of_check("= intent answer.yess") == Found{"T04 4:10"});
    CHECK(findings_of_check("= intent none").empty());
    CHECK(findings_of_check("= intent safety.suicide.denied").empty());
    CHECK(findings_of_check("= intent safety.denied") == Found{"T04 4:10"});
    CHECK(findings_of_check("= intent answer.yes.denied") == Found{"T04 4:10"});
    CHECK(findings_of_check("= also answer.yess") == Found{"T04 4:8"});
    CHECK(findings_of_check("= entity reasn = space") == Found{"T04 4:10"});
    CHECK(findings_of_check("= entity reason = space").empty());
    CHECK(findings_of_check("= entity duration = 3d").empty());
    CHECK(findings_of_check("= slot nam = Sam") == Found{"T04 4:8"});
    CHECK(findings_of_check("= slot nc_run = 3").empty());
    CHECK(findings_of_check("= holds nc_run >= 3").empty());
    CHECK(findings_of_check("= holds nc_rum >= 3") == Found{"T03 4:9"});
    CHECK(findings_of_check("= holds nc_run >=") == Found{"T03 4:18"});
    CHECK(findings_of_check("= stack slip.before > journal.wrte") == Found{"T04 4:23"});
    CHECK(findings_of_check("= ended jurnal done") == Found{"T04 4:9"});
    CHECK(findings_of_check("= text slip.before_questin") == Found{"T04 4:8"});
    CHECK(findings_of_check("= text coach.stale_button").empty());
    CHECK(findings_of_check("= reminder chekin is not set") == Found{"T04 4:12"});
    CHECK(findings_of_check("= reminder no_reply is not set").empty());
    CHECK(findings_of_check("= not saved journal") == Found{"T04 4:13"});
    CHECK(findings_of_check("= helpline criss") == Found{"T04 4:12"});
    CHECK(findings_of_check("= helpline crisis").empty());
    CHECK(findings_of("> hi\n  <#  slip.befor\n") == Found{"T04 3:7"});
    CHECK(findings_of("start: slip.befor\n> hi\n< x\n") == Found{"T04 2:8"});
    CHECK(findings_of("start: slip.wrote\n> hi\n< x\n") == Found{"T04 2:8"});
    CHECK(has(what_of("start: slip.wrote\n> hi\n< x\n"), "nobody waits there"));
    CHECK(findings_of("start: slip.before under journal.writ\n> hi\n< x\n") == Found{"T04 2:26"});
    CHECK(findings_of("slots: nam = Sam\n> hi\n< x\n") == Found{"T04 2:8"});
    CHECK(findings_of("reminders: chekin at Tue 20:00\n> hi\n< x\n") == Found{"T04 2:12"});
    CHECK(findings_of("reminders: checkin at Tue 20:00\n> hi\n< x\n").empty());
}

TEST_CASE("T07: values that their slot can not hold", "[talk][names]") {
    CHECK(findings_of("slots: nc_best = many\n> hi\n< x\n") == Found{"T07 2:18"});
    CHECK(findings_of("slots: nc_best = -1\n> hi\n< x\n") == Found{"T07 2:18"});
    CHECK(findings_of("slots: nc_best = 3.5\n> hi\n< x\n") == Found{"T07 2:18"});
    CHECK(findings_of("slots: checkin_on = maybe\n> hi\n< x\n") == Found{"T07 2:21"});
    CHECK(findings_of("slots: checkin_time = 25:00\n> hi\n< x\n") == Found{"T07 2:23"});
    CHECK(findings_of("slots: nc_last_contact = yesterday\n> hi\n< x\n") == Found{"T07 2:26"});
    CHECK(findings_of("slots: slip_trigger = lonly\n> hi\n< x\n") == Found{"T07 2:23"});
    CHECK(has(what_of("slots: slip_trigger = lonly\n> hi\n< x\n"), "did you mean \"lonely\"?"));
    CHECK(findings_of("slots: reasons = space\n> hi\n< x\n") == Found{"T07 2:18"});
    CHECK(findings_of("slots: reasons = [space, monney]\n> hi\n< x\n") == Found{"T07 2:18"});
    CHECK(findings_of("slots: reasons = [space, money, trust, distance, space]\n> hi\n< x\n") ==
          Found{"T07 2:18"});
    CHECK(findings_of("slots: name = [Sam]\n> hi\n< x\n") == Found{"T07 2:15"});
    CHECK(findings_of("slots: name = " + std::string(41, 'x') + "\n> hi\n< x\n") == Found{"T07 2:15"});
    CHECK(findings_of("slots: country = Ireland\n> hi\n< x\n") == Found{"T07 2:18"});
    CHECK(findings_of("slots: zone = Mars\n> hi\n< x\n") == Found{"T07 2:15"});
    CHECK(findings_of("slots: ex_pronouns = him\n> hi\n< x\n") == Found{"T07 2:22"});
    CHECK(findings_of("slots: name = yes, ex_pronouns = he, country = IE, zone = Europe/Dublin, checkin_time "
                      "= 20:00\n> hi\n< x\n")
              .empty());
    CHECK(findings_of(
              "slots: reasons = [space, money], nc_last_contact = 2026-01-02, checkin_on = yes\n> hi\n< x\n")
              .empty());
    CHECK(findings_of_check("= slot nc_best = many") == Found{"T07 4:18"});
    CHECK(findings_of_check("= slot nc_best = -1") == Found{"T07 4:18"});
    CHECK(findings_of_check("= slot nc_best > -1").empty());
    CHECK(findings_of_check("= slot name < Sam") == Found{"T07 4:8"});
    CHECK(findings_of_check("= slot name includes Sam") == Found{"T07 4:8"});
    CHECK(findings_of_check("= slot reasons includes sky") == Found{"T07 4:25"});
    CHECK(findings_of_check("= slot reasons includes space").empty());
    CHECK(findings_of_check("= slot reasons = [space]").empty());
    CHECK(findings_of_check("= slot reasons is set").empty());
}

TEST_CASE("T09: a moment that does not exist, or twice, on the user's wall", "[talk][names]") {
    const std::string spring = "clock: 2026-03-29 02:30 Europe/Paris\n> hi\n< x\n";
    CHECK(findings_of(spring) == Found{"T09 2:8"});
    CHECK(findings_of("clock: 2026-03-29 03:30 Europe/Paris\n> hi\n< x\n").empty());
    CHECK(findings_of("clock: 2026-10-25 02:30 Europe/Paris\n> hi\n< x\n") == Found{"T09 2:8"});
    CHECK(has(what_of("clock: 2026-10-25 02:30 Europe/Paris\n> hi\n< x\n"), "offset"));
    CHECK(findings_of("clock: 2026-10-25 02:30 +01:00 Europe/Paris\n> hi\n< x\n").empty());
    CHECK(findings_of("clock: 2026-10-25 02:30 +03:00 Europe/Paris\n> hi\n< x\n") == Found{"T09 2:8"});
    CHECK(findings_of("clock: 2026-10-20 09:00 Europe/Paris\n@ at 2026-10-25 02:30\n= state home\n") ==
          Found{"T09 3:6"});
    CHECK(findings_of("clock: 2026-10-20 09:00 UTC\n@ at 2026-10-25 02:30\n= state home\n").empty());
    CHECK(findings_of(
              "clock: 2026-10-20 09:00 Europe/Paris\nreminders: checkin at 2026-10-25 02:30\n> hi\n< x\n") ==
          Found{"T09 3:23"});
}

TEST_CASE("T10: what a conversation goes on from must be there, and not itself", "[talk][names]") {
    const std::string base = "== First\n> hi\n< x\n";
    const std::string then = "== Then\ncontinues: a.talk \"First\"\n> hi\n< x\n";
    CHECK(library_of({{"talks/a.talk", base + then}}, {"talks/a.talk"}).findings.empty());
    CHECK(codes_of(library_of({{"a.talk", "== Then\ncontinues: b.talk \"First\"\n> hi\n< x\n"}},
                              {"a.talk"})) == Found{"T10 2:12"});
    CHECK(codes_of(library_of({{"a.talk", base + "== Then\ncontinues: a.talk \"Frist\"\n> hi\n< x\n"}},
                              {"a.talk"})) == Found{"T10 5:12"});
    CHECK(codes_of(library_of({{"a.talk", "== A\ncontinues: a.talk \"A\"\n> hi\n< x\n"}}, {"a.talk"})) ==
          Found{"T10 2:12"});
    const std::string circle =
        "== A\ncontinues: a.talk \"B\"\n> hi\n< x\n== B\ncontinues: a.talk \"A\"\n> hi\n< x\n";
    CHECK(codes_of(library_of({{"a.talk", circle}}, {"a.talk"})) == Found{"T10 2:12", "T10 6:12"});
}

TEST_CASE("a base in another file is read too, and not counted among what was asked for", "[talk][names]") {
    const TalkLibrary library =
        library_of({{"talks/a/one.talk", "== One\ncontinues: ../b/two.talk \"Two\"\n> hi\n< x\n"},
                    {"talks/b/two.talk", "== Two\ncontinues: three.talk \"Three\"\n> hi\n< x\n"},
                    {"talks/b/three.talk", "== Three\nclock: 2026-10-20 09:00 Europe/Paris\n> hi\n< x\n"}},
                   {"talks/a/one.talk"});
    REQUIRE(library.findings.empty());
    REQUIRE(library.talks.size() == 3);
    CHECK(library.talks[0].base == 1);
    CHECK(library.talks[1].base == 2);
    CHECK_FALSE(library.talks[2].base.has_value());
    CHECK(library.talks[0].asked);
    CHECK_FALSE(library.talks[1].asked);
}

TEST_CASE("names after @ content are those of the other content", "[talk][names]") {
    const auto found = [](const std::string& lines) {
        return codes_of(library_of({{"talks/a.talk", "== A\n" + lines}}, {"talks/a.talk"}));
    };
    CHECK(found("> hi\n< x\n@ content other\n> hi\n= state slip.before\n").empty());
    CHECK(found("> hi\n< x\n@ content broken\n> hi\n= state slip.before\n") == Found{"T03 4:11"});
}

TEST_CASE("the findings of all files come at once, each with its line", "[talk][names]") {
    const TalkLibrary library =
        library_of({{"a.talk", "== A\n> hi\n= state slip.befor\n"}, {"b.talk", "== B\n> hi\n  = stat x\n"}},
                   {"a.talk", "b.talk", "c.talk"});
    REQUIRE(codes_of(library) == Found{"T04 3:9", "T03 3:5", "T12 1:1"});
    CHECK(library.findings[0].source.file == "a.talk");
    CHECK(library.findings[0].line == "= state slip.befor");
    CHECK(library.findings[1].source.file == "b.talk");
    CHECK(library.findings[1].line == "  = stat x");
    CHECK(library.findings[2].source.file == "c.talk");
}

TEST_CASE("a star in a name stands for any characters", "[talk][names]") {
    CHECK(matches("slip.*", "slip.before"));
    CHECK(matches("*", ""));
    CHECK(matches("*.before", "slip.before"));
    CHECK(matches("s*p.b*e", "slip.before"));
    CHECK(matches("slip.before", "slip.before"));
    CHECK_FALSE(matches("slip.*", "slap.before"));
    CHECK_FALSE(matches("slip", "slip.before"));
    CHECK_FALSE(matches("*before", "slip.before_"));
    CHECK_FALSE(matches("", "x"));
}

}  // namespace onward

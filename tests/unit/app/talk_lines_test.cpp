// Lines of a talk as they are written; that they are read back as they were is asked of the talk reader.
#include "app/talk_lines.hpp"

#include "support/catch.hpp"

namespace onward::test {
namespace {

Instant at(const char* date, const char* time, const char* zone) {
    return to_instant(*parse_date(date), *parse_time(time), *Zone::find(zone));
}

TEST_CASE("what a user wrote can not be taken for a press or an event", "[chat]") {
    CHECK(talk_user_line("i texted him") == "> i texted him\n");
    CHECK(talk_user_line("[Yes]") == "> \\[Yes]\n");
    CHECK(talk_user_line("(photo)") == "> \\(photo)\n");
    CHECK(talk_user_line("\\x") == "> \\\\x\n");
    CHECK(talk_user_line("a [b] (c) \\d") == "> a [b] (c) \\d\n");
    CHECK(talk_user_line("< not the coach") == "> < not the coach\n");
}

TEST_CASE("a message of several lines is one message", "[chat]") {
    CHECK(talk_coach_lines("One.") == "< One.\n");
    CHECK(talk_coach_lines("One.\n\nThree.") == "< One.\n|\n| Three.\n");
}

TEST_CASE("labels are escaped where a bracket line would read them otherwise", "[chat]") {
    CHECK(talk_button_line({"Yes", "Not now"}) == "[Yes | Not now]\n");
    CHECK(talk_button_line({"a|b", "[c]", "\\", "*", "..."}) == "[a\\|b | [c\\] | \\\\ | \\* | \\...]\n");
}

TEST_CASE("a clock names weekday, date, time and zone, and in the hour that comes twice its offset",
          "[chat]") {
    CHECK(talk_clock(at("2026-03-02", "09:05", "UTC"), Zone::utc()) == "Mon 2026-03-02 09:05 UTC");
    const Zone paris = *Zone::find("Europe/Paris");
    CHECK(talk_clock(at("2026-01-05", "21:15", "Europe/Paris"), paris) ==
          "Mon 2026-01-05 21:15 Europe/Paris");
    const Instant earlier = at("2026-10-25", "02:30", "Europe/Paris");
    CHECK(talk_clock(earlier, paris) == "Sun 2026-10-25 02:30 +02:00 Europe/Paris");
    CHECK(talk_clock(earlier + std::chrono::hours{1}, paris) == "Sun 2026-10-25 02:30 +01:00 Europe/Paris");
    const Zone new_york = *Zone::find("America/New_York");
    CHECK(talk_clock(at("2026-11-01", "01:30", "America/New_York"), new_york) ==
          "Sun 2026-11-01 01:30 -04:00 America/New_York");
}

TEST_CASE("a pause is written in hours and minutes", "[chat]") {
    using std::chrono::minutes;
    CHECK(talk_wait_line(minutes{1}) == "@ after 1 minute\n");
    CHECK(talk_wait_line(minutes{59}) == "@ after 59 minutes\n");
    CHECK(talk_wait_line(minutes{60}) == "@ after 1 hour\n");
    CHECK(talk_wait_line(minutes{26 * 60 + 10}) == "@ after 26 hours 10 minutes\n");
}

}  // namespace
}  // namespace onward::test

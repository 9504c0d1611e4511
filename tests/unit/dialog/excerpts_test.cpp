// The excerpts of docs/format.md, run: a dialog of each kind from beginning to end.
#include "support/excerpts.hpp"

#include "support/catch.hpp"
#include "support/small_coach.hpp"

namespace onward::test {

using namespace std::chrono_literals;

TEST_CASE("a check-in from its first word to its goodbye", "[dialog][excerpts]") {
    User user(script_of(kExcerpts));
    user.onboarded().says("check in");
    CHECK(user.heard() == Texts{"checkin.mood_question"});
    user.says("rough");
    CHECK(user.heard() == Texts{"checkin.pull_question"});
    CHECK(user.list("mood") == Texts{"3"});
    CHECK(user.words() == Texts{"How strong is the pull to write to your ex today, 0 to 10?"});
    user.says("about a 4");
    user.says("my sister called");
    CHECK(user.heard() == Texts{"checkin.one_thing_echo", "checkin.goodbye"});
    CHECK(user.words()[0] == "“my sister called”. I'll remember that you told me.");
    CHECK(user.stack().empty());
    CHECK(user.slot("mood_today") == "");
    CHECK(user.slot("one_thing") == "");
}

TEST_CASE("a mood that is told opens the check-in after its first question", "[dialog][excerpts]") {
    User user(script_of(kExcerpts));
    user.onboarded().says("feeling at 4 today");
    CHECK(user.heard() == Texts{"checkin.pull_question"});
    CHECK(user.list("mood") == Texts{"4"});
}

TEST_CASE("a strong pull calls the urge, which comes back", "[dialog][excerpts]") {
    User user(script_of(kExcerpts));
    user.onboarded().says("check in").says("6").says("8");
    CHECK(user.heard() == Texts{"checkin.pull_strong", "urge.ten_minutes"});
    CHECK(user.stack() == Texts{"urge.wave", "checkin.pull"});
    user.says("okay").until("2026-03-02 09:10");
    CHECK(user.heard() == Texts{"urge.how_strong_now"});
    user.says("write it here").says("dear you").says("why").says("done");
    CHECK(user.slot("letter_draft") == "dear you\nwhy");
    user.says("an answer");
    CHECK(user.heard() == Texts{"checkin.one_thing_question"});
    CHECK(user.slot("letter_draft") == "");
    // Nobody asked for a message in the night: it ends without one.
    user.until("2026-03-03 09:00");
    CHECK(user.unasked.empty());
    CHECK(user.stack().empty());
}

TEST_CASE("a very low mood is met with one caring question", "[dialog][excerpts]") {
    User user(script_of(kExcerpts));
    user.onboarded().says("check in").says("1");
    CHECK(user.heard() == Texts{"checkin.mood_very_low", "suicide.contacts_line",
                                "suicide.do_you_think_of_killing_yourself"});
    user.says("no");
    CHECK(user.heard() == Texts{"suicide.thank_you_for_telling_me_straight", "checkin.pull_question"});
}

TEST_CASE("seven signs: kept when left, outcome with its reasons, changed afterwards", "[dialog][excerpts]") {
    User user(script_of(kExcerpts));
    user.onboarded().says("red flags").says("okay").says("why do you ask");
    CHECK(user.heard() == Texts{"red_flags.why_rebound", "red_flags.rebound_question"});
    user.says("yes, for a colleague");
    CHECK(user.heard() == Texts{"red_flags.rebound_echo", "red_flags.unsolved_question"});
    CHECK(user.words()[1] == "2 of 3: is what broke it solved?");
    user.says("i am so upset").says("yes");
    CHECK(user.heard() == Texts{"coach.returning", "red_flags.unsolved_question"});
    user.says("yes").says("nope");
    CHECK(user.heard() == Texts{"red_flags.not_now", "red_flags.in_your_hands"});
    CHECK(user.slot("red") == "not_now");
    CHECK(user.conversation.memory.cell(SlotId{"red"})->reasons.size() == 1);

    user.says("change 1").says("no");
    CHECK(user.heard() == Texts{"coach.changed_answer", "red_flags.clear"});
    CHECK(user.slot("red") == "clear");

    user.says("red flags");
    CHECK(user.heard() == Texts{"red_flags.asked_lately", "red_flags.frame_question"});
}

TEST_CASE("the signs are not asked after a crisis, and not late", "[dialog][excerpts]") {
    User user(script_of(kExcerpts));
    user.onboarded().says("i want to die").says("no").says("yes");
    CHECK(user.stack().empty());
    user.after(2h).says("red flags");
    CHECK(user.heard() == Texts{"coach.not_tonight"});
    user.after(24h * 2).says("red flags");
    CHECK(user.heard() == Texts{"coach.dark_was", "red_flags.frame_question"});
    user.on("2026-03-05 23:00").says("stop").says("red flags");
    CHECK(user.heard() == Texts{"coach.not_tonight"});
}

TEST_CASE("hard dates: an entry, its reminder, its removal", "[dialog][excerpts]") {
    User user(script_of(kExcerpts));
    user.onboarded().says("a hard date").says("our anniversary").says("tomorrow");
    CHECK(user.heard() == Texts{"dates.date_saved"});
    CHECK(user.reminder("hard_dates#1") == "2026-03-02 18:00");
    user.until("2026-03-02 18:00");
    CHECK(user.words() == Texts{"Tomorrow is our anniversary. Shall we make a plan?"});
    user.says("thank you").says("remove a date");
    CHECK(user.heard() == Texts{"dates.your_dates", "dates.which_one_question"});
    user.says("1");
    CHECK(user.heard() == Texts{"dates.date_removed"});
    CHECK(user.conversation.memory.list(SlotId{"dates"})->entries.empty());
}

TEST_CASE("a long story is thanked for, and the question asked again", "[dialog][excerpts]") {
    User user(script_of(kExcerpts));
    std::string story;
    for (int i = 0; i < 50; ++i) story += "and then ";
    user.at("red_flags.rebound").says(story);
    CHECK(user.rung() == "listen");
    CHECK(user.heard() == Texts{"shared.story_echo", "red_flags.rebound_question"});
}

}  // namespace onward::test

// What the proofs of the loader must leave alone: content that is right, and looks nearly like content that
// is not.
#include "support/catch.hpp"
#include "support/content.hpp"

namespace onward {
namespace {

using test::changed;
using test::Files;
using test::good_content;
using test::load_files;
using test::printed_findings;

constexpr const char* kWalk = "dialogs/everyday/walk.yaml";
constexpr const char* kDates = "dialogs/everyday/dates.yaml";
constexpr const char* kDiary = "dialogs/everyday/diary.yaml";
constexpr const char* kSigns = "dialogs/path/signs.yaml";
constexpr const char* kCoach = "dialogs/coach.yaml";
constexpr const char* kSlots = "dialogs/slots.yaml";

void accepts(const Files& files) {
    const Loaded loaded = load_files(files);
    INFO(printed_findings(loaded));
    CHECK(loaded.findings.empty());
    CHECK(loaded.script != nullptr);
}

Files walk_with_states(const std::string& states) {
    return changed(good_content(), kWalk, "  bye:\n    say: bye\n", states + "  bye:\n    say: bye\n");
}

// The walk's last words, said after the answer to its question.
Files walk_says(const std::string& then, const std::string& text) {
    return changed(
        changed(good_content(), kWalk, "    then: {do: {add: {mood: mood_today}}, goto: bye}\n", then), kWalk,
        "texts:\n", "texts:\n  told: " + text + "\n");
}

std::string chain(int first, int last, const std::string& end) {
    std::string states;
    for (int i = first; i <= last; ++i)
        states += "  s" + std::to_string(i) +
                  ":\n    then: {goto: " + (i == last ? end : "s" + std::to_string(i + 1)) + "}\n";
    return states;
}

}  // namespace

TEST_CASE("a circle in which a question waits is no loop", "[loader][accepts]") {
    accepts(
        walk_with_states("  one:\n    then: {goto: two}\n"
                         "  two:\n    ask: mood_question\n    no_match: {goto: one}\n"));
}

TEST_CASE("sixteen passing states may follow each other", "[loader][accepts]") {
    accepts(walk_with_states(chain(1, 16, "waits") +
                             "  waits:\n    ask: mood_question\n    no_match: {goto: bye}\n"));
}

TEST_CASE("states that are passed over do not count among the sixteen", "[loader][accepts]") {
    std::string states;
    for (int i = 1; i <= 30; ++i)
        states += "  s" + std::to_string(i) +
                  ":\n    ask: mood_question\n    fill: {slot: mood_today, from: number, once: true}\n" +
                  "    then: {goto: " + (i == 30 ? "bye" : "s" + std::to_string(i + 1)) + "}\n";
    accepts(walk_with_states(states));
}

TEST_CASE("a gate may lead to a dialog before which it does not stand", "[loader][accepts]") {
    accepts(changed(good_content(), kCoach, "except: [walk], goto: suicide}",
                    "for: [signs, diary], goto: walk}"));
}

namespace {

// nest1 to nest8, each of which calls the next; the last one does `last`.
Files nested(const std::string& last) {
    Files files = good_content();
    for (int i = 1; i <= 8; ++i) {
        const std::string name = "nest" + std::to_string(i), next = "nest" + std::to_string(i + 1);
        files["dialogs/everyday/" + name + ".yaml"] =
            "format: 1\ndialog: " + name + "\ntitle: " + name +
            "\nstart: ask\nstates:\n  ask:\n    ask: question\n    no_match: {" +
            (i == 8 ? last : "call: " + next + ", back: ask") + "}\ntexts:\n  question: On?\n";
    }
    return files;
}

}  // namespace

TEST_CASE("eight dialogs may call each other in a row", "[loader][accepts]") { accepts(nested("end: done")); }

TEST_CASE("the eighth may lead back to the first, or home, for then the stack is no deeper",
          "[loader][accepts]") {
    accepts(nested("goto: nest1"));
    accepts(nested("goto: nest5"));
    Files files = changed(nested("goto: home"), "dialogs/everyday/home.yaml", "goto: diary", "goto: side");
    for (const char* name : {"side", "inside"})
        files[std::string("dialogs/everyday/") + name + ".yaml"] =
            std::string("format: 1\ndialog: ") + name +
            "\ntitle: on\nstart: ask\nstates:\n  ask:\n    ask: question\n    no_match: {" +
            (name == std::string("side") ? "call: inside, back: ask" : "end: done") +
            "}\ntexts:\n  question: On?\n";
    accepts(files);
}

TEST_CASE("a set's no_match is not heard where the dialog has its own", "[loader][accepts]") {
    const Files files = changed(good_content(), "dialogs/shared.yaml", "  present_absent:\n",
                                "  or_walk:\n    no_match: {call: walk, back: here}\n  present_absent:\n");
    accepts(changed(files, kWalk, "start: mood\n", "start: mood\nwith: or_walk\n"));
}

TEST_CASE("a dialog may lead by goto to one that calls it", "[loader][accepts]") {
    accepts(changed(good_content(), kWalk, "no_match: {goto: bye}", "no_match: {goto: home}"));
}

TEST_CASE("within an hour of silence the coach may ask", "[loader][accepts]") {
    accepts(changed(good_content(), kDiary, "no_reply: {after: 20h, at_most: 2, end: skipped}",
                    "no_reply: {after: 60m, say: slept_again, goto: slept}"));
}

TEST_CASE("a slot is sure where a comparison held, not only where it says is set", "[loader][accepts]") {
    for (const char* guard :
         {"mood_today is set", "mood_today <= 2", "mood_today = 3|4", "not mood_today is not set",
          "late and mood_today > 2", "mood_today != 3 and mood_today >= 1", "not mood_today != 3",
          "mood_today > 7 or mood_today < 2", "low"})
        accepts(changed(walk_says(std::string("    then:\n      - {if: ") + guard +
                                      ", goto: tell}\n      - {goto: bye}\n  tell:\n" +
                                      "    say: told\n    then: {goto: bye}\n",
                                  "\"So {mood_today}.\""),
                        "dialogs/conditions.yaml", "conditions:\n", "conditions:\n  low: mood_today <= 2\n"));
}

TEST_CASE("a state's own answer is sure in its then, and in the text's own conditions", "[loader][accepts]") {
    accepts(walk_says("    then: {say: told, goto: bye}\n", "\"So {mood_today}.\""));
    accepts(walk_says("    then: {goto: tell}\n  tell:\n    say: told\n    then: {goto: bye}\n",
                      "[{if: mood_today is set, text: \"So {mood_today}.\"}, Noted.]"));
    accepts(walk_says("    then: {goto: tell}\n  tell:\n    say: told\n    then: {goto: bye}\n",
                      "[{if: mood_today is not set, text: Noted.}, \"So {mood_today}.\"]"));
}

TEST_CASE("a slot is sure behind a question that is passed over where it is set", "[loader][accepts]") {
    const Files files = walk_says("    then: {goto: tell}\n  tell:\n    say: told\n    then: {goto: bye}\n",
                                  "\"So {mood_today}.\"");
    accepts(changed(files, kWalk, "range: low}", "range: low, once: true, skipped: 5}"));
}

TEST_CASE("what a state is entered with stays sure over its question", "[loader][accepts]") {
    accepts(
        walk_says("    then:\n      - {if: mood_today is set, goto: ask_on}\n      - {goto: bye}\n"
                  "  ask_on:\n    ask: told\n    no_match: {say: told, goto: bye}\n",
                  "\"So {mood_today}?\""));
}

TEST_CASE("a named value is sure where it was compared, though it may be unset elsewhere",
          "[loader][accepts]") {
    const Files files =
        walk_says("    then:\n      - {if: calm_week >= 5, say: told, goto: bye}\n      - {goto: bye}\n",
                  "\"So {calm_week}.\"");
    accepts(changed(files, "dialogs/conditions.yaml", "values:\n",
                    "values:\n  calm_week: average mood over 7 days\n"));
}

TEST_CASE("a pressed button's value is sure in what the button says", "[loader][accepts]") {
    const Files files = changed(
        good_content(), kWalk, "    no_match: {goto: bye}\n",
        "    buttons: [{label: Great, value: 10, say: told, goto: bye}]\n    no_match: {goto: bye}\n");
    accepts(changed(files, kWalk, "texts:\n", "texts:\n  told: \"So {mood_today}.\"\n"));
}

TEST_CASE("a fallback, an otherwise, a list and a pronoun need no guard", "[loader][accepts]") {
    for (const char* text : {"\"So {mood_today|so so}.\"", "\"So {ex}, {slept}, {rested}.\"",
                             "\"So:\\n{mood|list}\\n{dates|list}\"", "\"So {they} {verb go, goes}.\"",
                             "\"So:\\n{journal|since 3 days}{mood|spark 7}\""})
        accepts(walk_says("    then: {goto: tell}\n  tell:\n    say: told\n    then: {goto: bye}\n", text));
}

TEST_CASE("dates, years, times, scales and large counts are no help-line numbers", "[loader][accepts]") {
    for (const char* text :
         {"\"On 2026-03-02 or 2.3.2026 or 02/03/26?\"", "\"From 2019-2023, 24/7, 20:00 to 23:15?\"",
          "\"0 1 2 3 4 5 6 7 8 9 10, which?\"", "\"Of 1,000,000 or 10 000 people?\"",
          "\"In 113 days and 1 hour?\"", "\"The first 7/10, then 12/4/1?\""})
        accepts(changed(good_content(), kWalk, "mood_question: How is it, from 0 to 10?",
                        std::string("mood_question: ") + text));
}

TEST_CASE("a label may begin with a command's word, or be an ordinary command", "[loader][accepts]") {
    for (const char* label : {"Stop here", "Help me write", "Back", "Skip", "Menu", "Urgent for me"})
        accepts(changed(good_content(), "dialogs/everyday/home.yaml", "label: A walk",
                        std::string("label: ") + label));
}

TEST_CASE("a set's button gives way to the state's own of that label", "[loader][accepts]") {
    accepts(
        changed(good_content(), kSigns, "    with: []\n", "    with: [present_absent, default_answers]\n"));
}

TEST_CASE("only the reasons that are given need words", "[loader][accepts]") {
    const Files files = changed(good_content(), kSigns, "because: [signs are present, sign_one]",
                                "because: [signs are present]");
    accepts(changed(
        files, kSlots,
        "says: {present: it was never calm, possible: whether it was calm is open, absent: it was calm}",
        "says: {present: it was never calm}"));
}

TEST_CASE("one word for all values is enough for a reason", "[loader][accepts]") {
    accepts(changed(
        good_content(), kSlots,
        "says: {present: it was never calm, possible: whether it was calm is open, absent: it was calm}",
        "says: whether it was calm"));
}

TEST_CASE("an enum that is never shown needs no words", "[loader][accepts]") {
    accepts(changed(good_content(), kSlots, "  number: {",
                    "  hidden: {type: enum, values: [a, b], keep: visit}\n  number: {"));
}

TEST_CASE("a reminder has a time of the day, a day, or a while", "[loader][accepts]") {
    for (const char* when : {"after: 7d, every: 1d", "after: 20h", "at: 12:00", "at: date_at, every: 1d",
                             "at: 12:00, on: today + 1", "at: date_at, on: date_on"})
        accepts(changed(good_content(), kDates, "after: 7d, every: 1d", when));
}

TEST_CASE("an answer of one state may be taken over by another", "[loader][accepts]") {
    accepts(walk_with_states("  again:\n    ask: mood_question\n    no_match: {answered: mood}\n"));
}

TEST_CASE("a listed intent may be heard again under a condition before", "[loader][accepts]") {
    accepts(changed(
        good_content(), "dialogs/safety/suicide.yaml", "listen: {when: answer.done, goto: safe}",
        "listen: [{when: answer.done, if: asked_gently, goto: safe}, {when: answer.done, goto: first}]"));
}

TEST_CASE("a text that may be left out may be said, though not asked", "[loader][accepts]") {
    accepts(changed(good_content(), kWalk, "bye: \"Go well, {name}.\"",
                    "bye: \"{text late_words}\\nGo well.\"\n  late_words: {if: late, text: Sleep well.}"));
}

}  // namespace onward

// Many talks: bases once and kept, blocked and skipped, the same result for every number of workers and every
// order; and what is printed about them.
#include "replay/runner.hpp"

#include <atomic>

#include "replay/report.hpp"
#include "support/catch.hpp"
#include "support/fake_stage.hpp"

namespace onward {
namespace {

std::shared_ptr<const Script> content() {
    static const Loaded loaded = load(ONWARD_SOURCE_DIR "/tests/talks_content");
    REQUIRE(loaded.script != nullptr);
    return loaded.script;
}

TalkLibrary library_of(const std::string& bytes) {
    const TalkSources sources{[&](const std::string&) { return Result<std::string>(bytes); },
                              [](const std::string&) { return Loaded{}; }};
    TalkLibrary library = read_library({"a.talk"}, content(), sources);
    std::string findings;
    for (const Diagnostic& each : library.findings) findings += print(each) + "\n";
    INFO(findings);
    REQUIRE(library.findings.empty());
    return library;
}

// Says "<n>" to the n-th message of a conversation, counted in a slot.
std::unique_ptr<FakeStage> counting_stage() {
    auto stage = std::make_unique<FakeStage>();
    stage->to_other = [](Conversation& conversation, Trace& trace) {
        auto& cell = conversation.memory.cells[SlotId{"nc_best"}];
        const auto* count = std::get_if<std::int64_t>(&cell.value);
        cell.value = std::int64_t{count == nullptr ? 1 : *count + 1};
        conversation.stack = {{.state = StateId{"slip.before"}}};
        trace.rung = Rung::topic;
        trace.intent = IntentId{"slip.wrote"};
        trace.states = {StateId{"slip.before"}};
        return std::vector<Say>{say("a.b", to_string(cell.value))};
    };
    return stage;
}

RunResults run(const TalkLibrary& library, const RunOptions& options = {}) {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < library.talks.size(); ++i) all.push_back(i);
    return run_talks(
        library, all,
        [](std::uint64_t, bool) -> Result<std::unique_ptr<Stage>> {
            return std::unique_ptr<Stage>(counting_stage());
        },
        options);
}

std::string outcomes(const RunResults& results) {
    std::string out;
    for (const auto& each : results.results)
        out += each ? "pfbs"[static_cast<std::size_t>(each->outcome)] : '-';
    return out;
}

constexpr const char* kFamily =
    "== First\n> a\n< 1\n"
    "== Second\ncontinues: a.talk \"First\"\n> b\n< 2\n"
    "== Third\ncontinues: a.talk \"Second\"\n> c\n< 3\n"
    "== Other\ncontinues: a.talk \"First\"\n> d\n< 2\n= slot nc_best = 2\n";

// Everything that is printed about a run, as the program prints it.
std::string printed(const TalkLibrary& library, const RunResults& results) {
    std::string out;
    for (std::size_t i = 0; i < library.talks.size(); ++i) {
        if (!results.results[i]) continue;
        out += print_outcome(library.talks[i].talk, *results.results[i]) + "\n";
        if (results.results[i]->outcome == Outcome::failed)
            out += print_failure(library.talks[i].talk, *results.results[i], {.width = 100});
    }
    return out;
}

}  // namespace

TEST_CASE("a conversation goes on where its base ends", "[replay][runner]") {
    CHECK(outcomes(run(library_of(kFamily))) == "pppp");
}

TEST_CASE("what stands on a failed or skipped base does not run, and says so", "[replay][runner]") {
    const std::string failing =
        "== First\n> a\n< wrong\n== Second\ncontinues: a.talk \"First\"\n> b\n< 2\n== Third\ncontinues: "
        "a.talk \"Second\"\n> c\n< 3\n== Alone\n> d\n< 1\n";
    const TalkLibrary library = library_of(failing);
    const RunResults results = run(library);
    CHECK(outcomes(results) == "fbbp");
    CHECK(results.results[1]->reason == "its base a.talk \"First\" did not pass");
    const RunResults skipped = run(
        library_of("== First\nskip: not yet\n> a\n< 1\n== Second\ncontinues: a.talk \"First\"\n> b\n< 2\n"));
    CHECK(outcomes(skipped) == "ss");
    CHECK(skipped.results[0]->reason == "not yet");
}

TEST_CASE("a base is played once, however many stand on it", "[replay][runner]") {
    const TalkLibrary library = library_of(kFamily);
    std::atomic<int> made{0};
    const MakeStage make = [&](std::uint64_t, bool) -> Result<std::unique_ptr<Stage>> {
        ++made;
        return std::unique_ptr<Stage>(counting_stage());
    };
    run_talks(library, {0, 1, 2, 3}, make, {});
    CHECK(made == 4);
    made = 0;
    run_talks(library, {2}, make, {});
    CHECK(made == 3);
}

TEST_CASE("workers and order change nothing in what comes out", "[replay][runner]") {
    std::string many = kFamily;
    for (int i = 0; i < 60; ++i)
        many += "== Talk " + std::to_string(i) + "\n" +
                (i % 3 == 0 ? "continues: a.talk \"Third\"\n> x\n< 4\n"
                            : "> x\n< 1\n> y\n< " + std::to_string(i % 5) + "\n");
    const TalkLibrary library = library_of(many);
    const RunResults alone = run(library);
    const std::string once = printed(library, alone);
    CHECK(outcomes(alone).find('f') != std::string::npos);
    for (const unsigned workers : {2U, 8U}) {
        CHECK(printed(library, run(library, {.workers = workers})) == once);
        CHECK(printed(library, run(library, {.workers = workers, .repeat = 3, .shuffle = 5})) == once);
    }
}

TEST_CASE("a conversation that goes another way when it is played again fails", "[replay][runner]") {
    const TalkLibrary library = library_of("== A\n> a\n<*\n> b\n<*\n");
    int made = 0;
    const MakeStage make = [&](std::uint64_t, bool) -> Result<std::unique_ptr<Stage>> {
        auto stage = counting_stage();
        const std::string words = made++ == 2 ? "another" : "the same";
        stage->to_message["b"] = [words](Conversation&, Trace&) {
            return std::vector<Say>{say("a.b", words)};
        };
        return std::unique_ptr<Stage>(std::move(stage));
    };
    const RunResults results = run_talks(library, {0}, make, {.repeat = 3});
    REQUIRE(results.results[0]->outcome == Outcome::failed);
    CHECK(results.results[0]->reason == "played again, it goes another way, from block 2 on");
    made = 10;
    CHECK(outcomes(run_talks(library, {0}, make, {.repeat = 3})) == "p");
}

TEST_CASE("a run with restarts is held against one without", "[replay][runner]") {
    const TalkLibrary library = library_of("== A\n> a\n< 1\n> b\n<*\n");
    const auto with = [&](bool lossy) {
        return run_talks(library, {0},
                         [lossy](std::uint64_t, bool restarts) -> Result<std::unique_ptr<Stage>> {
                             auto stage = counting_stage();
                             stage->loses_slots_on_restart = restarts && lossy;
                             return std::unique_ptr<Stage>(std::move(stage));
                         },
                         {.restart_every_turn = true});
    };
    CHECK(outcomes(with(false)) == "p");
    CHECK(outcomes(with(true)) == "f");
}

TEST_CASE("stopping at the first failure reports it and nothing after it", "[replay][runner]") {
    const TalkLibrary library =
        library_of("== A\n> a\n< 1\n== B\n> a\n< wrong\n== C\n> a\n< wrong\n== D\n> a\n< 1\n");
    for (const unsigned workers : {1U, 4U})
        CHECK(outcomes(run(library, {.workers = workers, .stop_at_first = true})) == "pf--");
    CHECK(outcomes(run(library)) == "pffp");
}

TEST_CASE("an interrupted run keeps what was played", "[replay][runner]") {
    const TalkLibrary library = library_of("== A\n> a\n< 1\n== B\n> a\n< 1\n== C\n> a\n< 1\n");
    int asked = 0;
    CHECK(outcomes(run(library, {.interrupted = [&] { return ++asked > 2; }})) == "pp-");
}

TEST_CASE("a stage that can not be made is told", "[replay][runner]") {
    const TalkLibrary library = library_of("== A\n> a\n< 1\n");
    const RunResults results = run_talks(
        library, {0},
        [](std::uint64_t, bool) -> Result<std::unique_ptr<Stage>> { return Error{"the disk is full"}; }, {});
    REQUIRE(results.broken.has_value());
    CHECK(results.broken->what == "the disk is full");
    CHECK(outcomes(results) == "f");
}

// --- what is printed
// ----------------------------------------------------------------------------------------

TEST_CASE("a failure is printed side by side in wide terminals", "[replay][report]") {
    const TalkLibrary library =
        library_of("== A slip\n> a\n< 1\n> it's b\n= intent answer.yes\n< 3\n[Yes]\n> c\n< 3\n");
    const RunResults results = run(library);
    REQUIRE(outcomes(results) == "f");
    const std::string out = print_failure(library.talks[0].talk, *results.results[0], {.width = 100});
    INFO(out);
    CHECK(out.find("FAIL  a.talk:5   \"A slip\"   block 2 of 3   state slip.before\n\n") == 0);
    const auto row = [](const std::string& number, std::string left, const std::string& mark,
                        const std::string& right) {
        left.resize(45, ' ');
        return "\n   " + number + "  " + left + " " + mark + "  " + right + "\n";
    };
    CHECK(out.find(row("4", "> it's b", "|", "> it's b")) != std::string::npos);
    CHECK(out.find(row("5", "= intent answer.yes", "X", "= intent slip.wrote")) != std::string::npos);
    CHECK(out.find(row("6", "< 3", "X", "< 2")) != std::string::npos);
    CHECK(out.find(row("7", "[Yes]", "X", "(no buttons)")) != std::string::npos);
    CHECK(out.find("  rung        topic\n") != std::string::npos);
    CHECK(out.find("  note        the blocks after this one ran too: 1 of 1 passed\n") != std::string::npos);
    CHECK(out.find("  try         onward why 'it'\\''s b' --state slip.before\n") != std::string::npos);
    CHECK(out.find("  again       onward test a.talk:5 --seed ") != std::string::npos);
    CHECK(out.find("\033") == std::string::npos);
}

TEST_CASE("a failure is printed one above the other in narrow terminals, and fits", "[replay][report]") {
    const std::string long_words =
        "Nothing of this is what will be said, but it is long enough to need several lines of a narrow "
        "terminal.";
    const TalkLibrary library = library_of("== A slip\n> a\n< " + long_words + "\n");
    const RunResults results = run(library);
    const std::string out = print_failure(library.talks[0].talk, *results.results[0], {.width = 60});
    INFO(out);
    CHECK(out.find("      - expected\n      + got\n") != std::string::npos);
    CHECK(out.find("\n   2    > a\n") != std::string::npos);
    CHECK(out.find("\n   3  - < Nothing of this") != std::string::npos);
    CHECK(out.find("\n      + < 1\n") != std::string::npos);
    std::size_t longest = 0;
    for (std::size_t from = out.find("\n\n"); from != std::string::npos; from = out.find('\n', from + 1))
        longest = std::max(
            longest, out.find('\n', from + 1) == std::string::npos ? 0 : out.find('\n', from + 1) - from - 1);
    CHECK(longest <= 60);
    const std::string colours =
        print_failure(library.talks[0].talk, *results.results[0], {.width = 60, .colour = true});
    CHECK(colours.find("\033[1;31mFAIL\033[0m") == 0);
}

TEST_CASE("one line tells the first difference, and one the whole run", "[replay][report]") {
    const TalkLibrary library = library_of(
        "== A slip\n> a\n< 1\n> b\n= intent answer.yes\n<*\n== B\n> a\n<...\n= state home\n== C\nskip: "
        "later\n> a\n< 1\n");
    const RunResults results = run(library);
    CHECK(print_first_difference(library.talks[0].talk, *results.results[0]) ==
          "a.talk:5  A slip  = intent answer.yes, got = intent slip.wrote");
    Totals totals;
    for (const auto& each : results.results) totals.add(*each);
    CHECK(print_summary(totals, 0.061) == "3 conversations, 3 turns: 0 passed, 2 failed, 1 skipped (0.06 s)");
    Totals one;
    one.passed = one.turns = 1;
    CHECK(print_summary(one, 0) == "1 conversation, 1 turn: 1 passed (0.00 s)");
    CHECK(print_outcome(library.talks[2].talk, *results.results[2]) == "SKIPPED  a.talk:11  C: later");
}

TEST_CASE("a long block shows its differences with their neighbours", "[replay][report]") {
    std::string lines = "== A\n> a\n< 1\n";
    for (int i = 0; i < 50; ++i) lines += i == 25 ? "= slot nc_best = 7\n" : "= slot nc_best = 1\n";
    const TalkLibrary library = library_of(lines);
    const RunResults results = run(library);
    const std::string out = print_failure(library.talks[0].talk, *results.results[0], {.width = 80});
    INFO(out);
    CHECK(out.find("  29  - = slot nc_best = 7\n      + = slot nc_best = 1\n") != std::string::npos);
    CHECK(out.find("... 24 more lines") != std::string::npos);
    CHECK(out.find("  40  ") == std::string::npos);
}

TEST_CASE("later failures that may have the same cause are counted and not shown", "[replay][report]") {
    const TalkLibrary library = library_of("== A\n> a\n= state journal.write\n< 1\n> b\n< 7\n> c\n< 3\n");
    const RunResults results = run(library);
    const std::string out = print_failure(library.talks[0].talk, *results.results[0], {.width = 80});
    CHECK(out.find("1 of 2 passed, same cause?") != std::string::npos);
    CHECK(out.find("block 2 of 3") == std::string::npos);
    CHECK(print_failure(library.talks[0].talk, *results.results[0], {.width = 80, .every_block = true})
              .find("block 2 of 3") != std::string::npos);
}

TEST_CASE("what stands in a talk or is said can not steer the terminal", "[replay][report]") {
    const TalkLibrary library = library_of("== A \033[31mred\n> a\033[2J\n< \033]0;x\007\n");
    const RunResults results = run(library);
    const std::string out = print_failure(library.talks[0].talk, *results.results[0], {.width = 80}) +
                            print_first_difference(library.talks[0].talk, *results.results[0]);
    CHECK(out.find('\033') == std::string::npos);
    CHECK(out.find('\007') == std::string::npos);
}

}  // namespace onward

// What holds for the shipped content holds for content that nobody wrote: whatever the loader lets through,
// step() can be given. A failing test prints its seed and the whole content. ONWARD_TEST_SEED=N repeats a
// run, ONWARD_TEST_ROUNDS=N makes it longer.
#include <array>
#include <iostream>
#include <set>

#include "dialog/begin.hpp"
#include "property/random_events.hpp"
#include "support/generated_content.hpp"
#include "support/shipped_content.hpp"

namespace onward::test {
namespace {

constexpr int kContents = 200;
constexpr int kEvents = 30;  // of each of two talks

// What a run has met, so that a generator that grew tame is noticed.
struct Met {
    std::array<int, std::size(kRungNames)> rungs{};
    std::set<std::string> ends;
    int reminded = 0, exported = 0, forgotten = 0, undone = 0, saved = 0, listed = 0, deep = 0;

    void note(const Event& event, const Turn& turn) {
        if (turn.trace.rung) ++rungs[static_cast<std::size_t>(*turn.trace.rung)];
        for (const DialogEnd& end : turn.trace.ended) ends.insert(end.how);
        reminded += std::holds_alternative<ReminderDue>(event) && !turn.actions.empty();
        for (const Action& action : turn.actions) {
            exported += std::holds_alternative<Export>(action);
            forgotten += std::holds_alternative<Forget>(action);
        }
        const Conversation& conversation = turn.conversation;
        undone += !conversation.undos.empty();
        saved += conversation.saved.has_value();
        listed += !conversation.memory.lists.empty();
        deep += conversation.stack.size() >= 3;
    }
};

void talk(Generator& random, const Script& script, Conversation conversation, Met& met) {
    const std::vector<std::string> said = what_people_say(script);
    Instant now = kMondayMorning;
    for (int j = 0; j < kEvents; ++j) {
        now += a_pause(random);
        const Event event = or_what_is_due(random, an_event(random, said, conversation), conversation, now);
        INFO("event " << j << ", at " << conversation.current().value);
        const Turn turn = checked_step(script, conversation, event, now);
        met.note(event, turn);
        conversation = turn.conversation;
    }
}

}  // namespace

TEST_CASE("step holds its promises under generated contents", "[property][generated]") {
    Met met;
    std::size_t states = 0;
    const int contents = kContents * rounds();
    for (int i = 0; i < contents; ++i) {
        const std::uint64_t seed = first_seed() + static_cast<std::uint64_t>(i);
        const Files files = generated_content(seed);
        const Loaded loaded = load_files(files);
        INFO("ONWARD_TEST_SEED=" << seed << ", its first content:\n" << printed(files));
        INFO(printed_findings(loaded));
        REQUIRE(loaded.script);
        const auto waiting = waiting_states(*loaded.script);
        states += waiting.size();
        Generator random(seed);
        talk(random, *loaded.script, fresh_conversation(seed), met);
        const auto there =
            begin_at(*loaded.script, fresh_conversation(seed), {one_of(random, waiting)}, kMondayMorning);
        REQUIRE(there);
        talk(random, *loaded.script, *there, met);
    }
    std::cout << "generated contents, ONWARD_TEST_SEED=" << first_seed() << ": " << contents << " with "
              << states << " waiting states, " << 2 * contents * kEvents << " turns;";
    for (std::size_t rung = 1; rung < met.rungs.size(); ++rung) {
        std::cout << " " << kRungNames[rung] << " " << met.rungs[rung];
        INFO(kRungNames[rung]);
        CHECK(met.rungs[rung] > 0);
    }
    std::cout << "\n";
    CHECK(met.ends == std::set<std::string>{"cancelled", "done", "skipped"});
    for (const int times :
         {met.reminded, met.exported, met.forgotten, met.undone, met.saved, met.listed, met.deep})
        CHECK(times > 0);
}

TEST_CASE("equal seeds give equal contents, others give others", "[property][generated]") {
    CHECK(generated_content(first_seed()) == generated_content(first_seed()));
    CHECK(generated_content(first_seed()) != generated_content(first_seed() + 1));
}

}  // namespace onward::test

// step() under random events, for months: it is total, equal arguments give equal turns, and what every turn
// must hold holds. ONWARD_TEST_SEED=N repeats a run.
#include "dialog/step.hpp"

#include "dialog/adopt.hpp"
#include "property/turn_invariants.hpp"
#include "support/catch.hpp"
#include "support/excerpts.hpp"
#include "support/generate.hpp"
#include "support/small_coach.hpp"

namespace onward::test {
namespace {

using namespace std::chrono_literals;

constexpr int kConversations = 60;
constexpr int kEvents = 120;

std::string a_message(Generator& random) {
    static const std::vector<std::string> kUsual{"yes",
                                                 "no",
                                                 "not sure",
                                                 "done",
                                                 "5",
                                                 "0",
                                                 "99",
                                                 "-3",
                                                 "1",
                                                 "2",
                                                 "7/10",
                                                 "between 3 and 4",
                                                 "rough",
                                                 "tuesday",
                                                 "tomorrow",
                                                 "12/4",
                                                 "ireland",
                                                 "qwertz",
                                                 "",
                                                 "  \n",
                                                 "okay",
                                                 "i am so upset",
                                                 "why do you ask",
                                                 "Done",
                                                 "Something else",
                                                 "check in",
                                                 "feeling at 4 today",
                                                 "i want to write",
                                                 "red flags",
                                                 "a hard date",
                                                 "remove a date",
                                                 "can we just talk",
                                                 "help",
                                                 "menu",
                                                 "back",
                                                 "skip",
                                                 "stop",
                                                 "pause",
                                                 "continue",
                                                 "change 2",
                                                 "change 77",
                                                 "no it was tuesday",
                                                 "check in and i want to write",
                                                 "my day by the sea"};
    static const std::vector<std::string> kDanger{"i want to die", "i have the pills here",
                                                  "i wish i was dead", "what is the point",
                                                  "yes. but i want to kill myself"};
    if (random.chance(6)) return one_of(random, kDanger);
    if (random.chance(4)) return random.words();
    if (random.chance(2)) return std::string(static_cast<std::size_t>(random.number(1, 70'000)), 'a');
    if (random.chance(3))
        return one_of(random, kUsual) + " " + one_of(random, kUsual) + ". " + one_of(random, kUsual);
    return one_of(random, kUsual);
}

Event an_event(Generator& random, const Conversation& conversation) {
    if (random.chance(70)) return Message{a_message(random), random.chance(5)};
    if (random.chance(60)) {
        const auto question = conversation.stack.empty() ? 0 : conversation.stack.back().question;
        return ButtonPress{random.chance(80) ? question : random.number(-1, 50),
                           static_cast<int>(random.number(-1, 6))};
    }
    if (random.chance(20)) return NotText{"photo"};
    return ReminderDue{
        random.chance(50)
            ? kNoReply
            : ReminderId{one_of(random, std::vector<std::string>{"noon", "hard_dates#1", "none"})},
        {}};
}

}  // namespace

TEST_CASE("step is total and equal to itself under random events", "[dialog][property]") {
    const auto script = script_of(kExcerpts);
    for (int i = 0; i < kConversations * rounds(); ++i) {
        const std::uint64_t seed = first_seed() + static_cast<std::uint64_t>(i);
        Generator random(seed);
        Conversation conversation = fresh_conversation(seed);
        Instant now = kMondayMorning;
        for (int j = 0; j < kEvents; ++j) {
            now += a_pause(random);
            const Event event = or_what_is_due(random, an_event(random, conversation), conversation, now);
            INFO("ONWARD_TEST_SEED=" << seed << ", event " << j);
            const Turn turn = step(*script, conversation, event, now);
            CHECK(step(*script, conversation, event, now) == turn);
            check_turn(*script, event, turn, now);
            conversation = turn.conversation;
        }
    }
}

TEST_CASE("whatever was stored can be adopted and stepped", "[dialog][property]") {
    const auto script = script_of(kExcerpts);
    std::vector<StateId> states;
    for (const DialogId& id : script->dialog_order) {
        for (const StateId& state : script->dialog(id)->states) states.push_back(state);
    }
    for (int i = 0; i < 300 * rounds(); ++i) {
        const std::uint64_t seed = first_seed() + static_cast<std::uint64_t>(i);
        Generator random(seed);
        Conversation stored = random.conversation();
        const auto make_real = [&](std::vector<Frame>& stack) {
            for (Frame& frame : stack) {
                if (random.chance(70)) frame.state = one_of(random, states);
                if (random.chance(70)) frame.back = one_of(random, states);
            }
        };
        make_real(stored.stack);
        if (stored.saved) make_real(stored.saved->stack);
        for (Shared<Undo>& kept : stored.undos) {
            Undo undo = *kept;
            make_real(undo.stack);
            kept = std::move(undo);
        }
        for (auto& [name, reminder] : stored.reminders) reminder.goes_to = one_of(random, states);
        for (const auto& [id, slot] : script->slots.slots) {
            if (random.chance(60)) stored.memory.cells[id] = random.cell();
            if (random.chance(20)) stored.memory.lists[id] = random.list();
        }
        Conversation conversation = adopt(*script, stored).conversation;
        Instant now = kMondayMorning;
        for (int j = 0; j < 8; ++j) {
            INFO("ONWARD_TEST_SEED=" << seed << ", event " << j);
            const Event event = an_event(random, conversation);
            const Turn turn = step(*script, conversation, event, now);
            CHECK((!turn.actions.empty() || !turn.trace.notes.empty()));
            conversation = turn.conversation;
            now += a_pause(random);
        }
    }
}

}  // namespace onward::test

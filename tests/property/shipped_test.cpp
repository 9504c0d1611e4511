// Random events at every waiting state of the shipped content: step() is total, equal arguments give equal
// bytes, what every turn must hold holds, and what is stored comes back as it was. ONWARD_TEST_SEED=N repeats
// a run, ONWARD_TEST_ROUNDS=N makes it longer.
#include "dialog/begin.hpp"
#include "property/random_events.hpp"
#include "support/shipped_content.hpp"

namespace onward::test {
namespace {

constexpr int kEvents = 12;

}  // namespace

TEST_CASE("step holds its promises from every waiting state of the shipped content", "[property]") {
    const auto script = shipped_script();
    const auto states = waiting_states(*script);
    const auto said = what_people_say(*script);
    for (int round = 0; round < rounds(); ++round) {
        for (std::size_t at = 0; at < states.size(); ++at) {
            const std::uint64_t seed = first_seed() + static_cast<std::uint64_t>(round) * 1'000'003 + at;
            Generator random(seed);
            auto conversation = *begin_at(*script, fresh_conversation(seed), {states[at]}, kMondayMorning);
            Instant now = kMondayMorning;
            for (int j = 0; j < kEvents; ++j) {
                now += a_pause(random);
                const Event event =
                    or_what_is_due(random, an_event(random, said, conversation), conversation, now);
                INFO("ONWARD_TEST_SEED=" << first_seed() << ", from " << states[at].value << ", event " << j);
                conversation = checked_step(*script, conversation, event, now).conversation;
            }
        }
    }
}

TEST_CASE("thousands of turns leave a conversation of bounded size", "[property]") {
    const auto script = shipped_script();
    const auto said = what_people_say(*script);
    Generator random(first_seed());
    Conversation conversation = fresh_conversation(first_seed());
    Instant now = kMondayMorning;
    std::size_t largest = 0;
    for (int j = 0; j < 4000 * rounds(); ++j) {
        now += a_pause(random);
        INFO("ONWARD_TEST_SEED=" << first_seed() << ", event " << j);
        conversation = step(*script, conversation, an_event(random, said, conversation), now).conversation;
        if (j % 50 == 0) largest = std::max(largest, write_conversation(conversation).size());
    }
    CHECK(largest > 500);         // something was remembered
    CHECK(largest < 256 * 1024);  // what a store takes
}

}  // namespace onward::test

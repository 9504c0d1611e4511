// Random events at every waiting state of the shipped content: step() is total, equal arguments give equal
// bytes, what every turn must hold holds, and what is stored comes back as it was. ONWARD_TEST_SEED=N repeats
// a run, ONWARD_TEST_ROUNDS=N makes it longer.
#include "codec/codec.hpp"
#include "dialog/begin.hpp"
#include "property/turn_invariants.hpp"
#include "support/shipped_content.hpp"

namespace onward::test {
namespace {

constexpr int kEvents = 12;

const std::vector<std::string>& what_people_say() {
    static const std::vector<std::string> all = [] {
        std::vector<std::string> said{"",
                                      "   ",
                                      "\n",
                                      "?",
                                      "😭😭😭",
                                      "yes",
                                      "no",
                                      "5",
                                      "0",
                                      "11",
                                      "-3",
                                      "1",
                                      "2",
                                      "done",
                                      "the second one",
                                      "12/4",
                                      "tomorrow",
                                      "3 weeks ago",
                                      "Ireland",
                                      "no, it was tuesday",
                                      "change 3",
                                      "change 99",
                                      "qwertz asdf",
                                      std::string(16 * 1024, 'a'),
                                      "a\tb\x01\x02",
                                      "\xEF\xBF\xBD\xEF\xBF\xBD"};
        for (const Intent& intent : shipped_script()->matcher->book().intents)
            for (const std::string& example : intent.examples)
                if (example.find('{') == std::string::npos) said.push_back(example);
        return said;
    }();
    return all;
}

Event an_event(Generator& random, const Conversation& conversation) {
    const auto& said = what_people_say();
    if (random.chance(75)) {
        std::string text = one_of(random, said);
        if (random.chance(15)) text += (random.chance() ? ". " : " ") + one_of(random, said);
        return Message{text, random.chance(4)};
    }
    if (random.chance(60)) {
        const auto question = conversation.stack.empty() ? 0 : conversation.stack.back().question;
        return ButtonPress{random.chance(75) ? question : random.number(-1, 50),
                           static_cast<int>(random.number(-1, 8))};
    }
    static const std::vector<std::string> kKinds{"photo", "voice", "sticker", "document", "location", ""};
    if (random.chance(30)) return NotText{one_of(random, kKinds)};
    ReminderId name{"nothing"};
    for (const auto& [one, reminder] : conversation.reminders)
        if (random.chance(50)) name = one;
    return ReminderDue{random.chance(30) ? kNoReply : name, {}};
}

}  // namespace

TEST_CASE("step holds its promises from every waiting state of the shipped content", "[property]") {
    const auto script = shipped_script();
    const auto states = waiting_states(*script);
    for (int round = 0; round < rounds(); ++round) {
        for (std::size_t at = 0; at < states.size(); ++at) {
            const std::uint64_t seed = first_seed() + static_cast<std::uint64_t>(round) * 1'000'003 + at;
            Generator random(seed);
            auto conversation = *begin_at(*script, fresh_conversation(seed), {states[at]}, kMondayMorning);
            Instant now = kMondayMorning;
            for (int j = 0; j < kEvents; ++j) {
                now += a_pause(random);
                const Event event = or_what_is_due(random, an_event(random, conversation), conversation, now);
                INFO("ONWARD_TEST_SEED=" << first_seed() << ", from " << states[at].value << ", event " << j);
                const Turn turn = step(*script, conversation, event, now);
                const Turn again = step(*script, conversation, event, now);
                CHECK(again == turn);
                const std::string bytes = write_conversation(turn.conversation);
                CHECK(write_conversation(again.conversation) == bytes);
                CHECK(write_turn(*script, again) == write_turn(*script, turn));
                CHECK(bytes.size() < 64 * 1024);
                const auto back = read_conversation(bytes);
                REQUIRE(back);
                CHECK(*back == turn.conversation);
                CHECK(write_conversation(*back) == bytes);
                check_turn(*script, event, turn, now);
                conversation = turn.conversation;
            }
        }
    }
}

TEST_CASE("thousands of turns leave a conversation of bounded size", "[property]") {
    const auto script = shipped_script();
    Generator random(first_seed());
    Conversation conversation = fresh_conversation(first_seed());
    Instant now = kMondayMorning;
    std::size_t largest = 0;
    for (int j = 0; j < 4000 * rounds(); ++j) {
        now += a_pause(random);
        INFO("ONWARD_TEST_SEED=" << first_seed() << ", event " << j);
        conversation = step(*script, conversation, an_event(random, conversation), now).conversation;
        if (j % 50 == 0) largest = std::max(largest, write_conversation(conversation).size());
    }
    CHECK(largest > 500);         // something was remembered
    CHECK(largest < 256 * 1024);  // what a store takes
}

}  // namespace onward::test

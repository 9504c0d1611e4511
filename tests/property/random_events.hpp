// Events of every kind, as they might come to a conversation of whatever content, and the one step that looks
// at all that a step promises.
#pragma once

#include <string>
#include <vector>

#include "codec/codec.hpp"
#include "property/turn_invariants.hpp"

namespace onward::test {

// What people say anywhere, and what this content's intents are for.
inline std::vector<std::string> what_people_say(const Script& script) {
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
    for (const Intent& intent : script.matcher->book().intents)
        for (const std::string& example : intent.examples)
            if (example.find('{') == std::string::npos) said.push_back(example);
    return said;
}

inline Event an_event(Generator& random, const std::vector<std::string>& said,
                      const Conversation& conversation) {
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

// Total, deterministic to the byte, bounded, never silent without a reason, and stored without loss.
inline Turn checked_step(const Script& script, const Conversation& conversation, const Event& event,
                         Instant now) {
    const Turn turn = step(script, conversation, event, now);
    const Turn again = step(script, conversation, event, now);
    CHECK(again == turn);
    const std::string bytes = write_conversation(turn.conversation);
    CHECK(write_conversation(again.conversation) == bytes);
    CHECK(write_turn(script, again) == write_turn(script, turn));
    CHECK(bytes.size() < 64 * 1024);
    const auto back = read_conversation(bytes);
    REQUIRE(back);
    CHECK(*back == turn.conversation);
    CHECK(write_conversation(*back) == bytes);
    check_turn(script, event, turn, now);
    return turn;
}

}  // namespace onward::test

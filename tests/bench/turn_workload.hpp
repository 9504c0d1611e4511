// What the turns are measured on: 60 topics with three phrases each, as content that the real loader reads
// and as the regexes of the anchors; and the messages of conversations about them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "dialog/script.hpp"

namespace onward::bench {

constexpr std::size_t kTopics = 60;
constexpr std::size_t kPhrases = 3;  // of each topic

std::string topic_intent(std::size_t topic);

// One regex a phrase; those of topic t are the ones from t * kPhrases on.
std::vector<std::string> topic_regexes();

// A home that asks, and for each topic a dialog that asks one question and keeps the answer. Throws if the
// loader finds fault.
std::shared_ptr<const Script> topic_script();

// In turn one that opens a topic and one that answers its question. `topic` is the first one's, in both.
struct TurnMessage {
    std::string text;
    std::size_t topic = 0;
    bool opens = false;
};
std::vector<TurnMessage> make_turns(std::size_t count);

}  // namespace onward::bench

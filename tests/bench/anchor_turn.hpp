// The skeleton of a turn, for anchors (4) and (5): a table of next states, a template with two slots, the
// conversation as a struct, nothing stored and nothing traced. What the message meant is given to it.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "bench/turn_workload.hpp"

namespace onward::bench {

constexpr int kNoTopic = -1;

struct SkeletonConversation {
    std::size_t state = kTopics;  // the topic whose question is open; kTopics: home
    std::string name = "Sam", ex = "Alex";
    std::string answer;
    std::size_t turns = 0;
};

class AnchorTurn {
  public:
    AnchorTurn() {
        next_.resize(kTopics + 1);
        for (auto& row : next_)
            for (std::size_t topic = 0; topic < kTopics; ++topic) row[topic] = topic;
        for (std::size_t topic = 0; topic < kTopics; ++topic)
            templates_.push_back("Let us look at " + topic_intent(topic) +
                                 ", {name}. What has {ex} to do with it?");
        templates_.push_back("I keep that, {name}, about {ex}. What would help now?");
    }
    std::string reply(SkeletonConversation& conversation, const std::string& text, int topic) const {
        ++conversation.turns;
        if (topic == kNoTopic && conversation.state != kTopics) conversation.answer = text;
        conversation.state =
            topic == kNoTopic ? kTopics : next_[conversation.state][static_cast<std::size_t>(topic)];
        std::string filled;
        const std::string& words = templates_[conversation.state];
        for (std::size_t at = 0; at < words.size();) {
            const std::size_t open = words.find('{', at);
            filled.append(words, at, open - at);
            if (open == std::string::npos) break;
            const std::size_t close = words.find('}', open);
            filled +=
                words.compare(open + 1, close - open - 1, "name") == 0 ? conversation.name : conversation.ex;
            at = close + 1;
        }
        return filled;
    }

  private:
    std::vector<std::array<std::size_t, kTopics>> next_;
    std::vector<std::string> templates_;
};

}  // namespace onward::bench

#include "bench/turn_bench.hpp"

#include <algorithm>
#include <cctype>
#include <memory>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

#include "bench/anchor_set.hpp"
#include "bench/anchor_turn.hpp"
#include "bench/measure.hpp"
#include "bench/turn_workload.hpp"
#include "dialog/begin.hpp"
#include "dialog/step.hpp"

namespace onward::bench {
namespace {

constexpr std::size_t kConversations = 50;  // that take turns
constexpr std::size_t kTurns = 5'000;
constexpr Instant kBegin{std::chrono::hours{24 * 20'514 + 9}};
const LocalTime kNow{.date = *make_date(2026, 3, 2), .time = {540}, .seconds = 0, .weekday = 1};

// One of each conversation after the other: the i-th turn is of conversation i modulo 50, whose messages are
// those of the workload in their order, so that every second one answers the question of the one before.
const TurnMessage& turn_of(const std::vector<TurnMessage>& turns, std::size_t i) {
    constexpr std::size_t kEach = kTurns / kConversations;
    return turns[i % kConversations * kEach + i / kConversations % kEach];
}

std::string lower(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

// (4): lower-case, a bare Set, and the skeleton.
class BareSkeleton {
  public:
    int topic(const std::string& text) {
        const std::vector<int>& hits = set_.find(lower(text));
        return hits.empty() ? kNoTopic
                            : *std::min_element(hits.begin(), hits.end()) / static_cast<int>(kPhrases);
    }

  private:
    AnchorSet set_{topic_regexes()};
};

// (5): the skeleton fed by our own understanding.
class FedSkeleton {
  public:
    explicit FedSkeleton(std::shared_ptr<const Script> script) : script_(std::move(script)) {
        for (std::size_t topic = 0; topic < kTopics; ++topic)
            topics_.emplace(IntentId{topic_intent(topic)}, static_cast<int>(topic));
    }
    int topic(const std::string& text) {
        const Reading reading = script_->matcher->read(text, kNow);
        if (reading.candidates.empty() || reading.candidates.front().score < kThreshold) return kNoTopic;
        const auto found = topics_.find(reading.candidates.front().intent);
        return found == topics_.end() ? kNoTopic : found->second;
    }

  private:
    std::shared_ptr<const Script> script_;
    std::unordered_map<IntentId, int> topics_;
};

template <typename Understanding>
class Skeleton {
  public:
    Skeleton(std::vector<TurnMessage> turns, std::shared_ptr<Understanding> understanding)
        : turns_(std::move(turns)), understanding_(std::move(understanding)) {}
    std::string reply(std::size_t i) {
        const std::string& text = turn_of(turns_, i).text;
        return anchor_.reply(conversations_[i % kConversations], text, understanding_->topic(text));
    }
    bool is_at(std::size_t i, std::size_t topic) const {
        return conversations_[i % kConversations].state == topic;
    }

  private:
    std::vector<TurnMessage> turns_;
    std::shared_ptr<Understanding> understanding_;
    AnchorTurn anchor_;
    std::vector<SkeletonConversation> conversations_ = std::vector<SkeletonConversation>(kConversations);
};

class Ours {
  public:
    Ours(std::vector<TurnMessage> turns, std::shared_ptr<const Script> script)
        : turns_(std::move(turns)), script_(std::move(script)) {
        for (std::size_t i = 0; i < kConversations; ++i) {
            auto begun = begin_at(*script_, fresh_conversation(i), {StateId{"home.menu"}}, kBegin);
            if (!begun) throw std::runtime_error(begun.error().what);
            conversations_.push_back(std::move(*begun));
        }
    }
    std::string reply(std::size_t i) {
        Conversation& conversation = conversations_[i % kConversations];
        now_ += std::chrono::seconds(1);
        Turn turn = step(*script_, conversation, Message{.text = turn_of(turns_, i).text}, now_);
        conversation = std::move(turn.conversation);
        std::string words;
        for (const Action& action : turn.actions)
            if (const auto* say = std::get_if<Say>(&action)) words += say->words;
        return words;
    }
    // A topic that has ended leaves the user at home, which is silent.
    bool is_at(std::size_t i, std::size_t topic) const {
        const StateId at = conversations_[i % kConversations].current();
        return topic == kTopics ? at.value.empty() : at == StateId{topic_intent(topic).substr(6) + ".ask"};
    }

  private:
    std::vector<TurnMessage> turns_;
    std::shared_ptr<const Script> script_;
    std::vector<Conversation> conversations_;
    Instant now_ = kBegin;
};

// Every turn is answered, and leads where its message says: else the times are of something else.
template <typename Engine>
void require_answers(const char* name, Engine engine, const std::vector<TurnMessage>& turns) {
    std::size_t silent = 0, astray = 0;
    for (std::size_t i = 0; i < kTurns; ++i) {
        if (engine.reply(i).empty()) ++silent;
        const TurnMessage& turn = turn_of(turns, i);
        if (!engine.is_at(i, turn.opens ? turn.topic : kTopics)) ++astray;
    }
    if (silent + astray > 0)
        throw std::runtime_error(std::string(name) + " leaves " + std::to_string(silent) +
                                 " turns without an answer, " + std::to_string(astray) + " lead elsewhere");
}

template <typename Engine>
void add_turns(const char* name, Engine engine, const std::vector<TurnMessage>& turns) {
    require_answers(name, engine, turns);
    const auto shared = std::make_shared<Engine>(std::move(engine));
    add_work(name, kTurns, [shared](std::size_t i) { return shared->reply(i).size(); });
}

}  // namespace

void register_turns() {
    const std::shared_ptr<const Script> script = topic_script();
    const std::vector<TurnMessage> turns = make_turns(kTurns);
    add_turns("turn_bare/60", Skeleton(turns, std::make_shared<BareSkeleton>()), turns);
    add_turns("turn_fed/60", Skeleton(turns, std::make_shared<FedSkeleton>(script)), turns);
    add_turns("turn_step/60", Ours(turns, script), turns);
}

}  // namespace onward::bench

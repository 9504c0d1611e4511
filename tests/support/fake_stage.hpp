// A stage without an engine: what is answered to which message stands in the test. It keeps what a store
// keeps: the conversation, and the keys of the events that it has seen.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "replay/stage.hpp"

namespace onward {

inline Say say(const std::string& text, const std::string& words, std::vector<std::string> buttons = {}) {
    return {.text = TextId{text}, .words = words, .buttons = std::move(buttons)};
}

class FakeStage : public Stage {
  public:
    // Changes the conversation and the trace, and gives what is said.
    using Answer = std::function<std::vector<Say>(Conversation&, Trace&)>;
    std::map<std::string, Answer> to_message;   // by its words
    std::map<std::string, Answer> to_button;    // "2.1": option 1 of question 2
    std::map<std::string, Answer> to_reminder;  // by its name
    Answer to_other = [](Conversation&, Trace&) { return std::vector<Say>{}; };
    bool loses_slots_on_restart = false;
    bool forgets_keys = false;  // as a store that does not dedupe
    bool always_unavailable = false;

    std::vector<std::string> log;  // "hi @2026-01-05T09:00:00.000000Z"
    std::shared_ptr<const Script> script;
    int restarts = 0;

    // As new for another conversation; the answers and the log stay.
    void forget_all() {
        stored_.reset();
        keys_.clear();
        fails_ = false;
    }

    Delivered take(const Event& event, const std::string& key, Instant now) override {
        if (std::exchange(fails_, false) || always_unavailable)
            return {Delivered::Kind::unavailable, {}, "a planted fault"};
        if (!forgets_keys && !keys_.insert(key).second) return {Delivered::Kind::duplicate, {}, {}};
        Turn turn;
        turn.conversation = stored_.value_or(fresh_conversation(1));
        Answer answer = to_other;
        std::string what;
        if (const auto* message = std::get_if<Message>(&event)) {
            what = (message->edited ? "edit: " : "") + message->text;
            if (to_message.count(what) != 0) answer = to_message.at(what);
        } else if (const auto* press = std::get_if<ButtonPress>(&event)) {
            what = std::to_string(press->question) + "." + std::to_string(press->option);
            if (to_button.count(what) != 0) answer = to_button.at(what);
        } else if (const auto* due = std::get_if<ReminderDue>(&event)) {
            what = "reminder " + due->name.value;
            if (to_reminder.count(due->name.value) != 0) answer = to_reminder.at(due->name.value);
        } else {
            what = "not text: " + std::get<NotText>(event).kind;
        }
        log.push_back(what + " @" + to_utc_string(now).substr(0, 16));
        for (Say& each : answer(turn.conversation, turn.trace)) turn.actions.emplace_back(std::move(each));
        stored_ = turn.conversation;
        return {Delivered::Kind::fresh, std::move(turn), {}};
    }
    Result<bool> put(const Conversation& conversation, Instant) override {
        stored_ = conversation;
        return true;
    }
    Result<std::optional<Conversation>> conversation() override { return stored_; }
    Result<bool> restart() override {
        ++restarts;
        if (loses_slots_on_restart && stored_) stored_->memory = {};
        return true;
    }
    void use(std::shared_ptr<const Script> other) override { script = std::move(other); }
    void fail_next_write() override { fails_ = true; }

  private:
    std::optional<Conversation> stored_;
    std::set<std::string> keys_;
    bool fails_ = false;
};

}  // namespace onward

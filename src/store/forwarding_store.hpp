// A Store in front of another one: every call goes on to it, but for those that a kind of its own overrides.
// Stores that fail on purpose are made of it.
#pragma once

#include "store/store.hpp"

namespace onward {

class ForwardingStore : public Store {
  public:
    // `real` outlives it.
    explicit ForwardingStore(Store& real) : real_(real) {}

    Applied apply(const Inbound& inbound, Instant now, const TurnFunction& turn,
                  const Apology& apology) override {
        return real_.apply(inbound, now, turn, apology);
    }
    Result<std::optional<Stored>> load(const std::string& channel, const std::string& conversation) override {
        return real_.load(channel, conversation);
    }
    Result<std::vector<DueConversation>> due(Instant now, int max, const std::string& channel) override {
        return real_.due(now, max, channel);
    }
    Result<std::vector<ExportedConversation>> export_user(const std::string& user) override {
        return real_.export_user(user);
    }
    Result<int> erase_user(const std::string& user, Instant now) override {
        return real_.erase_user(user, now);
    }

    Result<std::vector<Lane>> claim(Instant now, int max, std::chrono::seconds lease) override {
        return real_.claim(now, max, lease);
    }
    Result<std::optional<QueuedReply>> begin_send(const Lane& lane, Instant now) override {
        return real_.begin_send(lane, now);
    }
    Result<bool> settle(const Lane& lane, std::int64_t number, const SendResult& result,
                        Instant now) override {
        return real_.settle(lane, number, result, now);
    }
    Result<bool> release(const Lane& lane) override { return real_.release(lane); }
    Result<int> free_leases() override { return real_.free_leases(); }
    Result<std::optional<Instant>> next_claim() override { return real_.next_claim(); }

    Result<bool> invite(const std::string& channel, const std::string& place, const std::string& person,
                        Instant now) override {
        return real_.invite(channel, place, person, now);
    }
    Result<bool> set_blocked(const std::string& channel, const std::string& conversation,
                             bool blocked) override {
        return real_.set_blocked(channel, conversation, blocked);
    }
    Result<std::optional<std::int64_t>> poll_offset(const std::string& channel) override {
        return real_.poll_offset(channel);
    }
    Result<bool> keep_poll_offset(const std::string& channel, std::int64_t offset) override {
        return real_.keep_poll_offset(channel, offset);
    }
    Result<bool> probe(Instant now) override { return real_.probe(now); }
    Result<bool> backup(const std::string& path) override { return real_.backup(path); }

  protected:
    Store& real() { return real_; }

  private:
    Store& real_;
};

}  // namespace onward

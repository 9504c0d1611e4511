// A Store whose n-th apply() fails: before anything was done, or after the commit, so that the answer is
// lost. Both look alike to the caller, who tries the same event again.
#pragma once

#include "store/store.hpp"

namespace onward::test {

class FaultyStore final : public Store {
  public:
    enum class When { before, after };
    FaultyStore(Store& real, int nth, When when) : real_(real), left_(nth), when_(when) {}

    Applied apply(const Inbound& inbound, Instant now, const TurnFunction& turn,
                  const Apology& apology) override {
        if (--left_ != 0) return real_.apply(inbound, now, turn, apology);
        if (when_ == When::after) static_cast<void>(real_.apply(inbound, now, turn, apology));
        return {Applied::Kind::unavailable, 0, {}, "a fault that the test asked for"};
    }
    Result<std::optional<Stored>> load(const std::string& channel, const std::string& conversation) override {
        return real_.load(channel, conversation);
    }
    Result<std::vector<DueConversation>> due(Instant now, int max) override { return real_.due(now, max); }
    Result<std::vector<ExportedConversation>> export_user(const std::string& user) override {
        return real_.export_user(user);
    }
    Result<int> erase_user(const std::string& user, Instant now) override {
        return real_.erase_user(user, now);
    }
    Result<bool> backup(const std::string& path) override { return real_.backup(path); }

  private:
    Store& real_;
    int left_;
    When when_;
};

}  // namespace onward::test

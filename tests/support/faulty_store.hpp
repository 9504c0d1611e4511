// A Store whose n-th writing call fails: before anything was done, or after the commit, so that the answer is
// lost. Both look alike to the caller, who tries again.
#pragma once

#include <type_traits>

#include "store/forwarding_store.hpp"

namespace onward::test {

class FaultyStore final : public ForwardingStore {
  public:
    enum class When { before, after };
    FaultyStore(Store& real, int nth, When when) : ForwardingStore(real), left_(nth), when_(when) {}
    bool has_failed() const { return left_ <= 0; }

    Applied apply(const Inbound& inbound, Instant now, const TurnFunction& turn,
                  const Apology& apology) override {
        return counted([&] { return real().apply(inbound, now, turn, apology); });
    }
    Result<int> erase_user(const std::string& user, Instant now) override {
        return counted([&] { return real().erase_user(user, now); });
    }
    Result<std::vector<Lane>> claim(Instant now, int max, std::chrono::seconds lease) override {
        return counted([&] { return real().claim(now, max, lease); });
    }
    Result<std::optional<QueuedReply>> begin_send(const Lane& lane, Instant now) override {
        return counted([&] { return real().begin_send(lane, now); });
    }
    Result<bool> settle(const Lane& lane, std::int64_t number, const SendResult& result,
                        Instant now) override {
        return counted([&] { return real().settle(lane, number, result, now); });
    }
    Result<bool> release(const Lane& lane) override {
        return counted([&] { return real().release(lane); });
    }
    Result<int> free_leases() override {
        return counted([&] { return real().free_leases(); });
    }
    Result<bool> invite(const std::string& channel, const std::string& place, const std::string& person,
                        Instant now) override {
        return counted([&] { return real().invite(channel, place, person, now); });
    }
    Result<bool> set_blocked(const std::string& channel, const std::string& conversation,
                             bool blocked) override {
        return counted([&] { return real().set_blocked(channel, conversation, blocked); });
    }
    Result<bool> keep_poll_offset(const std::string& channel, std::int64_t offset) override {
        return counted([&] { return real().keep_poll_offset(channel, offset); });
    }
    Result<bool> probe(Instant now) override {
        return counted([&] { return real().probe(now); });
    }

  private:
    template <class Work>
    std::invoke_result_t<const Work&> counted(const Work& work) {
        using Answer = std::invoke_result_t<const Work&>;
        if (--left_ != 0) return work();
        if (when_ == When::after) static_cast<void>(work());
        constexpr const char* kWhy = "a fault that the test asked for";
        if constexpr (std::is_same_v<Answer, Applied>)
            return {Applied::Kind::unavailable, 0, {}, kWhy};
        else
            return Error{kWhy};
    }

    int left_;
    When when_;
};

}  // namespace onward::test

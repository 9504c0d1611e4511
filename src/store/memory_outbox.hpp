// The outbox of the store in memory: lanes with their open replies and leases. What is settled is gone from
// it at once. It locks nothing; MemoryStore does. Not for others to include.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "store/store.hpp"

namespace onward {

class MemoryOutbox {
  public:
    using Key = std::pair<std::string, std::string>;  // channel, conversation
    struct OpenLane {
        Instant not_before{}, leased_until{};
        std::int64_t token = 0;
        std::map<std::int64_t, QueuedReply> replies;  // `unsettled`: an attempt has begun
    };
    using Lanes = std::map<Key, OpenLane>;

    // Replies made ready for add(), numbered from `last` + 1; none where there are no replies.
    static Lanes make_lane(const Key& key, std::int64_t last, const std::vector<Reply>& replies, Instant now);
    // They stand behind those that the lane has. It can not fail.
    void add(Lanes made) noexcept;
    void drop(const Key& key) noexcept { lanes_.erase(key); }

    // `complete` fills in what the outbox does not know of a lane; where it throws, nothing is leased.
    std::vector<Lane> claim(Instant now, int max, std::chrono::seconds lease,
                            const std::function<void(Lane&)>& complete);
    std::optional<QueuedReply> begin_send(const Lane& lane, Instant now);
    // False: the lease is another's by now, and only `sent` is heard, if the conversation is still the same.
    bool settle(const Lane& lane, bool is_same_conversation, std::int64_t number, const SendResult& result);
    bool release(const Lane& lane);
    int free_leases();
    std::optional<Instant> next_claim() const;

  private:
    Lanes::iterator find(const Lane& lane);
    Instant channel_waits_until(const std::string& channel) const;

    Lanes lanes_;
    std::map<std::string, Instant> waits_;  // by channel
    std::int64_t last_token_ = 0;           // of all lanes, so that one that is made anew repeats none
};

}  // namespace onward

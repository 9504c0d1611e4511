#include "store/memory_outbox.hpp"

#include <algorithm>

namespace onward {

MemoryOutbox::Lanes MemoryOutbox::make_lane(const Key& key, std::int64_t last,
                                            const std::vector<Reply>& replies, Instant now) {
    Lanes made;
    if (replies.empty()) return made;
    OpenLane& lane = made[key];
    lane.not_before = now;
    for (const Reply& reply : replies) {
        ++last;
        lane.replies.insert({last, {last, reply.body, 0, now, reply.expires_at, false}});
    }
    return made;
}

// Nothing here asks for memory: lanes and replies come in with the nodes that were made for them.
void MemoryOutbox::add(Lanes made) noexcept {
    for (auto at = made.begin(); at != made.end();) {
        const auto each = at++;
        if (const auto there = lanes_.find(each->first); there != lanes_.end())
            there->second.replies.merge(each->second.replies);
        else
            lanes_.insert(made.extract(each));
    }
}

std::vector<Lane> MemoryOutbox::claim(Instant now, int max, std::chrono::seconds lease,
                                      const std::function<void(Lane&)>& complete) {
    std::vector<std::pair<const Key*, OpenLane*>> ready;
    for (auto& [key, lane] : lanes_)
        if (lane.not_before <= now && lane.leased_until <= now && channel_waits_until(key.first) <= now)
            ready.emplace_back(&key, &lane);
    std::stable_sort(ready.begin(), ready.end(), [](const auto& a, const auto& b) {
        return a.second->not_before < b.second->not_before;
    });
    ready.resize(std::min(ready.size(), static_cast<std::size_t>(std::max(max, 0))));

    std::vector<Lane> claimed;
    std::int64_t token = last_token_;
    for (const auto& [key, lane] : ready) {
        Lane& one = claimed.emplace_back(Lane{key->first, key->second, {}, ++token, now + lease, {}});
        complete(one);
    }
    last_token_ = token;
    for (std::size_t i = 0; i < ready.size(); ++i) {
        ready[i].second->token = claimed[i].token;
        ready[i].second->leased_until = claimed[i].leased_until;
    }
    return claimed;
}

std::optional<QueuedReply> MemoryOutbox::begin_send(const Lane& lane, Instant now) {
    const auto held = find(lane);
    if (held == lanes_.end() || held->second.token != lane.token ||
        held->second.leased_until < now + kLeaseMargin || held->second.not_before > now ||
        channel_waits_until(lane.channel) > now || held->second.replies.empty())
        return std::nullopt;
    QueuedReply& next = held->second.replies.begin()->second;
    QueuedReply begun = next;
    begun.attempts = ++next.attempts;
    next.unsettled = true;
    return begun;
}

bool MemoryOutbox::settle(const Lane& lane, bool is_same_conversation, std::int64_t number,
                          const SendResult& result) {
    const auto held = find(lane);
    if (held == lanes_.end()) return false;
    OpenLane& open = held->second;
    if (open.token != lane.token) {
        if (result.kind == SendResult::Kind::sent && is_same_conversation) open.replies.erase(number);
        return false;
    }
    const auto at = open.replies.find(number);
    switch (result.kind) {
        case SendResult::Kind::sent:
        case SendResult::Kind::failed:
        case SendResult::Kind::expired:
            if (at != open.replies.end()) open.replies.erase(at);
            break;
        case SendResult::Kind::retry_at: {
            Instant& waits = result.whole_channel ? waits_[lane.channel] : open.not_before;
            waits = result.whole_channel ? std::max(waits, result.when) : result.when;
            if (at != open.replies.end()) at->second.unsettled = false;
            break;
        }
        case SendResult::Kind::blocked:
            lanes_.erase(held);
            break;
    }
    return true;
}

bool MemoryOutbox::release(const Lane& lane) {
    const auto held = find(lane);
    if (held == lanes_.end() || held->second.token != lane.token) return false;
    held->second.leased_until = {};
    if (held->second.replies.empty()) lanes_.erase(held);
    return true;
}

int MemoryOutbox::free_leases() {
    int freed = 0;
    for (auto& [key, lane] : lanes_) {
        if (lane.leased_until == Instant{}) continue;
        lane.leased_until = {};
        ++freed;
    }
    return freed;
}

std::optional<Instant> MemoryOutbox::next_claim() const {
    std::optional<Instant> next;
    for (const auto& [key, lane] : lanes_) {
        const Instant free = std::max({lane.not_before, lane.leased_until, channel_waits_until(key.first)});
        if (!next || free < *next) next = free;
    }
    return next;
}

MemoryOutbox::Lanes::iterator MemoryOutbox::find(const Lane& lane) {
    return lanes_.find({lane.channel, lane.conversation});
}

Instant MemoryOutbox::channel_waits_until(const std::string& channel) const {
    const auto at = waits_.find(channel);
    return at == waits_.end() ? Instant{} : at->second;
}

}  // namespace onward

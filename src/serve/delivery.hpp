// Delivery: the replies of one lane, one after the other, and what follows from each outcome. Threads are
// outbox.hpp's.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <string>

#include "channel/channel.hpp"
#include "serve/client.hpp"
#include "serve/clock.hpp"
#include "serve/log.hpp"
#include "store/store.hpp"

namespace onward {

using Send = std::function<Result<HttpAnswer, NoAnswer>(const ApiCall&)>;

// What is known of a channel while the program runs.
struct ChannelHealth {
    std::atomic<bool> fatal{false};  // the platform refuses the token
};

// A channel as something to send with. References last as long as whoever delivers.
struct Outlet {
    const Channel& channel;
    ChannelHealth& health;
    bool resend_unknown = true;  // of an attempt whose outcome nobody knows; else such a reply is given up
};

constexpr std::chrono::seconds kLease{60};

// 1 s, doubled with each attempt, at most 5 min, and a fifth more or less by `chance` (0 to 1), so that lanes
// that failed together do not come back together.
std::chrono::milliseconds backoff(int attempts, double chance);

// Sends what is open in a claimed lane until it is empty, has to wait, or the lease ends. False: the store
// could not be asked or told; the lane is left to its lease.
bool deliver(Store& store, const Lane& lane, const Outlet& outlet, const Send& send, const Clock& clock,
             Log& log);

// One parcel that is kept nowhere (the words after everything was erased), tried for a minute by the caller.
// True: it arrived, or never will.
bool deliver_once(const Parcel& parcel, const std::string& address, const Channel& channel, const Send& send);

}  // namespace onward

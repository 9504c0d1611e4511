#include "serve/delivery.hpp"

#include <algorithm>
#include <cmath>
#include <random>

namespace onward {
namespace {

using namespace std::chrono_literals;

constexpr auto kLongestBackoff = 5min;
constexpr auto kFatalWait = 1min;  // a token is mended by hand: until then nothing is sent, and nothing lost
constexpr int kMostAgain = 3;      // calls in the place of one another: without markup, at a new address

double chance() {
    thread_local std::minstd_rand random(std::random_device{}());
    return std::uniform_real_distribution<double>(0, 1)(random);
}

// What came of it, as far as the channel can tell; nothing: there was no answer.
struct Tried {
    Outcome outcome;
    std::optional<NoAnswer> none;
};

Tried try_to_send(ApiCall call, const Channel& channel, const Send& send) {
    Tried tried;
    for (int i = 0; i < kMostAgain; ++i) {
        const auto answer = send(call);
        if (!answer) {
            tried.none = answer.error();
            return tried;
        }
        tried.outcome = channel.classify(call, *answer);
        if (tried.outcome.kind != Outcome::Kind::again || !tried.outcome.next) return tried;
        call = *tried.outcome.next;
    }
    tried.outcome.kind = Outcome::Kind::permanent;
    tried.outcome.reason = "the platform asks for one call after another";
    return tried;
}

SendResult wait_until(Instant when, bool whole_channel = false) {
    SendResult result;
    result.kind = SendResult::Kind::retry_at;
    result.when = when;
    result.whole_channel = whole_channel;
    return result;
}

SendResult failed(std::string why) {
    SendResult result;
    result.kind = SendResult::Kind::failed;
    result.error = std::move(why);
    return result;
}

SendResult result_of(const Tried& tried, const QueuedReply& reply, const Outlet& outlet, Instant now) {
    const Instant later = now + backoff(reply.attempts, chance());
    if (tried.none) {
        if (tried.none->perhaps_sent && !outlet.resend_unknown) return failed("unknown outcome");
        return wait_until(later);
    }
    const Outcome& outcome = tried.outcome;
    switch (outcome.kind) {
        case Outcome::Kind::sent: {
            SendResult result;
            result.remote_id = outcome.remote_id;
            return result;
        }
        case Outcome::Kind::retry_at:
            return wait_until(now + outcome.wait, outcome.whole_channel);
        case Outcome::Kind::backoff:
        case Outcome::Kind::again:
            return wait_until(later);
        case Outcome::Kind::fatal:
            return wait_until(now + kFatalWait, true);
        case Outcome::Kind::permanent: {
            SendResult result = failed(outcome.reason);
            if (outcome.gone) result.kind = SendResult::Kind::blocked;
            return result;
        }
    }
    return wait_until(later);
}

void tell(const Tried& tried, const SendResult& result, const ApiCall& call, const Outlet& outlet, Log& log) {
    const std::string channel(outlet.channel.capabilities().name);
    if (tried.none) {
        log.warn(tried.none->perhaps_sent ? "send_unknown" : "send_unreachable",
                 {{"channel", channel}, {"call", call.name}, {"reason", tried.none->why}});
    } else if (tried.outcome.kind == Outcome::Kind::fatal) {
        log.error("channel_refused", {{"channel", channel}, {"reason", tried.outcome.reason}});
    } else if (result.kind == SendResult::Kind::failed || result.kind == SendResult::Kind::blocked) {
        log.warn("send_failed",
                 {{"channel", channel}, {"call", call.name}, {"reason", tried.outcome.reason}});
    } else if (result.kind == SendResult::Kind::retry_at) {
        log.info("send_later", {{"channel", channel}, {"call", call.name}, {"reason", tried.outcome.reason}});
    }
}

}  // namespace

std::chrono::milliseconds backoff(int attempts, double chance) {
    const int doubled = std::clamp(attempts - 1, 0, 16);
    const auto plain = std::min<std::chrono::milliseconds>(1s * (1 << doubled), kLongestBackoff);
    const double factor = 0.8 + 0.4 * std::clamp(chance, 0.0, 1.0);
    return std::chrono::milliseconds(std::llround(static_cast<double>(plain.count()) * factor));
}

bool deliver(Store& store, const Lane& lane, const Outlet& outlet, const Send& send, const Clock& clock,
             Log& log) {
    for (;;) {
        const auto next = store.begin_send(lane, clock());
        if (!next) return false;
        if (!*next) return true;
        const QueuedReply& reply = **next;
        SendResult result;
        const auto parcel = read_parcel(reply.body);
        if (reply.expires_at && *reply.expires_at <= clock()) {
            result.kind = SendResult::Kind::expired;
            log.warn("reply_expired", {{"channel", lane.channel}});
        } else if (!parcel) {
            result = failed("no parcel");
            log.error("reply_unreadable", {{"channel", lane.channel}});
        } else {
            const ApiCall call = outlet.channel.encode(*parcel, lane.address);
            const Tried tried = try_to_send(call, outlet.channel, send);
            result = result_of(tried, reply, outlet, clock());
            outlet.health.fatal = !tried.none && tried.outcome.kind == Outcome::Kind::fatal;
            tell(tried, result, call, outlet, log);
        }
        const auto settled = store.settle(lane, reply.number, result, clock());
        if (!settled) return false;
        if (!*settled || result.kind == SendResult::Kind::retry_at) return true;
    }
}

bool deliver_once(const Parcel& parcel, const std::string& address, const Channel& channel,
                  const Send& send) {
    const Tried tried = try_to_send(channel.encode(parcel, address), channel, send);
    if (tried.none) return false;
    return tried.outcome.kind == Outcome::Kind::sent || tried.outcome.kind == Outcome::Kind::permanent;
}

}  // namespace onward

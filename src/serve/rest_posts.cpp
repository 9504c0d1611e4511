#include "serve/rest_posts.hpp"

#include <utility>

#include "codec/codec.hpp"
#include "serve/packing.hpp"

namespace onward {
namespace {

constexpr int kMostReminders = 16;  // in one answer; the rest comes with the next

struct PostTaken {
    Taken taken;
    std::string answer;  // of this turn alone
};

// `before`: what the answer begins with.
PostTaken take_one(const Incoming& incoming, const Inbound& inbound, const std::string& before, Instant now) {
    PostTaken answered;
    TakeOptions options;
    options.seed = incoming.seed;
    options.pack = [&](const Turn& turn) {
        Outgoing outgoing = pack_for_rest(incoming.script, turn, inbound.address, now);
        outgoing.answer = before + outgoing.answer;
        answered.answer = outgoing.answer;
        return outgoing;
    };
    answered.taken = take(incoming.store, incoming.script, inbound, now, options);
    return answered;
}

// Nobody can write to a REST client: what is due waits until it asks.
std::string say_what_is_due(const Incoming& incoming, const Inbound& inbound, Instant now) {
    std::string said;
    for (int i = 0; i < kMostReminders; ++i) {
        const auto stored = incoming.store.load(inbound.channel, inbound.conversation);
        if (!stored || !*stored || !(*stored)->next_due || *(*stored)->next_due > now) return said;
        const auto conversation = read_conversation((*stored)->state);
        const auto next = conversation ? next_due(*conversation) : std::nullopt;
        if (!next) return said;
        const DueConversation due{inbound.channel, inbound.conversation, inbound.address,
                                  inbound.user,    *(*stored)->next_due, (*stored)->version};
        const PostTaken answered = take_one(incoming, reminder_event(due, *next), said, now);
        if (answered.taken.applied.kind != Applied::Kind::fresh) return said;
        said = answered.answer;
    }
    return said;
}

}  // namespace

HttpAnswer take_rest_post(const Incoming& incoming, const HttpRequest& request) {
    const auto inbound = read_rest_post(request);
    if (!inbound) return inbound.error();
    const Instant now = incoming.clock();
    const std::string due = say_what_is_due(incoming, *inbound, now);
    const PostTaken answered = take_one(incoming, *inbound, due, now);
    const Applied& applied = answered.taken.applied;
    if (answered.taken.unreadable) incoming.log.error("state_unreadable", {{"channel", kRest}});
    switch (applied.kind) {
        case Applied::Kind::fresh:
            return rest_answer(answered.answer, request);
        case Applied::Kind::poisoned:
            incoming.log.error("event_poisoned", {{"channel", kRest}, {"why", applied.error}});
            return rest_answer(answered.answer, request);
        case Applied::Kind::duplicate:
            return rest_answer(due + applied.stored_replies, request);
        case Applied::Kind::busy:
        case Applied::Kind::unavailable:
            break;
    }
    incoming.log.error("not_stored", {{"channel", kRest}});
    return {503, {{"Retry-After", "1"}}, {}};
}

}  // namespace onward

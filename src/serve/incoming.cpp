#include "serve/incoming.hpp"

#include <algorithm>
#include <utility>

#include "codec/codec.hpp"
#include "dialog/aside.hpp"
#include "serve/packing.hpp"

namespace onward {
namespace {

bool was_stored(const Applied& applied) {
    return applied.kind == Applied::Kind::fresh || applied.kind == Applied::Kind::duplicate ||
           applied.kind == Applied::Kind::poisoned;
}

const char* name_of(Applied::Kind kind) {
    switch (kind) {
        case Applied::Kind::fresh:
            return "applied";
        case Applied::Kind::duplicate:
            return "duplicate";
        case Applied::Kind::busy:
            return "busy";
        case Applied::Kind::unavailable:
            return "unavailable";
        case Applied::Kind::poisoned:
            return "poisoned";
    }
    return "";
}

// Everything was erased with this turn, and with it the place where its words would be kept.
bool leaves_nothing(const Turn& turn) {
    return std::any_of(turn.actions.begin(), turn.actions.end(), [](const Action& action) {
        const auto* forget = std::get_if<Forget>(&action);
        return forget != nullptr && !forget->conversation_goes_on;
    });
}

void send_unkept(const Incoming& incoming, const Channel& channel, const Inbound& inbound, const Turn& turn,
                 Instant now) {
    std::vector<Parcel> parcels;
    for (const Reply& reply : pack_for_outbox(incoming.script, turn, channel.capabilities(), now).replies)
        if (auto parcel = read_parcel(reply.body)) parcels.push_back(*std::move(parcel));
    incoming.outbox.send_unkept(inbound.channel, inbound.address, std::move(parcels));
}

bool take_one(const Incoming& incoming, const Channel& channel, const Inbound& inbound) {
    using Kind = Inbound::Kind;
    if (inbound.kind == Kind::ignored) return true;
    if (inbound.kind == Kind::joined || inbound.kind == Kind::left)
        return bool(
            incoming.store.set_blocked(inbound.channel, inbound.conversation, inbound.kind == Kind::left));
    const Instant now = incoming.clock();
    TakeOptions options;
    options.seed = incoming.seed;
    options.pack = [&](const Turn& turn) {
        return pack_for_outbox(incoming.script, turn, channel.capabilities(), now);
    };
    const Taken taken = take(incoming.store, incoming.script, inbound, now, options);
    const Applied::Kind kind = taken.applied.kind;
    if (taken.unreadable) incoming.log.error("state_unreadable", {{"channel", inbound.channel}});
    if (kind == Applied::Kind::poisoned)
        incoming.log.error("event_poisoned", {{"channel", inbound.channel}, {"why", taken.applied.error}});
    if (!was_stored(taken.applied)) {
        incoming.log.error("not_stored", {{"channel", inbound.channel}, {"result", name_of(kind)}});
        return false;
    }
    if (kind == Applied::Kind::fresh && leaves_nothing(taken.turn))
        send_unkept(incoming, channel, inbound, taken.turn, now);
    else if (kind != Applied::Kind::duplicate)
        incoming.outbox.wake();
    return true;
}

// Words that name neither the subject nor what was written: others read them.
bool invite(const Incoming& incoming, const Channel& channel, const Invitation& invitation) {
    const Instant now = incoming.clock();
    const auto first = incoming.store.invite(invitation.channel, invitation.place, invitation.person, now);
    if (!first) return false;
    if (!*first) return true;
    std::string words = line_in_words(incoming.script, "invitation", now);
    if (words.empty()) return true;
    if (holds_danger(incoming.script, invitation.text, now)) {
        const std::string urgent = line_in_words(incoming.script, "invitation_urgent", now);
        if (!urgent.empty()) words += " " + urgent;
    }
    incoming.courtesies.send(invitation.channel, {channel.encode_invitation(words, invitation.address)});
    return true;
}

}  // namespace

bool take_all(const Incoming& incoming, const Channel& channel, const Received& received) {
    incoming.courtesies.send(std::string(channel.capabilities().name), received.courtesies);
    bool stored = true;
    for (const Inbound& inbound : received.events) stored = take_one(incoming, channel, inbound) && stored;
    for (const Invitation& invitation : received.invitations)
        stored = invite(incoming, channel, invitation) && stored;
    return stored;
}

HttpAnswer receive(const Incoming& incoming, const Channel& channel, const HttpRequest& request) {
    const std::string name(channel.capabilities().name);
    if (auto refusal = channel.verify(request, incoming.clock())) {
        if (refusal->status >= 400) {
            incoming.log.warn("request_refused", {{"channel", name}, {"why", refusal->body}});
            refusal->body.clear();  // for the operator alone
        }
        return *std::move(refusal);
    }
    const Received received = channel.decode(request);
    if (received.answer.status >= 400)
        incoming.log.warn("request_refused", {{"channel", name}});
    else if (!received.ignored.empty())
        incoming.log.info("event_ignored", {{"channel", name}, {"why", received.ignored}});
    if (!take_all(incoming, channel, received)) return {503, {{"Retry-After", "1"}}, {}};
    return received.answer;
}

bool fire(const Incoming& incoming, const Channel& channel, const DueConversation& due) {
    const auto stored = incoming.store.load(due.channel, due.conversation);
    if (!stored) return false;
    if (!*stored) return true;
    // Also where nothing can be read or nothing is due: only a turn moves on what the store holds as due.
    NextDue next{ReminderId{"none"}, due.due};
    if (const auto conversation = read_conversation((*stored)->state))
        if (const auto wanted = next_due(*conversation)) next = *wanted;
    return take_one(incoming, channel, reminder_event(due, next));
}

}  // namespace onward

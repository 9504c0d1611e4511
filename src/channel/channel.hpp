// Channel: everything that one platform demands, as pure functions between bytes and values. It has no
// socket, no clock and no store, never throws, and takes any bytes at all.
//
//   in    verify   is it from the platform?            before anything of the body is read
//         decode   bytes -> Received: events, invitations, what to answer once they are stored
//   out   encode   one parcel for one address -> one ApiCall
//         classify the platform's answer -> Outcome: what follows
//
// To add a platform: one file of these, its requests as tests, one line where serve is put together
// (app/serve.cpp).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/capabilities.hpp"
#include "base/inbound.hpp"
#include "base/instant.hpp"
#include "channel/http.hpp"
#include "codec/parcel.hpp"

namespace onward {

// A request to the platform: `path` below its base address. Path and headers may bear its token: neither is
// ever logged.
struct ApiCall {
    std::string method = "POST";
    std::string path;
    Headers headers;
    std::string body;
    std::string name;  // "sendMessage": for counters and logs
    // Never sent: of a call that only makes the way for a message, that message, for classify() to go on
    // with.
    std::string then;
    bool operator==(const ApiCall&) const = default;
};

// A place that is not private (a group, a channel) in which somebody spoke to us: they are invited, once
// each, to talk alone. Nothing of it is stored but that they were.
struct Invitation {
    std::string channel;
    std::string place, person;  // ids; stored as keyed hashes alone
    std::string address;        // for encode_invitation(): where, in which thread, in answer to what
    std::string text;           // what they wrote: read for danger, then dropped
    bool operator==(const Invitation&) const = default;
};

// A place that has another id from now on: whoever was invited there stays invited.
struct MovedPlace {
    std::string channel, from, to;
    bool operator==(const MovedPlace&) const = default;
};

// What a request means.
struct Received {
    HttpAnswer answer;            // once all events are stored
    std::vector<Inbound> events;  // applied in this order
    std::vector<Invitation> invitations;
    std::optional<MovedPlace> moved;
    std::vector<ApiCall> courtesies;  // at once, one try, whatever comes of it
    // Why nothing of it was for us, in a word for the counter ("shape", "bot", "edited"); empty: something
    // was.
    std::string ignored;
    bool operator==(const Received&) const = default;
};

// What came of a call.
struct Outcome {
    enum class Kind {
        sent,       // it arrived, or can not be told from one that did
        again,      // `next` is to be sent at once in its place (without markup, to where the chat has moved)
        retry_at,   // the platform says: not before `wait` has passed
        backoff,    // its own trouble: later, and later still
        permanent,  // this message will never arrive
        fatal,      // the token: nothing of this channel can be sent
    };
    Kind kind = Kind::backoff;
    std::string remote_id;             // of sent: the platform's number of the message
    std::optional<ApiCall> next;       // of again
    std::chrono::milliseconds wait{};  // of retry_at
    bool whole_channel = false;        // of retry_at: it is for all of the channel, not for this chat alone
    bool gone = false;                 // of permanent: the person is not there any more
    std::string reason;  // a word or two of ours, never the platform's text: "blocked", "chat not found"
    bool operator==(const Outcome&) const = default;
};

// One address below which the platform posts.
struct Endpoint {
    std::string path;        // "/webhooks/telegram"
    std::string media_type;  // "application/json": any other is refused with 415
};

class Channel {
  public:
    virtual ~Channel() = default;

    virtual const Capabilities& capabilities() const = 0;
    virtual std::vector<Endpoint> endpoints() const = 0;

    // Nothing: it is genuine. Else the refusal, which is all that is done about it. Its body is a sentence of
    // ours that may be logged, without a byte of the request.
    virtual std::optional<HttpAnswer> verify(const HttpRequest& request, Instant now) const = 0;
    // Total. Only of a request that verify() let pass.
    virtual Received decode(const HttpRequest& request) const = 0;

    // `parcel` fits the capabilities (codec/parcel.hpp splits). `address` is that of an Inbound.
    virtual ApiCall encode(const Parcel& parcel, const std::string& address) const = 0;
    // Words of the content, for an Invitation's address.
    virtual ApiCall encode_invitation(const std::string& words, const std::string& address) const = 0;
    // Nothing: the platform can not show that somebody writes. A courtesy.
    virtual std::optional<ApiCall> typing(const std::string&) const { return std::nullopt; }
    virtual Outcome classify(const ApiCall& call, const HttpAnswer& answer) const = 0;
};

}  // namespace onward

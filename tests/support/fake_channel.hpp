// A channel for tests of what is around channels: a call's path is the address, its body the text; an
// answer's status decides, as a platform's does, and a refusal's body may name a wait in milliseconds.
#pragma once

#include <deque>
#include <mutex>
#include <string>
#include <vector>

#include "channel/channel.hpp"
#include "serve/delivery.hpp"

namespace onward::test {

inline constexpr Capabilities kFakeCapabilities{.name = "fake", .max_text = 200, .takes_files = true};

class FakeChannel final : public Channel {
  public:
    const Capabilities& capabilities() const override { return kFakeCapabilities; }
    std::vector<Endpoint> endpoints() const override { return {{"/webhooks/fake", "application/json"}}; }

    std::optional<HttpAnswer> verify(const HttpRequest& request, Instant) const override {
        const std::string* secret = header(request.headers, "X-Secret");
        if (secret != nullptr && *secret == "good") return std::nullopt;
        return HttpAnswer{401, {}, {}};
    }

    // "who:key:text"; "who:key:/q1.2" is a press, "group:who:text" an invitation, "who:key:left" and "back".
    Received decode(const HttpRequest& request) const override {
        Received received;
        const std::size_t first = request.body.find(':');
        const std::size_t second = request.body.find(':', first + 1);
        if (second == std::string::npos) {
            received.answer.status = 400;
            return received;
        }
        const std::string who = request.body.substr(0, first);
        const std::string key = request.body.substr(first + 1, second - first - 1);
        const std::string text = request.body.substr(second + 1);
        if (who == "group") {
            received.invitations.push_back({"fake", "group", key, "group", text});
            return received;
        }
        Inbound inbound;
        inbound.channel = "fake";
        inbound.event_keys = {key};
        inbound.conversation = who;
        inbound.address = "to-" + who;
        inbound.user = "fake:" + who;
        inbound.kind = text == "left"           ? Inbound::Kind::left
                       : text == "back"         ? Inbound::Kind::joined
                       : text.starts_with("/q") ? Inbound::Kind::button
                                                : Inbound::Kind::text;
        if (inbound.kind == Inbound::Kind::button)
            inbound.button = text.substr(1);
        else
            inbound.text = text;
        received.events.push_back(inbound);
        return received;
    }

    ApiCall encode(const Parcel& parcel, const std::string& address) const override {
        return {.path = "/" + address, .headers = {}, .body = parcel.text, .name = "send", .then = {}};
    }
    ApiCall encode_invitation(const std::string& words, const std::string& address) const override {
        return {.path = "/" + address, .headers = {}, .body = words, .name = "invite", .then = {}};
    }
    Outcome classify(const ApiCall& call, const HttpAnswer& answer) const override {
        Outcome outcome;
        switch (answer.status) {
            case 200:
                outcome.kind = Outcome::Kind::sent;
                outcome.remote_id = "r1";
                break;
            case 302:
                outcome.kind = Outcome::Kind::again;
                outcome.next = call;
                outcome.next->body = "again " + call.body;
                break;
            case 429:
            case 420:
                outcome.kind = Outcome::Kind::retry_at;
                outcome.wait = std::chrono::milliseconds(std::stoi(answer.body));
                outcome.whole_channel = answer.status == 420;
                break;
            case 400:
            case 403:
                outcome.kind = Outcome::Kind::permanent;
                outcome.gone = answer.status == 403;
                outcome.reason = answer.status == 403 ? "blocked" : "refused";
                break;
            case 401:
                outcome.kind = Outcome::Kind::fatal;
                outcome.reason = "token";
                break;
            default:
                outcome.kind = Outcome::Kind::backoff;
        }
        return outcome;
    }
};

// The platform's end: gives the scripted answers, then 200 for ever, and keeps what it was asked.
class FakePlatform {
  public:
    std::deque<Result<HttpAnswer, NoAnswer>> answers;
    std::vector<ApiCall> calls;

    Send send() {
        return [this](const ApiCall& call) -> Result<HttpAnswer, NoAnswer> {
            const std::lock_guard guard(mutex_);
            calls.push_back(call);
            if (answers.empty()) return HttpAnswer{};
            auto answer = answers.front();
            answers.pop_front();
            return answer;
        };
    }

    std::vector<std::string> bodies() const {
        const std::lock_guard guard(mutex_);
        std::vector<std::string> all;
        for (const ApiCall& call : calls) all.push_back(call.body);
        return all;
    }

  private:
    mutable std::mutex mutex_;
};

}  // namespace onward::test

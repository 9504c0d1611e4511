#include "channel/slack.hpp"

#include <utility>

#include "base/text.hpp"
#include "channel/slack_decode.hpp"
#include "channel/slack_encode.hpp"
#include "channel/slack_outcome.hpp"
#include "channel/slack_signature.hpp"

namespace onward {
namespace {

constexpr std::string_view kEvents = "/webhooks/slack/events";
constexpr std::string_view kInteractive = "/webhooks/slack/interactive";
constexpr std::string_view kCommands = "/webhooks/slack/commands";

class Slack final : public Channel {
  public:
    Slack(SlackSettings settings, SlackIdentity identity)
        : settings_(std::move(settings)), us_(std::move(identity)) {}

    const Capabilities& capabilities() const override { return *capabilities_of("slack"); }

    std::vector<Endpoint> endpoints() const override {
        const std::string form = "application/x-www-form-urlencoded";
        return {{std::string(kEvents), "application/json"},
                {std::string(kInteractive), form},
                {std::string(kCommands), form}};
    }

    std::optional<HttpAnswer> verify(const HttpRequest& request, Instant now) const override {
        const bool unsigned_form =
            request.path != kEvents && header(request.headers, "X-Slack-Signature") == nullptr;
        if (unsigned_form && is_ssl_check(request)) return std::nullopt;
        return refuse_unsigned(request, settings_.signing_secrets, now);
    }

    Received decode(const HttpRequest& request) const override {
        if (request.path == kEvents) return decode_slack_event(us_, request.body);
        if (is_ssl_check(request)) return slack_ignores("ssl check");
        if (request.path == kInteractive) return decode_slack_press(us_, settings_, request.body);
        return decode_slack_command(us_, request.body);
    }

    ApiCall encode(const Parcel& parcel, const std::string& address) const override {
        return encode_slack(settings_, read_slack_address(address), parcel);
    }
    ApiCall encode_invitation(const std::string& words, const std::string& address) const override {
        return encode_slack_invitation(settings_, read_slack_address(address), words);
    }
    Outcome classify(const ApiCall& call, const HttpAnswer& answer) const override {
        return slack_outcome(call, answer);
    }

  private:
    SlackSettings settings_;
    SlackIdentity us_;
};

}  // namespace

Result<std::vector<Secret>> signing_secrets_of(std::string_view setting) {
    std::vector<Secret> secrets;
    for (const std::string_view part : split(setting, ',')) secrets.emplace_back(std::string(trim(part)));
    for (const Secret& secret : secrets)
        if (secret.empty() || secrets.size() > 2)
            return Error{"SLACK_SIGNING_SECRET is one secret, or two with a comma between them: new,old."};
    return secrets;
}

const Secret& installation(const SlackSettings& settings, std::string_view) { return settings.bot_token; }

std::unique_ptr<Channel> make_slack(SlackSettings settings, SlackIdentity identity) {
    return std::make_unique<Slack>(std::move(settings), std::move(identity));
}

}  // namespace onward

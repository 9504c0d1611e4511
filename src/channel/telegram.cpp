#include "channel/telegram.hpp"

#include <utility>

#include "base/digest.hpp"
#include "channel/telegram_classify.hpp"
#include "channel/telegram_decode.hpp"
#include "channel/telegram_encode.hpp"
#include "codec/parse_json.hpp"

namespace onward {
namespace {

constexpr const char* kSecretHeader = "X-Telegram-Bot-Api-Secret-Token";

class Telegram final : public Channel {
  public:
    Telegram(TelegramSettings settings, TelegramIdentity identity)
        : settings_(std::move(settings)), identity_(std::move(identity)) {}

    const Capabilities& capabilities() const override { return *capabilities_of("telegram"); }

    std::vector<Endpoint> endpoints() const override { return {{"/webhooks/telegram", "application/json"}}; }

    std::optional<HttpAnswer> verify(const HttpRequest& request, Instant) const override {
        const std::string* const given = header(request.headers, kSecretHeader);
        const bool genuine = given != nullptr && !settings_.webhook_secret.empty() &&
                             equal_in_constant_time(*given, settings_.webhook_secret.reveal());
        if (genuine) return std::nullopt;
        return HttpAnswer{.status = 401};
    }

    Received decode(const HttpRequest& request) const override {
        const ParsedJson parsed = parse_json(request.body);
        if (parsed.error.empty()) return telegram::read_update(parsed.value, settings_, identity_);
        Received refused;
        refused.answer.status = 400;
        refused.ignored = "malformed";
        return refused;
    }

    ApiCall encode(const Parcel& parcel, const std::string& address) const override {
        return telegram::message(settings_, parcel, address);
    }

    ApiCall encode_invitation(const std::string& words, const std::string& address) const override {
        return telegram::invitation(settings_, identity_, words, address);
    }

    std::optional<ApiCall> typing(const std::string& address) const override {
        return telegram::typing(settings_.token, address);
    }

    Outcome classify(const ApiCall& call, const HttpAnswer& answer) const override {
        return telegram::classify(call, answer);
    }

  private:
    TelegramSettings settings_;
    TelegramIdentity identity_;
};

}  // namespace

std::unique_ptr<Channel> make_telegram(TelegramSettings settings, TelegramIdentity identity) {
    return std::make_unique<Telegram>(std::move(settings), std::move(identity));
}

}  // namespace onward

#include "channel/slack_signature.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

#include "base/digest.hpp"
#include "channel/form.hpp"

namespace onward {
namespace {

HttpAnswer refusal(std::string why) {
    return {401, {{"Content-Type", "text/plain"}, {"X-Slack-No-Retry", "1"}}, std::move(why)};
}

// All digits; nothing for any other text, or for a moment that no clock shows.
std::optional<std::chrono::seconds> seconds_of(std::string_view digits) {
    constexpr std::size_t kLongest = 12;
    const bool all_digits =
        std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits.empty() || digits.size() > kLongest || !all_digits) return std::nullopt;
    std::int64_t seconds = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
    return std::chrono::seconds(seconds);
}

bool is_signed(std::string_view signature, const std::string& timed_body,
               const std::vector<Secret>& secrets) {
    bool good = false;
    for (const Secret& secret : secrets) {
        if (secret.empty()) continue;  // anybody can sign with that
        const std::string expected = "v0=" + hmac_sha256_hex(secret.reveal(), timed_body);
        good = equal_in_constant_time(signature, expected) || good;
    }
    return good;
}

}  // namespace

std::optional<HttpAnswer> refuse_unsigned(const HttpRequest& request, const std::vector<Secret>& secrets,
                                          Instant now) {
    const std::string* const timestamp = header(request.headers, "X-Slack-Request-Timestamp");
    const std::string* const signature = header(request.headers, "X-Slack-Signature");
    const auto sent = timestamp == nullptr ? std::nullopt : seconds_of(*timestamp);
    if (!sent || signature == nullptr) return refusal("Slack's signature is missing.");
    // Looked at first: what is only too old tells of a clock, what is not Slack's at all tells nothing.
    if (!is_signed(*signature, "v0:" + *timestamp + ":" + request.body, secrets))
        return refusal("Slack's signature is wrong.");
    const auto skew = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch() - *sent;
    if (std::chrono::abs(skew) > kSlackSkew)
        return refusal("Slack's time and this server's differ by " + std::to_string(skew.count()) + " s.");
    return std::nullopt;
}

bool is_ssl_check(const HttpRequest& request) {
    constexpr std::size_t kLongest = 512;  // so much may be read of what nobody signed
    if (request.body.size() > kLongest) return false;
    const auto form = parse_form(request.body);
    if (!form) return false;
    const std::string* const check = field(*form, "ssl_check");
    return check != nullptr && *check == "1" && std::all_of(form->begin(), form->end(), [](const auto& each) {
               return each.first == "ssl_check" || each.first == "token";
           });
}

}  // namespace onward

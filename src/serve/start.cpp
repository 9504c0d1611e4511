#include "serve/start.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "channel/slack_start.hpp"
#include "channel/telegram_classify.hpp"
#include "channel/telegram_start.hpp"

namespace onward {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr int kTries = 6;  // half a minute in all: longer, and whoever started us should hear of it
constexpr milliseconds kLongestWait = 15s;

const Error kEnded{"The program was ended before it had started."};

milliseconds wait_before(int attempt) { return std::min<milliseconds>(1s * (1 << attempt), kLongestWait); }

// The answer of a call that was obeyed.
Result<HttpAnswer> call_telegram(const TelegramSettings& settings, const ApiCall& call, Client& client,
                                 const Rest& rest) {
    std::string why =
        "Telegram can not be reached (" + call.name + "). Is there a network, and is TELEGRAM_API_URL right?";
    for (int attempt = 0; attempt < kTries; ++attempt) {
        const auto answer = client.send(call);
        milliseconds wait = wait_before(attempt);
        if (answer) {
            const Outcome outcome = telegram::classify(call, *answer);
            if (outcome.kind == Outcome::Kind::sent) return *answer;
            why = telegram::why_call_failed(settings, call, *answer);
            if (outcome.kind == Outcome::Kind::fatal || outcome.kind == Outcome::Kind::permanent)
                return Error{why};
            if (outcome.kind == Outcome::Kind::retry_at)
                wait = std::min<milliseconds>(outcome.wait, kLongestWait);
        }
        if (!rest(wait)) return kEnded;
    }
    return Error{why};
}

Result<SlackStart> ask_slack(const SlackSettings& settings, Client& client, const Rest& rest) {
    std::string why = "Slack can not be reached (auth.test). Is there a network, and is SLACK_API_URL right?";
    const ApiCall call = slack_auth_test(settings);
    for (int attempt = 0; attempt < kTries; ++attempt) {
        const auto answer = client.send(call);
        milliseconds wait = wait_before(attempt);
        if (answer) {
            SlackStart start = read_slack_auth_test(*answer);
            if (start.kind == SlackStart::Kind::ready) return start;
            if (start.kind == SlackStart::Kind::refused) return Error{start.problem};
            why = start.problem;
            if (start.wait > 0ms) wait = std::min<milliseconds>(start.wait, kLongestWait);
        }
        if (!rest(wait)) return kEnded;
    }
    return Error{why};
}

}  // namespace

Result<TelegramIdentity> start_telegram(const TelegramSettings& settings, Client& client, const Rest& rest) {
    const auto answer = call_telegram(settings, telegram::get_me(settings.token), client, rest);
    if (!answer) return answer.error();
    return telegram::read_identity(*answer);
}

Result<bool> register_telegram(const TelegramSettings& settings, const std::string& webhook, bool poll,
                               Client& client, const Rest& rest) {
    if (!webhook.empty() || poll) {
        const ApiCall call =
            poll ? telegram::delete_webhook(settings.token) : telegram::set_webhook(settings, webhook);
        if (const auto done = call_telegram(settings, call, client, rest); !done) return done.error();
    }
    if (const auto done = call_telegram(settings, telegram::set_my_commands(settings.token), client, rest);
        !done)
        return done.error();
    return true;
}

Result<SlackIdentity> start_slack(const SlackSettings& settings, Client& client, const Rest& rest) {
    const auto start = ask_slack(settings, client, rest);
    if (!start) return start.error();
    return start->identity;
}

Result<std::string> check_telegram(const TelegramSettings& settings, Client& client, const Rest& rest) {
    const auto us = start_telegram(settings, client, rest);
    if (!us) return us.error();
    const auto answer = call_telegram(settings, telegram::get_webhook_info(settings.token), client, rest);
    if (!answer) return answer.error();
    const auto info = telegram::read_webhook_info(settings, *answer);
    if (!info) return info.error();
    std::string told = "Telegram  the token is good: @" + us->username + "\n";
    told += "          webhook: " +
            (info->url.empty() ? std::string("none is registered") : telegram::printable_url(info->url)) +
            "\n";
    told += "          updates that wait: " + std::to_string(info->pending) + "\n";
    told += "          last error: " +
            (info->last_error.empty() ? "none"
                                      : info->last_error + " (" + to_utc_string(info->last_error_at) + ")") +
            "\n";
    return told;
}

Result<std::string> check_slack(const SlackSettings& settings, Client& client, const Rest& rest) {
    const auto start = ask_slack(settings, client, rest);
    if (!start) return start.error();
    std::string told =
        "Slack     the token is good: team " + start->team_name + ", bot " + start->user_name + "\n";
    told += "          scopes that are missing: " +
            (start->missing_scopes.empty() ? "none" : join(start->missing_scopes, ", ")) + "\n";
    return told;
}

}  // namespace onward

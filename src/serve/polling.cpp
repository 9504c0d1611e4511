#include "serve/polling.hpp"

#include <algorithm>
#include <utility>

#include "channel/telegram_start.hpp"

namespace onward {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

// Longer than the platform keeps a poll waiting.
constexpr ClientLimits kPollLimits{.connect = 3s, .answer = 65s};
constexpr milliseconds kSameOffset = 500ms;  // the least time between two polls from one offset
constexpr milliseconds kLongestRest = 30s;
constexpr milliseconds kLongestConflict = 60s;
constexpr milliseconds kFatalRest = 60s;
constexpr milliseconds kStoreRest = 1s;

milliseconds doubled(milliseconds first, int times, milliseconds most) {
    return std::min(first * (1 << std::clamp(times - 1, 0, 10)), most);
}

// Each bot counts its updates by itself.
std::string offset_name(const TelegramIdentity& us) { return "telegram:" + std::to_string(us.id); }

}  // namespace

Result<std::unique_ptr<Polling>> Polling::start(Incoming incoming, const Channel& channel,
                                                ChannelHealth& health, PollingSettings settings) {
    auto client = Client::open(settings.base, settings.insecure, kPollLimits);
    if (!client) return client.error();
    std::unique_ptr<Polling> polling(
        new Polling(std::move(incoming), channel, health, std::move(settings), *std::move(client)));
    const auto offset = polling->incoming_.store.poll_offset(offset_name(polling->settings_.us));
    if (!offset) return offset.error();
    polling->offset_ = offset->value_or(0);
    polling->thread_ = std::thread([&polling = *polling] { polling.run(); });
    return polling;
}

Polling::Polling(Incoming incoming, const Channel& channel, ChannelHealth& health, PollingSettings settings,
                 std::unique_ptr<Client> client)
    : incoming_(std::move(incoming)),
      channel_(channel),
      health_(health),
      settings_(std::move(settings)),
      client_(std::move(client)) {}

Polling::~Polling() {
    {
        const std::lock_guard guard(mutex_);
        stops_ = true;
    }
    changed_.notify_all();
    client_->stop();
    if (thread_.joinable()) thread_.join();
}

void Polling::run() {
    do {
    } while (rest(poll_once()));
    confirm();
}

bool Polling::rest(milliseconds span) {
    std::unique_lock lock(mutex_);
    return !changed_.wait_for(lock, span, [this] { return stops_; });
}

// How long to rest before the next one.
milliseconds Polling::poll_once() {
    using Kind = telegram::Polled::Kind;
    const ApiCall call = telegram::get_updates(settings_.telegram.token, {.offset = offset_});
    const auto answer = client_->send(call);
    if (!rest(0ms)) return 0ms;  // it was cut off
    if (!answer) {
        ++failures_;
        incoming_.log.warn("poll_failed", {{"channel", "telegram"}, {"reason", answer.error().why}});
        return doubled(1s, failures_, kLongestRest);
    }
    const telegram::Polled polled = telegram::read_polled(settings_.telegram, settings_.us, call, *answer);
    if (polled.kind != Kind::other_copy) conflicts_ = 0;
    if (polled.kind == Kind::updates) failures_ = 0;
    switch (polled.kind) {
        case Kind::updates: {
            bool stored = true;
            for (const Received& received : polled.received)
                stored = take_all(incoming_, channel_, received) && stored;
            // What is asked for again is recognised as a repeat, so nothing is lost or done twice.
            if (!stored) return kStoreRest;
            health_.fatal = false;
            if (!polled.next_offset || *polled.next_offset == offset_) return kSameOffset;
            if (!incoming_.store.keep_poll_offset(offset_name(settings_.us), *polled.next_offset))
                return kStoreRest;
            offset_ = *polled.next_offset;
            return 0ms;
        }
        case Kind::webhook_active:
            incoming_.log.warn("webhook_in_the_way", {{"channel", "telegram"}});
            (void)client_->send(telegram::delete_webhook(settings_.telegram.token));
            return doubled(1s, ++failures_, kLongestRest);
        case Kind::other_copy:
            ++conflicts_;
            incoming_.log.error("another_copy_polls",
                                {{"channel", "telegram"},
                                 {"meaning", "another program uses this bot token; end one of the two"}});
            if (settings_.on_conflict) settings_.on_conflict();
            return doubled(2s, conflicts_, kLongestConflict);
        case Kind::failed:
            break;
    }
    ++failures_;
    incoming_.log.warn("poll_failed", {{"channel", "telegram"}, {"reason", polled.outcome.reason}});
    if (polled.outcome.kind == Outcome::Kind::fatal) {
        health_.fatal = true;
        return kFatalRest;
    }
    if (polled.outcome.kind == Outcome::Kind::retry_at)
        return std::min<milliseconds>(polled.outcome.wait, kFatalRest);
    return doubled(1s, failures_, kLongestRest);
}

// What was stored last would come again at the next start; it would be recognised, but it need not come.
void Polling::confirm() {
    if (offset_ == 0) return;
    const auto client = Client::open(settings_.base, settings_.insecure, {.connect = 1s, .answer = 2s});
    if (client)
        (void)(*client)->send(telegram::get_updates(settings_.telegram.token,
                                                    {.offset = offset_, .timeout_seconds = 0, .limit = 1}));
}

}  // namespace onward

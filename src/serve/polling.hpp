// Polling: Telegram asked for updates again and again, where nobody can reach us with a webhook. One thread;
// an update is confirmed only after everything before it and itself is stored.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "channel/telegram.hpp"
#include "serve/incoming.hpp"

namespace onward {

struct PollingSettings {
    TelegramSettings telegram;
    TelegramIdentity us;
    std::string base;
    bool insecure = false;
    // Another copy polls with the same token: called once, where one rather ends than waits.
    std::function<void()> on_conflict;
};

class Polling {
  public:
    // References of `incoming` and `channel` last as long as it does. Errors: the address is none.
    static Result<std::unique_ptr<Polling>> start(Incoming incoming, const Channel& channel,
                                                  ChannelHealth& health, PollingSettings settings);
    ~Polling();  // the poll is cut off, turns in hand are finished, the last batch is confirmed

  private:
    Polling(Incoming incoming, const Channel& channel, ChannelHealth& health, PollingSettings settings,
            std::unique_ptr<Client> client);
    void run();
    std::chrono::milliseconds poll_once();
    bool rest(std::chrono::milliseconds span);  // false: it is to stop
    void confirm();

    const Incoming incoming_;
    const Channel& channel_;
    ChannelHealth& health_;
    const PollingSettings settings_;
    const std::unique_ptr<Client> client_;
    std::int64_t offset_ = 0;
    int failures_ = 0;
    int conflicts_ = 0;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool stops_ = false;
    std::thread thread_;
};

}  // namespace onward

// Courtesies: calls that please and oblige nobody (a press is answered, a used keyboard goes): at once, one
// try, and if too many wait, the oldest is left out.
#pragma once

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "channel/channel.hpp"
#include "serve/outbox.hpp"

namespace onward {

class Courtesies {
  public:
    explicit Courtesies(std::map<std::string, OutboxChannel> channels);
    ~Courtesies();  // what waits is dropped

    void send(const std::string& channel, std::vector<ApiCall> calls);

  private:
    struct Waiting {
        std::string channel;
        ApiCall call;
    };
    void run();

    const std::map<std::string, OutboxChannel> channels_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Waiting> waiting_;
    bool stops_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace onward

// Outbox: the threads that send. Each takes one lane at a time, so that a slow chat holds up nobody else, and
// speaks to the platforms over connections of its own.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "serve/delivery.hpp"

namespace onward {

// One channel as the outbox knows it.
struct OutboxChannel {
    const Channel* channel = nullptr;
    ChannelHealth* health = nullptr;
    std::string base;  // address of the platform
    bool insecure = false;
    bool resend_unknown = true;
};

class Outbox {
  public:
    // References last as long as it does. Nothing is sent before start().
    Outbox(Store& store, std::map<std::string, OutboxChannel> channels, Clock clock, Log& log);
    ~Outbox();  // stops

    void start(int threads = 8);
    // Replies were queued: somebody looks at once. Without it all look each second.
    void wake();
    // A message that may not be kept: it is sent from memory, and tried for a minute.
    void send_unkept(const std::string& channel, const std::string& address, std::vector<Parcel> parcels);
    // Nothing new is begun. Sends in hand are finished, or cut off after some seconds and sent again after
    // the next start.
    void stop();

  private:
    struct Unkept {
        std::string channel, address;
        std::vector<Parcel> parcels;
        Instant until{}, not_before{};
    };
    class Worker;

    void run();
    bool wait_for_work();
    bool is_unkept_due(Instant now) const;  // to be asked with the lock held
    bool send_one_unkept(Worker& worker);
    bool send_one_lane(Worker& worker);

    Store& store_;
    const std::map<std::string, OutboxChannel> channels_;
    const Clock clock_;
    Log& log_;

    std::mutex mutex_;
    std::condition_variable changed_;
    bool is_due_ = false;  // somebody should look
    bool stops_ = false;
    std::vector<Unkept> unkept_;
    std::set<Client*> clients_;  // of all threads
    int running_ = 0;            // threads
    std::vector<std::thread> threads_;
};

}  // namespace onward

#include "serve/courtesies.hpp"

#include <utility>

namespace onward {
namespace {

constexpr std::size_t kMostWaiting = 256;
constexpr int kThreads = 2;  // one platform that hangs does not keep the other's presses waiting for long
constexpr ClientLimits kLimits{.connect = std::chrono::seconds{3}, .answer = std::chrono::seconds{5}};

}  // namespace

Courtesies::Courtesies(std::map<std::string, OutboxChannel> channels) : channels_(std::move(channels)) {
    for (int i = 0; i < kThreads; ++i) threads_.emplace_back([this] { run(); });
}

Courtesies::~Courtesies() {
    {
        const std::lock_guard guard(mutex_);
        stops_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

void Courtesies::send(const std::string& channel, std::vector<ApiCall> calls) {
    if (calls.empty()) return;
    {
        const std::lock_guard guard(mutex_);
        for (ApiCall& call : calls) waiting_.push_back({channel, std::move(call)});
        while (waiting_.size() > kMostWaiting) waiting_.pop_front();
    }
    changed_.notify_all();
}

void Courtesies::run() {
    std::map<std::string, std::unique_ptr<Client>> clients;
    for (;;) {
        Waiting next;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return stops_ || !waiting_.empty(); });
            if (stops_) return;
            next = std::move(waiting_.front());
            waiting_.pop_front();
        }
        const auto channel = channels_.find(next.channel);
        if (channel == channels_.end()) continue;
        auto& client = clients[next.channel];
        if (!client) {
            auto opened = Client::open(channel->second.base, channel->second.insecure, kLimits);
            if (!opened) continue;
            client = *std::move(opened);
        }
        (void)client->send(next.call);  // whatever comes of it
    }
}

}  // namespace onward

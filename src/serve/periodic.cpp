#include "serve/periodic.hpp"

#include <random>
#include <utility>

namespace onward {

Periodic::Periodic(std::chrono::milliseconds every, std::function<void()> work)
    : every_(every), work_(std::move(work)), thread_([this] { run(); }) {}

Periodic::~Periodic() {
    {
        const std::lock_guard guard(mutex_);
        stops_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void Periodic::run() {
    std::minstd_rand random(std::random_device{}());
    std::uniform_real_distribution<double> factor(0.8, 1.2);
    std::unique_lock lock(mutex_);
    while (!changed_.wait_for(lock, every_ * factor(random), [this] { return stops_; })) {
        lock.unlock();
        work_();
        lock.lock();
    }
}

}  // namespace onward

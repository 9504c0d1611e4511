#include "app/stop_signal.hpp"

#include <signal.h>
#include <unistd.h>

#include <thread>

namespace onward {
namespace {

constexpr int kEndedBySignal = 143;

sigset_t stop_signals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    return set;
}

}  // namespace

StopSignal::StopSignal() {
    const sigset_t set = stop_signals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    // It waits for signals as long as the process lives, and there is one of these in it.
    std::thread([this] { watch(); }).detach();
}

void StopSignal::watch() {
    const sigset_t set = stop_signals();
    int signal = 0;
    sigwait(&set, &signal);
    stop(0);
    sigwait(&set, &signal);
    _exit(kEndedBySignal);
}

void StopSignal::stop(int exit_code) {
    {
        const std::lock_guard guard(mutex_);
        if (stopped_) return;
        stopped_ = true;
        exit_code_ = exit_code;
    }
    changed_.notify_all();
}

void StopSignal::wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stopped_; });
}

bool StopSignal::rest(std::chrono::milliseconds span) {
    std::unique_lock lock(mutex_);
    return !changed_.wait_for(lock, span, [this] { return stopped_; });
}

int StopSignal::exit_code() const {
    const std::lock_guard guard(mutex_);
    return exit_code_;
}

}  // namespace onward

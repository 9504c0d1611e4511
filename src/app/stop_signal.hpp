// StopSignal: SIGTERM and SIGINT as something to wait for. To be made before any thread, so that none of them
// is interrupted; a second signal ends the program at once.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace onward {

class StopSignal {
  public:
    StopSignal();

    void wait();
    // False: the program is to end; else the time has passed.
    bool rest(std::chrono::milliseconds span);
    // As if a signal had come, with this exit code.
    void stop(int exit_code);
    int exit_code() const;

  private:
    void watch();

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    bool stopped_ = false;
    int exit_code_ = 0;
};

}  // namespace onward

// Periodic: one thread that does something every now and then, until it is destroyed.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace onward {

class Periodic {
  public:
    // `work` runs every `every`, a fifth more or less, so that programs that were started together do not
    // work together. It must not throw.
    Periodic(std::chrono::milliseconds every, std::function<void()> work);
    ~Periodic();  // what is being done is finished

  private:
    void run();

    const std::chrono::milliseconds every_;
    const std::function<void()> work_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool stops_ = false;
    std::thread thread_;
};

}  // namespace onward

// Waiting for a descriptor while signals are watched without a gap between looking and sleeping.
#pragma once

#include <chrono>

namespace onward {

enum class Ready {
    input,    // there is something to read, or the end
    time_up,  // neither came
    leave,    // SIGINT, SIGTERM or SIGHUP came, once and for all
    redraw,   // the window has another size, or the program goes on after it was stopped
};

// The signals are held back everywhere but inside wait(); one object at a time.
class Waiting {
  public:
    Waiting();
    ~Waiting();
    Waiting(const Waiting&) = delete;
    Waiting& operator=(const Waiting&) = delete;

    Ready wait(int descriptor, std::chrono::milliseconds at_most);

  private:
    struct Before;
    Before* before_;
};

// Columns of the terminal behind standard output; 80 where it does not say.
int terminal_columns();

}  // namespace onward

#include "app/waiting.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cstddef>

namespace onward {
namespace {

// What a signal handler may touch. Signals belong to the process, so these do, too.
volatile sig_atomic_t wants_to_leave = 0;
volatile sig_atomic_t must_redraw = 0;

constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGCONT};

void note_signal(int signal) {
    if (signal == SIGWINCH || signal == SIGCONT)
        must_redraw = 1;
    else
        wants_to_leave = 1;
}

}  // namespace

struct Waiting::Before {
    std::array<struct sigaction, kSignals.size()> actions;
    sigset_t mask;
};

Waiting::Waiting() : before_(new Before) {
    wants_to_leave = 0;
    must_redraw = 0;
    sigset_t ours;
    sigemptyset(&ours);
    for (const int signal : kSignals) sigaddset(&ours, signal);
    sigprocmask(SIG_BLOCK, &ours, &before_->mask);
    struct sigaction note {};
    note.sa_handler = note_signal;
    sigemptyset(&note.sa_mask);
    for (std::size_t i = 0; i < kSignals.size(); ++i) sigaction(kSignals[i], &note, &before_->actions[i]);
}

Waiting::~Waiting() {
    for (std::size_t i = 0; i < kSignals.size(); ++i) sigaction(kSignals[i], &before_->actions[i], nullptr);
    sigprocmask(SIG_SETMASK, &before_->mask, nullptr);
    delete before_;
}

Ready Waiting::wait(int descriptor, std::chrono::milliseconds at_most) {
    struct pollfd asked {
        descriptor, POLLIN, 0
    };
    const struct timespec limit { at_most.count() / 1000, (at_most.count() % 1000) * 1'000'000 };
    const int found = ::ppoll(&asked, 1, &limit, &before_->mask);
    if (wants_to_leave != 0) return Ready::leave;
    if (must_redraw != 0) {
        must_redraw = 0;
        return Ready::redraw;
    }
    return found > 0 ? Ready::input : Ready::time_up;
}

int terminal_columns() {
    struct winsize size {};
    return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

}  // namespace onward

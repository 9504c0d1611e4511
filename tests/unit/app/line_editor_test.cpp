// The line editor at a terminal of its own.
#include "app/line_editor.hpp"

#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

#include "support/catch.hpp"

namespace onward::test {
namespace {

// In the child, whose standard input is the terminal: 0 where what was thrown while libedit waited came out
// of read(), after libedit had given the terminal back.
int throw_while_waiting() {
    ::setenv("TERM", "xterm", 1);
    const auto editor = open_line_editor(false);
    if (!editor) return 1;
    try {
        editor->read([]() -> bool { throw std::runtime_error("no clock"); });
    } catch (const std::runtime_error&) {
        termios now{};
        return ::tcgetattr(STDIN_FILENO, &now) == 0 && (now.c_lflag & ICANON) != 0 ? 0 : 2;
    }
    return 3;
}

TEST_CASE("what is thrown while a key is waited for does not cross libedit", "[chat]") {
    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    REQUIRE(child >= 0);
    if (child == 0) ::_exit(throw_while_waiting());
    char bytes[256];
    while (::read(terminal, bytes, sizeof bytes) > 0) {
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    ::close(terminal);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}

}  // namespace
}  // namespace onward::test

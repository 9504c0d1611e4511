// Where a conversation is read from and written to: a terminal with line editing, a pipe, or a test.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "app/layout.hpp"

namespace onward {

// What a line can hold; the rest of a longer one is dropped, as a channel would refuse it.
constexpr std::size_t kLineBytes = 64 * 1024;

struct Input {
    enum class Kind {
        line,         // `text`, as it was typed, without the line end
        end,          // no more will come: Ctrl-D, or the end of the pipe
        interrupted,  // Ctrl-C, or asked to end by the system
        due,          // `is_due` said so; what is half typed is kept for the next call
    };
    Kind kind = Kind::line;
    std::string text;
    bool cut = false;  // it was longer than kLineBytes
};

struct Console {
    virtual ~Console() = default;
    // Waits for a line, asking `is_due` about once a second whether to wait on.
    virtual Input read(const std::function<bool()>& is_due) = 0;
    virtual void show(const std::string& laid_out) = 0;
    virtual Style style() const = 0;
    virtual void forget_history() = 0;
};

// Standard input and output: with line editing and a history in memory where both are a terminal, plain lines
// else. Takes SIGINT, SIGTERM and SIGHUP as a wish to leave while it lives. `colour` is only heeded on a
// terminal.
std::unique_ptr<Console> open_console(bool colour);

}  // namespace onward

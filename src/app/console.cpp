#include "app/console.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "app/line_editor.hpp"
#include "app/waiting.hpp"
#include "base/text.hpp"

namespace onward {
namespace {

// Lines as they come, for pipes, and for terminals that can not be drawn on.
class PlainConsole final : public Console {
  public:
    explicit PlainConsole(bool colour) : colour_(colour) {}

    Input read(const std::function<bool()>& is_due) override {
        if (asks()) show("> ");
        for (;;) {
            if (auto line = take_line()) return *std::move(line);
            if (ended_) return {Input::Kind::end, {}, false};
            switch (waiting_.wait(STDIN_FILENO, std::chrono::seconds{1})) {
                case Ready::input:
                    fetch();
                    break;
                case Ready::leave:
                    return leave(Input::Kind::interrupted);
                case Ready::redraw:
                    break;
                case Ready::time_up:
                    if (is_due()) return leave(Input::Kind::due);
            }
        }
    }

    void show(const std::string& laid_out) override {
        std::fwrite(laid_out.data(), 1, laid_out.size(), stdout);
        std::fflush(stdout);
    }

    Style style() const override {
        const bool terminal = ::isatty(STDOUT_FILENO) != 0;
        return {terminal, terminal ? terminal_columns() : 80, terminal && colour_};
    }

    void forget_history() override {}

  private:
    static bool asks() { return ::isatty(STDIN_FILENO) != 0 && ::isatty(STDOUT_FILENO) != 0; }

    Input leave(Input::Kind kind) {
        if (asks()) show("\n");
        return {kind, {}, false};
    }

    // What is beyond the limit is dropped as it comes, so that no line can fill the memory.
    void fetch() {
        char bytes[4096];
        const ssize_t got = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
        if (got <= 0) {
            ended_ = true;
            return;
        }
        for (const char c : std::string_view(bytes, static_cast<std::size_t>(got))) {
            if (c != '\n' && in_line_ >= kLineBytes) {
                cut_ = true;
                continue;
            }
            in_line_ = c == '\n' ? 0 : in_line_ + 1;
            if (c == '\n') cuts_ += cut_ ? 'y' : 'n';
            if (c == '\n') cut_ = false;
            held_ += c;
        }
    }

    std::optional<Input> take_line() {
        const std::size_t end = held_.find('\n');
        if (end == std::string::npos && (!ended_ || held_.empty())) return std::nullopt;
        Input input{Input::Kind::line, held_.substr(0, end), cut_};
        held_.erase(0, end == std::string::npos ? held_.size() : end + 1);
        if (end != std::string::npos) {
            input.cut = cuts_.front() == 'y';
            cuts_.erase(0, 1);
        }
        if (input.cut) input.text.resize(without_cut_character(input.text).size());
        if (input.text.ends_with('\r')) input.text.pop_back();
        return input;
    }

    Waiting waiting_;
    const bool colour_;
    std::string held_;         // lines that were read and not yet taken
    std::string cuts_;         // for each of them, whether its end was dropped
    std::size_t in_line_ = 0;  // bytes of the line that is being read
    bool cut_ = false;
    bool ended_ = false;
};

bool can_be_drawn_on() {
    const char* kind = std::getenv("TERM");
    return ::isatty(STDIN_FILENO) != 0 && ::isatty(STDOUT_FILENO) != 0 && kind != nullptr && *kind != '\0' &&
           std::string_view(kind) != "dumb";
}

}  // namespace

std::unique_ptr<Console> open_console(bool colour) {
    if (can_be_drawn_on())
        if (auto editor = open_line_editor(colour)) return editor;
    return std::make_unique<PlainConsole>(colour);
}

}  // namespace onward

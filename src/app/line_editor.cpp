#include "app/line_editor.hpp"

#include <histedit.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <exception>
#include <string_view>
#include <utility>

#include "app/typed.hpp"
#include "app/waiting.hpp"
#include "base/text.hpp"

namespace onward {
namespace {

constexpr int kLinesKept = 500;  // of the history
constexpr char kPrompt[] = "> ";
constexpr auto kTick = std::chrono::seconds{1};
constexpr auto kRestOfAKey = std::chrono::milliseconds{30};  // the parts of one key come at once

class LineEditor final : public Console {
  public:
    static std::unique_ptr<Console> open(bool colour) {
        auto editor = std::unique_ptr<LineEditor>(new LineEditor(colour));
        if (editor->edit_ == nullptr || editor->history_ == nullptr) return nullptr;
        editor->set_up();
        return editor;
    }

    ~LineEditor() override {
        if (history_ != nullptr) history_end(history_);
        if (edit_ != nullptr) el_end(edit_);
    }

    Input read(const std::function<bool()>& is_due) override {
        is_due_ = &is_due;
        stopped_by_ = Input::Kind::end;
        write(kMarkPastes);
        if (!half_typed_.empty()) el_push(edit_, half_typed_.c_str());
        half_typed_.clear();
        int count = 0;
        const char* line = el_gets(edit_, &count);
        write(kMarkNoPastes);
        if (broken_) std::rethrow_exception(std::exchange(broken_, nullptr));
        if (line == nullptr || count <= 0) {
            if (stopped_by_ != Input::Kind::due) write("\n");
            return {stopped_by_, {}, false};
        }
        std::string_view text(line, static_cast<std::size_t>(count));
        while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
        const bool cut = text.size() > kLineBytes;
        if (cut) text = without_cut_character(text.substr(0, kLineBytes));
        Input input{Input::Kind::line, std::string(text), cut};
        if (!trim(text).empty()) {
            HistEvent event;
            history(history_, &event, H_ENTER, input.text.c_str());
        }
        return input;
    }

    void show(const std::string& laid_out) override { write(laid_out); }

    Style style() const override { return {true, terminal_columns(), colour_}; }

    void forget_history() override {
        HistEvent event;
        history(history_, &event, H_CLEAR);
    }

  private:
    explicit LineEditor(bool colour)
        : colour_(colour), edit_(el_init("onward", stdin, stdout, stderr)), history_(history_init()) {}

    void set_up() {
        HistEvent event;
        history(history_, &event, H_SETSIZE, kLinesKept);
        history(history_, &event, H_SETUNIQUE, 1);
        el_set(edit_, EL_CLIENTDATA, this);
        el_set(
            edit_, EL_PROMPT, +[](EditLine*) { return const_cast<char*>(kPrompt); });
        el_set(edit_, EL_EDITOR, "emacs");
        el_set(edit_, EL_HIST, history, history_);
        el_set(
            edit_, EL_GETCFN, +[](EditLine* edit, wchar_t* character) {
                void* self = nullptr;
                el_get(edit, EL_CLIENTDATA, &self);
                return static_cast<LineEditor*>(self)->next_or_leave(character);
            });
        // What terminals send for these keys; libedit knows the arrows by itself.
        for (const auto& [keys, command] : {std::pair{"\\e[H", "ed-move-to-beg"},
                                            {"\\eOH", "ed-move-to-beg"},
                                            {"\\e[1~", "ed-move-to-beg"},
                                            {"\\e[F", "ed-move-to-end"},
                                            {"\\eOF", "ed-move-to-end"},
                                            {"\\e[4~", "ed-move-to-end"},
                                            {"\\e[3~", "ed-delete-next-char"},
                                            {"\\e[1;5C", "em-next-word"},
                                            {"\\e[1;5D", "ed-prev-word"},
                                            {"\\e[1;3C", "em-next-word"},
                                            {"\\e[1;3D", "ed-prev-word"},
                                            {"^W", "ed-delete-prev-word"}})
            el_set(edit_, EL_BIND, keys, command, nullptr);
    }

    // No exception may cross libedit, which is C and would leave the terminal as it is while one types: it
    // waits until libedit has come back.
    int next_or_leave(wchar_t* character) noexcept {
        try {
            return next_character(character);
        } catch (...) {
            broken_ = std::current_exception();
            return -1;
        }
    }

    // Where libedit waits for the next key: 1 and the character, or -1 to leave el_gets().
    int next_character(wchar_t* character) {
        for (;;) {
            if (const auto next = typed_.next()) {
                // Ctrl-D that was pressed just before libedit took the terminal over comes as a zero.
                if (*next == 0 && is_empty()) return -1;
                *character = static_cast<wchar_t>(*next);
                return 1;
            }
            const bool in_a_key = typed_.holds_a_part();
            switch (waiting_.wait(STDIN_FILENO, in_a_key ? kRestOfAKey : std::chrono::milliseconds(kTick))) {
                case Ready::input:
                    if (!fetch()) return -1;
                    break;
                case Ready::leave:
                    stopped_by_ = Input::Kind::interrupted;
                    return -1;
                case Ready::redraw:
                    el_resize(edit_);
                    el_set(edit_, EL_PREP_TERM, 0);
                    el_set(edit_, EL_PREP_TERM, 1);
                    el_set(edit_, EL_REFRESH);
                    break;
                case Ready::time_up:
                    if (in_a_key) {
                        typed_.give_up_waiting();
                    } else if ((*is_due_)()) {
                        put_aside();
                        stopped_by_ = Input::Kind::due;
                        return -1;
                    }
            }
        }
    }

    bool is_empty() const {
        const LineInfo* line = el_line(edit_);
        return line->lastchar == line->buffer;
    }

    bool fetch() {
        char bytes[4096];
        const ssize_t got = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (got < 0 && (errno == EINTR || errno == EAGAIN)) return true;
        if (got <= 0) return false;
        typed_.add(std::string_view(bytes, static_cast<std::size_t>(got)));
        return true;
    }

    // Takes the prompt and what is half typed off the screen, and keeps it to be typed again: the text, then
    // as many steps back as the cursor stood before its end.
    void put_aside() {
        const LineInfo* line = el_line(edit_);
        const std::string_view before(line->buffer, static_cast<std::size_t>(line->cursor - line->buffer));
        const std::string_view after(line->cursor, static_cast<std::size_t>(line->lastchar - line->cursor));
        half_typed_ =
            std::string(before) + std::string(after) + std::string(count_code_points(after), '\x02');
        const int rows = display_width(std::string(kPrompt) + std::string(before)) / terminal_columns();
        std::string clear = rows > 0 ? "\x1b[" + std::to_string(rows) + "A" : "";
        write(clear + "\r\x1b[J");
    }

    static void write(std::string_view bytes) {
        std::fwrite(bytes.data(), 1, bytes.size(), stdout);
        std::fflush(stdout);
    }

    Waiting waiting_;
    const bool colour_;
    EditLine* edit_;
    History* history_;
    Typed typed_;
    const std::function<bool()>* is_due_ = nullptr;
    Input::Kind stopped_by_ = Input::Kind::end;
    std::string half_typed_;
    std::exception_ptr broken_;  // thrown while libedit waited
};

}  // namespace

std::unique_ptr<Console> open_line_editor(bool colour) { return LineEditor::open(colour); }

}  // namespace onward

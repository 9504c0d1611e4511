#include "replay/report.hpp"

#include <algorithm>
#include <cstdio>

#include "base/text.hpp"
#include "replay/why.hpp"

namespace onward {
namespace {

constexpr int kGutter = 6;            // "  14  "
constexpr std::size_t kAround = 2;    // rows that agree, shown before and after a difference in a long block
constexpr std::size_t kAllRows = 30;  // a block of so many rows is shown whole
constexpr std::size_t kMostDifferences = 20;

std::string padded(const std::string& text, int columns) {
    return text + std::string(static_cast<std::size_t>(std::max(0, columns - display_width(text))), ' ');
}

std::string number_of(int line) {
    char text[16];
    if (line == 0) return std::string(kGutter, ' ');
    std::snprintf(text, sizeof text, "%4d  ", line);
    return text;
}

std::string coloured(const std::string& text, const char* code, const ReportStyle& style) {
    return style.colour ? "\033[" + std::string(code) + "m" + text + "\033[0m" : text;
}
constexpr const char* kRed = "1;31";
constexpr const char* kDim = "2";

// As a terminal may show it: a talk's file and a message may hold anything.
std::string shown(std::string_view text) { return without_controls(text); }

std::vector<std::string> wrapped(const std::string& text, int columns) {
    auto lines = wrap(shown(text), std::max(1, columns));
    if (lines.empty()) lines.emplace_back();
    return lines;
}

// "   why   urge.text_ex ..." with what does not fit on lines below.
constexpr int kLabel = 14;
std::string labelled(const std::string& label, const std::string& text, const ReportStyle& style) {
    std::string out;
    bool first = true;
    for (const std::string& line : wrapped(text, style.width - kLabel)) {
        out += padded(first ? "  " + label : "", kLabel) + line + "\n";
        first = false;
    }
    return out;
}

// A command is copied: it stays on its line, however narrow the terminal is.
std::string to_be_typed(const std::string& label, const std::string& command) {
    return padded("  " + label, kLabel) + command + "\n";
}

std::string side_by_side(const Row& row, const ReportStyle& style) {
    const int column = (style.width - kGutter - 4) / 2;
    const auto left = wrapped(row.expected, column);
    const auto right = wrapped(row.got, column);
    std::string out;
    for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
        const std::string middle = row.differs ? coloured(" X  ", kRed, style) : " |  ";
        std::string line = number_of(i == 0 ? row.line : 0) + padded(i < left.size() ? left[i] : "", column) +
                           middle + (i < right.size() ? right[i] : "");
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + "\n";
    }
    return out;
}

std::string one_above_the_other(const Row& row, const ReportStyle& style) {
    const int column = style.width - kGutter - 2;
    std::string out;
    const auto add = [&](const std::string& text, const std::string& mark, int line) {
        bool first = true;
        for (const std::string& each : wrapped(text, column)) {
            out += number_of(first ? line : 0) + (first ? mark : "  ") + each + "\n";
            first = false;
        }
    };
    if (!row.differs) {
        add(row.expected, "  ", row.line);
        return out;
    }
    add(row.expected.empty() ? "(nothing)" : row.expected, coloured("- ", kRed, style), row.line);
    add(row.got, coloured("+ ", kRed, style), 0);
    return out;
}

// Which rows are shown: all of a short block, else those that differ with their neighbours.
std::vector<bool> rows_to_show(const std::vector<Row>& rows) {
    std::vector<bool> show(rows.size(), rows.size() <= kAllRows);
    if (show.empty() || show.front()) return show;
    show.front() = true;
    std::size_t differences = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!rows[i].differs || ++differences > kMostDifferences) continue;
        for (std::size_t j = i < kAround ? 0 : i - kAround; j <= std::min(i + kAround, rows.size() - 1); ++j)
            show[j] = true;
    }
    return show;
}

std::string print_rows(const std::vector<Row>& rows, const ReportStyle& style) {
    const bool wide = style.width >= kSideBySide;
    std::string out;
    if (wide)
        out += std::string(kGutter, ' ') + padded("expected", (style.width - kGutter - 4) / 2) + " |  got\n";
    else
        out += std::string(kGutter, ' ') + "- expected\n" + std::string(kGutter, ' ') + "+ got\n";
    const std::vector<bool> show = rows_to_show(rows);
    std::size_t hidden = 0;
    const auto say_hidden = [&] {
        if (hidden > 0)
            out += std::string(kGutter, ' ') +
                   coloured("... " + std::to_string(hidden) + " more lines", kDim, style) + "\n";
        hidden = 0;
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!show[i]) {
            ++hidden;
            continue;
        }
        say_hidden();
        out += wide ? side_by_side(rows[i], style) : one_above_the_other(rows[i], style);
        for (const std::string& hint : rows[i].hints)
            out += std::string(kGutter, ' ') + "hint: " + hint + "\n";
    }
    say_hidden();
    return out;
}

// For a POSIX shell: between single quotes everything but a single quote is itself.
std::string quoted_for_shell(const std::string& text) {
    const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
               c == '/' || c == ':' || c == '_' || c == '-';
    });
    if (plain) return text;
    std::string quoted = "'";
    for (const char c : shown(text)) quoted += c == '\'' ? "'\\''" : c == '\n' ? " " : std::string(1, c);
    return quoted + "'";
}

std::vector<std::string> wanted_intents(const Block& block) {
    std::vector<std::string> wanted;
    for (const Item& item : block.items) {
        const auto* check = std::get_if<TalkCheck>(&item);
        const auto* intent = check == nullptr ? nullptr : std::get_if<DecidedByIntent>(&check->what);
        if (intent != nullptr && !intent->negated && intent->intent.name != "none")
            wanted.push_back(intent->intent.name);
    }
    return wanted;
}

int line_of(const BlockResult& block) {
    const Row* row = block.first_difference();
    return row == nullptr || row->line == 0 ? block.line : row->line;
}

std::string print_block(const Talk& talk, const TalkResult& result, const BlockResult& block,
                        const ReportStyle& style) {
    std::string out = coloured("FAIL", kRed, style) + "  " + shown(talk.file) + ":" +
                      std::to_string(line_of(block)) + "   \"" + shown(talk.name) + "\"   block " +
                      std::to_string(block.number) + " of " + std::to_string(talk.blocks.size()) +
                      "   state " + block.state + "\n\n";
    out += print_rows(block.rows, style) + "\n";
    if (!block.turns.empty() && block.script) {
        const Row* difference = block.first_difference();
        const std::size_t index =
            difference == nullptr ? 0 : std::min(difference->turn, block.turns.size() - 1);
        const PlayedTurn& turn = block.turns[index];
        for (const WhyLine& line : why(turn, *block.script, wanted_intents(talk.blocks[block.number - 1])))
            out += labelled(line.label, line.text, style);
    }
    std::size_t after = 0;
    std::size_t passed = 0;
    bool same_cause = false;
    for (const BlockResult& each : result.blocks) {
        if (each.number <= block.number) continue;
        ++after;
        passed += each.passed ? 1 : 0;
        same_cause = same_cause || each.same_cause;
    }
    if (after > 0)
        out += labelled("note",
                        "the blocks after this one ran too: " + std::to_string(passed) + " of " +
                            std::to_string(after) + " passed" + (same_cause ? ", same cause?" : ""),
                        style);
    const auto* message = block.turns.empty() ? nullptr : std::get_if<Message>(&block.turns.front().event);
    if (message != nullptr)
        out +=
            to_be_typed("try", "onward why " + quoted_for_shell(message->text) + " --state " + block.state);
    out += to_be_typed("again", "onward test " +
                                    quoted_for_shell(talk.file + ":" + std::to_string(line_of(block))) +
                                    " --seed " + std::to_string(result.seed));
    return out + "\n";
}

std::string one_line(const std::string& text) {
    std::string line = shown(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

const BlockResult* first_failed(const TalkResult& result) {
    const auto block = std::find_if(result.blocks.begin(), result.blocks.end(),
                                    [](const BlockResult& each) { return !each.passed; });
    return block == result.blocks.end() ? nullptr : &*block;
}

}  // namespace

std::string print_failure(const Talk& talk, const TalkResult& result, const ReportStyle& style) {
    ReportStyle usable = style;
    usable.width = std::max(40, style.width);
    std::string out;
    if (!result.reason.empty())
        out += coloured(result.outcome == Outcome::blocked ? "BLOCKED" : "FAIL", kRed, usable) + "  " +
               shown(talk.file) + ":" + std::to_string(talk.line) + "   \"" + shown(talk.name) + "\"\n\n" +
               labelled("", result.reason, usable) + "\n";
    bool first = true;
    for (const BlockResult& block : result.blocks) {
        if (block.passed) continue;
        if (first || !block.same_cause || usable.every_block) out += print_block(talk, result, block, usable);
        first = false;
    }
    return out;
}

std::string print_first_difference(const Talk& talk, const TalkResult& result) {
    const BlockResult* block = first_failed(result);
    const Row* row = block == nullptr ? nullptr : block->first_difference();
    const int line = block == nullptr ? talk.line : line_of(*block);
    std::string what = result.reason;
    if (row != nullptr)
        what = row->expected.empty() ? one_line(row->got)
                                     : one_line(row->expected) + ", got " + one_line(row->got);
    return shown(talk.file) + ":" + std::to_string(line) + "  " + shown(talk.name) + "  " + what;
}

std::string print_outcome(const Talk& talk, const TalkResult& result) {
    static constexpr const char* kOutcomes[] = {"PASS   ", "FAIL   ", "BLOCKED", "SKIPPED"};
    std::string line = std::string(kOutcomes[static_cast<std::size_t>(result.outcome)]) + "  " +
                       shown(talk.file) + ":" + std::to_string(talk.line) + "  " + shown(talk.name);
    if (!result.reason.empty()) return line + ": " + one_line(result.reason);
    return line + " (" + std::to_string(result.blocks.size()) +
           (result.blocks.size() == 1 ? " block, " : " blocks, ") + std::to_string(result.turns) +
           (result.turns == 1 ? " turn)" : " turns)");
}

void Totals::add(const TalkResult& result) {
    turns += result.turns;
    switch (result.outcome) {
        case Outcome::passed:
            ++passed;
            break;
        case Outcome::failed:
            ++failed;
            break;
        case Outcome::blocked:
            ++blocked;
            break;
        case Outcome::skipped:
            ++skipped;
            break;
    }
}

std::string print_summary(const Totals& totals, double seconds) {
    char time[32];
    std::snprintf(time, sizeof time, " (%.2f s)", seconds);
    std::string out = std::to_string(totals.all()) +
                      (totals.all() == 1 ? " conversation, " : " conversations, ") +
                      std::to_string(totals.turns) + (totals.turns == 1 ? " turn: " : " turns: ") +
                      std::to_string(totals.passed) + " passed";
    const auto add = [&](std::size_t count, const char* what) {
        if (count > 0) out += ", " + std::to_string(count) + " " + what;
    };
    add(totals.failed, "failed");
    add(totals.blocked, "blocked");
    add(totals.skipped, "skipped");
    add(totals.not_run, "not run");
    return out + time;
}

}  // namespace onward

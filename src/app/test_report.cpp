#include "app/test_report.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "app/commands.hpp"
#include "base/text.hpp"
#include "codec/codec.hpp"
#include "replay/report.hpp"

namespace onward {
namespace {

namespace fs = std::filesystem;

constexpr int kWidthOfPipes = 100;  // columns where there is no terminal: expected and got side by side

int columns(int asked) {
    if (asked > 0) return asked;
    winsize size{};
    if (isatty(STDOUT_FILENO) != 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return kWidthOfPipes;
}

bool in_colour() {
    const char* refused = std::getenv("NO_COLOR");
    return isatty(STDOUT_FILENO) != 0 && (refused == nullptr || *refused == '\0');
}

// The turns of a failed conversation, one JSON line each, for whoever reads the log of a build afterwards.
void keep_trace(const Talk& talk, const TalkResult& result) {
    const fs::path folder = "onward-traces";
    std::error_code error;
    fs::create_directories(folder, error);
    std::string name = talk.file + "-" + std::to_string(talk.line) + ".jsonl";
    std::replace(name.begin(), name.end(), '/', '-');
    std::ofstream out(folder / name, std::ios::binary);
    for (const BlockResult& block : result.blocks)
        for (const PlayedTurn& turn : block.turns)
            if (block.script) out << write_turn(*block.script, turn.delivered.turn) << "\n";
    if (!out)
        std::cerr << "onward test: the trace of " << talk.file << " can not be written to " << folder.string()
                  << "\n";
}

}  // namespace

int print_talks(const TalkLibrary& library, const std::vector<std::size_t>& indices) {
    for (const std::size_t i : indices) {
        const Talk& talk = library.talks[i].talk;
        std::cout << talk.file << ":" << talk.line << "  " << without_controls(talk.name) << "\n";
    }
    return indices.empty() ? kNothing : kGood;
}

int print_results(const TestPrinting& how, const TalkLibrary& library,
                  const std::vector<std::size_t>& indices, const RunResults& run, double seconds) {
    const ReportStyle style{.width = columns(how.width), .colour = in_colour(), .every_block = how.verbose};
    Totals totals;
    std::vector<std::string> failures;
    for (const std::size_t i : indices) {
        const Talk& talk = library.talks[i].talk;
        const auto& result = run.results[i];
        if (!result) {
            ++totals.not_run;
            continue;
        }
        totals.add(*result);
        const bool bad = result->outcome == Outcome::failed || result->outcome == Outcome::blocked;
        if (how.verbose || (result->outcome == Outcome::skipped && !how.quiet))
            std::cout << print_outcome(talk, *result) << "\n";
        if (!bad) continue;
        if (!how.quiet) std::cout << print_failure(talk, *result, style);
        if (how.keep_traces && result->outcome == Outcome::failed) keep_trace(talk, *result);
        failures.push_back(print_first_difference(talk, *result));
    }
    for (const std::string& line : failures) std::cout << line << "\n";
    std::cout << print_summary(totals, seconds) << std::endl;
    if (totals.failed + totals.blocked > 0) return kFailed;
    return totals.passed == 0 ? kNothing : kGood;
}

}  // namespace onward

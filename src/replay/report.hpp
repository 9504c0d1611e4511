// What `onward test` prints: a failure that says why, one line a failure at the end, and the summary.
#pragma once

#include <string>
#include <vector>

#include "replay/play.hpp"

namespace onward {

constexpr int kSideBySide = 100;  // columns from which expected and got stand side by side

struct ReportStyle {
    int width = 80;  // columns, at least 40
    bool colour = false;
    bool every_block = false;  // also those that failed after the state had gone another way
};

// Everything about one failed conversation; ends with an empty line.
std::string print_failure(const Talk& talk, const TalkResult& result, const ReportStyle& style);
// "tests/talks/slip.talk:14  A slip  = intent slip.wrote, got = intent urge.text_ex"
std::string print_first_difference(const Talk& talk, const TalkResult& result);
// "PASS  tests/talks/slip.talk:3  A slip (5 blocks, 6 turns)"
std::string print_outcome(const Talk& talk, const TalkResult& result);

struct Totals {
    std::size_t passed = 0, failed = 0, blocked = 0, skipped = 0, not_run = 0, turns = 0;
    void add(const TalkResult& result);
    std::size_t all() const { return passed + failed + blocked + skipped; }
};
// "41 conversations, 388 turns: 38 passed, 1 failed, 1 blocked, 1 skipped (0.06 s)"
std::string print_summary(const Totals& totals, double seconds);

}  // namespace onward

// What `onward test` prints, and what it exits with because of it.
#pragma once

#include <vector>

#include "replay/library.hpp"
#include "replay/runner.hpp"

namespace onward {

struct TestPrinting {
    int width = 0;  // 0: the terminal's
    bool verbose = false, quiet = false;
    bool keep_traces = false;  // of failures, in onward-traces/
};

// The names with their places. kNothing where there are none.
int print_talks(const TalkLibrary& library, const std::vector<std::size_t>& indices);

// Every failure, the first differences once more below, and the summary.
int print_results(const TestPrinting& how, const TalkLibrary& library,
                  const std::vector<std::size_t>& indices, const RunResults& run, double seconds);

}  // namespace onward

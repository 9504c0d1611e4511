// One finding about content: code, place, what is wrong, how to mend it. Printed as
//
//   dialogs/everyday/checkin.yaml:31:11: error D014: state "distanse" is not defined; did you mean
//   "distance"?
//      31 |         goto: distanse
//         |               ^~~~~~~~
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/source.hpp"

namespace onward {

struct Diagnostic {
    std::string code;  // "D014"; stable, never reused
    Source source;
    int width = 1;     // columns to underline, >= 1
    std::string what;  // what is wrong and how to mend it
    std::string line;  // the source line, to be shown
    bool warning = false;
    bool operator==(const Diagnostic&) const = default;
};

// The two lines below are left out where `line` is empty.
std::string print(const Diagnostic& diagnostic);
// All of them as a report, each with a line end; `findings` are sorted. Of a file that has more than
// kMostPrinted so many are shown, errors before warnings, and one line tells how many more there are.
std::string print_all(const std::vector<Diagnostic>& findings);
constexpr std::size_t kMostPrinted = 100;  // one fault at the top of a file can be ten thousand findings
// By file, line, column, code; duplicates removed.
void sort_findings(std::vector<Diagnostic>& findings);

}  // namespace onward

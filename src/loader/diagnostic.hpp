// One finding about content: code, place, what is wrong, how to mend it. Printed as
//
//   dialogs/everyday/checkin.yaml:31:11: error D014: state "distanse" is not defined; did you mean
//   "distance"?
//      31 |         goto: distanse
//         |               ^~~~~~~~
#pragma once

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
// By file, line, column, code; duplicates removed.
void sort_findings(std::vector<Diagnostic>& findings);

}  // namespace onward

// C21: every example is found by its own intent, no counterexample is. Each is read by the real matcher; an
// intent's examples are what shows that its rules do anything at all.
#pragma once

#include <cstddef>
#include <vector>

#include "loader/load.hpp"

namespace onward {

struct ProvedExamples {
    std::size_t examples = 0;  // read, counterexamples with them
    std::vector<Diagnostic> findings;
};
// `loaded` has a script. What an intent's `allow: {C21: ...}` silences is left out.
ProvedExamples prove_examples(const Loaded& loaded);

}  // namespace onward

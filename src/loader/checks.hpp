// The proofs over the whole content, one a file (check_*.cpp). load() runs every entry of kChecks after all
// files were read; each gives all of its findings at once. To add one: declare it here and name it in the
// table.
#pragma once

#include <vector>

#include "loader/draft.hpp"

namespace onward {

using Check = std::vector<Diagnostic> (*)(const Draft&);

// std::vector<Diagnostic> check_cases(const Draft& draft);        // D023, D039 to D042 ...

inline const std::vector<Check> kChecks = {};

}  // namespace onward

// Every code of `onward check`: what causes it, an example that has it, and how to mend that. Codes are
// stable and never reused; `onward check --explain CODE` prints an entry.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onward {

struct CodeHelp {
    std::string_view code;     // "D014"
    std::string_view title;    // "state not defined"
    std::string_view cause;    // whole sentences
    std::string_view example;  // YAML that has it
    std::string_view remedy;   // whole sentences
};

// In the order of the codes.
const std::vector<CodeHelp>& code_table();
// nullptr: there is no such code, or none that is explained yet.
const CodeHelp* explain(std::string_view code);

// Whether `onward check` knows a code, also one that is not in the table yet; all codes of lints, which are
// about a script that could be loaded.
bool is_code(std::string_view code);
const std::vector<std::string>& lint_codes();
// Load errors, and findings in which somebody's safety is at stake, can not be silenced by `allow`.
bool may_be_allowed(std::string_view code);

}  // namespace onward

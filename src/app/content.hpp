// Which content a command works on: --content, else ONWARD_CONTENT, else the working folder if it has
// dialogs/ and intents/, else the content that was installed with the program (beside its build tree, for a
// clone).
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "dialog/script.hpp"

namespace onward {

// Errors: none of these places has content; the sentence says which were looked at.
Result<std::filesystem::path> find_content(const std::string& flag);

// The Script, or nothing after every finding was printed on standard error with a last line that says what to
// do.
std::shared_ptr<const Script> load_or_print(const std::filesystem::path& folder);
// Both in one; where no content was found that is printed.
std::shared_ptr<const Script> find_and_load_or_print(const std::string& flag);

}  // namespace onward

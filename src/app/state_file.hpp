// Where this machine's user keeps what programs remember.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace onward {

// $XDG_STATE_HOME/onward/NAME, by default below ~/.local/state. Errors: there is no home folder.
Result<std::filesystem::path> state_file(const std::string& name);

}  // namespace onward

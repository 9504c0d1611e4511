#include "app/state_file.hpp"

#include <cstdlib>

namespace onward {

Result<std::filesystem::path> state_file(const std::string& name) {
    // The standard says that a path which does not begin at the root is to be ignored.
    if (const char* state = std::getenv("XDG_STATE_HOME"); state != nullptr && *state == '/')
        return std::filesystem::path(state) / "onward" / name;
    if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0')
        return std::filesystem::path(home) / ".local/state/onward" / name;
    return Error{"There is no home folder to keep the conversation in. Name a file with --db."};
}

}  // namespace onward

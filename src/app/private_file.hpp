// Files with a user's words that the program writes for them: new ones can be read by their owner alone.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/result.hpp"

namespace onward {

// Errors of both: a sentence with the file's name and the system's reason.

// In the place of what was there, which may have been open to others.
Result<bool> write_private_file(const std::filesystem::path& file, std::string_view bytes);
// Behind what is there: such a file stays as open as its owner made it.
Result<bool> append_to_private_file(const std::filesystem::path& file, std::string_view bytes);

}  // namespace onward

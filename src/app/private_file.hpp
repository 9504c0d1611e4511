// Files with a user's words that the program writes for them: new ones can be read by their owner alone.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/result.hpp"

namespace onward {

// Errors: a sentence with the file's name and the system's reason.
Result<bool> write_private_file(const std::filesystem::path& file, std::string_view bytes);
Result<bool> append_to_private_file(const std::filesystem::path& file, std::string_view bytes);

}  // namespace onward

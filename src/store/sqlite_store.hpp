// The Store in one SQLite file: "FILE", with "FILE.lock" (who serves or chats on it) and "FILE.key" (for the
// keyed hashes of those who were forgotten) beside it, all readable by their owner alone.
//
//   Result<std::unique_ptr<Store>> store = open_sqlite_store(path, Access::alone);
//   if (!store) return say(store.error().what), kNothing;
#pragma once

#include <filesystem>
#include <memory>

#include "base/result.hpp"
#include "store/store.hpp"

namespace onward {

// Whoever takes turns for long is alone on the file. `beside` is for what comes and goes while somebody does:
// it takes no lock, and makes no file.
enum class Access { alone, beside };

// Makes the file, and its folders, where there is none (Access::alone only). Safe to share between threads.
// Errors, each a sentence that says what to do: the file is not ours, damaged, cut, written by a newer
// Onward, in use, or can not be written. A file that is refused is as it was, byte for byte.
Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& file, Access access);

}  // namespace onward

// A database file as the operating system sees it, before SQLite is allowed near it: even reading a pragma
// rewrites a foreign file that has a left-over WAL. Here are the plain look at its header, the lock that
// keeps a second process away, and the modes: files 0600 in folders 0700.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace onward {

constexpr std::uint32_t kApplicationId = 0x4F4E5744;  // 'ONWD'
constexpr std::uint32_t kStoreVersion = 1;            // PRAGMA user_version

enum class DatabaseFile { absent, ours };

// Opens nothing for writing. Errors: not ours, newer, cut, or no plain file, as a sentence that says what to
// do.
Result<DatabaseFile> look_at_database(const std::filesystem::path& file);

// The folder of `file`, made with all its parents where they are missing (0700 each).
Result<bool> make_folder_of(const std::filesystem::path& file);

// `bytes` random ones that stay in `file` (0600): made at the first call, read at the next.
Result<std::string> keep_key(const std::filesystem::path& file, std::size_t bytes);

// An empty file that only its owner can read; an older one of that name is removed. Error: the disk refuses.
Result<bool> make_private_file(const std::filesystem::path& file);
// Nobody but the owner may read it from now on.
void make_private(const std::filesystem::path& file);
// Content and name are on the disk. Errors: the disk refuses.
Result<bool> sync_file_and_folder(const std::filesystem::path& file);

// "FILE.lock", held by the one process that serves or chats on this file.
class FileLock {
  public:
    // Errors: another process holds it (named by its id), or the file can not be made.
    static Result<FileLock> take(const std::filesystem::path& database);
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    ~FileLock();  // the file stays: removing it would let two processes hold two locks of one name

  private:
    explicit FileLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_ = -1;
};

}  // namespace onward

// A SQLite file as a whole: made, checked before it is written to, copied. Not for others to include.
#pragma once

#include <filesystem>

#include "base/result.hpp"

namespace onward::sqlite {

// A new database at `file`: whole under another name first, then renamed, so that a program that is killed
// meanwhile leaves no half of one.
Result<bool> make_database(const std::filesystem::path& file);

// `file` and its journal are only read. Error: SQLite finds it damaged, or a table is missing. Above
// kCheckedBytes nothing is looked at: it would take too long for a start, and a backup checks everything.
// Up to kWhollyCheckedBytes the indexes are held against their tables too, which takes half a second then.
constexpr std::uintmax_t kCheckedBytes = std::uintmax_t{1} << 30;
constexpr std::uintmax_t kWhollyCheckedBytes = std::uintmax_t{64} << 20;
Result<bool> check_database(const std::filesystem::path& file);

// A consistent copy at `target`, also while others write to `file`: checked, synced and renamed into place.
Result<bool> copy_database(const std::filesystem::path& file, const std::filesystem::path& target);

}  // namespace onward::sqlite

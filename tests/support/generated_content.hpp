// Content that nobody wrote: small, valid, and with a bit of nearly every key of docs/format.md, drawn from a
// seed. Equal seeds give equal files. What the loader refuses of it is a fault of the generator.
//
//   const Files files = generated_content(7);
//   const Loaded loaded = load_files(files);
#pragma once

#include <cstdint>
#include <string>

#include "support/content.hpp"

namespace onward::test {

Files generated_content(std::uint64_t seed);
// As a failing test prints it: every file under its path, as tests/support/small_coach.hpp reads them.
std::string printed(const Files& files);

}  // namespace onward::test

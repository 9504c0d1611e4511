// The stage on which talks are played: take() over a store, as everything else comes to the engine. In
// memory, in a SQLite file of its own that outlives a restart, or in a store that is given.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "replay/stage.hpp"
#include "store/store.hpp"

namespace onward {

// Everything in memory; restart() has nothing to drop but reads back what was written.
std::unique_ptr<Stage> stage_in_memory(std::uint64_t seed);

// In `file`, which is opened anew by every restart(). Errors: those of the store.
Result<std::unique_ptr<Stage>> stage_in_file(std::uint64_t seed, const std::filesystem::path& file);

// In a store that several stages share; `conversation` is the key of this one's, used by no other.
std::unique_ptr<Stage> stage_in_store(std::uint64_t seed, Store& store, const std::string& conversation);

}  // namespace onward

// The Store of talks and tests: everything in this process, gone with it. The same contract as SQLite's, the
// dedupe of event keys included.
#pragma once

#include <memory>

#include "store/store.hpp"

namespace onward {

// Safe to share between threads.
std::unique_ptr<Store> make_memory_store();

}  // namespace onward

// Where `onward test` plays: in memory, in a SQLite file for each conversation that is restarted, or all in
// one file that was named.
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "replay/runner.hpp"
#include "store/store.hpp"

namespace onward {

class TemporaryFolder;

// Where the stages of a run come from, and what has to outlive them.
struct Stages {
    Stages();
    ~Stages();
    std::unique_ptr<Store> store;
    std::unique_ptr<TemporaryFolder> folder;
    std::atomic<unsigned> made{0};
    MakeStage make;
};

// `database`: the SQLite file that was named, or empty. `restarts`: stages have to outlive their program.
// Errors: the file or a temporary folder can not be had.
Result<std::unique_ptr<Stages>> stages_for(const std::string& database, bool restarts);

}  // namespace onward

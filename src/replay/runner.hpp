// Many talks, in parallel: each on a Stage of its own, a base of `continues:` once and kept. What comes out
// is the same for every number of workers and every order.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "replay/play.hpp"

namespace onward {

struct RunOptions {
    std::optional<std::uint64_t> seed;  // for all, instead of their own
    unsigned workers = 1;
    unsigned repeat = 1;                   // how often each is played; a difference is a failure of its own
    std::optional<std::uint64_t> shuffle;  // draws the order in which they are played
    bool stop_at_first = false;            // what comes after the first failure is not run
    bool restart_every_turn = false;       // and compared with a run without restarts
    bool keep_all = false;                 // see PlayOptions
    std::function<bool()> interrupted;     // asked before each talk; once true, no further one is played
};

// A fresh stage for one playing. `seed` is that of its conversation. `restarts`: it has to survive restart().
using MakeStage = std::function<Result<std::unique_ptr<Stage>>(std::uint64_t seed, bool restarts)>;

struct RunResults {
    std::vector<std::optional<TalkResult>> results;  // in the library's order; nothing: it was not run
    std::optional<Error> broken;  // a stage could not be made: the results are not complete
};

// `chosen`: indices of the library's talks; bases that are not among them are played too and not reported.
RunResults run_talks(const TalkLibrary& library, const std::vector<std::size_t>& chosen,
                     const MakeStage& make_stage, const RunOptions& options);

}  // namespace onward

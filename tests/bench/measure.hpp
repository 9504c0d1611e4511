// Registers a benchmark of one piece of work a message: the rate over and over again, and beside it how long
// single messages take.
#pragma once

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

namespace onward::bench {

constexpr std::size_t kTimedAlone = 1'000;  // messages whose single times give p50 and p99

// `work(i)` does the i-th of `count` messages and gives how much it found; warm, for they come round again.
template <typename Work>
void add_work(const std::string& name, std::size_t count, Work work) {
    benchmark::RegisterBenchmark(name.c_str(), [count, work](benchmark::State& state) mutable {
        std::size_t next = 0, found = 0;
        for (auto _ : state) {
            found += work(next);
            if (++next == count) next = 0;
        }
        std::vector<double> alone;
        for (std::size_t i = 0; i < std::min(count, kTimedAlone); ++i) {
            const auto begun = std::chrono::steady_clock::now();
            benchmark::DoNotOptimize(work(i));
            alone.push_back(
                std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begun).count());
        }
        std::sort(alone.begin(), alone.end());
        state.counters["found"] = static_cast<double>(found) / static_cast<double>(state.iterations());
        state.counters["p50_us"] = alone[alone.size() / 2];
        state.counters["p99_us"] = alone[alone.size() * 99 / 100];
    });
}

}  // namespace onward::bench

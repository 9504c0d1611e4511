// Runs all benchmarks with their repetitions interleaved, then prints one line a goal. Exit code 4: a goal is
// short; 3: the engines disagree, so that no time means anything.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <map>
#include <string>
#include <vector>

#include "bench/goals.hpp"
#include "bench/matching_bench.hpp"
#include "bench/program_bench.hpp"
#include "bench/store_bench.hpp"
#include "bench/turn_bench.hpp"

namespace onward::bench {
namespace {

class Times : public benchmark::ConsoleReporter {
  public:
    Times() : ConsoleReporter(OO_Tabular) {}
    void ReportRuns(const std::vector<Run>& runs) override {
        for (const Run& run : runs) {
            if (run.run_type != Run::RT_Iteration || run.error_occurred) continue;
            const bool by_clock = run.run_name.time_type == "manual_time";
            times[run.run_name.function_name].push_back(
                (by_clock ? run.real_accumulated_time : run.cpu_accumulated_time) /
                static_cast<double>(run.iterations));
        }
        ConsoleReporter::ReportRuns(runs);
    }
    std::map<std::string, std::vector<double>> times;  // seconds an iteration, by repetition
};

std::vector<double> measured_of(const Goal& goal, Times& measured) {
    const std::vector<double>& over = measured.times[goal.over];
    std::vector<double> values;
    for (std::size_t i = 0; i < over.size(); ++i) {
        if (goal.under == nullptr)
            values.push_back(1'000 * over[i]);
        else if (const auto& under = measured.times[goal.under]; i < under.size())
            values.push_back(over[i] / under[i]);
    }
    std::sort(values.begin(), values.end());
    return values;
}

// Prints the goal's line.
bool is_met(const Goal& goal, Times& measured) {
    const std::vector<double> values = measured_of(goal, measured);
    if (values.empty()) {
        std::printf("%s  %-48s not measured: %s\n", goal.name, goal.measure,
                    goal.cannot == nullptr ? "short" : goal.cannot);
        return goal.cannot != nullptr;
    }
    const double median = values[values.size() / 2];
    const bool met = goal.at_least ? median >= goal.goal : median <= goal.goal;
    std::printf("%s  %-48s %8.2f  (%.2f to %.2f)  goal %s %g  %s\n", goal.name, goal.measure, median,
                values.front(), values.back(), goal.at_least ? ">=" : "<=", goal.goal, met ? "met" : "short");
    return met;
}

}  // namespace
}  // namespace onward::bench

int main(int argc, char** argv) {
    using namespace onward::bench;
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    try {
        register_matching();
        register_turns();
        register_program();
        register_store();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 3;
    }
    Times measured;
    benchmark::RunSpecifiedBenchmarks(&measured);
    std::printf("\n");
    bool all_met = true;
    for (const Goal& goal : kGoals) all_met = is_met(goal, measured) && all_met;
    return all_met ? 0 : 4;
}

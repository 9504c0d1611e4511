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

namespace onward::bench {
namespace {

class Times : public benchmark::ConsoleReporter {
  public:
    Times() : ConsoleReporter(OO_Tabular) {}
    void ReportRuns(const std::vector<Run>& runs) override {
        for (const Run& run : runs) {
            if (run.run_type != Run::RT_Iteration || run.error_occurred) continue;
            times[run.run_name.function_name].push_back(run.cpu_accumulated_time /
                                                        static_cast<double>(run.iterations));
        }
        ConsoleReporter::ReportRuns(runs);
    }
    std::map<std::string, std::vector<double>> times;  // seconds an iteration, by repetition
};

bool is_met(const Goal& goal, Times& measured) {
    const std::vector<double>&over = measured.times[goal.over], &under = measured.times[goal.under];
    std::vector<double> ratios;
    for (std::size_t i = 0; i < std::min(over.size(), under.size()); ++i)
        ratios.push_back(over[i] / under[i]);
    if (ratios.empty()) {
        std::printf("%s  %-46s was not measured: short\n", goal.name, goal.measure);
        return false;
    }
    std::sort(ratios.begin(), ratios.end());
    const double median = ratios[ratios.size() / 2];
    const bool met = goal.at_least ? median >= goal.goal : median <= goal.goal;
    std::printf("%s  %-46s %8.2f  (%.2f to %.2f)  goal %s %g  %s\n", goal.name, goal.measure, median,
                ratios.front(), ratios.back(), goal.at_least ? ">=" : "<=", goal.goal, met ? "met" : "short");
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

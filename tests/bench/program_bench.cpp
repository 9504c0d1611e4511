#include "bench/program_bench.hpp"

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>

#include "support/temp_folder.hpp"

namespace onward::bench {
namespace {

constexpr int kStarts = 7;  // a repetition; the mean of these is one measurement
constexpr int kTalks = 1'000;

// Ten turns each, compared like any talk: the settings and lines of one conversation, written a thousand
// times under names of their own, so that every one draws its own variants.
class ManyTalks {
  public:
    ManyTalks() {
        std::ifstream in(ONWARD_TEN_TURNS);
        const std::string ten_turns{std::istreambuf_iterator<char>(in), {}};
        if (ten_turns.empty()) throw std::runtime_error("the talk of ten turns can not be read");
        std::ofstream out(path());
        for (int i = 0; i < kTalks; ++i) out << "== Conversation " << i << "\n" << ten_turns << "\n";
    }
    std::string path() const { return folder_ / "many.talk"; }

  private:
    test::TempFolder folder_;
};

void run(const std::string& arguments) {
    const std::string command =
        std::string(ONWARD_PROGRAM) + " " + arguments + " --content " ONWARD_SHIPPED_CONTENT " >/dev/null";
    if (std::system(command.c_str()) != 0) throw std::runtime_error("onward " + arguments + " fails");
}

void add(const char* name, int times, const std::string& arguments, std::shared_ptr<const ManyTalks> talks) {
    run(arguments);
    benchmark::RegisterBenchmark(
        name,
        [arguments, talks](benchmark::State& state) {
            for (auto _ : state) {
                const auto begun = std::chrono::steady_clock::now();
                run(arguments);
                state.SetIterationTime(
                    std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count());
            }
        })
        ->UseManualTime()
        ->Iterations(times)
        ->Unit(benchmark::kMillisecond);
}

}  // namespace

void register_program() {
    const auto talks = std::make_shared<const ManyTalks>();
    add("program/start", kStarts, "why hello", nullptr);
    add("program/talks", 1, "test -q -j 2 " + talks->path(), talks);
}

}  // namespace onward::bench

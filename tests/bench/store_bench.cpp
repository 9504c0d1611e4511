#include "bench/store_bench.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <atomic>
#include <barrier>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

#include "bench/anchor_sqlite.hpp"
#include "store/sqlite_store.hpp"
#include "support/temp_folder.hpp"

namespace onward::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kConversations = 10'000;
constexpr int kInFlight = 64;
constexpr int kTurnsOfEach = 100;  // in one measurement of 64 in flight
constexpr int kTurnsAlone = 300;   // in one measurement of one client
constexpr Instant kNow{std::chrono::hours{24 * 20514 + 12}};

const std::string kState(600, 's');
const std::string kReply(120, 'r');

double seconds_since(Clock::time_point begun) {
    return std::chrono::duration<double>(Clock::now() - begun).count();
}

// The conversations come round in an order that jumps about, the events are all new.
struct NextTurn {
    std::atomic<int> count = 0;
    int next() { return count++; }
    static std::string event(int turn) { return "event-" + std::to_string(turn); }
    static std::string conversation(int turn) { return std::to_string(turn * 7919LL % kConversations); }
};

class DurableTurns {
  public:
    DurableTurns() { together(kConversations / kInFlight + 1); }  // every conversation has begun then

    void turn() {
        const int number = turns_.next();
        Inbound event;
        event.channel = "bench";
        event.event_keys = {NextTurn::event(number)};
        event.conversation = event.address = event.user = NextTurn::conversation(number);
        const Applied applied = store_->apply(event, kNow,
                                              [](const Stored& stored) {
                                                  TurnResult result;
                                                  result.state = stored.version == 0 ? kState : stored.state;
                                                  result.script = "script";
                                                  result.replies = {{kReply, std::nullopt}};
                                                  return result;
                                              },
                                              {});
        if (applied.kind != Applied::Kind::fresh) throw std::runtime_error("a turn fails: " + applied.error);
    }

    // Seconds that so many turns of each of 64 clients take.
    double together(int turns_of_each) {
        std::barrier all_there(kInFlight + 1);
        std::vector<std::thread> clients;
        for (int i = 0; i < kInFlight; ++i)
            clients.emplace_back([&] {
                all_there.arrive_and_wait();
                for (int n = 0; n < turns_of_each; ++n) turn();
            });
        all_there.arrive_and_wait();
        const auto begun = Clock::now();
        for (std::thread& client : clients) client.join();
        return seconds_since(begun);
    }

  private:
    test::TempFolder folder_;
    std::unique_ptr<Store> store_ = *open_sqlite_store(folder_ / "store.db", Access::alone);
    NextTurn turns_;
};

class BareTurns {
  public:
    void turn() {
        const int number = turns_.next();
        database_.turn(NextTurn::event(number), NextTurn::conversation(number), kReply);
    }
    void turn_alone() {
        database_.begin();
        turn();
        database_.commit();
    }
    double together(int turns_of_each) {
        const auto begun = Clock::now();
        for (int n = 0; n < turns_of_each; ++n) {
            database_.begin();
            for (int i = 0; i < kInFlight; ++i) turn();
            database_.commit();
        }
        return seconds_since(begun);
    }

  private:
    test::TempFolder folder_;
    BareSqlite database_{folder_ / "bare.db", kConversations, kState};
    NextTurn turns_;
};

// Of one client's turns: half take less.
template <class Turn>
double median_of(const Turn& turn) {
    std::vector<double> times;
    for (int i = 0; i < kTurnsAlone; ++i) {
        const auto begun = Clock::now();
        turn();
        times.push_back(seconds_since(begun));
    }
    std::nth_element(times.begin(), times.begin() + kTurnsAlone / 2, times.end());
    return times[kTurnsAlone / 2];
}

template <class Measure>
void add(const char* name, const Measure& measure) {
    benchmark::RegisterBenchmark(name,
                                 [measure](benchmark::State& state) {
                                     for (auto _ : state) state.SetIterationTime(measure());
                                 })
        ->UseManualTime()
        ->Iterations(1)
        ->Unit(benchmark::kMicrosecond);
}

}  // namespace

void register_store() {
    const auto ours = std::make_shared<DurableTurns>();
    const auto bare = std::make_shared<BareTurns>();
    add("store/64", [ours] { return ours->together(kTurnsOfEach) / (kInFlight * kTurnsOfEach); });
    add("sqlite/64", [bare] { return bare->together(kTurnsOfEach) / (kInFlight * kTurnsOfEach); });
    add("store/1", [ours] { return median_of([&] { ours->turn(); }); });
    add("sqlite/1", [bare] { return median_of([&] { bare->turn_alone(); }); });
}

}  // namespace onward::bench

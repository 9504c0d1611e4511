#include "store/commit_queue.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>

#include "support/catch.hpp"

namespace onward::test {
namespace {

// A commit that waits until the test lets it go on.
struct HeldCommit {
    std::promise<void> begun, may_end;
    void hold() {
        begun.set_value();
        may_end.get_future().wait();
    }
};

TEST_CASE("one caller alone is committed at once, on its own thread", "[commit_queue]") {
    std::vector<std::size_t> batches;
    CommitQueue queue([&](const CommitQueue::Batch& batch) {
        batches.push_back(batch.size());
        for (QueuedWrite* each : batch) each->work();
    });
    std::thread::id where;
    QueuedWrite write([&] {
        where = std::this_thread::get_id();
        return true;
    });
    CHECK(queue.run(write));
    CHECK(where == std::this_thread::get_id());
    CHECK(write.error == 0);
    QueuedWrite second([] { return true; });
    CHECK(queue.run(second));
    CHECK(batches == std::vector<std::size_t>{1, 1});
}

TEST_CASE("whoever comes while a batch is written shares the next one, and nobody returns before its end",
          "[commit_queue]") {
    constexpr int kCallers = 20;
    HeldCommit first, second;
    std::vector<std::size_t> batches;
    std::atomic<int> queued = 0, returned = 0;
    CommitQueue queue([&](const CommitQueue::Batch& batch) {
        batches.push_back(batch.size());
        if (batches.size() == 1) first.hold();
        if (batches.size() > 1) {
            // What came while this batch waited is its own; each is told how the batch ended.
            for (QueuedWrite* each : batch) each->error = 7;
            second.hold();
        }
    });
    std::vector<std::thread> threads;
    threads.emplace_back([&] {
        QueuedWrite write([] { return true; });
        queue.run(write);
    });
    first.begun.get_future().wait();
    std::atomic<int> told = 0;
    for (int i = 0; i < kCallers; ++i)
        threads.emplace_back([&] {
            QueuedWrite write([] { return true; });
            ++queued;
            queue.run(write);
            told += write.error == 7 ? 1 : 0;
            ++returned;
        });
    while (queued < kCallers) std::this_thread::yield();
    // The last of them may still be on its way into the queue: another batch would be its.
    while (queue.waiting() < kCallers) std::this_thread::yield();
    first.may_end.set_value();
    second.begun.get_future().wait();
    CHECK(returned == 0);
    second.may_end.set_value();
    for (std::thread& thread : threads) thread.join();
    CHECK(returned == kCallers);
    CHECK(told == kCallers);
    CHECK(batches == std::vector<std::size_t>{1, kCallers});
}

TEST_CASE("no batch is larger than the limit, and who comes when so many wait is told to come again",
          "[commit_queue]") {
    HeldCommit first;
    std::size_t batches = 0, largest = 0;
    CommitQueue queue([&](const CommitQueue::Batch& batch) {
        largest = std::max(largest, batch.size());
        if (++batches == 1) first.hold();
    });
    std::vector<std::thread> threads;
    const auto run = [&] {
        QueuedWrite write([] { return true; });
        queue.run(write);
    };
    threads.emplace_back(run);
    first.begun.get_future().wait();
    for (std::size_t i = 0; i < CommitQueue::kMost; ++i) threads.emplace_back(run);
    while (queue.waiting() < CommitQueue::kMost) std::this_thread::yield();
    QueuedWrite one_more([] { return true; });
    CHECK_FALSE(queue.run(one_more));
    first.may_end.set_value();
    for (std::thread& thread : threads) thread.join();
    CHECK(batches == 2);
    CHECK(largest == CommitQueue::kMost);
    QueuedWrite afterwards([] { return true; });
    CHECK(queue.run(afterwards));
}

TEST_CASE("writes are committed in the order in which they came", "[commit_queue]") {
    HeldCommit first;
    std::vector<int> order;
    bool is_first = true;
    CommitQueue queue([&](const CommitQueue::Batch& batch) {
        if (std::exchange(is_first, false)) return first.hold();
        for (QueuedWrite* each : batch) each->work();
    });
    std::vector<std::thread> threads;
    threads.emplace_back([&] {
        QueuedWrite write([] { return true; });
        queue.run(write);
    });
    first.begun.get_future().wait();
    for (int i = 0; i < 5; ++i) {
        threads.emplace_back([&, i] {
            QueuedWrite write([&] {
                order.push_back(i);
                return true;
            });
            queue.run(write);
        });
        while (queue.waiting() < static_cast<std::size_t>(i) + 1) std::this_thread::yield();
    }
    first.may_end.set_value();
    for (std::thread& thread : threads) thread.join();
    CHECK(order == std::vector<int>{0, 1, 2, 3, 4});
}

}  // namespace
}  // namespace onward::test

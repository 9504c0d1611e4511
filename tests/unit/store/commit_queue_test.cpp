#include "store/commit_queue.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>

#include "support/catch.hpp"

namespace onward::test {
namespace {

// A point that waits until the test lets it go on.
struct Gate {
    std::promise<void> reached, may_go_on;
    void hold() {
        reached.set_value();
        may_go_on.get_future().wait();
    }
    void wait_for_it() { reached.get_future().wait(); }
    void open() { may_go_on.set_value(); }
};

std::size_t do_all(const CommitQueue::Next& next) {
    std::size_t done = 0;
    for (; QueuedWrite* each = next(); ++done) each->work();
    return done;
}

// Callers on threads of their own; gone when they have come back.
class Callers {
  public:
    explicit Callers(CommitQueue& queue) : queue_(queue) {}
    Callers(const Callers&) = delete;
    Callers& operator=(const Callers&) = delete;
    ~Callers() { join(); }
    void add(std::function<bool()> work = [] { return true; }) {
        threads_.emplace_back([this, work] {
            QueuedWrite write(work);
            refused_ += queue_.run(write) ? 0 : 1;
            errors_ += write.error != 0 ? 1 : 0;
            ++returned_;
        });
    }
    void add_waiting(std::size_t count) {
        const std::size_t before = queue_.waiting();
        for (std::size_t i = 0; i < count; ++i) add();
        while (queue_.waiting() < before + count) std::this_thread::yield();
    }
    void join() {
        for (std::thread& thread : threads_) thread.join();
        threads_.clear();
    }
    int returned() const { return returned_; }
    int errors() const { return errors_; }
    int refused() const { return refused_; }

  private:
    CommitQueue& queue_;
    std::atomic<int> returned_ = 0, errors_ = 0, refused_ = 0;
    std::vector<std::thread> threads_;
};

TEST_CASE("one caller alone is committed at once, on its own thread", "[commit_queue]") {
    std::vector<std::size_t> batches;
    CommitQueue queue([&](const CommitQueue::Next& next) {
        batches.push_back(do_all(next));
        return 0;
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

TEST_CASE(
    "whoever comes while a batch is made durable shares the next one, and nobody returns before its end",
    "[commit_queue]") {
    constexpr int kCallers = 20;
    Gate first, second;
    std::vector<std::size_t> batches;
    CommitQueue queue([&](const CommitQueue::Next& next) {
        batches.push_back(do_all(next));
        (batches.size() == 1 ? first : second).hold();
        return batches.size() == 1 ? 0 : 7;
    });
    Callers callers(queue);
    callers.add();
    first.wait_for_it();
    callers.add_waiting(kCallers);
    first.open();
    second.wait_for_it();
    CHECK(callers.returned() <= 1);
    second.open();
    callers.join();
    CHECK(callers.returned() == 1 + kCallers);
    CHECK(callers.errors() == kCallers);
    CHECK(batches == std::vector<std::size_t>{1, kCallers});
}

TEST_CASE("whoever comes while a batch is worked on still belongs to it", "[commit_queue]") {
    Gate work;
    std::vector<std::size_t> batches;
    CommitQueue queue([&](const CommitQueue::Next& next) {
        batches.push_back(do_all(next));
        return 0;
    });
    Callers callers(queue);
    callers.add([&] {
        work.hold();
        return true;
    });
    work.wait_for_it();
    callers.add_waiting(3);
    work.open();
    callers.join();
    CHECK(batches == std::vector<std::size_t>{4});
}

TEST_CASE("no batch is larger than the limit, and who comes when so many wait is told to come again",
          "[commit_queue]") {
    Gate work;
    std::vector<std::size_t> batches;
    CommitQueue queue([&](const CommitQueue::Next& next) {
        batches.push_back(do_all(next));
        return 0;
    });
    Callers callers(queue);
    callers.add([&] {
        work.hold();
        return true;
    });
    work.wait_for_it();
    callers.add_waiting(CommitQueue::kMost);
    callers.add();
    while (callers.refused() == 0 && queue.waiting() == CommitQueue::kMost) std::this_thread::yield();
    const int refused = callers.refused();
    work.open();
    callers.join();
    CHECK(refused == 1);
    CHECK(batches == std::vector<std::size_t>{CommitQueue::kMost, 1});
    QueuedWrite afterwards([] { return true; });
    CHECK(queue.run(afterwards));
}

TEST_CASE("where there is no beginning, all that wait are told, and the next may try", "[commit_queue]") {
    Gate first;
    int tries = 0;
    CommitQueue queue([&](const CommitQueue::Next& next) {
        if (++tries == 1) {
            first.hold();
            return 5;
        }
        do_all(next);
        return 0;
    });
    Callers callers(queue);
    callers.add();
    first.wait_for_it();
    callers.add_waiting(2);
    first.open();
    callers.join();
    CHECK(callers.errors() == 3);
    CHECK(tries == 1);
    QueuedWrite afterwards([] { return true; });
    CHECK(queue.run(afterwards));
    CHECK(afterwards.error == 0);
}

TEST_CASE("writes are done in the order in which they came", "[commit_queue]") {
    Gate first;
    std::vector<int> order;
    CommitQueue queue([&](const CommitQueue::Next& next) {
        do_all(next);
        return 0;
    });
    Callers callers(queue);
    callers.add([&] {
        first.hold();
        return true;
    });
    first.wait_for_it();
    for (int i = 0; i < 5; ++i) {
        callers.add([&order, i] {
            order.push_back(i);
            return true;
        });
        while (queue.waiting() < static_cast<std::size_t>(i) + 1) std::this_thread::yield();
    }
    first.open();
    callers.join();
    CHECK(order == std::vector<int>{0, 1, 2, 3, 4});
}

}  // namespace
}  // namespace onward::test

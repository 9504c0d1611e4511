// Callers that come at once share one commit, which is what a durable write costs most. There is no thread
// for it: the first caller who finds nobody writing takes all that wait, runs them, and wakes them when they
// are durable; one who is alone writes at once. It knows nothing of what is written.
//
//   CommitQueue queue([&](const CommitQueue::Batch& batch) { begin; for (each : batch) each->work(); commit;
//   }); QueuedWrite write([&] { ... }); if (!queue.run(write)) return "busy";
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <vector>

namespace onward {

// What one caller wants to have written. It lives on that caller's stack, and its work may be run by another
// caller's thread meanwhile.
struct QueuedWrite {
    // Throws nothing. False: what it wrote is to be undone.
    explicit QueuedWrite(std::function<bool()> its_work) : work(std::move(its_work)) {}

    std::function<bool()> work;
    int error = 0;  // of the batch as a whole, which was not written then; 0: it is durable

  private:
    friend class CommitQueue;
    bool is_done_ = false;
    std::condition_variable woken_;
    QueuedWrite* next_ = nullptr;  // in the queue: nothing is allocated for one who waits
};

class CommitQueue {
  public:
    using Batch = std::vector<QueuedWrite*>;
    // A batch that is larger keeps its first caller waiting too long; more who wait are told to come again.
    static constexpr std::size_t kMost = 256;

    // `commit` makes one batch durable, in its order; it throws nothing, and never runs twice at a time.
    explicit CommitQueue(std::function<void(const Batch&)> commit);
    CommitQueue(const CommitQueue&) = delete;
    CommitQueue& operator=(const CommitQueue&) = delete;

    // Comes back when the batch with `write` was committed, or failed. False: kMost wait already, and nothing
    // was done.
    bool run(QueuedWrite& write);
    // How many wait for a batch at this moment.
    std::size_t waiting() const;

  private:
    void commit_all_that_wait(std::unique_lock<std::mutex>& lock);

    const std::function<void(const Batch&)> commit_;
    mutable std::mutex mutex_;
    QueuedWrite* first_ = nullptr;
    QueuedWrite* last_ = nullptr;
    std::size_t waiting_ = 0;
    bool is_committing_ = false;
    Batch batch_;  // of whoever is committing
};

}  // namespace onward

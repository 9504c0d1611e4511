// Callers that come at once share one commit, which is what a durable write costs most. There is no thread
// for it: the first caller who finds nobody writing does the work of all that wait, and wakes them when it is
// durable; one who is alone writes at once. It knows nothing of what is written.
//
//   CommitQueue queue([&](const CommitQueue::Next& next) {
//       begin; while (QueuedWrite* each = next()) each->work(); return commit; });
//   QueuedWrite write([&] { ... });
//   if (!queue.run(write)) return "busy";
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
    // At most so many are in a batch, or the first of them would wait too long; and at most so many wait.
    static constexpr std::size_t kMost = 256;

    // The next write of this batch. Nothing: it is full, or nobody waits any more. One who comes while others
    // are worked on still belongs to the batch; nobody is waited for.
    using Next = std::function<QueuedWrite*()>;
    // Writes a batch and makes it durable; else all of it is told the error. It throws nothing, and never
    // runs twice at a time.
    using Commit = std::function<int(const Next& next)>;

    explicit CommitQueue(Commit commit);
    CommitQueue(const CommitQueue&) = delete;
    CommitQueue& operator=(const CommitQueue&) = delete;

    // Comes back when the batch with `write` was committed, or failed. False: kMost wait already, and nothing
    // was done.
    bool run(QueuedWrite& write);
    // How many wait for a batch at this moment.
    std::size_t waiting() const;

  private:
    void commit_those_who_wait(std::unique_lock<std::mutex>& lock);
    QueuedWrite* take_next();

    const Commit commit_;
    const Next next_;
    mutable std::mutex mutex_;
    QueuedWrite* first_ = nullptr;
    QueuedWrite* last_ = nullptr;
    std::size_t waiting_ = 0;
    bool is_committing_ = false;
    std::vector<QueuedWrite*> batch_;  // of whoever is committing
};

}  // namespace onward

#include "store/commit_queue.hpp"

#include <utility>

namespace onward {

CommitQueue::CommitQueue(Commit commit)
    : commit_(std::move(commit)), next_([this] {
          const std::lock_guard guard(mutex_);
          return take_next();
      }) {
    batch_.reserve(kMost);
}

bool CommitQueue::run(QueuedWrite& write) {
    std::unique_lock lock(mutex_);
    if (waiting_ == kMost) return false;
    (last_ == nullptr ? first_ : last_->next_) = &write;
    last_ = &write;
    ++waiting_;
    while (!write.is_done_) {
        if (is_committing_)
            write.woken_.wait(lock);
        else
            commit_those_who_wait(lock);
    }
    return true;
}

std::size_t CommitQueue::waiting() const {
    const std::lock_guard guard(mutex_);
    return waiting_;
}

void CommitQueue::commit_those_who_wait(std::unique_lock<std::mutex>& lock) {
    is_committing_ = true;
    batch_.clear();
    lock.unlock();
    const int error = commit_(next_);
    lock.lock();
    // Where there was not even a beginning, it is the same for all that wait.
    if (batch_.empty())
        while (take_next() != nullptr) continue;
    is_committing_ = false;
    // The next batch waits for nobody but the first of its callers.
    if (first_ != nullptr) first_->woken_.notify_one();
    // A write is gone as soon as its caller is awake, which needs the lock.
    for (QueuedWrite* each : batch_) {
        each->error = error;
        each->is_done_ = true;
        each->woken_.notify_one();
    }
}

QueuedWrite* CommitQueue::take_next() {
    if (first_ == nullptr || batch_.size() == kMost) return nullptr;
    QueuedWrite* next = first_;
    first_ = next->next_;
    if (first_ == nullptr) last_ = nullptr;
    --waiting_;
    batch_.push_back(next);
    return next;
}

}  // namespace onward

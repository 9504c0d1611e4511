#include "store/commit_queue.hpp"

#include <utility>

namespace onward {

CommitQueue::CommitQueue(std::function<void(const Batch&)> commit) : commit_(std::move(commit)) {
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
            commit_all_that_wait(lock);
    }
    return true;
}

std::size_t CommitQueue::waiting() const {
    const std::lock_guard guard(mutex_);
    return waiting_;
}

void CommitQueue::commit_all_that_wait(std::unique_lock<std::mutex>& lock) {
    is_committing_ = true;
    batch_.clear();
    for (QueuedWrite* each = first_; each != nullptr; each = each->next_) batch_.push_back(each);
    first_ = last_ = nullptr;
    waiting_ = 0;
    lock.unlock();
    commit_(batch_);
    lock.lock();
    is_committing_ = false;
    // The next batch waits for nobody but the first of its callers.
    if (first_ != nullptr) first_->woken_.notify_one();
    // A write is gone as soon as its caller is awake, which needs the lock.
    for (QueuedWrite* each : batch_) {
        each->is_done_ = true;
        each->woken_.notify_one();
    }
}

}  // namespace onward

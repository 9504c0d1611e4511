// A machine that runs out of memory once, at the n-th allocation of this thread while the object lives. The
// suite links failing_memory.cpp, which takes the place of operator new.
#pragma once

namespace onward::test {

class FailingMemory {
  public:
    explicit FailingMemory(int nth);
    FailingMemory(const FailingMemory&) = delete;
    FailingMemory& operator=(const FailingMemory&) = delete;
    ~FailingMemory();
    bool has_failed() const;  // there were so many allocations
};

}  // namespace onward::test

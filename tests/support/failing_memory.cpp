#include "support/failing_memory.hpp"

#include <cstdlib>
#include <new>

namespace onward::test {
namespace {

thread_local int allocations_left = -1;  // until the one that fails; less than 0: none will

}  // namespace

FailingMemory::FailingMemory(int nth) { allocations_left = nth; }
FailingMemory::~FailingMemory() { allocations_left = -1; }
bool FailingMemory::has_failed() const { return allocations_left == 0; }

// For operator new, below: whether this allocation is the one.
bool allocation_fails() {
    if (allocations_left <= 0) return false;
    return --allocations_left == 0;
}

}  // namespace onward::test

void* operator new(std::size_t bytes) {
    if (!onward::test::allocation_fails())
        if (void* memory = std::malloc(bytes == 0 ? 1 : bytes)) return memory;
    throw std::bad_alloc();
}
// A stable sort asks this way, and does without.
void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept {
    return onward::test::allocation_fails() ? nullptr : std::malloc(bytes == 0 ? 1 : bytes);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

// Shared: a value whose copies are one and the same until one of them is given another. For what is large,
// copied often and hardly ever changed; where a plain member would do, use that.
#pragma once

#include <memory>
#include <utility>

namespace onward {

// Nothing may be read from one that was moved away.
template <class T>
class Shared {
  public:
    Shared() : Shared(T{}) {}
    Shared(T value) : value_(std::make_shared<const T>(std::move(value))) {}

    const T& operator*() const { return *value_; }
    const T* operator->() const { return value_.get(); }
    bool operator==(const Shared& other) const { return value_ == other.value_ || *value_ == *other.value_; }

  private:
    std::shared_ptr<const T> value_;
};

}  // namespace onward

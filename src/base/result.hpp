// Result<T>: the answer of work that a correct program must expect to fail (a disk, a network, foreign
// bytes).
//
//   Result<Conversation> read = read_conversation(bytes);
//   if (!read) return read.error();
//   use(*read);
//
// Content errors are Diagnostics instead (loader/diagnostic.hpp); our own broken promises are ENSURE
// (ensure.hpp).
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace onward {

// What went wrong, as a plain sentence for the operator. It never holds a user's words or a secret.
struct Error {
    std::string what;
    bool operator==(const Error&) const = default;
};

// Where in a short text (a condition, a template, a phrase) reading stopped: `at` is a byte offset from its
// start.
struct SyntaxError {
    std::size_t at = 0;
    std::string what;  // what is wrong and how to mend it
    bool operator==(const SyntaxError&) const = default;
};

template <class T, class E = Error>
class [[nodiscard]] Result {
  public:
    Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : held_(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return held_.index() == 0; }
    const T& operator*() const& { return std::get<0>(held_); }
    T& operator*() & { return std::get<0>(held_); }
    T&& operator*() && { return std::get<0>(std::move(held_)); }
    const T* operator->() const { return &std::get<0>(held_); }
    T* operator->() { return &std::get<0>(held_); }
    const E& error() const { return std::get<1>(held_); }

  private:
    std::variant<T, E> held_;
};

}  // namespace onward

// ENSURE(): a promise of our own that does not hold is a bug; it is thrown as BrokenPromise with its place,
// and caught only where one event or one line can be set aside without harm to others: in Store::apply,
// around the apology that is said in its place (serve/conversations), and around /why and /save of chat.
#pragma once

#include <stdexcept>
#include <string>

namespace onward {

class BrokenPromise : public std::logic_error {
  public:
    explicit BrokenPromise(const std::string& what) : std::logic_error(what) {}
};

[[noreturn]] inline void broken_promise(const char* condition, const char* file, int line) {
    throw BrokenPromise(std::string(file) + ":" + std::to_string(line) + ": " + condition);
}

}  // namespace onward

#define ENSURE(condition) \
    ((condition) ? static_cast<void>(0) : ::onward::broken_promise(#condition, __FILE__, __LINE__))

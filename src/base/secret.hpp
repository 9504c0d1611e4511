// Secret: a token or a signing secret. It prints as "***" wherever somebody prints it by mistake; reveal() is
// for the one place that must send or compare it.
#pragma once

#include <ostream>
#include <string>
#include <utility>

namespace onward {

class Secret {
  public:
    Secret() = default;
    explicit Secret(std::string value) : value_(std::move(value)) {}

    const std::string& reveal() const { return value_; }
    bool empty() const { return value_.empty(); }
    bool operator==(const Secret&) const = default;

    friend std::ostream& operator<<(std::ostream& out, const Secret&) { return out << "***"; }

  private:
    std::string value_;
};

}  // namespace onward

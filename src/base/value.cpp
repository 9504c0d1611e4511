#include "base/value.hpp"

#include <array>
#include <charconv>

namespace onward {

namespace {

struct Writer {
    std::string operator()(bool value) const { return value ? "yes" : "no"; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const {
        std::array<char, 32> digits{};  // the longest shortest form of a double has 24 characters
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        return {digits.data(), end};
    }
    std::string operator()(const std::string& value) const { return value; }
    std::string operator()(Date value) const { return to_string(value); }
    std::string operator()(TimeOfDay value) const { return to_string(value); }
};

}  // namespace

std::string to_string(const Value& value) { return std::visit(Writer{}, value); }

}  // namespace onward

// A button's label as somebody may type it: what two labels are compared by.
#pragma once

#include <string>
#include <string_view>

namespace onward {

// Case folded, without marks and accents of apostrophes, words separated by one space: "Stop!" is "stop",
// "I’m safe" is "im safe". Letters and digits of every script stay.
std::string as_typed(std::string_view label);

}  // namespace onward

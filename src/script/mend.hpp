// How errors in conditions and templates name what was written, and what was probably meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"

namespace onward {

// Not `quoted`: a call with a std::string would find std::quoted beside it.
inline std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

// `; did you mean "distance"?`, or nothing where no name is close.
inline std::string did_you_mean(std::string_view word, const std::vector<std::string>& names) {
    const std::string near = closest(word, names);
    return near.empty() ? "" : "; did you mean " + in_quotes(near) + "?";
}

}  // namespace onward

// What counts as ordinary English, so that it is never mended into a word of the rules: "diet" is no "die",
// "exam" no "ex", "Liam" no "liar".
#pragma once

#include <string_view>

namespace onward {

// `stem` is that of one normalised word (utterance.hpp). Some 14 000 stems; those of one or two letters are
// not among them.
bool is_common_stem(std::string_view stem);

}  // namespace onward

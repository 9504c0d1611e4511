// Two messages that differ, made readable: the words that differ are marked, and what the eye does not see is
// said.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onward {

// "Thank you for [-telling-]{+writing to+} me." Empty where hardly a word is common to both, so that marks
// would hide more than they show.
std::string marked(std::string_view expected, std::string_view got);

// "the quotes are of another kind", "two spaces": each a reason why two texts that look alike are not the
// same.
std::vector<std::string> hints(std::string_view expected, std::string_view got);

}  // namespace onward

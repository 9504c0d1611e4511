// Names that need each other, and those that need themselves in the end.
#pragma once

#include <map>
#include <set>
#include <string>

namespace onward {

using Needs = std::map<std::string, std::set<std::string>>;

// The names that stand in a circle, each with the others of its circle or itself. Names that are needed but
// not defined are looked over.
std::map<std::string, std::set<std::string>> circles_of(const Needs& needs);

}  // namespace onward

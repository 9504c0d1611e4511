// Names that need each other, and those that need themselves in the end.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

namespace onward {

using Needs = std::map<std::string, std::set<std::string>>;
// The names of one circle; they share it, since a circle of a thousand would otherwise be a million names.
using Circle = std::shared_ptr<const std::set<std::string>>;

// The names that stand in a circle, each with its circle. Names that are needed but not defined are looked
// over. In linear time.
std::map<std::string, Circle> circles_of(const Needs& needs);

}  // namespace onward

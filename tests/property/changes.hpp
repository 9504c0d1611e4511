// What authors do to content while people are talking, each as a kind of change with a name: renamed, moved,
// inserted, deleted, retyped. A change may be no good content; then the next try of its kind may be.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "support/content.hpp"
#include "support/generate.hpp"

namespace onward::test {

struct Changed {
    std::string what;
    std::shared_ptr<const Script> script;
    StateId touched;  // where talks may begin, so that the change is met; empty: anywhere
};

// "state deleted", "slot becomes date", ...
const std::vector<std::string>& kinds_of_change();
// Content that loads and in which a change of this kind was made, with others beside it now and then.
// `waiting` are the states of the files as they are where somebody may be.
std::optional<Changed> changed(Generator& random, const Files& files, const std::vector<StateId>& waiting,
                               const std::string& kind);

}  // namespace onward::test

#include "loader/circles.hpp"

#include <vector>

namespace onward {
namespace {

std::set<std::string> reached_from(const Needs& needs, const std::string& name) {
    std::set<std::string> reached;
    std::vector<std::string> ahead{name};
    while (!ahead.empty()) {
        const auto next = needs.find(ahead.back());
        ahead.pop_back();
        if (next == needs.end()) continue;
        for (const std::string& one : next->second)
            if (needs.count(one) > 0 && reached.insert(one).second) ahead.push_back(one);
    }
    return reached;
}

}  // namespace

std::map<std::string, std::set<std::string>> circles_of(const Needs& needs) {
    std::map<std::string, std::set<std::string>> reached, circles;
    for (const auto& [name, unused] : needs) reached.emplace(name, reached_from(needs, name));
    for (const auto& [name, others] : reached) {
        if (others.count(name) == 0) continue;
        for (const std::string& other : others)
            if (reached.at(other).count(name) > 0) circles[name].insert(other);
    }
    return circles;
}

}  // namespace onward

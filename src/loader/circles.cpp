#include "loader/circles.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace onward {
namespace {

// Tarjan's way: names are entered depth first; what leads back to a name that is still open stands in one
// circle with all that was entered since. With a stack of its own, for an author's chain may be long.
class CircleFinder {
  public:
    explicit CircleFinder(const Needs& needs) : needs_(needs) {}

    std::map<std::string, Circle> find() {
        for (auto name = needs_.begin(); name != needs_.end(); ++name)
            if (seen_.count(&name->first) == 0) walk_from(name);
        return std::move(circles_);
    }

  private:
    using Name = Needs::const_iterator;
    struct Seen {
        std::size_t number = 0;   // in the order of entering
        std::size_t back_to = 0;  // the lowest number that it leads back to
        bool open = true;
    };
    struct Step {
        Name name;
        std::set<std::string>::const_iterator next;
    };

    void enter(Name name) {
        seen_[&name->first] = {seen_.size(), seen_.size()};
        open_.push_back(name);
        way_.push_back({name, name->second.begin()});
    }

    void walk_from(Name first) {
        enter(first);
        while (!way_.empty()) {
            Step& step = way_.back();
            Seen& here = seen_.at(&step.name->first);
            if (step.next == step.name->second.end()) {
                const Name done = step.name;
                way_.pop_back();
                if (!way_.empty()) {
                    Seen& before = seen_.at(&way_.back().name->first);
                    before.back_to = std::min(before.back_to, here.back_to);
                }
                if (here.back_to == here.number) close(done);
                continue;
            }
            const Name needed = needs_.find(*step.next++);
            if (needed == needs_.end()) continue;
            const auto seen = seen_.find(&needed->first);
            if (seen == seen_.end())
                enter(needed);
            else if (seen->second.open)
                here.back_to = std::min(here.back_to, seen->second.number);
        }
    }

    // All that is open from `first` on is one circle; alone it is one only if it needs itself.
    void close(Name first) {
        const auto begin = std::find(open_.begin(), open_.end(), first);
        auto circle = std::make_shared<std::set<std::string>>();
        for (auto name = begin; name != open_.end(); ++name) {
            seen_.at(&(*name)->first).open = false;
            circle->insert((*name)->first);
        }
        open_.erase(begin, open_.end());
        if (circle->size() == 1 && first->second.count(first->first) == 0) return;
        for (const std::string& name : *circle) circles_.emplace(name, circle);
    }

    const Needs& needs_;
    std::map<const std::string*, Seen> seen_;
    std::vector<Name> open_;
    std::vector<Step> way_;
    std::map<std::string, Circle> circles_;
};

}  // namespace

std::map<std::string, Circle> circles_of(const Needs& needs) { return CircleFinder(needs).find(); }

}  // namespace onward

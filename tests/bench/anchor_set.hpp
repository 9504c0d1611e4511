// Anchor (1): one bare RE2::Set over lower-case text, and nothing else.
#pragma once

#include <re2/set.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace onward::bench {

class AnchorSet {
  public:
    explicit AnchorSet(const std::vector<std::string>& regexes) : set_(options(), RE2::UNANCHORED) {
        for (const std::string& regex : regexes)
            if (set_.Add(regex, nullptr) < 0) throw std::runtime_error("RE2 refuses " + regex);
        // A Set that failed here would look very fast and find nothing.
        if (!set_.Compile()) throw std::runtime_error("the anchor's RE2::Set does not compile");
    }
    std::size_t hits(const std::string& text) { return find(text).size(); }
    // Unordered, as the Set gives them.
    const std::vector<int>& find(const std::string& text) {
        RE2::Set::ErrorInfo error{};
        found_.clear();
        if (!set_.Match(text, &found_, &error) && error.kind != RE2::Set::kNoError)
            throw std::runtime_error("the anchor's RE2::Set ran out of memory");
        return found_;
    }

  private:
    static RE2::Options options() {
        RE2::Options options;
        options.set_max_mem(256 << 20);
        return options;
    }
    RE2::Set set_;
    std::vector<int> found_;
};

}  // namespace onward::bench

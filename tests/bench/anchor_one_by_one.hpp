// Anchor (2): RE2, one pattern after the other.
#pragma once

#include <re2/re2.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace onward::bench {

class AnchorOneByOne {
  public:
    explicit AnchorOneByOne(const std::vector<std::string>& regexes) {
        for (const std::string& regex : regexes) {
            all_.push_back(std::make_unique<RE2>(regex));
            if (!all_.back()->ok()) throw std::runtime_error("RE2 refuses " + regex);
        }
    }
    std::size_t hits(const std::string& text) const {
        std::size_t count = 0;
        for (const auto& regex : all_) count += RE2::PartialMatch(text, *regex) ? 1 : 0;
        return count;
    }

  private:
    std::vector<std::unique_ptr<RE2>> all_;
};

}  // namespace onward::bench

// The stems that rules and examples are made of, as small numbers: words are compared by them.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "nlu/word_table.hpp"

namespace onward {

using StemId = std::uint32_t;
constexpr StemId kUnknownStem = 0;  // of every word that no rule and no example has

class Vocabulary {
  public:
    // While building; the same stem gives the same number.
    StemId add(std::string_view stem) {
        return ids_.emplace(std::string(stem), static_cast<StemId>(ids_.size() + 1)).first->second;
    }
    StemId find(std::string_view stem) const {
        const auto found = ids_.find(stem);
        return found == ids_.end() ? kUnknownStem : found->second;
    }
    std::size_t size() const { return ids_.size() + 1; }  // one more than the largest number

    // What is added from now on stands in examples alone.
    void end_of_rules() { rules_ = size(); }
    bool is_of_rules(StemId stem) const { return stem != kUnknownStem && stem < rules_; }

  private:
    std::size_t rules_ = 0xffffffff;
    std::unordered_map<std::string, StemId, WordHash, std::equal_to<>> ids_;
};

}  // namespace onward

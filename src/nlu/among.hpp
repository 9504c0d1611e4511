// Whether a word stands in one of the tables of this floor: among<kNegations>(word).
#pragma once

#include <iterator>
#include <string_view>
#include <unordered_set>

namespace onward {

template <const auto& kWords>
bool among(std::string_view word) {
    static const std::unordered_set<std::string_view> words(std::begin(kWords), std::end(kWords));
    return words.contains(word);
}

}  // namespace onward

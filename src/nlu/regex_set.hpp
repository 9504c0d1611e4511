// All regexes of a rule book at once: one RE2::Set over the whole text, each regex by itself for its spans.
//
// A Set that ran out of memory looks like a Set that found nothing, which would be fatal for safety intents.
// It is asked which of the two it was; where it failed, while it was compiled or while it searched, every
// regex is tried by itself. So find() is always complete, only slower.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace onward {

constexpr std::size_t kMostRegexMatches = 64;  // of one regex in one message; more say nothing new

// Bytes of the text, half open.
struct RegexMatch {
    std::size_t begin = 0, end = 0;
    bool operator==(const RegexMatch&) const = default;
};

class RegexSet {
  public:
    // Errors: a pattern that RE2 refuses, by its words. A Set that can not be compiled in `set_memory` is
    // none.
    static Result<RegexSet> build(const std::vector<std::string>& patterns, std::int64_t set_memory);
    RegexSet();  // of no regexes
    RegexSet(RegexSet&&) noexcept;
    RegexSet& operator=(RegexSet&&) noexcept;
    ~RegexSet();

    // The regexes that match somewhere in `text`, ascending.
    std::vector<std::uint32_t> find(std::string_view text) const;
    // The same, one after the other.
    std::vector<std::uint32_t> find_slowly(std::string_view text) const;
    // Where one of them matches, from left to right, without overlaps and without empty matches.
    std::vector<RegexMatch> matches(std::uint32_t regex, std::string_view text) const;

    std::size_t size() const;
    bool set_works() const;  // the Set was compiled

  private:
    struct Compiled;
    explicit RegexSet(std::unique_ptr<Compiled> compiled);
    std::unique_ptr<Compiled> compiled_;
};

}  // namespace onward

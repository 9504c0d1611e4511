// What the benchmarks read: messages and patterns from a fixed seed, made of clauses of our own writing. The
// same seed gives the same bytes on every machine.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "nlu/rules.hpp"

namespace onward::bench {

enum class Style {
    long_ones,  // median 16 words
    chat        // median 10, with typos, dropped apostrophes and no full stop
};
std::vector<std::string> make_messages(Style style, std::size_t count);

// One pattern twice: as the regex that the anchors read, and as the rule that an author would write.
struct Pattern {
    std::string regex;
    Rule rule;
    std::string example;  // the fewest words that it matches, as an author's shortest example
    bool gap = false;
};
enum class Gaps { with, without };
std::vector<Pattern> make_patterns(std::size_t count, Gaps gaps);

std::vector<std::string> regexes(const std::vector<Pattern>& patterns);
// One intent a pattern, the regexes among them as `regex` rules.
RuleBook rule_book(const std::vector<Pattern>& patterns);

}  // namespace onward::bench

// The words and signs of a condition, with their places. Only condition_parse.cpp reads them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/value.hpp"

namespace onward {

struct ConditionToken {
    enum class Kind { word, literal, sign, end };
    Kind kind = Kind::end;
    std::string_view text;  // as written; empty at the end
    std::size_t at = 0;     // byte offset
    Value value = false;    // of a literal: a number, a date or a time
};

// Always ends with one token of Kind::end. Errors: a sign that the grammar does not know (and what to write
// in its place), a number, date or time that is none.
Result<std::vector<ConditionToken>, SyntaxError> tokens_of(std::string_view condition);

bool is_word_character(char c);  // letters, digits, `_`, and the dot of `coach.help`

}  // namespace onward

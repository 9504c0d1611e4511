// What was expected against what was said, message by message.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "dialog/script.hpp"
#include "dialog/turn.hpp"
#include "replay/talk.hpp"

namespace onward {

// A message to the user: when it was said, and by which of the block's turns.
struct Said {
    Say say;
    Instant at{};
    std::size_t turn = 0;
    bool operator==(const Said&) const = default;
};

// Line ends, trailing spaces and the Unicode normal form are forgiven; nothing else is.
std::string comparable(std::string_view message);
// The words of a message as the user sees them, comparable.
std::string words_of(const Say& say);

// Whether this one message is what the line asks for; buttons are not looked at.
bool agrees(const Expected& expected, const Say& say, const Script& script);
bool agree(const ExpectedButtons& expected, const std::vector<std::string>& shown);
// A `{placeholder}` that was left as it is in the words, and is not what the author wrote with `{{`.
std::optional<std::string> unfilled(const Say& say, const Script& script);

// One step of the alignment. Both: they stand for each other, and `agrees` says whether they are the same;
// only `expected`: it is missing; only `said`: it is too much. A `<...` has a pair for each message it took.
struct Pairing {
    std::optional<std::size_t> expected, said;
    bool agrees = false;
    bool operator==(const Pairing&) const = default;
};

// By the longest common subsequence, so that one missing message is one difference; what is left over between
// two agreeing pairs is set against each other in order. `<...` takes as few as it can.
std::vector<Pairing> align(const std::vector<const Expected*>& expected, const std::vector<Said>& said,
                           const Script& script);

}  // namespace onward

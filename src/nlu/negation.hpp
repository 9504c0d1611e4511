// How far a negation reaches. It was chosen so:
//
//   reaches    i do not want to [text him]                what follows in its clause
//              i never said i [want to die]               what was not said, thought or meant
//              i do not want to see or [text him]         "or" and "nor" go on
//              i no longer [want him back]
//   ends       i can not sleep i [want to die]            at a new subject with a verb of its own,
//              i can not sleep my [life is over]          also one that is owned
//              i do not sleep anymore [kill myself]       at "anymore", which closes what was negated
//              i do not eat and [want to die]             at "and", "then", "so", "because", "if", "how" ...
//              why do not i [text him]                    a question that only looks like a negation
//              no i [want him back]
//              i can not not [text him]                   a negation of a negation
//              no friends at all these days [miss him]    kNounReach words after "no", "nothing", "without"
//   is none    i can not stop [wanting to text him]       idioms that affirm: Word::negates, from clauses.cpp
//              not only do i [miss him]
//   after      [text him] i will not                      what stands after a match does not cancel it
//
// A negation between the words of a match cancels it ("want to not text him"), one that the rule's own words
// match never does. With `negated: is_meant` only the denial of having said it still counts ("i never said i
// do not want to live"); with `ignored` none.
#pragma once

#include <cstdint>

#include "nlu/tokens.hpp"

namespace onward {

constexpr std::uint32_t kNegationReach = 10;  // words; further on a run-on sentence has changed its subject
constexpr std::uint32_t kNounReach = 5;       // "no part of me wants him": of negations that belong to a noun

// Writes Token::negated_by and denied_saying of every clause. `words` are the texts of the tokens.
void mark_negated(Tokens& tokens, const std::vector<std::string_view>& words);

}  // namespace onward

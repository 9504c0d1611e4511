// The proofs over the whole content, one a file (check_*.cpp). load() runs every entry of kChecks after all
// files were read; each gives all of its findings at once. To add one: declare it here and name it in the
// table.
#pragma once

#include <vector>

#include "loader/draft.hpp"

namespace onward {

using Check = std::vector<Diagnostic> (*)(const Draft&);

std::vector<Diagnostic> check_allow(const Draft& draft);             // D033
std::vector<Diagnostic> check_answer_sets(const Draft& draft);       // D045
std::vector<Diagnostic> check_buttons(const Draft& draft);           // D031
std::vector<Diagnostic> check_calls(const Draft& draft);             // D046
std::vector<Diagnostic> check_cases(const Draft& draft);             // D023
std::vector<Diagnostic> check_circles(const Draft& draft);           // D035, but for conditions and values
std::vector<Diagnostic> check_coach(const Draft& draft);             // D036, D051
std::vector<Diagnostic> check_effects(const Draft& draft);           // D032, D047
std::vector<Diagnostic> check_empty(const Draft& draft);             // D021, of what may be empty
std::vector<Diagnostic> check_fill(const Draft& draft);              // D038
std::vector<Diagnostic> check_graph(const Draft& draft);             // D027
std::vector<Diagnostic> check_helpline_numbers(const Draft& draft);  // D029
std::vector<Diagnostic> check_labels(const Draft& draft);            // D044
std::vector<Diagnostic> check_moved(const Draft& draft);             // D028
std::vector<Diagnostic> check_no_match(const Draft& draft);          // D040
std::vector<Diagnostic> check_pronouns(const Draft& draft);          // D022
std::vector<Diagnostic> check_questions(const Draft& draft);         // D037, D039, D042
std::vector<Diagnostic> check_reach(const Draft& draft);             // D023, of cases in vain
std::vector<Diagnostic> check_safety(const Draft& draft);            // D030
std::vector<Diagnostic> check_says(const Draft& draft);              // D041
std::vector<Diagnostic> check_silence(const Draft& draft);           // D023, of no_reply
std::vector<Diagnostic> check_slots(const Draft& draft);             // D050, D051

inline const std::vector<Check> kChecks = {
    check_allow,  check_answer_sets, check_buttons,  check_calls,    check_cases,     check_circles,
    check_coach,  check_effects,     check_empty,    check_fill,     check_graph,     check_helpline_numbers,
    check_labels, check_moved,       check_no_match, check_pronouns, check_questions, check_reach,
    check_safety, check_says,        check_silence,  check_slots};

}  // namespace onward

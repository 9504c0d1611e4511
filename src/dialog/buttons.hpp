// The buttons of a question: which are offered, which case stands behind one, and which one a typed message
// means.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dialog/render.hpp"
#include "dialog/situation.hpp"

namespace onward {

// The name under which the *Done* button of a `many` question is offered; no author can write it as a label.
inline constexpr const char* kDone = "{done}";

// The cases that stand behind the state's buttons, in order: its own, then its sets'; a label that is there
// already is left out.
std::vector<const Case*> buttons_of(const Script& script, const State& state);
const Case* button_named(const Script& script, const State& state, const std::string& written);

// Which of the cases are shown: `if`, `buttons_at_most`, and of `many` not what was chosen already.
std::vector<const Case*> shown_buttons(const Script& script, const State& state, const Facts& facts);

// What the state offers now, its labels filled: these cases, then *Done* once something of a `many` was
// chosen.
std::vector<OfferedButton> offer(const State& state, Wording& wording);

// The buttons that can be pressed in answer to the open question, and the cases behind them.
std::vector<OfferedButton> open_buttons(const Situation& situation, const State& state);
std::vector<const Case*> offered_cases(const Situation& situation, const State& state);

// Which of the labels a message means, counted from 0. Nothing: none, or more than one.
std::optional<std::size_t> label_typed(const Utterance& utterance, const std::vector<OfferedButton>& offered);
std::optional<std::size_t> first_word_typed(const Utterance& utterance,
                                            const std::vector<OfferedButton>& offered);
// "2", "the second", "second one", "b)", "the last one"
std::optional<std::size_t> number_typed(const Utterance& utterance, std::size_t choices);
// "both", "all of them", "both really": every one of them, and not a word more.
bool all_typed(const Utterance& utterance);
// "1, 3 and 4"; empty unless the message is nothing but such a list.
std::vector<std::size_t> numbers_typed(const Utterance& utterance, std::size_t choices);
// Every label that stands in the message, as words in a row.
std::vector<std::size_t> labels_inside(const Utterance& utterance, const std::vector<OfferedButton>& offered);

// A number could be the answer itself, so that it is no choice of a button.
bool awaits_number(const Script& script, const State& state);

}  // namespace onward

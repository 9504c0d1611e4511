// Entering states: passing ones run until one waits. And what a question does afterwards: it is asked again,
// or its `then` follows.
#pragma once

#include "dialog/draft.hpp"

namespace onward {

// The loader refuses content that could pass through more in one turn.
constexpr int kMaxPassingStates = 16;

// Enters the state in the frame on top, which is its dialog's. Where `only_if` is false it is passed over,
// but for `change`, which asks a question that was answered already.
enum class Asks { where_it_applies, always };
void enter(TurnDraft& draft, const StateId& state, Asks asks = Asks::where_it_applies);
// The open question once more, in other words; a state whose question was never asked is entered. Where
// nothing is open: silence.
void ask_again(TurnDraft& draft);
// The `then` of the state on top, as after an answer.
void go_on(TurnDraft& draft);

// What is done and said, then where it leads. `owner` is the frame whose dialog the case belongs to.
void perform(TurnDraft& draft, const Case& chosen, std::size_t owner);
void follow(TurnDraft& draft, const Target& target, std::size_t owner);

}  // namespace onward

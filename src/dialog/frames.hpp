// Frames: one dialog each on the stack of a conversation; how they are looked at and moved, as values. How a
// turn puts them on and takes them off: push_pop.hpp.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "dialog/conversation.hpp"
#include "dialog/script.hpp"

namespace onward {

// The state whose question is open on top and was asked since anything else was; nullptr: none is open.
const State* open_question(const Script& script, const Conversation& conversation);

// The topmost safety dialog on the stack: what lies above it was called by it. Nothing: none is open.
std::optional<std::size_t> safety_frame(const Script& script, const Conversation& conversation);
bool is_safety(const Script& script, const StateId& state);
bool is_home(const Script& script, const StateId& state);

// The frame stands at the state; whatever question was open in it is not any more.
void move_to(Frame& frame, const StateId& state);
// The dialogs are left for another: their questions are asked again before they are answered.
void leave_all(std::vector<Frame>& stack, Instant now);
// The dialog on top and those that called it are no longer left.
void come_back(std::vector<Frame>& stack);
// Takes a frame out of a stack; the one above it leads back to where it led.
Frame take_out(std::vector<Frame>& stack, std::size_t at);

// A dialog ended, or its frame lapsed: slots that were kept only for it, and for others that are not open or
// saved either, go with it.
void forget_slots_of(const Script& script, const DialogId& dialog, Conversation& conversation);

}  // namespace onward

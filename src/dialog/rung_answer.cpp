// The open question's own answers: the first word of a button, the intents that press one or that the state
// listens for, and its `fill`.
#include <algorithm>

#include "dialog/buttons.hpp"
#include "dialog/frames.hpp"
#include "dialog/ladder.hpp"
#include "dialog/values.hpp"

namespace onward {
namespace {

// The best-scoring of several cases; a tie goes to the one considered first.
class Best {
  public:
    explicit Best(const Situation& situation, bool must_cover)
        : situation_(situation), must_cover_(must_cover) {}

    void consider(const Case& awaited, Act act) {
        const auto heard = hear(situation_, awaited);
        if (heard && holds_here(situation_, awaited.only_if)) take(*heard, std::move(act), awaited.source);
    }
    void take(const Heard& heard, Act act, const Source& source) {
        const bool covers = heard.candidate == nullptr || heard.candidate->covers;
        if ((must_cover_ && !covers) || heard.score <= score_) return;
        score_ = heard.score;
        move_ = Move{.act = std::move(act),
                     .candidate = heard.candidate,
                     .entity = heard.entity,
                     .intent = heard.candidate != nullptr ? heard.candidate->intent : IntentId{},
                     .source = source};
    }
    double score() const { return score_; }
    const std::optional<Move>& move() const { return move_; }

  private:
    const Situation& situation_;
    bool must_cover_;
    double score_ = 0;
    std::optional<Move> move_;
};

bool takes_text(const State& state) {
    return state.fill && state.fill->from && state.fill->from->value == "text";
}

// Of the intents that the state awaits, the one that fits best.
Best best_intent(const Situation& situation, const State& state) {
    // Where any text is the answer, an intent must account for all of it.
    Best best(situation, takes_text(state));
    if (state.fill && state.fill->until) {
        Case until;
        until.when = {Trigger{*state.fill->until}};
        until.source = state.source;
        best.consider(until, EndText{});
    }
    for (const OfferedButton& offered : open_buttons(situation, state)) {
        const Case* button = button_named(situation.script, state, offered.written);
        if (button == nullptr) continue;
        const auto heard = hear(situation, *button);  // its `if` was looked at when it was shown
        if (heard) best.take(*heard, PressButton{button, situation.message()->text}, button->source);
    }
    if (state.why) {
        Case why;
        why.when = {Trigger{situation.script.coach.asks_why}};
        why.source = state.source;
        best.consider(why, SayWhy{});
    }
    const std::size_t top = situation.conversation.stack.size() - 1;
    for (const Case& listen : state.listen) best.consider(listen, HearCase{&listen, top});
    return best;
}

// All choices of a `many` question that one message names: by entity, intent, label or number.
std::vector<Value> choices_named(const Situation& situation, const State& state) {
    const auto buttons = open_buttons(situation, state);
    std::vector<std::size_t> pressed = labels_inside(situation.reading.utterance, buttons);
    const auto numbers = numbers_typed(situation.reading.utterance, buttons.size());
    pressed.insert(pressed.end(), numbers.begin(), numbers.end());
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        const Case* button = button_named(situation.script, state, buttons[i].written);
        if (button != nullptr && hear(situation, *button)) pressed.push_back(i);
    }
    std::vector<Value> values;
    const auto add = [&](const Value& value) {
        if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
    };
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        const Case* button = button_named(situation.script, state, buttons[i].written);
        const bool named = std::find(pressed.begin(), pressed.end(), i) != pressed.end();
        if (button != nullptr && named && button->value && !button->alone) add(*button->value);
    }
    if (state.fill->from) {
        for (const FoundEntity& found : situation.reading.entities) {
            if (found.entity == *state.fill->from) add(found.value);
        }
    }
    return values;
}

// The entity that the open question's `fill` awaits. `text` is none: it is what nothing else claimed.
const FoundEntity* awaited_entity(const Situation& situation, const State& state) {
    if (takes_text(state)) return nullptr;
    return state.fill && state.fill->from ? situation.reading.entity(*state.fill->from) : nullptr;
}

// Which end of "between 3 and 4" the question wants; of "on Tuesday" the last one, or with the high end the
// next.
const Value& wanted_end(const State& state, const FoundEntity& found) {
    if (!state.fill->high) return found.value;
    return found.high ? *found.high : found.future ? *found.future : found.value;
}

Answer take_entity(const Situation& situation, const State& state, const FoundEntity& found) {
    const Value& value = wanted_end(state, found);
    if (state.fill->slot) {
        const Slot& slot = *situation.script.slots.find(*state.fill->slot);
        if (!as_type(situation.script.slots, slot, value))
            return WhyNot{"what was found does not fit the slot"};
        if (refuses_once(situation)) return WhyNot{"outside the limits, or unclear: asked once more"};
    }
    return Move{.act = FillSlot{{value}}, .entity = &found, .source = state.source};
}

Answer take_text(const State& state) {
    if (state.fill->until) return Move{.act = AddText{}, .source = state.source};
    return Move{.act = FillText{}, .source = state.source};
}

}  // namespace

Answer take_answer(const Situation& situation) {
    const State* state = open_question(situation.script, situation.conversation);
    if (state == nullptr) return WhyNot{"no question is open"};
    if (!situation.says_something()) return WhyNot{"nothing was written"};
    if (holds_other_danger(situation)) return WhyNot{kOtherDanger};

    const auto buttons = open_buttons(situation, *state);
    if (const auto option = first_word_typed(situation.reading.utterance, buttons)) {
        const OfferedButton& offered = buttons[*option];
        if (const Case* button = button_named(situation.script, *state, offered.written)) {
            return Move{.act = PressButton{button, offered.shown}, .source = button->source};
        }
    }
    const Best best = best_intent(situation, *state);
    const FoundEntity* found = awaited_entity(situation, *state);
    const bool intent_wins = best.move() && (found == nullptr || best.score() > found->share);
    if (state->fill && state->fill->many) {
        std::vector<Value> values = choices_named(situation, *state);
        if (!values.empty()) return Move{.act = FillSlot{std::move(values)}, .source = state->source};
    }
    if (intent_wins) return *best.move();
    if (found != nullptr && found->counts && open_topic(situation)) {
        return WhyNot{"the number counts something, and a topic was heard"};
    }
    if (found != nullptr) return take_entity(situation, *state, *found);
    if (takes_text(*state) && !state->fill->topics) return take_text(*state);
    return WhyNot{takes_text(*state) ? "its text waits for the topics" : "the question does not take this"};
}

Answer take_text_after_topics(const Situation& situation) {
    const State* state = open_question(situation.script, situation.conversation);
    if (state == nullptr || !takes_text(*state) || !state->fill->topics) {
        return WhyNot{"no text is awaited after the topics"};
    }
    if (!situation.says_something()) return WhyNot{"nothing was written"};
    if (holds_other_danger(situation)) return WhyNot{kOtherDanger};
    return take_text(*state);
}

bool refuses_once(const Situation& situation) {
    const State* state = open_question(situation.script, situation.conversation);
    if (state == nullptr || situation.conversation.stack.back().refused) return false;
    const FoundEntity* found = awaited_entity(situation, *state);
    if (found == nullptr || !state->fill->slot) return false;
    const Slot& slot = *situation.script.slots.find(*state->fill->slot);
    const auto value = as_type(situation.script.slots, slot, wanted_end(*state, *found));
    return value && (found->unclear || !within_limits(slot, *value));
}

}  // namespace onward

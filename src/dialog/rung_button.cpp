// A button of the question that is open: pressed, or typed as its whole label or its number. An old one is
// recognised as such. Guesses that were offered stand beside the question's own buttons.
#include <memory>

#include "dialog/buttons.hpp"
#include "dialog/frames.hpp"
#include "dialog/ladder.hpp"

namespace onward {
namespace {

Move press(const Situation& situation, const State& state, const OfferedButton& offered) {
    if (offered.written == kDone) return {.act = PressDone{}, .source = state.source};
    const Case* button = button_named(situation.script, state, offered.written);
    if (button == nullptr) return {.act = RefusePress{}};  // the content changed since it was shown
    return {.act = PressButton{button, offered.shown}, .source = button->source};
}

// The message for which the guesses were offered, read again where the conversation stands now.
std::shared_ptr<const Situation> read_again(const Situation& situation) {
    Conversation conversation = situation.conversation;
    if (!conversation.stack.empty()) --conversation.stack.back().turns;  // this turn is counted once
    const Message message{conversation.clarification->message};
    return std::make_shared<const Situation>(read(situation.script, conversation, message, situation.now));
}

// A pressed guess is that intent over the message that was not understood.
Move choose_guess(const Situation& situation, std::size_t option) {
    const Clarification& clarification = *situation.conversation.clarification;
    if (option >= clarification.guesses.size()) return *count_miss(situation);  // something_else
    const IntentId& guess = clarification.guesses[option];
    const auto former = read_again(situation);
    for (const DialogId& id : situation.script.dialog_order) {
        const Dialog& dialog = *situation.script.dialog(id);
        if (dialog.kind != Dialog::Kind::topic) continue;
        for (const Case& enter : dialog.enter) {
            if (!awaits(enter, guess) || !holds_here(*former, enter.only_if)) continue;
            const Move open{.act = OpenDialog{&enter, id}, .intent = guess, .source = enter.source};
            return {.act = AnswerFormer{former, std::make_shared<const Move>(open)},
                    .intent = guess,
                    .source = enter.source};
        }
    }
    return {.act = RefusePress{}};
}

Answer take_press(const Situation& situation, const ButtonPress& press_event) {
    const auto option = static_cast<std::size_t>(press_event.option) - 1;  // 0 becomes no option at all
    if (const State* state = open_question(situation.script, situation.conversation)) {
        const auto buttons = open_buttons(situation, *state);
        if (press_event.question == situation.conversation.stack.back().question && option < buttons.size()) {
            return press(situation, *state, buttons[option]);
        }
    }
    const auto& clarification = situation.conversation.clarification;
    if (clarification && press_event.question == clarification->question &&
        option < clarification->offered.size()) {
        return choose_guess(situation, option);
    }
    return Move{.act = RefusePress{}};
}

}  // namespace

Answer press_button(const Situation& situation) {
    if (const auto* pressed = std::get_if<ButtonPress>(&situation.event))
        return take_press(situation, *pressed);

    const Utterance& utterance = situation.reading.utterance;
    const State* state = open_question(situation.script, situation.conversation);
    const auto& clarification = situation.conversation.clarification;
    if (state == nullptr && !clarification) return WhyNot{"no question is open"};

    std::vector<OfferedButton> buttons, guesses;
    if (state != nullptr) buttons = open_buttons(situation, *state);
    if (clarification) guesses = clarification->offered;
    if (const auto guess = label_typed(utterance, guesses)) return choose_guess(situation, *guess);
    if (const auto button = label_typed(utterance, buttons))
        return press(situation, *state, buttons[*button]);
    if (clarification && all_typed(utterance)) return choose_guess(situation, 0);  // begin with the likeliest
    // The guesses are what the user sees: their numbers come before a number for the question beneath.
    if (const auto guess = number_typed(utterance, guesses.size())) return choose_guess(situation, *guess);
    if (state != nullptr && awaits_number(situation.script, *state)) {
        return WhyNot{"no label was typed, and a number would be the answer itself"};
    }
    if (const auto button = number_typed(utterance, buttons.size())) {
        return press(situation, *state, buttons[*button]);
    }
    return WhyNot{"no label or number of a button was typed"};
}

}  // namespace onward

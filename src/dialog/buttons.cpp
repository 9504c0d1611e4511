#include "dialog/buttons.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace onward {
namespace {

using Words = std::vector<std::string>;

// A label has at most 64 characters: a longer message can not be one.
constexpr std::size_t kLabelWords = 20;

Words words_of(const Utterance& utterance) {
    Words words;
    for (const Word& word : utterance.words) words.push_back(word.text);
    return words;
}

Words words_of_label(const OfferedButton& button) { return words_of(normalise(button.shown)); }

// Small words around a choice: "the second", "number 2 please".
bool is_filler(const std::string& word) {
    static constexpr std::array kFillers{"the", "number", "option", "choice", "please", "answer"};
    return std::find(kFillers.begin(), kFillers.end(), word) != kFillers.end();
}

// "2", "second", "b" as a position from 0; `choices` for "last".
std::optional<std::size_t> position_of(const std::string& word, std::size_t choices) {
    static constexpr std::array kOrdinals{"first", "second",  "third",  "fourth", "fifth",
                                          "sixth", "seventh", "eighth", "ninth",  "tenth"};
    static constexpr std::array kNumbers{"one", "two",   "three", "four", "five",
                                         "six", "seven", "eight", "nine", "ten"};
    std::size_t position = choices;
    if (word == "last") {
        position = choices - 1;
    } else if (!word.empty() && word.size() <= 2 &&
               std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        position = static_cast<std::size_t>(std::stoi(word)) - 1;  // "0" becomes no position at all
    } else if (word.size() == 1 && word[0] >= 'a' && word[0] <= 'h') {
        position = static_cast<std::size_t>(word[0] - 'a');
    } else {
        for (const auto& table : {kOrdinals, kNumbers}) {
            const auto at = std::find(table.begin(), table.end(), word);
            if (at != table.end()) position = static_cast<std::size_t>(at - table.begin());
        }
    }
    return position < choices ? std::optional{position} : std::nullopt;
}

// The only one of the labels for which `fits` holds.
std::optional<std::size_t> only_one(const std::vector<OfferedButton>& offered,
                                    const std::function<bool(const Words&)>& fits) {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < offered.size(); ++i) {
        if (!fits(words_of_label(offered[i]))) continue;
        if (found) return std::nullopt;
        found = i;
    }
    return found;
}

// What was chosen already at a `many` question.
bool is_chosen(const State& state, const Case& button, const Facts& facts) {
    if (!state.fill || !state.fill->many || !state.fill->slot || !button.value) return false;
    const List* list = facts.memory.list(*state.fill->slot);
    return list != nullptr &&
           std::any_of(list->entries.begin(), list->entries.end(),
                       [&](const Entry& entry) { return entry.cell.value == *button.value; });
}

}  // namespace

std::vector<const Case*> buttons_of(const Script& script, const State& state) {
    std::vector<const Case*> buttons;
    const auto add = [&](const std::vector<Case>& cases) {
        for (const Case& button : cases) {
            const bool there = std::any_of(buttons.begin(), buttons.end(), [&](const Case* other) {
                return other->label && button.label && other->label->written == button.label->written;
            });
            if (!there && button.label) buttons.push_back(&button);
        }
    };
    add(state.buttons);
    for (const AnswerSet* set : answer_sets(script, state)) add(set->buttons);
    return buttons;
}

const Case* button_named(const Script& script, const State& state, const std::string& written) {
    for (const Case* button : buttons_of(script, state)) {
        if (button->label->written == written) return button;
    }
    return nullptr;
}

std::vector<const Case*> shown_buttons(const Script& script, const State& state, const Facts& facts) {
    std::vector<const Case*> shown;
    for (const Case* button : buttons_of(script, state)) {
        const bool applies = !button->only_if || holds(*button->only_if, facts);
        if (applies && !is_chosen(state, *button, facts)) shown.push_back(button);
    }
    if (state.buttons_at_most && shown.size() > static_cast<std::size_t>(*state.buttons_at_most)) {
        const auto keep = static_cast<std::ptrdiff_t>(*state.buttons_at_most) - 1;
        shown.erase(shown.begin() + keep, shown.end() - 1);
    }
    return shown;
}

std::vector<OfferedButton> offer(const State& state, Wording& wording) {
    std::vector<OfferedButton> offered;
    for (const Case* button : shown_buttons(wording.script, state, wording.facts)) {
        offered.push_back({render(*button->label, wording), button->label->written});
    }
    if (!state.fill || !state.fill->many || !state.fill->slot) return offered;
    const List* chosen = wording.facts.memory.list(*state.fill->slot);
    if (chosen == nullptr || chosen->entries.empty()) return offered;
    const Text* done = wording.script.text(wording.script.line("done_button"));
    offered.push_back({render(done->alternatives.front().variants.front(), wording), kDone});
    return offered;
}

std::vector<OfferedButton> open_buttons(const Situation& situation, const State& state) {
    const Frame& top = situation.conversation.stack.back();
    if (!top.offered.empty()) return top.offered;
    // Never shown, as after a state was renamed: all that would be.
    std::vector<OfferedButton> buttons;
    for (const Case* button : shown_buttons(situation.script, state, facts_of(situation))) {
        buttons.push_back({button->label->written, button->label->written});
    }
    return buttons;
}

std::vector<const Case*> offered_cases(const Situation& situation, const State& state) {
    std::vector<const Case*> cases;
    for (const OfferedButton& button : open_buttons(situation, state)) {
        if (const Case* found = button_named(situation.script, state, button.written)) cases.push_back(found);
    }
    return cases;
}

std::optional<std::size_t> label_typed(const Utterance& utterance,
                                       const std::vector<OfferedButton>& offered) {
    const Words typed = words_of(utterance);
    if (typed.empty() || typed.size() > kLabelWords) return std::nullopt;
    return only_one(offered, [&](const Words& label) { return label == typed; });
}

std::optional<std::size_t> first_word_typed(const Utterance& utterance,
                                            const std::vector<OfferedButton>& offered) {
    if (utterance.words.size() != 1) return std::nullopt;
    const std::string& typed = utterance.words.front().text;
    // "I" means no button, though one may begin with it.
    if (is_function_word(typed) && !is_negation(typed)) return std::nullopt;
    return only_one(offered, [&](const Words& label) { return !label.empty() && label.front() == typed; });
}

std::optional<std::size_t> number_typed(const Utterance& utterance, std::size_t choices) {
    if (choices == 0 || utterance.words.empty() || utterance.words.size() > 4) return std::nullopt;
    std::optional<std::size_t> found;
    for (const Word& word : utterance.words) {
        if (is_filler(word.text)) continue;
        if (found && word.text == "one") continue;  // "the second one"
        const auto position = position_of(word.text, choices);
        if (!position || found) return std::nullopt;
        found = position;
    }
    return found;
}

bool all_typed(const Utterance& utterance) {
    static constexpr std::array kAround{"of",    "them",   "it",       "these",
                                        "those", "really", "honestly", "probably"};
    bool all = false;
    for (const Word& word : utterance.words) {
        if (word.text == "both" || word.text == "all") {
            all = true;
        } else if (std::find(kAround.begin(), kAround.end(), word.text) == kAround.end()) {
            return false;
        }
    }
    return all;
}

std::vector<std::size_t> numbers_typed(const Utterance& utterance, std::size_t choices) {
    std::vector<std::size_t> positions;
    if (choices == 0) return positions;
    for (const Word& word : utterance.words) {
        if (word.text == "and" || word.text == "plus" || is_filler(word.text)) continue;
        const auto position = position_of(word.text, choices);
        if (!position) return {};
        if (std::find(positions.begin(), positions.end(), *position) == positions.end()) {
            positions.push_back(*position);
        }
    }
    return positions;
}

std::vector<std::size_t> labels_inside(const Utterance& utterance,
                                       const std::vector<OfferedButton>& offered) {
    const Words typed = words_of(utterance);
    std::vector<std::size_t> inside;
    for (std::size_t i = 0; i < offered.size(); ++i) {
        const Words label = words_of_label(offered[i]);
        if (!label.empty() &&
            std::search(typed.begin(), typed.end(), label.begin(), label.end()) != typed.end()) {
            inside.push_back(i);
        }
    }
    return inside;
}

bool awaits_number(const Script& script, const State& state) {
    if (!state.fill || !state.fill->from) return false;
    static constexpr std::array kNumbers{"number", "duration", "date", "time", "integer"};
    const auto is_number = [](const std::string& name) {
        return std::find(kNumbers.begin(), kNumbers.end(), name) != kNumbers.end();
    };
    if (is_number(state.fill->from->value)) return true;
    if (!script.matcher) return false;
    for (const EntityDefinition& entity : script.matcher->book().entities) {
        if (entity.id == *state.fill->from) {
            return is_number(entity.type) || (entity.from && is_number(entity.from->value));
        }
    }
    return false;
}

}  // namespace onward

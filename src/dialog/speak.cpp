#include "dialog/speak.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "dialog/effects.hpp"
#include "dialog/frames.hpp"
#include "dialog/home.hpp"
#include "dialog/run.hpp"
#include "dialog/stack.hpp"
#include "dialog/values.hpp"

namespace onward {
namespace {

void say_first(TurnDraft& draft, const Move& move);

// Does the chosen act; what each is stands in move.hpp.
class Doer {
  public:
    explicit Doer(TurnDraft& draft) : draft_(draft) {}

    Next operator()(const OpenDialog& open) const;
    Next operator()(const PressButton& press) const;
    Next operator()(const PressDone&) const { return GoOn{}; }
    Next operator()(const FillSlot& fill) const;
    Next operator()(const FillText&) const;
    Next operator()(const AddText&) const;
    Next operator()(const EndText&) const { return GoOn{}; }
    Next operator()(const HearCase& hear) const { return Perform{hear.listen, hear.frame}; }
    Next operator()(const SayWhy&) const;
    Next operator()(const ObeyCommand& obey) const;
    Next operator()(const AnswerFormer&) const { return Waits{}; }  // step() has put its answer in its place
    Next operator()(const ArriveAtVisit&) const;
    Next operator()(const AskWhich& which) const;
    Next operator()(const CountMiss& miss) const;
    Next operator()(const RefusePress&) const;
    Next operator()(const AskOpenAgain& again) const;
    Next operator()(const GoHome&) const { return go_home(draft_); }

  private:
    const State& state() const { return *draft_.script.state(draft_.top().state); }
    const std::optional<SlotId>& filled() const;
    const std::string& message() const { return draft_.situation.message()->text; }
    std::size_t owner() const { return draft_.conversation.stack.size() - 1; }

    TurnDraft& draft_;
};

// An answer with a safety intent moves the safety dialog: only what is more urgent interrupts from now on.
void move_safety(TurnDraft& draft, const Move& move) {
    const auto frame = safety_frame(draft.script, draft.conversation);
    if (frame && move.candidate != nullptr && move.candidate->safety) {
        draft.conversation.stack[*frame].safety = move.candidate->safety;
    }
}

}  // namespace

void speak(TurnDraft& draft, const Move& move) {
    say_first(draft, move);
    run(draft, std::visit(Doer{draft}, move.act));
    move_safety(draft, move);
}

namespace {

bool answers_danger(const TurnDraft& draft, const Move& move) {
    const auto* open = std::get_if<OpenDialog>(&move.act);
    return open != nullptr && draft.script.dialog(open->dialog)->kind == Dialog::Kind::safety;
}

// A country named in a safety dialog is taken whatever else the message does; its contacts come first.
void take_country(TurnDraft& draft, bool opens_safety) {
    const auto& slot = draft.script.slots.country;
    const FoundEntity* country = draft.situation.reading.entity(EntityId{"country"});
    const bool open = safety_frame(draft.script, draft.conversation).has_value();
    if (!slot || country == nullptr || !(open || opens_safety)) return;
    if (draft.conversation.memory.cell(*slot) != nullptr) return;
    write_slot(draft, *slot, country->value, own_words(draft.situation.message()->text));
    if (open) say_contacts(draft, draft.conversation.helplines_shown);
}

// What stands before the answer. Danger is answered without any of it: what is owed can wait.
void say_first(TurnDraft& draft, const Move& move) {
    const bool danger = answers_danger(draft, move);
    if (!danger && !draft.conversation.owed.empty()) {
        say_line(draft, std::exchange(draft.conversation.owed, ""));
    }
    take_country(draft, danger);
    if (danger) return;
    if (draft.situation.reading.utterance.longer) say_line(draft, "too_long");
    if (draft.situation.visit != nullptr) {
        do_effects(draft, draft.situation.visit->effects);
        say_all(draft, draft.situation.visit->say);
    }
}

const std::optional<SlotId>& Doer::filled() const {
    static const std::optional<SlotId> kNothing;
    return state().fill ? state().fill->slot : kNothing;
}

Next Doer::operator()(const OpenDialog& open) const {
    do_effects(draft_, open.enter->effects);
    say_all(draft_, open.enter->say);
    const Dialog& dialog = *draft_.script.dialog(open.dialog);
    const bool safety = dialog.kind == Dialog::Kind::safety;
    const Opener opener = safety ? Opener::safety : Opener::topic;
    const Target& target = open.enter->target;
    if (const auto* to = std::get_if<Goto>(&target)) return open_dialog(draft_, to->state, opener);
    if (const auto* to = std::get_if<Call>(&target)) return open_dialog(draft_, to->state, opener);
    if (const auto* to = std::get_if<Answered>(&target)) {
        return open_dialog(draft_, to->state.value_or(dialog.start), opener, Arrival::answered);
    }
    if (std::holds_alternative<NoTarget>(target)) {
        // Small talk may have no states: it has answered, and the open question is asked again.
        return dialog.start.empty() ? AskAgain{} : open_dialog(draft_, dialog.start, opener);
    }
    if (std::holds_alternative<End>(target)) return AskAgain{};  // nothing was opened
    return Follow{&target, owner()};
}

Next Doer::operator()(const PressButton& press) const {
    const bool many = state().fill && state().fill->many;
    if (press.button->value && filled()) {
        if (!many) {
            write_slot(draft_, *filled(), *press.button->value, own_words(press.shown));
        } else {
            if (press.button->alone) clear_slot(draft_, *filled());
            add_value(draft_, *filled(), *press.button->value, own_words(press.shown));
        }
    }
    const bool stays_open = many && press.button->value && !press.button->alone &&
                            std::holds_alternative<NoTarget>(press.button->target);
    if (!stays_open) return Perform{press.button, owner()};
    do_effects(draft_, press.button->effects);
    say_all(draft_, press.button->say);
    return AskAgain{};  // with what is left, and *Done*
}

Next Doer::operator()(const FillSlot& fill) const {
    if (filled() && state().fill->many) {
        for (const Value& value : fill.values) {
            const List* list = draft_.conversation.memory.list(*filled());
            const bool there =
                list != nullptr && std::any_of(list->entries.begin(), list->entries.end(),
                                               [&](const Entry& entry) { return entry.cell.value == value; });
            if (!there) add_value(draft_, *filled(), value, own_words(message()));
        }
    } else if (filled()) {
        write_slot(draft_, *filled(), fill.values.front(), own_words(message()));
    }
    return GoOn{};
}

Next Doer::operator()(const FillText&) const {
    if (filled()) write_slot(draft_, *filled(), Value{message()}, "");
    return GoOn{};
}

Next Doer::operator()(const AddText&) const {
    if (filled()) {
        const Cell* cell = draft_.conversation.memory.cell(*filled());
        const std::string before = cell != nullptr ? to_string(cell->value) + "\n" : "";
        write_slot(draft_, *filled(), Value{before + std::string(trim(message()))}, "");
    }
    note(draft_, "one more line, in silence");
    return Waits{};
}

Next Doer::operator()(const AskOpenAgain& again) const {
    if (again.contacts) {
        // What was opened above the safety dialog, a question about beginning anew perhaps, has no place now.
        const auto safe = safety_frame(draft_.script, draft_.conversation);
        if (safe) {
            cut_to(draft_, *safe);
            come_back(draft_.conversation.stack);
        }
        const Say* said = last_say(draft_);
        draft_.contacts_due =
            said == nullptr || said->helplines.empty();  // those of a country are there already
        contacts_again(draft_);
    }
    return AskAgain{};
}

Next Doer::operator()(const SayWhy&) const {
    say(draft_, *state().why);
    return AskAgain{};
}

Next Doer::operator()(const ObeyCommand& obey) const {
    const Case& command = *obey.command;
    draft_.contacts_due = safety_frame(draft_.script, draft_.conversation).has_value();
    if (!do_and_say(draft_, command)) return Waits{};
    if (std::holds_alternative<UseVerb>(command.target)) return Follow{&command.target, owner()};
    contacts_again(draft_);
    if (const auto* to = std::get_if<Goto>(&command.target)) {
        return open_dialog(draft_, to->state, Opener::command);
    }
    if (const auto* to = std::get_if<Call>(&command.target)) return call(draft_, owner(), *to, true);
    return Follow{&command.target, owner()};
}

Next Doer::operator()(const ArriveAtVisit&) const {
    const Target& target = draft_.situation.visit->target;
    if (const auto* to = std::get_if<Goto>(&target)) return open_dialog(draft_, to->state, Opener::visit);
    return Follow{&target, owner()};
}

Next Doer::operator()(const AskWhich& which) const {
    Clarification clarification{.message = message(), .guesses = which.guesses};
    for (const IntentId& guess : which.guesses) {
        const Template& label = draft_.script.labels.at(guess);
        clarification.offered.push_back({words_of(draft_, label), label.written});
    }
    const Text& else_text = *draft_.script.text(draft_.script.line("something_else"));
    const Template& something_else = else_text.alternatives.front().variants.front();
    clarification.offered.push_back({words_of(draft_, something_else), something_else.written});
    clarification.question = ++draft_.conversation.questions_asked;
    say_question(draft_, draft_.script.line("clarify"), clarification.offered, clarification.question);
    draft_.conversation.clarification = std::move(clarification);
    return Waits{};
}

Next Doer::operator()(const CountMiss& miss) const {
    Frame& frame = draft_.top();
    draft_.trace.no_match = ++frame.misses;
    frame.refused = frame.refused || miss.refused;
    const auto& cases = no_match_of(draft_.script, state());
    if (cases.empty()) return AskAgain{};
    const std::size_t nth = std::min(static_cast<std::size_t>(frame.misses), cases.size());
    const Case* chosen = first_that_applies(draft_, cases, nth - 1);
    if (chosen == nullptr) return Waits{};
    return Perform{chosen, owner()};
}

Next Doer::operator()(const RefusePress&) const {
    const bool safety = safety_frame(draft_.script, draft_.conversation).has_value();
    say_line(draft_, safety ? "safety_contacts_again" : "stale_button");
    return AskAgain{};
}

}  // namespace
}  // namespace onward

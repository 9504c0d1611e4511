// D037, D039, D042: questions that are asked, can be answered, and are never left out.
#include <algorithm>
#include <set>

#include "loader/case_lists.hpp"
#include "loader/checks.hpp"

namespace onward {
namespace {

// Whether a text may come out empty: none of its alternatives applies, or all that a variant says is another
// text which may be left out itself.
class LeftOut {
  public:
    explicit LeftOut(const Draft& draft) : draft_(draft) {}

    bool may_be(const TextId& id) {
        const Text* text = draft_.script.text(id);
        if (!text || text->alternatives.empty() || !asking_.insert(id).second) return false;
        bool may = text->alternatives.back().only_if.has_value();
        for (const Text::Alternative& alternative : text->alternatives)
            for (const Template& variant : alternative.variants) may = may || is_another(variant);
        asking_.erase(id);
        return may;
    }

  private:
    // A line goes where a text inside it is left out.
    bool is_another(const Template& variant) {
        bool line_goes = false, all_go = true, line_empty = true;
        const auto end_line = [&] {
            all_go = all_go && (line_goes || line_empty);
            line_goes = false;
            line_empty = true;
        };
        for (const Piece& piece : variant.pieces) {
            if (piece.kind == Piece::Kind::text) {
                line_empty = false;
                line_goes = line_goes || may_be(piece.text_id);
                continue;
            }
            if (piece.kind != Piece::Kind::literal) {
                line_empty = false;
                continue;
            }
            for (const char c : piece.text) {
                if (c == '\n')
                    end_line();
                else if (c != ' ')
                    line_empty = false;
            }
        }
        end_line();
        return all_go;
    }

    const Draft& draft_;
    std::set<TextId> asking_;  // a circle of texts is D035's
};

constexpr const char* kNeedAsk[] = {"fill",     "buttons", "buttons_at_most", "with",     "listen",
                                    "no_match", "why",     "no_reply",        "on_return"};

}  // namespace

std::vector<Diagnostic> check_questions(const Draft& draft) {
    std::vector<Diagnostic> findings;
    for (const Dialog* dialog : dialogs_in_order(draft)) {
        const std::vector<const Node*> written = items_of(node_of(draft, dialog->source, "questions"));
        const Written in_file = draft.at(dialog->source);
        for (const Node* question : written) {
            const std::string own = dialog->id.value + ".";
            const bool full = question->words.compare(0, own.size(), own) == 0;
            const StateId id{full ? question->words : own + question->words};
            const State* state = draft.script.state(id);
            if (state && state->waits()) continue;
            std::vector<std::string> names;
            for (const State* other : states_of(draft, *dialog))
                if (other->waits()) names.emplace_back(name_in_dialog(other->id));
            findings.push_back(in_file.document->finding(
                "D037", *question,
                state ? id.value + " asks nothing: only states with `ask` can be numbered questions"
                      : "the state " + in_quotes(question->words) + " is not defined" +
                            did_you_mean(question->words, names)));
        }
    }
    LeftOut left_out(draft);
    for (const State* state : states_in_order(draft)) {
        if (!state->waits()) {
            for (const char* key : kNeedAsk) {
                if (!node_of(draft, state->source, key) || node_of(draft, state->source, "ask")) continue;
                findings.push_back(draft.finding("D039", state->source, key,
                                                 "`" + std::string(key) + "` belongs to a question, and " +
                                                     state->id.value +
                                                     " asks nothing: give it an `ask`, or leave this out"));
                break;
            }
            continue;
        }
        const Dialog* dialog = draft.script.dialog(dialog_of(state->id));
        const std::vector<const AnswerSet*> sets = sets_of(draft, *state);
        const bool answerable =
            state->fill || !state->buttons.empty() || !state->listen.empty() || !state->no_match.empty() ||
            (dialog && (!dialog->listen.empty() || !dialog->no_match.empty())) ||
            std::any_of(sets.begin(), sets.end(), [](const AnswerSet* set) {
                return !set->buttons.empty() || !set->listen.empty() || !set->no_match.empty();
            });
        if (!answerable)
            findings.push_back(draft.finding(
                "D039", state->source,
                state->id.value + " asks and understands no answer: give it one of fill, buttons, listen "
                                  "or no_match"));
        if (left_out.may_be(*state->ask))
            findings.push_back(draft.finding("D042", state->source, "ask",
                                             "the text " + in_quotes(state->ask->value) +
                                                 " may be left out, and then nothing would be "
                                                 "asked: give it a last alternative without `if`"));
    }
    return findings;
}

}  // namespace onward

// What all readers share: one file, the names it may use, and how words of it become conditions, templates
// and ids, each with its finding where they do not.
//
//   read_slots  read_conditions  read_helplines  read_intents  read_texts  read_cases  read_dialogs
//   read_coach
//
// Readers take what has the right shape and leave the rest, of which validate() has spoken already.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "loader/declared.hpp"
#include "loader/draft.hpp"
#include "loader/yaml.hpp"

namespace onward {

// What reading leaves besides its result.
struct Notes {
    std::vector<Diagnostic> findings;
    std::vector<WrittenTemplate> templates;
    std::vector<WrittenExpression> expressions;
    std::vector<Moved> moved;
    std::vector<Allowed> allowed;
    // Slots and named conditions that are defined, but wrongly: who uses them is not at fault.
    std::set<std::string> broken;
};

class Reader {
  public:
    // `dialog`: whose short names are known; "coach", "shared", or empty. `script` holds the slots, and the
    // named conditions, as far as they were read.
    Reader(const Document& document, std::string dialog, const Declared& declared, const Script& script,
           Notes& notes)
        : document_(document),
          dialog_(std::move(dialog)),
          declared_(declared),
          script_(script),
          notes_(notes) {}

    const Document& document() const { return document_; }
    const Node& root() const { return document_.root(); }
    const std::string& dialog() const { return dialog_; }
    const Declared& declared() const { return declared_; }
    const Script& script() const { return script_; }
    Notes& notes() const { return notes_; }
    Source source(const Node& node) const { return document_.source(node); }
    bool unread(FileKind kind) const { return declared_.unread.count(kind) > 0; }

    // `; did you mean ...?`, or nothing, also where a load has very many findings already.
    std::string mend(std::string_view name, const std::set<std::string>& names) const;
    void say(std::string code, const Node& node, std::string what) const;
    void say_at_key(std::string code, const Node::Entry& entry, std::string what) const;
    // At byte `offset` of the node's words, underlining the word there.
    void say_inside(std::string code, const Node& words, std::size_t offset, std::string what) const;

    // Names, resolved to their full form; nothing, and a finding, where there is no such thing.
    std::optional<TextId> text(const Node* node) const;
    std::vector<TextId> texts(const Node* node) const;
    std::optional<StateId> target(
        const Node* node) const;  // a state, `dialog.state`, or a dialog (its start)
    std::optional<StateId> own_state(const Node* node) const;  // of this dialog
    std::optional<DialogId> dialog_named(const Node* node) const;
    std::optional<IntentId> intent(const Node* node) const;
    std::optional<EntityId> entity(const Node* node) const;
    std::optional<SlotId> slot(const Node* node) const;
    std::vector<SlotId> slots_or_groups(const Node* node) const;  // groups have become their slots

    // What is parsed; nothing, and a finding, where it can not be.
    std::optional<Expression> condition(const Node* node) const;
    std::optional<Expression> value(const Node* node) const;
    // The value of `set`; D032 or D043 where it does not fit the slot.
    std::optional<Expression> value_for(const Slot& slot, const Node& node) const;
    std::optional<Template> template_of(const Node& node, WrittenTemplate::Where where, TextId text = {},
                                        SlotId slot = {}) const;
    // A literal of the slot's type (of a list: of what an entry holds), within its limits.
    std::optional<Value> literal_for(const Slot& slot, const Node& node, const std::string& code) const;

    // Words of a node, trimmed of white space behind; empty if there are none.
    static std::string words(const Node* node);
    static bool has_words(const Node* node) { return node != nullptr && node->is_words() && !node->missing; }
    // A list, or the entry itself.
    static std::vector<const Node*> each(const Node* node);
    void note_allowed(const Node& owner) const;

  private:
    std::optional<TextId> text_named(std::string_view name, const Node& node) const;
    std::optional<Expression> expression(
        const Node& node,
        const std::function<Result<Expression, SyntaxError>(std::string_view, const Names&)>& parse) const;
    bool uses_broken(std::string_view text) const;
    bool is_well_formed(const std::string& words) const;

    const Document& document_;
    std::string dialog_;
    const Declared& declared_;
    const Script& script_;
    Notes& notes_;
};

// A literal by its slot type, or what is wrong with it.
Result<Value, std::string> parse_literal(const Slot& slot, std::string_view words);
// The literal that words look like, where no slot says what they are: of a button in an answer set.
Value guess_literal(std::string_view words);

// --- the readers, one for each kind of file or part of it

SlotTable read_slots(const Reader& reader);
// `says`, `line` and `words` as templates: when all slots and conditions are known.
void read_slot_words(const Reader& reader);
ReminderRules read_reminder_rules(const Reader& reader);
NamedExpressions read_conditions(const Reader& reader);
Helplines read_helplines(const Reader& reader);
std::vector<Text> read_texts(const Reader& reader, const Node* texts);
struct ReadIntents {
    RuleBook rules;
    std::unordered_map<IntentId, Template> labels;
};
ReadIntents read_intents(const Reader& reader);
std::map<std::string, std::vector<std::string>> read_meanings(const Reader& reader);

enum class CaseKind { enter, listen, button, no_match, no_reply, then, gate, visit, command };
// `fill`: the slot that a button's value goes to, if it is known.
Case read_case(const Reader& reader, const Node& node, CaseKind kind, const Slot* fill = nullptr);
std::vector<Case> read_cases(const Reader& reader, const Node* node, CaseKind kind,
                             const Slot* fill = nullptr);
std::vector<Effect> read_effects(const Reader& reader, const Node* node);

struct ReadDialog {
    Dialog dialog;
    std::vector<State> states;
};
ReadDialog read_dialog(const Reader& reader);
std::vector<AnswerSet> read_answer_sets(const Reader& reader);
Coach read_coach(const Reader& reader);

}  // namespace onward

// Draft: content that has been read, before it has been proved. The checks (check_*.cpp) look at it and give
// Diagnostics; if there are none at all, its Script is the result of the load.
//
// Everything in the Script that an author wrote bears a Source, and each Source leads back to the node of the
// file: so a check that dislikes the `goto` of a case says
//
//     draft.finding("D023", a_case.source, "goto", "a state needs ...")        at the value of that key
//     draft.finding("D023", a_case.source, "a case without a target ...")      at the case itself
//
// What the readers could not resolve they have reported (D001 to D021, D024 to D026, D048, D049) and left
// away, so a Draft may have holes: a state named by a target may be missing, a case may lack its effect.
// Checks skip what they cannot look up and need not wonder whether a hole was somebody's typo: load() drops a
// check's finding about a node in which a reader has found something already.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/source.hpp"
#include "dialog/script.hpp"
#include "loader/diagnostic.hpp"
#include "loader/yaml.hpp"
#include "nlu/rules.hpp"

namespace onward {

// A node of a file together with its file.
struct Written {
    const Document* document = nullptr;
    const Node* node = nullptr;
    explicit operator bool() const { return node != nullptr; }
};

// A template as it stands in a file: a text's variant, a label, a `says`, a `line`.
struct WrittenTemplate {
    enum class Where { text, button, intent_label, says, line, words };
    Where where = Where::text;
    Template parsed;
    TextId text;      // of Where::text
    SlotId slot;      // of Where::says, line, words
    DialogId dialog;  // in whose file it stands; "coach", "shared", or empty
    Source source;    // of its words
};

// A condition or value as it stands in a file, for checks that look at all of them.
struct WrittenExpression {
    Expression parsed;
    DialogId dialog;
    Source source;
};

// One line of a dialog's `moved`, unresolved: "how_strong: pull", "old_dialog.*: dialog.*".
struct Moved {
    DialogId dialog;
    std::string from, to;
    Source from_source, to_source;
};

// `allow: {C20: "..."}` beside what it concerns.
struct Allowed {
    std::string code, reason;
    Source source;  // of the reason
    Source owner;   // of the dialog, state, case, intent, rule, text or slot beside which it stands
};

struct Draft {
    Script script;   // but for `matcher`, which is built when everything else holds
    RuleBook rules;  // intents, sets, entities, meanings
    std::vector<std::unique_ptr<const Document>> documents;  // by kind of file, then by path

    std::vector<WrittenTemplate> templates;
    std::vector<WrittenExpression> expressions;  // every `if`, `only_if`, `on`, value, named or not
    std::vector<Moved> moved;
    std::vector<Allowed> allowed;
    std::map<std::string, Source> condition_sources;  // of conditions.yaml: conditions and values by name
    std::map<std::string, Source> group_sources;      // of slots.yaml
    std::map<std::string, Source> pronoun_sources;    // of slots.yaml, by set
    std::map<std::string, Source> answer_sources;     // of shared.yaml, by set

    // The node that begins at `source`; nothing for a Source that is not of a value.
    Written at(const Source& source) const;
    // The value of `key` in the mapping at `mapping`; where it has none, the mapping itself.
    Written at(const Source& mapping, std::string_view key) const;
    // A finding with its line and width, at the node of `source`; the second form at the value of `key`.
    Diagnostic finding(std::string code, const Source& source, std::string what) const;
    Diagnostic finding(std::string code, const Source& mapping, std::string_view key, std::string what) const;
    // At byte `offset` of the words at `source` (a condition, a template, a phrase), underlining `length` of
    // them.
    Diagnostic finding_inside(std::string code, const Source& words, std::size_t offset, std::string what,
                              std::size_t length = 1) const;
    // At the very beginning of a file, for what is missing in it; the path need not exist.
    Diagnostic finding_in_file(std::string code, std::string_view path, std::string what) const;

    const Document* document(std::string_view path) const;
};

}  // namespace onward

// Texts as authors wrote them: variants, conditions, and templates with placeholders, parsed and checked at
// load.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/source.hpp"
#include "script/condition.hpp"
#include "script/slots.hpp"

namespace onward {

// A piece of a template. `kind` says which of the fields speak; see docs/format.md, "Texts".
struct Piece {
    enum class Kind {
        literal,   // text
        value,     // slot or name; fallback; filter
        group,     // name, filter `are V` / `quote V`
        plural,    // slot or name; one, many
        pronoun,   // name (a form), capital
        verb,      // many, one
        helpline,  // name (a kind), form: "", "line", "number"
        text,      // text_id
        question,
        questions,
        known,
        saved,
    };
    enum class Filter { none, quote, list, since, spark, ago, date, because, are, quote_value };
    Kind kind = Kind::literal;
    std::string text;  // literal words; fallback of a value (has_fallback)
    bool has_fallback = false;
    SlotId slot;  // of value, plural: a slot; else `name` is a named value
    std::string name;
    Filter filter = Filter::none;
    int count = 0;         // `since N days`, `spark N`
    std::string argument;  // `are V`, `quote V`
    std::string one, many;
    bool capital = false;
    std::string form;
    TextId text_id;
    std::size_t at = 0;  // byte offset in the template, for errors
    bool operator==(const Piece&) const = default;
};

struct Template {
    std::vector<Piece> pieces;
    std::string written;
    bool operator==(const Template&) const = default;
};

struct Text {
    // The first alternative whose `only_if` holds is taken; a text without conditions has one alternative.
    struct Alternative {
        std::optional<Expression> only_if;
        std::vector<Template> variants;
    };
    TextId id;
    std::vector<Alternative> alternatives;
    Source source;
};

constexpr int kMaxSpark = 60;  // bars of `spark N`: more do not fit a line of a phone

// Errors: braces that do not close or open, an unknown slot, name, form, filter, text, value or help-line
// kind, a filter that does not fit what it stands after, a fallback that is a filter's word.
Result<Template, SyntaxError> parse_template(std::string_view text, const Names& names);

}  // namespace onward

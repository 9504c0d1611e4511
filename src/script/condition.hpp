// Conditions and values: `if: urge_today >= 7 and not late`. Parsed and type-checked at load, evaluated
// without errors: what is not set makes a comparison false and arithmetic not set. docs/format.md holds the
// grammar.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/instant.hpp"
#include "base/result.hpp"
#include "base/value.hpp"
#include "script/slots.hpp"

namespace onward {

// One node. `arguments` are its operands in the order they are written; which fields a kind uses is said
// beside it.
struct Expression {
    enum class Kind {
        all_of,
        any_of,
        negation,  // arguments
        named,     // name: a named condition or value, or a yes_no slot as a condition
        compare,   // op; arguments[0] against arguments[1..] (several: one of them)
        is_set,
        group_is_set,  // slot | name
        includes,      // slot (a list), literal
        said,          // text
        saved,         // -
        literal,       // literal
        slot,          // slot
        add,
        subtract,  // arguments
        days_since,
        hours_since,  // slot
        count_list,
        count_group,  // slot with window | name, with literals (`are`) or none
        average,
        highest,
        lowest,  // slot, window
        last,
        next,  // slot (a list)
        local_hour,
        local_weekday,
        today,
        words,
        turns,
        misses,
        last_end,
    };
    enum class Op { equal, not_equal, less, at_most, greater, at_least };
    // over N days, perhaps ending M days ago; or of the last N entries
    struct Window {
        int days = 0, ending = 0, last = 0;
        bool operator==(const Window&) const = default;
    };

    Kind kind = Kind::literal;
    Op op = Op::equal;
    std::vector<Expression> arguments;
    std::string name;
    SlotId slot;
    TextId text;
    Value literal = false;
    std::vector<Value> literals;
    std::optional<Window> window;
    bool operator==(const Expression&) const = default;
};

enum class ValueType { number, yes_no, choice, date, time, text, condition };

// What a condition may name. `named` gives the type of every named condition and value.
struct Names {
    const SlotTable& slots;
    const std::map<std::string, ValueType>& named;
    std::function<std::optional<TextId>(std::string_view)> text;  // resolves a text's short or full name
};

// Errors: syntax, an unknown name, types that do not fit, a word that is no value of the enum beside it.
Result<Expression, SyntaxError> parse_condition(std::string_view text, const Names& names);
Result<Expression, SyntaxError> parse_value(std::string_view text, const Names& names);
ValueType type_of(const Expression& expression, const Names& names);
// Every name that looks like a NAME in it, whether known or not: for ordering named conditions by need.
std::set<std::string> names_in(std::string_view text);
// Calls `visit` for the expression and everything inside it.
void visit_all(const Expression& expression, const std::function<void(const Expression&)>& visit);

struct NamedExpressions {
    std::map<std::string, Expression> expressions;
    std::map<std::string, ValueType> types;
};

// All that an evaluation may look at.
struct Facts {
    const SlotTable& slots;
    const NamedExpressions& named;
    const Memory& memory;
    Instant now;
    Zone zone = Zone::utc();
    int words = 0;         // of this message
    int turns = 0;         // the user's messages in this dialog
    int misses = 0;        // at this question
    std::string last_end;  // "done", "skipped", "cancelled", or empty
    bool saved = false;
    const std::map<TextId, std::uint32_t>* said = nullptr;  // how often each text was said
};

bool holds(const Expression& condition, const Facts& facts);
std::optional<Value> value_of(const Expression& value, const Facts& facts);

}  // namespace onward

// Conditions and values: `if: urge_today >= 7 and not late`. Parsed and type-checked at load, evaluated
// without errors: what is not set makes a comparison false and arithmetic not set. docs/format.md holds the
// grammar.
//
//   condition_parse.cpp   text -> Expression, with the place of what is wrong and how to mend it
//   condition_eval.cpp    Expression and Facts -> yes or no, or a value
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
        named,     // name: a named condition or value
        compare,   // op; arguments[0] against arguments[1..] (several: one of them)
        is_set,
        group_is_set,  // slot | name
        includes,      // slot (a list), literal
        said,          // text
        saved,         // -
        literal,       // literal
        slot,          // slot; as a condition: a yes_no slot that holds yes
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

// What a condition may name. `named` gives the type of every named condition and value that is known so far.
struct Names {
    const SlotTable& slots;
    const std::map<std::string, ValueType>& named;
    std::function<std::optional<TextId>(std::string_view)> text;  // resolves a text's short or full name
    // The named ones themselves, as far as they are parsed: so that a word beside a named value that is an
    // enum can be checked. May be missing: then any word is taken there.
    const std::map<std::string, Expression>* expressions = nullptr;
};

constexpr std::size_t kMaxConditionLength = 4000;  // bytes; forty lines of an author, and no stack in danger
constexpr int kMaxConditionDepth = 50;             // brackets in brackets
constexpr int kMaxDays = 36600;                    // of `over N days`: a hundred years

// Errors: syntax, an unknown name, types that do not fit, a word that is no value of the enum beside it, a
// number outside the limits of the slot beside it, what is too long or too deep.
Result<Expression, SyntaxError> parse_condition(std::string_view text, const Names& names);
Result<Expression, SyntaxError> parse_value(std::string_view text, const Names& names);
// The value of `set: {target: ...}`: a word is first a value of the target's enum. Errors: also what the
// target can not hold (its type, its values, its limits).
Result<Expression, SyntaxError> parse_value_for(const Slot& target, std::string_view text,
                                                const Names& names);
ValueType type_of(const Expression& expression, const Names& names);
ValueType type_of(const Slot& slot);  // of a list: of what an entry holds
// The slot whose enum or type the expression's values have: its own, `last LIST`'s; nullptr: of no slot.
const Slot* slot_behind(const Expression& expression, const SlotTable& slots,
                        const std::map<std::string, Expression>& expressions);
// Every name that looks like a NAME in it, whether known or not: for ordering named conditions by need.
std::set<std::string> names_in(std::string_view text);
// A word of the grammar (`and`, `today`, `count` ...): a slot, group or condition of that name could never be
// spoken of.
bool is_reserved(std::string_view word);
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

// A chain of named conditions longer than this, or one that costs more than so many steps, is taken as not
// set: content of such a shape (or a circle, which the loader refuses) can not hang a turn.
constexpr int kMaxNamedDepth = 64;
constexpr int kMaxEvaluationSteps = 100'000;

bool holds(const Expression& condition, const Facts& facts);
std::optional<Value> value_of(const Expression& value, const Facts& facts);

// What conditions, effects and texts see alike:
// The entries of a window, oldest first; all of them without one. `over N days` are the user's calendar days,
// today or the day of `ending` included. The pointers live as long as the list.
std::vector<const Entry*> entries_in(const List& list, const std::optional<Expression::Window>& window,
                                     const Facts& facts);
Instant written_at(const Entry& entry);  // when it was added, or one of its slots changed last
// The date of an entry: itself, or the first date of its group.
std::optional<Date> date_of_entry(const Entry& entry, const SlotId& list, const SlotTable& slots);
// `next`: the entry (from 0) with the earliest date that is not past.
std::optional<std::size_t> next_entry(const SlotId& list, const Facts& facts);
// `GROUP are V`: its slots that have this value, in the group's order. `otherwise` counts as a value.
std::vector<SlotId> slots_that_are(const std::string& group, const Value& value, const Facts& facts);

}  // namespace onward

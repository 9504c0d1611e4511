// What can be read off an expression without evaluating it.
#include "script/condition.hpp"

namespace onward {

using Kind = Expression::Kind;

ValueType type_of(const Slot& slot) {
    switch (slot.type == SlotType::list ? slot.item : slot.type) {
        case SlotType::integer:
        case SlotType::number:
            return ValueType::number;
        case SlotType::yes_no:
            return ValueType::yes_no;
        case SlotType::choice:
        case SlotType::country:
        case SlotType::pronoun:
            return ValueType::choice;
        case SlotType::date:
            return ValueType::date;
        case SlotType::time:
            return ValueType::time;
        case SlotType::text:
        case SlotType::zone:
        case SlotType::list:
            break;
    }
    return ValueType::text;
}

ValueType type_of(const Expression& expression, const Names& names) {
    switch (expression.kind) {
        case Kind::all_of:
        case Kind::any_of:
        case Kind::negation:
        case Kind::compare:
        case Kind::is_set:
        case Kind::group_is_set:
        case Kind::includes:
        case Kind::said:
        case Kind::saved:
            return ValueType::condition;
        case Kind::named: {
            const auto known = names.named.find(expression.name);
            return known == names.named.end() ? ValueType::condition : known->second;
        }
        case Kind::literal: {
            const Value& value = expression.literal;
            if (std::holds_alternative<bool>(value)) return ValueType::yes_no;
            if (std::holds_alternative<std::string>(value)) return ValueType::choice;
            if (std::holds_alternative<Date>(value)) return ValueType::date;
            if (std::holds_alternative<TimeOfDay>(value)) return ValueType::time;
            return ValueType::number;
        }
        case Kind::slot:
        case Kind::last: {
            const Slot* slot = names.slots.find(expression.slot);
            return slot ? type_of(*slot) : ValueType::text;
        }
        case Kind::add:
        case Kind::subtract: {
            const bool date = type_of(expression.arguments.front(), names) == ValueType::date;
            const bool both = type_of(expression.arguments.back(), names) == ValueType::date;
            return date && !both ? ValueType::date : ValueType::number;
        }
        case Kind::next:
        case Kind::today:
            return ValueType::date;
        case Kind::last_end:
            return ValueType::choice;
        case Kind::days_since:
        case Kind::hours_since:
        case Kind::count_list:
        case Kind::count_group:
        case Kind::average:
        case Kind::highest:
        case Kind::lowest:
        case Kind::local_hour:
        case Kind::local_weekday:
        case Kind::words:
        case Kind::turns:
        case Kind::misses:
            break;
    }
    return ValueType::number;
}

const Slot* slot_behind(const Expression& expression, const SlotTable& slots,
                        const std::map<std::string, Expression>& expressions) {
    const Expression* at = &expression;
    for (int hops = 0; at->kind == Kind::named && hops < kMaxNamedDepth; ++hops) {
        const auto named = expressions.find(at->name);
        if (named == expressions.end()) return nullptr;
        at = &named->second;
    }
    return at->kind == Kind::slot || at->kind == Kind::last ? slots.find(at->slot) : nullptr;
}

void visit_all(const Expression& expression, const std::function<void(const Expression&)>& visit) {
    visit(expression);
    for (const Expression& argument : expression.arguments) visit_all(argument, visit);
}

}  // namespace onward

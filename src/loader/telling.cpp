// Telling: what conditions, values and effects tell about their slots.
#include <algorithm>
#include <iterator>

#include "loader/sure.hpp"

namespace onward {
namespace {

using Kind = Expression::Kind;

}  // namespace

Sure both(const Sure& a, const Sure& b) {
    Sure common;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(common, common.begin()));
    return common;
}

Sure either(Sure a, const Sure& b) {
    a.insert(b.begin(), b.end());
    return a;
}

Sure Telling::when(const Expression& condition, bool holds, int depth) const {
    if (depth > kMaxNamedDepth) return {};
    switch (condition.kind) {
        case Kind::all_of:
        case Kind::any_of: {
            const bool each = (condition.kind == Kind::all_of) == holds;  // all of them are so, or one is
            std::optional<Sure> sure;
            for (const Expression& part : condition.arguments) {
                const Sure told = when(part, holds, depth + 1);
                sure = !sure ? told : each ? either(*std::move(sure), told) : both(*sure, told);
            }
            return sure.value_or(Sure{});
        }
        case Kind::negation:
            return when(condition.arguments.front(), !holds, depth + 1);
        case Kind::is_set:
            return holds ? Sure{condition.slot.value} : Sure{};
        case Kind::group_is_set: {
            Sure sure;
            const auto group = slots_.groups.find(condition.name);
            if (holds && group != slots_.groups.end())
                for (const SlotId& slot : group->second) sure.insert(slot.value);
            return sure;
        }
        case Kind::slot:
            return holds ? needed(condition, depth) : Sure{};
        case Kind::named: {
            const auto named = named_.expressions.find(condition.name);
            const auto type = named_.types.find(condition.name);
            if (named == named_.expressions.end() || type == named_.types.end()) return {};
            if (type->second == ValueType::condition) return when(named->second, holds, depth + 1);
            return holds ? needed(condition, depth) : Sure{};
        }
        case Kind::compare: {
            if (holds == (condition.op == Expression::Op::not_equal)) return {};
            Sure sure;
            for (const Expression& side : condition.arguments)
                sure = either(std::move(sure), needed(side, depth + 1));
            return sure;
        }
        default:
            return {};
    }
}

Sure Telling::needed(const Expression& value, int depth) const {
    if (depth > kMaxNamedDepth) return {};
    switch (value.kind) {
        case Kind::slot: {
            const Slot* slot = slots_.find(value.slot);
            return slot && slot->otherwise ? Sure{} : Sure{value.slot.value};
        }
        case Kind::days_since:
        case Kind::hours_since:
        case Kind::last:
            return {value.slot.value};
        case Kind::named: {
            const auto named = named_.expressions.find(value.name);
            Sure sure = named == named_.expressions.end() ? Sure{} : needed(named->second, depth + 1);
            sure.insert(value.name);
            return sure;
        }
        case Kind::add:
        case Kind::subtract: {
            Sure sure;
            for (const Expression& side : value.arguments)
                sure = either(std::move(sure), needed(side, depth + 1));
            return sure;
        }
        default:
            return {};
    }
}

// Whether a value is set as soon as all that it names is.
bool Telling::can_be_told(const Expression& value, int depth) const {
    if (depth > kMaxNamedDepth) return false;
    switch (value.kind) {
        case Kind::average:
        case Kind::highest:
        case Kind::lowest:
        case Kind::next:
        case Kind::last_end:
            return false;
        default:
            return std::all_of(value.arguments.begin(), value.arguments.end(),
                               [&](const Expression& part) { return can_be_told(part, depth + 1); });
    }
}

bool Telling::is_sure(const Expression& value, const Sure& sure) const {
    if (value.kind == Kind::named) {
        const auto named = named_.expressions.find(value.name);
        return sure.count(value.name) > 0 ||
               (named != named_.expressions.end() && is_sure(named->second, sure));
    }
    if (value.kind == Kind::add || value.kind == Kind::subtract)
        return std::all_of(value.arguments.begin(), value.arguments.end(),
                           [&](const Expression& part) { return is_sure(part, sure); });
    const Sure needs = needed(value);
    return can_be_told(value, 0) && std::includes(sure.begin(), sure.end(), needs.begin(), needs.end());
}

Sure Telling::with(const std::optional<Expression>& condition, Sure sure) const {
    return condition ? either(std::move(sure), when(*condition, true)) : sure;
}

Sure Telling::after(const std::vector<Effect>& effects, Sure sure) const {
    for (const Effect& effect : effects) {
        if (const auto* set = std::get_if<SetSlot>(&effect)) {
            if (is_sure(set->value, sure))
                sure.insert(set->slot.value);
            else
                sure.erase(set->slot.value);
        } else if (const auto* add = std::get_if<AddToList>(&effect)) {
            if (add->literal || (add->slot && sure.count(add->slot->value) > 0)) sure.insert(add->list.value);
        } else if (std::holds_alternative<ForgetEverything>(effect) ||
                   std::holds_alternative<ForgetKnown>(effect)) {
            sure.clear();
        } else {
            for (const SlotId& gone : cleared_by(effect)) sure.erase(gone.value);
        }
    }
    return sure;
}

std::vector<SlotId> Telling::cleared_by(const Effect& effect) const {
    if (const auto* clear = std::get_if<ClearSlots>(&effect)) return clear->slots;
    if (const auto* remove = std::get_if<RemoveEntry>(&effect)) return {remove->list};
    const auto* load = std::get_if<LoadEntry>(&effect);
    const Slot* list = load ? slots_.find(load->list) : nullptr;
    const auto group = list ? slots_.groups.find(list->group) : slots_.groups.end();
    return group == slots_.groups.end() ? std::vector<SlotId>{} : group->second;
}

}  // namespace onward

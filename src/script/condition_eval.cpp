// Conditions and values, evaluated. Total: what is not set, does not fit or would never end gives "not set",
// and a comparison with that is false.
#include <algorithm>
#include <cmath>
#include <compare>
#include <limits>

#include "script/condition.hpp"

namespace onward {
namespace {

using Kind = Expression::Kind;
using Op = Expression::Op;

constexpr int kMaxDate = 2'932'896;  // 9999-12-31 and
constexpr int kMinDate = -719'162;   // 0001-01-01: dates beyond are not set

std::optional<long double> number_in(const Value& value) {
    // long double holds every 64-bit integer and every double, so that neither side is rounded.
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<long double>(*whole);
    if (const auto* decimal = std::get_if<double>(&value)) return static_cast<long double>(*decimal);
    return std::nullopt;
}

// Two values of different types do not compare, but for numbers.
std::partial_ordering order(const Value& left, const Value& right) {
    const auto left_number = number_in(left);
    const auto right_number = number_in(right);
    if (left_number && right_number) return *left_number <=> *right_number;
    return std::visit(
        [&right](const auto& value) -> std::partial_ordering {
            const auto* other = std::get_if<std::decay_t<decltype(value)>>(&right);
            return other != nullptr ? value <=> *other : std::partial_ordering::unordered;
        },
        left);
}

class Evaluation {
  public:
    explicit Evaluation(const Facts& facts) : facts_(facts) {}

    bool holds(const Expression& condition);
    std::optional<Value> value_of(const Expression& value);

  private:
    bool compare(const Expression& comparison);
    bool is_set(const SlotId& id) const;
    bool group_is_set(const std::string& group) const;
    std::optional<Value> slot(const SlotId& id) const;
    std::optional<Value> reckon(const Expression& sum);
    std::optional<Value> since(const SlotId& id, bool hours) const;
    std::vector<const Entry*> entries(const Expression& of) const;
    std::optional<Value> over_entries(const Expression& of) const;
    std::optional<Value> last(const SlotId& list) const;
    std::optional<Value> next(const SlotId& list) const;
    std::int64_t count_group(const Expression& count) const;
    const Expression* enter(const std::string& name);
    void leave() { --depth_; }
    Date today() const { return to_local(facts_.now, facts_.zone).date; }

    const Facts& facts_;
    int steps_ = 0;
    int depth_ = 0;
};

bool Evaluation::holds(const Expression& condition) {
    if (++steps_ > kMaxEvaluationSteps) return false;
    const auto inner = [this](const Expression& argument) { return holds(argument); };
    const auto& arguments = condition.arguments;
    switch (condition.kind) {
        case Kind::all_of:
            return std::all_of(arguments.begin(), arguments.end(), inner);
        case Kind::any_of:
            return std::any_of(arguments.begin(), arguments.end(), inner);
        case Kind::negation:
            return !arguments.empty() && !holds(arguments.front());
        case Kind::compare:
            return compare(condition);
        case Kind::is_set:
            return is_set(condition.slot);
        case Kind::group_is_set:
            return group_is_set(condition.name);
        case Kind::saved:
            return facts_.saved;
        case Kind::said: {
            if (!facts_.said) return false;
            const auto said = facts_.said->find(condition.text);
            return said != facts_.said->end() && said->second > 0;
        }
        case Kind::includes: {
            const List* list = facts_.memory.list(condition.slot);
            return list && std::any_of(list->entries.begin(), list->entries.end(), [&](const Entry& entry) {
                       return order(entry.cell.value, condition.literal) == 0;
                   });
        }
        case Kind::named: {
            const Expression* named = enter(condition.name);
            if (!named) return false;
            const bool held = holds(*named);
            leave();
            return held;
        }
        default: {
            const auto value = value_of(condition);
            const bool* yes = value ? std::get_if<bool>(&*value) : nullptr;
            return yes && *yes;
        }
    }
}

// `a = x|y`: one of them. `a != x|y` is the opposite in every case, also where nothing is set.
bool Evaluation::compare(const Expression& comparison) {
    if (comparison.arguments.size() < 2) return false;
    const auto left = value_of(comparison.arguments.front());
    const bool negated = comparison.op == Op::not_equal;
    bool held = false;
    for (std::size_t i = 1; left && i < comparison.arguments.size() && !held; ++i) {
        const auto right = value_of(comparison.arguments[i]);
        if (!right) continue;
        const std::partial_ordering way = order(*left, *right);
        switch (comparison.op) {
            case Op::equal:
            case Op::not_equal:
                held = way == 0;
                break;
            case Op::less:
                held = way < 0;
                break;
            case Op::at_most:
                held = way <= 0;
                break;
            case Op::greater:
                held = way > 0;
                break;
            case Op::at_least:
                held = way >= 0;
                break;
        }
    }
    return negated ? !held : held;
}

std::optional<Value> Evaluation::value_of(const Expression& value) {
    if (++steps_ > kMaxEvaluationSteps) return std::nullopt;
    switch (value.kind) {
        case Kind::literal:
            return value.literal;
        case Kind::slot:
            return slot(value.slot);
        case Kind::named: {
            const Expression* named = enter(value.name);
            if (!named) return std::nullopt;
            auto result = value_of(*named);
            leave();
            return result;
        }
        case Kind::add:
        case Kind::subtract:
            return reckon(value);
        case Kind::days_since:
            return since(value.slot, false);
        case Kind::hours_since:
            return since(value.slot, true);
        case Kind::count_list:
            return static_cast<std::int64_t>(entries(value).size());
        case Kind::count_group:
            return count_group(value);
        case Kind::average:
        case Kind::highest:
        case Kind::lowest:
            return over_entries(value);
        case Kind::last:
            return last(value.slot);
        case Kind::next:
            return next(value.slot);
        case Kind::local_hour:
            return to_local(facts_.now, facts_.zone).time.minutes / std::int64_t{60};
        case Kind::local_weekday:
            return std::int64_t{to_local(facts_.now, facts_.zone).weekday};
        case Kind::today:
            return today();
        case Kind::words:
            return std::int64_t{facts_.words};
        case Kind::turns:
            return std::int64_t{facts_.turns};
        case Kind::misses:
            return std::int64_t{facts_.misses};
        case Kind::last_end:
            if (facts_.last_end.empty()) return std::nullopt;
            return facts_.last_end;
        default:
            return holds(value);
    }
}

// The named expression, one deeper; nothing where there is none or where it goes too deep.
const Expression* Evaluation::enter(const std::string& name) {
    const auto named = facts_.named.expressions.find(name);
    if (named == facts_.named.expressions.end() || depth_ >= kMaxNamedDepth) return nullptr;
    ++depth_;
    return &named->second;
}

bool Evaluation::is_set(const SlotId& id) const {
    if (facts_.memory.cell(id)) return true;
    const List* list = facts_.memory.list(id);
    return list && !list->entries.empty();
}

bool Evaluation::group_is_set(const std::string& group) const {
    const auto slots = facts_.slots.groups.find(group);
    return slots != facts_.slots.groups.end() && !slots->second.empty() &&
           std::all_of(slots->second.begin(), slots->second.end(),
                       [this](const SlotId& id) { return is_set(id); });
}

std::optional<Value> Evaluation::slot(const SlotId& id) const {
    if (const Cell* cell = facts_.memory.cell(id)) return cell->value;
    const Slot* slot = facts_.slots.find(id);
    return slot ? slot->otherwise : std::nullopt;
}

std::optional<Value> Evaluation::reckon(const Expression& sum) {
    if (sum.arguments.size() != 2) return std::nullopt;
    const auto left = value_of(sum.arguments[0]);
    const auto right = value_of(sum.arguments[1]);
    if (!left || !right) return std::nullopt;
    const bool adds = sum.kind == Kind::add;

    if (const auto* date = std::get_if<Date>(&*left)) {
        if (const auto* other = std::get_if<Date>(&*right))
            return adds ? std::nullopt : std::optional<Value>{std::int64_t{date->days} - other->days};
        const auto number = number_in(*right);
        if (!number) return std::nullopt;
        const long double day = static_cast<long double>(date->days) + std::floor(adds ? *number : -*number);
        if (!(day >= kMinDate && day <= kMaxDate)) return std::nullopt;
        return Date{static_cast<std::int32_t>(day)};
    }
    const auto* whole = std::get_if<std::int64_t>(&*left);
    const auto* other = std::get_if<std::int64_t>(&*right);
    if (whole && other) {
        std::int64_t result = 0;
        const bool overflow = adds ? __builtin_add_overflow(*whole, *other, &result)
                                   : __builtin_sub_overflow(*whole, *other, &result);
        return overflow ? std::nullopt : std::optional<Value>{result};
    }
    const auto a = number_in(*left);
    const auto b = number_in(*right);
    if (!a || !b) return std::nullopt;
    return static_cast<double>(adds ? *a + *b : *a - *b);
}

// Since the date in a date slot, or since any other slot or list was last written: calendar days of the user,
// or whole hours that have passed.
std::optional<Value> Evaluation::since(const SlotId& id, bool hours) const {
    const Slot* slot = facts_.slots.find(id);
    Instant from{};
    if (slot && slot->type == SlotType::date) {
        const auto value = this->slot(id);
        const auto* date = value ? std::get_if<Date>(&*value) : nullptr;
        if (!date) return std::nullopt;
        if (!hours) return std::int64_t{today().days} - date->days;
        from = to_instant(*date, TimeOfDay{0}, facts_.zone);
    } else if (const Cell* cell = facts_.memory.cell(id)) {
        from = cell->written;
    } else if (const List* list = facts_.memory.list(id); list && !list->entries.empty()) {
        from = list->written;
    } else {
        return std::nullopt;
    }
    if (!hours) return days_between(from, facts_.now, facts_.zone);
    return static_cast<std::int64_t>(std::chrono::floor<std::chrono::hours>(facts_.now - from).count());
}

// The entries that the window lets through, oldest first; all of them without one.
std::vector<const Entry*> Evaluation::entries(const Expression& of) const {
    const List* list = facts_.memory.list(of.slot);
    if (!list) return {};
    return entries_in(*list, of.window, facts_);
}

std::optional<Value> Evaluation::over_entries(const Expression& of) const {
    std::optional<Value> best;
    long double sum = 0;
    int numbers = 0;
    for (const Entry* entry : entries(of)) {
        const Value& value = entry->cell.value;
        const auto number = number_in(value);
        if (!number) continue;
        sum += *number;
        ++numbers;
        const bool better =
            !best || (of.kind == Kind::lowest ? order(value, *best) < 0 : order(value, *best) > 0);
        if (better) best = value;
    }
    if (numbers == 0 || of.kind != Kind::average) return best;
    return static_cast<double>(sum / numbers);
}

std::optional<Value> Evaluation::last(const SlotId& id) const {
    const List* list = facts_.memory.list(id);
    if (list && !list->entries.empty()) return list->entries.back().cell.value;
    return slot(id);  // `otherwise`, if it has one
}

std::optional<Value> Evaluation::next(const SlotId& id) const {
    const auto entry = next_entry(id, facts_);
    if (!entry) return std::nullopt;
    return date_of_entry(facts_.memory.list(id)->entries[*entry], id, facts_.slots);
}

std::int64_t Evaluation::count_group(const Expression& count) const {
    const auto group = facts_.slots.groups.find(count.name);
    if (group == facts_.slots.groups.end()) return 0;
    if (count.literals.empty())
        return std::count_if(group->second.begin(), group->second.end(),
                             [this](const SlotId& id) { return is_set(id); });
    std::int64_t found = 0;
    for (const Value& value : count.literals)
        found += static_cast<std::int64_t>(slots_that_are(count.name, value, facts_).size());
    return found;
}

}  // namespace

bool holds(const Expression& condition, const Facts& facts) { return Evaluation(facts).holds(condition); }

std::optional<Value> value_of(const Expression& value, const Facts& facts) {
    return Evaluation(facts).value_of(value);
}

std::vector<const Entry*> entries_in(const List& list, const std::optional<Expression::Window>& window,
                                     const Facts& facts) {
    std::vector<const Entry*> chosen;
    if (window && window->last > 0) {
        const std::size_t skipped =
            list.entries.size() - std::min(list.entries.size(), static_cast<std::size_t>(window->last));
        for (std::size_t i = skipped; i < list.entries.size(); ++i) chosen.push_back(&list.entries[i]);
        return chosen;
    }
    const std::int64_t today = to_local(facts.now, facts.zone).date.days;
    for (const Entry& entry : list.entries) {
        if (window) {
            const std::int64_t newest = today - window->ending;
            const std::int64_t day = to_local(written_at(entry), facts.zone).date.days;
            if (day > newest || day <= newest - window->days) continue;
        }
        chosen.push_back(&entry);
    }
    return chosen;
}

Instant written_at(const Entry& entry) {
    Instant latest = entry.cell.written;
    for (const auto& [slot, cell] : entry.group) latest = std::max(latest, cell.written);
    return latest;
}

std::optional<Date> date_of_entry(const Entry& entry, const SlotId& list, const SlotTable& slots) {
    const Slot* slot = slots.find(list);
    if (!slot) return std::nullopt;
    const Value* value = &entry.cell.value;
    if (!slot->group.empty()) {
        const auto id = date_of_group(slots, slot->group);
        const auto cell = id ? entry.group.find(*id) : entry.group.end();
        if (cell == entry.group.end()) return std::nullopt;
        value = &cell->second.value;
    }
    const auto* date = std::get_if<Date>(value);
    return date ? std::optional<Date>{*date} : std::nullopt;
}

std::optional<std::size_t> next_entry(const SlotId& list, const Facts& facts) {
    const List* held = facts.memory.list(list);
    if (!held) return std::nullopt;
    const Date today = to_local(facts.now, facts.zone).date;
    std::optional<std::size_t> best;
    std::optional<Date> best_date;
    for (std::size_t i = 0; i < held->entries.size(); ++i) {
        const auto date = date_of_entry(held->entries[i], list, facts.slots);
        if (!date || *date < today || (best_date && *best_date <= *date)) continue;
        best = i;
        best_date = date;
    }
    return best;
}

std::vector<SlotId> slots_that_are(const std::string& group, const Value& value, const Facts& facts) {
    std::vector<SlotId> found;
    const auto slots = facts.slots.groups.find(group);
    if (slots == facts.slots.groups.end()) return found;
    for (const SlotId& id : slots->second) {
        const auto held = value_of(Expression{.kind = Kind::slot, .slot = id}, facts);
        if (held && order(*held, value) == 0) found.push_back(id);
    }
    return found;
}

}  // namespace onward

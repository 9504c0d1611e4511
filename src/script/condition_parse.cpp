// The grammar of conditions, by recursive descent: one function a rule, in the order of docs/format.md. Types
// are checked where two sides meet; the first error ends the reading, and says how to mend it.
#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "base/ensure.hpp"
#include "script/condition.hpp"
#include "script/condition_tokens.hpp"
#include "script/mend.hpp"

namespace onward {
namespace {

using Kind = Expression::Kind;
using Op = Expression::Op;

// What may stand beside an expression in a comparison.
struct Domain {
    ValueType type = ValueType::number;
    std::vector<std::string> words;  // of a choice; empty: any
    bool is_country = false;         // any code of two capital letters
    std::optional<double> least, most;
    std::string of;  // as the author wrote it: `mood_today`, `last mood`
};

const char* spoken(ValueType type) {
    switch (type) {
        case ValueType::number:
            return "a number";
        case ValueType::yes_no:
            return "yes or no";
        case ValueType::choice:
            return "a word of an enum";
        case ValueType::date:
            return "a date";
        case ValueType::time:
            return "a time";
        case ValueType::text:
            return "a text";
        case ValueType::condition:
            return "a condition";
    }
    return "";
}

bool is_number(SlotType type) { return type == SlotType::integer || type == SlotType::number; }

// "0 to 10", "0 or more", "at most 10".
std::string range_of(const Domain& domain) {
    const auto plain = [](double limit) {
        return to_string(limit == static_cast<double>(static_cast<std::int64_t>(limit))
                             ? Value{static_cast<std::int64_t>(limit)}
                             : Value{limit});
    };
    if (!domain.least) return "at most " + plain(*domain.most);
    if (!domain.most) return plain(*domain.least) + " or more";
    return plain(*domain.least) + " to " + plain(*domain.most);
}

constexpr std::pair<std::string_view, Op> kOps[] = {{"=", Op::equal},   {"!=", Op::not_equal},
                                                    {"<", Op::less},    {"<=", Op::at_most},
                                                    {">", Op::greater}, {">=", Op::at_least}};

constexpr std::string_view kReserved[] = {
    "and",   "or",     "not",      "is",    "yes",     "no",      "saved",    "said",   "today", "words",
    "turns", "misses", "last_end", "count", "average", "highest", "lowest",   "last",   "next",  "local",
    "days",  "hours",  "since",    "over",  "of",      "are",     "includes", "ending", "ago",   "set"};

class Parser {
  public:
    Parser(std::vector<ConditionToken> tokens, const Names& names)
        : tokens_(std::move(tokens)), names_(names) {}

    Result<Expression, SyntaxError> whole_condition() {
        auto read = condition(0);
        if (read && peek().kind != ConditionToken::Kind::end) {
            if (op_here())
                fail("one comparison at a time: join two of them by `and`");
            else
                fail(in_quotes(peek().text) +
                     " is not expected here; conditions are joined by `and` or `or`");
        }
        return finish(std::move(read));
    }

    Result<Expression, SyntaxError> whole_value(const Domain* beside) {
        auto read = value(beside);
        if (read && peek().kind != ConditionToken::Kind::end) {
            if (op_here())
                fail("this is a condition; a value is wanted");
            else
                fail(in_quotes(peek().text) + " is not expected here; values are joined by `+` or `-`");
        }
        return finish(std::move(read));
    }

    Domain domain_of(const Expression& expression, std::size_t from) const;
    Domain domain_of(const Slot& slot, std::string of) const;

  private:
    using Read = std::optional<Expression>;

    // --- the rules of the grammar; nothing: error_ says why
    Read condition(int depth);
    Read conjunction(int depth);
    Read negation(int depth);
    Read test(int depth);
    Read set_test();
    Read includes_test();
    Read said_test();
    Read comparison();
    Read as_condition(Expression value, const ConditionToken& from);
    Read value(const Domain* beside);
    Read term(const Domain* beside);
    Read since(bool hours);
    Read count();
    Read over_window(Kind kind);
    Read of_list(Kind kind);
    Read local();
    Read named_thing();
    Read literal(const Domain* beside);
    Read word_beside(const Domain& beside);
    Read group_values(Expression count);
    bool window(std::optional<Expression::Window>& read, bool needed);
    bool check_sides(const Domain& left, const Expression& right, const Domain& right_domain, Op op,
                     std::size_t at);
    bool check_limits(const Domain& domain, const Expression& other, std::size_t at);
    const Slot* list_here(std::string_view what);

    // --- tokens
    const ConditionToken& peek(std::size_t ahead = 0) const {
        return tokens_[std::min(position_ + ahead, tokens_.size() - 1)];
    }
    bool word_here(std::string_view word, std::size_t ahead = 0) const {
        return peek(ahead).kind == ConditionToken::Kind::word && peek(ahead).text == word;
    }
    bool sign_here(std::string_view sign, std::size_t ahead = 0) const {
        return peek(ahead).kind == ConditionToken::Kind::sign && peek(ahead).text == sign;
    }
    std::optional<Op> op_here(std::size_t ahead = 0) const {
        for (const auto& [sign, op] : kOps)
            if (sign_here(sign, ahead)) return op;
        return std::nullopt;
    }
    bool take_word(std::string_view word) { return word_here(word) && take(); }
    bool take_sign(std::string_view sign) { return sign_here(sign) && take(); }
    bool take() {
        if (position_ + 1 < tokens_.size()) ++position_;
        return true;
    }
    std::optional<int> whole_number(std::string_view after, int least);

    // --- errors
    Read fail(std::string what) { return fail_at(peek().at, std::move(what)); }
    Read fail_at(std::size_t at, std::string what) {
        if (!error_) error_ = SyntaxError{at, std::move(what)};
        return std::nullopt;
    }
    Read fail_unknown(const ConditionToken& token) {
        std::string what = in_quotes(token.text) + " is not defined";
        return fail_at(token.at, what + did_you_mean(token.text, all_names()));
    }
    Result<Expression, SyntaxError> finish(Read read) {
        if (error_) return *error_;
        ENSURE(read);
        return *std::move(read);
    }
    std::string written(std::size_t from) const;
    std::vector<std::string> all_names() const;
    const Slot* slot_named(std::string_view name) const { return names_.slots.find(SlotId{name}); }
    const std::vector<SlotId>* group_named(std::string_view name) const {
        const auto at = names_.slots.groups.find(std::string(name));
        return at == names_.slots.groups.end() ? nullptr : &at->second;
    }

    std::vector<ConditionToken> tokens_;
    const Names& names_;
    std::size_t position_ = 0;
    std::optional<SyntaxError> error_;
};

// condition = and { "or" and }
Parser::Read Parser::condition(int depth) {
    auto first = conjunction(depth);
    if (!first || !word_here("or")) return first;
    Expression any{.kind = Kind::any_of, .arguments = {*std::move(first)}};
    while (take_word("or")) {
        auto next = conjunction(depth);
        if (!next) return next;
        any.arguments.push_back(*std::move(next));
    }
    return any;
}

// and = not { "and" not }
Parser::Read Parser::conjunction(int depth) {
    auto first = negation(depth);
    if (!first || !word_here("and")) return first;
    Expression all{.kind = Kind::all_of, .arguments = {*std::move(first)}};
    while (take_word("and")) {
        auto next = negation(depth);
        if (!next) return next;
        all.arguments.push_back(*std::move(next));
    }
    return all;
}

// not = [ "not" ] test
Parser::Read Parser::negation(int depth) {
    if (!take_word("not")) return test(depth);
    if (word_here("not")) return fail("one `not` is enough");
    auto inner = test(depth);
    if (!inner) return inner;
    return Expression{.kind = Kind::negation, .arguments = {*std::move(inner)}};
}

// test = "(" condition ")" | NAME | comparison | "saved" | ... "set" | ... "includes" ... | "said" TEXT
Parser::Read Parser::test(int depth) {
    if (peek().kind == ConditionToken::Kind::end) return fail("a condition is wanted here");
    if (take_sign("(")) {
        if (depth + 1 > kMaxConditionDepth)
            return fail("more than " + std::to_string(kMaxConditionDepth) +
                        " brackets in brackets; name a part of it in conditions.yaml");
        auto inner = condition(depth + 1);
        if (inner && !take_sign(")")) return fail("the bracket is not closed: `)` is wanted here");
        return inner;
    }
    if (take_word("saved")) return Expression{.kind = Kind::saved};
    if (word_here("said")) return said_test();
    if (peek().kind == ConditionToken::Kind::word && word_here("is", 1)) return set_test();
    if (peek().kind == ConditionToken::Kind::word && word_here("includes", 1)) return includes_test();
    return comparison();
}

// ( SLOT | GROUP ) "is" [ "not" ] "set"
Parser::Read Parser::set_test() {
    const ConditionToken name = peek();
    Expression test;
    if (slot_named(name.text)) {
        test = {.kind = Kind::is_set, .slot = SlotId{name.text}};
    } else if (group_named(name.text)) {
        test = {.kind = Kind::group_is_set, .name = std::string(name.text)};
    } else if (names_.named.count(std::string(name.text))) {
        return fail("`is set` asks about a slot or a group; " + in_quotes(name.text) +
                    " is named in conditions.yaml");
    } else {
        return fail_unknown(name);
    }
    take();
    take();
    const bool negated = take_word("not");
    if (!take_word("set")) return fail("after `is` comes `set` or `not set`; a value is compared with `=`");
    if (!negated) return test;
    return Expression{.kind = Kind::negation, .arguments = {std::move(test)}};
}

// LIST "includes" literal
Parser::Read Parser::includes_test() {
    const Slot* list = list_here("includes");
    if (!list) return std::nullopt;
    if (!list->group.empty())
        return fail_at(peek().at, "an entry of " + in_quotes(list->id.value) +
                                      " holds several values; `includes` looks at lists of one value");
    if (type_of(*list) == ValueType::text)
        return fail_at(peek().at, "an entry of " + in_quotes(list->id.value) +
                                      " is the user's own text, to which no word can be compared");
    take();
    const Domain item = domain_of(*list, list->id.value);
    const std::size_t at = peek().at;
    auto value = literal(&item);
    if (!value) return value;
    if (!check_sides(item, *value, domain_of(*value, position_ - 1), Op::equal, at)) return std::nullopt;
    return Expression{.kind = Kind::includes, .slot = list->id, .literal = value->literal};
}

// "said" TEXT
Parser::Read Parser::said_test() {
    take();
    const ConditionToken name = peek();
    if (name.kind != ConditionToken::Kind::word) return fail("after `said` comes the name of a text");
    std::optional<TextId> text;
    if (names_.text) text = names_.text(name.text);
    if (!text) return fail("no text is named " + in_quotes(name.text));
    take();
    return Expression{.kind = Kind::said, .text = *std::move(text)};
}

// value OP value { "|" literal }, or a value that is a condition by itself
Parser::Read Parser::comparison() {
    const ConditionToken first = peek();
    const std::size_t from = position_;
    // "Beside an enum a word is first its value", on the left side too: `today = breakup_when`.
    const bool bare_word = first.kind == ConditionToken::Kind::word && op_here(1).has_value();
    auto left = value(nullptr);
    const std::optional<SyntaxError> left_error = std::exchange(error_, std::nullopt);
    if (!left) {
        if (!bare_word) return fail_at(left_error->at, left_error->what);
        position_ = from + 1;
    }
    const std::optional<Op> op = op_here();
    if (!op) return as_condition(*std::move(left), first);
    const std::size_t op_at = peek().at;
    Domain left_domain;
    if (left) left_domain = domain_of(*left, from);
    take();
    const std::size_t right_from = position_;
    auto right = value(left ? &left_domain : nullptr);
    if (!right) return left ? std::nullopt : (error_.reset(), fail_at(left_error->at, left_error->what));
    Domain right_domain = domain_of(*right, right_from);
    if (bare_word && right->kind != Kind::literal && right_domain.type == ValueType::choice &&
        (!left || left_domain.type != ValueType::choice)) {
        const std::size_t resume = std::exchange(position_, from);
        left = word_beside(right_domain);
        if (!left) return left;
        left_domain = domain_of(*left, from);
        position_ = resume;
    }
    if (!left) return fail_at(left_error->at, left_error->what);
    if (!check_sides(left_domain, *right, right_domain, *op, op_at)) return std::nullopt;
    if (!check_limits(left_domain, *right, tokens_[right_from].at) ||
        !check_limits(right_domain, *left, first.at))
        return std::nullopt;

    Expression compare{.kind = Kind::compare, .op = *op, .arguments = {*std::move(left), *std::move(right)}};
    while (sign_here("|")) {
        if (*op != Op::equal && *op != Op::not_equal)
            return fail("`|` stands only after `=`, `!=` and `are`; write `or` between two comparisons");
        take();
        const std::size_t at = position_;
        auto other = literal(&left_domain);
        if (!other) return other;
        if (!check_sides(left_domain, *other, domain_of(*other, at), *op, tokens_[at].at) ||
            !check_limits(left_domain, *other, tokens_[at].at))
            return std::nullopt;
        compare.arguments.push_back(*std::move(other));
    }
    return compare;
}

Parser::Read Parser::as_condition(Expression value, const ConditionToken& from) {
    const ValueType type = type_of(value, names_);
    const bool is_name = value.kind == Kind::named || value.kind == Kind::slot;
    if (type == ValueType::condition || (is_name && type == ValueType::yes_no)) return value;
    if (value.kind == Kind::literal) return fail_at(from.at, "a value is no condition: compare it");
    const std::string name = written(
        static_cast<std::size_t>(std::find_if(tokens_.begin(), tokens_.end(),
                                              [&](const ConditionToken& t) { return t.at == from.at; }) -
                                 tokens_.begin()));
    std::string what = in_quotes(name) + " is " + spoken(type) + ": compare it";
    if (value.kind == Kind::slot) what += ", or write `" + value.slot.value + " is set`";
    return fail_at(from.at, what);
}

// value = term { ( "+" | "-" ) term }
Parser::Read Parser::value(const Domain* beside) {
    const std::size_t from = position_;
    auto left = term(beside);
    while (left && (sign_here("+") || sign_here("-"))) {
        const bool adds = sign_here("+");
        const std::size_t sign_at = peek().at;
        const ValueType left_type = type_of(*left, names_);
        take();
        auto right = term(nullptr);
        if (!right) return right;
        const ValueType right_type = type_of(*right, names_);
        const bool numbers = left_type == ValueType::number && right_type == ValueType::number;
        const bool later = left_type == ValueType::date && right_type == ValueType::number;
        const bool apart = !adds && left_type == ValueType::date && right_type == ValueType::date;
        if (!numbers && !later && !apart) {
            if (adds && left_type == ValueType::number && right_type == ValueType::date)
                return fail_at(sign_at, "write the date first: `today + 7`");
            return fail_at(sign_at, in_quotes(written(from)) +
                                        " can not be reckoned: numbers, a date and a "
                                        "number of days, or the days between two dates");
        }
        left = Expression{.kind = adds ? Kind::add : Kind::subtract,
                          .arguments = {*std::move(left), *std::move(right)}};
    }
    return left;
}

// term = literal | SLOT | NAME | ...
Parser::Read Parser::term(const Domain* beside) {
    const ConditionToken& token = peek();
    if (token.kind == ConditionToken::Kind::end) return fail("a value is wanted here");
    if (token.kind != ConditionToken::Kind::word) return literal(beside);
    if (beside && beside->type == ValueType::choice) {
        const auto& words = beside->words;
        if (std::find(words.begin(), words.end(), token.text) != words.end()) return word_beside(*beside);
    }
    if (word_here("yes") || word_here("no")) return literal(beside);
    if ((word_here("days") || word_here("hours")) && word_here("since", 1)) return since(word_here("hours"));
    if (word_here("count")) return count();
    if (word_here("average")) return over_window(Kind::average);
    if (word_here("highest")) return over_window(Kind::highest);
    if (word_here("lowest")) return over_window(Kind::lowest);
    if (word_here("last")) return of_list(Kind::last);
    if (word_here("next")) return of_list(Kind::next);
    if (word_here("local")) return local();
    constexpr std::pair<std::string_view, Kind> kPlain[] = {{"today", Kind::today},
                                                            {"words", Kind::words},
                                                            {"turns", Kind::turns},
                                                            {"misses", Kind::misses},
                                                            {"last_end", Kind::last_end}};
    for (const auto& [word, kind] : kPlain)
        if (take_word(word)) return Expression{.kind = kind};
    const bool known =
        slot_named(token.text) || group_named(token.text) || names_.named.count(std::string(token.text));
    if (!known && beside && beside->type == ValueType::choice) return word_beside(*beside);
    if (!known && beside && beside->type == ValueType::text)
        return fail(in_quotes(token.text) + " is no slot; beside a text stands another text slot");
    return named_thing();
}

// ( "days" | "hours" ) "since" SLOT
Parser::Read Parser::since(bool hours) {
    take();
    take();
    const ConditionToken name = peek();
    if (name.kind != ConditionToken::Kind::word) return fail("after `since` comes a slot");
    if (group_named(name.text))
        return fail("`since` looks at one slot; " + in_quotes(name.text) + " is a group");
    if (!slot_named(name.text)) return fail_unknown(name);
    take();
    return Expression{.kind = hours ? Kind::hours_since : Kind::days_since, .slot = SlotId{name.text}};
}

// "count" LIST [ span ] | "count" GROUP [ "are" literal { "|" literal } ]
Parser::Read Parser::count() {
    take();
    const ConditionToken name = peek();
    if (name.kind != ConditionToken::Kind::word) return fail("after `count` comes a list or a group");
    if (group_named(name.text)) {
        take();
        Expression count{.kind = Kind::count_group, .name = std::string(name.text)};
        return take_word("are") ? group_values(std::move(count)) : Read{std::move(count)};
    }
    const Slot* slot = slot_named(name.text);
    if (!slot) return fail_unknown(name);
    if (slot->type != SlotType::list)
        return fail("`count` wants a list or a group; " + in_quotes(name.text) + " is neither");
    take();
    Expression count{.kind = Kind::count_list, .slot = slot->id};
    if (word_here("are")) return fail("`are` stands after a group; for a list write `includes`");
    if (!window(count.window, false)) return std::nullopt;
    return count;
}

// "are" literal { "|" literal }, each a value of at least one slot of the group
Parser::Read Parser::group_values(Expression count) {
    do {
        const ConditionToken& token = peek();
        std::vector<Value> fitting;
        std::vector<std::string> words;
        for (const SlotId& id : *group_named(count.name)) {
            const Slot* slot = names_.slots.find(id);
            if (!slot) continue;
            const Domain domain = domain_of(*slot, id.value);
            words.insert(words.end(), domain.words.begin(), domain.words.end());
            if (token.kind == ConditionToken::Kind::literal) {
                const bool number = std::holds_alternative<std::int64_t>(token.value) ||
                                    std::holds_alternative<double>(token.value);
                if ((number && domain.type == ValueType::number) ||
                    (std::holds_alternative<Date>(token.value) && domain.type == ValueType::date) ||
                    (std::holds_alternative<TimeOfDay>(token.value) && domain.type == ValueType::time))
                    fitting.push_back(token.value);
            } else if (domain.type == ValueType::yes_no) {
                words.insert(words.end(), {"yes", "no"});
                if (word_here("yes") || word_here("no")) fitting.push_back(word_here("yes"));
            } else if (domain.type == ValueType::choice && std::find(domain.words.begin(), domain.words.end(),
                                                                     token.text) != domain.words.end()) {
                fitting.push_back(std::string(token.text));
            }
        }
        if (token.kind != ConditionToken::Kind::word && token.kind != ConditionToken::Kind::literal)
            return fail("after `are` comes a value that slots of " + in_quotes(count.name) + " can have");
        if (fitting.empty())
            return fail("no slot of " + in_quotes(count.name) + " has the value " + in_quotes(token.text) +
                        did_you_mean(token.text, words));
        for (Value& value : fitting)
            if (std::find(count.literals.begin(), count.literals.end(), value) == count.literals.end())
                count.literals.push_back(std::move(value));
        take();
    } while (take_sign("|"));
    return count;
}

// ( "average" | "highest" | "lowest" ) LIST span
Parser::Read Parser::over_window(Kind kind) {
    const std::string what(peek().text);
    take();
    const ConditionToken name = peek();
    const Slot* list = list_here(what);
    if (!list) return std::nullopt;
    if (!list->group.empty() || !is_number(list->item))
        return fail_at(name.at, "`" + what + "` wants a list of numbers");
    Expression read{.kind = kind, .slot = list->id};
    if (!window(read.window, true)) return std::nullopt;
    return read;
}

// "last" LIST | "next" LIST
Parser::Read Parser::of_list(Kind kind) {
    const std::string what(peek().text);
    take();
    const ConditionToken name = peek();
    const Slot* list = list_here(what);
    if (!list) return std::nullopt;
    if (kind == Kind::next) {
        const bool dated = list->group.empty() ? list->item == SlotType::date
                                               : date_of_group(names_.slots, list->group).has_value();
        if (!dated) return fail_at(name.at, "`next` wants a list with dates");
    } else if (!list->group.empty()) {
        return fail_at(name.at, "an entry of " + in_quotes(list->id.value) +
                                    " holds several values; bring one into its slots with `load`");
    }
    return Expression{.kind = kind, .slot = list->id};
}

Parser::Read Parser::local() {
    take();
    if (take_word("hour")) return Expression{.kind = Kind::local_hour};
    if (take_word("weekday")) return Expression{.kind = Kind::local_weekday};
    return fail("after `local` comes `hour` or `weekday`");
}

// SLOT | NAME
Parser::Read Parser::named_thing() {
    const ConditionToken token = peek();
    const std::string name(token.text);
    if (const Slot* slot = slot_named(name)) {
        if (slot->type == SlotType::list)
            return fail(in_quotes(name) + " is a list: write `count " + name + "`, `last " + name + "`, `" +
                        name + " includes ...` or `" + name + " is set`");
        take();
        return Expression{.kind = Kind::slot, .slot = slot->id};
    }
    if (names_.named.count(name)) {
        take();
        return Expression{.kind = Kind::named, .name = name};
    }
    if (group_named(name))
        return fail(in_quotes(name) + " is a group: write `count " + name + "` or `" + name + " is set`");
    return fail_unknown(token);
}

// literal = number | yes | no | word of the enum | date | time
Parser::Read Parser::literal(const Domain* beside) {
    const ConditionToken token = peek();
    if (token.kind == ConditionToken::Kind::literal) {
        take();
        return Expression{.kind = Kind::literal, .literal = token.value};
    }
    if (sign_here("-") && peek(1).kind == ConditionToken::Kind::literal) {
        Value value = peek(1).value;
        if (auto* whole = std::get_if<std::int64_t>(&value))
            value = -*whole;
        else if (auto* decimal = std::get_if<double>(&value))
            value = -*decimal;
        else
            return fail("only a number can be negative");
        take();
        take();
        return Expression{.kind = Kind::literal, .literal = value};
    }
    if (token.kind != ConditionToken::Kind::word) {
        const std::string found = token.text.empty() ? "" : ", not " + in_quotes(token.text);
        return fail("a value is wanted here" + found);
    }
    if (beside && beside->type == ValueType::choice) return word_beside(*beside);
    if (word_here("yes") || word_here("no")) {
        const bool yes = word_here("yes");
        take();
        return Expression{.kind = Kind::literal, .literal = yes};
    }
    if (beside)
        return fail(in_quotes(token.text) + " is no value of " + in_quotes(beside->of) + ", which is " +
                    spoken(beside->type));
    return fail("a value is wanted here, not " + in_quotes(token.text));
}

// The word here as a value of the enum beside it.
Parser::Read Parser::word_beside(const Domain& beside) {
    const ConditionToken token = peek();
    const auto& words = beside.words;
    if (beside.is_country) {
        const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
        if (token.text.size() != 2 || !std::all_of(token.text.begin(), token.text.end(), is_capital))
            return fail(in_quotes(token.text) +
                        " is no country: write its code of two capital letters, `IE`");
    } else if (!words.empty() && std::find(words.begin(), words.end(), token.text) == words.end()) {
        std::vector<std::string> near = all_names();
        near.insert(near.end(), words.begin(), words.end());
        std::string what = in_quotes(token.text) + " is no value of " + in_quotes(beside.of);
        const std::string meant = did_you_mean(token.text, words);
        return fail(what + (meant.empty() ? did_you_mean(token.text, near) : meant) +
                    (meant.empty() ? " (its values: " + join(words, ", ") + ")" : ""));
    }
    take();
    return Expression{.kind = Kind::literal, .literal = std::string(token.text)};
}

// span = "over" N "days" [ "ending" N "days ago" ] | "of last" N; false: an error
bool Parser::window(std::optional<Expression::Window>& read, bool needed) {
    const auto days_word = [this] { return take_word("days") || take_word("day"); };
    if (take_word("over")) {
        Expression::Window window;
        const auto days = whole_number("over", 1);
        if (!days) return false;
        if (!days_word()) return fail("after `over N` comes `days`"), false;
        window.days = *days;
        if (take_word("ending")) {
            const auto ending = whole_number("ending", 0);
            if (!ending) return false;
            if (!days_word() || !take_word("ago")) return fail("after `ending N` comes `days ago`"), false;
            window.ending = *ending;
        }
        read = window;
        return true;
    }
    if (take_word("of")) {
        if (!take_word("last")) return fail("after `of` comes `last`: `of last 7`"), false;
        const auto last = whole_number("of last", 1);
        if (!last) return false;
        read = Expression::Window{.last = *last};
        return true;
    }
    if (needed) return fail("say which entries: `over 7 days` or `of last 7`"), false;
    return true;
}

std::optional<int> Parser::whole_number(std::string_view after, int least) {
    const auto* number =
        peek().kind == ConditionToken::Kind::literal ? std::get_if<std::int64_t>(&peek().value) : nullptr;
    if (!number || *number < least || *number > kMaxDays) {
        fail("after `" + std::string(after) + "` comes a whole number from " + std::to_string(least) +
             " to " + std::to_string(kMaxDays));
        return std::nullopt;
    }
    const int read = static_cast<int>(*number);
    take();
    return read;
}

// The list that is named here; takes the name.
const Slot* Parser::list_here(std::string_view what) {
    const ConditionToken name = peek();
    const std::string wants = "`" + std::string(what) + "` wants a list";
    if (name.kind != ConditionToken::Kind::word) return fail(wants), nullptr;
    const Slot* slot = slot_named(name.text);
    if (!slot && group_named(name.text))
        return fail(wants + "; " + in_quotes(name.text) + " is a group"), nullptr;
    if (!slot) return fail_unknown(name), nullptr;
    if (slot->type != SlotType::list)
        return fail(wants + "; " + in_quotes(name.text) + " holds one value"), nullptr;
    take();
    return slot;
}

// Whether two sides can be compared; false: an error.
bool Parser::check_sides(const Domain& left, const Expression& right, const Domain& right_domain, Op op,
                         std::size_t at) {
    if (left.type == ValueType::condition || right_domain.type == ValueType::condition) {
        const std::string name = in_quotes(left.type == ValueType::condition ? left.of : right_domain.of);
        return fail_at(at,
                       name + " is a condition: it is not compared, but stands alone, perhaps after `not`"),
               false;
    }
    if (left.type != right_domain.type) {
        std::string what = in_quotes(left.of) + " is " + spoken(left.type) + ", " +
                           in_quotes(right_domain.of) + " is " + spoken(right_domain.type) +
                           ": these can not be compared";
        const bool date_and_number =
            (left.type == ValueType::date && right_domain.type == ValueType::number) ||
            (left.type == ValueType::number && right_domain.type == ValueType::date);
        if (date_and_number) what += "; days are counted by `days since` or `date - today`";
        if (left.type == ValueType::choice && !left.words.empty())
            what += " (its values: " + join(left.words, ", ") + ")";
        return fail_at(at, what), false;
    }
    const bool ordered =
        left.type == ValueType::number || left.type == ValueType::date || left.type == ValueType::time;
    if (!ordered && op != Op::equal && op != Op::not_equal)
        return fail_at(at, in_quotes(left.of) + " is " + spoken(left.type) +
                               ", which has no order: only `=` and `!=` fit"),
               false;
    if (left.type == ValueType::choice && right.kind != Kind::literal && !left.words.empty() &&
        !right_domain.words.empty()) {
        const auto shared = [&](const std::string& word) {
            return std::find(right_domain.words.begin(), right_domain.words.end(), word) !=
                   right_domain.words.end();
        };
        if (std::none_of(left.words.begin(), left.words.end(), shared))
            return fail_at(at, in_quotes(left.of) + " and " + in_quotes(right_domain.of) +
                                   " have no value in common"),
                   false;
    }
    return true;
}

// A number that the other side can never be is a slip of the author; false: an error.
bool Parser::check_limits(const Domain& domain, const Expression& other, std::size_t at) {
    if (other.kind != Kind::literal || (!domain.least && !domain.most)) return true;
    double number = 0;
    if (const auto* whole = std::get_if<std::int64_t>(&other.literal))
        number = static_cast<double>(*whole);
    else if (const auto* decimal = std::get_if<double>(&other.literal))
        number = *decimal;
    else
        return true;
    if ((domain.least && number < *domain.least) || (domain.most && number > *domain.most))
        return fail_at(at, to_string(other.literal) + " is outside the limits of " + in_quotes(domain.of) +
                               " (" + range_of(domain) + ")"),
               false;
    return true;
}

Domain Parser::domain_of(const Slot& slot, std::string of) const {
    Domain domain{.type = type_of(slot), .least = slot.min, .most = slot.max, .of = std::move(of)};
    const SlotType type = slot.type == SlotType::list ? slot.item : slot.type;
    if (type == SlotType::choice) domain.words = slot.values;
    if (type == SlotType::pronoun)
        for (const auto& [name, forms] : names_.slots.pronouns) domain.words.push_back(name);
    domain.is_country = type == SlotType::country;
    return domain;
}

// `from`: the token at which the expression begins; it has just been read.
Domain Parser::domain_of(const Expression& expression, std::size_t from) const {
    static const std::map<std::string, Expression> kNone;
    const std::string of = written(from);
    const Slot* slot =
        slot_behind(expression, names_.slots, names_.expressions ? *names_.expressions : kNone);
    if (slot) {
        Domain domain = domain_of(*slot, of);
        // An average or a named value may have left the limits behind, but not the type and the words.
        if (expression.kind == Kind::named) domain.least = domain.most = std::nullopt;
        return domain;
    }
    Domain domain{.type = type_of(expression, names_), .of = of};
    switch (expression.kind) {
        case Kind::average:
        case Kind::highest:
        case Kind::lowest:
            if (const Slot* list = names_.slots.find(expression.slot)) {
                domain.least = list->min;
                domain.most = list->max;
            }
            break;
        case Kind::local_hour:
            domain.least = 0, domain.most = 23;
            break;
        case Kind::local_weekday:
            domain.least = 1, domain.most = 7;
            break;
        case Kind::last_end:
            domain.words = {"done", "skipped", "cancelled"};
            break;
        default:
            break;
    }
    return domain;
}

// What the author wrote from that token up to here.
std::string Parser::written(std::size_t from) const {
    std::string text;
    for (std::size_t i = from; i < position_ && i < tokens_.size(); ++i)
        text += (text.empty() ? "" : " ") + std::string(tokens_[i].text);
    return text.empty() ? std::string(tokens_[from].text) : text;
}

std::vector<std::string> Parser::all_names() const {
    std::vector<std::string> names;
    for (const auto& [id, slot] : names_.slots.slots) names.push_back(id.value);
    for (const auto& [name, slots] : names_.slots.groups) names.push_back(name);
    for (const auto& [name, type] : names_.named) names.push_back(name);
    return names;
}

Result<Parser, SyntaxError> parser_for(std::string_view text, const Names& names) {
    if (text.size() > kMaxConditionLength)
        return SyntaxError{0, "longer than " + std::to_string(kMaxConditionLength) +
                                  " bytes; name parts of it in conditions.yaml"};
    auto tokens = tokens_of(text);
    if (!tokens) return tokens.error();
    return Parser(*std::move(tokens), names);
}

// What can not be kept in `target`, as an error.
std::optional<SyntaxError> misfit(const Slot& target, const Expression& value, const Domain& wanted,
                                  const Names& names) {
    const ValueType type = type_of(value, names);
    const std::string name = in_quotes(target.id.value);
    if (target.type == SlotType::list)
        return SyntaxError{0, name + " is a list: use `add`, `remove` or `clear`"};
    if (wanted.type == ValueType::text && value.kind == Kind::literal)
        return SyntaxError{0,
                           name + " is a text: it takes the text of another slot, no words of the content"};
    if (type != wanted.type)
        return SyntaxError{
            0, "this is " + std::string(spoken(type)) + ", but " + name + " holds " + spoken(wanted.type)};
    const Slot* source = value.kind == Kind::slot ? names.slots.find(value.slot) : nullptr;
    if (source && wanted.type == ValueType::choice) {
        const bool same_kind = source->type == target.type;
        const auto held = [&](const std::string& word) {
            return std::find(target.values.begin(), target.values.end(), word) != target.values.end();
        };
        if (!same_kind || (target.type == SlotType::choice &&
                           !std::all_of(source->values.begin(), source->values.end(), held)))
            return SyntaxError{0, in_quotes(source->id.value) + " has values that " + name + " lacks"};
    }
    if (source && (target.type == SlotType::zone) != (source->type == SlotType::zone))
        return SyntaxError{0, "a time zone is taken from a slot of type zone only"};
    if (value.kind != Kind::literal) return std::nullopt;
    if (target.type == SlotType::integer && std::holds_alternative<double>(value.literal))
        return SyntaxError{0, name + " holds whole numbers"};
    double number = 0;
    if (const auto* whole = std::get_if<std::int64_t>(&value.literal)) number = static_cast<double>(*whole);
    if (const auto* decimal = std::get_if<double>(&value.literal)) number = *decimal;
    if (wanted.type == ValueType::number &&
        ((target.min && number < *target.min) || (target.max && number > *target.max)))
        return SyntaxError{0, to_string(value.literal) + " is outside the limits of " + name + " (" +
                                  range_of(wanted) + ")"};
    return std::nullopt;
}

}  // namespace

Result<Expression, SyntaxError> parse_condition(std::string_view text, const Names& names) {
    auto parser = parser_for(text, names);
    if (!parser) return parser.error();
    return parser->whole_condition();
}

Result<Expression, SyntaxError> parse_value(std::string_view text, const Names& names) {
    auto parser = parser_for(text, names);
    if (!parser) return parser.error();
    return parser->whole_value(nullptr);
}

Result<Expression, SyntaxError> parse_value_for(const Slot& target, std::string_view text,
                                                const Names& names) {
    auto parser = parser_for(text, names);
    if (!parser) return parser.error();
    const Domain wanted = parser->domain_of(target, target.id.value);
    auto value = parser->whole_value(&wanted);
    if (!value) return value;
    if (auto error = misfit(target, *value, wanted, names)) return *std::move(error);
    return value;
}

bool is_reserved(std::string_view word) {
    return std::find(std::begin(kReserved), std::end(kReserved), word) != std::end(kReserved);
}

std::set<std::string> names_in(std::string_view text) {
    std::set<std::string> names;
    if (text.size() > kMaxConditionLength) return names;
    const auto tokens = tokens_of(text);
    if (!tokens) return names;
    for (const ConditionToken& token : *tokens)
        if (token.kind == ConditionToken::Kind::word && !is_reserved(token.text)) names.emplace(token.text);
    return names;
}

}  // namespace onward

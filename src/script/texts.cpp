// Templates: `Back to {ex|them}.` taken apart into pieces, each checked for what it names. One function for
// each kind of placeholder, in the order of docs/format.md.
#include "script/texts.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "script/helplines.hpp"
#include "script/mend.hpp"

namespace onward {
namespace {

using Filter = Piece::Filter;

bool contains(const std::vector<std::string>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// A stretch of the template with its place.
struct Part {
    std::string_view text;
    std::size_t at = 0;
};

Part trimmed(Part part) {
    const std::string_view text = trim(part.text);
    return {text,
            text.empty() ? part.at : part.at + static_cast<std::size_t>(text.data() - part.text.data())};
}

// What stands before and after the first `sign`; the second is absent where there is none.
std::pair<Part, std::optional<Part>> cut(Part part, char sign) {
    const std::size_t found = part.text.find(sign);
    if (found == std::string_view::npos) return {trimmed(part), std::nullopt};
    return {trimmed({part.text.substr(0, found), part.at}),
            trimmed({part.text.substr(found + 1), part.at + found + 1})};
}

// The first word, and the rest after the space.
std::pair<Part, Part> first_word(Part part) {
    const std::size_t space = std::min(part.text.find(' '), part.text.size());
    return {{part.text.substr(0, space), part.at}, trimmed({part.text.substr(space), part.at + space})};
}

// `{nc_total} {nc_total|plural day, days}` would say "12 12 days".
bool says_number_twice(const std::vector<Piece>& before, const Piece& piece) {
    if (piece.kind != Piece::Kind::plural || before.size() < 2) return false;
    const Piece& between = before.back();
    const Piece& number = before[before.size() - 2];
    return between.kind == Piece::Kind::literal && between.text == " " && number.kind == Piece::Kind::value &&
           number.filter == Filter::none && number.slot == piece.slot && number.name == piece.name;
}

struct FilterWord {
    std::string_view word;
    Filter filter;
    const char* shape;  // how it is written in full
};
constexpr FilterWord kFilters[] = {
    {"quote", Filter::quote, "`{slot|quote}`, after a group `{group|quote VALUE}`"},
    {"list", Filter::list, "`{slot|list}`"},
    {"since", Filter::since, "`{slot|since 7 days}`"},
    {"spark", Filter::spark, "`{slot|spark 14}`"},
    {"ago", Filter::ago, "`{slot|ago}`"},
    {"date", Filter::date, "`{slot|date}`"},
    {"because", Filter::because, "`{slot|because}`"},
    {"are", Filter::are, "`{group|are VALUE}`"},
    {"plural", Filter::none, "`{slot|plural day, days}`"},
};

class Reader {
  public:
    Reader(std::string_view text, const Names& names) : text_(text), names_(names) {
        for (const auto& [set, forms] : names.slots.pronouns)
            for (const auto& [form, word] : forms)
                if (form != "number" && !contains(forms_, form)) forms_.push_back(form);
    }

    Result<Template, SyntaxError> read();

  private:
    using Read = Result<Piece, SyntaxError>;

    Read placeholder(Part inside, std::size_t at);
    Read pronoun(Part name);
    Read verb(Part words);
    Read helpline(Part rest);
    Read inner_text(Part id);
    Read filtered(Part name, std::optional<Part> filter);
    Read plural(Piece piece, Part name, Part words);
    Read of_group(Piece piece, Part name, std::optional<Part> filter);
    Read fallback(Piece piece, Part words, const Slot* slot);
    Result<int, SyntaxError> number_before(Part part, int most, std::string_view unit, const char* shape);
    std::optional<SyntaxError> misfit(const Piece& piece, std::size_t filter_at) const;
    SyntaxError unknown(Part name) const;

    bool is_form(std::string_view name) const {
        return contains(forms_, lower_ascii(name.substr(0, 1)) + std::string(name.substr(1)));
    }
    const Slot* slot_named(std::string_view name) const { return names_.slots.find(SlotId{name}); }
    bool is_group(std::string_view name) const { return names_.slots.groups.count(std::string(name)) > 0; }
    const ValueType* named_type(std::string_view name) const {
        const auto at = names_.named.find(std::string(name));
        return at == names_.named.end() ? nullptr : &at->second;
    }

    std::string_view text_;
    const Names& names_;
    std::vector<std::string> forms_;
};

Result<Template, SyntaxError> Reader::read() {
    Template result{.written = std::string(text_)};
    std::string literal;
    std::size_t literal_at = 0;
    const auto flush = [&](std::size_t next_at) {
        if (!literal.empty())
            result.pieces.push_back({.kind = Piece::Kind::literal, .text = literal, .at = literal_at});
        literal.clear();
        literal_at = next_at;
    };
    std::size_t at = 0;
    while (at < text_.size()) {
        const std::string_view rest = text_.substr(at);
        if (rest.starts_with("{{") || rest.starts_with("}}")) {
            literal += rest[0];
            at += 2;
        } else if (rest[0] == '}') {
            return SyntaxError{at, "this brace was not opened; a brace that is shown is written twice, `}}`"};
        } else if (rest[0] == '{') {
            const std::size_t end = rest.find_first_of("{}\n", 1);
            if (end == std::string_view::npos || rest[end] != '}')
                return SyntaxError{at,
                                   "the brace is not closed; a brace that is shown is written twice, `{{`"};
            flush(at + end + 1);
            auto piece = placeholder({rest.substr(1, end - 1), at + 1}, at);
            if (!piece) return piece.error();
            piece->at = at;
            if (says_number_twice(result.pieces, *piece))
                return SyntaxError{at,
                                   "`plural` says the number itself, \"12 days\": leave away the "
                                   "placeholder before it"};
            result.pieces.push_back(*std::move(piece));
            at += end + 1;
        } else {
            literal += rest[0];
            ++at;
        }
    }
    flush(at);
    return result;
}

Reader::Read Reader::placeholder(Part inside, std::size_t at) {
    inside = trimmed(inside);
    if (inside.text.empty())
        return SyntaxError{at, "the braces are empty; a slot, a name or a form is wanted"};
    const auto [word, rest] = first_word(inside);
    if (word.text == "verb") return verb(rest);
    if (word.text == "helpline") return helpline(rest);
    if (word.text == "text") return inner_text(rest);

    const auto [name, filter] = cut(inside, '|');
    if (name.text.empty()) return SyntaxError{name.at, "before `|` a slot, a name or a group is wanted"};
    constexpr std::pair<std::string_view, Piece::Kind> kAlone[] = {{"question", Piece::Kind::question},
                                                                   {"questions", Piece::Kind::questions},
                                                                   {"known", Piece::Kind::known},
                                                                   {"saved", Piece::Kind::saved}};
    for (const auto& [known, kind] : kAlone) {
        if (name.text != known) continue;
        if (filter) return SyntaxError{filter->at, in_quotes(name.text) + " takes no filter and no fallback"};
        return Piece{.kind = kind};
    }
    if (is_form(name.text)) {
        if (filter) return SyntaxError{filter->at, "a form of the pronoun takes no filter and no fallback"};
        return pronoun(name);
    }
    return filtered(name, filter);
}

// {they}, {Them}
Reader::Read Reader::pronoun(Part name) {
    const std::string lower = lower_ascii(name.text.substr(0, 1));
    return Piece{.kind = Piece::Kind::pronoun,
                 .name = lower + std::string(name.text.substr(1)),
                 .capital = lower[0] != name.text[0]};
}

// {verb want, wants}
Reader::Read Reader::verb(Part words) {
    const auto [many, one] = cut(words, ',');
    if (!one || many.text.empty() || one->text.empty() || one->text.find(',') != std::string_view::npos)
        return SyntaxError{words.at,
                           "a verb is written in two forms, for many and for one: `{verb want, wants}`"};
    return Piece{.kind = Piece::Kind::verb, .one = std::string(one->text), .many = std::string(many.text)};
}

// {helpline crisis}, {helpline crisis|line}, {helpline crisis|number}
Reader::Read Reader::helpline(Part rest) {
    const auto [kind, form] = cut(rest, '|');
    const std::vector<std::string> kinds(std::begin(kHelplineKinds), std::end(kHelplineKinds));
    if (!contains(kinds, kind.text)) {
        const std::string meant = did_you_mean(kind.text, kinds);
        return SyntaxError{kind.at, in_quotes(kind.text) + " is no kind of help line" +
                                        (meant.empty() ? " (they are: " + join(kinds, ", ") + ")" : meant)};
    }
    if (form && form->text != "line" && form->text != "number")
        return SyntaxError{form->at, "after the kind comes `line`, `number` or nothing" +
                                         did_you_mean(form->text, {"line", "number"})};
    return Piece{.kind = Piece::Kind::helpline,
                 .name = std::string(kind.text),
                 .form = form ? std::string(form->text) : ""};
}

// {text not_understood}
Reader::Read Reader::inner_text(Part id) {
    std::optional<TextId> text;
    if (names_.text && !id.text.empty()) text = names_.text(id.text);
    if (!text) return SyntaxError{id.at, "no text is named " + in_quotes(id.text)};
    return Piece{.kind = Piece::Kind::text, .text_id = *std::move(text)};
}

// {slot}, {slot|filter}, {slot|words for when it is not set}
Reader::Read Reader::filtered(Part name, std::optional<Part> filter) {
    Piece piece{.kind = Piece::Kind::value};
    if (is_group(name.text)) return of_group(std::move(piece), name, filter);
    const Slot* slot = slot_named(name.text);
    if (slot)
        piece.slot = slot->id;
    else if (named_type(name.text))
        piece.name = std::string(name.text);
    else
        return unknown(name);
    if (!filter) {
        if (auto error = misfit(piece, name.at)) return *std::move(error);
        return piece;
    }
    if (filter->text.empty()) return SyntaxError{filter->at, "after `|` a filter or a fallback is wanted"};
    if (filter->text.find('|') != std::string_view::npos)
        return SyntaxError{filter->at + filter->text.find('|'), "only one filter or fallback can stand here"};

    const auto [word, rest] = first_word(*filter);
    if (word.text == "plural") return plural(std::move(piece), name, rest);
    const auto* known = std::find_if(std::begin(kFilters), std::end(kFilters),
                                     [&w = word](const FilterWord& one) { return one.word == w.text; });
    if (known == std::end(kFilters)) return fallback(std::move(piece), *filter, slot);
    piece.filter = known->filter;
    if (piece.filter == Filter::are)
        return SyntaxError{word.at, "`are` stands after a group; " + in_quotes(name.text) + " is none"};
    if (piece.filter == Filter::quote && !rest.text.empty())
        return SyntaxError{word.at,
                           "`quote VALUE` stands after a group; " + in_quotes(name.text) + " is none"};
    if (piece.filter == Filter::since || piece.filter == Filter::spark) {
        const bool since = piece.filter == Filter::since;
        const auto count =
            number_before(rest, since ? kMaxDays : kMaxSpark, since ? "days" : "", known->shape);
        if (!count) return count.error();
        piece.count = *count;
    } else if (!rest.text.empty()) {
        return SyntaxError{rest.at, "nothing stands after " + in_quotes(word.text) + ": " + known->shape +
                                        "; a fallback can not begin with a filter's word"};
    }
    if (auto error = misfit(piece, word.at)) return *std::move(error);
    return piece;
}

// {nc_total|plural day, days}
Reader::Read Reader::plural(Piece piece, Part name, Part words) {
    const auto [one, many] = cut(words, ',');
    if (!many || one.text.empty() || many->text.empty() || many->text.find(',') != std::string_view::npos)
        return SyntaxError{words.at, "two forms are wanted, for one and for many: `{" +
                                         std::string(name.text) + "|plural day, days}`"};
    const Slot* slot = slot_named(name.text);
    const ValueType* type = named_type(name.text);
    const bool counts = slot ? slot->type == SlotType::integer || slot->type == SlotType::number
                             : type && *type == ValueType::number;
    if (!counts) return SyntaxError{name.at, "`plural` wants a number; " + in_quotes(name.text) + " is none"};
    piece.kind = Piece::Kind::plural;
    piece.one = std::string(one.text);
    piece.many = std::string(many->text);
    return piece;
}

// {red_flags|are present}, {reality|quote steady}
Reader::Read Reader::of_group(Piece piece, Part name, std::optional<Part> filter) {
    const std::string group(name.text);
    const std::string wanted = "`{" + group + "|are VALUE}` or `{" + group + "|quote VALUE}`";
    if (!filter) return SyntaxError{name.at, in_quotes(group) + " is a group: write " + wanted};
    const auto [word, value] = first_word(*filter);
    if (word.text != "are" && word.text != "quote")
        return SyntaxError{filter->at, "after a group comes " + wanted};
    std::vector<std::string> values;
    for (const SlotId& id : names_.slots.groups.at(group)) {
        const Slot* slot = names_.slots.find(id);
        if (!slot) continue;
        if (slot->type == SlotType::yes_no) values.insert(values.end(), {"yes", "no"});
        values.insert(values.end(), slot->values.begin(), slot->values.end());
    }
    if (value.text.empty())
        return SyntaxError{word.at, "after " + in_quotes(word.text) + " a value is wanted: " + wanted};
    if (!contains(values, value.text))
        return SyntaxError{value.at, "no slot of " + in_quotes(group) + " has the value " +
                                         in_quotes(value.text) + did_you_mean(value.text, values)};
    piece.kind = Piece::Kind::group;
    piece.name = group;
    piece.filter = word.text == "are" ? Filter::are : Filter::quote_value;
    piece.argument = std::string(value.text);
    return piece;
}

Reader::Read Reader::fallback(Piece piece, Part words, const Slot* slot) {
    // `{story|qoute}` would otherwise be shown as the word "qoute".
    const auto [first, rest] = first_word(words);
    const bool bare_list = slot && slot->type == SlotType::list && rest.text.empty();
    for (const FilterWord& known : kFilters) {
        const bool alone = rest.text.empty() || known.word == "since" || known.word == "spark";
        const bool long_enough = known.word.size() >= 5 || bare_list;
        if (alone && long_enough && edit_distance(first.text, known.word, 1) == 1)
            return SyntaxError{first.at, in_quotes(first.text) + " is no filter; did you mean " +
                                             in_quotes(known.word) + "? (" + known.shape +
                                             "; as a fallback, use other words)"};
    }
    piece.text = std::string(words.text);
    piece.has_fallback = true;
    if (auto error = misfit(piece, words.at)) return *std::move(error);
    return piece;
}

Result<int, SyntaxError> Reader::number_before(Part part, int most, std::string_view unit,
                                               const char* shape) {
    const auto [digits, rest] = first_word(part);
    int number = 0;
    const auto [end, failed] =
        std::from_chars(digits.text.data(), digits.text.data() + digits.text.size(), number);
    const bool whole =
        !digits.text.empty() && failed == std::errc{} && end == digits.text.data() + digits.text.size();
    const bool unit_fits =
        unit.empty() ? rest.text.empty() : rest.text == unit || rest.text == unit.substr(0, unit.size() - 1);
    if (!whole || !unit_fits) return SyntaxError{part.at, "this filter is written " + std::string(shape)};
    if (number < 1 || number > most)
        return SyntaxError{digits.at, "a number from 1 to " + std::to_string(most) + " is wanted"};
    return number;
}

// A filter that does not fit what it stands after; a value that can not be shown.
std::optional<SyntaxError> Reader::misfit(const Piece& piece, std::size_t filter_at) const {
    const auto wrong = [&](const std::string& what) { return SyntaxError{filter_at, what}; };
    if (piece.slot.empty()) {
        const ValueType type = *named_type(piece.name);
        if (type == ValueType::condition)
            return wrong(in_quotes(piece.name) +
                         " is a condition, which has no words: write a text with `if`");
        if (piece.filter == Filter::none) return std::nullopt;
        if ((piece.filter == Filter::ago || piece.filter == Filter::date) && type == ValueType::date)
            return std::nullopt;
        return wrong("this filter wants a slot; " + in_quotes(piece.name) + " is named in conditions.yaml");
    }
    const Slot& slot = *slot_named(piece.slot.value);
    const std::string shown = in_quotes(slot.id.value);
    const bool list = slot.type == SlotType::list;
    const bool entries_of_group = list && !slot.group.empty();
    switch (piece.filter) {
        case Filter::none:
            if (entries_of_group)
                return wrong("an entry of " + shown + " has several values: write `{" + slot.id.value +
                             "|list}`, and `line:` at the slot");
            break;
        case Filter::quote:
            if (entries_of_group) return wrong("an entry of " + shown + " has several values: use `list`");
            break;
        case Filter::list:
        case Filter::since:
            if (!list) return wrong("this filter wants a list; " + shown + " holds one value");
            if (entries_of_group && slot.line.empty())
                return wrong("the slot " + shown + " needs a `line:`, which says how an entry is shown");
            break;
        case Filter::spark:
            if (!list || entries_of_group ||
                (slot.item != SlotType::integer && slot.item != SlotType::number))
                return wrong("`spark` wants a list of numbers; " + shown + " is none");
            break;
        case Filter::because:
            if (list)
                return wrong("`because` wants a slot that was set with `because`; " + shown + " is a list");
            break;
        case Filter::ago:
        case Filter::date:  // of a date slot its date, of any other when it was last written
        case Filter::are:
        case Filter::quote_value:
            break;
    }
    return std::nullopt;
}

SyntaxError Reader::unknown(Part name) const {
    for (const std::string& form : forms_) {
        const std::string begin = form + "_";
        if (lower_ascii(name.text).starts_with(begin))
            return {name.at, in_quotes(name.text) + " is not defined; write `{" + form +
                                 "} {verb are, is}` with the verb you need"};
    }
    std::vector<std::string> near = forms_;
    for (const auto& [id, slot] : names_.slots.slots) near.push_back(id.value);
    for (const auto& [group, slots] : names_.slots.groups) near.push_back(group);
    for (const auto& [named, type] : names_.named) near.push_back(named);
    near.insert(near.end(), {"question", "questions", "known", "saved", "helpline", "text", "verb"});
    std::string what = in_quotes(name.text) + " is not defined" + did_you_mean(lower_ascii(name.text), near);
    if (name.text.find(' ') != std::string_view::npos && what.back() != '?')
        what += "; a slot, a name or a form is wanted, and a brace that is shown is written twice, `{{`";
    return {name.at, what};
}

}  // namespace

Result<Template, SyntaxError> parse_template(std::string_view text, const Names& names) {
    return Reader(text, names).read();
}

}  // namespace onward

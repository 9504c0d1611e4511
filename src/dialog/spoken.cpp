// A value, a list, an answer in words.
#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "dialog/emphasis.hpp"
#include "dialog/plain_english.hpp"
#include "dialog/renderer.hpp"
#include "dialog/values.hpp"

namespace onward {
namespace {

using Filter = Piece::Filter;

// Signs that turn the direction of what follows: in a name they would mirror the rest of our message.
constexpr std::string_view kTurningSigns[] = {"\u200E", "\u200F", "\u061C", "\u202A", "\u202B", "\u202C",
                                              "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069"};

// "yes", "not sure", "2": an answer of one or two words says nothing when it is quoted without its question.
constexpr std::size_t kTellingWords = 3;

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    for (const std::string_view part : split(text, ' ')) words += !trim(part).empty();
    return words;
}

std::string with_spaces(std::string name) {
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

const std::string* of_value(const std::map<std::string, std::string>& table, const Value& value) {
    const auto found = table.find(to_string(value));
    return found == table.end() ? nullptr : &found->second;
}

}  // namespace

std::string from_user(std::string_view words) {
    std::string kept;
    for (std::size_t at = 0; at < words.size();) {
        const auto* sign =
            std::find_if(std::begin(kTurningSigns), std::end(kTurningSigns),
                         [&](std::string_view one) { return words.substr(at).starts_with(one); });
        if (sign != std::end(kTurningSigns))
            at += sign->size();
        else
            kept += words[at++];
    }
    return with_stars_marked(kept);
}

std::string short_from_user(std::string_view words, std::size_t limit) {
    std::string line;
    for (const std::string_view part : split(words, '\n')) {
        if (trim(part).empty()) continue;
        line += (line.empty() ? "" : " ") + std::string(trim(part));
    }
    return from_user(shorten_at_word(line, limit));
}

// --- values

std::string Renderer::value(const Piece& piece, bool begins) {
    if (piece.slot.empty()) {  // a named value
        const auto held = named(piece.name);
        if (!held) return not_set(piece, nullptr, begins);
        if (piece.filter != Filter::none) return day(piece, nullptr, begins);
        const auto& expressions = wording_.script.named.expressions;
        return shown(slot_behind(expressions.at(piece.name), wording_.script.slots, expressions), *held,
                     begins);
    }
    const Slot* slot = this->slot(piece.slot);
    if (!slot) return {};
    switch (piece.filter) {
        case Filter::quote:
            return quote(piece, *slot, begins);
        case Filter::list:
        case Filter::since:
            return list(piece, *slot, begins);
        case Filter::spark:
            return spark(piece, *slot);
        case Filter::ago:
        case Filter::date:
            return day(piece, slot, begins);
        case Filter::because:
            return reasons(*slot, begins);
        case Filter::none:
        case Filter::are:
        case Filter::quote_value:
            break;
    }
    if (slot->type == SlotType::list) {
        const List* held = facts_.memory.list(slot->id);
        return held && !held->entries.empty() ? list_in_line(*slot, *held, begins)
                                              : not_set(piece, slot, begins);
    }
    const Cell* cell = facts_.memory.cell(slot->id);
    return cell ? shown(slot, cell->value, begins) : not_set(piece, slot, begins);
}

std::optional<Value> Renderer::named(const std::string& name) const {
    return value_of({.kind = Expression::Kind::named, .name = name}, facts_);
}

// What `{SLOT}` prints for a value; of a list: for an entry's. No slot: a value that an author reckoned.
std::string Renderer::shown(const Slot* slot, const Value& value, bool begins) {
    const Script& script = wording_.script;
    const auto content = [begins](std::string words) { return capitalised_if(begins, std::move(words)); };
    if (slot) {
        if (const auto* words = of_value(slot->words, value)) return from_source(*words, begins);
    }
    if (const auto* date = std::get_if<Date>(&value)) return date_in_words(*date, today());
    // What is reckoned may have a long tail; what a user gave is shown as it is.
    if (const auto* decimal = std::get_if<double>(&value); decimal && !slot) return number_in_words(*decimal);
    const auto* text = std::get_if<std::string>(&value);
    if (!text) return content(to_string(value));
    switch (!slot ? SlotType::choice : slot->type == SlotType::list ? slot->item : slot->type) {
        case SlotType::country: {
            const auto country = script.helplines.countries.find(*text);
            const bool named = country != script.helplines.countries.end() && !country->second.name.empty();
            return named ? content(country->second.name) : from_user(*text);
        }
        case SlotType::pronoun: {
            const auto forms = script.slots.pronouns.find(*text);
            if (forms == script.slots.pronouns.end()) return from_user(*text);
            const auto form = [&](const char* name) {
                const auto found = forms->second.find(name);
                return found == forms->second.end() ? *text : found->second;
            };
            return content(form("they") + "/" + form("them"));
        }
        case SlotType::choice:
        case SlotType::zone:
            return content(from_user(with_spaces(*text)));
        default:
            return from_user(*text);
    }
}

// The fallback, else the slot's `otherwise`.
std::string Renderer::not_set(const Piece& piece, const Slot* slot, bool begins) {
    if (piece.has_fallback) return capitalised_if(begins, piece.text);
    if (!slot || !slot->otherwise) return {};
    const auto* text = std::get_if<std::string>(&*slot->otherwise);
    if (text && slot->type == SlotType::text) return from_source(*text, begins);
    return shown(slot, *slot->otherwise, begins);
}

// The user's own words; where there are none, what they amount to.
std::string Renderer::quote(const Piece& piece, const Slot& slot, bool begins) {
    const Cell* cell = facts_.memory.cell(slot.id);
    if (slot.type == SlotType::list) {
        const List* held = facts_.memory.list(slot.id);
        cell = held && !held->entries.empty() ? &held->entries.back().cell : nullptr;
    }
    if (!cell) return not_set(piece, &slot, begins);
    const SlotType type = slot.type == SlotType::list ? slot.item : slot.type;
    const auto* text = std::get_if<std::string>(&cell->value);
    if (type == SlotType::text && text) return short_from_user(*text, kQuoted);
    if (!cell->words.empty()) return short_from_user(cell->words, kQuoted);
    return shown(&slot, cell->value, begins);
}

// "on Tuesday", "3 days ago": of a date its own, of anything else when it was written.
std::string Renderer::day(const Piece& piece, const Slot* slot, bool begins) {
    std::optional<Date> date;
    if (!slot || slot->type == SlotType::date) {
        const auto held =
            slot ? value_of({.kind = Expression::Kind::slot, .slot = slot->id}, facts_) : named(piece.name);
        if (const auto* found = held ? std::get_if<Date>(&*held) : nullptr) date = *found;
    } else if (const Cell* cell = facts_.memory.cell(slot->id)) {
        date = to_local(cell->written, facts_.zone).date;
    } else if (const List* list = facts_.memory.list(slot->id); list && !list->entries.empty()) {
        date = to_local(list->written, facts_.zone).date;
    }
    if (!date) return {};
    return capitalised_if(begins, piece.filter == Filter::ago ? time_ago_in_words(*date, today())
                                                              : day_in_words(*date, today()));
}

// The answers that led to the value: "you were left (“she met Sam”, on Tuesday); you want to prove
// something".
std::string Renderer::reasons(const Slot& slot, bool begins) {
    const Cell* cell = facts_.memory.cell(slot.id);
    if (!cell) return {};
    std::vector<std::string> answers;
    for (const Reason& reason : cell->reasons) {
        const Slot* of = this->slot(reason.slot);
        if (!of) continue;
        const auto* text = std::get_if<std::string>(&reason.value);
        const bool is_text = of->type == SlotType::text && text;
        std::string answer = says(*of, reason.value, begins && answers.empty());
        if (of->says_each.empty() && !is_text) answer += ": " + shown(of, reason.value);
        const std::string& words = is_text ? *text : reason.words;
        std::vector<std::string> behind;
        if (!words.empty()) behind.push_back("“" + short_from_user(words, kQuoted) + "”");
        if (reason.at != Instant{})
            behind.push_back(day_in_words(to_local(reason.at, facts_.zone).date, today()));
        if (!behind.empty()) answer += " (" + join(behind, ", ") + ")";
        answers.push_back(std::move(answer));
    }
    return join(answers, "; ");
}

// --- lists

// Numbered lines. An entry keeps its number in the list, also where only the newest are shown: that is the
// number by which it can be removed.
std::string Renderer::list(const Piece& piece, const Slot& slot, bool begins) {
    const List* held = facts_.memory.list(slot.id);
    if (!held || held->entries.empty()) return not_set(piece, &slot, begins);
    std::optional<Expression::Window> window;
    if (piece.filter == Filter::since) window = Expression::Window{.days = piece.count};
    std::optional<Memory> memory;  // one copy for all entries
    if (!slot.group.empty()) memory = facts_.memory;
    std::string lines;
    for (const Entry* one : entries_in(*held, window, facts_)) {
        const auto number = one - held->entries.data() + 1;
        lines += (lines.empty() ? "" : "\n") + std::to_string(number) + ". ";
        lines += memory ? entry_of_group(slot, *one, *memory) : entry(slot, *one);
    }
    return lines;
}

// "children, a home and pets"
std::string Renderer::list_in_line(const Slot& slot, const List& held, bool begins) {
    std::vector<std::string> parts;
    for (const Entry& one : held.entries)
        parts.push_back(shown(&slot, one.cell.value, begins && parts.empty()));
    return list_in_words(parts);
}

std::string Renderer::entry(const Slot& slot, const Entry& entry) {
    if (slot.group.empty()) return shown(&slot, entry.cell.value, true);
    Memory memory = facts_.memory;
    return entry_of_group(slot, entry, memory);
}

// By the list's `line:`, in which the group's slots are the entry's. `memory`: one like the conversation's,
// in which these slots may be overwritten.
std::string Renderer::entry_of_group(const Slot& slot, const Entry& entry, Memory& memory) {
    const auto group = wording_.script.slots.groups.find(slot.group);
    if (group != wording_.script.slots.groups.end())
        for (const SlotId& id : group->second) memory.cells.erase(id);
    for (const auto& [id, cell] : entry.group) memory.cells[id] = cell;
    const Facts facts{.slots = facts_.slots,
                      .named = facts_.named,
                      .memory = memory,
                      .now = facts_.now,
                      .zone = facts_.zone,
                      .words = facts_.words,
                      .turns = facts_.turns,
                      .misses = facts_.misses,
                      .last_end = facts_.last_end,
                      .saved = facts_.saved,
                      .said = facts_.said};
    return Renderer(wording_, facts, depth_ + 1).from_source(slot.line, true);
}

// Bars, and the numbers for whoever can not see bars.
std::string Renderer::spark(const Piece& piece, const Slot& slot) {
    const List* held = facts_.memory.list(slot.id);
    if (!held) return {};
    std::vector<double> numbers;
    std::vector<std::string> words;
    for (const Entry* entry : entries_in(*held, Expression::Window{.last = piece.count}, facts_)) {
        const auto number = number_in(entry->cell.value);
        if (!number) continue;
        numbers.push_back(*number);
        words.push_back(number_in_words(*number));
    }
    if (numbers.empty()) return {};
    return bars(numbers, slot.min, slot.max) + " (" + list_in_words(words) + ")";
}

// --- counts and groups

// "1 day", "12 days", "7.5 days"; nothing while it is not set.
std::string Renderer::plural(const Piece& piece) {
    const auto held = piece.slot.empty()
                          ? named(piece.name)
                          : value_of({.kind = Expression::Kind::slot, .slot = piece.slot}, facts_);
    if (!held) return {};
    const auto number = number_in(*held);
    if (!number) return {};
    const bool whole = std::holds_alternative<std::int64_t>(*held);
    const std::string digits = whole ? to_string(*held) : number_in_words(*number);
    return digits + " " + (digits == "1" ? piece.one : piece.many);
}

// The slots of the group with that value, enums and yes_no slots alike, in the order of the group.
std::vector<SlotId> Renderer::slots_with(const Piece& piece) const {
    std::vector<SlotId> found = slots_that_are(piece.name, piece.argument, facts_);
    if (piece.argument == "yes" || piece.argument == "no") {
        const auto answered = slots_that_are(piece.name, piece.argument == "yes", facts_);
        found.insert(found.end(), answered.begin(), answered.end());
    }
    const auto group = facts_.slots.groups.find(piece.name);
    if (group == facts_.slots.groups.end()) return {};
    std::erase_if(found, [this](const SlotId& id) { return !slot(id); });
    const auto place = [&](const SlotId& id) {
        return std::find(group->second.begin(), group->second.end(), id);
    };
    std::sort(found.begin(), found.end(),
              [&](const SlotId& a, const SlotId& b) { return place(a) < place(b); });
    return found;
}

// {red_flags|are present}: the `says:` of each, as a list in words.
std::string Renderer::are(const Piece& piece, bool begins) {
    std::vector<std::string> parts;
    for (const SlotId& id : slots_with(piece)) {
        const auto value = value_of({.kind = Expression::Kind::slot, .slot = id}, facts_);
        std::string words = says(*slot(id), *value, begins && parts.empty());
        if (!words.empty()) parts.push_back(std::move(words));
    }
    return list_in_words(parts);
}

// {reality|quote steady}: the user's words at one of them; at the next mention in the turn at another.
std::string Renderer::quote_of(const Piece& piece, bool begins) {
    const std::vector<SlotId> slots = slots_with(piece);
    const auto quoted_before = [this](const SlotId& id) {
        return std::count(wording_.quoted.begin(), wording_.quoted.end(), id);
    };
    const auto next = std::min_element(slots.begin(), slots.end(), [&](const SlotId& a, const SlotId& b) {
        return quoted_before(a) < quoted_before(b);
    });
    if (next == slots.end()) return {};
    wording_.quoted.push_back(*next);
    const Slot& slot = *this->slot(*next);
    const auto value = value_of({.kind = Expression::Kind::slot, .slot = *next}, facts_);
    const Cell* cell = facts_.memory.cell(*next);
    const std::string amounts_to = says(slot, *value, begins);
    const bool telling = cell && count_words(cell->words) >= kTellingWords;
    if (cell && !cell->words.empty() && (telling || amounts_to.empty()))
        return short_from_user(cell->words, kQuoted);
    return amounts_to.empty() ? shown(&slot, *value, begins) : amounts_to;
}

std::string Renderer::says(const Slot& slot, const Value& value, bool begins) {
    const auto* each = of_value(slot.says_each, value);
    return from_source(each ? *each : slot.says, begins);
}

std::string Renderer::from_source(const std::string& source, bool begins) {
    // A placeholder at the very beginning is fill()'s to see to: it may be the user's.
    const bool word_first = begins && !source.starts_with('{');
    if (source.find_first_of("{}") == std::string::npos) return capitalised_if(word_first, source);
    if (depth_ >= kMaxTextDepth) return {};
    const auto written = parse_template(source, Names{facts_.slots, facts_.named.types, nullptr});
    if (!written) return source;  // the loader refuses it
    ++depth_;
    auto words = fill(*written, begins);
    --depth_;
    return capitalised_if(word_first, words.value_or(""));
}

}  // namespace onward

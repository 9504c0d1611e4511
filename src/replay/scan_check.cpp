// What stands after "= ": one function for each kind of check, found by its first word.
#include <algorithm>

#include "base/text.hpp"
#include "dialog/turn.hpp"
#include "replay/scan.hpp"

namespace onward {
namespace {

using What = decltype(TalkCheck::what);

constexpr int kMostMisses = 1000;  // more no_match at one question than any conversation has

std::optional<What> state(Scan& scan, bool negated) {
    const auto name = scan_name(scan, "a state");
    if (!name) return std::nullopt;
    return InState{*name, negated};
}

std::optional<What> intent(Scan& scan, bool negated) {
    const auto name = scan_name(scan, "an intent");
    if (!name) return std::nullopt;
    DecidedByIntent check{*name, negated, std::nullopt};
    scan.skip_spaces();
    const std::size_t from = scan.at();
    if (scan.take_word("by")) {
        if (negated)
            return scan.fail("T03", scan.place_from(from), "\"by\" has no meaning under \"not intent\"");
        const auto words = scan_quoted(scan);
        if (!words) return std::nullopt;
        check.by = plain_words(*words);
        if (check.by->empty())
            return scan.fail("T08", scan.place_from(from), "there is no word between these quotes");
    }
    return check;
}

std::optional<What> also(Scan& scan, bool) {
    const auto name = scan_name(scan, "an intent");
    if (!name) return std::nullopt;
    return AlsoIntent{*name};
}

std::optional<What> entity(Scan& scan, bool) {
    const auto name = scan_name(scan, "an entity");
    if (!name) return std::nullopt;
    scan.skip_spaces();
    if (!scan.take("="))
        return scan.fail("T03", scan.place_from(scan.at()), "written is: = entity number = 7");
    const auto value = scan_value(scan, false);
    if (!value) return std::nullopt;
    return FoundInUtterance{*name, *value};
}

std::optional<What> rung(Scan& scan, bool) {
    const std::size_t from = scan.at();
    const std::string name(scan.take_name());
    if (std::find(std::begin(kRungNames), std::end(kRungNames), name) == std::end(kRungNames))
        return scan.fail("T03", scan.place_from(from),
                         "\"" + name + "\" is no rung of the ladder" + did_you_mean(name, kRungNames));
    return AnsweredByRung{name};
}

std::optional<What> no_match(Scan& scan, bool) {
    if (scan.done()) return NotUnderstood{};
    const auto nth = scan_count(scan, kMostMisses);
    if (!nth) return std::nullopt;
    return NotUnderstood{*nth};
}

struct Operator {
    std::string_view written;
    Comparing comparing;
};
// The longer ones first, so that `<=` is not read as `<`.
constexpr Operator kOperators[] = {{"!=", Comparing::not_equal}, {"<=", Comparing::at_most},
                                   {">=", Comparing::at_least},  {"=", Comparing::equal},
                                   {"<", Comparing::less},       {">", Comparing::greater}};

std::optional<What> slot(Scan& scan, bool) {
    const auto name = scan_name(scan, "a slot");
    if (!name) return std::nullopt;
    scan.skip_spaces();
    const std::size_t from = scan.at();
    if (scan.take_word("is")) {
        const bool negated = scan.take_word("not");
        if (!scan.take_word("set"))
            return scan.fail("T03", scan.place(from, from + scan.left().size()),
                             "after \"is\" comes \"set\" or \"not set\"");
        return SlotHolds{*name, negated ? Comparing::is_not_set : Comparing::is_set, {}};
    }
    std::optional<Comparing> comparing;
    if (scan.take_word("includes")) comparing = Comparing::includes;
    for (const Operator& each : kOperators)
        if (!comparing && scan.take(each.written)) comparing = each.comparing;
    if (!comparing)
        return scan.fail("T03", scan.place_from(from),
                         "after the slot comes =, !=, <, <=, >, >=, includes, \"is set\" or \"is not set\"");
    const auto value = scan_value(scan, false);
    if (!value) return std::nullopt;
    return SlotHolds{*name, *comparing, *value};
}

std::optional<What> holds(Scan& scan, bool) {
    const std::size_t from = scan.at();
    const std::string condition(scan.take_rest());
    if (condition.empty()) return scan.fail("T03", scan.place_from(from), "the condition is missing here");
    return ConditionHolds{condition, scan.place_from(from)};
}

std::optional<What> stack(Scan& scan, bool) {
    StackIs check;
    do {
        const auto name = scan_name(scan, "a state");
        if (!name) return std::nullopt;
        check.states.push_back(*name);
        scan.skip_spaces();
    } while (scan.take(">"));
    return check;
}

std::optional<What> ended(Scan& scan, bool) {
    const auto name = scan_name(scan, "a dialog");
    if (!name) return std::nullopt;
    scan.skip_spaces();
    const std::size_t from = scan.at();
    const std::string how(scan.take_name());
    constexpr std::string_view kHow[] = {"done", "skipped", "cancelled"};
    if (std::find(std::begin(kHow), std::end(kHow), how) == std::end(kHow))
        return scan.fail("T03", scan.place_from(from),
                         "a dialog ends done, skipped or cancelled" + did_you_mean(how, kHow));
    return DialogEnded{*name, how};
}

std::optional<What> text(Scan& scan, bool negated) {
    const auto name = scan_name(scan, "a text");
    if (!name) return std::nullopt;
    return CameFromText{*name, negated};
}

std::optional<What> time(Scan& scan, bool) {
    const auto when = scan_when(scan);
    if (!when) return std::nullopt;
    return SaidAt{*when};
}

std::optional<What> reminder(Scan& scan, bool) {
    const auto name = scan_name(scan, "a reminder");
    if (!name) return std::nullopt;
    scan.skip_spaces();
    const std::size_t from = scan.at();
    if (scan.take_word("at")) {
        const auto when = scan_when(scan);
        if (!when) return std::nullopt;
        return ReminderIs{*name, *when};
    }
    if (scan.take_word("is") && scan.take_word("not") && scan.take_word("set"))
        return ReminderIs{*name, std::nullopt};
    return scan.fail("T03", scan.place_from(from),
                     "after the reminder comes \"at Tue 20:00\" or \"is not set\"");
}

std::optional<What> said(Scan& scan, bool negated) {
    if (!negated)
        return scan.fail("T03", scan.place_from(0),
                         "what is said stands in lines with <; written is: = not said /words/");
    const auto pattern = scan_pattern(scan);
    if (!pattern) return std::nullopt;
    return NotSaid{*pattern};
}

std::optional<What> saved(Scan& scan, bool negated) {
    if (!negated)
        return scan.fail("T03", scan.place_from(0),
                         "what is saved is checked by = slot; written is: = not saved");
    if (scan.done()) return NotSaved{};
    const auto name = scan_name(scan, "a slot");
    if (!name) return std::nullopt;
    return NotSaved{*name};
}

std::optional<What> helpline(Scan& scan, bool) {
    const auto name = scan_name(scan, "a kind of helpline");
    if (!name) return std::nullopt;
    return HelplineShown{*name};
}

struct Kind {
    std::string_view name;
    std::optional<What> (*scan)(Scan&, bool negated);
};
constexpr Kind kKinds[] = {
    {"state", state},       {"intent", intent},     {"also", also},   {"entity", entity},
    {"rung", rung},         {"no_match", no_match}, {"slot", slot},   {"holds", holds},
    {"stack", stack},       {"ended", ended},       {"text", text},   {"time", time},
    {"reminder", reminder}, {"said", said},         {"saved", saved}, {"helpline", helpline}};
static_assert(std::size(kKinds) == kCheckNames.size());

}  // namespace

std::optional<TalkCheck> scan_check(Scan& scan) {
    const std::size_t from = scan.at();
    const bool negated = scan.take_word("not");
    const std::size_t word_at = scan.at();
    const std::string word(scan.take_name());
    const Place place = scan.place_from(word_at);
    const auto* kind = std::find_if(std::begin(kKinds), std::end(kKinds),
                                    [&](const Kind& each) { return each.name == word; });
    if (kind == std::end(kKinds))
        return scan.fail("T03", place, "unknown check \"" + word + "\"" + did_you_mean(word, kCheckNames));
    if (negated && std::find(kNegatableCheckNames.begin(), kNegatableCheckNames.end(), word) ==
                       kNegatableCheckNames.end())
        return scan.fail("T03", scan.place_from(from),
                         "\"not\" stands before state, intent, text, said and saved; write != or \"is not "
                         "set\" for the others");
    scan.skip_spaces();
    auto what = kind->scan(scan, negated);
    if (!what || !scan.end()) return std::nullopt;
    return TalkCheck{std::move(*what), place, {}};
}

}  // namespace onward

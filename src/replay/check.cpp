#include "replay/check.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "dialog/event.hpp"
#include "dialog/facts.hpp"
#include "nlu/utterance.hpp"
#include "replay/moment.hpp"
#include "replay/names.hpp"
#include "replay/scan.hpp"
#include "replay/values.hpp"

namespace onward {
namespace {

using Mismatch = std::optional<std::string>;

template <class Names>
std::string listed(const Names& names, const std::string& none) {
    std::vector<std::string> all;
    for (const auto& each : names) all.push_back(each);
    return all.empty() ? none : join(all, ", ");
}

Facts facts_of(const Scene& scene) { return facts_of(scene.script, scene.after, scene.utterance, scene.now); }

// --- route
// --------------------------------------------------------------------------------------------------

Mismatch check(const InState& wanted, const Scene& scene) {
    const StateId state = scene.after.current();
    if (is_in_state(scene.script, state, wanted.state.name) != wanted.negated) return std::nullopt;
    return "= state " + spoken_state(scene.script, state);
}

std::string spans_of(const Scene& scene) {
    std::string words;
    for (const TextSpan& span : scene.turn->trace.spans) {
        if (span.begin >= span.end || span.end > scene.utterance.size()) continue;
        if (!words.empty()) words += ' ';
        words += scene.utterance.substr(span.begin, span.end - span.begin);
    }
    return words;
}

Mismatch check(const DecidedByIntent& wanted, const Scene& scene) {
    const std::string intent = scene.turn == nullptr ? "" : scene.turn->trace.intent.value;
    const bool is = wanted.intent.name == "none" ? intent.empty()
                                                 : !intent.empty() && matches(wanted.intent.name, intent);
    const std::string got = "= intent " + (intent.empty() ? "none" : intent);
    if (is == wanted.negated) return got;
    if (wanted.by && plain_words(spans_of(scene)) != *wanted.by)
        return got + " by \"" + spans_of(scene) + "\"";
    return std::nullopt;
}

Mismatch check(const AlsoIntent& wanted, const Scene& scene) {
    std::vector<std::string> also;
    if (scene.turn != nullptr)
        for (const IntentId& each : scene.turn->trace.also) also.push_back(each.value);
    if (std::any_of(also.begin(), also.end(),
                    [&](const std::string& each) { return matches(wanted.intent.name, each); }))
        return std::nullopt;
    return "= also " + listed(also, "nothing");
}

Mismatch check(const FoundInUtterance& wanted, const Scene& scene) {
    const Value value = read_entity_value(wanted.entity.name, wanted.value.text);
    std::vector<std::string> found;
    if (scene.turn != nullptr)
        for (const FoundEntity& each : scene.turn->trace.entities) {
            if (!matches(wanted.entity.name, each.entity.value)) continue;
            if (same_value(each.value, value)) return std::nullopt;
            found.push_back("= entity " + each.entity.value + " = " + to_string(each.value));
        }
    return found.empty() ? "no entity " + wanted.entity.name : join(found, ", ");
}

Mismatch check(const AnsweredByRung& wanted, const Scene& scene) {
    std::string rung = "none";
    if (scene.repeat) rung = "repeat";
    if (scene.turn != nullptr && scene.turn->trace.rung)
        rung = kRungNames[static_cast<std::size_t>(*scene.turn->trace.rung)];
    if (rung == wanted.rung) return std::nullopt;
    return "= rung " + rung;
}

Mismatch check(const NotUnderstood& wanted, const Scene& scene) {
    const int misses = scene.turn == nullptr ? 0 : scene.turn->trace.no_match;
    if (wanted.nth ? misses == *wanted.nth : misses > 0) return std::nullopt;
    return misses == 0 ? "it was understood" : "= no_match " + std::to_string(misses);
}

Mismatch check(const StackIs& wanted, const Scene& scene) {
    // The frames from the top down. What a safety dialog has put aside is in the saved place and stands below
    // it in the eyes of an author, who may write it or not.
    std::vector<StateId> frames;
    for (auto frame = scene.after.stack.rbegin(); frame != scene.after.stack.rend(); ++frame)
        frames.push_back(frame->state);
    if (frames.empty()) frames.emplace_back();
    std::vector<StateId> with_saved = frames;
    const Dialog* top = scene.script.dialog(dialog_of(frames.front()));
    if (top != nullptr && top->kind == Dialog::Kind::safety && scene.after.saved)
        for (auto frame = scene.after.saved->stack.rbegin(); frame != scene.after.saved->stack.rend();
             ++frame)
            with_saved.push_back(frame->state);
    const auto is = [&](const std::vector<StateId>& states) {
        return std::equal(states.begin(), states.end(), wanted.states.begin(), wanted.states.end(),
                          [&](const StateId& state, const WrittenName& name) {
                              return is_in_state(scene.script, state, name.name);
                          });
    };
    if (is(frames) || is(with_saved)) return std::nullopt;
    std::vector<std::string> names;
    for (const StateId& each : with_saved) names.push_back(spoken_state(scene.script, each));
    return "= stack " + join(names, " > ");
}

Mismatch check(const DialogEnded& wanted, const Scene& scene) {
    std::vector<std::string> ended;
    if (scene.turn != nullptr)
        for (const DialogEnd& each : scene.turn->trace.ended) {
            if (matches(wanted.dialog.name, each.dialog.value) && each.how == wanted.how) return std::nullopt;
            ended.push_back("= ended " + each.dialog.value + " " + each.how);
        }
    return listed(ended, "no dialog ended");
}

// --- what is remembered
// -------------------------------------------------------------------------------------

std::vector<std::string> entries_of(const List& list) {
    std::vector<std::string> entries;
    for (const Entry& entry : list.entries) {
        if (entry.group.empty()) {
            entries.push_back(to_string(entry.cell.value));
            continue;
        }
        std::vector<std::string> cells;
        for (const auto& [slot, cell] : entry.group)
            cells.push_back(slot.value + ": " + to_string(cell.value));
        entries.push_back("{" + join(cells, ", ") + "}");
    }
    return entries;
}

bool ordered_as(Comparing comparing, int order) {
    switch (comparing) {
        case Comparing::less:
            return order < 0;
        case Comparing::at_most:
            return order <= 0;
        case Comparing::greater:
            return order > 0;
        case Comparing::at_least:
            return order >= 0;
        default:
            return false;
    }
}

Mismatch check_list(const SlotHolds& wanted, const Slot& slot, const Scene& scene) {
    static const List kEmpty;
    const List* stored = scene.after.memory.list(slot.id);
    const List& list = stored == nullptr ? kEmpty : *stored;
    const std::string got = list.entries.empty()
                                ? "= slot " + slot.id.value + " is not set"
                                : "= slot " + slot.id.value + " = [" + join(entries_of(list), ", ") + "]";
    const auto holds_value = [&](const Entry& entry, const Value& value) {
        if (entry.group.empty()) return same_value(entry.cell.value, value);
        return std::any_of(entry.group.begin(), entry.group.end(),
                           [&](const auto& each) { return same_value(each.second.value, value); });
    };
    switch (wanted.comparing) {
        case Comparing::is_set:
            return list.entries.empty() ? Mismatch(got) : std::nullopt;
        case Comparing::is_not_set:
            return list.entries.empty() ? std::nullopt : Mismatch(got);
        case Comparing::includes: {
            // The entries of a list of a group are compared as they are printed, for the value may be of any
            // of its slots.
            for (const Entry& entry : list.entries) {
                if (!slot.group.empty()) {
                    for (const auto& [id, cell] : entry.group)
                        if (to_string(cell.value) == wanted.value.text) return std::nullopt;
                    continue;
                }
                const auto value = read_value(scene.script, slot, wanted.value.text);
                if (value && holds_value(entry, *value)) return std::nullopt;
            }
            return got;
        }
        default: {
            const auto values = read_items(scene.script, slot, wanted.value.items);
            const bool equal =
                values &&
                std::equal(values->begin(), values->end(), list.entries.begin(), list.entries.end(),
                           [&](const Value& value, const Entry& entry) { return holds_value(entry, value); });
            return equal == (wanted.comparing == Comparing::equal) ? std::nullopt : Mismatch(got);
        }
    }
}

// A named value of conditions.yaml, which is spoken of like a slot.
Mismatch check_named(const SlotHolds& wanted, const Scene& scene) {
    const auto expression = scene.script.named.expressions.find(wanted.slot.name);
    if (expression == scene.script.named.expressions.end()) return "no slot of this name in this content";
    const std::optional<Value> value = value_of(expression->second, facts_of(scene));
    const std::string got =
        "= slot " + wanted.slot.name + (value ? " = " + to_string(*value) : " is not set");
    if (wanted.comparing == Comparing::is_set) return value ? std::nullopt : Mismatch(got);
    if (wanted.comparing == Comparing::is_not_set) return value ? Mismatch(got) : std::nullopt;
    if (!value) return got;
    const Value asked = read_entity_value("", wanted.value.text);
    const auto order = compare_values(*value, asked);
    const bool same = same_value(*value, asked) || to_string(*value) == wanted.value.text;
    if (wanted.comparing == Comparing::equal) return same ? std::nullopt : Mismatch(got);
    if (wanted.comparing == Comparing::not_equal) return same ? Mismatch(got) : std::nullopt;
    return order && ordered_as(wanted.comparing, *order) ? std::nullopt : Mismatch(got);
}

Mismatch check(const SlotHolds& wanted, const Scene& scene) {
    const Slot* slot = scene.script.slots.find(SlotId{wanted.slot.name});
    if (slot == nullptr) return check_named(wanted, scene);
    if (slot->type == SlotType::list) return check_list(wanted, *slot, scene);
    const Cell* cell = scene.after.memory.cell(slot->id);
    const std::string got =
        "= slot " + slot->id.value + (cell == nullptr ? " is not set" : " = " + to_string(cell->value));
    if (wanted.comparing == Comparing::is_set) return cell != nullptr ? std::nullopt : Mismatch(got);
    if (wanted.comparing == Comparing::is_not_set) return cell == nullptr ? std::nullopt : Mismatch(got);
    if (cell == nullptr) return got;
    const auto value = read_value(scene.script, *slot, wanted.value.text, false);
    if (!value) return got;
    if (wanted.comparing == Comparing::equal)
        return same_value(cell->value, *value) ? std::nullopt : Mismatch(got);
    if (wanted.comparing == Comparing::not_equal)
        return same_value(cell->value, *value) ? Mismatch(got) : std::nullopt;
    const auto order = compare_values(cell->value, *value);
    return order && ordered_as(wanted.comparing, *order) ? std::nullopt : Mismatch(got);
}

Mismatch check(const ConditionHolds& wanted, const Scene& scene) {
    const Names names{.slots = scene.script.slots,
                      .named = scene.script.named.types,
                      .text = [&](std::string_view name) -> std::optional<TextId> {
                          const TextId id{name};
                          if (scene.script.text(id) == nullptr) return std::nullopt;
                          return id;
                      }};
    const auto condition = parse_condition(wanted.condition, names);
    if (!condition) return condition.error().what;
    const Facts facts = facts_of(scene);
    if (holds(*condition, facts)) return std::nullopt;
    const std::vector<std::string> parts = values_read(*condition, scene.script, facts);
    return "it does not hold" + (parts.empty() ? "" : ": " + join(parts, ", "));
}

// Whether a slot took over what the user wrote: its words hold all of the message, or are a part of it that
// is more than one word.
bool holds_words(const std::string& stored, const std::string& message) {
    const auto kept = plain_words(stored);
    const auto written = plain_words(message);
    if (kept.empty() || written.empty()) return false;
    if (kept == written) return true;
    const auto within = [](const std::vector<std::string>& part, const std::vector<std::string>& whole) {
        return std::search(whole.begin(), whole.end(), part.begin(), part.end()) != whole.end();
    };
    return (kept.size() > 1 && within(kept, written)) || (written.size() > 1 && within(written, kept));
}

Mismatch check(const NotSaved& wanted, const Scene& scene) {
    std::vector<std::string> changed;
    std::vector<std::string> with_words;
    const auto look = [&](const SlotId& id, bool is_text, const std::optional<Value>& value,
                          const std::string& words) {
        if (holds_words(words, scene.utterance) ||
            (is_text && value && holds_words(to_string(*value), scene.utterance)))
            with_words.push_back(id.value);
    };
    for (const auto& [id, slot] : scene.script.slots.slots) {
        if (slot.type == SlotType::list) {
            const List* before = scene.before.memory.list(id);
            const List* after = scene.after.memory.list(id);
            if ((before == nullptr ? List{} : *before).entries ==
                (after == nullptr ? List{} : *after).entries)
                continue;
            changed.push_back(id.value);
            if (after == nullptr) continue;
            for (const Entry& entry : after->entries) {
                if (before != nullptr &&
                    std::find(before->entries.begin(), before->entries.end(), entry) != before->entries.end())
                    continue;
                if (entry.group.empty())
                    look(id, slot.item == SlotType::text, entry.cell.value, entry.cell.words);
                for (const auto& [part, cell] : entry.group) look(id, true, cell.value, cell.words);
            }
            continue;
        }
        const Cell* before = scene.before.memory.cell(id);
        const Cell* after = scene.after.memory.cell(id);
        if (before == nullptr && after == nullptr) continue;
        if (before != nullptr && after != nullptr && *before == *after) continue;
        changed.push_back(id.value);
        if (after != nullptr) look(id, slot.type == SlotType::text, after->value, after->words);
    }
    if (!with_words.empty()) return "the user's words are in " + join(with_words, ", ");
    if (!wanted.slot) return changed.empty() ? std::nullopt : Mismatch("changed: " + join(changed, ", "));
    for (const std::string& each : changed)
        if (matches(wanted.slot->name, each)) return "changed: " + each;
    return std::nullopt;
}

Mismatch check(const ReminderIs& wanted, const Scene& scene) {
    const Zone zone = zone_of(scene.script, scene.after);
    std::vector<Instant> due;
    const auto is_named = [&](const std::string& name) {
        return matches(wanted.reminder.name, name) ||
               matches(wanted.reminder.name, name.substr(0, name.find('#')));
    };
    for (const auto& [name, reminder] : scene.after.reminders)
        if (is_named(name.value)) due.push_back(reminder.due);
    if (is_named(kNoReply.value) && !scene.after.stack.empty() && scene.after.stack.back().no_reply_due)
        due.push_back(*scene.after.stack.back().no_reply_due);
    std::vector<std::string> got;
    for (const Instant each : due)
        got.push_back("= reminder " + wanted.reminder.name + " at " + on_the_wall_with_date(each, zone));
    if (!wanted.at) return due.empty() ? std::nullopt : Mismatch(join(got, ", "));
    const auto at = moment_of(*wanted.at, scene.now, zone);
    if (!at) return at.error().what;
    if (std::find(due.begin(), due.end(), *at) != due.end()) return std::nullopt;
    return got.empty() ? "= reminder " + wanted.reminder.name + " is not set" : join(got, ", ");
}

// --- what was said
// ------------------------------------------------------------------------------------------

bool came_from(const Say& say, std::string_view pattern) {
    return matches(pattern, say.text.value) ||
           std::any_of(say.also.begin(), say.also.end(),
                       [&](const TextId& each) { return matches(pattern, each.value); });
}
std::string texts_of(const Say& say) {
    std::string texts = "= text " + (say.text.empty() ? "(contacts alone)" : say.text.value);
    for (const TextId& each : say.also) texts += ", " + each.value;
    return texts;
}

Mismatch check(const CameFromText& wanted, const Scene& scene) {
    if (wanted.negated) {
        for (const Said& each : scene.said)
            if (came_from(each.say, wanted.text.name)) return texts_of(each.say);
        return std::nullopt;
    }
    if (scene.above == nullptr) return "no such message was said";
    return came_from(scene.above->say, wanted.text.name) ? std::nullopt
                                                         : Mismatch(texts_of(scene.above->say));
}

Mismatch check(const SaidAt& wanted, const Scene& scene) {
    if (scene.above == nullptr) return "no such message was said";
    const Zone zone = zone_of(scene.script, scene.after);
    if (is_at(wanted.when, scene.above->at, zone)) return std::nullopt;
    return "= time " + (wanted.when.date ? on_the_wall_with_date(scene.above->at, zone)
                                         : on_the_wall(scene.above->at, zone));
}

Mismatch check(const NotSaid& wanted, const Scene& scene) {
    for (const Said& each : scene.said)
        if (wanted.pattern.found_in(words_of(each.say))) return "< " + words_of(each.say);
    return std::nullopt;
}

Mismatch check(const HelplineShown& wanted, const Scene& scene) {
    std::string country;
    if (scene.script.slots.country)
        if (const Cell* cell = scene.after.memory.cell(*scene.script.slots.country))
            if (const auto* code = std::get_if<std::string>(&cell->value)) country = *code;
    std::vector<std::string> shown;
    for (const Said& each : scene.said)
        shown.insert(shown.end(), each.say.helplines.begin(), each.say.helplines.end());
    for (const std::string_view kind : kHelplineKinds) {
        if (!matches(wanted.kind.name, kind)) continue;
        for (const Contact& contact : scene.script.helplines.find(country, kind))
            if (std::find(shown.begin(), shown.end(), std::string(kind) + "/" + contact.name) != shown.end())
                return std::nullopt;
    }
    return "helplines shown" + (country.empty() ? "" : " (country " + country + ")") + ": " +
           listed(shown, "none");
}

}  // namespace

Facts facts_of(const Script& script, const Conversation& conversation, std::string_view utterance,
               Instant now) {
    Facts facts = facts_of(script, conversation, zone_of(script, conversation), now);
    facts.words = static_cast<int>(normalise(utterance).words.size());
    return facts;
}

std::vector<std::string> values_read(const Expression& expression, const Script& script, const Facts& facts,
                                     Values values) {
    std::vector<std::string> parts;
    visit_all(expression, [&](const Expression& part) {
        const bool named = part.kind == Expression::Kind::named;
        const std::string name = named ? part.name : part.slot.value;
        if (name.empty()) return;
        std::string value = "not set";
        const Slot* slot = named ? nullptr : script.slots.find(part.slot);
        const bool hidden = values == Values::as_logged && slot != nullptr && slot->log != Slot::Log::plain;
        if (named) {
            const auto found = script.named.expressions.find(name);
            const auto type = script.named.types.find(name);
            if (found == script.named.expressions.end() || type == script.named.types.end()) return;
            if (type->second == ValueType::condition)
                value = holds(found->second, facts) ? "yes" : "no";
            else if (const auto now = value_of(found->second, facts))
                value = to_string(*now);
        } else if (const Cell* cell = facts.memory.cell(part.slot)) {
            value = hidden ? "***" : to_string(cell->value);
        } else if (const List* list = facts.memory.list(part.slot)) {
            value = hidden ? "***" : "[" + join(entries_of(*list), ", ") + "]";
        }
        std::string said = name + " = " + value;
        if (std::find(parts.begin(), parts.end(), said) == parts.end()) parts.push_back(std::move(said));
    });
    return parts;
}

std::optional<std::string> mismatch(const TalkCheck& wanted, const Scene& scene) {
    return std::visit([&](const auto& each) { return check(each, scene); }, wanted.what);
}

}  // namespace onward

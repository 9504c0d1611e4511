#include "replay/names.hpp"

#include <algorithm>
#include <set>

#include "nlu/entities.hpp"
#include "replay/moment.hpp"
#include "replay/scan.hpp"
#include "replay/values.hpp"

namespace onward {
namespace {

void find_reminders(std::vector<KnownReminder>& found, const std::vector<Effect>& effects, bool safety) {
    for (const Effect& effect : effects)
        if (const auto* remind = std::get_if<Remind>(&effect)) found.push_back({remind, safety});
}
void find_reminders(std::vector<KnownReminder>& found, const std::vector<Case>& cases, bool safety) {
    for (const Case& each : cases) find_reminders(found, each.effects, safety);
}

// A talk against one script after the other.
class NameCheck {
  public:
    NameCheck(const Talk& talk, Zone zone) : talk_(talk), zone_(zone) {}
    std::vector<Diagnostic> check(const MetScripts& scripts);

  private:
    void meet(std::shared_ptr<const Script> script);
    void add(std::string_view code, const Place& place, std::string what);
    void known(const WrittenName& name, const std::vector<std::string>& names, const std::string& what);
    void known_state(const WrittenName& name);
    void real(const When& when);

    void settings();
    void slot_value(const Slot& slot, const WrittenValue& value, bool limits);
    void world(const WorldAct& act);
    void expected(const Expected& message);
    void check_line(const TalkCheck& check);
    void slot_check(const SlotHolds& check);
    void condition(const ConditionHolds& check);

    const Talk& talk_;
    Zone zone_;
    std::shared_ptr<const Script> script_;
    std::optional<KnownNames> names_;
    std::vector<Diagnostic> found_;
};

std::vector<Diagnostic> NameCheck::check(const MetScripts& scripts) {
    meet(scripts.first);
    settings();
    for (std::size_t i = 0; i < talk_.blocks.size(); ++i) {
        if (const auto other = scripts.from.find(i); other != scripts.from.end()) meet(other->second);
        const Block& block = talk_.blocks[i];
        if (const auto* act = std::get_if<WorldAct>(&block.opening)) world(*act);
        for (const Item& item : block.items) {
            if (const auto* message = std::get_if<Expected>(&item))
                expected(*message);
            else
                check_line(std::get<TalkCheck>(item));
        }
    }
    return std::move(found_);
}

void NameCheck::meet(std::shared_ptr<const Script> script) {
    script_ = std::move(script);
    names_.emplace(*script_);
}

void NameCheck::add(std::string_view code, const Place& place, std::string what) {
    found_.push_back({.code = std::string(code),
                      .source = {talk_.file, place.line, place.column},
                      .width = place.width,
                      .what = std::move(what)});
}

void NameCheck::known(const WrittenName& name, const std::vector<std::string>& names,
                      const std::string& what) {
    const bool wild = name.name.find('*') != std::string::npos;
    const bool found = wild ? std::any_of(names.begin(), names.end(),
                                          [&](const std::string& each) { return matches(name.name, each); })
                            : std::find(names.begin(), names.end(), name.name) != names.end();
    if (found) return;
    if (wild)
        add("T04", name.place, "no " + what + " has a name like \"" + name.name + "\"");
    else
        add("T04", name.place,
            what + " \"" + name.name + "\" is not defined" + did_you_mean(name.name, names));
}

void NameCheck::known_state(const WrittenName& name) {
    if (name.name == script_->coach.home.value) return;  // silent home
    known(name, names_->states, "state");
}

void NameCheck::real(const When& when) {
    if (!when.date) return;
    if (const auto instant = moment_of(when, Instant{}, zone_); !instant)
        add("T09", when.place, instant.error().what);
}

void NameCheck::settings() {
    const Settings& settings = talk_.settings;
    for (const WrittenName& state : settings.start) {
        known(state, names_->states, "state");
        const State* found = script_->state(StateId{state.name});
        if (found != nullptr && !found->waits())
            add("T04", state.place,
                "state \"" + state.name +
                    "\" asks nothing, so nobody waits there; a talk starts in a state with `ask`");
    }
    if (settings.clock) {
        real(settings.clock->when);
        if (!script_->slots.zone && settings.clock->zone != "UTC")
            add("T09", settings.clock->zone_place,
                "this content has no slot of type zone, so the user's zone is always UTC");
    }
    for (const SlotSetting& each : settings.slots) {
        known(each.slot, names_->slots, "slot");
        if (const Slot* slot = script_->slots.find(SlotId{each.slot.name}))
            slot_value(*slot, each.value, true);
    }
    const std::vector<KnownReminder> reminders = reminders_of(*script_);
    for (const ReminderSetting& each : settings.reminders) {
        known(each.reminder, names_->reminders, "reminder");
        real(each.at);
        for (const KnownReminder& reminder : reminders)
            if (reminder.remind->name.value == each.reminder.name && reminder.remind->of)
                add("T07", each.reminder.place,
                    "the reminder \"" + each.reminder.name + "\" belongs to the entries of the list " +
                        reminder.remind->of->value + "; let a talk set it and go on with `continues:`");
    }
}

void NameCheck::slot_value(const Slot& slot, const WrittenValue& value, bool limits) {
    if (slot.type == SlotType::list) {
        if (!value.is_list)
            return add("T07", value.place, "the slot " + slot.id.value + " holds a list: write [a, b]");
        if (const auto items = read_items(*script_, slot, value.items); !items)
            add("T07", value.place, items.error().what);
        return;
    }
    if (value.is_list)
        return add("T07", value.place, "the slot " + slot.id.value + " holds one value, not a list");
    if (const auto read = read_value(*script_, slot, value.text, limits); !read)
        add("T07", value.place, read.error().what);
}

void NameCheck::world(const WorldAct& act) {
    if (const auto* at = std::get_if<At>(&act)) real(at->when);
}

void NameCheck::expected(const Expected& message) {
    if (message.kind != Expected::Kind::text) return;
    Place place = message.place;
    place.column += static_cast<int>(message.written.find_first_not_of(' ', 2));
    place.width = static_cast<int>(message.text.size());
    known({message.text, place}, names_->texts, "text");
}

void NameCheck::check_line(const TalkCheck& check) {
    if (const auto* state = std::get_if<InState>(&check.what)) known_state(state->state);
    if (const auto* intent = std::get_if<DecidedByIntent>(&check.what);
        intent != nullptr && intent->intent.name != "none")
        known(intent->intent, names_->intents, "intent");
    if (const auto* also = std::get_if<AlsoIntent>(&check.what))
        known(also->intent, names_->intents, "intent");
    if (const auto* entity = std::get_if<FoundInUtterance>(&check.what))
        known(entity->entity, names_->entities, "entity");
    if (const auto* slot = std::get_if<SlotHolds>(&check.what)) slot_check(*slot);
    if (const auto* holds = std::get_if<ConditionHolds>(&check.what)) condition(*holds);
    if (const auto* stack = std::get_if<StackIs>(&check.what))
        for (const WrittenName& state : stack->states) known_state(state);
    if (const auto* ended = std::get_if<DialogEnded>(&check.what))
        known(ended->dialog, names_->dialogs, "dialog");
    if (const auto* text = std::get_if<CameFromText>(&check.what)) known(text->text, names_->texts, "text");
    if (const auto* reminder = std::get_if<ReminderIs>(&check.what)) {
        known(reminder->reminder, names_->reminders, "reminder");
        if (reminder->at) real(*reminder->at);
    }
    if (const auto* saved = std::get_if<NotSaved>(&check.what); saved != nullptr && saved->slot)
        known(*saved->slot, names_->slots, "slot");
    if (const auto* helpline = std::get_if<HelplineShown>(&check.what))
        known(helpline->kind, std::vector<std::string>(std::begin(kHelplineKinds), std::end(kHelplineKinds)),
              "kind of helpline");
}

bool has_order(SlotType type) {
    return type == SlotType::integer || type == SlotType::number || type == SlotType::date ||
           type == SlotType::time;
}

void NameCheck::slot_check(const SlotHolds& check) {
    const Slot* slot = script_->slots.find(SlotId{check.slot.name});
    if (slot == nullptr) {
        const auto named = script_->named.types.find(check.slot.name);
        if (named == script_->named.types.end()) return known(check.slot, names_->slots, "slot");
        if (named->second == ValueType::condition)
            return add("T03", check.slot.place,
                       "\"" + check.slot.name + "\" is a condition; written is: = holds " + check.slot.name);
        if (check.comparing == Comparing::includes || check.value.is_list)
            return add("T07", check.value.place, "\"" + check.slot.name + "\" holds one value, not a list");
        return;
    }
    switch (check.comparing) {
        case Comparing::is_set:
        case Comparing::is_not_set:
            return;
        case Comparing::includes:
            if (slot->type != SlotType::list)
                return add("T07", check.slot.place,
                           "the slot " + slot->id.value + " holds no list that could include something");
            if (!slot->group.empty()) return;
            if (const auto item = read_items(*script_, *slot, {check.value.text}); !item)
                add("T07", check.value.place, item.error().what);
            return;
        case Comparing::equal:
        case Comparing::not_equal:
            return slot_value(*slot, check.value, true);
        default:
            if (!has_order(slot->type))
                return add("T07", check.slot.place,
                           "the values of the slot " + slot->id.value + " have no order; write = or !=");
            return slot_value(*slot, check.value, false);
    }
}

void NameCheck::condition(const ConditionHolds& check) {
    const Names names{.slots = script_->slots,
                      .named = script_->named.types,
                      .text = [this](std::string_view name) -> std::optional<TextId> {
                          const TextId id{name};
                          if (script_->text(id) == nullptr) return std::nullopt;
                          return id;
                      }};
    if (const auto parsed = parse_condition(check.condition, names); !parsed) {
        Place place = check.place;
        place.column += static_cast<int>(parsed.error().at);
        place.width = 1;
        add("T03", place, parsed.error().what);
    }
}

}  // namespace

std::vector<KnownReminder> reminders_of(const Script& script) {
    std::vector<KnownReminder> found;
    for (const DialogId& id : script.dialog_order) {
        const Dialog* dialog = script.dialog(id);
        if (dialog == nullptr) continue;
        const bool safety = dialog->kind == Dialog::Kind::safety;
        for (const auto* cases : {&dialog->enter, &dialog->listen, &dialog->no_match})
            find_reminders(found, *cases, safety);
        for (const StateId& name : dialog->states) {
            const State* state = script.state(name);
            if (state == nullptr) continue;
            find_reminders(found, state->effects, safety);
            for (const auto* cases : {&state->buttons, &state->listen, &state->no_match, &state->then})
                find_reminders(found, *cases, safety);
            if (state->no_reply) find_reminders(found, state->no_reply->then.effects, safety);
        }
    }
    std::set<std::string> answers;  // in order, for the map's own is another on every machine
    for (const auto& [name, set] : script.answers) answers.insert(name);
    for (const std::string& name : answers) {
        const AnswerSet& set = script.answers.at(name);
        for (const auto* cases : {&set.buttons, &set.listen, &set.no_match})
            find_reminders(found, *cases, false);
    }
    for (const auto* cases : {&script.coach.gates, &script.coach.visit, &script.coach.commands})
        find_reminders(found, *cases, false);
    return found;
}

KnownNames::KnownNames(const Script& script) {
    for (const auto& [id, state] : script.states) states.push_back(id.value);
    for (const auto& [id, dialog] : script.dialogs) dialogs.push_back(id.value);
    for (const auto& [id, text] : script.texts) texts.push_back(id.value);
    for (const auto& [id, slot] : script.slots.slots) slots.push_back(id.value);
    std::set<std::string> unique;
    for (const KnownReminder& each : reminders_of(script)) unique.insert(each.remind->name.value);
    unique.insert("no_reply");
    reminders.assign(unique.begin(), unique.end());
    entities = built_in_entities();
    entities.emplace_back("text");
    if (script.matcher) {
        for (const Intent& intent : script.matcher->book().intents) {
            intents.push_back(intent.id.value);
            // A denied safety rule is reported for the intent, and content awaits it for the family.
            if (intent.safety) intents.push_back(denied_name(intent.id.value));
        }
        for (const EntityDefinition& entity : script.matcher->book().entities)
            entities.push_back(entity.id.value);
    }
    for (auto* names : {&states, &dialogs, &texts, &intents, &entities}) {
        std::sort(names->begin(), names->end());
        names->erase(std::unique(names->begin(), names->end()), names->end());
    }
}

bool matches(std::string_view pattern, std::string_view name) {
    // Greedy with one way back: the last star may always take one character more.
    std::size_t p = 0;
    std::size_t n = 0;
    std::size_t star = std::string_view::npos;
    std::size_t taken = 0;
    while (n < name.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            taken = n;
        } else if (p < pattern.size() && pattern[p] == name[n]) {
            ++p;
            ++n;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            n = ++taken;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

std::string spoken_state(const Script& script, const StateId& state) {
    return state.empty() ? script.coach.home.value : state.value;
}

bool is_in_state(const Script& script, const StateId& state, std::string_view pattern) {
    return matches(pattern, spoken_state(script, state)) ||
           (state.empty() && matches(pattern, script.coach.home.value + "."));
}

std::vector<Diagnostic> check_names(const Talk& talk, const MetScripts& scripts, Zone zone) {
    return NameCheck(talk, zone).check(scripts);
}

}  // namespace onward

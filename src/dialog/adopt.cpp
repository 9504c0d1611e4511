#include "dialog/adopt.hpp"

#include <algorithm>

#include "dialog/frames.hpp"
#include "dialog/situation.hpp"
#include "dialog/values.hpp"

namespace onward {
namespace {

// Whatever was stored is read: numbers and moments that no conversation has are brought where reckoning with
// them can not overflow.
constexpr int kMostCounted = 1'000'000;
constexpr std::int64_t kMostQuestions = 1'000'000'000'000;
const Instant kLatest{std::chrono::hours{24 * 365 * 1000}};

void adopt_count(int& count) { count = std::clamp(count, 0, kMostCounted); }
void adopt_moment(Instant& moment) { moment = std::clamp(moment, Instant{}, kLatest); }
void adopt_moment(std::optional<Instant>& moment) {
    if (moment) adopt_moment(*moment);
}

// --- states

struct Place {
    StateId state;  // empty: its dialog is gone
    Adopted::How how = Adopted::How::same;
};

// Where a state's name leads today.
Place place_of(const Script& script, const StateId& old) {
    StateId state = old;
    if (script.state(old) == nullptr) {
        const auto to = script.moved_states.find(old);
        const auto dialog = script.moved_dialogs.find(dialog_of(old));
        if (to != script.moved_states.end()) {
            state = to->second;
        } else if (dialog != script.moved_dialogs.end()) {
            state = StateId{dialog->second.value + "." + std::string(name_in_dialog(old))};
        }
    }
    if (script.state(state) != nullptr) {
        return {state, state == old ? Adopted::How::same : Adopted::How::moved};
    }
    const Dialog* dialog = script.dialog(dialog_of(state));
    if (dialog == nullptr || dialog->start.empty()) return {StateId{}, Adopted::How::restarted};
    return {dialog->start, Adopted::How::restarted};
}

// Where a frame waits today. A safety dialog must not pass and end by itself: where it waited and no longer
// asks, it begins again.
Place place_of_frame(const Script& script, const StateId& old) {
    const Place place = place_of(script, old);
    const State* state = script.state(place.state);
    if (state == nullptr || state->waits() || !is_safety(script, place.state)) return place;
    const StateId& start = script.dialog(dialog_of(place.state))->start;
    return place.state == start ? place : Place{start, Adopted::How::restarted};
}

Adopted::How worse(Adopted::How a, Adopted::How b) { return std::max(a, b); }

// Changes what a map holds, and drops what can not be; gives how many were dropped. (std::erase_if may not
// change.)
template <class Map, class Adopt>
int adopt_each(Map& map, Adopt&& adopts) {
    int dropped = 0;
    for (auto at = map.begin(); at != map.end();) {
        if (adopts(at->first, at->second)) {
            ++at;
        } else {
            at = map.erase(at);
            ++dropped;
        }
    }
    return dropped;
}

// Its question is closed: it is entered anew with the next step().
void start_over(Frame& frame, const StateId& state) {
    frame.state = state;
    frame.question = 0;
    frame.offered.clear();
    frame.misses = 0;
    frame.refused = frame.changing = false;
    frame.no_replies = 0;
    frame.no_reply_due.reset();
}

void adopt_frame(const Script& script, Frame& frame, const Place& place) {
    if (place.how == Adopted::How::restarted) {
        start_over(frame, place.state);
    } else {
        frame.state = place.state;
        if (!script.state(place.state)->waits()) start_over(frame, place.state);
    }
    for (int* count : {&frame.misses, &frame.turns, &frame.no_replies, &frame.quiet_replies})
        adopt_count(*count);
    frame.question = std::clamp<std::int64_t>(frame.question, 0, kMostQuestions);
    adopt_moment(frame.no_reply_due);
    adopt_moment(frame.left);
}

// Where a frame leads back to must be a state of the dialog below it, else the question there.
void adopt_ways_back(const Script& script, std::vector<Frame>& stack) {
    for (std::size_t i = 0; i < stack.size(); ++i) {
        Frame& frame = stack[i];
        if (i == 0) {
            frame.returns = Frame::Return::none;
        } else if (frame.returns != Frame::Return::state) {
            frame.returns = Frame::Return::here;
        } else {
            frame.back = place_of(script, frame.back).state;
            if (frame.back.empty() || dialog_of(frame.back) != dialog_of(stack[i - 1].state)) {
                frame.returns = Frame::Return::here;
            }
        }
        if (frame.returns != Frame::Return::state) frame.back = StateId{};
    }
}

struct AdoptedStack {
    Adopted::How how = Adopted::How::same;
    int dropped = 0;
    bool top_dropped = false;
    bool safety_restarted = false;
};

AdoptedStack adopt_stack(const Script& script, std::vector<Frame>& stack) {
    AdoptedStack result;
    const auto drop = [&](std::size_t i) {
        result.top_dropped = result.top_dropped || i + 1 == stack.size();
        result.how = Adopted::How::restarted;
        ++result.dropped;
        take_out(stack, i);
    };
    for (std::size_t i = 0; i < stack.size();) {
        const Place place = place_of_frame(script, stack[i].state);
        const bool twice =
            std::any_of(stack.begin(), stack.begin() + static_cast<std::ptrdiff_t>(i),
                        [&](const Frame& below) { return dialog_of(below.state) == dialog_of(place.state); });
        if (place.state.empty() || twice || i == kStackDepth) {
            drop(i);
            continue;
        }
        result.how = worse(result.how, place.how);
        if (place.how == Adopted::How::restarted && is_safety(script, place.state))
            result.safety_restarted = true;
        adopt_frame(script, stack[i], place);
        ++i;
    }
    adopt_ways_back(script, stack);
    // What lay under a dialog that is gone is asked again before it is answered.
    if (result.top_dropped && !stack.empty()) {
        stack.back().covered = true;
        come_back(stack);
    }
    return result;
}

// --- slots

// The value as today's slot holds it; nothing: it has another type now.
std::optional<Value> adopted_value(const SlotTable& slots, const Slot& slot, const Value& value) {
    const auto fitting = as_type(slots, slot, value);
    const auto is_number = [](const Value& one) {
        return std::holds_alternative<std::int64_t>(one) || std::holds_alternative<double>(one);
    };
    if (!fitting || (fitting->index() != value.index() && !(is_number(*fitting) && is_number(value)))) {
        return std::nullopt;
    }
    return kept_within_limits(slot, *fitting);
}

bool adopt_cell(const SlotTable& slots, const SlotId& id, Cell& cell) {
    const Slot* slot = slots.find(id);
    if (slot == nullptr || slot->type == SlotType::list) return false;
    const auto value = adopted_value(slots, *slot, cell.value);
    if (!value) return false;
    cell.value = *value;
    adopt_moment(cell.written);
    for (Reason& reason : cell.reasons) adopt_moment(reason.at);
    std::erase_if(cell.reasons, [&](const Reason& reason) { return slots.find(reason.slot) == nullptr; });
    return true;
}

bool adopt_entry(const SlotTable& slots, const Slot& list, Entry& entry) {
    adopt_moment(entry.cell.written);
    entry.id = std::min<std::uint64_t>(entry.id, kMostQuestions);
    if (list.group.empty()) {
        const auto value = adopted_value(slots, list, entry.cell.value);
        if (value) entry.cell.value = *value;
        return value && entry.group.empty();
    }
    adopt_each(entry.group, [&](const SlotId& id, Cell& cell) { return adopt_cell(slots, id, cell); });
    return !entry.group.empty();
}

bool adopt_list(const SlotTable& slots, const SlotId& id, List& list) {
    const Slot* slot = slots.find(id);
    if (slot == nullptr || slot->type != SlotType::list) return false;
    const bool was_empty = list.entries.empty();
    adopt_moment(list.written);
    list.next_id = std::min<std::uint64_t>(list.next_id, kMostQuestions);
    std::erase_if(list.entries, [&](Entry& entry) { return !adopt_entry(slots, *slot, entry); });
    const auto most = static_cast<std::size_t>(std::max(slot->at_most, 1));
    if (list.entries.size() > most) {
        list.entries.erase(list.entries.begin(), list.entries.end() - static_cast<std::ptrdiff_t>(most));
    }
    for (const Entry& entry : list.entries) list.next_id = std::max(list.next_id, entry.id + 1);
    return was_empty || !list.entries.empty();
}

int adopt_memory(const SlotTable& slots, Memory& memory) {
    return adopt_each(memory.cells,
                      [&](const SlotId& id, Cell& cell) { return adopt_cell(slots, id, cell); }) +
           adopt_each(memory.lists,
                      [&](const SlotId& id, List& list) { return adopt_list(slots, id, list); });
}

// --- reminders, and what `back` would restore

bool adopt_reminder(const Script& script, Reminder& reminder) {
    reminder.goes_to = place_of(script, reminder.goes_to).state;
    adopt_moment(reminder.planned);
    adopt_moment(reminder.due);
    return !reminder.goes_to.empty() && (!reminder.list || script.slots.find(*reminder.list) != nullptr);
}

bool adopt_undo(const Script& script, Undo& undo) {
    const AdoptedStack stack = adopt_stack(script, undo.stack);
    if (stack.how == Adopted::How::restarted || undo.stack.empty()) return false;
    if (undo.saved && (adopt_stack(script, undo.saved->stack).dropped > 0 || undo.saved->stack.empty())) {
        undo.saved.reset();
    }
    const auto is_known = [&](const SlotId& id) { return script.slots.find(id) != nullptr; };
    adopt_each(undo.cells, [&](const SlotId& id, std::optional<Cell>& cell) {
        return cell ? adopt_cell(script.slots, id, *cell) : is_known(id);
    });
    adopt_each(undo.lists, [&](const SlotId& id, ListUndo& list) {
        const Slot* slot = script.slots.find(id);
        if (slot == nullptr || slot->type != SlotType::list) return false;
        std::erase_if(list.entries, [&](Entry& entry) { return !adopt_entry(script.slots, *slot, entry); });
        adopt_moment(list.written);
        return true;
    });
    adopt_each(undo.reminders, [&](const ReminderId&, std::optional<Reminder>& reminder) {
        return !reminder || adopt_reminder(script, *reminder);
    });
    return true;
}

void adopt_undos(const Script& script, std::deque<Shared<Undo>>& undos) {
    // What is older than an answer that can not be undone can not be reached either.
    for (std::size_t i = undos.size(); i-- > 0;) {
        Undo undo = *undos[i];
        if (adopt_undo(script, undo)) {
            undos[i] = std::move(undo);
            continue;
        }
        undos.erase(undos.begin(), undos.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        break;
    }
    while (undos.size() > kUndos) undos.pop_front();
}

void adopt_rest(const Script& script, Conversation& conversation) {
    if (conversation.clarification) {
        const auto& guesses = conversation.clarification->guesses;
        const bool known = std::all_of(guesses.begin(), guesses.end(),
                                       [&](const IntentId& guess) { return script.labels.contains(guess); });
        if (!known) conversation.clarification.reset();
    }
    if (conversation.last_questions && script.dialog(*conversation.last_questions) == nullptr) {
        conversation.last_questions.reset();
    }
    for (int* count : {&conversation.unanswered, &conversation.reminded}) adopt_count(*count);
    conversation.questions_asked = std::clamp<std::int64_t>(conversation.questions_asked, 0, kMostQuestions);
    adopt_moment(conversation.last_message);
    adopt_moment(conversation.not_text_said);
}

}  // namespace

Adopted adopt(const Script& script, Conversation conversation) {
    Adopted adopted;
    const AdoptedStack stack = adopt_stack(script, conversation.stack);
    adopted.how = stack.how;
    adopted.dropped_frames = stack.dropped;
    if (stack.safety_restarted) {
        conversation.owed = "safety_contacts_again";
    } else if (stack.how == Adopted::How::restarted) {
        conversation.owed = "content_changed";
    } else if (!script.coach.lines.contains(conversation.owed)) {
        conversation.owed.clear();
    }
    if (conversation.saved) {
        const AdoptedStack saved = adopt_stack(script, conversation.saved->stack);
        adopted.dropped_frames += saved.dropped;
        adopt_moment(conversation.saved->at);
        if (conversation.saved->stack.empty()) conversation.saved.reset();
    }
    adopted.dropped_slots = adopt_memory(script.slots, conversation.memory);
    adopted.dropped_reminders =
        adopt_each(conversation.reminders,
                   [&](const ReminderId&, Reminder& reminder) { return adopt_reminder(script, reminder); });
    adopt_undos(script, conversation.undos);
    adopt_rest(script, conversation);
    adopted.conversation = std::move(conversation);
    return adopted;
}

}  // namespace onward

#include <algorithm>
#include <nlohmann/json.hpp>

#include "codec/codec.hpp"
#include "codec/json_values.hpp"
#include "codec/reading_json.hpp"

namespace onward {
namespace {

using nlohmann::json;

// ids of any kind, in their order
template <class Range>
json names(const Range& ids) {
    json out = json::array();
    for (const auto& id : ids) out.push_back(id.value);
    return out;
}

json action(const Action& action) {
    if (const auto* say = std::get_if<Say>(&action)) {
        json out{{"say", say->words}, {"text", say->text.value}};
        if (!say->also.empty()) out["also"] = names(say->also);
        if (!say->buttons.empty()) out["buttons"] = say->buttons;
        if (say->question != 0) out["question"] = say->question;
        if (!say->helplines.empty()) out["helplines"] = say->helplines;
        if (say->unasked) out["unasked"] = true;
        if (say->crisis) out["crisis"] = true;
        return out;
    }
    if (const auto* forget = std::get_if<Forget>(&action))
        return {{"forget", forget->conversation_goes_on ? "with exceptions" : "everything"}};
    return {{"export", "everything"}};
}

// A value, as far as its slot lets it be seen. Slots that may not even be known to be set are left out
// before.
json shown(const Slot* slot, const std::optional<Value>& value) {
    if (!value) return nullptr;
    if (slot != nullptr && slot->log == Slot::Log::plain) return stored::to_json(*value);
    return "***";
}

json trace(const Script& script, const Trace& trace) {
    json out = json::object();
    json tried = json::array();
    for (const RungTried& one : trace.tried) {
        json rung{{"rung", kRungNames[static_cast<std::size_t>(one.rung)]}};
        if (!one.why_not.empty()) rung["why_not"] = one.why_not;
        tried.push_back(std::move(rung));
    }
    out["tried"] = std::move(tried);
    out["rung"] = trace.rung ? json(kRungNames[static_cast<std::size_t>(*trace.rung)]) : json(nullptr);
    out["intent"] = trace.intent.value;
    out["also"] = names(trace.also);
    out["safety"] = names(trace.safety);
    json candidates = json::array();
    for (const Candidate& one : trace.candidates) candidates.push_back(json_of(one));
    out["candidates"] = std::move(candidates);
    // What was found is often a name or a date of the user's life: the kind and the place are enough.
    json entities = json::array();
    for (const FoundEntity& one : trace.entities)
        entities.push_back(
            {{"entity", one.entity.value}, {"span", {one.span.begin, one.span.end}}, {"share", one.share}});
    out["entities"] = std::move(entities);
    out["decided_by"] = json_of(trace.decided_by);
    out["spans"] = json_of(trace.spans);
    out["states"] = names(trace.states);
    json slots = json::array();
    for (const SlotChange& change : trace.slots) {
        const Slot* slot = script.slots.find(change.slot);
        if (slot == nullptr || slot->log == Slot::Log::never) continue;
        slots.push_back({{"slot", change.slot.value},
                         {"before", shown(slot, change.before)},
                         {"after", shown(slot, change.after)}});
    }
    out["slots"] = std::move(slots);
    json ended = json::array();
    for (const DialogEnd& one : trace.ended)
        ended.push_back({{"dialog", one.dialog.value}, {"how", one.how}});
    out["ended"] = std::move(ended);
    if (trace.no_match > 0) out["no_match"] = trace.no_match;
    out["notes"] = trace.notes;
    return out;
}

}  // namespace

std::string write_turn(const Script& script, const Turn& turn) {
    json actions = json::array();
    for (const Action& one : turn.actions) actions.push_back(action(one));
    json stack = json::array();
    for (auto frame = turn.conversation.stack.rbegin(); frame != turn.conversation.stack.rend(); ++frame)
        stack.push_back(frame->state.value);
    const json out{
        {"actions", std::move(actions)}, {"stack", std::move(stack)}, {"trace", trace(script, turn.trace)}};
    return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace onward

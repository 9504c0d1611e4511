#include "app/explain_turn.hpp"

#include <algorithm>

#include "replay/why.hpp"

namespace onward {
namespace {

constexpr std::size_t kLabelWidth = 12;  // "transition" and two spaces

std::string with_label(const std::string& label, const std::string& text) {
    return label + std::string(label.size() < kLabelWidth ? kLabelWidth - label.size() : 1, ' ') + text;
}

std::string shown(const Slot& slot, const std::optional<Value>& value) {
    if (!value) return "not set";
    return slot.log == Slot::Log::plain ? to_string(*value) : "***";
}

}  // namespace

std::vector<std::string> explain_turn(const Script& script, const PlayedTurn& turn) {
    std::vector<std::string> lines;
    for (const WhyLine& line : why(turn, script, {}, Values::as_logged))
        lines.push_back(with_label(line.label, line.text));
    std::string label = "slots";
    const Trace& trace = turn.delivered.turn.trace;
    for (const SlotChange& change : trace.slots) {
        const Slot* slot = script.slots.find(change.slot);
        if (slot == nullptr || slot->log == Slot::Log::never) continue;
        lines.push_back(with_label(label, change.slot.value + ": " + shown(*slot, change.before) + " -> " +
                                              shown(*slot, change.after)));
        label.clear();
    }
    label = "ended";
    for (const DialogEnd& end : trace.ended) {
        lines.push_back(with_label(label, end.dialog.value + ", " + end.how));
        label.clear();
    }
    return lines;
}

}  // namespace onward

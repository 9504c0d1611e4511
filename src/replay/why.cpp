#include "replay/why.hpp"

#include <algorithm>
#include <cstdio>

#include "base/text.hpp"
#include "replay/names.hpp"

namespace onward {
namespace {

constexpr std::size_t kMostCandidates = 4;  // of those that lost: more hide the one that matters

std::string two_decimals(double number) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", number);
    return text;
}

std::string matched_words(const Candidate& candidate, std::string_view utterance) {
    std::string words;
    for (const TextSpan& span : candidate.spans) {
        if (span.begin >= span.end || span.end > utterance.size()) continue;
        if (!words.empty()) words += " ";
        words += utterance.substr(span.begin, span.end - span.begin);
    }
    return words;
}

std::string of_candidate(const Candidate& candidate, std::string_view utterance, const Candidate* winner) {
    std::string line = candidate.intent.value;
    if (candidate.source.line > 0) line += "   " + to_string(candidate.source);
    line += candidate.rule.empty()
                ? "   by its examples"
                : "   " + (candidate.parts.empty() ? "rule" : candidate.parts.front().name) + " \"" +
                      candidate.rule + "\"";
    const std::string words = matched_words(candidate, utterance);
    if (!words.empty()) line += "   matched \"" + words + "\"";
    line += "   score " + two_decimals(candidate.score);
    if (candidate.score < kThreshold) line += "   below " + two_decimals(kThreshold);
    if (winner != nullptr && winner != &candidate && winner->score > candidate.score)
        line += "   lost by " + two_decimals(winner->score - candidate.score);
    return line;
}

std::vector<std::string> of_intents(const PlayedTurn& turn, const Script& script,
                                    const std::vector<std::string>& wanted) {
    const auto* message = std::get_if<Message>(&turn.event);
    if (message == nullptr) return {};
    const Trace& trace = turn.delivered.turn.trace;
    const auto find = [&](std::string_view intent) {
        return std::find_if(trace.candidates.begin(), trace.candidates.end(),
                            [&](const Candidate& each) { return matches(intent, each.intent.value); });
    };
    std::vector<std::string> lines;
    const auto decided = trace.intent.empty() ? trace.candidates.end() : find(trace.intent.value);
    const Candidate* winner = decided == trace.candidates.end() ? nullptr : &*decided;
    if (winner != nullptr) lines.push_back(of_candidate(*winner, message->text, nullptr));
    std::optional<Reading> reading;  // of the whole matcher, for what was not a candidate here
    for (const std::string& intent : wanted) {
        if (!trace.intent.empty() && matches(intent, trace.intent.value)) continue;
        if (const auto candidate = find(intent); candidate != trace.candidates.end()) {
            lines.push_back(of_candidate(*candidate, message->text, winner));
            continue;
        }
        if (script.matcher && !reading)
            reading = script.matcher->read(
                message->text, to_local(turn.at, zone_of(script, turn.delivered.turn.conversation)));
        const auto elsewhere =
            reading ? std::find_if(reading->candidates.begin(), reading->candidates.end(),
                                   [&](const Candidate& each) { return matches(intent, each.intent.value); })
                    : std::vector<Candidate>::iterator{};
        if (reading && elsewhere != reading->candidates.end())
            lines.push_back(of_candidate(*elsewhere, message->text, nullptr) + "   not awaited here");
        else
            lines.push_back(intent + "   none of its rules matched");
    }
    std::size_t others = 0;
    for (const Candidate& each : trace.candidates) {
        const bool told =
            &each == winner || std::any_of(wanted.begin(), wanted.end(), [&](const std::string& intent) {
                return matches(intent, each.intent.value);
            });
        if (told || each.score < kThreshold || others == kMostCandidates) continue;
        ++others;
        lines.push_back(of_candidate(each, message->text, winner));
    }
    return lines;
}

std::string of_rung(const Trace& trace) {
    std::string line = trace.rung ? kRungNames[static_cast<std::size_t>(*trace.rung)] : "none";
    std::string tried;
    for (const RungTried& each : trace.tried) {
        if (each.why_not.empty()) continue;  // the one that answered
        tried += (tried.empty() ? "" : ", ") + std::string(kRungNames[static_cast<std::size_t>(each.rung)]) +
                 " no (" + each.why_not + ")";
    }
    if (!tried.empty()) line += "; tried before: " + tried;
    return line;
}

// The conditions of the cases that were looked at on the way: those of the states passed, and of the case
// taken.
std::vector<std::string> of_guards(const PlayedTurn& turn, const Script& script, Values shown) {
    const Trace& trace = turn.delivered.turn.trace;
    const auto* message = std::get_if<Message>(&turn.event);
    const Facts facts =
        facts_of(script, turn.delivered.turn.conversation, message == nullptr ? "" : message->text, turn.at);
    std::vector<std::string> values;
    const auto look = [&](const std::vector<Case>& cases) {
        for (const Case& each : cases) {
            if (!each.only_if) continue;
            for (std::string& value : values_read(*each.only_if, script, facts, shown))
                if (std::find(values.begin(), values.end(), value) == values.end())
                    values.push_back(std::move(value));
        }
    };
    std::vector<StateId> states = trace.states;
    states.insert(states.begin(), turn.before);
    for (const StateId& id : states) {
        const State* state = script.state(id);
        if (state == nullptr) continue;
        // The state that waits at the end has not looked at its own way on yet.
        if (id != turn.delivered.turn.conversation.current() || id == turn.before) look(state->then);
    }
    return values;
}

}  // namespace

std::vector<WhyLine> why(const PlayedTurn& turn, const Script& script, const std::vector<std::string>& wanted,
                         Values values) {
    std::vector<WhyLine> lines;
    const Trace& trace = turn.delivered.turn.trace;
    const auto add = [&](const std::string& label, const std::string& text) {
        lines.push_back({label, text});
    };
    if (turn.delivered.kind == Delivered::Kind::duplicate) {
        add("rung", "repeat: the store had seen this event");
        return lines;
    }
    std::string label = "why";
    for (const std::string& line : of_intents(turn, script, wanted)) add(std::exchange(label, ""), line);
    if (const auto* due = std::get_if<ReminderDue>(&turn.event))
        add("why", "the reminder \"" + due->name.value + "\" was due");
    else
        add("rung", of_rung(trace));
    if (trace.decided_by.line > 0) {
        std::string way = to_string(trace.decided_by) + "   ->";
        if (trace.states.empty()) way += " (stays)";
        for (const StateId& each : trace.states) way += " " + each.value;
        add("transition", way);
    }
    if (const auto guards = of_guards(turn, script, values); !guards.empty())
        add("guards", join(guards, ", "));
    for (const std::string& note : trace.notes) add("note", note);
    return lines;
}

}  // namespace onward

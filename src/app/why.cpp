// `onward why TEXT`: what a message would match, by which rule, and what lost and why. With --state also what
// the coach would do with it there.
#include <CLI/CLI.hpp>
#include <chrono>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/commands.hpp"
#include "app/content.hpp"
#include "app/explain.hpp"
#include "codec/codec.hpp"
#include "dialog/begin.hpp"
#include "dialog/step.hpp"

namespace onward {
namespace {

using Json = nlohmann::ordered_json;

struct Flags {
    std::string text, content, state;
    bool json = false;
};

Json spans(const std::vector<TextSpan>& spans) {
    Json list = Json::array();
    for (const TextSpan& span : spans) list.push_back({span.begin, span.end});
    return list;
}

Json as_json(const Reading& reading) {
    Json out;
    out["text"] = reading.utterance.original;
    out["normalised"] = reading.utterance.text;
    out["candidates"] = Json::array();
    for (const Candidate& candidate : reading.candidates) {
        Json one;
        one["intent"] = candidate.intent.value;
        one["score"] = candidate.score;
        for (const ScorePart& part : candidate.parts) one["parts"][part.name] = part.value;
        one["rule"] = candidate.rule;
        one["source"] = to_string(candidate.source);
        one["spans"] = spans(candidate.spans);
        one["clause"] = candidate.clause;
        if (candidate.safety) one["safety"] = *candidate.safety;
        out["candidates"].push_back(std::move(one));
    }
    out["cancelled"] = Json::array();
    for (const Cancelled& cancelled : reading.cancelled) {
        Json one;
        one["intent"] = cancelled.intent.value;
        one["rule"] = cancelled.rule;
        one["source"] = to_string(cancelled.source);
        one["spans"] = spans(cancelled.spans);
        one["by"] = cancelled.by;
        if (cancelled.by_source.line > 0) one["by_source"] = to_string(cancelled.by_source);
        one["by_spans"] = spans(cancelled.by_spans);
        out["cancelled"].push_back(std::move(one));
    }
    out["entities"] = Json::array();
    for (const FoundEntity& found : reading.entities) {
        if (found.entity.value == "text") continue;
        out["entities"].push_back({{"entity", found.entity.value},
                                   {"value", to_string(found.value)},
                                   {"span", {found.span.begin, found.span.end}}});
    }
    const Candidate* best = winner(reading);
    out["winner"] = best == nullptr ? Json(nullptr) : Json(best->intent.value);
    return out;
}

// What the ladder does with the message while the question of `state` is open.
std::vector<std::string> explain_turn(const Turn& turn, const std::string& state) {
    std::vector<std::string> lines = {"While " + state + " waits:"};
    for (const RungTried& rung : turn.trace.tried) {
        std::string line = std::string("  ") + kRungNames[static_cast<std::size_t>(rung.rung)] + ": ";
        line += rung.why_not.empty() ? "answers" : rung.why_not;
        if (rung.why_not.empty() && !turn.trace.intent.empty()) line += ", as " + turn.trace.intent.value;
        if (rung.why_not.empty() && turn.trace.decided_by.line > 0)
            line += "   " + to_string(turn.trace.decided_by);
        lines.push_back(std::move(line));
    }
    for (const StateId& entered : turn.trace.states) lines.push_back("  enters " + entered.value);
    return lines;
}

int run_why(const Flags& flags) {
    const std::shared_ptr<const Script> script = find_and_load_or_print(flags.content);
    if (!script) return kUsage;
    const Instant now = std::chrono::time_point_cast<Instant::duration>(std::chrono::system_clock::now());
    const Reading reading = script->matcher->read(flags.text, to_local(now, Zone::utc()));

    std::optional<Turn> turn;
    if (!flags.state.empty()) {
        const auto conversation = begin_at(*script, {}, {StateId{flags.state}}, now);
        if (!conversation) {
            std::cerr << "onward: " << conversation.error().what << "\n";
            return kUsage;
        }
        turn = step(*script, *conversation, Message{.text = reading.utterance.original}, now);
    }
    if (flags.json) {
        Json out = as_json(reading);
        if (turn) {
            out["state"] = flags.state;
            out["rung"] = turn->trace.rung ? Json(kRungNames[static_cast<std::size_t>(*turn->trace.rung)])
                                           : Json(nullptr);
            out["intent"] = turn->trace.intent.value;
            out["decided_by"] = to_string(turn->trace.decided_by);
        }
        std::cout << out.dump(2) << "\n";
    } else {
        for (const std::string& line : explain(reading)) std::cout << line << "\n";
        if (turn)
            for (const std::string& line : explain_turn(*turn, flags.state)) std::cout << line << "\n";
    }
    return winner(reading) == nullptr ? kNothing : kGood;
}

}  // namespace

void add_why(CLI::App& program, Run& run) {
    auto flags = std::make_shared<Flags>();
    CLI::App* why =
        program.add_subcommand("why",
                               "What a message would match: every candidate with its rule, the place of the "
                               "rule and the sum of its score,\n"
                               "what was cancelled and by what, and what would have made the runner-up win.\n"
                               "Ends with 3 where nothing matches.\n\n"
                               "  onward why \"i texted him last night\"\n"
                               "  onward why \"about a 4\" --state checkin.mood");
    why->add_option("TEXT", flags->text, "the message, in quotes")->required();
    why->add_option("--state", flags->state,
                    "also what the coach does with it while this state waits (dialog.state)");
    why->add_option("--content", flags->content, "the folder with dialogs/ and intents/");
    why->add_flag("--json", flags->json, "for machines");
    why->callback([flags, &run] { run = [flags] { return run_why(*flags); }; });
}

}  // namespace onward

// `onward why TEXT`: what a message would match, by which rule, and what lost and why. With --state also what
// the coach would do with it there.
#include <CLI/CLI.hpp>
#include <chrono>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/commands.hpp"
#include "app/content.hpp"
#include "app/explain.hpp"
#include "app/explain_turn.hpp"
#include "codec/codec.hpp"
#include "codec/reading_json.hpp"
#include "dialog/begin.hpp"
#include "dialog/step.hpp"

namespace onward {
namespace {

struct Flags {
    std::string text, content, state;
    bool json = false;
};

// What the coach does with the message while the question of `state` is open.
struct InState {
    PlayedTurn turn;
    std::string state;
};

std::string as_json(const Script& script, const Reading& reading, const std::optional<InState>& in_state) {
    nlohmann::json out = json_of(reading);
    const Candidate* best = winner(reading);
    out["winner"] = best == nullptr ? nlohmann::json(nullptr) : nlohmann::json(best->intent.value);
    if (in_state) {
        out["state"] = in_state->state;
        out["turn"] = nlohmann::json::parse(write_turn(script, in_state->turn.delivered.turn));
    }
    return out.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
}

int run_why(const Flags& flags) {
    const std::shared_ptr<const Script> script = find_and_load_or_print(flags.content);
    if (!script) return kUsage;
    const Instant now = std::chrono::time_point_cast<Instant::duration>(std::chrono::system_clock::now());
    const Reading reading = script->matcher->read(flags.text, to_local(now, Zone::utc()));

    std::optional<InState> in_state;
    if (!flags.state.empty()) {
        const StateId state{flags.state};
        const auto conversation = begin_at(*script, {}, {state}, now);
        if (!conversation) {
            std::cerr << "onward: " << conversation.error().what << "\n";
            return kUsage;
        }
        const Message message{.text = reading.utterance.original};
        in_state = InState{
            {message, now, state, {Delivered::Kind::fresh, step(*script, *conversation, message, now), {}}},
            flags.state};
    }
    if (flags.json) {
        std::cout << as_json(*script, reading, in_state) << "\n";
    } else {
        for (const std::string& line : explain(reading)) std::cout << line << "\n";
        if (in_state) {
            std::cout << "While " << in_state->state << " waits:\n";
            for (const std::string& line : explain_turn(*script, in_state->turn))
                std::cout << "  " << line << "\n";
        }
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

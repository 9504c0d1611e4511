// `onward match --jsonl`: many messages at once, one JSON object a line in, one a line out. Each message
// alone.
#include <CLI/CLI.hpp>
#include <chrono>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "app/commands.hpp"
#include "app/content.hpp"
#include "app/match_lines.hpp"

namespace onward {
namespace {

struct Flags {
    std::string content;
    bool jsonl = false;
};

int run_match(const Flags& flags) {
    const std::shared_ptr<const Script> script = find_and_load_or_print(flags.content);
    if (!script) return kUsage;
    const auto now = std::chrono::time_point_cast<Instant::duration>(std::chrono::system_clock::now());
    return match_lines(*script->matcher, to_local(now, Zone::utc()), std::cin, std::cout, std::cerr) ? kGood
                                                                                                     : kUsage;
}

}  // namespace

void add_match(CLI::App& program, Run& run) {
    auto flags = std::make_shared<Flags>();
    CLI::App* match = program.add_subcommand(
        "match",
        "Matches messages in bulk: reads lines of {\"id\", \"text\"} and writes for each a line of {\"id\", "
        "\"intents\":\n"
        "[{\"name\", \"score\"}], \"safety\": [names], \"entities\": {}}. Intents from the threshold on, "
        "safety first, then\n"
        "the best first. A line that can not be read is told on standard error; the others are matched, and "
        "the end is 2.\n\n"
        "  echo '{\"id\": 1, \"text\": \"i texted him last night\"}' | onward match --jsonl");
    match->add_flag("--jsonl", flags->jsonl, "one JSON object a line, the only form there is")->required();
    match->add_option("--content", flags->content, "the folder with dialogs/ and intents/");
    match->callback([flags, &run] { run = [flags] { return run_match(*flags); }; });
}

}  // namespace onward

// `onward test`: replays written conversations and says where they went another way. Which ones is in
// test_choice, where they are played in test_stages, and what is printed in test_report.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <random>
#include <thread>

#include "app/commands.hpp"
#include "app/content.hpp"
#include "app/test_choice.hpp"
#include "app/test_report.hpp"
#include "app/test_stages.hpp"
#include "base/text.hpp"

namespace onward {
namespace {

constexpr int kMostRepeats = 10'000;
constexpr unsigned kMostWorkers = 256;

struct Flags {
    std::vector<std::string> paths;
    std::vector<std::string> filters;
    std::string content, seed, shuffle, db;
    unsigned workers = 0;
    unsigned repeat = 1;
    int width = 0;
    bool restart_every_turn = false, fail_fast = false, verbose = false, quiet = false, list = false,
         dry_run = false, ci = false;
};

// Set by SIGINT and SIGTERM: what is being played is finished, what was done is printed, and the process ends
// by that signal. A handler can reach nothing but such a variable.
volatile std::sig_atomic_t caught_signal = 0;
void catch_signal(int signal) { caught_signal = signal; }

bool in_ci(const Flags& flags) {
    const char* set = std::getenv("CI");
    const std::string value = set == nullptr ? "" : set;
    return flags.ci || (!value.empty() && value != "0" && value != "false");
}

int nothing(const std::string& why) {
    std::cerr << "onward test: " << why << "\n";
    return kNothing;
}

// A number, or one that is drawn.
Result<std::uint64_t> number_or_random(const std::string& flag, const std::string& value) {
    if (value == "random") return std::uint64_t{std::random_device{}()};
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error == std::errc{} && end == value.data() + value.size()) return number;
    return Error{flag + " takes a whole number or random, not \"" + value + "\""};
}

int run_test(const Flags& flags) {
    RunOptions options{.workers = flags.workers,
                       .repeat = flags.repeat,
                       .stop_at_first = flags.fail_fast,
                       .restart_every_turn = flags.restart_every_turn,
                       .keep_all = in_ci(flags)};
    if (options.workers == 0) options.workers = std::max(1U, std::thread::hardware_concurrency());
    for (auto [flag, value, number] : {std::tuple{"--seed", &flags.seed, &options.seed},
                                       std::tuple{"--shuffle", &flags.shuffle, &options.shuffle}}) {
        if (value->empty()) continue;
        const auto read = number_or_random(flag, *value);
        if (!read) {
            std::cerr << "onward test: " << read.error().what << "\n";
            return kUsage;
        }
        *number = *read;
        if (*value == "random") std::cout << flag << "=" << *read << "\n";
    }
    if (flags.db.find("://") != std::string::npos) {
        std::cerr << "onward test: --db takes the name of a SQLite file\n";
        return kUsage;
    }

    const auto content = find_content(flags.content);
    if (!content) {
        std::cerr << "onward test: " << content.error().what << "\n";
        return kUsage;
    }
    const auto script = load_or_print(*content);
    if (!script) return kUsage;

    const auto paths = flags.paths.empty() ? default_paths(*content) : flags.paths;
    const auto chosen = chosen_files(paths);
    if (!chosen) return nothing(chosen.error().what + ".");
    if (chosen->empty())
        return nothing("no talks: there is no *.talk file in " +
                       (paths.empty() ? "tests/talks" : join(paths, ", ")) + ".");
    std::vector<std::string> files;
    for (const Chosen& each : *chosen)
        if (std::find(files.begin(), files.end(), each.file) == files.end()) files.push_back(each.file);

    const TalkLibrary library = read_library(files, script, from_disk());
    if (!library.findings.empty()) {
        std::cerr << print_all(library.findings) << library.findings.size()
                  << (library.findings.size() == 1 ? " finding" : " findings") << "; nothing was run.\n";
        return kUsage;
    }
    std::vector<std::size_t> indices = chosen_talks(library, *chosen, flags.filters);
    if (indices.empty())
        return nothing("no conversation matches, out of " + std::to_string(library.talks.size()) + ".");
    const bool by_route = std::any_of(flags.filters.begin(), flags.filters.end(), is_about_route);
    if (flags.dry_run) {
        std::cout << indices.size() << (indices.size() == 1 ? " conversation" : " conversations")
                  << " can be run\n";
        return kGood;
    }
    if (flags.list && !by_route) return print_talks(library, indices);

    const auto stages = stages_for(flags.db, flags.restart_every_turn);
    if (!stages) return nothing(stages.error().what);
    options.interrupted = [] { return caught_signal != 0; };
    std::signal(SIGINT, catch_signal);
    std::signal(SIGTERM, catch_signal);
    const auto started = std::chrono::steady_clock::now();
    const RunResults run = run_talks(library, indices, (*stages)->make, options);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;

    if (by_route)
        std::erase_if(indices, [&](std::size_t i) {
            return run.results[i] &&
                   !std::all_of(flags.filters.begin(), flags.filters.end(), [&](const std::string& filter) {
                       return !is_about_route(filter) || touches(filter, *run.results[i]);
                   });
        });
    if (indices.empty()) return nothing("no conversation touches " + join(flags.filters, " and ") + ".");
    if (flags.list) return print_talks(library, indices);
    int code = print_results(
        {.width = flags.width, .verbose = flags.verbose, .quiet = flags.quiet, .keep_traces = in_ci(flags)},
        library, indices, run, took.count());
    if (run.broken) code = nothing(run.broken->what);
    return code;
}

}  // namespace

void add_test(CLI::App& program, Run& run) {
    auto flags = std::make_shared<Flags>();
    CLI::App* command =
        program.add_subcommand("test", "Replay written conversations (tests/talks/**/*.talk) and compare");
    command->footer(
        "Example: onward test tests/talks/slip.talk:14 -k tag:safety\n"
        "Exit: 0 all passed, 1 one failed or is blocked, 2 usage or broken content or talks, 3 nothing was "
        "run.\n"
        "docs/talks.md explains the format.");
    command
        ->add_option("paths", flags->paths,
                     "Files, folders, or FILE:LINE for the conversation that holds this line")
        ->type_name("PATH[:LINE]");
    command
        ->add_option("-k,--filter", flags->filters,
                     "Part of a name, a path with *, tag:T, state:S or intent:I; several must all hold")
        ->type_name("F")
        ->allow_extra_args(false);
    command->add_option("-j", flags->workers, "How many are played at once (default: all cores)")
        ->type_name("N")
        ->check(CLI::Range(1U, kMostWorkers));
    command->add_option("--seed", flags->seed, "Seed of the variants for all, or random")->type_name("N");
    command->add_flag("--shuffle{random}", flags->shuffle,
                      "Play them in another order (--shuffle=N: in that one)");
    command->add_option("--repeat", flags->repeat, "Play each N times; a difference is a failure")
        ->type_name("N")
        ->check(CLI::Range(1, kMostRepeats));
    command->add_flag("--restart-every-turn", flags->restart_every_turn,
                      "Stop and start the program between all turns, over SQLite");
    command->add_option("--db", flags->db, "Play in this SQLite file instead of in memory")
        ->type_name("FILE");
    command->add_option("--content", flags->content, "The folder with dialogs/ and intents/")
        ->type_name("DIR");
    command->add_flag("-x,--fail-fast", flags->fail_fast, "Stop at the first failure");
    command->add_flag("-v,--verbose", flags->verbose,
                      "A line for every conversation, every failed block in full");
    command->add_flag("-q,--quiet", flags->quiet, "One line a failure, and the summary");
    command->add_option("--width", flags->width, "Columns; from 100 on expected and got stand side by side")
        ->type_name("N")
        ->check(CLI::Range(40, 1000));
    command->add_flag("--list", flags->list, "The names with their places, nothing is played");
    command->add_flag("--dry-run", flags->dry_run, "Read and check the talks only");
    command->add_flag("--ci", flags->ci, "Keep traces of failures in onward-traces/ (on when CI is set)");
    command->callback([flags, &run] {
        run = [flags] {
            const int code = run_test(*flags);
            if (caught_signal != 0) {
                std::cout.flush();
                std::signal(caught_signal, SIG_DFL);
                std::raise(caught_signal);
            }
            return code;
        };
    });
}

}  // namespace onward

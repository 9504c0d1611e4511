// onward test: replays written conversations and says where they went another way.
#include <sys/ioctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <random>
#include <thread>

#include "app/commands.hpp"
#include "app/content.hpp"
#include "app/stage.hpp"
#include "base/text.hpp"
#include "codec/codec.hpp"
#include "replay/report.hpp"
#include "replay/runner.hpp"
#include "replay/scan.hpp"
#include "store/sqlite_store.hpp"

namespace onward {
namespace {

namespace fs = std::filesystem;

constexpr int kWidthOfPipes = 100;  // columns where there is no terminal: expected and got side by side
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

// --- which talks
// --------------------------------------------------------------------------------------------

// "slip.talk", or the conversation of it that holds a line.
struct Chosen {
    std::string file;
    int line = 0;  // 0: all
};

std::vector<std::string> talks_below(const fs::path& folder) {
    std::vector<std::string> files;
    std::error_code error;
    for (auto entry =
             fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
         !error && entry != fs::recursive_directory_iterator(); entry.increment(error))
        if (entry->path().extension() == ".talk" && entry->is_regular_file(error))
            files.push_back(entry->path().lexically_normal().generic_string());
    std::sort(files.begin(), files.end());
    return files;
}

// Errors: a path where there is nothing.
Result<std::vector<Chosen>> chosen_files(const std::vector<std::string>& paths) {
    std::vector<Chosen> chosen;
    for (const std::string& path : paths) {
        std::error_code ignored;
        if (fs::is_directory(path, ignored)) {
            for (std::string& file : talks_below(path)) chosen.push_back({std::move(file), 0});
            continue;
        }
        if (fs::exists(path, ignored)) {
            chosen.push_back({fs::path(path).lexically_normal().generic_string(), 0});
            continue;
        }
        const std::size_t colon = path.rfind(':');
        int line = 0;
        if (colon != std::string::npos)
            std::from_chars(path.data() + colon + 1, path.data() + path.size(), line);
        if (line < 1 || !fs::exists(path.substr(0, colon), ignored)) return Error{"there is no " + path};
        chosen.push_back({fs::path(path.substr(0, colon)).lexically_normal().generic_string(), line});
    }
    return chosen;
}

// tests/talks of the working folder, else of the content.
std::vector<std::string> default_paths(const fs::path& content) {
    std::error_code ignored;
    for (const fs::path& folder : {fs::path("tests/talks"), content / "tests" / "talks"})
        if (fs::is_directory(folder, ignored)) return {folder.lexically_normal().generic_string()};
    return {};
}

bool is_about_route(const std::string& filter) {
    return filter.starts_with("state:") || filter.starts_with("intent:");
}

bool path_matches(const std::string& glob, const std::string& path) {
    for (std::size_t from = 0; from != std::string::npos; from = path.find('/', from + 1))
        if (matches(glob, std::string_view(path).substr(from == 0 ? 0 : from + 1))) return true;
    return false;
}

// Whether a filter that needs no playing lets the talk through.
bool lets_through(const std::string& filter, const Talk& talk) {
    if (filter.starts_with("tag:")) return talk.has_tag(filter.substr(4));
    if (filter.find('*') != std::string::npos || filter.find('/') != std::string::npos ||
        filter.ends_with(".talk"))
        return path_matches(filter, talk.file) || path_matches(filter + "/*", talk.file);
    return lower_ascii(talk.name).find(lower_ascii(filter)) != std::string::npos;
}

bool touches(const std::string& filter, const TalkResult& result) {
    const bool state = filter.starts_with("state:");
    const std::string pattern = filter.substr(filter.find(':') + 1);
    const auto& names = state ? result.states : result.intents;
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& name) { return matches(pattern, name); });
}

std::vector<std::size_t> chosen_talks(const TalkLibrary& library, const std::vector<Chosen>& chosen,
                                      const std::vector<std::string>& filters) {
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < library.talks.size(); ++i) {
        const Talk& talk = library.talks[i].talk;
        const bool asked = std::any_of(chosen.begin(), chosen.end(), [&](const Chosen& each) {
            return each.file == talk.file &&
                   (each.line == 0 || (each.line >= talk.line && each.line <= talk.last_line));
        });
        const bool through = std::all_of(filters.begin(), filters.end(), [&](const std::string& filter) {
            return is_about_route(filter) || lets_through(filter, talk);
        });
        if (asked && through) indices.push_back(i);
    }
    return indices;
}

// --- stages
// -------------------------------------------------------------------------------------------------

// A folder of its own below the system's temporary one, gone with this object.
class TemporaryFolder {
  public:
    static Result<std::unique_ptr<TemporaryFolder>> make() {
        std::error_code error;
        std::string name = (fs::temp_directory_path(error) / "onward-test-XXXXXX").string();
        if (error || mkdtemp(name.data()) == nullptr)
            return Error{"no temporary folder can be made in " + fs::path(name).parent_path().string()};
        return std::unique_ptr<TemporaryFolder>(new TemporaryFolder(name));
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const fs::path& path() const { return path_; }

  private:
    explicit TemporaryFolder(fs::path path) : path_(std::move(path)) {}
    fs::path path_;
};

// Where the stages of a run come from, and what has to outlive them.
struct Stages {
    std::unique_ptr<Store> store;
    std::unique_ptr<TemporaryFolder> folder;
    std::atomic<unsigned> made{0};
    MakeStage make;
};

Result<std::unique_ptr<Stages>> stages_for(const Flags& flags) {
    auto stages = std::make_unique<Stages>();
    Stages* all = stages.get();
    if (!flags.db.empty()) {
        auto store = open_sqlite_store(flags.db, Access::alone);
        if (!store) return store.error();
        stages->store = std::move(*store);
        // The store may hold an earlier run: its keys must not meet ours.
        const std::string run =
            std::to_string(std::random_device{}()) + std::to_string(std::random_device{}());
        stages->make = [all, run](std::uint64_t seed, bool) -> Result<std::unique_ptr<Stage>> {
            return stage_in_store(seed, *all->store, "test " + run + " " + std::to_string(++all->made));
        };
        return stages;
    }
    if (flags.restart_every_turn) {
        auto folder = TemporaryFolder::make();
        if (!folder) return folder.error();
        stages->folder = std::move(*folder);
    }
    stages->make = [all](std::uint64_t seed, bool restarts) -> Result<std::unique_ptr<Stage>> {
        if (!restarts) return stage_in_memory(seed);
        return stage_in_file(seed, all->folder->path() / (std::to_string(++all->made) + ".db"));
    };
    return stages;
}

// --- what is printed
// ----------------------------------------------------------------------------------------

int columns(const Flags& flags) {
    if (flags.width > 0) return flags.width;
    winsize size{};
    if (isatty(STDOUT_FILENO) != 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return kWidthOfPipes;
}

bool in_colour() {
    const char* refused = std::getenv("NO_COLOR");
    return isatty(STDOUT_FILENO) != 0 && (refused == nullptr || *refused == '\0');
}

bool in_ci(const Flags& flags) {
    const char* set = std::getenv("CI");
    const std::string value = set == nullptr ? "" : set;
    return flags.ci || (!value.empty() && value != "0" && value != "false");
}

// The turns of a failed conversation, one JSON line each, for whoever reads the log of a build afterwards.
void keep_trace(const Talk& talk, const TalkResult& result) {
    const fs::path folder = "onward-traces";
    std::error_code error;
    fs::create_directories(folder, error);
    std::string name = talk.file + "-" + std::to_string(talk.line) + ".jsonl";
    std::replace(name.begin(), name.end(), '/', '-');
    std::ofstream out(folder / name, std::ios::binary);
    for (const BlockResult& block : result.blocks)
        for (const PlayedTurn& turn : block.turns)
            if (block.script) out << write_turn(*block.script, turn.delivered.turn) << "\n";
    if (!out)
        std::cerr << "onward test: the trace of " << talk.file << " can not be written to " << folder.string()
                  << "\n";
}

int print_talks(const TalkLibrary& library, const std::vector<std::size_t>& indices) {
    for (const std::size_t i : indices) {
        const Talk& talk = library.talks[i].talk;
        std::cout << talk.file << ":" << talk.line << "  " << without_controls(talk.name) << "\n";
    }
    return indices.empty() ? kNothing : kGood;
}

int print_results(const Flags& flags, const TalkLibrary& library, const std::vector<std::size_t>& indices,
                  const RunResults& run, double seconds) {
    const ReportStyle style{.width = columns(flags), .colour = in_colour(), .every_block = flags.verbose};
    const bool ci = in_ci(flags);
    Totals totals;
    std::vector<std::string> failures;
    for (const std::size_t i : indices) {
        const Talk& talk = library.talks[i].talk;
        const auto& result = run.results[i];
        if (!result) {
            ++totals.not_run;
            continue;
        }
        totals.add(*result);
        const bool bad = result->outcome == Outcome::failed || result->outcome == Outcome::blocked;
        if (flags.verbose || (result->outcome == Outcome::skipped && !flags.quiet))
            std::cout << print_outcome(talk, *result) << "\n";
        if (!bad) continue;
        if (!flags.quiet) std::cout << print_failure(talk, *result, style);
        if (ci && result->outcome == Outcome::failed) keep_trace(talk, *result);
        failures.push_back(print_first_difference(talk, *result));
    }
    for (const std::string& line : failures) std::cout << line << "\n";
    std::cout << print_summary(totals, seconds) << std::endl;
    if (totals.failed + totals.blocked > 0) return kFailed;
    return totals.passed == 0 ? kNothing : kGood;
}

// --- the command
// --------------------------------------------------------------------------------------------

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

    const auto stages = stages_for(flags);
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
    int code = print_results(flags, library, indices, run, took.count());
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

// `onward chat`: the coach in the terminal. This file finds and opens what the talk needs; chat_loop holds
// it.
#include <langinfo.h>
#include <clocale>
#include <cstdlib>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "app/chat_loop.hpp"
#include "app/commands.hpp"
#include "app/content.hpp"
#include "app/machine_zone.hpp"
#include "app/state_file.hpp"
#include "store/sqlite_store.hpp"

namespace onward {
namespace {

struct Flags {
    std::string content;
    std::string database;
    std::optional<std::uint64_t> seed;
    bool fresh = false;
    bool debug = false;
};

// Without a UTF-8 locale libedit drops every letter that is not ASCII; the bare machine's locale is C.
void speak_utf8() {
    std::setlocale(LC_CTYPE, "");
    if (std::string_view(nl_langinfo(CODESET)) != "UTF-8") std::setlocale(LC_CTYPE, "C.UTF-8");
}

bool wants_colour() {
    const char* no = std::getenv("NO_COLOR");
    return no == nullptr || *no == '\0';
}

int run_chat(const Flags& flags) {
    speak_utf8();
    const std::shared_ptr<const Script> script = find_and_load_or_print(flags.content);
    if (!script) return kUsage;

    const auto file = flags.database.empty() ? state_file("chat.db") : std::filesystem::path(flags.database);
    if (!file) {
        std::cerr << "onward: " << file.error().what << "\n";
        return kNothing;
    }
    const auto store = open_sqlite_store(*file, Access::alone);
    if (!store) {
        std::cerr << "onward: " << store.error().what << "\n";
        return kNothing;
    }
    ChatSettings settings;
    settings.seed = flags.seed;
    settings.zone = machine_zone(std::getenv("TZ"));
    settings.fresh = flags.fresh;
    settings.debug = flags.debug;
    std::error_code gone;  // a folder that was here when the database was opened
    settings.folder = std::filesystem::absolute(*file, gone).parent_path();
    const auto now = [] {
        return std::chrono::time_point_cast<Instant::duration>(std::chrono::system_clock::now());
    };
    const auto console = open_console(wants_colour());
    if (const auto talked = chat(**store, *script, *console, now, settings); !talked) {
        std::cerr << "onward: " << talked.error().what << "\n";
        return kNothing;
    }
    return kGood;
}

}  // namespace

void add_chat(CLI::App& program, Run& run) {
    const auto flags = std::make_shared<Flags>();
    CLI::App* command =
        program.add_subcommand("chat", "Talk with the coach in this terminal; it remembers you");
    command->add_option("--content", flags->content, "Folder with dialogs/ and intents/")->type_name("DIR");
    command
        ->add_option("--db", flags->database,
                     "Where the conversation is kept (default: ~/.local/state/onward/chat.db)")
        ->type_name("FILE");
    command->add_option("--seed", flags->seed, "Fixes which variants are said in a new conversation")
        ->envname("ONWARD_SEED")
        ->type_name("N");
    command->add_flag("--fresh", flags->fresh, "Forget what is kept, and begin anew");
    command->add_flag("--debug", flags->debug,
                      "Say on standard error where the program broke its own promise");
    command->footer("Example: onward chat\n         onward chat --db ~/evening.db --content .");
    command->callback([flags, &run] { run = [flags] { return run_chat(*flags); }; });
}

}  // namespace onward

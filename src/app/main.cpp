// onward: one program, one file for each command. CLI11's own exit codes are mapped to ours (commands.hpp).
#include <CLI/CLI.hpp>
#include <iostream>

#include "app/commands.hpp"
#include "base/instant.hpp"

namespace onward {
namespace {

int run_program(int argc, char** argv) {
    CLI::App program{"Onward: an honest, scripted coach for heartbreak"};
    program.require_subcommand(0, 1);  // none is told below; required, it would hide a misspelt one
    Run run;
    add_chat(program, run);
    add_serve(program, run);
    add_test(program, run);
    add_check(program, run);
    add_schema(program, run);
    add_why(program, run);
    add_match(program, run);

    try {
        program.parse(argc, argv);
    } catch (const CLI::CallForHelp& help) {
        return program.exit(help) == 0 ? kGood : kUsage;
    } catch (const CLI::CallForAllHelp& help) {
        return program.exit(help) == 0 ? kGood : kUsage;
    } catch (const CLI::ParseError& error) {
        std::cerr << "onward: " << error.what() << "\nTry 'onward --help'.\n";
        return kUsage;
    }
    if (!run) {
        std::cerr << "onward: which command? 'onward --help' lists them; 'onward chat' starts the coach.\n";
        return kUsage;
    }
    if (!Zone::find("UTC")) {
        std::cerr
            << "onward: this machine has no database of time zones, and nothing works without one. Install "
               "the package tzdata.\n";
        return kNothing;
    }
    return run();
}

}  // namespace
}  // namespace onward

int main(int argc, char** argv) {
    // What nobody foresaw: no text of an exception, for nobody could act on it. What was stored stays stored.
    try {
        return onward::run_program(argc, argv);
    } catch (...) {
        std::cerr << "onward: something broke that is a fault of the program, not of what you did.\n";
        return onward::kBroken;
    }
}

// onward: one program, one file for each command. CLI11's own exit codes are mapped to ours (commands.hpp).
#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "app/commands.hpp"

int main(int argc, char** argv) {
    CLI::App program{"Onward: an honest, scripted coach for heartbreak"};
    program.require_subcommand(0, 1);  // none is told below; required, it would hide a misspelt one
    onward::Run run;
    onward::add_chat(program, run);
    onward::add_test(program, run);
    onward::add_check(program, run);
    onward::add_schema(program, run);
    onward::add_why(program, run);
    onward::add_match(program, run);

    try {
        program.parse(argc, argv);
    } catch (const CLI::CallForHelp& help) {
        return program.exit(help) == 0 ? onward::kGood : onward::kUsage;
    } catch (const CLI::CallForAllHelp& help) {
        return program.exit(help) == 0 ? onward::kGood : onward::kUsage;
    } catch (const CLI::ParseError& error) {
        std::cerr << "onward: " << error.what() << "\nTry 'onward --help'.\n";
        return onward::kUsage;
    }
    if (!run) {
        std::cerr << "onward: which command? 'onward --help' lists them; 'onward chat' starts the coach.\n";
        return onward::kUsage;
    }
    // What nobody foresaw: no text of an exception, for nobody could act on it. What was stored stays stored.
    try {
        return run();
    } catch (const std::exception&) {
        std::cerr << "onward: something broke that is a fault of the program, not of what you did.\n";
        return onward::kBroken;
    }
}

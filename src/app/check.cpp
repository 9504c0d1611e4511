// onward check: loads the content, prints every finding, then tries all examples and counterexamples.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "app/commands.hpp"
#include "app/content.hpp"
#include "loader/codes.hpp"
#include "loader/examples.hpp"
#include "loader/load.hpp"
#include "script/mend.hpp"

namespace onward {
namespace {

struct Options {
    std::string content;
    std::string code;  // --explain
    bool json = false;
};

std::string counted(std::size_t count, const char* one, const char* many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string summary_of(const Loaded& loaded, std::size_t examples) {
    const Script& script = *loaded.script;
    return counted(loaded.files, "file", "files") + ", " +
           counted(script.dialogs.size(), "dialog", "dialogs") + ", " +
           counted(script.states.size(), "state", "states") + ", " +
           counted(script.texts.size(), "text", "texts") + ", " +
           counted(script.matcher->book().intents.size(), "intent", "intents") + ", " +
           counted(examples, "example", "examples");
}

// "3 errors and 1 warning in 2 files"
std::string summary_of(const std::vector<Diagnostic>& findings) {
    std::set<std::string> files;
    std::size_t warnings = 0;
    for (const Diagnostic& finding : findings) {
        files.insert(finding.source.file);
        warnings += finding.warning ? 1 : 0;
    }
    std::string summary = counted(findings.size() - warnings, "error", "errors");
    if (warnings > 0) summary += " and " + counted(warnings, "warning", "warnings");
    return summary + " in " + counted(files.size(), "file", "files");
}

nlohmann::ordered_json to_json(const Diagnostic& finding) {
    return {{"code", finding.code},
            {"severity", finding.warning ? "warning" : "error"},
            {"file", finding.source.file},
            {"line", finding.source.line},
            {"column", finding.source.column},
            {"width", finding.width},
            {"what", finding.what}};
}

int exit_code(const std::vector<Diagnostic>& findings) {
    int code = kGood;
    for (const Diagnostic& finding : findings) {
        if (finding.code.front() == 'D') return kUsage;
        if (!finding.warning) code = kFailed;
    }
    return code;
}

int check(const Options& options) {
    const Result<std::filesystem::path> folder = find_content(options.content);
    if (!folder) {
        std::cerr << "onward check: " << folder.error().what << "\n";
        return kUsage;
    }
    const Loaded loaded = load(*folder);
    std::vector<Diagnostic> findings = loaded.findings;
    std::size_t examples = 0;
    if (loaded.script) {
        const ProvedExamples proved = prove_examples(loaded);
        examples = proved.examples;
        findings.insert(findings.end(), proved.findings.begin(), proved.findings.end());
        sort_findings(findings);
    }
    const std::string good = loaded.script ? summary_of(loaded, examples) : "";
    if (options.json) {
        nlohmann::ordered_json report;
        report["findings"] = nlohmann::ordered_json::array();
        for (const Diagnostic& finding : findings) report["findings"].push_back(to_json(finding));
        report["content"] = good.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(good);
        std::cout << report.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
    } else {
        std::cout << print_all(findings);
        if (!findings.empty()) std::cout << summary_of(findings) << "\n";
        if (!good.empty()) std::cout << (findings.empty() ? "good: " : "read: ") << good << "\n";
    }
    return exit_code(findings);
}

std::string indented(std::string_view text) {
    std::string out = "    ";
    for (const char c : text) {
        out += c;
        if (c == '\n') out += "    ";
    }
    return out;
}

int explain_code(const std::string& code) {
    if (const CodeHelp* help = explain(code)) {
        std::cout << help->code << ": " << help->title << "\n\n"
                  << help->cause << "\n\n"
                  << indented(help->example) << "\n\n"
                  << help->remedy << "\n";
        return kGood;
    }
    std::vector<std::string> codes;
    for (const CodeHelp& help : code_table()) codes.emplace_back(help.code);
    std::cerr << "onward check: there is no code " << code << did_you_mean(code, codes) << "\n";
    return kUsage;
}

}  // namespace

void add_check(CLI::App& program, Run& run) {
    CLI::App* command =
        program.add_subcommand("check", "loads and proves the content: every finding, with code and place");
    command->footer("Example: onward check --content . --explain D014");
    const auto options = std::make_shared<Options>();
    command->add_option("--content", options->content, "the folder with dialogs/ and intents/");
    command->add_flag("--json", options->json, "the findings as JSON");
    command->add_option("--explain", options->code, "what a code means, and how to mend it");
    command->callback([options, &run] {
        run = [options] { return options->code.empty() ? check(*options) : explain_code(options->code); };
    });
}

}  // namespace onward

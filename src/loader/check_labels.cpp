// D044: labels that fit on a button and take no command away from the user. A label is pressed by typing it,
// and so wins over the command of that name; six commands may never be lost.
#include <array>
#include <map>

#include "base/text.hpp"
#include "loader/case_lists.hpp"
#include "loader/checks.hpp"
#include "loader/labels.hpp"

namespace onward {
namespace {

constexpr std::size_t kLongestLabel = 64;  // what the narrowest of the platforms shows

constexpr std::array kCommands{"stop", "help", "urgent", "export", "delete", "reminders off"};

// What is typed for these commands: their names, and the examples of the intents `command.NAME`.
std::map<std::string, std::string> commands_by_words(const Draft& draft) {
    std::map<std::string, std::string> commands;
    for (const char* name : kCommands) commands.emplace(name, name);
    for (const Intent& intent : draft.rules.intents) {
        for (const std::string name : kCommands) {
            std::string id = "command." + name;
            for (char& c : id)
                if (c == ' ') c = '_';
            if (intent.id.value != id) continue;
            for (const std::string& example : intent.examples)
                if (const std::string typed = as_typed(example); !typed.empty())
                    commands.emplace(typed, name);
        }
    }
    return commands;
}

// Labels the coach has besides its buttons: the lines of coach.yaml that are shown as one.
bool is_label(const WrittenTemplate& written) {
    using Where = WrittenTemplate::Where;
    if (written.where == Where::button || written.where == Where::intent_label) return true;
    return written.where == Where::text &&
           (written.text == TextId{"coach.done_button"} || written.text == TextId{"coach.something_else"});
}

}  // namespace

std::vector<Diagnostic> check_labels(const Draft& draft) {
    const std::map<std::string, std::string> commands = commands_by_words(draft);
    std::vector<Diagnostic> findings;
    for (const WrittenTemplate& written : draft.templates) {
        if (!is_label(written)) continue;
        const std::string& label = written.parsed.written;
        const std::size_t length = count_code_points(label);
        if (length > kLongestLabel)
            findings.push_back(draft.finding("D044", written.source,
                                             "a label has at most " + std::to_string(kLongestLabel) +
                                                 " characters, and this has " + std::to_string(length) +
                                                 ": shorten it; 20 are kind to phones"));
        else if (label.find('\n') != std::string::npos)
            findings.push_back(
                draft.finding("D044", written.source, "a label is one line: leave the line break out"));
        const auto command = commands.find(as_typed(label));
        if (command != commands.end())
            findings.push_back(draft.finding("D044", written.source,
                                             "typing this label is the command " +
                                                 in_quotes(command->second) +
                                                 ", which must work everywhere: word the label differently"));
    }
    return findings;
}

}  // namespace onward

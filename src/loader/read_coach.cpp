// coach.yaml and shared.yaml: what is said and understood everywhere.
#include "loader/reader.hpp"

namespace onward {

Coach read_coach(const Reader& reader) {
    const Node& root = reader.root();
    Coach coach;
    if (const auto first = reader.dialog_named(root.find("first"))) coach.first = *first;
    if (const auto home = reader.dialog_named(root.find("home"))) coach.home = *home;
    if (const auto intent = reader.intent(root.find("asks_why"))) coach.asks_why = *intent;
    coach.gates = read_cases(reader, root.find("gates"), CaseKind::gate);
    coach.visit = read_cases(reader, root.find("visit"), CaseKind::visit);
    coach.commands = read_cases(reader, root.find("commands"), CaseKind::command);
    if (const Node* lines = root.find("lines"))
        for (const Node::Entry& entry : lines->entries)
            coach.lines.emplace(entry.key, TextId{"coach." + entry.key});
    reader.note_allowed(root);
    return coach;
}

std::vector<AnswerSet> read_answer_sets(const Reader& reader) {
    std::vector<AnswerSet> sets;
    const Node* answers = reader.root().find("answers");
    if (answers == nullptr) return sets;
    for (const Node::Entry& entry : answers->entries) {
        AnswerSet set;
        set.name = entry.key;
        set.source = reader.source(entry.value);
        set.buttons = read_cases(reader, entry.value.find("buttons"), CaseKind::button);
        set.listen = read_cases(reader, entry.value.find("listen"), CaseKind::listen);
        set.no_match = read_cases(reader, entry.value.find("no_match"), CaseKind::no_match);
        reader.note_allowed(entry.value);
        sets.push_back(std::move(set));
    }
    return sets;
}

}  // namespace onward

// Cases: on which condition, what is done, what is said, where it leads.
#include "base/text.hpp"
#include "loader/reader.hpp"
#include "loader/schema.hpp"

namespace onward {
namespace {

std::optional<Trigger> read_trigger(const Reader& reader, const Node& node) {
    if (node.is_words()) {
        if (node.words == "anything") return Anything{};
        if (const auto intent = reader.intent(&node)) return *intent;
        return std::nullopt;
    }
    if (const Node* entity = node.find("entity")) {
        if (const auto id = reader.entity(entity)) return *id;
        return std::nullopt;
    }
    if (const auto words = parse_integer(Reader::words(node.find("words_at_least"))))
        return WordsAtLeast{static_cast<int>(*words)};
    return std::nullopt;
}

// `here` is the open question, another name a state of this dialog.
struct HereOrState {
    bool known = false;
    std::optional<StateId> state;
};
HereOrState read_here_or_state(const Reader& reader, const Node* node) {
    if (!Reader::has_words(node)) return {};
    if (node->words == "here") return {true, std::nullopt};
    const std::optional<StateId> state = reader.own_state(node);
    return {state.has_value(), state};
}

Target read_target(const Reader& reader, const Node& node) {
    if (const Node* state = node.find("goto")) {
        if (const auto id = reader.target(state)) return Goto{*id};
    } else if (const Node* called = node.find("call")) {
        const std::optional<StateId> id = reader.target(called);
        const HereOrState back = read_here_or_state(reader, node.find("back"));
        if (id) return Call{*id, back.state};
    } else if (const Node* answered = node.find("answered")) {
        const HereOrState whose = read_here_or_state(reader, answered);
        if (whose.known) return Answered{whose.state};
    } else if (const Node* stay = node.find("stay")) {
        return Stay{stay->words != "quiet"};
    } else if (const Node* end = node.find("end")) {
        return End{end->words == "skipped" ? EndKind::skipped : EndKind::done};
    } else if (const Node* verb = node.find("verb")) {
        const std::map<std::string, Verb> verbs = {{"back", Verb::back},       {"skip", Verb::skip},
                                                   {"pause", Verb::pause},     {"resume", Verb::resume},
                                                   {"restart", Verb::restart}, {"stop", Verb::stop},
                                                   {"change", Verb::change},   {"correct", Verb::correct}};
        if (const auto at = verbs.find(verb->words); at != verbs.end()) return UseVerb{at->second};
    }
    return NoTarget{};
}

// A button's value, for the slot of its state's `fill`; in an answer set the slot is not known yet.
std::optional<Value> read_button_value(const Reader& reader, const Node* node, const Slot* fill) {
    if (!Reader::has_words(node)) return std::nullopt;
    if (fill != nullptr && fill->group.empty()) return reader.literal_for(*fill, *node, "D031");
    return guess_literal(Reader::words(node));
}

}  // namespace

Case read_case(const Reader& reader, const Node& node, CaseKind kind, const Slot* fill) {
    Case read;
    read.source = reader.source(node);
    for (const Node* trigger : Reader::each(node.find("when")))
        if (auto one = read_trigger(reader, *trigger)) read.when.push_back(std::move(*one));
    read.only_if = reader.condition(node.find("if"));
    read.effects = read_effects(reader, node.find("do"));
    read.say = reader.texts(node.find("say"));
    read.target = read_target(reader, node);
    if (kind == CaseKind::button) {
        if (const Node* label = node.find("label"))
            read.label = reader.template_of(*label, WrittenTemplate::Where::button);
        read.value = read_button_value(reader, node.find("value"), fill);
        read.alone = parse_flag(Reader::words(node.find("alone"))).value_or(false);
    }
    if (kind == CaseKind::gate) {
        for (const Node* dialog : Reader::each(node.find("for")))
            if (Reader::has_words(dialog)) read.for_dialogs.emplace_back(dialog->words);
        for (const Node* dialog : Reader::each(node.find("except")))
            if (Reader::has_words(dialog)) read.except_dialogs.emplace_back(dialog->words);
    }
    reader.note_allowed(node);
    return read;
}

std::vector<Case> read_cases(const Reader& reader, const Node* node, CaseKind kind, const Slot* fill) {
    std::vector<Case> cases;
    for (const Node* one : Reader::each(node))
        if (one->is_mapping()) cases.push_back(read_case(reader, *one, kind, fill));
    return cases;
}

}  // namespace onward

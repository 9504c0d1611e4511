#include "loader/reader.hpp"

#include <algorithm>
#include <cctype>

#include "base/text.hpp"
#include "loader/schema.hpp"
#include "script/mend.hpp"

namespace onward {
namespace {

// Whoever has so many findings looks for no slip of the pen; and to seek the nearest of five thousand names
// five thousand times takes seconds.
constexpr std::size_t kMostMends = 500;

bool is_word_byte(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' || c == '-';
}

std::string shown(std::string_view words) { return "\"" + std::string(first_code_points(words, 60)) + "\""; }

std::string_view without_space_behind(std::string_view text) {
    const std::size_t last = text.find_last_not_of(" \n");
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

}  // namespace

std::string Reader::mend(std::string_view name, const std::set<std::string>& names) const {
    if (notes_.findings.size() >= kMostMends) return {};
    return did_you_mean(name, {names.begin(), names.end()});
}

void Reader::say(std::string code, const Node& node, std::string what) const {
    notes_.findings.push_back(document_.finding(std::move(code), node, std::move(what)));
}

void Reader::say_at_key(std::string code, const Node::Entry& entry, std::string what) const {
    notes_.findings.push_back(document_.finding_at_key(std::move(code), entry, std::move(what)));
}

void Reader::say_inside(std::string code, const Node& words, std::size_t offset, std::string what) const {
    const std::size_t at = document_.byte_of(words, offset);
    std::size_t end = at;
    while (end < words.end && is_word_byte(document_.bytes()[end])) ++end;
    notes_.findings.push_back(document_.finding(std::move(code), at, std::max(end, at + 1), std::move(what)));
}

std::string Reader::words(const Node* node) {
    return has_words(node) ? std::string(without_space_behind(node->words)) : std::string();
}

std::vector<const Node*> Reader::each(const Node* node) {
    if (node == nullptr || node->missing) return {};
    if (!node->is_list()) return {node};
    std::vector<const Node*> nodes;
    for (const Node& item : node->items)
        if (!item.missing) nodes.push_back(&item);
    return nodes;
}

std::optional<TextId> Reader::text(const Node* node) const {
    if (!has_words(node) || !is_reference(node->words)) return std::nullopt;
    const std::string& name = node->words;
    if (name.find('.') != std::string::npos) {
        if (declared_.texts.count(name) > 0) return TextId{name};
    } else {
        for (const std::string& owner : {dialog_, std::string("coach"), std::string("shared")})
            if (declared_.texts.count(owner + "." + name) > 0) return TextId{owner + "." + name};
    }
    const std::string owner = name.find('.') == std::string::npos ? "" : name.substr(0, name.find('.'));
    const auto dialog = declared_.dialogs.find(owner);
    if (dialog != declared_.dialogs.end() && dialog->second.unread) return std::nullopt;
    if (unread(FileKind::coach) || unread(FileKind::shared)) return std::nullopt;

    std::set<std::string> names;
    for (const std::string& known : declared_.texts) {
        if (notes_.findings.size() >= kMostMends) break;
        const std::string whose = known.substr(0, known.find('.'));
        if (!owner.empty()) names.insert(known);
        if (owner.empty() && (whose == dialog_ || whose == "coach" || whose == "shared"))
            names.insert(known.substr(whose.size() + 1));
    }
    say("D015", *node, "text " + shown(name) + " is not defined" + mend(name, names));
    return std::nullopt;
}

std::vector<TextId> Reader::texts(const Node* node) const {
    std::vector<TextId> ids;
    for (const Node* each_one : each(node))
        if (const auto id = text(each_one)) ids.push_back(*id);
    return ids;
}

std::optional<StateId> Reader::target(const Node* node) const {
    if (!has_words(node) || !is_reference(node->words)) return std::nullopt;
    const std::string& name = node->words;
    const std::size_t dot = name.find('.');
    const std::string dialog_name = dot == std::string::npos ? name : name.substr(0, dot);
    const auto own = declared_.dialogs.find(dialog_);
    if (dot == std::string::npos && own != declared_.dialogs.end() && own->second.states.count(name) > 0)
        return StateId{dialog_ + "." + name};

    const auto dialog = declared_.dialogs.find(dialog_name);
    if (dialog == declared_.dialogs.end()) {
        std::vector<std::string> names;
        for (const auto& [known, unused] : declared_.dialogs) names.push_back(known);
        if (dot != std::string::npos) {
            say("D013", *node,
                "dialog " + shown(dialog_name) + " is not defined" + did_you_mean(dialog_name, names));
            return std::nullopt;
        }
        const std::string dialog_mend = did_you_mean(name, names);
        if (own != declared_.dialogs.end()) {
            const std::string state_mend = mend(name, own->second.states);
            say("D014", *node,
                "state " + shown(name) + " is not defined" + (state_mend.empty() ? dialog_mend : state_mend));
        } else {
            say("D013", *node, "dialog " + shown(name) + " is not defined" + dialog_mend);
        }
        return std::nullopt;
    }
    if (dot != std::string::npos) {
        const std::string state = name.substr(dot + 1);
        if (dialog->second.unread || dialog->second.states.count(state) > 0) return StateId{name};
        say("D014", *node,
            "state " + shown(state) + " is not defined in the dialog \"" + dialog_name + "\"" +
                mend(state, dialog->second.states));
        return std::nullopt;
    }
    if (dialog->second.unread) return std::nullopt;
    if (dialog->second.start.empty()) {
        if (dialog->second.states.empty())
            say("D014", *node, "the dialog " + shown(name) + " has no states: it can not be opened");
        return std::nullopt;  // of a dialog with states that lacks `start`, D009 is said there
    }
    return StateId{dialog_name + "." + dialog->second.start};
}

std::optional<StateId> Reader::own_state(const Node* node) const {
    if (!has_words(node)) return std::nullopt;
    const auto own = declared_.dialogs.find(dialog_);
    if (own == declared_.dialogs.end()) {
        say("D014", *node, shown(node->words) + " is a state of no dialog: here only `here` can be meant");
        return std::nullopt;
    }
    std::string name = node->words;
    if (name.substr(0, dialog_.size() + 1) == dialog_ + ".") name = name.substr(dialog_.size() + 1);
    if (own->second.states.count(name) > 0) return StateId{dialog_ + "." + name};
    say("D014", *node,
        "state " + shown(name) + " is not defined in this dialog" + mend(name, own->second.states));
    return std::nullopt;
}

std::optional<DialogId> Reader::dialog_named(const Node* node) const {
    if (!has_words(node) || !is_name(node->words)) return std::nullopt;
    if (declared_.dialogs.count(node->words) > 0) return DialogId{node->words};
    std::vector<std::string> names;
    for (const auto& [known, unused] : declared_.dialogs) names.push_back(known);
    say("D013", *node, "dialog " + shown(node->words) + " is not defined" + did_you_mean(node->words, names));
    return std::nullopt;
}

std::optional<IntentId> Reader::intent(const Node* node) const {
    if (!has_words(node) || !is_intent_name(node->words)) return std::nullopt;
    if (declared_.intents.count(node->words) > 0 || unread(FileKind::intents)) return IntentId{node->words};
    say("D016", *node,
        "intent " + shown(node->words) + " is not defined" + mend(node->words, declared_.intents));
    return std::nullopt;
}

std::optional<EntityId> Reader::entity(const Node* node) const {
    if (!has_words(node) || !is_name(node->words)) return std::nullopt;
    const std::string& name = node->words;
    if (declared_.entities.count(name) > 0 || is_built_in_entity(name) || name == "text" ||
        unread(FileKind::intents))
        return EntityId{name};
    std::set<std::string> names = declared_.entities;
    names.insert(built_in_entities().begin(), built_in_entities().end());
    say("D018", *node, "entity " + shown(name) + " is not defined" + mend(name, names));
    return std::nullopt;
}

std::optional<SlotId> Reader::slot(const Node* node) const {
    if (!has_words(node) || !is_name(node->words)) return std::nullopt;
    const std::string& name = node->words;
    if (script_.slots.find(SlotId{name}) != nullptr) return SlotId{name};
    if (unread(FileKind::slots) || notes_.broken.count(name) > 0) return std::nullopt;
    say("D017", *node, "slot " + shown(name) + " is not defined" + mend(name, declared_.slots));
    return std::nullopt;
}

std::vector<SlotId> Reader::slots_or_groups(const Node* node) const {
    std::vector<SlotId> slots;
    for (const Node* one : each(node)) {
        if (!has_words(one)) continue;
        const auto group = script_.slots.groups.find(one->words);
        if (group != script_.slots.groups.end())
            slots.insert(slots.end(), group->second.begin(), group->second.end());
        else if (const auto id = slot(one))
            slots.push_back(*id);
    }
    return slots;
}

// Whether the words name something that is defined, but wrongly; then its own finding is enough.
bool Reader::uses_broken(std::string_view text) const {
    std::string word;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && is_word_byte(text[i]) && text[i] != '.' && text[i] != '-') {
            word += text[i];
            continue;
        }
        if (notes_.broken.count(word) > 0) return true;
        word.clear();
    }
    return false;
}

// A text as a condition or template names it, which tells of a missing one in its own words.
std::optional<TextId> Reader::text_named(std::string_view name, const Node& node) const {
    Node reference;
    reference.words = std::string(name);
    reference.at = node.at;
    const std::size_t before = notes_.findings.size();
    const std::optional<TextId> id = text(&reference);
    notes_.findings.resize(before);
    return id;
}

std::optional<Expression> Reader::expression(
    const Node& node,
    const std::function<Result<Expression, SyntaxError>(std::string_view, const Names&)>& parse) const {
    if (unread(FileKind::slots) || unread(FileKind::conditions)) return std::nullopt;
    bool text_missing = false;
    const Names names{script_.slots, script_.named.types,
                      [&](std::string_view name) {
                          const std::optional<TextId> id = text_named(name, node);
                          text_missing = text_missing || !id;
                          return id;
                      },
                      &script_.named.expressions};
    Result<Expression, SyntaxError> parsed = parse(node.words, names);
    if (parsed) {
        notes_.expressions.push_back({*parsed, DialogId{dialog_}, source(node)});
        return *parsed;
    }
    if (!uses_broken(node.words))
        say_inside(text_missing ? "D015" : "D020", node, parsed.error().at, parsed.error().what);
    return std::nullopt;
}

// A value by itself, whatever slot it is for: a word, a number, or an expression over what is defined.
bool Reader::is_well_formed(const std::string& words) const {
    const Names names{script_.slots, script_.named.types, nullptr, &script_.named.expressions};
    return is_name(words) || static_cast<bool>(parse_value(words, names));
}

std::optional<Expression> Reader::condition(const Node* node) const {
    if (!has_words(node)) return std::nullopt;
    return expression(*node, parse_condition);
}

std::optional<Expression> Reader::value(const Node* node) const {
    if (!has_words(node)) return std::nullopt;
    return expression(*node, parse_value);
}

std::optional<Expression> Reader::value_for(const Slot& slot, const Node& node) const {
    const std::size_t before = notes_.findings.size();
    std::optional<Expression> value = expression(
        node, [&](std::string_view text, const Names& names) { return parse_value_for(slot, text, names); });
    // What is well written but does not fit the slot is the effect's fault, not the value's.
    for (std::size_t i = before; i < notes_.findings.size(); ++i)
        if (slot.type == SlotType::text)
            notes_.findings[i].code = "D043";
        else if (is_well_formed(node.words))
            notes_.findings[i].code = "D032";
    return value;
}

std::optional<Template> Reader::template_of(const Node& node, WrittenTemplate::Where where, TextId text_id,
                                            SlotId slot) const {
    if (!has_words(&node) || unread(FileKind::slots) || unread(FileKind::conditions)) return std::nullopt;
    const std::string written = words(&node);
    bool text_missing = false;
    const Names names{script_.slots, script_.named.types,
                      [&](std::string_view name) {
                          const std::optional<TextId> id = text_named(name, node);
                          text_missing = text_missing || !id;
                          return id;
                      },
                      &script_.named.expressions};
    Result<Template, SyntaxError> parsed = parse_template(written, names);
    if (parsed) {
        notes_.templates.push_back(
            {where, *parsed, std::move(text_id), std::move(slot), DialogId{dialog_}, source(node)});
        return *parsed;
    }
    if (uses_broken(written)) return std::nullopt;
    const std::size_t brace = written.rfind('{', parsed.error().at);
    const bool helpline = brace != std::string::npos && written.compare(brace, 10, "{helpline ") == 0;
    say_inside(text_missing ? "D015"
               : helpline   ? "D019"
                            : "D021",
               node, parsed.error().at, parsed.error().what);
    return std::nullopt;
}

std::optional<Value> Reader::literal_for(const Slot& slot, const Node& node, const std::string& code) const {
    if (!has_words(&node)) return std::nullopt;
    Result<Value, std::string> literal = parse_literal(slot, words(&node));
    if (literal) return *literal;
    say(code, node, literal.error());
    return std::nullopt;
}

void Reader::note_allowed(const Node& owner) const {
    const Node* allow = owner.find("allow");
    if (allow == nullptr) return;
    for (const Node::Entry& entry : allow->entries)
        notes_.allowed.push_back(
            {entry.key, words(&entry.value), document_.source(entry.key_at), source(owner)});
}

}  // namespace onward

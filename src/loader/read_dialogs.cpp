// One dialog a file: its own keys, its states, and where its states of former days have gone.
#include <algorithm>

#include "loader/reader.hpp"
#include "loader/schema.hpp"

namespace onward {
namespace {

Expression slot_is_not_set(const SlotId& slot) {
    Expression is_set{.kind = Expression::Kind::is_set};
    is_set.slot = slot;
    return {.kind = Expression::Kind::negation, .arguments = {std::move(is_set)}};
}

// `once: true` is short for `only_if: SLOT is not set`, beside a condition that stands there already.
std::optional<Expression> with_once(std::optional<Expression> only_if, const SlotId& slot) {
    if (!only_if) return slot_is_not_set(slot);
    return Expression{.kind = Expression::Kind::all_of,
                      .arguments = {slot_is_not_set(slot), std::move(*only_if)}};
}

std::optional<Fill> read_fill(const Reader& reader, const Node* node) {
    if (node == nullptr || !node->is_mapping()) return std::nullopt;
    Fill fill;
    fill.slot = reader.slot(node->find("slot"));
    fill.from = reader.entity(node->find("from"));
    fill.high = Reader::words(node->find("range")) == "high";
    fill.many = parse_flag(Reader::words(node->find("many"))).value_or(false);
    fill.topics = parse_flag(Reader::words(node->find("topics"))).value_or(false);
    fill.until = reader.intent(node->find("until"));
    const Node* skipped = node->find("skipped");
    const Slot* slot = fill.slot ? reader.script().slots.find(*fill.slot) : nullptr;
    if (skipped != nullptr && slot != nullptr && slot->type != SlotType::list)
        fill.skipped = reader.literal_for(*slot, *skipped, "D038");
    else if (skipped != nullptr && slot != nullptr)
        reader.say("D038", *skipped, "a list has no value for `skip`");
    return fill;
}

std::optional<NoReply> read_no_reply(const Reader& reader, const Node* node) {
    if (node == nullptr || !node->is_mapping()) return std::nullopt;
    NoReply no_reply;
    no_reply.after = parse_span(Reader::words(node->find("after"))).value_or(Span{});
    if (const auto most = parse_integer(Reader::words(node->find("at_most"))))
        no_reply.at_most = static_cast<int>(*most);
    no_reply.then = read_case(reader, *node, CaseKind::no_reply);
    return no_reply;
}

std::vector<std::string> read_names(const Node* node) {
    std::vector<std::string> names;
    for (const Node* name : Reader::each(node))
        if (Reader::has_words(name)) names.push_back(name->words);
    return names;
}

State read_state(const Reader& reader, const std::string& name, const Node& node) {
    State state;
    state.id = StateId{reader.dialog() + "." + name};
    state.source = reader.source(node);
    state.only_if = reader.condition(node.find("only_if"));
    state.effects = read_effects(reader, node.find("do"));
    state.say = reader.texts(node.find("say"));
    state.ask = reader.text(node.find("ask"));
    state.why = reader.text(node.find("why"));
    state.on_return = reader.text(node.find("on_return"));
    const Node* fill = node.find("fill");
    state.fill = read_fill(reader, fill);
    if (state.fill && state.fill->slot && fill->find("once") != nullptr &&
        parse_flag(Reader::words(fill->find("once"))).value_or(false))
        state.only_if = with_once(std::move(state.only_if), *state.fill->slot);
    const Slot* slot =
        state.fill && state.fill->slot ? reader.script().slots.find(*state.fill->slot) : nullptr;
    state.buttons = read_cases(reader, node.find("buttons"), CaseKind::button, slot);
    if (const auto most = parse_integer(Reader::words(node.find("buttons_at_most"))))
        state.buttons_at_most = static_cast<int>(*most);
    if (const Node* with = node.find("with")) state.with = read_names(with);
    state.listen = read_cases(reader, node.find("listen"), CaseKind::listen);
    if (state.why && reader.script().coach.asks_why.empty() && !reader.unread(FileKind::coach))
        reader.say_at_key("D009", *node.find_entry("why"),
                          "`asks_why` is missing in coach.yaml: without it nobody can ask why");
    state.no_match = read_cases(reader, node.find("no_match"), CaseKind::no_match);
    state.no_reply = read_no_reply(reader, node.find("no_reply"));
    state.then = read_cases(reader, node.find("then"), CaseKind::then);
    reader.note_allowed(node);
    return state;
}

std::optional<Refrain> read_refrain(const Reader& reader, const Node* node) {
    if (node == nullptr || !node->is_mapping()) return std::nullopt;
    const std::optional<TextId> say = reader.text(node->find("say"));
    if (!say) return std::nullopt;
    return Refrain{*say, static_cast<int>(parse_integer(Reader::words(node->find("every"))).value_or(2))};
}

void read_start(const Reader& reader, Dialog& dialog) {
    const Node* start = reader.root().find("start");
    const Node* states = reader.root().find("states");
    if (Reader::has_words(start)) {
        if (const auto state = reader.own_state(start)) dialog.start = *state;
    } else if (start == nullptr && states != nullptr && !states->entries.empty()) {
        reader.say("D009", reader.root(), "\"start\" is missing here: the state where the dialog begins");
    }
}

// Safety dialogs lie in safety/, and nothing else does: whoever looks after them must find all of them there.
void refuse_wrong_folder(const Reader& reader, const Dialog& dialog) {
    const bool lies_there = reader.document().path().substr(0, 15) == "dialogs/safety/";
    const bool is_safety = dialog.kind == Dialog::Kind::safety;
    if (is_safety && !lies_there)
        reader.say("D048", *reader.root().find("kind"), "safety dialogs lie in dialogs/safety/");
    else if (!is_safety && lies_there)
        reader.say("D048", reader.root(), "only safety dialogs (`kind: safety`) lie in dialogs/safety/");
}

void read_moved(const Reader& reader) {
    const Node* moved = reader.root().find("moved");
    if (moved == nullptr) return;
    for (const Node::Entry& entry : moved->entries)
        if (Reader::has_words(&entry.value))
            reader.notes().moved.push_back({DialogId{reader.dialog()}, entry.key, entry.value.words,
                                            reader.document().source(entry.key_at),
                                            reader.source(entry.value)});
}

}  // namespace

ReadDialog read_dialog(const Reader& reader) {
    const Node& root = reader.root();
    ReadDialog read;
    Dialog& dialog = read.dialog;
    dialog.id = DialogId{reader.dialog()};
    dialog.source = reader.source(root);
    dialog.title = Reader::words(root.find("title"));
    dialog.summary = Reader::words(root.find("summary"));
    dialog.covers = read_names(root.find("covers"));
    const std::string kind = Reader::words(root.find("kind"));
    dialog.kind = kind == "safety"       ? Dialog::Kind::safety
                  : kind == "small_talk" ? Dialog::Kind::small_talk
                                         : Dialog::Kind::topic;
    if (dialog.kind == Dialog::Kind::topic && root.find("title") == nullptr)
        reader.say("D009", root,
                   "\"title\" is missing here: what the user is told this dialog is, when it waits for them");
    refuse_wrong_folder(reader, dialog);
    read_start(reader, dialog);
    dialog.enter = read_cases(reader, root.find("enter"), CaseKind::enter);
    if (const auto span = parse_span(Reader::words(root.find("resume_within")))) dialog.resume_within = *span;
    for (const std::string& question : read_names(root.find("questions")))
        dialog.questions.emplace_back(reader.dialog() + "." + question);
    dialog.with = read_names(root.find("with"));
    dialog.listen = read_cases(reader, root.find("listen"), CaseKind::listen);
    dialog.no_match = read_cases(reader, root.find("no_match"), CaseKind::no_match);
    dialog.refrain = read_refrain(reader, root.find("refrain"));
    if (const Node* states = root.find("states"))
        for (const Node::Entry& entry : states->entries) {
            if (!entry.value.is_mapping()) continue;
            read.states.push_back(read_state(reader, entry.key, entry.value));
            dialog.states.push_back(read.states.back().id);
        }
    read_moved(reader);
    reader.note_allowed(root);
    return read;
}

}  // namespace onward

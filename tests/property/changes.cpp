#include "property/changes.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "support/content_trees.hpp"

namespace onward::test {
namespace {

struct Change {
    std::string what;  // empty: nothing to change was found
    StateId touched;
};

template <class T>
const T& one_of(Generator& random, const std::vector<T>& all) {
    return all[static_cast<std::size_t>(random.number(0, static_cast<std::int64_t>(all.size()) - 1))];
}

// --- renaming and inserting, in the words of the files

void replace_all(std::string& bytes, const std::string& pattern, const std::string& with) {
    RE2::GlobalReplace(&bytes, RE2("(?m)" + pattern), with);
}

// The names in two columns under a heading ("states", "texts") of a dialog's file.
std::vector<std::string> names_under(const std::string& bytes, const std::string& heading) {
    std::vector<std::string> names;
    const std::size_t at = bytes.find("\n" + heading + ":\n");
    if (at == std::string::npos) return names;
    const std::size_t end = bytes.find("\n\n" + std::string(heading == "states" ? "texts:" : "zzz:"), at);
    re2::StringPiece rest(bytes.data() + at, std::min(end, bytes.size()) - at);
    std::string name;
    static const RE2 kName("(?m)^  ([a-z_0-9]+):");
    while (RE2::FindAndConsume(&rest, kName, &name)) names.push_back(name);
    return names;
}

std::string dialog_file(Generator& random, const Files& files) {
    std::vector<std::string> paths;
    for (const auto& [path, bytes] : files)
        if (bytes.find("\nstates:\n") != std::string::npos) paths.push_back(path);
    return one_of(random, paths);
}

std::string stem_of(const std::string& path) { return std::filesystem::path(path).stem().string(); }

// The file of that dialog; nothing: it has another name by now.
std::string* file_of(Files& files, const std::string& dialog) {
    for (auto& [path, bytes] : files)
        if (std::count(path.begin(), path.end(), '/') == 2 && stem_of(path) == dialog) return &bytes;
    return nullptr;
}

// A state under another name, with or without `moved`: without, the old one is gone and a new one is there.
Change rename_state(const StateId& state, Files& files, bool moved) {
    const std::string dialog = dialog_of(state).value, old(name_in_dialog(state)), now = old + "_anew";
    std::string* bytes = file_of(files, dialog);
    if (bytes == nullptr) return {};
    replace_all(*bytes, "^  " + old + ":", "  " + now + ":");
    replace_all(*bytes, "\\b(goto|back|answered|start|remind): " + old + "\\b([^.]|$)",
                "\\1: " + now + "\\2");
    replace_all(*bytes, "(questions: \\[.*)\\b" + old + "\\b", "\\1" + now);
    for (auto& [other, text] : files)
        replace_all(text, "\\b" + dialog + "\\." + old + "\\b", dialog + "." + now);
    if (moved) replace_all(*bytes, "^(start: .*)$", "\\1\nmoved: {" + old + ": " + now + "}");
    return {"state " + state.value + (moved ? " moved" : " gone, another in its place"), state};
}
Change rename_state(Generator&, Files& files, const StateId& state) {
    return rename_state(state, files, false);
}
Change move_state(Generator&, Files& files, const StateId& state) { return rename_state(state, files, true); }

Change insert_state(Generator& random, Files& files, const StateId&) {
    const std::string path = dialog_file(random, files);
    std::string& bytes = files[path];
    std::string start;
    RE2::PartialMatch(bytes, "(?m)^start: ([a-z_0-9]+)$", &start);
    replace_all(bytes, "^start: .*$", "start: put_before");
    replace_all(bytes, "^states:$", "states:\n  put_before: {then: {goto: " + start + "}}");
    return {"a state before " + stem_of(path) + "." + start, {}};
}

Change rename_text(Generator& random, Files& files, const StateId&) {
    const std::string path = dialog_file(random, files);
    const auto texts = names_under(files[path], "texts");
    if (texts.empty()) return {};
    const std::string old = one_of(random, texts);
    replace_all(files[path], "\\b" + old + "\\b", old + "_anew");
    for (auto& [other, text] : files)
        replace_all(text, "\\b" + stem_of(path) + "\\." + old + "\\b", stem_of(path) + "." + old + "_anew");
    return {"text " + stem_of(path) + "." + old + " renamed", {}};
}

// The slot is gone, and another one is there.
Change rename_slot(Generator& random, Files& files, const StateId&) {
    std::vector<std::string> slots;
    for (const std::string& name : names_under("\n" + files["dialogs/slots.yaml"], "slots"))
        if (name.find('_') != std::string::npos) slots.push_back(name);
    if (slots.empty()) return {};
    const std::string old = one_of(random, slots);
    for (auto& [path, bytes] : files)
        if (path.starts_with("dialogs/")) replace_all(bytes, "\\b" + old + "\\b", old + "_anew");
    return {"slot " + old + " renamed", {}};
}

Change rename_dialog(Generator& random, Files& files, const StateId&) {
    static const std::vector<std::string> kSome{"red_flags", "ex_texted", "not_yet", "next_day", "sit_with"};
    const std::string old = one_of(random, kSome), now = old + "_anew";
    if (file_of(files, old) == nullptr) return {};
    Files renamed;
    for (auto& [path, bytes] : files) {
        if (path.starts_with("dialogs/")) replace_all(bytes, "\\b" + old + "\\b", now);
        renamed[stem_of(path) == old ? path.substr(0, path.size() - old.size() - 5) + now + ".yaml" : path] =
            bytes;
    }
    files = std::move(renamed);
    return {"dialog " + old + " renamed", {}};
}

using Rewrite = Change (*)(Generator&, Files&, const StateId& state);
const std::map<std::string, Rewrite> kRewrites{
    {"state renamed", rename_state}, {"state moved", move_state},   {"state inserted", insert_state},
    {"text renamed", rename_text},   {"slot renamed", rename_slot}, {"dialog renamed", rename_dialog}};

// --- deleting and retyping, in the trees: what needed it goes as well

std::vector<std::string> dialog_paths(const Files& files) {
    std::vector<std::string> paths;
    for (const auto& [path, bytes] : files)
        if (std::count(path.begin(), path.end(), '/') == 2) paths.push_back(path);
    return paths;
}

std::vector<std::string> keys_of(const Node* node) {
    std::vector<std::string> keys;
    if (node != nullptr)
        for (const Node::Entry& entry : node->entries) keys.push_back(entry.key);
    return keys;
}

Change delete_state(Generator&, const Files& files, ContentTrees& trees, const StateId& state) {
    for (const std::string& path : dialog_paths(files))
        if (stem_of(path) == dialog_of(state).value &&
            trees.remove(path, {"states", std::string(name_in_dialog(state))}))
            return {"state " + state.value + " deleted", state};
    return {};
}

Change delete_text(Generator& random, const Files& files, ContentTrees& trees, const StateId&) {
    const std::string path = one_of(random, dialog_paths(files));
    const auto names = keys_of(trees.find(path, {"texts"}));
    if (names.size() < 2) return {};
    const std::string name = one_of(random, names);
    trees.remove(path, {"texts", name});
    return {"text " + stem_of(path) + "." + name + " deleted", {}};
}

// The one in which the talk is.
Change delete_dialog(Generator&, const Files& files, ContentTrees& trees, const StateId& state) {
    for (const std::string& path : dialog_paths(files)) {
        if (stem_of(path) != dialog_of(state).value) continue;
        trees.remove_file(path);
        return {"dialog " + dialog_of(state).value + " deleted", state};
    }
    return {};
}

Change delete_slot(Generator& random, const Files&, ContentTrees& trees, const StateId&) {
    const std::string slot = one_of(random, keys_of(trees.find("dialogs/slots.yaml", {"slots"})));
    trees.remove("dialogs/slots.yaml", {"slots", slot});
    return {"slot " + slot + " deleted", {}};
}

Change narrow_slots(Generator& random, const Files&, ContentTrees& trees, const StateId&) {
    int narrowed = 0;
    for (const std::string& slot : keys_of(trees.find("dialogs/slots.yaml", {"slots"}))) {
        Node* max = trees.find("dialogs/slots.yaml", {"slots", slot, "max"});
        if (max == nullptr || max->words != "10" || random.chance()) continue;
        max->words = "6";
        ++narrowed;
    }
    return {narrowed > 0 ? std::to_string(narrowed) + " slots up to 6" : "", {}};
}

Node words(const std::string& text) {
    Node node;
    node.words = text;
    return node;
}

// What only its old type may have goes; an enum gets values.
Change retype_slot(Generator& random, ContentTrees& trees, const std::string& type) {
    const std::string file = "dialogs/slots.yaml";
    const std::string slot = one_of(random, keys_of(trees.find(file, {"slots"})));
    Node& mapping = *trees.find(file, {"slots", slot});
    const std::string old = mapping.find("type")->words;
    if (old == type || mapping.find("line") != nullptr) return {};
    for (const char* key : {"at_most", "each", "min", "max", "values", "words", "otherwise"})
        trees.remove(file, {"slots", slot, key});
    for (Node::Entry& entry : mapping.entries) {
        if (entry.key == "type") entry.value = words(type);
        if (entry.key == "says") entry.value = words("one of the things you told me");
    }
    if (type.ends_with("enum")) {
        Node values, shown;
        values.kind = Node::Kind::list;
        shown.kind = Node::Kind::mapping;
        for (const char* value : {"present", "yes", "unclear", "none"}) {
            values.items.push_back(words(value));
            shown.entries.push_back({value, 0, 0, words(value)});
        }
        mapping.entries.push_back({"values", 0, 0, values});
        mapping.entries.push_back({"words", 0, 0, shown});
    }
    return {"slot " + slot + ", " + old + ", becomes " + type, {}};
}

const std::string kBecomes = "slot becomes ";
const std::vector<std::string> kTypes{"text", "integer", "number",       "yes_no",      "enum",
                                      "date", "time",    "list of text", "list of enum"};

using Cut = Change (*)(Generator&, const Files&, ContentTrees&, const StateId& state);
const std::map<std::string, Cut> kCuts{{"state deleted", delete_state},
                                       {"text deleted", delete_text},
                                       {"dialog deleted", delete_dialog},
                                       {"slot deleted", delete_slot},
                                       {"slots narrowed", narrow_slots}};

Change cut(Generator& random, const Files& files, ContentTrees& trees, const std::string& kind,
           const StateId& state) {
    if (kind.starts_with(kBecomes)) return retype_slot(random, trees, kind.substr(kBecomes.size()));
    return kCuts.at(kind)(random, files, trees, state);
}

// With one example an intent, where rules find it: the examples are half of the content's bytes, and what is
// loaded again and again must load quickly.
void drop_examples(const Files& files, ContentTrees& trees) {
    for (const auto& [path, bytes] : files) {
        for (const std::string& intent : keys_of(trees.find(path, {"intents"}))) {
            trees.remove(path, {"intents", intent, "counterexamples"});
            Node* examples = trees.find(path, {"intents", intent, "examples"});
            if (examples != nullptr && examples->items.size() > 1 &&
                trees.find(path, {"intents", intent, "rules"}) != nullptr)
                examples->items.resize(1);
        }
    }
}

}  // namespace

const std::vector<std::string>& kinds_of_change() {
    static const std::vector<std::string> kinds = [] {
        std::vector<std::string> all;
        for (const auto& [kind, unused] : kRewrites) all.push_back(kind);
        for (const auto& [kind, unused] : kCuts) all.push_back(kind);
        for (const std::string& type : kTypes) all.push_back(kBecomes + type);
        return all;
    }();
    return kinds;
}

std::optional<Changed> changed(Generator& random, const Files& files, const std::vector<StateId>& waiting,
                               const std::string& kind) {
    std::vector<std::string> rewrites;
    for (const auto& [name, unused] : kRewrites) rewrites.push_back(name);
    Files now = files;
    Changed result;
    const auto note = [&](const Change& change) {
        if (change.what.empty()) return;
        result.what += (result.what.empty() ? "" : ", ") + change.what;
        if (!change.touched.empty()) result.touched = change.touched;
    };
    const bool is_rewrite = kRewrites.contains(kind);
    if (is_rewrite) {
        const Change change = kRewrites.at(kind)(random, now, one_of(random, waiting));
        if (change.what.empty()) return std::nullopt;
        note(change);
    }
    for (std::int64_t more = random.number(0, 2); more > 0; --more)
        note(kRewrites.at(one_of(random, rewrites))(random, now, one_of(random, waiting)));
    if (is_rewrite) {
        result.script = load_files(now).script;
    } else {
        ContentTrees trees(now);
        drop_examples(now, trees);
        const Change change = cut(random, now, trees, kind, one_of(random, waiting));
        if (change.what.empty()) return std::nullopt;
        note(change);
        const auto loaded = loaded_without_findings(random, std::move(trees));
        if (loaded) result.script = loaded->script;
    }
    if (!result.script) return std::nullopt;
    return result;
}

}  // namespace onward::test

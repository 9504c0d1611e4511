#include "support/content_trees.hpp"

#include <algorithm>
#include <set>

namespace onward::test {
namespace {

constexpr int kRounds = 15;      // a state's end takes three or four: its cases, what led to those, and so on
constexpr int kMostTaken = 400;  // of some four thousand nodes; beyond it the content is another one

using Path = std::vector<std::size_t>;  // positions of children, from the root

std::string quoted(const std::string& words) {
    std::string text = "\"";
    for (const char c : words) {
        if (c == '"' || c == '\\') text += '\\';
        if (c == '\n')
            text += "\\n";
        else
            text += c;
    }
    return text + '"';
}

// Writes a tree, and notes for every line which node it holds.
class Writer {
  public:
    std::string bytes;
    std::vector<Path> lines;

    void write(const Node& node) {
        const std::string indent(2 * path_.size(), ' ');
        for (std::size_t i = 0; i < node.entries.size(); ++i)
            child(indent + quoted(node.entries[i].key) + ":", i, node.entries[i].value);
        for (std::size_t i = 0; i < node.items.size(); ++i) child(indent + "-", i, node.items[i]);
    }

  private:
    void child(const std::string& head, std::size_t at, const Node& node) {
        path_.push_back(at);
        lines.push_back(path_);
        if (node.is_words())
            bytes += head + " " + quoted(node.words) + "\n";
        else if (node.items.empty() && node.entries.empty())
            bytes += head + (node.is_list() ? " []\n" : " {}\n");
        else
            bytes += head + "\n", write(node);
        path_.pop_back();
    }

    Path path_;
};

Writer written(const Node& root) {
    Writer writer;
    writer.write(root);
    return writer;
}

std::size_t children(const Node& node) { return node.entries.size() + node.items.size(); }

Node& child(Node& node, std::size_t at) {
    return node.is_mapping() ? node.entries[at].value : node.items[at];
}

// The nodes on the way from the root to the path's end.
std::vector<Node*> way(Node& root, const Path& path) {
    std::vector<Node*> nodes{&root};
    for (const std::size_t at : path) nodes.push_back(&child(*nodes.back(), at));
    return nodes;
}

// Removes the node, and what would be empty without it.
void erase(Node& root, Path path) {
    while (!path.empty()) {
        Node& parent = *way(root, Path(path.begin(), path.end() - 1)).back();
        const auto at = static_cast<std::ptrdiff_t>(path.back());
        if (parent.is_mapping())
            parent.entries.erase(parent.entries.begin() + at);
        else
            parent.items.erase(parent.items.begin() + at);
        if (children(parent) > 0) return;
        path.pop_back();
    }
}

// How much of the path goes: the key alone, the case or effect around it, or more.
Path taken(Generator& random, Node& root, Path path) {
    const auto nodes = way(root, path);
    std::size_t item = path.size();  // the nearest item of a list that is a mapping
    while (item > 0 && !(nodes[item]->is_mapping() && nodes[item - 1]->is_list())) --item;
    const std::int64_t dice = random.number(1, 100);
    if (item > 0 && dice <= 50) path.resize(item);
    if (dice > 85 && path.size() > 2) path.resize(std::max<std::size_t>(item > 2 ? item - 2 : 0, 2));
    return path;
}

}  // namespace

ContentTrees::ContentTrees(const Files& files) {
    for (const auto& [path, bytes] : files) roots_.emplace(path, Document(SourceFile{path, bytes}).root());
}

Files ContentTrees::files() const {
    Files files;
    for (const auto& [path, root] : roots_) files[path] = written(root).bytes;
    return files;
}

Node* ContentTrees::find(const std::string& path, const std::vector<std::string>& keys) {
    const auto at = roots_.find(path);
    Node* node = at == roots_.end() ? nullptr : &at->second;
    for (const std::string& key : keys) {
        if (node == nullptr) return nullptr;
        const auto entry = std::find_if(node->entries.begin(), node->entries.end(),
                                        [&](const Node::Entry& one) { return one.key == key; });
        node = entry == node->entries.end() ? nullptr : &entry->value;
    }
    return node;
}

bool ContentTrees::remove(const std::string& path, const std::vector<std::string>& keys) {
    Node* parent = find(path, {keys.begin(), keys.end() - 1});
    if (parent == nullptr) return false;
    return std::erase_if(parent->entries, [&](const Node::Entry& one) { return one.key == keys.back(); }) > 0;
}

int ContentTrees::remove_lines(Generator& random, const std::string& path, const std::vector<int>& lines) {
    const auto file = roots_.find(path);
    if (file == roots_.end()) return 0;
    Node& root = file->second;
    const std::vector<Path> paths = written(root).lines;
    std::set<Path, std::greater<>> all;  // the last first, so that the others stay where they are
    for (const int line : lines) {
        if (line < 1 || line > static_cast<int>(paths.size())) continue;
        const Path gone = taken(random, root, paths[static_cast<std::size_t>(line) - 1]);
        const bool is_slot = path == "dialogs/slots.yaml" && root.entries[gone.front()].key == "slots";
        if (is_slot && gone.size() < 3) continue;
        if (is_slot && way(root, {gone[0], gone[1]}).back()->entries[gone[2]].key == "type") continue;
        if (gone.size() > 1) all.insert(gone);
    }
    int count = 0;
    for (auto gone = all.begin(); gone != all.end(); ++gone) {
        // What lies in something that goes as well is not taken twice.
        const bool inside = std::any_of(std::next(gone), all.end(), [&](const Path& around) {
            return around.size() < gone->size() && std::equal(around.begin(), around.end(), gone->begin());
        });
        if (inside) continue;
        erase(root, *gone);
        ++count;
    }
    return count;
}

std::optional<Loaded> loaded_without_findings(Generator& random, ContentTrees trees) {
    int taken = 0;
    for (int round = 0; round < kRounds && taken < kMostTaken; ++round) {
        Loaded loaded = load_files(trees.files());
        if (loaded.script) return loaded;
        std::map<std::string, std::vector<int>> lines;
        for (const Diagnostic& finding : loaded.findings)
            if (!finding.warning) lines[finding.source.file].push_back(finding.source.line);
        for (const auto& [path, some] : lines) taken += trees.remove_lines(random, path, some);
    }
    return std::nullopt;
}

}  // namespace onward::test

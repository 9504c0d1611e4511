// Any bytes as one file of an otherwise good content: a Script, or findings with places inside of the file.
// The first line names the file that they stand for, as a comment ("# dialogs/coach.yaml"); without one they
// are a file of intents beside the good ones.
#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "dialog/adopt.hpp"
#include "dialog/step.hpp"
#include "fuzz.hpp"
#include "loader/files.hpp"

using namespace onward;

namespace {

const std::vector<SourceFile>& good_files() {
    static const std::vector<SourceFile> files = find_files(ONWARD_SOURCE_DIR "/tests/refuses/good").files;
    return files;
}

std::string file_named_in(std::string_view bytes) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    for (const SourceFile& file : good_files())
        if (line == "# " + file.path) return file.path;
    return "intents/fuzzed.yaml";
}

// Every node lies inside the file and inside the node around it, and is found again by its place.
void check_tree(const Document& document, const Node& node, std::size_t begin, std::size_t end) {
    PROMISE(begin <= node.at && node.at <= node.end && node.end <= end);
    if (!node.missing && &node != &document.root()) {
        const Node* found = document.node_at(document.source(node));
        PROMISE(found != nullptr && found->at == node.at);
    }
    for (std::size_t offset = 0; node.is_words() && offset <= node.words.size(); ++offset)
        PROMISE(document.byte_of(node, offset) <= document.bytes().size());
    for (const Node& item : node.items) check_tree(document, item, node.at, end);
    for (const Node::Entry& entry : node.entries) {
        PROMISE(begin <= entry.key_at && entry.key_at <= entry.key_end && entry.key_end <= end);
        check_tree(document, entry.value, node.at, end);
    }
}

void check_place(const std::map<std::string, std::string>& files, const Diagnostic& finding) {
    PROMISE(!finding.code.empty() && !finding.what.empty() && finding.width >= 1);
    PROMISE(is_utf8(finding.what) && is_utf8(finding.line) && !print(finding).empty());
    PROMISE(finding.source.line >= 1 && finding.source.column >= 1);
    const auto file = files.find(finding.source.file);
    if (file == files.end()) return;  // of a file that is missing
    const auto lines = std::count(file->second.begin(), file->second.end(), '\n') + 1;
    PROMISE(finding.source.line <= lines);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes = fuzz::bytes_of(data, size);
    const std::string path = file_named_in(bytes);
    const Document document(SourceFile{path, bytes});
    if (document.readable())
        check_tree(document, document.root(), 0, document.bytes().size());
    else
        PROMISE(!document.findings().empty());

    std::map<std::string, std::string> by_path{{path, bytes}};
    for (const SourceFile& file : good_files()) by_path.emplace(file.path, file.bytes);
    std::vector<SourceFile> files;
    for (const auto& [name, content] : by_path) files.push_back({name, content});

    const Loaded loaded = load_sources(files);
    const bool wrong = std::any_of(loaded.findings.begin(), loaded.findings.end(),
                                   [](const Diagnostic& finding) { return !finding.warning; });
    PROMISE((loaded.script == nullptr) == wrong);
    for (const Diagnostic& finding : loaded.findings) check_place(by_path, finding);
    if (loaded.script == nullptr) return 0;

    // What was found good can be talked with.
    Conversation conversation = fresh_conversation(1);
    for (const char* words : {"hi", "walk", "yes", "i want to die", "stop"}) {
        const Turn turn = step(*loaded.script, conversation, Message{words}, Instant{});
        PROMISE(adopt(*loaded.script, turn.conversation).how == Adopted::How::same);
        conversation = turn.conversation;
    }
    return 0;
}

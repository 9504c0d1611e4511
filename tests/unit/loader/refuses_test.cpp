// tests/refuses/: content that must be refused, each folder for one reason. A folder holds the files that
// differ from good/, and `expected`: all findings of good/ with these files in place, one `file:line:column
// code` a line. What no file of a repository can show (unreadable, enormous) is made here.
#include <re2/re2.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include "loader/load.hpp"
#include "loader/schema.hpp"
#include "support/catch.hpp"
#include "support/content.hpp"
#include "support/temp_folder.hpp"

namespace onward {
namespace {

namespace fs = std::filesystem;
using test::Files;
using test::load_files;
using test::printed_findings;
using test::TempFolder;

fs::path refuses() { return test::refuses_folder(); }
const Files& good() { return test::good_content(); }

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// "D014-goto", "D023-no-target" ...: every folder but good/.
std::vector<std::string> faults() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(refuses()))
        if (entry.is_directory() && entry.path().filename() != "good")
            names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

Files with(const Files& base, const Files& differing) {
    Files files = base;
    for (const auto& [path, bytes] : differing) files[path] = bytes;
    return files;
}

Loaded load_fault(const std::string& name) {
    return load_files(with(good(), test::content_files_in(refuses() / name)));
}

std::vector<std::string> places(const std::vector<Diagnostic>& findings) {
    std::vector<std::string> lines;
    for (const Diagnostic& finding : findings)
        lines.push_back(to_string(finding.source) + " " + finding.code);
    return lines;
}

std::vector<std::string> expected_of(const std::string& name) {
    std::istringstream lines(bytes_of(refuses() / name / "expected"));
    std::vector<std::string> expected;
    for (std::string line; std::getline(lines, line);) expected.push_back(line);
    return expected;
}

// Which keys of which mapping of the format a tree uses: "state.ask", "case then.goto".
class KeysUsed {
  public:
    std::set<std::string> keys;

    void walk(const Shape& shape, const Node& node) {
        switch (shape.kind) {
            case Shape::Kind::mapping:
                return walk(content_format().mappings.at(shape.mapping), node);
            case Shape::Kind::list:
                if (!node.is_list()) return walk(shape.inner[0], node);
                for (const Node& item : node.items) walk(shape.inner[0], item);
                return;
            case Shape::Kind::open:
                for (const Node::Entry& entry : node.entries) walk(shape.inner[0], entry.value);
                return;
            case Shape::Kind::any_of:
                for (const Shape& inner : shape.inner)
                    if (takes(inner, node)) return walk(inner, node);
                return;
            default:
                return;
        }
    }
    void walk(const Mapping& mapping, const Node& node) {
        for (const Node::Entry& entry : node.entries) {
            const Key* key = mapping.find(entry.key);
            if (!key) continue;
            keys.insert(mapping.name + "." + key->name);
            walk(key->shape, entry.value);
        }
    }

  private:
    static bool takes(const Shape& shape, const Node& node) {
        switch (shape.kind) {
            case Shape::Kind::list:
                return node.is_list();
            case Shape::Kind::open:
            case Shape::Kind::mapping:
                return node.is_mapping();
            case Shape::Kind::any_of:
                return std::any_of(shape.inner.begin(), shape.inner.end(),
                                   [&](const Shape& inner) { return takes(inner, node); });
            default:
                return node.is_words();
        }
    }
};

}  // namespace

TEST_CASE("the good content has no finding and becomes a script", "[loader][refuses]") {
    const Loaded loaded = load_files(good());
    INFO(printed_findings(loaded));
    CHECK(loaded.findings.empty());
    CHECK(loaded.script != nullptr);
}

TEST_CASE("the good content uses every key of the format", "[loader][refuses]") {
    KeysUsed used;
    for (const auto& [path, bytes] : good()) {
        const Document document({path, bytes});
        REQUIRE(document.readable());
        for (const FileForm& form : content_format().files) {
            const bool here = std::any_of(form.marks.begin(), form.marks.end(), [&](const std::string& mark) {
                return document.root().find(mark) != nullptr;
            });
            if (here || form.where == path)
                used.walk(content_format().mappings.at(form.mapping), document.root());
        }
    }
    // What two kinds of cases share is asked of one of them: of the 11 keys of a case, `then` and `listen`
    // between them have all.
    const std::set<std::string> cases = {"enter", "listen", "no_match", "button", "no_reply",
                                         "gate",  "visit",  "command",  "then"};
    std::set<std::string> in_cases;
    for (const std::string& key : used.keys)
        if (const std::string owner = key.substr(0, key.find('.')); cases.count(owner) > 0)
            in_cases.insert(key.substr(owner.size() + 1));
    for (const auto& [name, mapping] : content_format().mappings) {
        for (const Key& key : mapping.keys) {
            INFO(name + "." + key.name);
            if (cases.count(name) > 0)
                CHECK(in_cases.count(key.name) == 1);
            else if (key.name != "allow")  // is the same everywhere
                CHECK(used.keys.count(name + "." + key.name) == 1);
        }
    }
}

TEST_CASE("each folder is refused at exactly the places that it names", "[loader][refuses]") {
    for (const std::string& name : faults()) {
        const Loaded loaded = load_fault(name);
        INFO(name << "\n" << printed_findings(loaded));
        CHECK(places(loaded.findings) == expected_of(name));
        CHECK(loaded.script == nullptr);
    }
}

TEST_CASE("a folder's own code is among what it finds", "[loader][refuses]") {
    for (const std::string& name : faults()) {
        INFO(name);
        const std::vector<std::string> expected = expected_of(name);
        CHECK(std::any_of(expected.begin(), expected.end(), [&](const std::string& line) {
            return line.size() > 4 && line.substr(line.size() - 4) == name.substr(0, 4);
        }));
    }
}

TEST_CASE("every load error has a folder", "[loader][refuses]") {
    std::set<std::string> codes;
    for (const std::string& name : faults()) codes.insert(name.substr(0, 4));
    for (int number = 1; number <= 51; ++number) {
        // D001 and D006 are made below; D034 is found in the promises file, which is no content.
        if (number == 1 || number == 6 || number == 34) continue;
        const std::string digits = std::to_string(number);
        const std::string code = "D" + std::string(3 - digits.size(), '0') + digits;
        INFO(code);
        CHECK(codes.count(code) == 1);
    }
}

TEST_CASE("every folder holds only what differs from the good content", "[loader][refuses]") {
    for (const std::string& name : faults()) {
        for (const auto& [path, bytes] : test::content_files_in(refuses() / name)) {
            INFO(name + "/" + path);
            const auto same = good().find(path);
            CHECK((same == good().end() || same->second != bytes));
        }
    }
}

TEST_CASE("every finding says what to do, in an author's words, and shows the line", "[loader][refuses]") {
    // Words of our sources and of the libraries, which no author should have to know.
    const RE2 internal(
        "nullptr|std::|::|\\b(AST|scalar|parser|token|enum class|variant|optional|Draft|Node)\\b");
    for (const std::string& name : faults()) {
        for (const Diagnostic& finding : load_fault(name).findings) {
            INFO(name + ": " + print(finding));
            CHECK(finding.what.size() >= 15);
            CHECK(finding.source.line >= 1);
            CHECK(finding.source.column >= 1);
            CHECK_FALSE(finding.warning);
            // What is missing in a file has no line to be shown, nor has what lies in the wrong folder.
            if (finding.code != "D048") CHECK_FALSE(finding.line.empty());
            const bool quotes_a_library = finding.code == "D002" || finding.code == "D024";
            if (!quotes_a_library) CHECK_FALSE(RE2::PartialMatch(finding.what, internal));
        }
    }
}

TEST_CASE("faults in several files are all told at once", "[loader][refuses]") {
    Files files = good();
    std::set<std::string> expected;
    // Folders that differ in a file that the others leave as it is.
    for (const char* name : {"D014-goto", "D022-form", "D030-same-number", "D036-line", "D046-home-ends"}) {
        for (const auto& [path, bytes] : test::content_files_in(refuses() / name)) files[path] = bytes;
        for (const std::string& line : expected_of(name)) expected.insert(line);
    }
    const Loaded loaded = load_files(files);
    INFO(printed_findings(loaded));
    const std::vector<std::string> found = places(loaded.findings);
    CHECK(std::set<std::string>(found.begin(), found.end()) == expected);
}

TEST_CASE("a file that is not UTF-8, or holds a NUL, is refused", "[loader][refuses]") {
    for (const std::string& bytes :
         {std::string("format: 1\ntitle: \xFF\n"), std::string("format: 1\n\0\n", 12)}) {
        const Loaded loaded = load_files(with(good(), {{"dialogs/everyday/extra.yaml", bytes}}));
        INFO(printed_findings(loaded));
        REQUIRE_FALSE(loaded.findings.empty());
        CHECK(loaded.findings.front().code == "D001");
        CHECK(loaded.findings.front().source.file == "dialogs/everyday/extra.yaml");
        CHECK(loaded.script == nullptr);
    }
}

TEST_CASE("a link that leads out of the content folder is refused", "[loader][refuses]") {
    const TempFolder outside, folder;
    fs::copy(refuses() / "good", folder.path(), fs::copy_options::recursive);
    std::ofstream(outside.path() / "elsewhere.yaml") << "format: 1\n";
    fs::create_symlink(outside.path() / "elsewhere.yaml",
                       folder.path() / "dialogs" / "everyday" / "linked.yaml");
    const Loaded loaded = load(folder.path());
    INFO(printed_findings(loaded));
    REQUIRE(loaded.findings.size() == 1);
    CHECK(loaded.findings.front().code == "D001");
    CHECK(loaded.findings.front().source.file == "dialogs/everyday/linked.yaml");
}

TEST_CASE("a folder that does not exist is refused", "[loader][refuses]") {
    const TempFolder folder;
    const Loaded loaded = load(folder.path() / "nowhere");
    REQUIRE_FALSE(loaded.findings.empty());
    CHECK(loaded.findings.front().code == "D001");
    CHECK(loaded.script == nullptr);
}

TEST_CASE("an enormous, a deep and a long-lined file are refused, and soon", "[loader][refuses]") {
    const std::string head = "format: 1\n";
    std::string deep = head + "a: ";
    for (int i = 0; i < kMaxDepth + 1; ++i) deep += "[";
    for (int i = 0; i < kMaxDepth + 1; ++i) deep += "]";
    const std::string large = head + std::string(kMaxFileBytes, '\n');
    const std::string long_line = head + "a: " + std::string(kMaxLineBytes + 1, 'x') + "\n";
    for (const std::string& bytes : {deep + "\n", large, long_line}) {
        const Loaded loaded = load_files(with(good(), {{"dialogs/everyday/extra.yaml", bytes}}));
        INFO(printed_findings(loaded).substr(0, 400));
        CHECK(std::any_of(loaded.findings.begin(), loaded.findings.end(), [](const Diagnostic& finding) {
            return finding.code == "D006" && finding.source.file == "dialogs/everyday/extra.yaml";
        }));
        CHECK(loaded.script == nullptr);
    }
}

}  // namespace onward

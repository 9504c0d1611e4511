#include "loader/yaml.hpp"

#include "support/catch.hpp"

using namespace onward;

namespace {

Document document(std::string bytes) { return Document({"dialogs/everyday/walk.yaml", std::move(bytes)}); }

// "3:8 D005" of each finding.
std::vector<std::string> findings_of(const Document& read) {
    std::vector<std::string> places;
    for (const Diagnostic& finding : read.findings())
        places.push_back(std::to_string(finding.source.line) + ":" + std::to_string(finding.source.column) +
                         " " + finding.code);
    return places;
}
std::vector<std::string> findings_of(std::string bytes) { return findings_of(document(std::move(bytes))); }

std::string first_words(std::string bytes) {
    const Document read = document(std::move(bytes));
    return read.findings().empty() ? "" : read.findings().front().what;
}

std::string place(const Document& read, const Node& node) {
    const Source source = read.source(node);
    return std::to_string(source.line) + ":" + std::to_string(source.column);
}

using Places = std::vector<std::string>;

}  // namespace

TEST_CASE("every key and value knows its line and its column in characters", "[yaml]") {
    const Document read =
        document("format: 1\ntexts:\n  é: \"schön: ß\"\nlist:\n  - a: 1\n    b: [x, {y: ü, z: w}]\n");
    REQUIRE(read.findings().empty());
    const Node& root = read.root();
    CHECK(place(read, *root.find("format")) == "1:9");
    CHECK(place(read, *root.find("texts")) == "3:3");
    const Node::Entry& umlaut = root.find("texts")->entries.front();
    CHECK(umlaut.key == "é");
    CHECK(umlaut.value.words == "schön: ß");
    CHECK(umlaut.value.style == Node::Style::quoted);
    CHECK(place(read, umlaut.value) == "3:6");
    const Node& list = *root.find("list");
    CHECK(place(read, list) == "5:3");
    CHECK(place(read, list.items.front()) == "5:5");
    const Node& flow = *list.items.front().find("b");
    CHECK(place(read, flow) == "6:8");
    CHECK(place(read, flow.items[1]) == "6:12");
    CHECK(place(read, *flow.items[1].find("z")) == "6:22");
    CHECK(read.finding_at_key("D008", *flow.items[1].find_entry("z"), "x").source.column == 19);
}

TEST_CASE("plain words stay words, whatever YAML of old took them for", "[yaml]") {
    const Document read = document("a: no\nb: 12:00\nc: 1.0\nd: NO\ne: 2026-03-01\nf: true\n");
    REQUIRE(read.findings().empty());
    for (const auto& [key, words] : std::vector<std::pair<std::string, std::string>>{
             {"a", "no"}, {"b", "12:00"}, {"c", "1.0"}, {"d", "NO"}, {"e", "2026-03-01"}, {"f", "true"}})
        CHECK(read.root().find(key)->words == words);
}

TEST_CASE("quotes and blocks are told apart from plain words, and where they end", "[yaml]") {
    const std::string bytes = "a: 'it''s'\nb: |\n  one\n    two\nc: plain\n  goes on\nd: \"x\\ny\"\n";
    const Document read = document(bytes);
    REQUIRE(read.findings().empty());
    const auto written = [&](const char* key) {
        const Node& node = *read.root().find(key);
        return bytes.substr(node.at, node.end - node.at);
    };
    CHECK(read.root().find("a")->words == "it's");
    CHECK(written("a") == "'it''s'");
    CHECK(read.root().find("b")->style == Node::Style::block);
    CHECK(read.root().find("b")->words == "one\n  two\n");
    CHECK(read.root().find("c")->style == Node::Style::plain);
    CHECK(written("c") == "plain\n  goes on");
    CHECK(written("d") == "\"x\\ny\"");
}

TEST_CASE("a place inside words leads back to the file, through escapes, folding and indentation", "[yaml]") {
    struct Try {
        std::string bytes, mark;  // the mark stands once in the words and once in the file
    };
    for (const Try& one : std::vector<Try>{{"a: plain {mark} here\n", "{mark}"},
                                           {"a: 'it''s {mark}'\n", "{mark}"},
                                           {"a: \"tab\\u00e9 \\\"{mark}\\\"\"\n", "{mark}"},
                                           {"a: \"folds\n\n   to {mark}\"\n", "{mark}"},
                                           {"a: plain\n  goes on {mark}\n", "{mark}"},
                                           {"a: >-\n  folded\n  on {mark} and\n", "{mark}"},
                                           {"a: |\n  one\n    two {mark}\n", "{mark}"},
                                           {"k: v\nlist:\n- >\n    é\n    {mark}\n", "{mark}"}}) {
        const Document read = document(one.bytes);
        REQUIRE(read.findings().empty());
        const Node& last = read.root().entries.back().value;
        const Node& node = last.is_list() ? last.items.front() : last;
        const std::size_t offset = node.words.find(one.mark);
        REQUIRE(offset != std::string::npos);
        CHECK(read.byte_of(node, offset) == one.bytes.find(one.mark));
    }
}

TEST_CASE("what the format leaves out of YAML is refused with its own code", "[yaml]") {
    CHECK(findings_of("a: &x 1\nb: *x\n") == Places{"1:4 D003", "2:4 D003"});
    CHECK(findings_of("a: !!str 1\nb: ! 2\nc: !x {d: 1}\n") == Places{"1:4 D003", "2:4 D003", "3:4 D003"});
    CHECK(findings_of("<<: {a: 1}\n") == Places{"1:1 D003"});
    CHECK(findings_of("a: 1\n---\nb: 2\n") == Places{"2:1 D003"});
    CHECK(findings_of("%YAML 1.2\n---\na: 1\n") == Places{"1:1 D003"});
    CHECK(findings_of("a: 1\nb:\t2\n") == Places{"2:3 D003"});
    CHECK(findings_of("a: 1\nb: 2\na: 3\n") == Places{"3:1 D004"});
    CHECK(findings_of("a:\nb: ~\nc: null\nd: [x, null]\n") ==
          Places{"1:1 D005", "2:1 D005", "3:1 D005", "4:4 D005"});
    CHECK(findings_of("[a, b]: 1\n") == Places{"1:1 D002"});
    CHECK(findings_of("a: \"\\0\"\n") == Places{"1:4 D002"});
    CHECK(findings_of("a: \"\\e[31m\"\n") == Places{"1:4 D002"});
}

TEST_CASE("a key that stands twice is found with the line of the first, and the first is kept", "[yaml]") {
    const Document read = document("a: 1\nb: 2\na: 3\n");
    CHECK(read.findings().front().what.find("line 1") != std::string::npos);
    CHECK(read.root().entries.size() == 2);
    CHECK(read.root().find("a")->words == "1");
}

TEST_CASE("the usual slips are answered with: put it in quotes", "[yaml]") {
    for (const std::string value :
         {"{ex} is gone", "{ex}", "[later] maybe", "\"Hi\" she said", "'Hi' he said", "*bold* words", "&c",
          "# a hash", "!now", "| pipe", "> quote", "% of it", "@home", "`code`", "- a dash", "? a question",
          "Well: this", "I think:"}) {
        INFO(value);
        const Document read = document("format: 1\ntexts:\n  hello: " + value + "\n  bye: Bye.\n");
        REQUIRE_FALSE(read.findings().empty());
        CHECK(read.findings().front().what.find("quotes") != std::string::npos);
        CHECK(read.findings().front().source.line == 3);
    }
    CHECK(first_words("a: [Why?, b]\n").find("question mark") != std::string::npos);
    CHECK(first_words("a: {say: Hi, you, goto: b}\n").find("comma") != std::string::npos);
    CHECK(first_words("a:\n  - I think:\n").find("ends with :") != std::string::npos);
}

TEST_CASE("a comment behind plain words is seen, and one on its own line is none", "[yaml]") {
    const Document read = document("a: I am # 1\nb: \"I am # 1\" # fine\nc: I am#1\n# own line\nd: x\n");
    REQUIRE(read.findings().empty());
    CHECK(read.root().find("a")->commented);
    CHECK(read.root().find("a")->words == "I am");
    CHECK_FALSE(read.root().find("b")->commented);
    CHECK_FALSE(read.root().find("c")->commented);
    CHECK_FALSE(read.root().find("d")->commented);
}

TEST_CASE("what is no text is refused before it is read as YAML", "[yaml]") {
    CHECK(findings_of(std::string("a: 1\nb: x\0y\n", 12)) == Places{"2:5 D001"});
    CHECK(findings_of("a: 1\nb: \xC3(\n") == Places{"2:4 D001"});
    CHECK(findings_of("\xFF\xFE"
                      "a: 1\n") == Places{"1:1 D001"});
    CHECK(findings_of("a: \x1B[31m\n") == Places{"1:1 D002"});
}

TEST_CASE("a mark of the byte order, and lines that end as on Windows, are no fault", "[yaml]") {
    const Document read = document(
        "\xEF\xBB\xBF"
        "format: 1\r\ntext: one\r\nblock: |\r\n  a\r\n  b\r\n");
    REQUIRE(read.findings().empty());
    CHECK(place(read, *read.root().find("text")) == "2:7");
    CHECK(read.root().find("block")->words == "a\nb\n");
    CHECK(read.finding("D010", *read.root().find("text"), "x").line == "text: one");
}

TEST_CASE("a file cut anywhere is read or refused, and never more", "[yaml]") {
    const std::string whole =
        "format: 1\nstates:\n  a:\n    ask: \"x\\\"y\"\n    then: [{goto: b, say: 'it''s'}, {end: "
        "done}]\ntexts:\n  t: |\n    é one\n  u: [*x]\n";
    std::size_t refused = 0;
    for (std::size_t length = 0; length <= whole.size(); ++length) {
        const Document read = document(whole.substr(0, length));
        if (!read.findings().empty()) ++refused;
        for (const Diagnostic& finding : read.findings()) {
            CHECK(finding.source.line >= 1);
            CHECK(finding.width >= 1);
        }
    }
    CHECK(refused > 40);
    CHECK(findings_of("a: \"never closed\nb: 1\n") == Places{"1:4 D002"});
    CHECK(findings_of("a: 'never closed\n") == Places{"1:4 D002"});
}

TEST_CASE("files that are made to hurt are refused, not worked through", "[yaml][hostile]") {
    const auto repeat = [](const std::string& what, std::size_t times) {
        std::string out;
        for (std::size_t i = 0; i < times; ++i) out += what;
        return out;
    };
    SECTION("nine lines of aliases") {
        std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n";
        for (char name = 'b'; name <= 'i'; ++name) {
            const std::string before(1, static_cast<char>(name - 1));
            bomb += std::string(1, name) + ": &" + name + " [" + repeat("*" + before + ", ", 8) + "*" +
                    before + "]\n";
        }
        const Document read = document(bomb);
        CHECK(read.findings().size() == 9 + 8 * 9);
        CHECK(read.findings().front().code == "D003");
    }
    SECTION("thousands of aliases in a list: the findings have an end") {
        const Document read = document("a: &a 1\nb:\n" + repeat("- *a\n", 10'000));
        CHECK(read.findings().size() == kMaxFindings + 1);
        CHECK(read.findings().back().code == "D006");
    }
    SECTION("deep") {
        CHECK(findings_of(repeat("[\n", 1'000'000)).back().find("D006") != std::string::npos);
        CHECK(findings_of(repeat("- ", 1'000)).back().find("D006") != std::string::npos);
        CHECK(findings_of(repeat("{a: \n", 600'000)).back().find("D006") != std::string::npos);
        CHECK(findings_of("a: " + repeat("[", 63) + "x" + repeat("]", 63) + "\n").empty());
        CHECK(findings_of("a: " + repeat("[", 64) + "x" + repeat("]", 64) + "\n") == Places{"1:67 D006"});
    }
    SECTION("a line without end, on which yaml-cpp would look for the end of a key") {
        CHECK(findings_of(repeat("[", 3'000'000)) == Places{"1:1 D006"});
        CHECK(findings_of("a: 1\nb: " + repeat("x", kMaxLineBytes)) == Places{"2:1 D006"});
    }
    SECTION("brackets that yaml-cpp would look through to their end before its first word") {
        CHECK(findings_of(repeat("[[[[[[[[[[\n", 300'000)) == Places{"1:1 D006"});
        CHECK(findings_of("a: 1\nb:\n  [\n" + repeat("  [x],\n", 200'000)) == Places{"3:1 D006"});
        CHECK(findings_of("a: [\n" + repeat("  \":[\",\n", 900) + "  x]\n").empty());
    }
    SECTION("too many values, too many bytes") {
        CHECK(findings_of(repeat("- a\n", 750'000)).back().find("D006") != std::string::npos);
        CHECK(findings_of(repeat("k: v\n", 600'000)).back().find("D006") != std::string::npos);
        CHECK(findings_of(repeat("# 34567\n", kMaxFileBytes / 8 + 1)) == Places{"1:1 D006"});
    }
}

TEST_CASE("a finding is printed with its line and underlined where it stands", "[diagnostic]") {
    const Document read = document("format: 1\nstates:\n  é: {goto: distanse}\n");
    const Node& name = *read.root().find("states")->entries.front().value.find("goto");
    CHECK(
        print(read.finding("D014", name, "state \"distanse\" is not defined; did you mean \"distance\"?")) ==
        "dialogs/everyday/walk.yaml:3:13: error D014: state \"distanse\" is not defined; did you mean "
        "\"distance\"?\n"
        "    3 |   é: {goto: distanse}\n"
        "      |             ^~~~~~~~");
    Diagnostic warning{
        .code = "C04", .source = {"dialogs/a.yaml", 7, 1}, .what = "nothing opens it", .warning = true};
    CHECK(print(warning) == "dialogs/a.yaml:7:1: warning C04: nothing opens it");
}

TEST_CASE("a hostile line can not write into the terminal that shows it", "[diagnostic]") {
    const Diagnostic finding{.code = "D002",
                             .source = {"a\x1B[1m.yaml", 1, 4},
                             .width = 400,
                             .what = "b\x07",
                             .line = "a: \x1B[31m" + std::string(500, 'x')};
    const std::string printed = print(finding);
    CHECK(printed.find('\x1B') == std::string::npos);
    CHECK(printed.find('\x07') == std::string::npos);
    CHECK(printed.size() < 600);
}

TEST_CASE("of a file with very many findings a hundred are shown, and how many more there are",
          "[diagnostic]") {
    std::vector<Diagnostic> findings;
    for (int line = 1; line <= 10'000; ++line)
        findings.push_back({.code = "C01", .source = {"a", line, 1}, .what = "x", .warning = line != 9'000});
    for (int line = 1; line <= 100; ++line)
        findings.push_back({.code = "D008", .source = {"b", line, 1}, .what = "x"});
    const std::string printed = print_all(findings);
    const auto lines_with = [&](const std::string& words) {
        std::size_t count = 0;
        for (std::size_t at = printed.find(words); at != std::string::npos; at = printed.find(words, at + 1))
            ++count;
        return count;
    };
    CHECK(lines_with("a:") == 101);
    CHECK(printed.find("a: and 9,900 more in this file\n") != std::string::npos);
    CHECK(lines_with("a:9000:1: error C01: x\n") == 1);  // an error is never hidden behind warnings
    CHECK(lines_with("b:") == 100);
    CHECK(lines_with("more in this file") == 1);
    CHECK(print_all({}).empty());
}

TEST_CASE("findings come by place, each once", "[diagnostic]") {
    const auto at = [](const char* file, int line, int column, const char* code) {
        return Diagnostic{.code = code, .source = {file, line, column}, .what = "x"};
    };
    std::vector<Diagnostic> findings{at("b", 1, 1, "D001"), at("a", 10, 1, "D001"), at("a", 2, 9, "D002"),
                                     at("a", 2, 9, "D001"), at("a", 10, 1, "D001")};
    sort_findings(findings);
    CHECK(findings == std::vector<Diagnostic>{at("a", 2, 9, "D001"), at("a", 2, 9, "D002"),
                                              at("a", 10, 1, "D001"), at("b", 1, 1, "D001")});
}

#include "loader/schema.hpp"

#include <algorithm>
#include <set>

#include "support/catch.hpp"

using namespace onward;

namespace {

using Places = std::vector<std::string>;

// "3:8 D010" of each finding about the shape of a file.
Places shape_of(FileKind kind, std::string bytes) {
    const Document document({"dialogs/everyday/walk.yaml", std::move(bytes)});
    std::vector<Diagnostic> findings = document.findings();
    for (Diagnostic& finding : validate(document, kind)) findings.push_back(std::move(finding));
    sort_findings(findings);
    Places places;
    for (const Diagnostic& finding : findings)
        places.push_back(std::to_string(finding.source.line) + ":" + std::to_string(finding.source.column) +
                         " " + finding.code);
    return places;
}

std::string said_of(FileKind kind, std::string bytes) {
    const Document document({"dialogs/everyday/walk.yaml", std::move(bytes)});
    const std::vector<Diagnostic> findings = validate(document, kind);
    REQUIRE(findings.size() == 1);
    return findings.front().what;
}

std::string dialog_with(const std::string& lines) { return "format: 1\ndialog: walk\n" + lines; }
std::string state_with(const std::string& lines) { return dialog_with("states:\n  mood:\n" + lines); }

}  // namespace

TEST_CASE("every key of a closed mapping is known, and a misspelt one is answered", "[schema]") {
    CHECK(shape_of(FileKind::dialog, dialog_with("stat: mood\n")) == Places{"3:1 D008"});
    CHECK_THAT(said_of(FileKind::dialog, dialog_with("titel: a walk\n")),
               ContainsSubstring("did you mean \"title\"?"));
    CHECK_THAT(said_of(FileKind::dialog, state_with("    then: {gto: bye}\n")),
               ContainsSubstring("did you mean \"goto\"?"));
    CHECK_THAT(said_of(FileKind::dialog, state_with("    zzz: bye\n")),
               ContainsSubstring("these are: only_if, do, say"));
    CHECK(
        shape_of(FileKind::slots, "format: 1\nslots:\n  ex: {type: text, keep: profile, max_length: 3}\n") ==
        Places{"3:35 D008"});
    CHECK(shape_of(FileKind::coach, "format: 1\nlines:\n  returningg: Back.\n") == Places{"3:3 D008"});
}

TEST_CASE("keys that mean nothing without another stand only beside it", "[schema]") {
    CHECK(shape_of(FileKind::dialog, state_with("    then: {goto: a, back: here}\n")) == Places{"5:21 D008"});
    CHECK(shape_of(FileKind::dialog, state_with("    do: {set: {a: 1}, every: 1d}\n    then: {goto: a}\n")) ==
          Places{"5:23 D008"});
    CHECK(shape_of(FileKind::dialog, state_with("    then: {call: a, back: here}\n")).empty());
}

TEST_CASE("what must be there is missed where it should stand", "[schema]") {
    CHECK(shape_of(FileKind::dialog, "format: 1\ntitle: a walk\n") == Places{"1:1 D009"});
    CHECK(shape_of(FileKind::dialog, "dialog: walk\n") == Places{"1:1 D007"});
    CHECK(shape_of(FileKind::dialog, "format: 2\ndialog: walk\n") == Places{"1:9 D007"});
    CHECK(shape_of(FileKind::dialog, "") == Places{"1:1 D007"});
    CHECK(shape_of(FileKind::dialog, "just words\n") == Places{"1:1 D007"});
    CHECK(shape_of(FileKind::dialog, dialog_with("enter:\n  - {goto: a}\n")) == Places{"4:5 D009"});
    CHECK(shape_of(FileKind::slots, "format: 1\nslots:\n  ex: {type: text}\n") == Places{"3:7 D009"});
    CHECK(shape_of(FileKind::helplines,
                   "format: 1\ncountries:\n  IE: {crisis: {name: A, checked: 2026-03-01}}\n") ==
          Places{"3:16 D009"});
}

TEST_CASE("a case has one target, an effect does one thing, a rule is of one kind", "[schema]") {
    CHECK(shape_of(FileKind::dialog, state_with("    then: {goto: a, end: done}\n")) == Places{"5:21 D023"});
    CHECK(shape_of(FileKind::dialog, state_with("    do: {clear: a, cancel: all}\n")) == Places{"5:20 D010"});
    CHECK(shape_of(FileKind::dialog, state_with("    do: {because: a}\n")) ==
          Places{"5:9 D010", "5:10 D008"});
    CHECK(shape_of(FileKind::intents,
                   "format: 1\nintents:\n  a.b: {rules: [{phrase: x, regex: y}], examples: [x]}\n") ==
          Places{"3:29 D010"});
    CHECK(shape_of(FileKind::intents, "format: 1\nintents:\n  a.b: {rules: [{score: 1}], examples: [x]}\n") ==
          Places{"3:17 D010"});
}

TEST_CASE("values are of the kind that their key wants", "[schema]") {
    const auto place = [](const std::string& line) {
        return shape_of(FileKind::dialog, dialog_with(line + "\n"));
    };
    CHECK(place("kind: smalltalk") == Places{"3:7 D010"});
    CHECK(place("resume_within: a day") == Places{"3:16 D010"});
    CHECK(place("resume_within: [7d]") == Places{"3:16 D010"});
    CHECK(place("states: [a, b]") == Places{"3:9 D010"});
    CHECK(place("title: [a, b]") == Places{"3:8 D010"});
    CHECK(place("title: {a: b}") == Places{"3:8 D010"});
    CHECK(place("refrain: {say: a, every: 0}") == Places{"3:26 D010"});
    CHECK(place("refrain: {say: a, every: 2.5}") == Places{"3:26 D010"});
    CHECK(place("enter: {when: {words_at_least: many}}") == Places{"3:32 D010"});
    CHECK(place("enter: {when: {entity: a, words_at_least: 3}}") == Places{"3:27 D010"});
    CHECK(place("title: \"\"") == Places{"3:8 D005"});
    CHECK(place("covers: []") == Places{"3:9 D005"});
    CHECK(place("with: []").empty());
    CHECK_THAT(said_of(FileKind::dialog, dialog_with("kind: safe\n")),
               ContainsSubstring("topic, small_talk or safety"));
    CHECK_THAT(said_of(FileKind::dialog, dialog_with("title: {ex: x}\n")),
               ContainsSubstring("put it in quotes"));
}

TEST_CASE("names are lower_snake_case", "[schema]") {
    CHECK(shape_of(FileKind::dialog, dialog_with("states:\n  Mood: {ask: a}\n  a-b: {ask: a}\n")) ==
          Places{"4:3 D011", "5:3 D011"});
    CHECK(shape_of(FileKind::dialog, dialog_with("start: Mood\n")) == Places{"3:8 D011"});
    CHECK(shape_of(FileKind::dialog, dialog_with("enter: {when: walk}\n")) == Places{"3:15 D011"});
    CHECK(shape_of(FileKind::dialog, dialog_with("enter: {when: anything}\n")).empty());
    CHECK(shape_of(FileKind::dialog, state_with("    say: a.b.c\n")) == Places{"5:10 D011"});
    CHECK(shape_of(FileKind::intents, "format: 1\nintents:\n  walk: {examples: [x]}\n") ==
          Places{"3:3 D011"});
    CHECK(shape_of(FileKind::helplines, "format: 1\ncountries:\n  Ireland: {name: x}\n") ==
          Places{"3:3 D011"});
}

TEST_CASE("a comment beside words that people read is refused, beside a name it is none", "[schema]") {
    CHECK(shape_of(FileKind::dialog, dialog_with("title: walk # 1\n")) == Places{"3:13 D049"});
    CHECK(shape_of(FileKind::dialog, dialog_with("start: mood # where it begins\n")).empty());
    CHECK(
        shape_of(FileKind::intents,
                 "format: 1\nintents:\n  a.b:\n    rules: [{phrase: x}]\n    examples:\n      - say # 1\n") ==
        Places{"6:13 D049"});
    CHECK(shape_of(FileKind::dialog, dialog_with("texts:\n  a:\n    - |\n      # 1\n    - \"# 1\"  # fine\n"))
              .empty());
}

TEST_CASE("the table names each mapping it refers to, and each key once", "[schema]") {
    const Format& format = content_format();
    std::vector<const Shape*> shapes;
    for (const auto& [name, mapping] : format.mappings) {
        std::set<std::string> keys;
        for (const Key& key : mapping.keys) {
            CHECK(keys.insert(key.name).second);
            CHECK_FALSE(key.about.empty());
            shapes.push_back(&key.shape);
        }
        for (const Key& key : mapping.keys)
            if (!key.beside.empty()) CHECK(keys.count(key.beside) == 1);
        for (const KeyCount& count : mapping.counts)
            for (const std::string& key : count.keys) CHECK(keys.count(key) == 1);
    }
    while (!shapes.empty()) {
        const Shape& shape = *shapes.back();
        shapes.pop_back();
        if (shape.kind == Shape::Kind::mapping) CHECK(format.mappings.count(shape.mapping) == 1);
        if (shape.kind == Shape::Kind::choice) CHECK_FALSE(shape.choices.empty());
        for (const Shape& inner : shape.inner) shapes.push_back(&inner);
    }
    for (const FileForm& form : format.files) CHECK(format.mappings.count(form.mapping) == 1);
}

TEST_CASE("words are numbers and flags only where they look like nothing else", "[schema]") {
    CHECK(parse_integer("-12") == -12);
    CHECK_FALSE(parse_integer("1.0").has_value());
    CHECK_FALSE(parse_integer("1e3").has_value());
    CHECK_FALSE(parse_integer("99999999999999999999").has_value());
    CHECK(parse_number("3.5") == 3.5);
    CHECK_FALSE(parse_number("inf").has_value());
    CHECK_FALSE(parse_number("nan").has_value());
    CHECK_FALSE(parse_number("1.2.3").has_value());
    CHECK_FALSE(parse_number(".5").has_value());
    CHECK(parse_flag("yes") == true);
    CHECK(parse_flag("false") == false);
    CHECK_FALSE(parse_flag("YES").has_value());
    CHECK(is_name("a_1"));
    CHECK_FALSE(is_name("1_a"));
    CHECK_FALSE(is_name(""));
    CHECK(is_intent_name("safety.suicide.passive"));
    CHECK_FALSE(is_intent_name("a..b"));
    CHECK(is_reference("walk.mood"));
    CHECK_FALSE(is_reference("walk."));
}

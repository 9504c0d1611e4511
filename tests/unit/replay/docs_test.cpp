// docs/talks.md against the program: everything that the format knows is explained there, and what is shown
// there as an example is a talk. And of docs/format.md what the program's table of the format does not hold;
// unit/loader/format_doc_test.py holds the rest.
#include <fstream>
#include <sstream>

#include "dialog/turn.hpp"
#include "nlu/entities.hpp"
#include "replay/scan.hpp"
#include "replay/talk.hpp"
#include "support/catch.hpp"

namespace onward {
namespace {

std::string reference(const std::string& name = "talks.md") {
    std::ifstream file(ONWARD_SOURCE_DIR "/docs/" + name);
    std::stringstream text;
    text << file.rdbuf();
    REQUIRE_FALSE(text.str().empty());
    return text.str();
}

// A row of one of the tables, or an entry in it, that begins with these words in code.
bool explains(const std::string& text, const std::string& words) {
    return text.find("`" + words + "`") != std::string::npos ||
           text.find("`" + words + " ") != std::string::npos;
}

}  // namespace

TEST_CASE("every kind of line, setting, event, check, phrase and code is in the authors' reference",
          "[talk][docs]") {
    const std::string text = reference();
    for (const char* line : {"== Name", "word: value", "> words", "> [Label]", "> (event)", "< words",
                             "<# dialog.text", "<~ words", "</pattern/", "<*", "<...", "[Label \\| Label]",
                             "\\| words", "= check", "@ phrase", "# words"}) {
        INFO(line);
        CHECK(text.find("| `" + std::string(line) + "` |") != std::string::npos);
    }
    for (const auto setting : kSettingNames) {
        INFO(setting);
        CHECK(explains(text, std::string(setting) + ":"));
    }
    for (const auto event : kEventNames) {
        INFO(event);
        CHECK((text.find("> (" + std::string(event) + ")`") != std::string::npos ||
               text.find("> (" + std::string(event) + " ") != std::string::npos ||
               text.find("> (" + std::string(event) + ") ") != std::string::npos));
    }
    for (const auto check : kCheckNames) {
        INFO(check);
        const bool negated_only = check == "said" || check == "saved";
        CHECK(explains(text, (negated_only ? "= not " : "= ") + std::string(check)));
    }
    for (const auto check : kNegatableCheckNames) {
        INFO(check);
        CHECK(explains(text, "= not " + std::string(check)));
    }
    for (const auto phrase : kWorldPhrases) {
        INFO(phrase);
        CHECK(explains(text, "@ " + std::string(phrase)));
    }
    for (const auto* rung : kRungNames) {
        INFO(rung);
        CHECK(explains(text, rung));
    }
    for (const TalkCode& code : kTalkCodes) {
        INFO(code.code);
        CHECK(text.find("| " + std::string(code.code) + " |") != std::string::npos);
    }
}

TEST_CASE("every entity that is built in is in the authors' reference", "[nlu][docs]") {
    const std::string text = reference("format.md");
    const std::size_t at = text.find("Built-in entities: ");
    REQUIRE(at != std::string::npos);
    const std::string line = text.substr(at, text.find('\n', at) - at);
    for (const std::string& entity : built_in_entities()) {
        INFO(entity);
        CHECK(explains(line, entity));
    }
}

TEST_CASE("every example of the authors' reference can be read", "[talk][docs]") {
    const std::string text = reference();
    std::size_t examples = 0;
    for (std::size_t at = text.find("```talk\n"); at != std::string::npos;
         at = text.find("```talk\n", at + 8)) {
        const std::string talk = text.substr(at + 8, text.find("```", at + 8) - at - 8);
        INFO(talk);
        const ParsedTalks parsed = parse_talks("docs/talks.md", talk);
        CHECK(parsed.findings.empty());
        ++examples;
    }
    CHECK(examples >= 1);
}

TEST_CASE("every check and phrase that the reference shows is one", "[talk][docs]") {
    const std::string text = reference();
    std::size_t lines = 0;
    for (std::size_t at = text.find('`'); at != std::string::npos; at = text.find('`', at + 1)) {
        const std::size_t end = text.find('`', at + 1);
        if (end == std::string::npos) break;
        const std::string code = text.substr(at + 1, end - at - 1);
        at = end;
        const bool check = code.rfind("= ", 0) == 0 && code != "= check";
        const bool phrase = code.rfind("@ ", 0) == 0 && code != "@ phrase";
        if (!check && !phrase) continue;
        INFO(code);
        CHECK(parse_talks("docs/talks.md", "== A\n> hi\n< x\n" + code + "\n").findings.empty());
        ++lines;
    }
    CHECK(lines > 30);
}

}  // namespace onward

#include "loader/examples.hpp"

#include "support/catch.hpp"
#include "support/format_content.hpp"

using namespace onward;
using namespace onward::test;

namespace {

using Places = std::vector<std::string>;

// What proving the examples finds after a line of intents/answers.yaml was changed.
std::vector<Diagnostic> proved(const std::string& old, const std::string& now,
                               const std::string& path = "intents/answers.yaml") {
    const Loaded loaded = load_sources(changed(path, old, now));
    INFO((loaded.findings.empty() ? std::string() : print(loaded.findings.front())));
    REQUIRE(loaded.script != nullptr);
    return prove_examples(loaded).findings;
}

const std::string kPartly = "answer.partly: {rules: [{words: [partly]}], examples: [partly]}";

}  // namespace

TEST_CASE("every example and counterexample is tried", "[examples]") {
    const Loaded loaded = load_sources(format_content());
    REQUIRE(loaded.script != nullptr);
    const ProvedExamples proved = prove_examples(loaded);
    INFO((proved.findings.empty() ? std::string() : print(proved.findings.front())));
    CHECK(proved.findings.empty());
    CHECK(proved.examples > 30);
}

TEST_CASE("an example that no rule finds is named at its place", "[examples]") {
    const std::vector<Diagnostic> findings = proved(kPartly,
                                                    "answer.partly:\n    rules: [{words: [partly]}]\n    "
                                                    "examples: [partly, i want]");
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].code == "C21");
    CHECK(to_string(findings[0].source) == "intents/answers.yaml:7:24");
    CHECK_THAT(findings[0].what, ContainsSubstring("answer.partly does not match its own example"));
}

TEST_CASE("a counterexample that is found is named with the rule", "[examples]") {
    const std::vector<Diagnostic> findings = proved(kPartly,
                                                    "answer.partly: {rules: [{words: [partly]}], examples: "
                                                    "[partly], counterexamples: [that is partly cloudy]}");
    REQUIRE(findings.size() == 1);
    CHECK_THAT(findings[0].what, ContainsSubstring("matches its counterexample, by \"partly\""));
}

TEST_CASE("an example that holds danger is taken by safety, and that is said", "[examples]") {
    const std::vector<Diagnostic> findings = proved(
        kPartly, "answer.partly: {rules: [{words: [partly]}], examples: [\"partly i want to kill myself\"]}");
    REQUIRE(findings.size() == 1);
    CHECK_THAT(findings[0].what, ContainsSubstring("taken by safety.suicide"));
}

TEST_CASE("two topics that lie close would be asked about, and that is said", "[examples]") {
    const std::vector<Diagnostic> findings =
        proved("dates.start: {rules: [{phrase: hard date}], examples: [\"a hard date is coming\"]}",
               "dates.start: {rules: [{phrase: seven dates}], examples: [\"show me the seven signs and seven "
               "dates\"]}",
               "intents/contact.yaml");
    REQUIRE(findings.size() == 1);
    CHECK_THAT(findings[0].what, ContainsSubstring("dates.start") && ContainsSubstring("flags.start") &&
                                     ContainsSubstring("asked which"));
}

TEST_CASE("allow silences what it is for, with its reason", "[examples]") {
    CHECK(proved(kPartly,
                 "answer.partly:\n    rules: [{words: [partly]}]\n    examples: [partly, a bit of both "
                 "worlds and skies]\n"
                 "    allow: {C21: \"the second one is only evidence\"}")
              .empty());
    CHECK(load_sources(
              changed("intents/answers.yaml", kPartly,
                      "answer.partly: {rules: [{words: [partly]}], examples: [partly], allow: {C21: so}}"))
              .findings.at(0)
              .code == "D033");
}

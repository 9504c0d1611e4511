// `onward match --jsonl`, line by line.
#include "app/match_lines.hpp"

#include <nlohmann/json.hpp>
#include <sstream>

#include "support/rule_book.hpp"

using namespace onward;
using Json = nlohmann::json;

namespace {

std::shared_ptr<const Matcher> matcher() {
    BookBuilder book;
    book.intent("talk.miss").phrase("miss him so much");
    book.intent("slip.wrote").phrase("texted him");
    book.intent("faint.one").phrase("today").score(0.3);
    book.intent("safety.suicide.active").safety(2).phrase("die").score(0.2);
    book.intent("safety.abuse").safety(10).phrase("hit me");
    return book.build();
}

Json matched(const std::string& text) {
    const auto line = match_line(*matcher(), kMondayMorning, Json{{"id", 7}, {"text", text}}.dump());
    if (!line) FAIL(line.error().what);
    return Json::parse(*line);
}

std::vector<std::string> names(const Json& matched) {
    std::vector<std::string> all;
    for (const Json& intent : matched["intents"]) all.push_back(intent["name"]);
    return all;
}

}  // namespace

TEST_CASE("intents from the threshold on are given, the best first", "[app][match]") {
    const Json line = matched("today I texted him. I miss him so much");
    CHECK(line["id"] == 7);
    CHECK(names(line) == std::vector<std::string>{"talk.miss", "slip.wrote"});
    CHECK(line["intents"][0]["score"] == 0.75);
    CHECK(line["safety"].empty());
}

TEST_CASE("safety comes first, by its urgency and whatever its score", "[app][match]") {
    const Json line = matched("He hit me. I texted him. I want to die");
    CHECK(names(line) == std::vector<std::string>{"safety.suicide.active", "safety.abuse", "slip.wrote"});
    CHECK(line["safety"] == Json{"safety.suicide.active", "safety.abuse"});
}

TEST_CASE("a denial is safety's, and stands behind what else was said", "[app][match]") {
    const Json line = matched("I don't want to die, I miss him so much");
    CHECK(names(line) == std::vector<std::string>{"talk.miss", "safety.suicide.denied"});
    CHECK(line["safety"] == Json{"safety.suicide.denied"});
}

TEST_CASE("entities are given by name, but the message itself is not", "[app][match]") {
    const Json line = matched("about a 7");
    CHECK(line["entities"]["number"] == 7);
    CHECK_FALSE(line["entities"].contains("text"));
    CHECK(matched("xyzzy")["intents"].empty());
}

TEST_CASE("a bad line is told by its number without its words, and the others go on", "[app][match]") {
    std::istringstream in(
        "{\"id\":\"a\",\"text\":\"texted him\"}\n"
        "secret words\n"
        "\n"
        "[1]\n"
        "{\"text\":\"no id\"}\n"
        "{\"id\":1}\n"
        "{\"id\":2,\"text\":3}\n"
        "{\"id\":[],\"text\":\"x\"}\n"
        "{\"id\":\"\xff\",\"text\":\"x\"}\n"
        "{\"id\":\"b\",\"text\":\"texted \\ud83d\\ude2d him\"}");
    std::ostringstream out, errors;
    CHECK_FALSE(match_lines(*matcher(), kMondayMorning, in, out, errors));
    std::vector<std::string> ids;
    std::istringstream lines(out.str());
    for (std::string line; std::getline(lines, line);) ids.push_back(Json::parse(line)["id"]);
    CHECK(ids == std::vector<std::string>{"a", "b"});
    for (const char* number : {"line 2:", "line 4:", "line 5:", "line 6:", "line 7:", "line 8:", "line 9:"})
        CHECK_THAT(errors.str(), ContainsSubstring(number));
    CHECK_THAT(errors.str(), !ContainsSubstring("secret"));
    CHECK_THAT(errors.str(), !ContainsSubstring("line 3:"));
}

TEST_CASE("a line too deep or too long is told like any bad one, and is not held in memory", "[app][match]") {
    std::istringstream in("{\"id\":1,\"text\":\"\",\"more\":" + std::string(100000, '[') +
                          std::string(100000, ']') + "}\n" + "{\"id\":2,\"text\":\"" +
                          std::string(3 * kLongestLine, 'x') + "\"}\n" +
                          "{\"id\":3,\"text\":\"texted him\"}");
    std::ostringstream out, errors;
    CHECK_FALSE(match_lines(*matcher(), kMondayMorning, in, out, errors));
    CHECK_THAT(errors.str(), ContainsSubstring("line 1: deeper than 32 levels"));
    CHECK_THAT(errors.str(), ContainsSubstring("line 2: longer than 1048576 bytes"));
    CHECK(Json::parse(out.str())["id"] == 3);
}

TEST_CASE("good lines alone end well", "[app][match]") {
    std::istringstream in("{\"id\":1,\"text\":\"\"}\n");
    std::ostringstream out, errors;
    CHECK(match_lines(*matcher(), kMondayMorning, in, out, errors));
    CHECK(out.str() == "{\"id\":1,\"intents\":[],\"safety\":[],\"entities\":{}}\n");
    CHECK(errors.str().empty());
}

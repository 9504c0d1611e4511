#include "channel/slack_encode.hpp"

#include <set>

#include "base/text.hpp"
#include "channel/slack_text.hpp"
#include "support/catch.hpp"
#include "support/generate.hpp"
#include "support/slack_requests.hpp"

namespace onward::test {
namespace {

using nlohmann::json;

json body_of(const Parcel& parcel, const std::string& address = "T0HEARTH/D0ASTER") {
    return json::parse(a_slack()->encode(parcel, address).body);
}

TEST_CASE("SL-16 a message is JSON in UTF-8, with the token in its header alone", "[channel][slack]") {
    const ApiCall call = a_slack()->encode({.text = "Hello."}, "T0HEARTH/D0ASTER");
    CHECK(call.method == "POST");
    CHECK(call.path == "/chat.postMessage");
    CHECK(call.name == "chat.postMessage");
    CHECK(call.headers == Headers{{"Authorization", "Bearer " + kSlackToken},
                                  {"Content-Type", "application/json; charset=utf-8"}});
    CHECK(call.then.empty());
    CHECK(call.body.find(kSlackToken) == std::string::npos);
    CHECK(json::parse(call.body) ==
          json{{"channel", "D0ASTER"}, {"text", "Hello."}, {"unfurl_links", false}, {"unfurl_media", false}});
}

TEST_CASE("SL-17 words are escaped, so that nobody is called; strong ones are bold", "[channel][slack]") {
    const Parcel parcel{.text = "You said <!channel> & left.", .strong = {{0, 3}}};
    CHECK(body_of(parcel)["text"] == "*You* said &lt;!channel&gt; &amp; left.");
}

TEST_CASE("SL-18 buttons stand below the words, and the words also beside the blocks", "[channel][slack]") {
    const Parcel parcel{
        .text = "Tea & rest?", .strong = {{0, 3}}, .buttons = {{"Yes & now", "q1a.1"}, {"Not now", "q1a.2"}}};
    const auto button = [](const char* label, const char* id) {
        return json{{"type", "button"},
                    {"text", {{"type", "plain_text"}, {"text", label}}},
                    {"action_id", id},
                    {"value", id}};
    };
    CHECK(body_of(parcel) ==
          json{{"channel", "D0ASTER"},
               {"text", "*Tea* &amp; rest?"},
               {"unfurl_links", false},
               {"unfurl_media", false},
               {"blocks",
                {{{"type", "section"}, {"text", {{"type", "mrkdwn"}, {"text", "*Tea* &amp; rest?"}}}},
                 {{"type", "actions"},
                  {"elements", {button("Yes & now", "q1a.1"), button("Not now", "q1a.2")}}}}}});
}

TEST_CASE("SL-18 more than 25 buttons are several blocks, a long label is cut", "[channel][slack]") {
    Parcel parcel{.text = "Which?"};
    for (int i = 1; i <= 60; ++i) parcel.buttons.push_back({std::string(80, 'x'), button_id(46, i)});
    const json blocks = body_of(parcel)["blocks"];
    REQUIRE(blocks.size() == 4);
    CHECK(blocks[1]["elements"].size() == 25);
    CHECK(blocks[2]["elements"].size() == 25);
    CHECK(blocks[3]["elements"].size() == 10);
    CHECK(blocks[3]["elements"][9]["action_id"] == "q1a.60");
    const std::string label = blocks[1]["elements"][0]["text"]["text"];
    CHECK(count_code_points(label) == 75);
    CHECK(label.ends_with("…"));
}

std::string joined_sections(const json& body) {
    std::string all;
    for (const json& block : body.value("blocks", json::array()))
        if (block["type"] == "section") all += block["text"]["text"].get<std::string>();
    return all;
}

TEST_CASE("SL-18 what grows by escaping is several sections, cut at a line, a word, never in an entity",
          "[channel][slack]") {
    std::string lines, words, signs(2990, '&');
    while (lines.size() < 2900) lines += "a & b & c & d\n";
    while (words.size() < 2900) words += "<3 <3 <3 ";
    for (const std::string& text : {lines, words, signs.substr(0, 2000), "x" + signs.substr(0, 2000)}) {
        const json body = body_of({.text = text, .buttons = {{"Ok", "q1.1"}}});
        CHECK(joined_sections(body) == escape_for_slack(text));
        for (const json& block : body["blocks"]) {
            if (block["type"] != "section") continue;
            const std::string part = block["text"]["text"];
            CHECK(part.size() <= 3000);
            CHECK(part.substr(part.rfind('&')).find(';') != std::string::npos);
            if (text == lines) CHECK(part.back() == '\n');
        }
    }
    // Nobody writes so; but it must be shown, and what is over all limits is refused as a whole.
    const json body = body_of({.text = signs, .buttons = {{"Ok", "q1.1"}}});
    CHECK(body["blocks"].size() == 5);
    CHECK(joined_sections(body) == escape_for_slack(signs).substr(0, 12000));
    // Without buttons it is blocks too, where the text alone would be cut.
    CHECK(body_of({.text = signs})["blocks"].size() == 4);
    CHECK_FALSE(body_of({.text = std::string(3000, 'a')}).contains("blocks"));
}

// Random words of all planes, and signs that grow.
std::string many_words(Generator& random) {
    std::string text = "a";
    for (std::int64_t left = random.number(0, 60); left > 0; --left) {
        text += random.words();
        if (random.chance(20))
            text += std::string(static_cast<std::size_t>(random.number(1, 700)), random.chance() ? '&' : '<');
        if (random.chance(5)) text += std::string(static_cast<std::size_t>(random.number(1, 900)), 'x');
    }
    return std::string(first_code_points(text, 3000));
}

TEST_CASE("SL-18 every limit holds, whatever is said", "[channel][slack]") {
    const std::uint64_t first = first_seed();
    for (std::uint64_t seed = first; seed < first + 300 * static_cast<std::uint64_t>(rounds()); ++seed) {
        CAPTURE(seed);
        Generator random(seed);
        Parcel parcel{.text = many_words(random)};
        for (std::int64_t i = random.number(0, 25); i > 0; --i)
            parcel.buttons.push_back(
                {"b" + many_words(random), button_id(static_cast<std::int64_t>(seed), static_cast<int>(i))});
        const std::size_t middle = first_code_points(parcel.text, 20).size();
        if (random.chance()) parcel.strong = {{0, middle}};

        const json body = body_of(parcel);
        const std::string text = body["text"];
        REQUIRE(is_utf8(text));
        REQUIRE((!text.empty() && count_code_points(text) <= 4000));
        std::size_t all = 0;
        std::set<std::string> ids;
        REQUIRE(body.value("blocks", json::array()).size() <= 50);
        for (const json& block : body.value("blocks", json::array())) {
            if (block["type"] == "section") {
                const std::string part = block["text"]["text"];
                REQUIRE((!part.empty() && count_code_points(part) <= 3000));
                all += count_code_points(part);
                continue;
            }
            REQUIRE((block["type"] == "actions" && block["elements"].size() <= 25));
            for (const json& button : block["elements"]) {
                const std::string label = button["text"]["text"], id = button["action_id"];
                REQUIRE((!label.empty() && count_code_points(label) <= 75));
                REQUIRE((id.size() <= 255 && ids.insert(id).second));
            }
        }
        REQUIRE(all <= 13200);
        REQUIRE(ids.size() == parcel.buttons.size());
        // No sign of anybody's is one to Slack.
        const std::string shown = joined_sections(body) + text;
        REQUIRE(shown.find_first_of("<>") == std::string::npos);
    }
}

TEST_CASE("SL-10 an answer is in the thread of its address, a reminder never", "[channel][slack]") {
    const std::string thread = "T0HEARTH/D0ASTER/1766999000.000500";
    CHECK(body_of({.text = "Hello."}, thread)["thread_ts"] == "1766999000.000500");
    CHECK(body_of({.text = "Hello."}, thread)["channel"] == "D0ASTER");
    CHECK_FALSE(body_of({.text = "How was today?", .unasked = true}, thread).contains("thread_ts"));
    CHECK_FALSE(body_of({.text = "Hello."}).contains("thread_ts"));
}

TEST_CASE("SL-11 an invitation is posted in the thread where somebody spoke to us", "[channel][slack]") {
    const ApiCall call = a_slack()->encode_invitation("Write to me *alone* & in peace.",
                                                      "T0HEARTH/C0KITCHEN/1766999990.000200");
    CHECK(call.name == "chat.postMessage");
    CHECK(json::parse(call.body) == json{{"channel", "C0KITCHEN"},
                                         {"thread_ts", "1766999990.000200"},
                                         {"text", "Write to me *alone* &amp; in peace."},
                                         {"unfurl_links", false},
                                         {"unfurl_media", false}});
}

TEST_CASE("SL-15 for a command the direct messages are opened first", "[channel][slack]") {
    const auto slack = a_slack();
    const Parcel parcel{.text = "Here is the menu.", .buttons = {{"Check in", "q1.1"}}};
    const ApiCall open = slack->encode(parcel, decoded_command(slack_command("")).events.at(0).address);
    CHECK(open.name == "conversations.open");
    CHECK(open.path == "/conversations.open");
    CHECK(json::parse(open.body) == json{{"users", "U0ASTER"}});
    CHECK(open.headers == slack->encode(parcel, "T0HEARTH/D0ASTER").headers);

    const Outcome outcome = slack->classify(open, {200, {}, R"({"ok":true,"channel":{"id":"D0ASTER"}})"});
    CHECK(outcome.kind == Outcome::Kind::again);
    REQUIRE(outcome.next);
    ApiCall direct = slack->encode(parcel, "T0HEARTH/D0ASTER");
    CHECK(json::parse(outcome.next->body) == json::parse(direct.body));
    direct.body = outcome.next->body;
    CHECK(*outcome.next == direct);
}

TEST_CASE("SL-20 any address gives a call, that of nobody one which Slack refuses", "[channel][slack]") {
    for (const char* address : {"", "/", "//", "T", "T/@", "\xff/\xff/\xff", "T/D/1/2"}) {
        CAPTURE(address);
        const ApiCall call = a_slack()->encode({.text = "\xff"}, address);
        CHECK(json::accept(call.body));
        CHECK_FALSE(call.name.empty());
    }
    CHECK(read_slack_address("T1/D2/3.4") == SlackAddress{"T1", "D2", "3.4"});
    CHECK(write(SlackAddress{"T1", "D2", "3.4"}) == "T1/D2/3.4");
    CHECK(read_slack_address("T1/@U2").person() == "U2");
    CHECK(read_slack_address("T1/D2").person().empty());
}

TEST_CASE("SL-16 Slack posts to three addresses of ours", "[channel][slack]") {
    const auto endpoints = a_slack()->endpoints();
    REQUIRE(endpoints.size() == 3);
    CHECK(endpoints[0].path == "/webhooks/slack/events");
    CHECK(endpoints[0].media_type == "application/json");
    CHECK(endpoints[1].path == "/webhooks/slack/interactive");
    CHECK(endpoints[1].media_type == "application/x-www-form-urlencoded");
    CHECK(endpoints[2].path == "/webhooks/slack/commands");
    CHECK(endpoints[2].media_type == "application/x-www-form-urlencoded");
    CHECK(a_slack()->capabilities().name == "slack");
}

}  // namespace
}  // namespace onward::test

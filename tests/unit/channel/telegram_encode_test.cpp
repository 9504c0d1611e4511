// Telegram, the way out: messages, buttons, files, invitations, courtesies.
#include "channel/telegram_encode.hpp"

#include <limits>

#include "base/text.hpp"
#include "support/catch.hpp"
#include "support/generate.hpp"
#include "support/telegram_requests.hpp"

namespace onward::test {
namespace {

using namespace std::string_literals;

json encoded(const Parcel& parcel, const std::string& address = "5551001") {
    return json::parse(a_telegram()->encode(parcel, address).body);
}

Parcel with_buttons(const std::vector<std::string>& labels) {
    Parcel parcel{.text = "Which?"};
    int option = 0;
    for (const std::string& label : labels) parcel.buttons.push_back({label, button_id(46, ++option)});
    return parcel;
}

// The texts of the buttons, row by row.
std::vector<std::vector<std::string>> rows_of(const json& message) {
    std::vector<std::vector<std::string>> rows;
    for (const json& row : message.at("reply_markup").at("inline_keyboard")) {
        rows.emplace_back();
        for (const json& button : row) rows.back().push_back(button.at("text"));
    }
    return rows;
}

TEST_CASE("TG-16 a call is JSON posted below the token", "[telegram]") {
    const ApiCall call = a_telegram()->encode({.text = "Hello."}, "5551001");
    CHECK(call.method == "POST");
    CHECK(call.path == "/bot" + kToken + "/sendMessage");
    CHECK(call.headers == Headers{{"Content-Type", "application/json"}});
    CHECK(call.name == "sendMessage");
}

TEST_CASE("TG-10 an address goes out as the number it came as", "[telegram]") {
    CHECK(encoded({.text = "x"}, "4503599627370495").at("chat_id") == 4503599627370495);
    CHECK(encoded({.text = "x"}, "-1001234567890").at("chat_id") == -1001234567890);
    // None of ours: the platform's to refuse.
    CHECK(encoded({.text = "x"}, "nowhere").at("chat_id") == "nowhere");
}

TEST_CASE("TG-21 a message is plain text, without previews of links", "[telegram]") {
    const json message = encoded({.text = "2 * 3 < 7 & _so_ [on](https://example.org) 😭"});
    CHECK(message == json{{"chat_id", 5551001},
                          {"text", "2 * 3 < 7 & _so_ [on](https://example.org) 😭"},
                          {"link_preview_options", {{"is_disabled", true}}}});
}

TEST_CASE("TG-21 what is strong is bold by its place in UTF-16 units", "[telegram]") {
    // a, a character of two units, a character of one unit and two bytes.
    const Parcel parcel{.text = "a😭é bold 👩‍👩‍👧!", .strong = {{1, 5}, {8, 12}, {13, 31}}};
    REQUIRE(parcel.text.substr(8, 4) == "bold");
    CHECK(encoded(parcel).at("entities") == json{{{"type", "bold"}, {"offset", 1}, {"length", 2}},
                                                 {{"type", "bold"}, {"offset", 5}, {"length", 4}},
                                                 {{"type", "bold"}, {"offset", 10}, {"length", 8}}});
}

TEST_CASE("TG-21 ranges that mark nothing of the text are left away", "[telegram]") {
    const Parcel parcel{.text = "short", .strong = {{0, 0}, {4, 2}, {3, 99}}};
    CHECK_FALSE(encoded(parcel).contains("entities"));
}

TEST_CASE("TG-21 what we say is protected where that is set", "[telegram]") {
    TelegramSettings settings = telegram_settings();
    CHECK_FALSE(json::parse(make_telegram(settings, kBot)->encode({.text = "x"}, "1").body)
                    .contains("protect_content"));
    settings.protect_content = true;
    CHECK(json::parse(make_telegram(settings, kBot)->encode({.text = "x"}, "1").body).at("protect_content") ==
          true);
}

TEST_CASE("TG-20 any text is within the limits, and its entities mark the same words", "[telegram]") {
    const std::uint64_t seed = first_seed();
    INFO("ONWARD_TEST_SEED=" << seed);
    Generator random(seed);
    for (int round = 0; round < 300; ++round) {
        Say say;
        for (std::int64_t left = random.number(1, 900); left > 0; --left)
            say.words += random.chance(20) ? "*so* " : random.words();
        for (const Parcel& parcel : parcels_of(say, a_telegram()->capabilities())) {
            const json message = encoded(parcel);
            const std::string text = message.at("text");
            CHECK(text == parcel.text);
            CHECK(length_in(Capabilities::Unit::utf16, text) <= 4096);
            CHECK(text.size() <= 32768);
            const json entities = message.value("entities", json::array());
            CHECK(entities.dump().size() <= 9500);
            CHECK(entities.size() == std::min<std::size_t>(parcel.strong.size(), 100));
            for (std::size_t i = 0; i < entities.size(); ++i) {
                const auto& range = parcel.strong[i];
                const auto units = [&](std::size_t to) {
                    return length_in(Capabilities::Unit::utf16, std::string_view(text).substr(0, to));
                };
                CHECK(entities[i].at("offset") == units(range.begin));
                CHECK(entities[i].at("length") == units(range.end) - units(range.begin));
            }
        }
    }
}

TEST_CASE("TG-22 short labels stand two in a row, a long one puts each in its own", "[telegram]") {
    CHECK(rows_of(encoded(with_buttons({"Better", "The same", "Worse"}))) ==
          std::vector<std::vector<std::string>>{{"Better", "The same"}, {"Worse"}});
    // 20 characters are short, 21 are not, however many bytes they take.
    CHECK(rows_of(encoded(with_buttons({"éééééééééééééééééééé", "No"}))).size() == 1);
    CHECK(rows_of(encoded(with_buttons({"ééééééééééééééééééééé", "No"}))).size() == 2);
}

TEST_CASE("TG-22 callback data is at most 64 bytes", "[telegram]") {
    Parcel parcel{.text = "Which?"};
    parcel.buttons = {{"Fits", std::string(64, 'q')}, {"Does not", std::string(65, 'q')}, {"Nor this", ""}};
    CHECK(rows_of(encoded(parcel)) == std::vector<std::vector<std::string>>{{"Fits"}});
    const std::string longest =
        button_id(std::numeric_limits<std::int64_t>::max(), std::numeric_limits<int>::max());
    parcel.buttons = {{"Ours", longest}};
    CHECK(encoded(parcel).at("reply_markup").at("inline_keyboard")[0][0].at("callback_data") == longest);
}

TEST_CASE("TG-22 a button bears its number and no text of the dialog", "[telegram]") {
    CHECK(encoded(with_buttons({"Back and forth"})).at("reply_markup") ==
          json::parse(R"({"inline_keyboard": [[{"text": "Back and forth", "callback_data": "q1a.1"}]]})"));
}

TEST_CASE("TG-22 a label has at most 64 characters", "[telegram]") {
    const auto rows = rows_of(encoded(with_buttons({std::string(90, 'x')})));
    CHECK(count_code_points(rows[0][0]) <= 64);
}

TEST_CASE("a message without buttons has no keyboard", "[telegram]") {
    CHECK_FALSE(encoded({.text = "x"}).contains("reply_markup"));
}

// The parts of multipart/form-data, by the platform's rules: headers, and what lies between the lines.
std::vector<std::pair<std::string, std::string>> parts_of(const ApiCall& call) {
    const std::string* const type = header(call.headers, "Content-Type");
    REQUIRE(type != nullptr);
    const std::string prefix = "multipart/form-data; boundary=";
    REQUIRE(type->starts_with(prefix));
    const std::string line = "--" + type->substr(prefix.size());
    std::vector<std::pair<std::string, std::string>> parts;
    std::size_t at = 0;
    while (call.body.compare(at, line.size() + 2, line + "\r\n") == 0) {
        const std::size_t begin = at + line.size() + 2;
        const std::size_t head = call.body.find("\r\n\r\n", begin);
        const std::size_t end = call.body.find("\r\n" + line, head + 4);
        REQUIRE(end != std::string::npos);
        parts.emplace_back(call.body.substr(begin, head - begin), call.body.substr(head + 4, end - head - 4));
        at = end + 2;
    }
    CHECK(call.body.substr(at) == line + "--\r\n");
    return parts;
}

TEST_CASE("a file goes out as a document, its bytes as they are", "[telegram]") {
    const std::string bytes = "{\"a\": \"\r\n--onward\x01\xff\"}\0\r\n"s;
    const ApiCall call = a_telegram()->encode({.text = bytes, .file = "onward-export.json"}, "5551001");
    CHECK(call.name == "sendDocument");
    CHECK(call.path == "/bot" + kToken + "/sendDocument");
    const auto parts = parts_of(call);
    REQUIRE(parts.size() == 2);
    CHECK(parts[0] == std::pair<std::string, std::string>(R"(Content-Disposition: form-data; name="chat_id")",
                                                          "5551001"));
    CHECK(parts[1].first ==
          "Content-Disposition: form-data; name=\"document\"; filename=\"onward-export.json\"\r\n"
          "Content-Type: application/octet-stream");
    CHECK(parts[1].second == bytes);
}

TEST_CASE("no file can end its own part, and no name its own line", "[telegram]") {
    Parcel parcel{.text = "first", .file = "a\"; name=\"chat_id\r\nX: y\\/.json"};
    const ApiCall first = a_telegram()->encode(parcel, "5551001");
    CHECK(parts_of(first).at(1).first.find("filename=\"a_; name=_chat_id__X: y__.json\"\r\nContent-Type") !=
          std::string::npos);
    // A file that holds the line of another has a line of its own.
    const std::string type = first.headers.front().second;
    parcel.text = "\r\n--" + type.substr(type.find('=') + 1) + "--\r\n";
    CHECK(parts_of(a_telegram()->encode(parcel, "5551001")).at(1).second == parcel.text);
}

TEST_CASE("TG-29 the invitation says the content's words, and leads to us", "[telegram]") {
    const std::string address = telegram::write({.chat = -1001234567890, .thread = 17, .message = 42});
    const ApiCall call = a_telegram()->encode_invitation("I talk with *one* person at a time.", address);
    CHECK(call.name == "sendMessage");
    CHECK(json::parse(call.body) == json::parse(R"({"chat_id": -1001234567890,
        "text": "I talk with one person at a time.\nhttps://t.me/OnwardTestBot",
        "entities": [{"type": "bold", "offset": 12, "length": 3}],
        "link_preview_options": {"is_disabled": true}, "message_thread_id": 17,
        "reply_parameters": {"message_id": 42, "allow_sending_without_reply": true}})"));
    const std::string no_topic = telegram::write({.chat = -4001, .thread = 0, .message = 42});
    CHECK_FALSE(
        json::parse(a_telegram()->encode_invitation("x", no_topic).body).contains("message_thread_id"));
}

TEST_CASE("TG-20 an invitation is within the limits, its link whole", "[telegram]") {
    std::string words;
    while (words.size() < 20000) words += "*so* 😭 ";
    const json message = json::parse(a_telegram()->encode_invitation(words, "-4001/0/42").body);
    const std::string text = message.at("text");
    CHECK(length_in(Capabilities::Unit::utf16, text) <= 4096);
    CHECK(text.ends_with("\nhttps://t.me/OnwardTestBot"));
    CHECK(is_utf8(text));
}

TEST_CASE("an address of a public place comes back as it was, and anything else is none", "[telegram]") {
    const telegram::PublicAddress address{.chat = -1001234567890, .thread = 17, .message = 205};
    CHECK(telegram::read_public_address(telegram::write(address)) == address);
    for (const char* text : {"", "5551001", "1/2", "1/2/x", "1/2/3/4", "1/ 2/3", "99999999999999999999/1/1"})
        CHECK(telegram::read_public_address(text) == telegram::PublicAddress{});
}

TEST_CASE("TG-23 typing is shown by a courtesy", "[telegram]") {
    const auto call = a_telegram()->typing("5551001");
    REQUIRE(call);
    CHECK(call->name == "sendChatAction");
    CHECK(json::parse(call->body) == json{{"chat_id", 5551001}, {"action", "typing"}});
}

TEST_CASE("TG-25 courtesies of a press", "[telegram]") {
    const ApiCall answer = telegram::answer_press(Secret(kToken), "abc");
    CHECK(answer.name == "answerCallbackQuery");
    CHECK(json::parse(answer.body) == json{{"callback_query_id", "abc"}});
    const ApiCall removal = telegram::remove_buttons(Secret(kToken), 5551001, 312);
    CHECK(removal.name == "editMessageReplyMarkup");
    CHECK(json::parse(removal.body) == json{{"chat_id", 5551001}, {"message_id", 312}});
}

TEST_CASE("any parcel gives a call whose body is JSON", "[telegram]") {
    const std::uint64_t seed = first_seed();
    INFO("ONWARD_TEST_SEED=" << seed);
    Generator random(seed);
    for (int round = 0; round < 2000; ++round) {
        Parcel parcel{.text =
                          random.chance() ? random.words() : std::string("\xff\xfe\x00 cut \xf0\x9f", 10)};
        for (std::int64_t left = random.number(0, 5); left > 0; --left)
            parcel.strong.push_back({static_cast<std::size_t>(random.number(0, 30)),
                                     static_cast<std::size_t>(random.number(0, 30))});
        for (std::int64_t left = random.number(0, 3); left > 0; --left)
            parcel.buttons.push_back({random.words(), random.words()});
        CHECK(encoded(parcel, random.words()).is_object());
    }
}

}  // namespace
}  // namespace onward::test

// REST: the post and its answer, with the rules' numbers.
#include "serve/rest_posts.hpp"

#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "support/chat_content.hpp"
#include "support/stores.hpp"

namespace onward::test {
namespace {

using nlohmann::json;

class Posting {
  public:
    explicit Posting(Store& of)
        : store(of),
          outbox(of, {}, system_now, log),
          courtesies(std::map<std::string, OutboxChannel>{}),
          incoming{of, chat_script(), outbox, courtesies, [this] { return now; }, log, 7} {}

    HttpAnswer post(const json& body, const std::string& query = "") {
        return post_bytes(body.dump(), query);
    }
    HttpAnswer post_bytes(const std::string& body, const std::string& query = "") {
        return take_rest_post(incoming, {"POST", "/webhooks/rest/webhook", query, {}, body});
    }
    json said(const json& body) {
        const HttpAnswer answer = post(body);
        REQUIRE(answer.status == 200);
        return json::parse(answer.body);
    }

    Store& store;
    Instant now = kNoon;
    Log log;
    Outbox outbox;
    Courtesies courtesies;
    Incoming incoming;
};

template <class Kind>
struct Both : private Kind, Posting {
    Both() : Posting(*Kind::store) {}
    using Posting::store;
};

json message(const char* text) { return {{"sender", "ann"}, {"message", text}}; }

TEMPLATE_TEST_CASE("RE-1 the answer is in the response, and unknown fields are accepted", "[rest]",
                   MemoryKind, SqliteKind) {
    Both<TestType> world;
    json post = message("hello");
    post["input_channel"] = "web";
    post["metadata"] = {{"a", json::array({1, 2})}};
    const json said = world.said(post);
    REQUIRE(said.is_array());
    REQUIRE_FALSE(said.empty());
    for (const json& one : said) {
        CHECK(one["recipient_id"] == "ann");
        CHECK(one["text"].is_string());
    }
    CHECK_FALSE(*world.store.next_claim());  // nothing is queued for anybody to send
}

TEMPLATE_TEST_CASE("RE-2 the same message_id gives the same bytes and no second turn", "[rest]", MemoryKind,
                   SqliteKind) {
    Both<TestType> world;
    json post = message("hello");
    post["message_id"] = "m1";
    const HttpAnswer first = world.post(post);
    CHECK(world.post(post) == first);
    CHECK((*world.store.load("rest", "ann"))->version == 1);
    post["sender"] = "bob";  // another's m1 is another message
    CHECK(world.post(post).status == 200);
    CHECK((*world.store.load("rest", "bob"))->version == 1);
    json without = message("hello");
    world.post(without);
    world.post(without);
    CHECK((*world.store.load("rest", "ann"))->version == 3);
}

TEMPLATE_TEST_CASE("RE-3 a button's payload, its title and its number are the same answer", "[rest]",
                   MemoryKind, SqliteKind) {
    const int way = GENERATE(0, 1, 2);
    Both<TestType> world;
    world.post(message("hello"));
    world.post(message("delete my data"));
    const json asked = world.said(message("delete my data"));
    REQUIRE(asked.back().contains("buttons"));
    const json button = asked.back()["buttons"][0];
    CHECK(button["payload"].get<std::string>().starts_with("/q"));
    const std::string answer = way == 0   ? button["payload"].get<std::string>()
                               : way == 1 ? button["title"].get<std::string>()
                                          : "1";
    world.post(message(answer.c_str()));
    CHECK_FALSE(*world.store.load("rest", "ann"));  // it was "yes, forget me"
}

TEST_CASE("RE-4 what is wrong is named, and nothing of it is stored", "[rest]") {
    MemoryKind kind;
    Posting world(*kind.store);
    const auto error = [&](const std::string& body) {
        const HttpAnswer answer = world.post_bytes(body);
        CHECK(answer.status == 400);
        return json::parse(answer.body)["error"].get<std::string>();
    };
    for (const char* body : {"", "{", "[]", "7", "null", "\"x\"", "{\"sender\":\"a\",\"message\":\"\xff\"}",
                             "{\"sender\":\"a\",\"message\":\"\\ud800\"}"})
        CHECK_FALSE(error(body).empty());
    for (const char* field : {"sender", "message"}) {
        const std::string quoted = "\"" + std::string(field) + "\"";
        for (const json& wrong :
             {json(nullptr), json(7), json(""), json("  "), json::array(), json(std::string("a\0b", 3))}) {
            json post = message("hello");
            post[field] = wrong;
            CHECK(error(post.dump()).find(quoted) != std::string::npos);
        }
        json post = message("hello");
        post.erase(field);
        CHECK(error(post.dump()).find(quoted) != std::string::npos);
    }
    json post = message("hello");
    post["sender"] = std::string(257, 'a');
    CHECK(error(post.dump()).find("sender") != std::string::npos);
    for (const json& id : {json(""), json(7), json("a b"), json("\u00e9"), json(std::string(129, 'a'))}) {
        post = message("hello");
        post["message_id"] = id;
        CHECK(error(post.dump()).find("message_id") != std::string::npos);
    }
    CHECK_FALSE(*kind.store->load("rest", "ann"));
    post = message(std::string(4097, 'a').c_str());
    CHECK(world.post(post).status == 413);
    post = message(std::string(4096, 'a').c_str());
    CHECK(world.post(post).status == 200);
}

TEST_CASE("RE-4 with ?stream=true each message is a line", "[rest]") {
    MemoryKind kind;
    Posting world(*kind.store);
    const HttpAnswer answer = world.post(message("hello"), "stream=true");
    CHECK(answer.headers == Headers{{"Content-Type", "application/x-ndjson"}});
    CHECK(answer.body.ends_with("}\n"));
    CHECK(json::parse(answer.body.substr(0, answer.body.find('\n'))).is_object());
}

}  // namespace
}  // namespace onward::test

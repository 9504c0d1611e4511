// Requests of Slack's with something changed: whatever comes, it is decoded, and what it promises holds.
#include <algorithm>
#include <map>

#include "support/catch.hpp"
#include "support/generate.hpp"
#include "support/slack_promises.hpp"
#include "support/slack_requests.hpp"

namespace onward::test {
namespace {

using nlohmann::json;
using Fields = std::vector<std::pair<std::string, std::string>>;

std::size_t below(Generator& random, std::size_t size) {
    return static_cast<std::size_t>(random.number(0, static_cast<std::int64_t>(size) - 1));
}

json any_value(Generator& random) {
    switch (random.number(0, 9)) {
        case 0:
            return nullptr;
        case 1:
            return random.chance();
        case 2:
            return random.number(std::numeric_limits<std::int64_t>::min(),
                                 std::numeric_limits<std::int64_t>::max());
        case 3:
            return 0.5;
        case 4:
            return json::array();
        case 5:
            return json::object();
        case 6:
            return "";
        case 7:
            return random.words();
        case 8:
            return std::string("a\0<@U0ONWARD>", 13);
        default:
            return std::vector<std::string>{
                "im",       "D0ASTER", "U0ONWARD", "file_share", "q1a.1",
                "1.000100", "message", "<!here>",  "app_mention"}[below(random, 9)];
    }
}

// One of the values in it, at any depth, also itself.
json& any_place(json& in, Generator& random) {
    json* at = &in;
    while (at->is_structured() && !at->empty() && random.chance(80)) {
        auto next = at->begin();
        std::advance(next, static_cast<std::ptrdiff_t>(below(random, at->size())));
        at = &*next;
    }
    return *at;
}

void change(json& body, Generator& random) {
    json& place = any_place(body, random);
    switch (random.number(0, 6)) {
        case 0:  // something else
            place = any_value(random);
            break;
        case 1:  // one deeper
            place = random.chance() ? json::array({place}) : json{{"text", place}};
            break;
        case 2: {  // a copy of another part
            const json other = any_place(body, random);
            any_place(body, random) = other;
            break;
        }
        case 3:  // less of it
            if (place.is_object() && !place.empty()) {
                auto gone = place.begin();
                std::advance(gone, static_cast<std::ptrdiff_t>(below(random, place.size())));
                place.erase(gone);
            } else if (place.is_array() && !place.empty()) {
                place.erase(below(random, place.size()));
            }
            break;
        case 4:
        case 5: {  // a field that decides something
            static const std::vector<std::string> names{"bot_id", "subtype", "user",    "thread_ts",
                                                        "text",   "ts",      "type",    "channel",
                                                        "files",  "team",    "team_id", "actions"};
            json& event = body.contains("event") ? body["event"] : body;
            if (event.is_object()) event[names[below(random, names.size())]] = any_value(random);
            break;
        }
        default:  // more of it
            if (place.is_object()) place[random.words()] = any_value(random);
            if (place.is_array()) place.push_back(any_value(random));
    }
}

std::string dumped(const json& body) { return body.dump(-1, ' ', false, json::error_handler_t::replace); }

// Bytes that were cut, doubled, exchanged.
std::string damaged(std::string bytes, Generator& random) {
    for (std::int64_t left = random.number(1, 3); left > 0 && !bytes.empty(); --left) {
        const std::size_t at = below(random, bytes.size());
        switch (random.number(0, 3)) {
            case 0:
                bytes.resize(at);
                break;
            case 1:
                bytes[at] = static_cast<char>(random.number(0, 255));
                break;
            case 2:
                bytes.insert(at, bytes.substr(at, below(random, 40)));
                break;
            default:
                bytes.erase(at, below(random, 8));
        }
    }
    return bytes;
}

json file_message() {
    json event = slack_message("");
    event["subtype"] = "file_share";
    event["files"] = {{{"id", "F0SONG"}}};
    return event;
}

json some_event(Generator& random) {
    switch (random.number(0, 5)) {
        case 0:
        case 1:
            return slack_envelope(
                slack_message(random.chance() ? random.words() : "hello <@U0MAPLE> &amp; all"));
        case 2:
            return slack_envelope(slack_mention("<@U0ONWARD> " + random.words()));
        case 3:
            return slack_envelope(file_message());
        case 4:
            return slack_envelope({{"type", "tokens_revoked"}});
        default:
            return {{"type", "url_verification"}, {"challenge", "abc"}};
    }
}

void change(Fields& fields, Generator& random) {
    if (fields.empty()) return;
    const std::size_t at = below(random, fields.size());
    switch (random.number(0, 3)) {
        case 0:
            fields.erase(fields.begin() + static_cast<std::ptrdiff_t>(at));
            break;
        case 1:
            fields.insert(fields.begin(), fields[at]);
            break;
        case 2:
            fields[at].second = random.words();
            break;
        default:
            fields[at].second = std::string("\xff\0\xc3", 3) + fields[at].second;
    }
}

HttpRequest any_request(Generator& random) {
    std::string place, body;
    const std::int64_t changes = random.number(0, 3);
    switch (random.number(0, 2)) {
        case 0: {
            json event = some_event(random);
            for (std::int64_t left = changes; left > 0; --left) change(event, random);
            place = "events";
            body = dumped(event);
            break;
        }
        case 1: {
            json press = slack_press();
            for (std::int64_t left = changes; left > 0; --left) change(press, random);
            std::string payload = dumped(press);
            if (random.chance(10)) payload = damaged(payload, random);
            Fields fields{{"payload", payload}};
            if (random.chance(10)) change(fields, random);
            place = "interactive";
            body = form_body(fields);
            break;
        }
        default: {
            Fields fields = slack_command(random.words());
            for (std::int64_t left = changes; left > 0; --left) change(fields, random);
            place = "commands";
            body = form_body(fields);
        }
    }
    if (random.chance(20)) body = damaged(body, random);
    if (random.chance(3))
        place = std::vector<std::string>{"events", "interactive", "commands"}[below(random, 3)];
    return slack_request(place, body);
}

TEST_CASE("SL-8 SL-14 SL-15 whatever comes is decoded, and never half", "[channel][slack][property]") {
    const auto slack = a_slack();
    std::map<std::string, int> seen;
    const std::uint64_t first = first_seed();
    for (std::uint64_t seed = first; seed < first + 6000 * static_cast<std::uint64_t>(rounds()); ++seed) {
        CAPTURE(seed);
        Generator random(seed);
        const HttpRequest request = any_request(random);
        CAPTURE(request.path, request.body);
        REQUIRE_FALSE(slack->verify(request, kSlackNow));
        const Received received = slack->decode(request);
        REQUIRE(broken_promise_of(received) == "");
        REQUIRE(slack->decode(request) == received);
        ++seen[received.ignored.empty() ? received.events.empty() ? "invited" : received.events[0].address
                                        : received.ignored];
    }
    // The changes are neither too few nor too many to say something: each kind of answer was among them.
    for (const char* kind :
         {"malformed", "shape", "bot", "subtype", "channel", "no user", "no text", "type", "action",
          "verification", "uninstalled", "invited", "T0HEARTH/D0ASTER", "T0HEARTH/@U0ASTER"}) {
        CAPTURE(kind);
        CHECK(seen[kind] > 0);
    }
}

TEST_CASE("SL-1 no change of a signed request passes", "[channel][slack][property]") {
    const auto slack = a_slack();
    const std::uint64_t first = first_seed();
    for (std::uint64_t seed = first; seed < first + 1000 * static_cast<std::uint64_t>(rounds()); ++seed) {
        CAPTURE(seed);
        Generator random(seed);
        HttpRequest request = any_request(random);
        const HttpRequest genuine = request;
        std::string& part = random.chance() ? request.body : request.headers[below(random, 2)].second;
        part = random.chance(90) ? damaged(part, random) : part + random.words();
        const bool same = request.body == genuine.body && request.headers == genuine.headers;
        const auto refusal = slack->verify(request, kSlackNow);
        REQUIRE(refusal.has_value() != same);
        REQUIRE((!refusal || (refusal->status == 401 && is_words(refusal->body))));
    }
}

}  // namespace
}  // namespace onward::test

// Whatever Telegram, or somebody with its secret, posts: decode answers, and gives nothing that is half.
//
// Each recorded update is changed at random places: members dropped, doubled, put elsewhere, of other types,
// deeper; then its bytes: cut, changed, doubled. ONWARD_TEST_SEED=N repeats a run.
#include <functional>
#include <limits>
#include <map>

#include "base/text.hpp"
#include "channel/telegram_encode.hpp"
#include "channel/telegram_start.hpp"
#include "support/catch.hpp"
#include "support/generate.hpp"
#include "support/telegram_requests.hpp"

namespace onward::test {
namespace {

std::size_t below(Generator& random, std::size_t end) {
    return static_cast<std::size_t>(random.number(0, static_cast<std::int64_t>(end) - 1));
}

// Every value inside, itself among them.
void collect(json& value, std::vector<json*>& all) {
    all.push_back(&value);
    if (value.is_structured())
        for (json& inner : value) collect(inner, all);
}

json strange_value(Generator& random, const json& some) {
    switch (random.number(0, 13)) {
        case 0:
            return nullptr;
        case 1:
            return random.chance();
        case 2:
            return random.number(std::numeric_limits<std::int64_t>::min(),
                                 std::numeric_limits<std::int64_t>::max());
        case 3:
            return std::numeric_limits<std::uint64_t>::max();
        case 4:
            return 1e300;
        case 5:
            return random.words();
        case 6:
            return std::string("a\0b", 3);
        case 7:
            return std::string(static_cast<std::size_t>(random.number(0, 9000)), 'x');
        case 8:
            return json::array();
        case 9:
            return json::object();
        case 10:
            return std::to_string(random.number(-9, 9));
        case 11: {
            json deep = random.words();
            for (std::int64_t left = random.number(1, 40); left > 0; --left)
                deep = random.chance() ? json{deep} : json{{"chat", deep}};
            return deep;
        }
        case 12:
            return random.number(-9, 9);
        default:
            return some;
    }
}

void mutate(Generator& random, json& update) {
    std::vector<json*> all;
    collect(update, all);
    json& place = *all[below(random, all.size())];
    const json other = *all[below(random, all.size())];
    if (place.is_object() && !place.empty() && random.chance(70)) {
        auto member = place.begin();
        std::advance(member, static_cast<std::ptrdiff_t>(below(random, place.size())));
        switch (random.number(0, 3)) {
            case 0:
                place.erase(member);
                return;
            case 1:
                member.value() = strange_value(random, other);
                return;
            case 2: {  // under another name that means something
                static const std::vector<std::string> names{"message",
                                                            "edited_message",
                                                            "callback_query",
                                                            "my_chat_member",
                                                            "channel_post",
                                                            "chat",
                                                            "from",
                                                            "text",
                                                            "caption",
                                                            "entities",
                                                            "reply_to_message",
                                                            "data",
                                                            "id",
                                                            "type",
                                                            "sender_chat",
                                                            "new_chat_member",
                                                            "migrate_to_chat_id",
                                                            "message_thread_id",
                                                            "is_topic_message",
                                                            "date",
                                                            "photo",
                                                            "is_bot"};
                place[names[below(random, names.size())]] = other;
                return;
            }
            default: {
                json inner = member.value();
                member.value() = json{{"message", inner}, {"chat", inner}};
                return;
            }
        }
    }
    if (place.is_array() && random.chance(70)) {
        place.push_back(random.chance() || place.empty() ? other : json(place[0]));
        return;
    }
    place = strange_value(random, other);
}

std::string damaged(Generator& random, std::string bytes) {
    for (std::int64_t left = random.number(1, 4); left > 0 && !bytes.empty(); --left) {
        const std::size_t at = below(random, bytes.size());
        switch (random.number(0, 3)) {
            case 0:
                bytes.resize(at);
                break;
            case 1:
                bytes[at] = static_cast<char>(random.number(0, 255));
                break;
            case 2:
                bytes.insert(at, bytes.substr(at, below(random, 60)));
                break;
            default:
                bytes.insert(at, std::string(below(random, 50), '['));
        }
    }
    return bytes;
}

bool is_clean(const std::string& text) { return is_utf8(text) && text.find('\0') == std::string::npos; }

bool is_number(const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789", text[0] == '-' ? 1 : 0) == std::string::npos;
}

void check_event(const Inbound& inbound) {
    CHECK(inbound.channel == "telegram");
    CHECK(is_number(inbound.conversation));
    CHECK(inbound.address == inbound.conversation);
    CHECK(is_number(inbound.user));
    REQUIRE(inbound.event_keys.size() == 1);
    CHECK(inbound.event_keys[0].starts_with("7100200300:"));
    for (const std::string* text : {&inbound.text, &inbound.button, &inbound.what, &inbound.language})
        CHECK(is_clean(*text));
    CHECK(inbound.button.size() <= 64 + 2 * 64);  // a repaired byte takes three
    using Kind = Inbound::Kind;
    CHECK((inbound.text.empty() || inbound.kind == Kind::text || inbound.kind == Kind::edited ||
           inbound.kind == Kind::command));
    CHECK(((inbound.kind != Kind::text && inbound.kind != Kind::edited && inbound.kind != Kind::command) ||
           !inbound.text.empty()));
    CHECK((inbound.kind == Kind::not_text) == !inbound.what.empty());
    CHECK(inbound.kind != Kind::reminder);
    CHECK(inbound.kind != Kind::ignored);
}

void check_received(const Received& received) {
    CHECK((received.answer == HttpAnswer{} || received.answer == HttpAnswer{.status = 400}));
    CHECK(received.events.size() <= 1);
    CHECK(received.invitations.size() <= 1);
    CHECK((received.events.empty() || received.invitations.empty()));
    CHECK(received.ignored.empty() == !(received.events.empty() && received.invitations.empty()));
    if (received.answer.status == 400) CHECK(received.events.empty());
    for (const Inbound& inbound : received.events) check_event(inbound);
    for (const Invitation& invitation : received.invitations) {
        CHECK(is_number(invitation.place));
        CHECK(is_number(invitation.person));
        CHECK(is_clean(invitation.text));
        CHECK(telegram::write(telegram::read_public_address(invitation.address)) == invitation.address);
    }
    CHECK(received.courtesies.size() <= 2);
    for (const ApiCall& call : received.courtesies) {
        CHECK((call.name == "answerCallbackQuery" || call.name == "editMessageReplyMarkup"));
        CHECK(json::parse(call.body).is_object());
    }
}

TEST_CASE("TG-8 TG-9 decode is total: any change of any update is answered, and gives nothing half",
          "[telegram][property]") {
    const std::uint64_t seed = first_seed();
    INFO("ONWARD_TEST_SEED=" << seed);
    Generator random(seed);
    const auto telegram = a_telegram();
    std::map<std::string, int> seen;
    for (int round = 0; round < 120 * rounds(); ++round) {
        for (const Recorded& each : recorded_updates()) {
            json update = each.update;
            for (std::int64_t left = random.number(0, 4); left > 0; --left) mutate(random, update);
            std::string body = update.dump();
            if (random.chance(20)) body = damaged(random, std::move(body));
            INFO(each.name << ": " << body);
            const Received received = telegram->decode(posted(body));
            check_received(received);
            CHECK(telegram->decode(posted(body)) == received);
            ++seen[!received.events.empty()        ? "event"
                   : !received.invitations.empty() ? "invitation"
                                                   : received.ignored];
        }
    }
    // The changes are neither so many that nothing is left, nor so few that nothing is refused.
    for (const char* kind :
         {"event", "invitation", "malformed", "shape", "kind", "group", "nobody", "service", "button"}) {
        INFO(kind);
        CHECK(seen[kind] > 20);
    }
}

TEST_CASE("TG-8 random bytes are answered", "[telegram][property]") {
    const std::uint64_t seed = first_seed();
    INFO("ONWARD_TEST_SEED=" << seed);
    Generator random(seed);
    const auto telegram = a_telegram();
    for (int round = 0; round < 3000 * rounds(); ++round) {
        std::string body;
        for (std::int64_t left = random.number(0, 200); left > 0; --left)
            body += static_cast<char>(random.number(0, 255));
        check_received(telegram->decode(posted(body)));
    }
}

TEST_CASE("TG-14 any answer to getUpdates is read, and what was not read is not confirmed",
          "[telegram][property]") {
    const std::uint64_t seed = first_seed();
    INFO("ONWARD_TEST_SEED=" << seed);
    Generator random(seed);
    const auto all = recorded_updates();
    const ApiCall call = telegram::get_updates(Secret(kToken), {});
    int batches = 0;
    for (int round = 0; round < 1500 * rounds(); ++round) {
        json result = json::array();
        for (std::int64_t left = random.number(0, 5); left > 0; --left) {
            result.push_back(all[below(random, all.size())].update);
            result.back()["update_id"] = random.number(1, 1'000'000);
        }
        json answer{{"ok", true}, {"result", result}};
        for (std::int64_t left = random.number(0, 2); left > 0; --left) mutate(random, answer);
        std::string body = answer.dump();
        if (random.chance(20)) body = damaged(random, std::move(body));
        INFO(body);
        const telegram::Polled polled = telegram::read_polled(telegram_settings(), kBot, call,
                                                              {.status = 200, .headers = {}, .body = body});
        if (polled.kind != telegram::Polled::Kind::updates) {
            CHECK(polled.received.empty());
            CHECK_FALSE(polled.next_offset);
            CHECK(polled.outcome.kind != Outcome::Kind::sent);
            continue;
        }
        ++batches;
        for (const Received& received : polled.received) {
            check_received(received);
            for (const Inbound& inbound : received.events) {
                REQUIRE(polled.next_offset);
                CHECK(std::stoll(inbound.event_keys[0].substr(inbound.event_keys[0].find(':') + 1)) <
                      *polled.next_offset);
            }
        }
    }
    CHECK(batches > 300);
}

TEST_CASE("TG-17 any answer to a call is classified", "[telegram][property]") {
    const std::uint64_t seed = first_seed();
    INFO("ONWARD_TEST_SEED=" << seed);
    Generator random(seed);
    const auto telegram = a_telegram();
    const ApiCall call = telegram->encode({.text = "x", .strong = {{0, 1}}}, "5551001");
    for (int round = 0; round < 5000 * rounds(); ++round) {
        json answer = json::parse(
            R"({"ok": false, "error_code": 429, "description": "Bad Request: can't parse entities",
                                      "parameters": {"retry_after": 3, "migrate_to_chat_id": -1}, "result": {"message_id": 7}})");
        static const int codes[] = {400, 401, 403, 404, 409, 429, 500, 502};
        answer["error_code"] = codes[below(random, std::size(codes))];
        for (std::int64_t left = random.number(0, 3); left > 0; --left) mutate(random, answer);
        std::string body = answer.dump();
        if (random.chance(20)) body = damaged(random, std::move(body));
        INFO(body);
        const Outcome outcome = telegram->classify(
            call, {.status = codes[below(random, std::size(codes))], .headers = {}, .body = body});
        CHECK((outcome.kind == Outcome::Kind::again) == outcome.next.has_value());
        CHECK((outcome.kind == Outcome::Kind::retry_at) == (outcome.wait > std::chrono::milliseconds(0)));
        CHECK(outcome.wait <= std::chrono::hours(24));
        if (outcome.gone) CHECK(outcome.kind == Outcome::Kind::permanent);
    }
}

}  // namespace
}  // namespace onward::test

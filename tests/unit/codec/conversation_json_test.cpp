// A stored conversation comes back as it was, whatever it holds; and whatever else the bytes are, they are
// refused with a sentence.
#include <cctype>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "codec/codec.hpp"
#include "support/catch.hpp"
#include "support/generate.hpp"
#include "support/temp_folder.hpp"

namespace onward::test {
namespace {

using nlohmann::json;

const std::string kFolder = ONWARD_SOURCE_DIR "/tests/unit/codec/";

Instant at(std::int64_t seconds) { return Instant(std::chrono::seconds(seconds)); }

// One of everything that version 1 can hold; tests/unit/codec/v1.json is what it was written as.
Conversation rich_conversation() {
    Frame below;
    below.state = StateId("checkin.mood");
    below.question = 41;
    below.offered = {{"Okay", "Okay"}, {"I miss Alex", "I miss {ex}"}};
    below.covered = true;
    below.turns = 3;
    below.left = at(1772438400);

    Frame top;
    top.state = StateId("suicide.gentle_check");
    top.returns = Frame::Return::state;
    top.back = StateId("checkin.after");
    top.called = true;
    top.by_command = true;
    top.question = 42;
    top.misses = 1;
    top.refused = true;
    top.changing = true;
    top.no_replies = 1;
    top.no_reply_due = at(1772439000);
    top.turns = 1;
    top.safety = 2;
    top.quiet_replies = 1;

    Conversation all;
    all.seed = 18446744073709551615U;
    all.onboarded = true;
    all.stack = {below, top};
    all.saved = SavedPlace{{below}, at(1772430000)};
    all.memory.cells[SlotId("ex")] = {std::string("Zoë \"Z\" 💛"), at(1772000000), "call her zoë", {}};
    all.memory.cells[SlotId("adult")] = {true, at(1772000001), "", {}};
    all.memory.cells[SlotId("mood_today")] = {std::int64_t{7}, at(1772000002), "7/10", {}};
    all.memory.cells[SlotId("share")] = {3.5, at(1772000003), "", {}};
    all.memory.cells[SlotId("nc_last_contact")] = {Date{20514}, at(1772000004), "last monday", {}};
    all.memory.cells[SlotId("checkin_time")] = {TimeOfDay{20 * 60 + 30}, at(1772000005), "", {}};
    all.memory.cells[SlotId("red")] = {
        std::string("not_now"),
        at(1772000006),
        "",
        {{SlotId("red_rebound"), std::string("present"), "she left for him", at(1771000000)}}};
    List moods;
    moods.written = at(1772000007);
    moods.next_id = 12;
    moods.entries = {{{std::int64_t{4}, at(1771900000), "meh", {}}, {}, 10},
                     {{std::int64_t{6}, at(1772000007), "", {}}, {}, 11}};
    all.memory.lists[SlotId("mood")] = moods;
    List plans;
    plans.written = at(1772000008);
    plans.next_id = 2;
    Entry plan;
    plan.id = 1;
    plan.group[SlotId("plan_when")] = {std::string("late at night"), at(1772000008), "", {}};
    plan.group[SlotId("plan_act")] = {std::string("call my sister"), at(1772000008), "call my sis", {}};
    plans.entries = {plan};
    all.memory.lists[SlotId("plans")] = plans;
    all.uses[TextId("checkin.hello")] = 3;
    all.uses[TextId("coach.returning")] = 4000000000U;
    Reminder daily;
    daily.goes_to = StateId("checkin.start");
    daily.planned = at(1772481600);
    daily.due = at(1772485200);
    daily.every = Span{1, std::chrono::minutes(30)};
    daily.at = TimeOfDay{20 * 60};
    daily.exact = true;
    all.reminders[ReminderId("daily")] = daily;
    Reminder hard_date;
    hard_date.goes_to = StateId("dates.tomorrow");
    hard_date.due = at(1773000000);
    hard_date.list = SlotId("dates");
    hard_date.entry = 3;
    hard_date.from_safety = true;
    all.reminders[ReminderId("hard_dates#3")] = hard_date;
    Undo undo;
    undo.stack = {below};
    undo.saved = all.saved;
    undo.cells[SlotId("mood_today")] = std::nullopt;
    undo.cells[SlotId("adult")] = Cell{false, at(1771000000), "", {}};
    undo.lists[SlotId("mood")] = {true, {moods.entries.front()}, {11}, at(1771900000)};
    undo.reminders[ReminderId("daily")] = std::nullopt;
    undo.onboarded = true;
    undo.last_end = "cancelled";
    all.undos = {undo};
    all.just_answered = true;
    all.clarification = Clarification{
        "i dont know", {IntentId("urge.text_ex"), IntentId("slip.wrote")}, 43, {{"You wrote", "You wrote"}}};
    all.questions_asked = 43;
    all.owed = "content_changed";
    all.last_message = at(1772438400);
    all.not_text_said = at(1772438000);
    all.last_safety = {IntentId("safety.suicide")};
    all.unanswered = 2;
    all.reminded_on = Date{20513};
    all.reminded = 1;
    all.last_end = "skipped";
    all.last_questions = DialogId("red_flags");
    all.helplines_shown = {"crisis", "emergency"};
    return all;
}

std::string why_refused(std::string_view bytes) {
    const auto read = read_conversation(bytes);
    return read ? "" : read.error().what;
}

// Calls `visit` with each value inside `root`, the root too, and a pointer to it that can be followed in a
// copy.
template <class Visit>
void each_value(const json& value, const json::json_pointer& at, const Visit& visit) {
    visit(value, at);
    if (value.is_object())
        for (const auto& [key, inside] : value.items()) each_value(inside, at / key, visit);
    if (value.is_array())
        for (std::size_t i = 0; i < value.size(); ++i) each_value(value[i], at / i, visit);
}

// --- it comes back

TEST_CASE("any conversation comes back as it was, and equal ones are equal bytes", "[codec]") {
    for (std::uint64_t seed = first_seed(); seed < first_seed() + 300; ++seed) {
        INFO("ONWARD_TEST_SEED=" << seed);
        const Conversation conversation = Generator(seed).conversation();
        const std::string bytes = write_conversation(conversation);
        const auto read = read_conversation(bytes);
        REQUIRE(read);
        REQUIRE(*read == conversation);
        REQUIRE(write_conversation(*read) == bytes);
        REQUIRE(write_conversation(Conversation(conversation)) == bytes);
    }
}

TEST_CASE("a fresh conversation is a handful of bytes", "[codec]") {
    CHECK(write_conversation(Conversation{}) == R"({"schema":1})");
    CHECK(*read_conversation(R"({"schema":1})") == Conversation{});
}

TEST_CASE("the conversation that version 1 wrote is read for ever", "[codec]") {
    const auto read = read_conversation(read_bytes(kFolder + "v1.json"));
    REQUIRE(read);
    CHECK(*read == rich_conversation());
}

// The members that a header declares: `    Type name;`, `    Type name = default;`, `    Type name{};`.
std::vector<std::string> members_declared_in(const std::string& source) {
    std::vector<std::string> names;
    for (std::size_t at = source.find("\n    "); at != std::string::npos;
         at = source.find("\n    ", at + 1)) {
        std::string line = source.substr(at + 5, source.find(';', at) - at - 5);
        line = line.substr(0, line.find_first_of("={"));
        while (!line.empty() && line.back() == ' ') line.pop_back();
        const std::size_t begin = line.find_last_of(" ") + 1;
        const bool is_declaration = begin > 0 && line.find_first_of("()/#") == std::string::npos &&
                                    std::isalpha(static_cast<unsigned char>(line[0])) != 0 &&
                                    line.find("return") == std::string::npos &&
                                    line.find("operator") == std::string::npos &&
                                    line.find("enum") == std::string::npos;
        if (is_declaration) names.push_back(line.substr(begin));
    }
    return names;
}

TEST_CASE("every member of a conversation is stored", "[codec]") {
    const std::string stored = read_bytes(ONWARD_SOURCE_DIR "/src/codec/members.hpp");
    std::size_t found = 0;
    for (const char* file : {"/src/dialog/conversation.hpp", "/src/script/slots.hpp"}) {
        std::string source = read_bytes(std::string(ONWARD_SOURCE_DIR) + file);
        // slots.hpp: only what a conversation holds, which is the second half.
        if (const auto memory = source.find("struct Reason"); memory != std::string::npos)
            source.erase(0, memory);
        source.erase(std::min(source.find("struct NextDue"), source.size()));
        for (const std::string& name : members_declared_in(source)) {
            INFO(file << ": " << name);
            CHECK(stored.find("Field{\"" + name + "\"") != std::string::npos);
            ++found;
        }
    }
    CHECK(found > 50);
}

TEST_CASE("a key that this version does not know is ignored, wherever it stands", "[codec]") {
    const json whole = json::parse(write_conversation(rich_conversation()));
    // In these objects a key is the name of a slot, a text or a reminder, so there is no unknown one.
    const auto names_its_keys = [](const std::string& path) {
        const std::string last = path.substr(path.find_last_of('/') + 1);
        for (const char* map : {"cells", "lists", "uses", "reminders", "group", "value"})
            if (last == map) return true;
        return false;
    };
    int tried = 0;
    each_value(whole, json::json_pointer(), [&](const json& value, const json::json_pointer& place) {
        const std::string path = place.to_string();
        if (!value.is_object() || (!path.empty() && names_its_keys(path))) return;
        json changed = whole;
        changed[place]["from_the_future"] = {{"anything", {1, 2}}};
        INFO(path);
        const auto read = read_conversation(changed.dump());
        REQUIRE(read);
        CHECK(*read == rich_conversation());
        ++tried;
    });
    CHECK(tried > 20);
}

// --- hostile bytes

TEST_CASE("a known member of a wrong type is refused, wherever it stands", "[codec]") {
    const json whole = json::parse(write_conversation(rich_conversation()));
    const std::vector<json> others{
        json::object(), json::array(), "text", -1, 1.5, true, json::array({json::array()})};
    int refused = 0;
    each_value(whole, json::json_pointer(), [&](const json& value, const json::json_pointer& place) {
        for (const json& other : others) {
            json changed = whole;
            changed[place] = other;
            const auto read = read_conversation(changed.dump());
            if (!read) ++refused;
            // What a slot holds may be of many types, and null is what is not there; anything else must be
            // of its own.
            const bool holds_any = place.to_string().find("/value") != std::string::npos || value.is_null();
            const bool same_kind =
                value.type() == other.type() || (value.is_number_integer() && other.is_number_integer());
            if (!holds_any && !same_kind) {
                INFO(place.to_string() << " = " << other.dump());
                CHECK_FALSE(read);
            }
        }
    });
    CHECK(refused > 500);
}

TEST_CASE("brackets without end are refused at any depth, in the place of any value", "[codec]") {
    for (const int depth : {33, 100, 10000, 30000, 1000000}) {
        INFO(depth);
        const auto levels = static_cast<std::size_t>(depth);
        CHECK_THAT(why_refused(std::string(levels, '[')), ContainsSubstring("deeper than 32"));
        CHECK_THAT(why_refused(std::string(levels, '[') + std::string(levels, ']')),
                   ContainsSubstring("deeper than 32"));
        std::string objects;
        for (int i = 0; i < depth; ++i) objects += "{\"a\":";
        CHECK_THAT(why_refused(objects), ContainsSubstring("deeper than 32"));
        CHECK_THAT(why_refused(R"({"schema":1,"memory":{"cells":{"ex":{"value":)" + objects),
                   ContainsSubstring("deeper than 32"));
    }
    // 32 levels are read, as far as they mean nothing.
    const std::string deep = R"({"schema":1,"unknown":)" + std::string(31, '[') + std::string(31, ']') + "}";
    CHECK(read_conversation(deep));
    CHECK_FALSE(
        read_conversation(R"({"schema":1,"unknown":)" + std::string(32, '[') + std::string(32, ']') + "}"));
}

TEST_CASE("bytes that end early are refused at every byte", "[codec]") {
    const std::string whole = write_conversation(rich_conversation());
    for (std::size_t length = 0; length < whole.size(); ++length) {
        INFO(length);
        REQUIRE_FALSE(read_conversation(std::string_view(whole).substr(0, length)));
        static_cast<void>(salvage_conversation(std::string_view(whole).substr(0, length), 1));
    }
    CHECK_FALSE(read_conversation(whole + "x"));
    CHECK(read_conversation(whole + " \n"));
}

TEST_CASE("numbers that do not fit are refused", "[codec]") {
    for (const char* bytes : {
             R"({"schema":1,"seed":-1})",
             R"({"schema":1,"seed":18446744073709551616})",
             R"({"schema":1,"seed":1.0})",
             R"({"schema":1,"unanswered":2147483648})",
             R"({"schema":1,"unanswered":-2147483649})",
             R"({"schema":1,"last_message":9223372036854775808})",
             R"({"schema":1,"uses":{"a":4294967296}})",
             R"({"schema":1,"reminded_on":99999999999})",
             R"({"schema":1,"questions_asked":1e400})",
             R"({"schema":1,"memory":{"cells":{"a":{"value":1e400}}}})",
             R"({"schema":1,"memory":{"cells":{"a":{"value":{"time":1440}}}}})",
             R"({"schema":1,"memory":{"cells":{"a":{"value":{"time":-1}}}}})",
             R"({"schema":1,"memory":{"cells":{"a":{"value":{"date":4294967296}}}}})",
             R"({"schema":1,"memory":{"cells":{"a":{"value":{"date":2932897}}}}})",
             R"({"schema":1,"memory":{"cells":{"a":{"value":{"date":-719163}}}}})",
             R"({"schema":1,"reminders":{"a":{"every":[1,-600000]}}})",
             R"({"schema":1,"reminders":{"a":{"every":[-1,0]}}})",
             R"({"schema":1,"reminders":{"a":{"every":[400000,0]}}})",
             R"({"schema":1e0})",
         }) {
        INFO(bytes);
        CHECK_FALSE(read_conversation(bytes));
    }
    CHECK(read_conversation(R"({"schema":1,"reminders":{"a":{"every":[1,60]}}})"));
    CHECK(read_conversation(R"({"schema":1,"seed":18446744073709551615})")->seed == 18446744073709551615U);
}

TEST_CASE("of a key that comes twice the last counts", "[codec]") {
    const auto read = read_conversation(R"({"schema":1,"seed":1,"seed":2,"owed":"a","owed":"b"})");
    REQUIRE(read);
    CHECK(read->seed == 2);
    CHECK(read->owed == "b");
    CHECK_FALSE(read_conversation(R"({"schema":1,"schema":2})"));
}

TEST_CASE("broken UTF-8 is refused when it is read and mended when it is written", "[codec]") {
    for (const char* broken : {"\xff", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "\x80"}) {
        CHECK_FALSE(read_conversation(std::string(R"({"schema":1,"owed":")") + broken + R"("})"));
        Conversation conversation;
        conversation.owed = std::string("a") + broken + "b";
        const auto read = read_conversation(write_conversation(conversation));
        REQUIRE(read);
        CHECK(read->owed.find("\xEF\xBF\xBD") == 1);
    }
}

TEST_CASE("what is no conversation is refused", "[codec]") {
    for (const char* bytes :
         {"", " ", "null", "7", "\"text\"", "[]", "{}", "{\"schema\":0}", "{\"schema\":null}",
          "{\"schema\":\"1\"}", "{'schema':1}", "{\"schema\":1,}", "schema: 1", "\xEF\xBB\xBF", "NaN"}) {
        INFO(bytes);
        CHECK_FALSE(read_conversation(bytes));
    }
}

TEST_CASE("a newer schema is refused and known as such, so that nobody salvages it", "[codec]") {
    CHECK_THAT(why_refused(R"({"schema":2,"stack":"of a new kind"})"), ContainsSubstring("newer Onward"));
    CHECK(is_newer_conversation(R"({"schema":2})"));
    CHECK_FALSE(is_newer_conversation(R"({"schema":1})"));
    CHECK_FALSE(is_newer_conversation("garbage"));
}

TEST_CASE("a refusal never quotes what was stored", "[codec]") {
    for (const char* bytes : {R"({"schema":1,"owed":["dear diary"]})",
                              R"({"schema":1,"memory":{"cells":{"dear diary":{"value":{}}}}})",
                              R"({"schema":1,"owed":"dear diary)", R"({"dear diary":1})", "dear diary"}) {
        CHECK_FALSE(why_refused(bytes).empty());
        CHECK(why_refused(bytes).find("diary") == std::string::npos);
    }
}

TEST_CASE("thousands of changed bytes give a conversation or a refusal, never a crash", "[codec]") {
    const std::string whole = write_conversation(rich_conversation());
    std::mt19937_64 random(first_seed());
    int read = 0;
    for (int i = 0; i < 4000; ++i) {
        std::string bytes = whole;
        for (int changes = 1 + static_cast<int>(random() % 3); changes > 0; --changes)
            bytes[random() % bytes.size()] = "0\"{}[],:-.ex\x80"[random() % 13];
        const auto conversation = read_conversation(bytes);
        if (conversation) {
            ++read;
            CHECK(read_conversation(write_conversation(*conversation)));
        }
        static_cast<void>(salvage_conversation(bytes, 7));
    }
    CHECK(read > 100);
}

// --- salvage

TEST_CASE("what is legible of the memory is kept where the rest is not", "[codec]") {
    json whole = json::parse(write_conversation(rich_conversation()));
    whole["stack"] = "illegible";
    whole["memory"]["cells"]["mood_today"]["value"] = json::array();
    whole["memory"]["lists"]["mood"]["entries"][0]["cell"] = 5;
    REQUIRE_FALSE(read_conversation(whole.dump()));
    const Conversation kept = salvage_conversation(whole.dump(), 99);
    const Conversation rich = rich_conversation();
    CHECK(kept.seed == 99);
    CHECK(kept.stack.empty());
    CHECK_FALSE(kept.onboarded);
    CHECK(kept.reminders.empty());
    CHECK(kept.memory.cells.size() == rich.memory.cells.size() - 1);
    CHECK(kept.memory.cell(SlotId("ex"))->value == Value(std::string("Zoë \"Z\" 💛")));
    REQUIRE(kept.memory.list(SlotId("mood")));
    REQUIRE(kept.memory.list(SlotId("mood"))->entries.size() == 1);
    CHECK(kept.memory.list(SlotId("mood"))->entries.front().cell.value == Value(std::int64_t{6}));
    CHECK(kept.memory.list(SlotId("mood"))->next_id > kept.memory.list(SlotId("mood"))->entries.front().id);
    CHECK(kept.memory.list(SlotId("plans"))->entries.size() == 1);
}

TEST_CASE("of bytes that end early the slots before the end are kept", "[codec]") {
    const std::string whole = write_conversation(rich_conversation());
    const std::size_t uses = whole.find("\"uses\"");
    REQUIRE(uses != std::string::npos);
    const Conversation kept = salvage_conversation(std::string_view(whole).substr(0, uses), 1);
    CHECK(kept.memory == rich_conversation().memory);
}

TEST_CASE("of garbage a fresh conversation is left", "[codec]") {
    Conversation fresh;
    fresh.seed = 5;
    for (const std::string& bytes :
         {std::string("garbage"), std::string(), std::string(30000, '['), std::string("{\"memory\":7}"),
          std::string("{\"memory\":{\"cells\":[],\"lists\":{\"a\":{\"entries\":0}}}}")})
        CHECK(salvage_conversation(bytes, 5) == fresh);
}

}  // namespace
}  // namespace onward::test

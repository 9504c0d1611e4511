// A turn as data: everything that answers "why did it say that?", and nothing of what a slot keeps to itself.
#include <nlohmann/json.hpp>

#include "codec/codec.hpp"
#include "codec/reading_json.hpp"
#include "support/catch.hpp"

namespace onward::test {
namespace {

using nlohmann::json;

Script script_with_slots() {
    Script script;
    for (const auto& [name, log] :
         {std::pair{"mood", Slot::Log::plain}, std::pair{"nc_last", Slot::Log::masked},
          std::pair{"ex", Slot::Log::never}}) {
        Slot slot;
        slot.id = SlotId(name);
        slot.log = log;
        script.slots.slots[slot.id] = slot;
    }
    return script;
}

json written(const Turn& turn) { return json::parse(write_turn(script_with_slots(), turn)); }

TEST_CASE("a turn is written with what was said, why, and where it leads", "[codec]") {
    Turn turn;
    turn.conversation.stack.resize(2);
    turn.conversation.stack[0].state = StateId("home.ask");
    turn.conversation.stack[1].state = StateId("slip.before");
    Say say;
    say.text = TextId("slip.thanks");
    say.also = {TextId("suicide.contacts")};
    say.words = "Thank you.";
    say.buttons = {"Yes", "Not now"};
    say.question = 46;
    say.helplines = {"crisis/Samaritans"};
    say.unasked = say.crisis = true;
    turn.actions = {say, Export{}, Forget{true}, Forget{false}};
    turn.trace.tried = {{Rung::safety, "no safety intent"}, {Rung::topic, ""}};
    turn.trace.rung = Rung::topic;
    turn.trace.intent = IntentId("slip.wrote");
    turn.trace.also = {IntentId("smalltalk.greeting")};
    Candidate candidate;
    candidate.intent = IntentId("slip.wrote");
    candidate.score = 0.75;
    candidate.parts = {{"phrase", 0.55}, {"content words", 0.2}};
    candidate.rule = "i {wrote} {ex}";
    candidate.source = {"intents/contact.yaml", 12, 9};
    candidate.spans = {{0, 5}};
    turn.trace.candidates = {candidate};
    turn.trace.decided_by = {"dialogs/everyday/slip.yaml", 8, 3};
    turn.trace.states = {StateId("slip.thank"), StateId("slip.before")};
    turn.trace.ended = {{DialogId("checkin"), "cancelled"}};
    turn.trace.no_match = 2;
    turn.trace.notes = {"quiet hours"};

    const json all = written(turn);
    CHECK(all["actions"][0] == json({{"say", "Thank you."},
                                     {"text", "slip.thanks"},
                                     {"also", {"suicide.contacts"}},
                                     {"buttons", {"Yes", "Not now"}},
                                     {"question", 46},
                                     {"helplines", {"crisis/Samaritans"}},
                                     {"unasked", true},
                                     {"crisis", true}}));
    CHECK(all["actions"][1] == json({{"export", "everything"}}));
    CHECK(all["actions"][2] == json({{"forget", "with exceptions"}}));
    CHECK(all["actions"][3] == json({{"forget", "everything"}}));
    CHECK(all["stack"] == json({"slip.before", "home.ask"}));
    const json& trace = all["trace"];
    CHECK(trace["rung"] == "topic");
    CHECK(trace["tried"] ==
          json::array({{{"rung", "safety"}, {"why_not", "no safety intent"}}, {{"rung", "topic"}}}));
    CHECK(trace["intent"] == "slip.wrote");
    CHECK(trace["candidates"][0]["rule"] == "i {wrote} {ex}");
    CHECK(trace["candidates"][0]["at"] == "intents/contact.yaml:12:9");
    CHECK(trace["candidates"][0]["parts"] == json({{"phrase", 0.55}, {"content words", 0.2}}));
    CHECK(trace["decided_by"] == "dialogs/everyday/slip.yaml:8:3");
    CHECK(trace["states"] == json({"slip.thank", "slip.before"}));
    CHECK(trace["ended"] == json::array({{{"dialog", "checkin"}, {"how", "cancelled"}}}));
    CHECK(trace["no_match"] == 2);
    CHECK(trace["notes"] == json({"quiet hours"}));
    CHECK(write_turn(script_with_slots(), turn) == write_turn(script_with_slots(), Turn(turn)));
}

TEST_CASE("a reading is written with what won, what was cancelled and what was found", "[codec]") {
    Reading reading;
    reading.utterance.original = "Don't miss him, about a 7";
    reading.utterance.text = "do not miss him about a 7";
    Candidate candidate;
    candidate.intent = IntentId("talk.miss");
    candidate.score = 0.55;
    candidate.parts = {{"phrase", 0.55}};
    candidate.clause = 1;
    candidate.safety = 4;
    reading.candidates = {candidate};
    Cancelled cancelled;
    cancelled.intent = IntentId("talk.miss");
    cancelled.rule = "miss {ex}";
    cancelled.source = {"intents/talk.yaml", 3, 5};
    cancelled.spans = {{6, 10}};
    cancelled.by = "negation";
    cancelled.by_spans = {{0, 5}};
    reading.cancelled = {cancelled};
    FoundEntity number, text;
    number.entity = EntityId("number");
    number.value = std::int64_t{7};
    number.span = {16, 25};
    text.entity = EntityId("text");
    reading.entities = {number, text};

    const json all = json_of(reading);
    CHECK(all["text"] == "Don't miss him, about a 7");
    CHECK(all["normalised"] == "do not miss him about a 7");
    CHECK(all["candidates"] == json::array({{{"intent", "talk.miss"},
                                             {"score", 0.55},
                                             {"parts", {{"phrase", 0.55}}},
                                             {"at", nullptr},
                                             {"clause", 1},
                                             {"safety", 4}}}));
    CHECK(all["cancelled"] == json::array({{{"intent", "talk.miss"},
                                            {"rule", "miss {ex}"},
                                            {"at", "intents/talk.yaml:3:5"},
                                            {"spans", json::array({{6, 10}})},
                                            {"by", "negation"},
                                            {"by_spans", json::array({{0, 5}})}}}));
    CHECK(all["entities"] == json::array({{{"entity", "number"}, {"value", "7"}, {"span", {16, 25}}}}));
    // A turn's trace says the same of a candidate.
    Turn turn;
    turn.trace.candidates = reading.candidates;
    CHECK(written(turn)["trace"]["candidates"] == all["candidates"]);
}

TEST_CASE("of a slot only as much is shown as it allows", "[codec]") {
    Turn turn;
    turn.trace.slots = {{SlotId("mood"), std::nullopt, Value(std::int64_t{7})},
                        {SlotId("nc_last"), Value(Date{20514}), Value(Date{20515})},
                        {SlotId("ex"), std::nullopt, Value(std::string("Alexandra"))},
                        {SlotId("gone"), std::nullopt, Value(std::string("unknown"))}};
    FoundEntity name;
    name.entity = EntityId("name");
    name.value = std::string("Alexandra");
    name.span = {3, 12};
    turn.trace.entities = {name};
    turn.conversation.memory.cells[SlotId("ex")] = {std::string("Alexandra"), {}, "", {}};

    const json all = written(turn);
    CHECK(all["trace"]["slots"] == json::array({{{"slot", "mood"}, {"before", nullptr}, {"after", 7}},
                                                {{"slot", "nc_last"}, {"before", "***"}, {"after", "***"}}}));
    CHECK(all["trace"]["entities"][0]["entity"] == "name");
    CHECK(write_turn(script_with_slots(), turn).find("Alexandra") == std::string::npos);
}

TEST_CASE("a turn in which nothing answered is written, too", "[codec]") {
    const json all = written(Turn{});
    CHECK(all["actions"].empty());
    CHECK(all["trace"]["rung"] == nullptr);
    CHECK(all["trace"]["decided_by"] == nullptr);
}

}  // namespace
}  // namespace onward::test

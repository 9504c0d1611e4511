// Content changes while people are talking: any conversation reached under the shipped content steps under a
// changed one, and back. Every kind of change is tried in every run. ONWARD_TEST_SEED=N repeats a run.
#include <iostream>
#include <map>

#include "dialog/begin.hpp"
#include "dialog/values.hpp"
#include "property/changes.hpp"
#include "property/random_events.hpp"
#include "support/generated_content.hpp"
#include "support/shipped_content.hpp"

namespace onward::test {
namespace {

constexpr int kTries = 12;  // of a kind; a change may be no good content, or find nothing to change
constexpr int kConversations = 4;
constexpr int kEvents = 20;
constexpr int kGenerated = 60;

std::string a_message(Generator& random, const Script& script) {
    static const std::vector<std::string> kUsual{"yes",  "no",   "5",        "2",
                                                 "done", "skip", "not sure", "a long story"};
    if (random.chance(45)) return one_of(random, kUsual);
    const auto& intents = script.matcher->book().intents;
    const Intent& intent = one_of(random, intents);
    return intent.examples.empty() ? "hm" : one_of(random, intent.examples);
}

bool is_number(const Value& value) {
    return std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
}

// What both contents remember of the user in the same way is kept; nothing is made of a value that another
// type would read differently.
void check_kept(const Script& from, const Script& to, const Conversation& before, const Conversation& after) {
    for (const auto& [id, cell] : before.memory.cells) {
        const Slot* was = from.slots.find(id);
        const Slot* is = to.slots.find(id);
        const Cell* kept = after.memory.cell(id);
        if (kept != nullptr) {
            const bool both_numbers = is_number(kept->value) && is_number(cell.value);
            CHECK((both_numbers || kept->value.index() == cell.value.index()));
        }
        if (was == nullptr || is == nullptr || was->keep != Slot::Keep::profile || was->type != is->type)
            continue;
        if (was->max != is->max || was->min != is->min || was->values != is->values) continue;
        if (was->at_most != is->at_most) continue;
        INFO("slot " << id.value);
        REQUIRE(kept != nullptr);
        CHECK(kept->value == cell.value);
    }
}

// And nothing is remembered that a slot of today could not hold.
void check_fits(const Script& script, const Conversation& conversation) {
    for (const auto& [id, cell] : conversation.memory.cells) {
        const Slot* slot = script.slots.find(id);
        INFO("slot " << id.value);
        REQUIRE(slot != nullptr);
        CHECK(slot->type != SlotType::list);
        CHECK(as_type(script.slots, *slot, cell.value) == cell.value);
    }
    for (const auto& [id, list] : conversation.memory.lists) {
        const Slot* slot = script.slots.find(id);
        INFO("list " << id.value);
        REQUIRE(slot != nullptr);
        CHECK(slot->type == SlotType::list);
        for (const Entry& entry : list.entries)
            CHECK(
                (!slot->group.empty() || as_type(script.slots, *slot, entry.cell.value) == entry.cell.value));
    }
    for (const auto& [name, reminder] : conversation.reminders)
        CHECK(script.state(reminder.goes_to) != nullptr);
}

// Something in most slots, as somebody has who has been here for long.
void remember_much(Generator& random, const Script& script, Memory& memory) {
    for (const auto& [id, slot] : script.slots.slots) {
        if (slot.type == SlotType::country || slot.type == SlotType::zone || slot.type == SlotType::pronoun)
            continue;
        const auto fitting = [&]() -> std::optional<Value> {
            for (int tries = 0; tries < 20; ++tries) {
                Value value = slot.values.empty() ? random.value() : one_of(random, slot.values);
                // No reminder of it lies beyond the year 2970, where adopt() takes every moment for broken.
                if (std::holds_alternative<Date>(value))
                    value = Date{static_cast<std::int32_t>(random.number(0, 60'000))};
                const auto as = as_type(script.slots, slot, value);
                if (as && as->index() == value.index()) return kept_within_limits(slot, *as);
            }
            return std::nullopt;
        };
        if (!random.chance(60) || !slot.group.empty()) continue;
        const auto value = fitting();
        if (!value) continue;
        if (slot.type == SlotType::list)
            append(memory, id.value.c_str(), *value, kMondayMorning, "so it was");
        else
            remember(memory, id.value.c_str(), *value, kMondayMorning, "so it was");
    }
}

Conversation move_over(const Script& from, const Script& to, const Conversation& conversation) {
    const Conversation moved = adopt(to, conversation).conversation;
    check_kept(from, to, conversation, moved);
    check_fits(to, moved);
    CHECK(adopt(to, moved).conversation == moved);  // once is enough
    return moved;
}

struct Met {
    int moved = 0, restarted = 0, dropped = 0;
};

// Talks under `a`, each of which is moved onto `b` and back now and then.
void talk_across(std::uint64_t seed, const Script& a, const Changed& change, int conversations, Met& met) {
    const Script& b = *change.script;
    Generator random(seed);
    for (int i = 0; i < conversations; ++i) {
        Conversation conversation = fresh_conversation(seed + static_cast<std::uint64_t>(i));
        if (const auto there = begin_at(a, conversation, {change.touched}, kMondayMorning);
            there && i % 2 == 0)
            conversation = *there;
        if (i % 3 != 0) remember_much(random, a, conversation.memory);
        Instant now = kMondayMorning;
        for (int j = 0; j < kEvents; ++j) {
            INFO("talk " << i << ", event " << j);
            now += std::chrono::minutes(random.number(1, 90));
            const Message message{a_message(random, a)};
            conversation = step(a, conversation, message, now).conversation;
            if (j > 0 && !random.chance(20)) continue;
            const Adopted there = adopt(b, conversation);
            met.moved += there.how == Adopted::How::moved;
            met.restarted += there.how == Adopted::How::restarted;
            met.dropped += there.dropped_slots;
            Conversation elsewhere = move_over(a, b, conversation);
            for (int k = 0; k < 2; ++k) {
                const Event event = or_what_is_due(
                    random, an_event(random, {a_message(random, b)}, elsewhere), elsewhere, now);
                const Turn turn = step(b, elsewhere, event, now);
                check_turn(b, event, turn, now);
                elsewhere = turn.conversation;
            }
            const Conversation home = move_over(b, a, elsewhere);
            const Turn turn = step(a, home, message, now);
            check_turn(a, message, turn, now);
            CHECK(*read_conversation(write_conversation(turn.conversation)) == turn.conversation);
            if (random.chance()) conversation = turn.conversation;
        }
    }
}

// Goes through the kinds of change in turn, so that none is silently never met.
class Kinds {
  public:
    void used(const std::string& kind) { ++used_[kind]; }
    void tell(const char* where, const Met& met) {
        std::cout << where << ", ONWARD_TEST_SEED=" << first_seed() << ":";
        for (const std::string& kind : kinds_of_change())
            std::cout << " " << kind << " " << used_[kind] << ",";
        std::cout << " moved " << met.moved << ", restarted " << met.restarted << ", slots dropped "
                  << met.dropped << "\n";
    }
    int times(const std::string& kind) { return used_[kind]; }

  private:
    std::map<std::string, int> used_;
};

}  // namespace

TEST_CASE("a conversation steps under changed content, and back under its own", "[property][adopt]") {
    const auto a = shipped_script();
    const auto waiting = waiting_states(*a);
    Kinds kinds;
    Met met;
    const std::size_t kind_count = kinds_of_change().size();
    for (std::size_t at = 0; at < kind_count * static_cast<std::size_t>(rounds()); ++at) {
        const std::uint64_t seed = first_seed() + at;
        const std::string& kind = kinds_of_change()[seed % kind_count];
        Generator random(seed);
        std::optional<Changed> change;
        for (int tries = 0; !change && tries < kTries; ++tries)
            change = changed(random, shipped_files(), waiting, kind);
        if (!change) continue;
        kinds.used(kind);
        INFO("ONWARD_TEST_SEED=" << seed << ", its first content, " << kind << ": " << change->what);
        talk_across(seed, *a, *change, kConversations, met);
    }
    kinds.tell("two contents", met);
    for (const std::string& kind : kinds_of_change()) {
        INFO("ONWARD_TEST_SEED=" << first_seed() << ", no change of this kind loaded: " << kind);
        CHECK(kinds.times(kind) > 0);
    }
    CHECK(met.moved > 0);
    CHECK(met.restarted > 0);
    CHECK(met.dropped > 0);
}

TEST_CASE("a conversation steps from one generated content to another, and back",
          "[property][adopt][generated]") {
    Kinds kinds;
    Met met;
    const int contents = kGenerated * rounds();
    for (int i = 0; i < contents; ++i) {
        const std::uint64_t seed = first_seed() + static_cast<std::uint64_t>(i);
        const Files files = generated_content(seed);
        const Loaded a = load_files(files);
        INFO("ONWARD_TEST_SEED=" << seed << ", its first content:\n" << printed(files));
        REQUIRE(a.script);
        Generator random(seed);
        const std::string& kind = kinds_of_change()[seed % kinds_of_change().size()];
        const auto change = changed(random, files, waiting_states(*a.script), kind);
        // Another one altogether, whose dialogs and states have the same names, is a change as well.
        Changed other{"other content", load_files(generated_content(seed + 1'000'000)).script, {}};
        REQUIRE(other.script);
        if (change) kinds.used(kind);
        INFO((change ? *change : other).what);
        talk_across(seed, *a.script, change ? *change : other, 2, met);
    }
    kinds.tell("two generated contents", met);
    CHECK(met.moved > 0);
    CHECK(met.restarted > 0);
    CHECK(met.dropped > 0);
}

}  // namespace onward::test

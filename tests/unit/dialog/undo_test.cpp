#include "dialog/undo.hpp"

#include "support/catch.hpp"
#include "support/generate.hpp"

namespace onward::test {
namespace {

Entry entry(std::uint64_t id, std::int64_t value) { return Entry{.cell = {.value = value}, .id = id}; }

Conversation with_list(std::vector<Entry> entries, std::uint64_t next_id) {
    Conversation conversation;
    conversation.memory.lists[SlotId{"moods"}] = {.entries = std::move(entries), .next_id = next_id};
    return conversation;
}

// `after`, once its answer is undone.
Conversation taken_back(const Conversation& before, Conversation after) {
    after.undos.push_back(undo_of(before, after, {}));
    return undone(after);
}

}  // namespace

TEST_CASE("an undone list is as before, whatever was added, lost or changed", "[dialog][undo]") {
    const Conversation before = with_list({entry(3, 30), entry(4, 40), entry(5, 50)}, 6);
    for (const auto& entries :
         std::vector<std::vector<Entry>>{{entry(3, 30), entry(4, 40), entry(5, 50), entry(6, 60)},
                                         {entry(4, 40), entry(5, 50), entry(6, 60)},
                                         {entry(3, 30), entry(4, 99), entry(5, 50)},
                                         {}}) {
        const Conversation back = taken_back(before, with_list(entries, 7));
        CHECK(back.memory.lists.at(SlotId{"moods"}).entries ==
              before.memory.lists.at(SlotId{"moods"}).entries);
        CHECK(back.memory.lists.at(SlotId{"moods"}).next_id >= 6);
    }
    CHECK(taken_back(before, Conversation{}).memory.lists == before.memory.lists);
    CHECK(taken_back(Conversation{}, before).memory.lists.empty());
}

TEST_CASE("of a long list only the difference is kept", "[dialog][undo]") {
    std::vector<Entry> many;
    for (std::uint64_t id = 1; id <= 400; ++id) many.push_back(entry(id, 5));
    const Conversation before = with_list(many, 401);
    many.erase(many.begin());
    many.push_back(entry(401, 6));
    const Undo undo = undo_of(before, with_list(many, 402), {});
    CHECK(undo.lists.at(SlotId{"moods"}).entries == std::vector<Entry>{entry(1, 5)});
    CHECK(undo.lists.at(SlotId{"moods"}).added == std::vector<std::uint64_t>{401});
}

TEST_CASE("cells and reminders that the answer did not touch stay as they are", "[dialog][undo]") {
    Conversation before;
    before.memory.cells[SlotId{"a"}] = {.value = true};
    before.reminders[ReminderId{"noon"}] = {.goes_to = StateId{"x.y"}};
    Conversation after = before;
    after.memory.cells[SlotId{"b"}] = {.value = true};
    after.undos.push_back(undo_of(before, after, {}));
    after.memory.cells[SlotId{"c"}] = {.value = true};  // by something that is no answer
    after.reminders.clear();                            // it came meanwhile
    const Conversation back = undone(after);
    CHECK(back.memory.cells.count(SlotId{"b"}) == 0);
    CHECK(back.memory.cells.count(SlotId{"c"}) == 1);
    CHECK(back.reminders.empty());
}

}  // namespace onward::test

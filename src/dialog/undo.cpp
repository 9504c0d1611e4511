#include "dialog/undo.hpp"

#include "base/ensure.hpp"
#include "dialog/differences.hpp"

namespace onward {
namespace {

// What the entries of `before` were that `after` holds otherwise, or no longer, or holds anew.
template <class Key, class Held>
std::map<Key, std::optional<Held>> changed(const std::map<Key, Held>& before,
                                           const std::map<Key, Held>& after) {
    std::map<Key, std::optional<Held>> were;
    each_difference(before, after, [&](const Key& key, const Held* was, const Held*) {
        were.emplace(key, was != nullptr ? std::optional{*was} : std::nullopt);
    });
    return were;
}

template <class Key, class Held>
void put_back(const std::map<Key, std::optional<Held>>& were, std::map<Key, Held>& held) {
    for (const auto& [key, value] : were) {
        if (value) {
            held.insert_or_assign(key, *value);
        } else {
            held.erase(key);
        }
    }
}

}  // namespace

Undo undo_of(const Conversation& before, const Conversation& after, const std::vector<Frame>& stack,
             const std::vector<SlotId>& gone) {
    Undo undo{.stack = stack,
              .saved = before.saved,
              .cells = changed(before.memory.cells, after.memory.cells),
              .lists = changed(before.memory.lists, after.memory.lists),
              .reminders = changed(before.reminders, after.reminders),
              .onboarded = before.onboarded,
              .last_end = before.last_end};
    for (const SlotId& slot : gone) {
        undo.cells.erase(slot);
        undo.lists.erase(slot);
    }
    return undo;
}

Conversation undone(Conversation conversation) {
    ENSURE(!conversation.undos.empty());
    const Undo undo = std::move(conversation.undos.back());
    conversation.undos.pop_back();
    conversation.stack = undo.stack;
    conversation.saved = undo.saved;
    conversation.onboarded = undo.onboarded;
    conversation.last_end = undo.last_end;
    put_back(undo.cells, conversation.memory.cells);
    put_back(undo.lists, conversation.memory.lists);
    put_back(undo.reminders, conversation.reminders);
    return conversation;
}

}  // namespace onward

#include "dialog/undo.hpp"

#include <algorithm>

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

ListUndo list_undo(const List* was, const List* is) {
    static const std::vector<Entry> kNone;
    const auto& before = was != nullptr ? was->entries : kNone;
    const auto& after = is != nullptr ? is->entries : kNone;
    ListUndo undo{.there = was != nullptr, .written = was != nullptr ? was->written : Instant{}};
    auto now = after.begin();
    for (const Entry& entry : before) {
        for (; now != after.end() && now->id < entry.id; ++now) undo.added.push_back(now->id);
        const bool same = now != after.end() && *now == entry;
        if (!same) undo.entries.push_back(entry);
        if (now != after.end() && now->id == entry.id) ++now;
    }
    for (; now != after.end(); ++now) undo.added.push_back(now->id);
    return undo;
}

// Ids grow with every entry that is added, so they hold the order.
void put_back(const ListUndo& undo, List& list) {
    std::erase_if(list.entries, [&](const Entry& entry) {
        const auto is_it = [&](const Entry& one) { return one.id == entry.id; };
        return std::any_of(undo.entries.begin(), undo.entries.end(), is_it) ||
               std::find(undo.added.begin(), undo.added.end(), entry.id) != undo.added.end();
    });
    list.entries.insert(list.entries.end(), undo.entries.begin(), undo.entries.end());
    std::stable_sort(list.entries.begin(), list.entries.end(),
                     [](const Entry& a, const Entry& b) { return a.id < b.id; });
    list.written = undo.written;
    for (const Entry& entry : list.entries) list.next_id = std::max(list.next_id, entry.id + 1);
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

Undo undo_of(const Conversation& before, const Conversation& after, const std::vector<SlotId>& gone) {
    Undo undo{.stack = before.stack,
              .saved = before.saved,
              .cells = changed(before.memory.cells, after.memory.cells),
              .reminders = changed(before.reminders, after.reminders),
              .onboarded = before.onboarded,
              .last_end = before.last_end};
    each_difference(before.memory.lists, after.memory.lists,
                    [&](const SlotId& id, const List* was, const List* is) {
                        undo.lists.emplace(id, list_undo(was, is));
                    });
    for (const SlotId& slot : gone) {
        undo.cells.erase(slot);
        undo.lists.erase(slot);
    }
    return undo;
}

Conversation undone(Conversation conversation) {
    ENSURE(!conversation.undos.empty());
    const Shared<Undo> undo = std::move(conversation.undos.back());
    conversation.undos.pop_back();
    conversation.stack = undo->stack;
    conversation.saved = undo->saved;
    conversation.onboarded = undo->onboarded;
    conversation.last_end = undo->last_end;
    put_back(undo->cells, conversation.memory.cells);
    for (const auto& [id, list] : undo->lists) {
        put_back(list, conversation.memory.lists[id]);
        if (!list.there) conversation.memory.lists.erase(id);
    }
    put_back(undo->reminders, conversation.reminders);
    return conversation;
}

}  // namespace onward

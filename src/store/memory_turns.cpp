#include "store/memory_turns.hpp"

#include <algorithm>
#include <new>

#include "store/guarded.hpp"

namespace onward {

Applied MemoryTurns::apply(const Inbound& inbound, Instant now, const TurnFunction& turn,
                           const Apology& apology) {
    Change change;
    Applied applied = take(inbound, now, turn, apology, change);
    commit(std::move(change));
    return applied;
}

Applied MemoryTurns::take(const Inbound& inbound, Instant now, const TurnFunction& turn,
                          const Apology& apology, Change& change) {
    if (const Seen* seen = first_copy(inbound)) {
        // The other key of the repeat is known from now on, too.
        for (const std::string& event : inbound.event_keys)
            change.seen.insert({EventKey{inbound.channel, event}, *seen});
        return {Applied::Kind::duplicate, seen->version, seen->answer, {}};
    }
    const Key key{inbound.channel, inbound.conversation};
    const auto at = rows_.find(key);
    if (at == rows_.end() && was_forgotten(inbound)) return {Applied::Kind::duplicate, 0, {}, {}};

    Row row = at == rows_.end() ? Row{.created_at = now} : at->second;
    row.address = inbound.address;
    row.user = inbound.user;
    row.last_seen_at = now;

    TurnResult result;
    try {
        result = turn(row.stored);
    } catch (const std::bad_alloc&) {
        return unavailable(kOutOfMemory);
    } catch (...) {
        const Applied poisoned{Applied::Kind::poisoned, row.stored.version, {}, describe_exception()};
        leave_address(change, key, inbound.address);
        if (apology.next_due) row.stored.next_due = apology.next_due;
        put(change, inbound, std::move(row), apology.answer, apology.messages, apology.replies, now);
        return poisoned;
    }
    if (!result.refusal.empty()) return unavailable(result.refusal);
    leave_address(change, key, inbound.address);

    const std::int64_t version = row.stored.version + 1;
    if (result.forget) {
        change.forgotten[inbound.user] = {inbound.event_keys.begin(), inbound.event_keys.end()};
        change.forgets = inbound.user;
        change.gone = key;
        if (result.state.empty()) return {Applied::Kind::fresh, version, {}, {}};
        row.messages.clear();
        row.created_at = now;
        result.messages.clear();
    }
    row.stored = {version, std::move(result.script), std::move(result.state), row.stored.blocked,
                  result.next_due};
    put(change, inbound, std::move(row), result.answer, result.messages, result.replies, now);
    return {Applied::Kind::fresh, version, {}, {}};
}

// The conversation as it is now, its replies and the event.
void MemoryTurns::put(Change& change, const Inbound& inbound, Row row, const std::string& answer,
                      const std::vector<KeptMessage>& messages, const std::vector<Reply>& replies,
                      Instant now) const {
    const Key key{inbound.channel, inbound.conversation};
    const std::int64_t version = row.stored.version;
    // A reminder is no sign that the user can be reached again.
    if (inbound.kind != Inbound::Kind::reminder) row.stored.blocked = false;
    // Those of an apology stand behind the last turn's, under its number.
    for (const KeptMessage& message : messages)
        row.messages.push_back({message.who, message.text, version, now});
    change.replies = MemoryOutbox::make_lane(key, row.replies, replies, now);
    row.replies += static_cast<std::int64_t>(replies.size());
    change.row.insert({key, std::move(row)});
    for (const std::string& event : inbound.event_keys)
        change.seen.insert({EventKey{inbound.channel, event}, Seen{key, version, answer}});
}

const MemoryTurns::Seen* MemoryTurns::first_copy(const Inbound& inbound) const {
    for (const std::string& event : inbound.event_keys) {
        const auto at = inbox_.find({inbound.channel, event});
        if (at != inbox_.end()) return &at->second;
    }
    return nullptr;
}

bool MemoryTurns::was_forgotten(const Inbound& inbound) const {
    const auto at = forgotten_.find(inbound.user);
    return at != forgotten_.end() &&
           std::any_of(inbound.event_keys.begin(), inbound.event_keys.end(),
                       [&](const std::string& event) { return at->second.count(event) > 0; });
}

// A platform's address reaches one place only: whoever had it before is there no longer.
void MemoryTurns::leave_address(Change& change, const Key& key, const std::string& address) {
    for (auto& [other, held] : rows_) {
        if (other != key && other.first == key.first && held.address == address)
            change.addresses.emplace_back(&held.address, other.first + "/" + other.second);
    }
}

// Nothing here asks for memory: a row or a key comes in with the node that was made for it.
void MemoryTurns::commit(Change change) noexcept {
    for (auto& [held, address] : change.addresses) held->swap(address);
    if (change.forgets)
        drop_if(
            [&](const auto& row) { return row.second.user == *change.forgets || row.first == change.gone; });
    for (auto node = change.forgotten.begin(); node != change.forgotten.end();) {
        forgotten_.erase(node->first);
        forgotten_.insert(change.forgotten.extract(node++));
    }
    while (!change.row.empty()) {
        rows_.erase(change.row.begin()->first);
        rows_.insert(change.row.extract(change.row.begin()));
    }
    inbox_.merge(change.seen);
    outbox_.add(std::move(change.replies));
}

int MemoryTurns::erase_user(const std::string& user) noexcept {
    return drop_if([&](const auto& row) { return row.second.user == user; });
}

bool MemoryTurns::set_blocked(const Key& key, bool blocked) {
    const auto row = rows_.find(key);
    if (row == rows_.end()) return false;
    row->second.stored.blocked = blocked;
    return true;
}

// The conversations of which that holds, what waits to be sent in them, and the events that were seen of
// them.
template <class Condition>
int MemoryTurns::drop_if(const Condition& is_dropped) noexcept {
    int dropped = 0;
    for (auto at = rows_.begin(); at != rows_.end();) {
        if (!is_dropped(*at)) {
            ++at;
            continue;
        }
        std::erase_if(inbox_, [&](const auto& seen) { return seen.second.conversation == at->first; });
        outbox_.drop(at->first);
        at = rows_.erase(at);
        ++dropped;
    }
    return dropped;
}

}  // namespace onward

#include "store/memory_store.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <new>
#include <optional>
#include <set>
#include <utility>

#include "store/guarded.hpp"
#include "store/memory_outbox.hpp"

namespace onward {
namespace {

using ConversationKey = MemoryOutbox::Key;               // channel, conversation
using EventKey = std::pair<std::string, std::string>;    // channel, event key
using InvitationKey = std::pair<EventKey, std::string>;  // channel, place; person

struct Row {
    Stored stored;
    std::string address, user;
    std::vector<KeptMessage> messages;
    Instant created_at{}, last_seen_at{};
    std::int64_t replies = 0;  // how many were ever queued
};

struct Seen {
    ConversationKey conversation;
    std::int64_t version = 0;
    std::string answer;
};

// What one event changes. It is made beside the tables first, which may fail; putting it into them moves what
// was made and can not fail, so that an event is there as a whole or not at all.
struct Change {
    std::optional<std::string> forgets;  // this user, with all that was seen of them,
    ConversationKey gone;                // and this conversation, whoever it belonged to before
    std::map<ConversationKey, Row> row;  // the conversation as it is now, or none
    std::map<EventKey, Seen> seen;       // the event by all its keys
    std::map<std::string, std::set<std::string>> forgotten;       // the keys of the event that asked for it
    std::vector<std::pair<std::string*, std::string>> addresses;  // of those who had the address before
    MemoryOutbox::Lanes replies;                                  // behind those that wait already
};

class MemoryStore final : public Store {
  public:
    Applied apply(const Inbound& inbound, Instant now, const TurnFunction& turn,
                  const Apology& apology) override {
        return alone([&]() -> Applied {
            Change change;
            Applied applied = take(inbound, now, turn, apology, change);
            commit(std::move(change));
            return applied;
        });
    }

    Result<std::optional<Stored>> load(const std::string& channel, const std::string& conversation) override {
        return alone([&]() -> Result<std::optional<Stored>> {
            const auto at = rows_.find({channel, conversation});
            return at == rows_.end() ? std::optional<Stored>{} : at->second.stored;
        });
    }

    Result<std::vector<DueConversation>> due(Instant now, int max) override {
        return alone([&]() -> Result<std::vector<DueConversation>> {
            std::vector<DueConversation> found;
            for (const auto& [key, row] : rows_) {
                const Stored& stored = row.stored;
                if (stored.next_due && *stored.next_due <= now && !stored.blocked)
                    found.push_back(
                        {key.first, key.second, row.address, row.user, *stored.next_due, stored.version});
            }
            std::stable_sort(
                found.begin(), found.end(),
                [](const DueConversation& a, const DueConversation& b) { return a.due < b.due; });
            if (found.size() > static_cast<std::size_t>(std::max(max, 0)))
                found.resize(static_cast<std::size_t>(std::max(max, 0)));
            return found;
        });
    }

    Result<std::vector<ExportedConversation>> export_user(const std::string& user) override {
        return alone([&]() -> Result<std::vector<ExportedConversation>> {
            std::vector<ExportedConversation> found;
            for (const auto& [key, row] : rows_) {
                if (row.user == user)
                    found.push_back({key.first, key.second, row.stored.state, row.stored.script, row.messages,
                                     row.stored.version, row.created_at, row.last_seen_at});
            }
            return found;
        });
    }

    Result<int> erase_user(const std::string& user, Instant) override {
        return alone([&]() -> Result<int> {
            return drop_if([&](const auto& row) { return row.second.user == user; });
        });
    }

    Result<std::vector<Lane>> claim(Instant now, int max, std::chrono::seconds lease) override {
        return alone([&]() -> Result<std::vector<Lane>> {
            return outbox_.claim(now, max, lease, [this](Lane& lane) {
                const Row& row = rows_.at({lane.channel, lane.conversation});
                lane.address = row.address;
                lane.begun = row.created_at;
            });
        });
    }

    Result<std::optional<QueuedReply>> begin_send(const Lane& lane, Instant now) override {
        return alone([&]() -> Result<std::optional<QueuedReply>> { return outbox_.begin_send(lane, now); });
    }

    Result<bool> settle(const Lane& lane, std::int64_t number, const SendResult& result, Instant) override {
        return alone([&]() -> Result<bool> {
            const auto row = rows_.find({lane.channel, lane.conversation});
            if (row == rows_.end()) return false;
            const bool held = outbox_.settle(lane, row->second.created_at == lane.begun, number, result);
            if (held && result.kind == SendResult::Kind::blocked) row->second.stored.blocked = true;
            return held;
        });
    }

    Result<bool> release(const Lane& lane) override {
        return alone([&]() -> Result<bool> { return outbox_.release(lane); });
    }

    Result<int> free_leases() override {
        return alone([&]() -> Result<int> { return outbox_.free_leases(); });
    }

    Result<std::optional<Instant>> next_claim() override {
        return alone([&]() -> Result<std::optional<Instant>> { return outbox_.next_claim(); });
    }

    Result<bool> invite(const std::string& channel, const std::string& place, const std::string& person,
                        Instant) override {
        return alone([&]() -> Result<bool> { return invited_.insert({{channel, place}, person}).second; });
    }

    Result<bool> set_blocked(const std::string& channel, const std::string& conversation,
                             bool blocked) override {
        return alone([&]() -> Result<bool> {
            const auto row = rows_.find({channel, conversation});
            if (row == rows_.end()) return false;
            row->second.stored.blocked = blocked;
            return true;
        });
    }

    Result<std::optional<std::int64_t>> poll_offset(const std::string& channel) override {
        return alone([&]() -> Result<std::optional<std::int64_t>> {
            const auto at = poll_offsets_.find(channel);
            return at == poll_offsets_.end() ? std::optional<std::int64_t>{} : at->second;
        });
    }

    Result<bool> keep_poll_offset(const std::string& channel, std::int64_t offset) override {
        return alone([&]() -> Result<bool> {
            poll_offsets_[channel] = offset;
            return true;
        });
    }

    Result<bool> probe(Instant) override { return true; }

    Result<bool> backup(const std::string&) override {
        return guarded([]() -> Result<bool> {
            return Error{"This conversation is kept in memory only, so there is no file to copy."};
        });
    }

  private:
    // One call at a time, and nothing that is thrown inside leaves it.
    template <class Work>
    std::invoke_result_t<const Work&> alone(const Work& work) {
        return guarded([&] {
            const std::lock_guard guard(mutex_);
            return work();
        });
    }

    Applied take(const Inbound& inbound, Instant now, const TurnFunction& turn, const Apology& apology,
                 Change& change) {
        if (const Seen* seen = first_copy(inbound)) {
            // The other key of the repeat is known from now on, too.
            remember(change, inbound, *seen);
            return {Applied::Kind::duplicate, seen->version, seen->answer, {}};
        }
        const ConversationKey key{inbound.channel, inbound.conversation};
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
            row.stored.blocked = stays_blocked(row, inbound);
            keep_messages(row, apology.messages, now);
            queue(change, key, row, apology.replies, now);
            change.row.insert({key, std::move(row)});
            remember(change, inbound, {key, poisoned.version, apology.answer});
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
        }
        row.stored = {version, std::move(result.script), std::move(result.state), stays_blocked(row, inbound),
                      result.next_due};
        if (!result.forget) keep_messages(row, result.messages, now);
        queue(change, key, row, result.replies, now);
        change.row.insert({key, std::move(row)});
        remember(change, inbound, {key, version, std::move(result.answer)});
        return {Applied::Kind::fresh, version, {}, {}};
    }

    // A reminder is no sign that the user can be reached again.
    static bool stays_blocked(const Row& row, const Inbound& inbound) {
        return row.stored.blocked && inbound.kind == Inbound::Kind::reminder;
    }

    static void queue(Change& change, const ConversationKey& key, Row& row, const std::vector<Reply>& replies,
                      Instant now) {
        change.replies = MemoryOutbox::make_lane(key, row.replies, replies, now);
        row.replies += static_cast<std::int64_t>(replies.size());
    }

    const Seen* first_copy(const Inbound& inbound) const {
        for (const std::string& event : inbound.event_keys) {
            const auto at = inbox_.find({inbound.channel, event});
            if (at != inbox_.end()) return &at->second;
        }
        return nullptr;
    }

    bool was_forgotten(const Inbound& inbound) const {
        const auto at = forgotten_.find(inbound.user);
        return at != forgotten_.end() &&
               std::any_of(inbound.event_keys.begin(), inbound.event_keys.end(),
                           [&](const std::string& event) { return at->second.count(event) > 0; });
    }

    static void remember(Change& change, const Inbound& inbound, const Seen& seen) {
        for (const std::string& event : inbound.event_keys)
            change.seen.insert({EventKey{inbound.channel, event}, seen});
    }

    // A platform's address reaches one place only: whoever had it before is there no longer.
    void leave_address(Change& change, const ConversationKey& key, const std::string& address) {
        for (auto& [other, held] : rows_) {
            if (other != key && other.first == key.first && held.address == address)
                change.addresses.emplace_back(&held.address, other.first + "/" + other.second);
        }
    }

    // Nothing here asks for memory: a row or a key comes in with the node that was made for it.
    void commit(Change change) noexcept {
        for (auto& [held, address] : change.addresses) held->swap(address);
        if (change.forgets)
            drop_if([&](const auto& row) {
                return row.second.user == *change.forgets || row.first == change.gone;
            });
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

    static void keep_messages(Row& row, const std::vector<KeptMessage>& messages, Instant now) {
        // Those of an apology stand behind the last turn's, under its number.
        const std::int64_t version = row.stored.version;
        for (const KeptMessage& message : messages)
            row.messages.push_back({message.who, message.text, version, now});
    }

    // The conversations of which that holds, and the events that were seen of them. How many there were.
    template <class Condition>
    int drop_if(const Condition& is_dropped) noexcept {
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

    std::mutex mutex_;
    std::map<ConversationKey, Row> rows_;
    std::map<EventKey, Seen> inbox_;
    std::map<std::string, std::set<std::string>> forgotten_;  // user: keys of the event that asked for it
    MemoryOutbox outbox_;
    std::set<InvitationKey> invited_;
    std::map<std::string, std::int64_t> poll_offsets_;  // by channel
};

}  // namespace

std::unique_ptr<Store> make_memory_store() { return std::make_unique<MemoryStore>(); }

}  // namespace onward

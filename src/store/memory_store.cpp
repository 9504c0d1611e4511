#include "store/memory_store.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <new>
#include <optional>
#include <set>
#include <utility>

#include "store/guarded.hpp"

namespace onward {
namespace {

using ConversationKey = std::pair<std::string, std::string>;  // channel, conversation
using EventKey = std::pair<std::string, std::string>;         // channel, event key

struct Row {
    Stored stored;
    std::string address, user;
    std::vector<KeptMessage> messages;
    Instant created_at{}, last_seen_at{};
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
};

class MemoryStore final : public Store {
  public:
    Applied apply(const Inbound& inbound, Instant now, const TurnFunction& turn,
                  const Apology& apology) override {
        return guarded([&]() -> Applied {
            const std::lock_guard guard(mutex_);
            Change change;
            Applied applied = take(inbound, now, turn, apology, change);
            commit(std::move(change));
            return applied;
        });
    }

    Result<std::optional<Stored>> load(const std::string& channel, const std::string& conversation) override {
        return guarded([&]() -> Result<std::optional<Stored>> {
            const std::lock_guard guard(mutex_);
            const auto at = rows_.find({channel, conversation});
            return at == rows_.end() ? std::optional<Stored>{} : at->second.stored;
        });
    }

    Result<std::vector<DueConversation>> due(Instant now, int max) override {
        return guarded([&]() -> Result<std::vector<DueConversation>> {
            const std::lock_guard guard(mutex_);
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
        return guarded([&]() -> Result<std::vector<ExportedConversation>> {
            const std::lock_guard guard(mutex_);
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
        return guarded([&]() -> Result<int> {
            const std::lock_guard guard(mutex_);
            return drop_if([&](const auto& row) { return row.second.user == user; });
        });
    }

    Result<bool> backup(const std::string&) override {
        return guarded([]() -> Result<bool> {
            return Error{"This conversation is kept in memory only, so there is no file to copy."};
        });
    }

  private:
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
            keep_messages(row, apology.messages, now);
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
        // A reminder is no sign that the user can be reached again.
        const bool blocked = row.stored.blocked && inbound.kind == Inbound::Kind::reminder;
        row.stored = {version, std::move(result.script), std::move(result.state), blocked, result.next_due};
        if (!result.forget) keep_messages(row, result.messages, now);
        change.row.insert({key, std::move(row)});
        remember(change, inbound, {key, version, std::move(result.answer)});
        return {Applied::Kind::fresh, version, {}, {}};
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
            at = rows_.erase(at);
            ++dropped;
        }
        return dropped;
    }

    std::mutex mutex_;
    std::map<ConversationKey, Row> rows_;
    std::map<EventKey, Seen> inbox_;
    std::map<std::string, std::set<std::string>> forgotten_;  // user: keys of the event that asked for it
};

}  // namespace

std::unique_ptr<Store> make_memory_store() { return std::make_unique<MemoryStore>(); }

}  // namespace onward

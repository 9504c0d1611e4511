#include "store/memory_store.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <new>
#include <set>
#include <utility>

#include "store/poison.hpp"

namespace onward {
namespace {

using ConversationKey = std::pair<std::string, std::string>;  // channel, conversation
using EventKey = std::pair<std::string, std::string>;         // channel, event key

struct Row {
    Stored stored;
    std::string address, user;
    std::optional<Instant> next_due;
    std::vector<KeptMessage> messages;
    Instant created_at{}, last_seen_at{};
};

struct Seen {
    ConversationKey conversation;
    std::int64_t version = 0;
    std::string answer;
};

class MemoryStore final : public Store {
  public:
    Applied apply(const Inbound& inbound, Instant now, const TurnFunction& turn,
                  const Apology& apology) override {
        const std::lock_guard guard(mutex_);
        if (const Seen* seen = first_copy(inbound)) {
            // The other key of the repeat is known from now on, too.
            remember(inbound, Seen(*seen));
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
            return {Applied::Kind::unavailable, 0, {}, kOutOfMemory};
        } catch (...) {
            Seen poisoned{key, row.stored.version, apology.answer};
            keep_messages(row, apology.messages, now);
            put(key, std::move(row));
            remember(inbound, std::move(poisoned));
            return {Applied::Kind::poisoned, rows_.at(key).stored.version, {}, describe_poison()};
        }
        if (!result.refusal.empty()) return {Applied::Kind::unavailable, 0, {}, result.refusal};

        const std::int64_t version = row.stored.version + 1;
        if (result.forget) {
            drop_user(inbound.user);
            forgotten_[inbound.user] = {inbound.event_keys.begin(), inbound.event_keys.end()};
            if (result.state.empty()) return {Applied::Kind::fresh, version, {}, {}};
            row.messages.clear();
            row.created_at = now;
        }
        // A reminder is no sign that the user can be reached again.
        const bool blocked = row.stored.blocked && inbound.kind == Inbound::Kind::reminder;
        row.stored = {version, std::move(result.script), std::move(result.state), blocked};
        row.next_due = result.next_due;
        if (!result.forget) keep_messages(row, result.messages, now);
        put(key, std::move(row));
        remember(inbound, Seen{key, version, std::move(result.answer)});
        return {Applied::Kind::fresh, version, {}, {}};
    }

    Result<std::optional<Stored>> load(const std::string& channel, const std::string& conversation) override {
        const std::lock_guard guard(mutex_);
        const auto at = rows_.find({channel, conversation});
        return at == rows_.end() ? std::optional<Stored>{} : at->second.stored;
    }

    Result<std::vector<DueConversation>> due(Instant now, int max) override {
        const std::lock_guard guard(mutex_);
        std::vector<DueConversation> found;
        for (const auto& [key, row] : rows_) {
            if (row.next_due && *row.next_due <= now && !row.stored.blocked)
                found.push_back({key.first, key.second, row.address, row.user, *row.next_due});
        }
        std::stable_sort(found.begin(), found.end(),
                         [](const DueConversation& a, const DueConversation& b) { return a.due < b.due; });
        if (found.size() > static_cast<std::size_t>(std::max(max, 0)))
            found.resize(static_cast<std::size_t>(std::max(max, 0)));
        return found;
    }

    Result<std::vector<ExportedConversation>> export_user(const std::string& user) override {
        const std::lock_guard guard(mutex_);
        std::vector<ExportedConversation> found;
        for (const auto& [key, row] : rows_) {
            if (row.user == user)
                found.push_back({key.first, key.second, row.stored.state, row.stored.script, row.messages,
                                 row.stored.version, row.created_at, row.last_seen_at});
        }
        return found;
    }

    Result<int> erase_user(const std::string& user, Instant) override {
        const std::lock_guard guard(mutex_);
        return drop_user(user);
    }

    Result<bool> backup(const std::string&) override {
        return Error{"This conversation is kept in memory only, so there is no file to copy."};
    }

  private:
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

    void remember(const Inbound& inbound, Seen seen) {
        for (const std::string& event : inbound.event_keys)
            inbox_.insert({EventKey{inbound.channel, event}, seen});
    }

    void put(const ConversationKey& key, Row row) {
        // A platform's address reaches one place only: whoever had it before is there no longer.
        for (auto& [other, held] : rows_) {
            if (other != key && other.first == key.first && held.address == row.address)
                held.address = other.first + "/" + other.second;
        }
        rows_[key] = std::move(row);
    }

    static void keep_messages(Row& row, const std::vector<KeptMessage>& messages, Instant now) {
        // Those of an apology stand behind the last turn's, under its number.
        const std::int64_t version = row.stored.version;
        for (const KeptMessage& message : messages)
            row.messages.push_back({message.who, message.text, version, now});
    }

    int drop_user(const std::string& user) {
        int dropped = 0;
        for (auto at = rows_.begin(); at != rows_.end();) {
            if (at->second.user != user) {
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

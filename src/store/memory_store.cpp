#include "store/memory_store.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <utility>

#include "store/guarded.hpp"
#include "store/memory_outbox.hpp"
#include "store/memory_turns.hpp"

namespace onward {
namespace {

using Place = std::pair<std::string, std::string>;  // channel, place

class MemoryStore final : public Store {
  public:
    Applied apply(const Inbound& inbound, Instant now, const TurnFunction& turn,
                  const Apology& apology) override {
        return alone([&]() -> Applied { return turns_.apply(inbound, now, turn, apology); });
    }

    Result<std::optional<Stored>> load(const std::string& channel, const std::string& conversation) override {
        return alone([&]() -> Result<std::optional<Stored>> {
            const auto at = turns_.rows().find({channel, conversation});
            return at == turns_.rows().end() ? std::optional<Stored>{} : at->second.stored;
        });
    }

    Result<std::vector<DueConversation>> due(Instant now, int max, const std::string& channel) override {
        return alone([&]() -> Result<std::vector<DueConversation>> {
            std::vector<DueConversation> found;
            for (const auto& [key, row] : turns_.rows()) {
                const Stored& stored = row.stored;
                if (!channel.empty() && key.first != channel) continue;
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
            for (const auto& [key, row] : turns_.rows()) {
                if (row.user == user)
                    found.push_back({key.first, key.second, row.stored.state, row.stored.script, row.messages,
                                     row.stored.version, row.created_at, row.last_seen_at});
            }
            return found;
        });
    }

    Result<int> erase_user(const std::string& user, Instant) override {
        return alone([&]() -> Result<int> { return turns_.erase_user(user); });
    }

    Result<std::vector<Lane>> claim(Instant now, int max, std::chrono::seconds lease) override {
        return alone([&]() -> Result<std::vector<Lane>> {
            return outbox_.claim(now, max, lease, [this](Lane& lane) {
                const MemoryTurns::Row& row = turns_.rows().at({lane.channel, lane.conversation});
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
            const MemoryTurns::Key key{lane.channel, lane.conversation};
            const auto row = turns_.rows().find(key);
            if (row == turns_.rows().end()) return false;
            const bool held = outbox_.settle(lane, row->second.created_at == lane.begun, number, result);
            if (held && result.kind == SendResult::Kind::blocked) turns_.set_blocked(key, true);
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
        return alone([&]() -> Result<bool> { return turns_.set_blocked({channel, conversation}, blocked); });
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

    std::mutex mutex_;
    MemoryOutbox outbox_;
    MemoryTurns turns_{outbox_};
    std::set<std::pair<Place, std::string>> invited_;   // who, and where
    std::map<std::string, std::int64_t> poll_offsets_;  // by channel
};

}  // namespace

std::unique_ptr<Store> make_memory_store() { return std::make_unique<MemoryStore>(); }

}  // namespace onward

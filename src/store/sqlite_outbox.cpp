#include "store/sqlite_outbox.hpp"

#include <algorithm>

#include "store/sqlite_query.hpp"

namespace onward::sqlite {
namespace {

std::string id_of(const Lane& lane) { return sqlite::id_of(lane.channel, lane.conversation); }

}  // namespace

OutboxTables::OutboxTables(SQLite::Database& database) : all_(database) {
    Query query(all_.last_token);
    if (query.next()) last_token_ = query.number(0);
}

std::int64_t OutboxTables::queue(const std::string& id, std::int64_t last, const std::vector<Reply>& replies,
                                 Instant now) {
    for (const Reply& reply : replies)
        Query(all_.queue_reply, id, ++last, reply.body, now, reply.expires_at).run();
    if (!replies.empty()) Query(all_.open_lane, id, now).run();
    return last;
}

std::vector<Lane> OutboxTables::claim(Instant now, int max, std::chrono::seconds lease) {
    std::vector<Lane> claimed;
    {
        Query query(all_.claimable, now, std::max(max, 0));
        while (query.next()) {
            const std::string channel = query.text(0);
            claimed.push_back({channel, conversation_of(query.text(1), channel), query.text(2), ++last_token_,
                               now + lease, query.instant(3)});
        }
    }
    for (const Lane& lane : claimed) Query(all_.lease, lane.leased_until, lane.token, id_of(lane)).run();
    return claimed;
}

std::optional<QueuedReply> OutboxTables::begin_send(const Lane& lane, Instant now) {
    const std::string id = id_of(lane);
    if (!Query(all_.may_send, lane.channel, id, lane.token, now + kLeaseMargin, now, now).next())
        return std::nullopt;
    QueuedReply reply;
    {
        Query query(all_.next_open, id);
        if (!query.next()) return std::nullopt;
        reply = {query.number(0),
                 query.text(1),
                 static_cast<int>(query.number(2)) + 1,
                 query.instant(3),
                 query.instant_or_null(4),
                 query.number(5) != 0};
    }
    Query(all_.begin_send, id, reply.number).run();
    return reply;
}

bool OutboxTables::settle(const Lane& lane, std::int64_t number, const SendResult& result) {
    const std::string id = id_of(lane);
    const bool held = is_held(lane);
    if (!held && result.kind != SendResult::Kind::sent) return false;
    switch (result.kind) {
        case SendResult::Kind::sent:
            // Under a lost lease it may be news of a reply that was erased, whose number another has now.
            if (held || Query(all_.is_same_conversation, id, lane.begun).next())
                Query(all_.was_sent, TextOrNull{result.remote_id}, id, number).run();
            break;
        case SendResult::Kind::retry_at:
            Query(all_.send_again, id, number).run();
            if (result.whole_channel)
                Query(all_.channel_waits, lane.channel, result.when).run();
            else
                Query(all_.lane_waits, result.when, id).run();
            break;
        case SendResult::Kind::failed:
        case SendResult::Kind::expired: {
            const std::string status = result.kind == SendResult::Kind::failed ? "failed" : "expired";
            Query(all_.will_not_arrive, status, TextOrNull{result.error}, id, number).run();
            break;
        }
        case SendResult::Kind::blocked:
            Query(all_.fail_all, TextOrNull{result.error}, id).run();
            Query(all_.drop_lane, id).run();
            Query(all_.block, id).run();
            break;
    }
    return held;
}

bool OutboxTables::release(const Lane& lane) {
    if (!is_held(lane)) return false;
    const std::string id = id_of(lane);
    if (Query(all_.close_lane, id).run() == 0) Query(all_.end_lease, id).run();
    return true;
}

int OutboxTables::free_leases() { return Query(all_.end_leases).run(); }

bool OutboxTables::is_held(const Lane& lane) { return Query(all_.is_held, id_of(lane), lane.token).next(); }

}  // namespace onward::sqlite

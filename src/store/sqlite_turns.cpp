#include "store/sqlite_turns.hpp"

#include <algorithm>
#include <new>
#include <utility>

#include "store/guarded.hpp"
#include "store/sqlite_query.hpp"

namespace onward::sqlite {
namespace {

// A reminder is no sign that the user can be reached again.
int stays_blocked(const Stored& stored, const Inbound& inbound) {
    return stored.blocked && inbound.kind == Inbound::Kind::reminder ? 1 : 0;
}

}  // namespace

Turns::Taken Turns::take(const Inbound& inbound, Instant now, const TurnFunction& turn,
                         const Apology& apology) {
    const std::string id = id_of(inbound.channel, inbound.conversation);
    if (const auto seen = first_copy(inbound)) {
        // The other key of the repeat is known from now on, too.
        remember(inbound, seen->id, seen->applied.version, seen->applied.stored_replies, {}, now);
        return {seen->applied};
    }
    auto row = find(id);
    if (!row && was_forgotten(inbound)) return {{Applied::Kind::duplicate, 0, {}, {}}};

    settle_down(inbound, id, row ? &*row : nullptr, now);
    return turn_new(inbound, id, row ? *std::move(row) : Row{}, now, turn, apology);
}

Turns::Taken Turns::turn_new(const Inbound& inbound, const std::string& id, Row row, Instant now,
                             const TurnFunction& turn, const Apology& apology) {
    TurnResult result;
    try {
        result = turn(row.stored);
    } catch (const std::bad_alloc&) {
        return {unavailable(kOutOfMemory)};
    } catch (...) {
        return {set_aside(inbound, id, row, now, apology, describe_exception())};
    }
    if (!result.refusal.empty()) return {unavailable(result.refusal)};

    const Applied applied{Applied::Kind::fresh, row.stored.version + 1, {}, {}};
    if (result.forget) {
        Query(all_.drop_user, inbound.user).run();
        note_forgotten(inbound.user, inbound.channel, inbound.event_keys, now);
        if (result.state.empty()) return {applied, true};
        begin(inbound, id, now);
    }
    const std::int64_t queued = outbox_.queue(id, row.replies, result.replies, now);
    Query(all_.save, applied.version, result.script, Blob{result.state}, result.next_due, queued,
          stays_blocked(row.stored, inbound), now, id)
        .run();
    remember(inbound, id, applied.version, result.answer, {}, now);
    if (!result.forget && !result.unreadable.empty())
        Query(all_.keep_unreadable, id, applied.version, Blob{result.unreadable}, now).run();
    if (!result.forget) keep(id, applied.version, result.messages, now);
    return {applied, result.forget};
}

Applied Turns::set_aside(const Inbound& inbound, const std::string& id, const Row& row, Instant now,
                         const Apology& apology, std::string error) {
    Applied poisoned{Applied::Kind::poisoned, row.stored.version, {}, std::move(error)};
    remember(inbound, id, poisoned.version, apology.answer, poisoned.error, now);
    const std::int64_t queued = outbox_.queue(id, row.replies, apology.replies, now);
    Query(all_.set_aside, queued, apology.next_due, stays_blocked(row.stored, inbound), now, id).run();
    keep(id, poisoned.version, apology.messages, now);
    return poisoned;
}

std::optional<Turns::Row> Turns::find(const std::string& id) {
    Query query(all_.find, id);
    if (!query.next()) return std::nullopt;
    return Row{query.stored(), query.number(5), query.text(6), query.text(7)};
}

// A platform's address reaches one place only: whoever had it before is there no longer. Of one who is where
// they were nothing is written, for an UPDATE writes the indexes of all columns that it names.
void Turns::settle_down(const Inbound& inbound, const std::string& id, const Row* row, Instant now) {
    if (row != nullptr && row->address == inbound.address && row->user == inbound.user) return;
    Query(all_.leave_address, inbound.channel, inbound.address, id).run();
    if (row != nullptr)
        Query(all_.move, inbound.address, inbound.user, id).run();
    else
        begin(inbound, id, now);
}

std::optional<Turns::FirstCopy> Turns::first_copy(const Inbound& inbound) {
    for (const std::string& key : inbound.event_keys) {
        Query query(all_.first_copy, inbound.channel, key);
        if (query.next())
            return FirstCopy{query.text(2), {Applied::Kind::duplicate, query.number(0), query.text(1), {}}};
    }
    return std::nullopt;
}

void Turns::begin(const Inbound& inbound, const std::string& id, Instant now) {
    Query(all_.begin, id, inbound.channel, inbound.address, inbound.user, now, now).run();
}

void Turns::remember(const Inbound& inbound, const std::string& id, std::int64_t version,
                     const std::string& answer, const std::string& error, Instant now) {
    for (const std::string& key : inbound.event_keys)
        Query(all_.remember, inbound.channel, key, id, version, TextOrNull{answer}, TextOrNull{error}, now)
            .run();
}

void Turns::keep(const std::string& id, std::int64_t version, const std::vector<KeptMessage>& messages,
                 Instant now) {
    if (messages.empty()) return;
    std::int64_t part = 0;
    {
        // Those of an apology stand behind the last turn's, under its number.
        Query last(all_.last_part, id, version);
        if (last.next()) part = last.number(0);
    }
    for (const KeptMessage& message : messages)
        Query(all_.keep_message, id, version, ++part, message.who, message.text, now).run();
}

// --- forgetting

int Turns::erase_user(const std::string& user, Instant now) {
    const int erased = Query(all_.drop_user, user).run();
    note_forgotten(user, {}, {}, now);
    return erased;
}

bool Turns::was_forgotten(const Inbound& inbound) {
    Query query(all_.forgotten, hash_.of("user", inbound.user));
    if (!query.next()) return false;
    const std::string hashes = query.text(0);
    return std::any_of(inbound.event_keys.begin(), inbound.event_keys.end(), [&](const std::string& key) {
        return hashes.find(hash_.of("event", inbound.channel + "/" + key)) != std::string::npos;
    });
}

// Only keyed hashes, of the user and of the event that asked for it: its redelivery must do nothing, and a
// backup that is restored can be cleaned again.
void Turns::note_forgotten(const std::string& user, const std::string& channel,
                           const std::vector<std::string>& events, Instant now) {
    std::string hashes;
    for (const std::string& key : events)
        hashes += (hashes.empty() ? "" : " ") + hash_.of("event", channel + "/" + key);
    Query(all_.note_forgotten, hash_.of("user", user), hashes, now).run();
}

}  // namespace onward::sqlite

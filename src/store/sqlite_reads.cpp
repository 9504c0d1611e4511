#include "store/sqlite_reads.hpp"

#include <algorithm>
#include <utility>

#include "store/sqlite_query.hpp"

namespace onward::sqlite {

std::optional<Stored> Reads::load(const std::string& id) {
    Query query(all_.find, id);
    return query.next() ? std::optional<Stored>(query.stored()) : std::nullopt;
}

std::vector<DueConversation> Reads::due(Instant now, int max, const std::string& channel) {
    std::vector<DueConversation> found;
    Query query(all_.due, now, channel, channel, std::max(max, 0));
    while (query.next()) {
        const std::string on = query.text(0);
        found.push_back({on, conversation_of(query.text(1), on), query.text(2), query.text(3),
                         query.instant(4), query.number(5)});
    }
    return found;
}

std::vector<ExportedConversation> Reads::export_user(const std::string& user) {
    // One moment for all of it, whatever others write meanwhile.
    const SQLite::Transaction transaction(all_.db);
    std::vector<ExportedConversation> found;
    Query query(all_.of_user, user);
    while (query.next()) {
        const std::string channel = query.text(0), id = query.text(1);
        ExportedConversation conversation{.channel = channel,
                                          .conversation = conversation_of(id, channel),
                                          .state = query.text(2),
                                          .script = query.text(3),
                                          .messages = {},
                                          .version = query.number(4),
                                          .created_at = query.instant(5),
                                          .last_seen_at = query.instant(6)};
        Query said(all_.messages, id);
        while (said.next())
            conversation.messages.push_back({said.text(0), said.text(1), said.number(2), said.instant(3)});
        found.push_back(std::move(conversation));
    }
    return found;
}

std::optional<Instant> Reads::next_claim() {
    std::optional<Instant> next;
    Query query(all_.free_at);
    // A lane that is free as soon as its time has come is the first of all that are left.
    while (query.next() && (!next || query.instant(0) < *next)) {
        const Instant free = query.instant(1);
        if (!next || free < *next) next = free;
    }
    return next;
}

std::optional<std::int64_t> Reads::poll_offset(const std::string& channel) {
    Query query(all_.poll_offset, channel);
    if (!query.next() || query.is_null(0)) return std::nullopt;
    return query.number(0);
}

}  // namespace onward::sqlite

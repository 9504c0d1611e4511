#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <utility>

#include "channel/slack_address.hpp"
#include "channel/slack_decode.hpp"
#include "channel/slack_json.hpp"
#include "channel/slack_text.hpp"
#include "codec/parse_json.hpp"

namespace onward {
namespace {

using nlohmann::json;

// The subtypes of a message that are somebody's words; all others are news about a place or another message.
constexpr std::array<std::string_view, 2> kWords{"file_share", "thread_broadcast"};

// Who wrote it, where and in which thread.
struct Author {
    std::string team, home, user, channel, ts, thread;
    const std::string* text = nullptr;  // in Slack's notation
    bool files = false;
};

// One of them: why it is ignored, or the author.
struct Read {
    std::string ignored;
    Author author;
};

Read read_author(const SlackIdentity& us, const json& body, const json& event) {
    if (part(event, "bot_id") != nullptr) return {"bot", {}};
    const std::string* const subtype = text_part(event, "subtype");
    if (part(event, "subtype") != nullptr && subtype == nullptr) return {"shape", {}};
    if (subtype != nullptr && std::find(kWords.begin(), kWords.end(), *subtype) == kWords.end())
        return {"subtype", {}};
    if (part(event, "user") == nullptr) return {"no user", {}};
    const auto user = id_part(event, "user"), team = id_part(body, "team_id"),
               channel = id_part(event, "channel"), ts = id_part(event, "ts");
    if (!user || !team || !channel || !ts) return {"shape", {}};
    if (*user == us.user) return {"bot", {}};

    Author author{*team, {}, *user, *channel, *ts, id_part(event, "thread_ts").value_or(""), nullptr, false};
    if (author.thread == author.ts)
        author.thread.clear();  // it began the thread, and was written outside of it
    auto enterprise = id_part(body, "enterprise_id");
    if (const json* all = part(body, "authorizations");
        !enterprise && all != nullptr && all->is_array() && !all->empty())
        enterprise = id_part(all->front(), "enterprise_id");
    author.home = slack_home(us, *team, std::move(enterprise));
    author.text = text_part(event, "text");
    if (part(event, "text") != nullptr && author.text == nullptr) return {"shape", {}};
    const json* const files = part(event, "files");
    author.files = subtype != nullptr && *subtype == "file_share";
    author.files = author.files || (files != nullptr && files->is_array() && !files->empty());
    return {"", author};
}

std::string words_of(const Author& author, const SlackIdentity& us) {
    return author.text == nullptr ? "" : read_slack_text(*author.text, us.user);
}

Received message(const SlackIdentity& us, const json& body, const json& event) {
    // Of all that is written in channels the event app_mention tells what is for us.
    const std::string* const place = text_part(event, "channel_type");
    if (place == nullptr) return slack_ignores("shape");
    if (*place != "im") return slack_ignores("channel");
    const Read read = read_author(us, body, event);
    if (!read.ignored.empty()) return slack_ignores(read.ignored);
    const Author& author = read.author;

    Inbound inbound = slack_inbound(author.home, author.user);
    // Slack may send one message under several event ids; its place and time are its own.
    if (const auto event_id = id_part(body, "event_id")) inbound.event_keys.push_back(*event_id);
    inbound.event_keys.push_back(author.team + ":" + author.channel + ":" + author.ts);
    inbound.address = write(SlackAddress{author.team, author.channel, author.thread});
    inbound.sent_at = slack_instant(author.ts);
    inbound.text = words_of(author, us);
    if (inbound.text.empty()) {
        if (!author.files) return slack_ignores("no text");
        inbound.kind = Inbound::Kind::not_text;
        inbound.what = "file";
    }
    Received received;
    received.events.push_back(std::move(inbound));
    return received;
}

Received mention(const SlackIdentity& us, const json& body, const json& event) {
    const Read read = read_author(us, body, event);
    if (!read.ignored.empty()) return slack_ignores(read.ignored);
    const Author& author = read.author;
    // In direct messages it came as a message.
    const std::string* const place = text_part(event, "channel_type");
    if (author.channel.starts_with('D') || (place != nullptr && *place == "im"))
        return slack_ignores("direct mention");

    Received received;
    received.invitations.push_back(
        {.channel = "slack",
         .place = author.team + ":" + author.channel,
         .person = author.home + ":" + author.user,
         .address = write(
             SlackAddress{author.team, author.channel, author.thread.empty() ? author.ts : author.thread}),
         .text = words_of(author, us)});
    return received;
}

}  // namespace

Received decode_slack_event(const SlackIdentity& us, std::string_view bytes) {
    const ParsedJson parsed = parse_json(bytes);
    if (!parsed.error.empty()) return slack_refuses();
    const json& body = parsed.value;
    const std::string* const kind = text_part(body, "type");
    if (kind == nullptr) return slack_ignores("shape");
    if (*kind == "url_verification") {
        const std::string* const challenge = text_part(body, "challenge");
        if (challenge == nullptr) return slack_ignores("shape");
        Received received = slack_ignores("verification");
        received.answer = {200, {{"Content-Type", "text/plain; charset=utf-8"}}, *challenge};
        return received;
    }
    if (*kind == "app_rate_limited") return slack_ignores("rate limited");
    if (*kind != "event_callback") return slack_ignores("type");
    const json* const event = part(body, "event");
    const std::string* const type = event == nullptr ? nullptr : text_part(*event, "type");
    if (type == nullptr) return slack_ignores("shape");
    if (*type == "message") return message(us, body, *event);
    if (*type == "app_mention") return mention(us, body, *event);
    // Nobody is greeted who has not written.
    if (*type == "app_home_opened") return slack_ignores("home");
    if (*type == "tokens_revoked" || *type == "app_uninstalled") return slack_ignores("uninstalled");
    return slack_ignores("type");
}

Received slack_ignores(std::string why) {
    Received received;
    received.ignored = std::move(why);
    return received;
}

Received slack_refuses() {
    Received received = slack_ignores("malformed");
    received.answer = {400, {{"X-Slack-No-Retry", "1"}}, ""};
    return received;
}

std::string slack_home(const SlackIdentity& us, const std::string& team,
                       std::optional<std::string> enterprise) {
    if (enterprise) return *enterprise;
    // Not every request names it, and all must lead to one conversation.
    return team == us.team && !us.enterprise.empty() ? us.enterprise : team;
}

Inbound slack_inbound(const std::string& home, const std::string& user) {
    Inbound inbound;
    inbound.channel = "slack";
    inbound.conversation = home + ":" + user;
    inbound.user = inbound.conversation;
    return inbound;
}

Instant slack_instant(std::string_view ts) {
    constexpr std::size_t kSeconds = 10, kMicros = 6;
    if (ts.size() != kSeconds + 1 + kMicros || ts[kSeconds] != '.') return {};
    std::int64_t micros = 0;
    for (const char c : ts) {
        if (c == '.') continue;
        if (c < '0' || c > '9') return {};
        micros = micros * 10 + (c - '0');
    }
    return Instant(std::chrono::microseconds(micros));
}

}  // namespace onward

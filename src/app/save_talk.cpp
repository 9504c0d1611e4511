#include "app/save_talk.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <optional>
#include <utility>

#include "app/private_file.hpp"
#include "app/talk_lines.hpp"
#include "base/text.hpp"
#include "dialog/emphasis.hpp"
#include "dialog/step.hpp"
#include "replay/talk.hpp"

namespace onward {
namespace {

using std::chrono::minutes;

constexpr minutes kLongestWait = std::chrono::hours{24 * 300};  // in one line; talks refuse over 400 days
constexpr int kMostDueAtOnce = 1000;  // reminders in one wait; only a mistake of ours could reach it

Instant whole_minute(Instant at) { return std::chrono::floor<minutes>(at); }

// What one version of the conversation added: the user's words, if they began it, and the coach's.
struct Exchange {
    std::optional<std::string> user;
    std::vector<std::string> coach;
    Instant at{};
};

std::vector<Exchange> exchanges_of(const std::vector<KeptMessage>& messages) {
    std::vector<Exchange> all;
    std::int64_t version = -1;
    for (const KeptMessage& message : messages) {
        const bool from_user = message.who == "user";
        // A poisoned turn has no version of its own; the user's words tell it from the one before.
        if (all.empty() || message.version != version || from_user) all.push_back({.at = message.at});
        version = message.version;
        if (from_user)
            all.back().user = message.text;
        else
            all.back().coach.push_back(message.text);
    }
    return all;
}

class Player {
  public:
    Player(const Script& script, const TalkToSave& talk, Instant start) : script_(script), now_(start) {
        conversation_ = fresh_conversation(talk.seed);
        if (script.slots.zone)
            conversation_.memory.cells[*script.slots.zone] = {talk.zone.name(), start, {}, {}};
    }

    void play(const Exchange& exchange) {
        pass_time(exchange);
        if (!exchange.user) return;
        lines_ += "\n" + talk_user_line(*exchange.user);
        const std::vector<std::string> said = take(Message{*exchange.user, false}, true);
        if (said != exchange.coach) other_words_ = true;
    }

    std::string lines() && { return std::move(lines_); }
    bool other_words() const { return other_words_; }

  private:
    // To the minute of the exchange, and over what came due on the way. Talks know whole minutes only: an
    // answer that came just before something was due is moved to the minute before it.
    void pass_time(const Exchange& exchange) {
        Instant then = std::max(whole_minute(exchange.at), now_);
        if (const auto next = next_due(conversation_)) {
            if (exchange.user && next->due <= then && then - next->due < minutes{1})
                then = std::max(now_, whole_minute(next->due - minutes{1}));
            if (!exchange.user && next->due > then && next->due - then <= minutes{1})
                then = whole_minute(next->due + minutes{1} - Instant::duration{1});
        }
        if (then == now_) return;
        lines_ += "\n";
        for (auto left = std::chrono::duration_cast<minutes>(then - now_); left > minutes{0};
             left -= kLongestWait)
            lines_ += talk_wait_line(std::min(left, kLongestWait));
        std::vector<std::string> said;
        for (int i = 0; i < kMostDueAtOnce; ++i) {
            const auto next = next_due(conversation_);
            if (!next || next->due > then) break;
            now_ = std::max(now_, next->due);
            for (std::string& words : take(ReminderDue{next->name, next->due}, false))
                said.push_back(std::move(words));
            if (const auto again = next_due(conversation_); again && *again == *next) break;
        }
        now_ = then;
        if (!exchange.user && said != exchange.coach) other_words_ = true;
    }

    std::vector<std::string> take(const Event& event, bool with_checks) {
        Turn turn = step(script_, conversation_, event, now_);
        conversation_ = std::move(turn.conversation);
        if (with_checks && !turn.trace.intent.empty()) lines_ += "= intent " + turn.trace.intent.value + "\n";
        if (with_checks && !conversation_.current().empty())
            lines_ += "= state " + conversation_.current().value + "\n";
        std::vector<std::string> said;
        for (const Action& action : turn.actions) {
            const auto* say = std::get_if<Say>(&action);
            if (say == nullptr) continue;
            lines_ += talk_coach_lines(without_marks(say->words));
            if (!say->buttons.empty()) lines_ += talk_button_line(say->buttons);
            said.push_back(say->words);
        }
        return said;
    }

    const Script& script_;
    Conversation conversation_;
    Instant now_;
    std::string lines_;
    bool other_words_ = false;
};

// "== A slip, late at night" of a file.
bool has_talk_named(std::string_view file, std::string_view name) {
    for (const std::string_view line : split(file, '\n')) {
        const std::string_view bare = trim(line);
        if (bare.starts_with("==") && trim(bare.substr(2)) == name) return true;
    }
    return false;
}

// What the file holds; nothing where there is none yet.
Result<std::string> read_talks(const std::filesystem::path& file) {
    namespace fs = std::filesystem;
    std::error_code failed;
    const fs::file_status status = fs::status(file, failed);
    if (status.type() == fs::file_type::not_found) return std::string();
    if (failed) return Error{file.string() + " can not be looked at (" + failed.message() + ")."};
    if (fs::is_directory(status)) return Error{file.string() + " is a folder. Name a file in it."};
    // A pipe would wait for ever for somebody at its other end.
    if (!fs::is_regular_file(status)) return Error{file.string() + " is no plain file. Name another one."};
    std::ifstream in(file, std::ios::binary);
    // One byte more than a file of talks may have is enough to see that it has too many.
    std::string held(kMostTalkBytes + 1, '\0');
    in.read(held.data(), static_cast<std::streamsize>(held.size()));
    if (in.bad() || (in.fail() && !in.eof())) return Error{file.string() + " can not be read."};
    held.resize(static_cast<std::size_t>(in.gcount()));
    if (held.size() > kMostTalkBytes)
        return Error{file.string() + " is longer than a file of talks may be. Name another one."};
    if (!is_utf8(held)) return Error{file.string() + " is no text file, so nothing was added to it."};
    return held;
}

}  // namespace

WrittenTalk write_talk(const Script& script, const TalkToSave& talk) {
    const std::vector<Exchange> exchanges = exchanges_of(talk.messages);
    const Instant start = exchanges.empty() ? Instant{} : whole_minute(exchanges.front().at);
    Player player(script, talk, start);
    for (const Exchange& exchange : exchanges) player.play(exchange);
    WrittenTalk written;
    written.other_words = player.other_words();
    written.text = "== " + talk.name + "\nclock: " + talk_clock(start, talk.zone) +
                   "\nseed: " + std::to_string(talk.seed) + "\n";
    if (written.other_words)
        written.text +=
            "# the content or the minute is not quite what it was: the coach's words are those of today\n";
    written.text += std::move(player).lines();
    return written;
}

Result<std::string> save_talk(const Script& script, TalkToSave talk, const std::filesystem::path& file) {
    if (talk.messages.empty()) return Error{"There is nothing to save yet."};
    const auto read = read_talks(file);
    if (!read) return read.error();
    const std::string& held = *read;
    if (talk.name.empty())
        talk.name = "Saved " + to_string(to_local(talk.messages.back().at, talk.zone).date);
    const std::string name = talk.name;
    for (int copy = 2; has_talk_named(held, talk.name); ++copy)
        talk.name = name + ", " + std::to_string(copy);
    std::string added = write_talk(script, talk).text;
    if (!held.empty()) added.insert(0, held.ends_with('\n') ? "\n" : "\n\n");
    if (auto written = append_to_private_file(file, added); !written) return written.error();
    return talk.name;
}

}  // namespace onward

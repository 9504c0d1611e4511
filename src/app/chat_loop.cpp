#include "app/chat_loop.hpp"

#include <algorithm>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/explain_turn.hpp"
#include "app/private_file.hpp"
#include "app/save_talk.hpp"
#include "base/ensure.hpp"
#include "base/text.hpp"
#include "codec/codec.hpp"
#include "serve/conversations.hpp"

namespace onward {
namespace {

constexpr const char* kAbout =
    "This is Onward, a coach for heartbreak: a program that people wrote, not a person.";
constexpr const char* kUrgent =
    "In danger, or thinking of ending your life? Write \"urgent\" at any time, and it shows where help is.";
constexpr const char* kUse =
    "Write in your own words, or choose by number. Ctrl-D leaves; what you write stays on this machine.";
constexpr const char* kCommands =
    "This window also knows: /why (why it said that), /save FILE \"name\" (this conversation as a talk that "
    "can be "
    "replayed), /quit (or Ctrl-D). Everything else goes to the coach.";
constexpr const char* kGoodbye = "Take care of yourself. Everything is kept; come back whenever you like.";

constexpr const char* kUnreadable =
    "What was kept of our conversation can not be read any more. I go on with what could be saved; the rest "
    "is still in the database.";

constexpr std::chrono::minutes kTryAgain{1};
constexpr int kMostDueAtOnce = 16;  // unasked turns in a row; the rest waits for the next tick

// `/save "my talk.talk" "A slip"`: the words after the command, quotes taken off.
std::vector<std::string> arguments_of(std::string_view text) {
    std::vector<std::string> all;
    for (text = trim(text); !text.empty(); text = trim(text)) {
        const bool quoted = text.front() == '"';
        if (quoted) text.remove_prefix(1);
        const std::size_t end = std::min(text.find(quoted ? '"' : ' '), text.size());
        all.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return all;
}

class Chat {
  public:
    Chat(Store& store, const Script& script, Console& console, const std::function<Instant()>& clock,
         const ChatSettings& settings)
        : store_(store), script_(script), console_(console), clock_(clock), settings_(settings) {}

    Result<bool> run() {
        if (settings_.fresh) {
            if (auto erased = store_.erase_user(kChatUser, clock_()); !erased) return erased.error();
            note("What was kept here is forgotten. We begin anew.");
        }
        greet();
        for (;;) {
            take_what_is_due();
            const Input input = console_.read([this] { return is_due(); });
            switch (input.kind) {
                case Input::Kind::line:
                    take_line(input);
                    if (left_) return true;
                    break;
                case Input::Kind::due:
                    break;
                case Input::Kind::end:
                case Input::Kind::interrupted:
                    say_goodbye();
                    return true;
            }
        }
    }

  private:
    // --- coming and going

    void greet() {
        for (const char* line : {kAbout, kUrgent, kUse}) note(line);
        const auto stored = store_.load(kChatChannel, kChatUser);
        if (!stored) return problem(stored.error().what);
        if (!*stored || (*stored)->version == 0) return note("Say hello to begin.");
        next_due_ = (*stored)->next_due;
        if (const auto conversation = read_conversation((*stored)->state)) {
            before_ = conversation->current();
            show_where_we_were(*conversation);
        }
    }

    // The coach's last words, with the answers that are still open: the terminal was cleared since.
    void show_where_we_were(const Conversation& conversation) {
        const auto messages = kept_messages();
        if (!messages) return problem(messages.error().what);
        std::vector<std::string> last;
        for (auto message = messages->rbegin(); message != messages->rend() && message->who == "coach";
             ++message)
            if (message->version == messages->back().version) last.insert(last.begin(), message->text);
        if (last.empty()) return;
        note("Where we were:");
        std::vector<std::string> buttons;
        if (!conversation.stack.empty())
            for (const OfferedButton& button : conversation.stack.back().offered)
                buttons.push_back(button.shown);
        if (conversation.clarification) {
            buttons.clear();
            for (const OfferedButton& button : conversation.clarification->offered)
                buttons.push_back(button.shown);
        }
        for (std::size_t i = 0; i < last.size(); ++i)
            show(last[i], i + 1 == last.size() ? buttons : std::vector<std::string>{});
    }

    void say_goodbye() {
        if (console_.style().terminal) note(kGoodbye);
    }

    // --- what the user writes

    void take_line(const Input& input) {
        std::string text(trim(without_controls(repair_utf8(input.text))));
        std::replace(text.begin(), text.end(), '\n', ' ');  // a carriage return inside a line
        if (input.cut) note("That was very long; I have read the first part of it.");
        if (text.empty()) return;
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string command = lower_ascii(std::string_view(text).substr(0, end));
        const std::string_view rest = std::string_view(text).substr(end);
        if (command == "/why") return explain_last();
        if (command == "/save") return save(arguments_of(rest));
        if (command == "/quit" || command == "/exit") {
            left_ = true;
            return say_goodbye();
        }
        take_text(text);
        if (command == "/help") note(kCommands);
    }

    void take_text(const std::string& text) {
        Inbound inbound = from_here();
        inbound.kind = Inbound::Kind::text;
        inbound.text = text;
        const Instant now = clock_();
        inbound.event_keys = {"t:" + std::to_string(now.time_since_epoch().count()) + "." +
                              std::to_string(++lines_)};
        show_turn(inbound, now);
    }

    // --- what comes by itself

    bool is_due() const { return next_due_ && *next_due_ <= clock_(); }

    void take_what_is_due() {
        for (int taken = 0; is_due() && taken < kMostDueAtOnce; ++taken) {
            const auto stored = store_.load(kChatChannel, kChatUser);
            if (!stored) {
                next_due_ = clock_() + kTryAgain;
                return;
            }
            const auto conversation =
                *stored ? read_conversation((*stored)->state) : Result<Conversation>(Error{});
            const auto next = conversation ? next_due(*conversation) : std::optional<NextDue>{};
            const std::optional<Instant> due = *stored ? (*stored)->next_due : std::nullopt;
            next_due_.reset();
            if (!next || !due) return;
            show_turn(reminder_event(
                          {kChatChannel, kChatUser, kChatUser, kChatUser, *due, (*stored)->version}, *next),
                      clock_());
        }
    }

    // --- one turn

    Inbound from_here() const {
        Inbound inbound;
        inbound.channel = kChatChannel;
        inbound.conversation = inbound.address = inbound.user = kChatUser;
        return inbound;
    }

    void show_turn(const Inbound& inbound, Instant now) {
        Taken taken = take(store_, script_, inbound, now, {settings_.seed, settings_.zone, true});
        switch (taken.applied.kind) {
            case Applied::Kind::poisoned:
                trouble(inbound, taken.applied.error);
                if (taken.next_due) next_due_ = taken.next_due;
                break;
            case Applied::Kind::busy:
            case Applied::Kind::unavailable:
                if (inbound.kind == Inbound::Kind::reminder) {
                    next_due_ = now + kTryAgain;
                    return problem("A reminder could not be stored; it comes again in a minute. " +
                                   taken.applied.error);
                }
                return problem("This could not be stored, so it is as if you had not sent it. " +
                               taken.applied.error);
            case Applied::Kind::duplicate:
                return;
            case Applied::Kind::fresh:
                next_due_ = taken.next_due;
                break;
        }
        if (taken.unreadable) note(kUnreadable);
        for (const Action& action : taken.turn.actions) {
            if (const auto* say = std::get_if<Say>(&action)) show(say->words, say->buttons);
            if (std::holds_alternative<Export>(action)) hand_over(taken.turn.conversation, now);
            if (std::holds_alternative<Forget>(action)) console_.forget_history();
        }
        last_ =
            PlayedTurn{*event_of(inbound), now, before_, {Delivered::Kind::fresh, std::move(taken.turn), {}}};
        before_ = last_->delivered.turn.conversation.current();
    }

    void hand_over(const Conversation& conversation, Instant now) {
        const auto messages = kept_messages();
        if (!messages)
            return problem("What was said could not be read, so nothing was written. " +
                           messages.error().what);
        std::vector<SaidLine> said;
        for (const KeptMessage& message : *messages)
            said.push_back({message.who == "user", message.text, message.at});
        const ExportDocument document = write_export(script_, conversation, said, now);
        const std::string day = to_string(to_local(now, zone_of(script_, conversation)).date);
        const auto text = settings_.folder / ("onward-export-" + day + ".txt");
        const auto json = settings_.folder / ("onward-export-" + day + ".json");
        for (const auto& [file, bytes] : {std::pair{text, &document.text}, std::pair{json, &document.json}})
            if (auto written = write_private_file(file, *bytes); !written)
                return problem(written.error().what);
        note("Written to " + text.string() + " (to read) and " + json.string() + " (for programs).");
    }

    // --- the window's own commands

    void explain_last() {
        if (!last_) return note("Nothing was said since this window was opened; write something first.");
        unless_broken([&] {
            for (const std::string& line : explain_turn(script_, *last_)) note(line);
        });
    }

    void save(const std::vector<std::string>& arguments) {
        if (arguments.empty()) return note("Where to? For example: /save evening.talk \"A long evening\"");
        TalkToSave talk;
        for (std::size_t i = 1; i < arguments.size(); ++i) talk.name += (i > 1 ? " " : "") + arguments[i];
        auto messages = kept_messages();
        if (!messages) return problem(messages.error().what);
        talk.messages = *std::move(messages);
        const auto stored = store_.load(kChatChannel, kChatUser);
        if (!stored) return problem(stored.error().what);
        if (const auto conversation =
                *stored ? read_conversation((*stored)->state) : Result<Conversation>(Error{})) {
            talk.seed = conversation->seed;
            talk.zone = zone_at_start(*conversation, talk.messages);
        }
        unless_broken([&] {
            const auto saved = save_talk(script_, std::move(talk), arguments[0]);
            saved ? note("Saved to " + arguments[0] + " as \"" + *saved + "\".")
                  : problem(saved.error().what);
        });
    }

    // The machine's, as it was told to the coach with the first message; the user may have named another
    // since.
    Zone zone_at_start(const Conversation& conversation, const std::vector<KeptMessage>& messages) const {
        const Cell* cell = script_.slots.zone ? conversation.memory.cell(*script_.slots.zone) : nullptr;
        const auto* name = cell != nullptr ? std::get_if<std::string>(&cell->value) : nullptr;
        if (name != nullptr && !messages.empty() && cell->written == messages.front().at)
            if (auto zone = Zone::find(*name)) return *zone;
        return settings_.zone.value_or(Zone::utc());
    }

    template <class Work>
    void unless_broken(const Work& work) {
        try {
            work();
        } catch (const BrokenPromise& promise) {
            note("Sorry, this can not be shown.");
            if (settings_.debug) std::cerr << "onward: " << promise.what() << "\n";
        }
    }

    // --- small things

    Result<std::vector<KeptMessage>> kept_messages() {
        auto exported = store_.export_user(kChatUser);
        if (!exported) return exported.error();
        for (ExportedConversation& one : *exported)
            if (one.channel == kChatChannel && one.conversation == kChatUser) return std::move(one.messages);
        return std::vector<KeptMessage>{};
    }

    void trouble(const Inbound& inbound, const std::string& why) const {
        if (settings_.debug)
            std::cerr << "onward: event " << inbound.event_keys.front() << ": " << why << "\n";
    }

    void show(std::string_view words, const std::vector<std::string>& buttons) {
        console_.show(lay_out(words, buttons, console_.style()));
    }
    void note(std::string_view words) { console_.show(lay_out_note(words, console_.style())); }
    static void problem(const std::string& what) { std::cerr << "onward: " << what << "\n"; }

    Store& store_;
    const Script& script_;
    Console& console_;
    const std::function<Instant()>& clock_;
    const ChatSettings& settings_;
    std::optional<Instant> next_due_;
    std::optional<PlayedTurn> last_;  // of this window, for /why
    StateId before_;                  // where the conversation waits
    std::uint64_t lines_ = 0;
    bool left_ = false;
};

}  // namespace

Result<bool> chat(Store& store, const Script& script, Console& console, const std::function<Instant()>& clock,
                  const ChatSettings& settings) {
    return Chat(store, script, console, clock, settings).run();
}

}  // namespace onward

#include "serve/conversations.hpp"

#include <string_view>
#include <utility>

#include "base/digest.hpp"
#include "base/ensure.hpp"
#include "codec/codec.hpp"
#include "codec/parcel.hpp"
#include "dialog/aside.hpp"
#include "dialog/step.hpp"

namespace onward {
namespace {

// A reminder that leaves its conversation due at once, or that can not be said at all, would fire for ever:
// it is a mistake of ours, and waits so long.
constexpr auto kPushedOn = std::chrono::hours{1};

struct Opened {
    Conversation conversation;
    Adopted::How adopted = Adopted::How::same;
    bool unreadable = false;
};

// Nothing: the bytes are of a newer program, and are left to it.
std::optional<Opened> open(const Script& script, const Stored& stored, std::uint64_t seed, Instant now,
                           const TakeOptions& options) {
    Opened opened;
    if (stored.version == 0) {
        opened.conversation = fresh_conversation(seed);
        if (options.zone && script.slots.zone)
            opened.conversation.memory.cells[*script.slots.zone] = {options.zone->name(), now, {}, {}};
    } else if (auto read = read_conversation(stored.state)) {
        opened.conversation = *std::move(read);
    } else if (is_newer_conversation(stored.state)) {
        return std::nullopt;
    } else {
        opened.conversation = salvage_conversation(stored.state, seed);
        opened.unreadable = true;
    }
    Adopted adopted = adopt(script, std::move(opened.conversation));
    opened.conversation = std::move(adopted.conversation);
    opened.adopted = adopted.how;
    return opened;
}

bool forgets_all(const Turn& turn) {
    for (const Action& action : turn.actions) {
        const auto* forget = std::get_if<Forget>(&action);
        if (forget != nullptr && !forget->conversation_goes_on) return true;
    }
    return false;
}

bool forgets(const Turn& turn) {
    for (const Action& action : turn.actions)
        if (std::holds_alternative<Forget>(action)) return true;
    return false;
}

std::vector<KeptMessage> words_of(const Inbound& inbound, const Turn& turn) {
    std::vector<KeptMessage> words;
    if (inbound.kind == Inbound::Kind::text) words.push_back({.who = "user", .text = inbound.text});
    for (const Action& action : turn.actions)
        if (const auto* say = std::get_if<Say>(&action))
            words.push_back({.who = "coach", .text = say->words});
    return words;
}

// The turn of a message that broke a promise of ours. Even this line may be what is broken.
Turn apology(const Script& script, Conversation conversation, Instant now) {
    Turn turn;
    Say say;
    try {
        say.text = script.line("sorry");
        say.words = line_in_words(script, "sorry", now);
    } catch (const BrokenPromise&) {
    }
    if (say.words.empty()) say.words = "Sorry, something went wrong here.";
    turn.conversation = std::move(conversation);
    turn.actions = {std::move(say)};
    return turn;
}

// What is said in the place of a turn that broke a promise of ours: an apology to whoever wrote, nothing
// where nobody did and nobody waits.
Turn set_aside(const Script& script, const Inbound& inbound, Conversation conversation, Instant now) {
    Turn turn;
    if (inbound.kind == Inbound::Kind::reminder)
        turn.conversation = std::move(conversation);
    else
        turn = apology(script, std::move(conversation), now);
    turn.trace.notes = {"the turn broke a promise of the program and was set aside"};
    return turn;
}

}  // namespace

Taken take(Store& store, const Script& script, const Inbound& inbound, Instant now,
           const TakeOptions& options) {
    Taken taken;
    const std::optional<Event> event = event_of(inbound);
    if (!event) {
        taken.applied.kind = Applied::Kind::fresh;
        return taken;
    }
    const std::uint64_t seed = options.seed.value_or(seed_of(inbound.channel, inbound.conversation));

    Conversation before;  // as it stays if the turn is set aside
    const auto run = [&](const Stored& stored) {
        TurnResult result;
        auto opened = open(script, stored, seed, now, options);
        if (!opened) {
            result.refusal =
                "This conversation was written by a newer Onward. It was not touched; go on with the newer "
                "program.";
            return result;
        }
        taken.adopted = opened->adopted;
        taken.unreadable = opened->unreadable;
        before = opened->conversation;
        taken.turn = step(script, before, *event, now);

        taken.next_due.reset();
        if (const auto next = next_due(taken.turn.conversation)) taken.next_due = next->due;
        if (inbound.kind == Inbound::Kind::reminder && taken.next_due && *taken.next_due <= now)
            taken.next_due = now + kPushedOn;

        result.forget = forgets(taken.turn);
        if (!forgets_all(taken.turn)) {
            result.state = write_conversation(taken.turn.conversation);
            result.next_due = taken.next_due;
        }
        result.script = script.digest;
        if (opened->unreadable) result.unreadable = stored.state;
        if (options.keep_words) result.messages = words_of(inbound, taken.turn);
        if (options.pack) {
            Outgoing outgoing = options.pack(taken.turn);
            result.replies = std::move(outgoing.replies);
            result.answer = std::move(outgoing.answer);
        }
        return result;
    };

    Apology sorry;
    if (options.keep_words || options.pack) {
        const Turn instead = set_aside(script, inbound, {}, now);
        if (options.keep_words) sorry.messages = words_of(inbound, instead);
        if (options.pack) {
            Outgoing outgoing = options.pack(instead);
            sorry.replies = std::move(outgoing.replies);
            sorry.answer = std::move(outgoing.answer);
        }
    }
    if (inbound.kind == Inbound::Kind::reminder) sorry.next_due = now + kPushedOn;
    taken.applied = store.apply(inbound, now, run, sorry);
    if (taken.applied.kind == Applied::Kind::poisoned) {
        taken.turn = set_aside(script, inbound, std::move(before), now);
        taken.next_due = sorry.next_due;
    } else if (taken.applied.kind != Applied::Kind::fresh) {
        taken.turn = {};
    }
    return taken;
}

std::optional<Event> event_of(const Inbound& inbound) {
    using Kind = Inbound::Kind;
    switch (inbound.kind) {
        case Kind::text:
            return Message{inbound.text, false};
        case Kind::edited:
            return Message{inbound.text, true};
        case Kind::command: {
            std::string_view words = inbound.text;
            if (words.starts_with('/')) words.remove_prefix(1);
            return Message{std::string(words), false};
        }
        case Kind::button:
            return button_of(inbound.button);
        case Kind::not_text:
            return NotText{inbound.what};
        case Kind::reminder:
            return ReminderDue{ReminderId(inbound.what), inbound.due};
        case Kind::joined:
        case Kind::left:
        case Kind::ignored:
            return std::nullopt;
    }
    return std::nullopt;
}

Inbound reminder_event(const DueConversation& conversation, const NextDue& due) {
    Inbound inbound;
    inbound.channel = conversation.channel;
    inbound.conversation = conversation.conversation;
    inbound.address = conversation.address;
    inbound.user = conversation.user;
    inbound.kind = Inbound::Kind::reminder;
    inbound.what = due.name.value;
    inbound.due = due.due;
    inbound.event_keys = {"r:" + conversation.conversation + ":" + std::to_string(conversation.version) +
                          ":" + std::to_string(conversation.due.time_since_epoch().count())};
    return inbound;
}

std::uint64_t seed_of(const std::string& channel, const std::string& conversation) {
    return stable_hash(channel + "/" + conversation);
}

}  // namespace onward

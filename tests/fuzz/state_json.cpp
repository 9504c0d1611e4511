// Any bytes as a stored conversation: read or refused, never half; what is read, written and read again is
// the same; whatever it holds can be adopted by the shipped script and goes on from there.
#include "codec/codec.hpp"

#include "base/text.hpp"
#include "dialog/adopt.hpp"
#include "dialog/step.hpp"
#include "fuzz.hpp"

using namespace onward;

namespace {

const Instant kNow = to_instant(*make_date(2026, 3, 11), TimeOfDay{11 * 60}, Zone::utc());

void check_turn(const Script& script, const Event& event, const Turn& turn) {
    const Conversation& conversation = turn.conversation;
    for (const Frame& frame : conversation.stack) PROMISE(script.state(frame.state) != nullptr);
    // A reminder that does not come now leaves what was put back to its beginning for the user's next word.
    if (!conversation.stack.empty() && !std::holds_alternative<ReminderDue>(event))
        PROMISE(script.state(conversation.current())->waits());
    for (const Action& action : turn.actions)
        if (const auto* say = std::get_if<Say>(&action)) PROMISE(!say->words.empty() && is_utf8(say->words));
    const auto next = next_due(conversation);
    PROMISE(!next || next->due > kNow);

    // It can be kept, and what was kept is as it was.
    const auto again = read_conversation(write_conversation(conversation));
    PROMISE(again && *again == conversation);
    const Adopted adopted = adopt(script, conversation);
    PROMISE(adopted.how == Adopted::How::same && adopted.conversation == conversation);
    PROMISE(!write_turn(script, turn).empty());
}

Event event_for(const Conversation& conversation, std::size_t size) {
    if (const auto next = next_due(conversation); next && next->due <= kNow && size % 2 == 0)
        return ReminderDue{next->name, next->due};
    if (size % 5 == 0 && !conversation.stack.empty())
        return ButtonPress{conversation.stack.back().question, static_cast<int>(size % 4)};
    static const std::vector<std::string> words{"yes",    "3", "back", "change 2", "hi", "forget my data",
                                                "tuesday"};
    return Message{words[size % words.size()]};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::shared_ptr<const Script> script = fuzz::script_in("");
    const std::string bytes = fuzz::bytes_of(data, size);

    auto read = read_conversation(bytes);
    if (read) {
        const std::string written = write_conversation(*read);
        const auto again = read_conversation(written);
        PROMISE(again && *again == *read);
        PROMISE(write_conversation(*again) == written);
    } else {
        PROMISE(!read.error().what.empty());
        is_newer_conversation(bytes);
    }
    const Conversation stored = read ? *read : salvage_conversation(bytes, 1);
    const Conversation conversation = adopt(*script, stored).conversation;
    const ExportDocument document = write_export(*script, conversation, {}, kNow);
    PROMISE(is_utf8(document.text) && is_utf8(document.json));

    const Event event = event_for(conversation, size);
    const Turn turn = step(*script, conversation, event, kNow);
    PROMISE(step(*script, conversation, event, kNow) == turn);
    check_turn(*script, event, turn);
    return 0;
}

// Any bytes as a template: refused with a place inside of them, or parsed and rendered, as a label and as a
// message, with nothing and with everything remembered; the same each time, and UTF-8 of UTF-8.
#include "base/text.hpp"
#include "dialog/render.hpp"
#include "filled.hpp"

using namespace onward;

namespace {

const TextId kText{"home.fuzzed"};

// The content with one text more, which is what is to be rendered.
Script& script_with_a_text() {
    static Script script = [] {
        Script copy = fuzz::format_script();
        copy.texts[kText] = Text{kText, {Text::Alternative{std::nullopt, {Template{}}}}, {}};
        return copy;
    }();
    return script;
}

struct Said {
    std::optional<std::string> message;
    std::string label;
    bool operator==(const Said&) const = default;
};

Said say(const Script& script, const Template& written, const Memory& memory) {
    Conversation conversation = fresh_conversation(7);
    conversation.memory = memory;
    const Facts facts{.slots = script.slots,
                      .named = script.named,
                      .memory = conversation.memory,
                      .now = fuzz::kNow,
                      .said = &conversation.uses};
    Wording wording{script, conversation, facts, {}, {}, 2, 7};
    Said said;
    said.message = render(kText, wording);
    said.label = render(written, wording);
    return said;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Script& script = script_with_a_text();
    const std::string text = fuzz::bytes_of(data, size);
    const auto parsed = parse_template(text, fuzz::names_of(fuzz::format_script()));
    if (!parsed) {
        PROMISE(parsed.error().at <= text.size() && !parsed.error().what.empty());
        return 0;
    }
    PROMISE(parsed->written == text);
    for (const Piece& piece : parsed->pieces) PROMISE(piece.at <= text.size());

    script.texts[kText].alternatives[0].variants[0] = *parsed;
    static const Memory nothing, everything = fuzz::filled_memory(script.slots);
    for (const Memory* memory : {&nothing, &everything}) {
        const Said said = say(script, *parsed, *memory);
        PROMISE(say(script, *parsed, *memory) == said);
        if (!is_utf8(text)) continue;
        PROMISE(is_utf8(said.label));
        PROMISE(!said.message || (is_utf8(*said.message) && !said.message->empty()));
    }
    return 0;
}

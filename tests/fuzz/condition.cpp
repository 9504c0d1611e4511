// Any bytes as a condition, as a value, and as a value for each slot: refused with a place inside of them, or
// parsed, and then evaluated with nothing and with everything remembered, each time alike.
#include "script/condition.hpp"
#include "filled.hpp"

using namespace onward;

namespace {

Facts facts_of(const Script& script, const Memory& memory) {
    static const std::map<TextId, std::uint32_t> nothing_said;
    return {.slots = script.slots,
            .named = script.named,
            .memory = memory,
            .now = fuzz::kNow,
            .said = &nothing_said};
}

void check_error(const SyntaxError& error, const std::string& text) {
    PROMISE(error.at <= text.size() && !error.what.empty());
}

void evaluate(const Script& script, const Expression& parsed) {
    static const Memory nothing, everything = fuzz::filled_memory(script.slots);
    for (const Memory* memory : {&nothing, &everything}) {
        const Facts facts = facts_of(script, *memory);
        PROMISE(holds(parsed, facts) == holds(parsed, facts));
        PROMISE(value_of(parsed, facts) == value_of(parsed, facts));
    }
    std::size_t nodes = 0;
    visit_all(parsed, [&](const Expression&) { ++nodes; });
    PROMISE(nodes >= 1 && nodes <= 2 * kMaxConditionLength);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Script& script = fuzz::format_script();
    const Names names = fuzz::names_of(script);
    const std::string text = fuzz::bytes_of(data, size);

    const auto condition = parse_condition(text, names);
    if (condition)
        evaluate(script, *condition);
    else
        check_error(condition.error(), text);

    if (const auto value = parse_value(text, names); value) {
        evaluate(script, *value);
        type_of(*value, names);
        slot_behind(*value, script.slots, script.named.expressions);
    } else {
        check_error(value.error(), text);
    }
    for (const auto& [id, slot] : script.slots.slots) {
        if (const auto value = parse_value_for(slot, text, names); value)
            evaluate(script, *value);
        else
            check_error(value.error(), text);
    }
    for (const std::string& name : names_in(text)) PROMISE(text.find(name) != std::string::npos);
    return 0;
}

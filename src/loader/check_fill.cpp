// D038: `fill`, and the entity, values and keys that belong to its slot's type; and D010 for an entity that
// takes over another's values of another type.
#include "loader/case_lists.hpp"
#include "loader/checks.hpp"
#include "loader/effects.hpp"

namespace onward {
namespace {

class FillCheck {
  public:
    explicit FillCheck(const Draft& draft) : draft_(draft) {}

    std::vector<Diagnostic> findings;

    void check(const State& state) {
        const Node* node = node_of(draft_, state.source, "fill");
        if (!state.fill || !node || !node->is_mapping()) return;
        document_ = draft_.at(state.source).document;
        node_ = node;
        const Fill& fill = *state.fill;
        if (node->find("slot") && !fill.slot) return;  // D017 was said
        const Slot* slot = fill.slot ? draft_.script.slots.find(*fill.slot) : nullptr;
        bool fits = true;
        if (slot) {
            if (fill.from) fits = check_entity(*fill.from, *slot);
            check_list(fill, *slot);
        }
        const bool is_text = fill.from && fill.from->value == "text";
        const std::string beside_text = "is for answers of any words: it stands beside `from: text`";
        if (fill.until && !is_text) say("until", "`until` " + beside_text);
        if (fill.topics && !is_text) say("topics", "`topics` " + beside_text);
        if (fill.until && !slot && is_text)
            say("until", "`until` gathers messages in a text slot: name it with `slot`");
        if (fill.until && fill.topics)
            say("topics",
                "`until` gathers everything in silence, so `topics` can not come before it: leave one out");
        if (fits && node->find("range") && fill.from && !gives_ranges(*fill.from))
            say("range",
                "`range` is for numbers (\"between 3 and 4\") and dates (\"on Tuesday\", the last or the "
                "next)");
    }

  private:
    void say(const char* key, std::string what) {
        findings.push_back(document_->finding("D038", *node_->find(key), std::move(what)));
    }

    bool check_entity(const EntityId& entity, const Slot& slot) {
        const std::string wrong = misfit(draft_, entity, slot);
        if (!wrong.empty()) say("from", wrong + ": take another entity, or another slot");
        return wrong.empty();
    }

    void check_list(const Fill& fill, const Slot& slot) {
        if (fill.many && slot.type != SlotType::list)
            say("many", "`many: true` is for lists, and " + in_quotes(slot.id.value) + " holds one value");
        else if (!fill.many && slot.type == SlotType::list)
            say("slot",
                in_quotes(slot.id.value) + " is a list: write `many: true`, or fill a slot and `add` it");
        if (fill.many && fill.from && slot.type == SlotType::list && slot.group.empty() &&
            slot.item == SlotType::text)
            say("many", "several texts can not be told apart in one message: fill a slot and `add` it");
    }

    // Numbers, and what is read from them; dates, which may have been or be to come.
    bool gives_ranges(const EntityId& id) const {
        if (id.value == "number" || id.value == "duration" || id.value == "date") return true;
        for (const EntityDefinition& entity : draft_.rules.entities)
            if (entity.id == id)
                return entity.type == "integer" || entity.type == "number" || entity.type == "date";
        return false;
    }

    const Draft& draft_;
    const Document* document_ = nullptr;
    const Node* node_ = nullptr;
};

}  // namespace

std::vector<Diagnostic> check_fill(const Draft& draft) {
    FillCheck check(draft);
    for (const State* state : states_in_order(draft)) check.check(*state);
    for (const EntityDefinition& entity : draft.rules.entities) {
        const std::string wrong = entity.from ? misfit(draft, *entity.from, entity) : "";
        if (!wrong.empty())
            check.findings.push_back(draft.finding("D010", entity.source, "from",
                                                   wrong + ": take over values of the same type only"));
    }
    return std::move(check.findings);
}

}  // namespace onward

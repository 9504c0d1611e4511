// D050, D051: slots that can be shown, and one slot of each kind that the engine looks for by its type; and
// D010 for a list in the entries of a list.
#include <algorithm>
#include <map>

#include "loader/case_lists.hpp"
#include "loader/checks.hpp"

namespace onward {
namespace {

bool holds_enum(const Slot& slot) {
    return (slot.type == SlotType::list ? slot.item : slot.type) == SlotType::choice && slot.group.empty();
}

class ShownCheck {
  public:
    explicit ShownCheck(const Draft& draft) : draft_(draft), slots_(draft.script.slots) {}

    std::vector<Diagnostic> findings;

    void look(const WrittenTemplate& written) {
        for (const Piece& piece : written.parsed.pieces) {
            const std::string where = to_string(written.source);
            if (piece.kind == Piece::Kind::value && shows_words(piece)) shown_.emplace(piece.slot, where);
            if (piece.kind != Piece::Kind::group) continue;
            const auto group = slots_.groups.find(piece.name);
            if (group == slots_.groups.end()) continue;
            for (const SlotId& slot : group->second) in_reasons(slot, piece.argument, where);
        }
    }
    void look(const std::vector<Effect>& effects, const Source& source) {
        for (const Effect& effect : effects) {
            const auto* set = std::get_if<SetSlot>(&effect);
            if (!set) continue;
            for (const Because& because : set->because)
                for (const SlotId& slot : because.slots)
                    in_reasons(slot, because.only ? to_string(*because.only) : "", to_string(source));
        }
    }

    void tell() {
        for (const auto& [id, where] : shown_) {
            const Slot* slot = slots_.find(id);
            if (!slot || !holds_enum(*slot)) continue;
            const std::vector<std::string> missing = missing_of(slot->values, slot->words);
            if (missing.empty()) continue;
            const std::string what = in_quotes(id.value) + " is shown in " + where +
                                     ", and has no `words` for " + listed(missing) +
                                     ": say what is read there";
            findings.push_back(slot->words.empty() ? draft_.finding("D050", slot->source, what)
                                                   : draft_.finding("D050", slot->source, "words", what));
        }
        for (const auto& [id, reasons] : reasons_) {
            const Slot* slot = slots_.find(id);
            if (!slot || !holds_enum(*slot) || !slot->says.empty()) continue;
            std::vector<std::string> missing;
            std::string where;
            for (const std::string& value : slot->values) {
                const auto all = reasons.find(""), one = reasons.find(value);
                if (slot->says_each.count(value) > 0 || (all == reasons.end() && one == reasons.end()))
                    continue;
                missing.push_back(value);
                where = all != reasons.end() ? all->second : one->second;
            }
            if (missing.empty()) continue;
            const std::string what = in_quotes(id.value) + " is given as a reason in " + where +
                                     ", and has no `says` for " + listed(missing) +
                                     ": say it in words, as the user will read it";
            findings.push_back(slot->says_each.empty() ? draft_.finding("D050", slot->source, what)
                                                       : draft_.finding("D050", slot->source, "says", what));
        }
    }

  private:
    static bool shows_words(const Piece& piece) {
        using Filter = Piece::Filter;
        return piece.filter == Filter::none || piece.filter == Filter::list || piece.filter == Filter::since;
    }
    static std::vector<std::string> missing_of(const std::vector<std::string>& values,
                                               const std::map<std::string, std::string>& words) {
        std::vector<std::string> missing;
        for (const std::string& value : values)
            if (words.count(value) == 0) missing.push_back(value);
        return missing;
    }
    // `value`: empty: any.
    void in_reasons(const SlotId& slot, const std::string& value, const std::string& where) {
        reasons_[slot].emplace(value, where);
    }

    const Draft& draft_;
    const SlotTable& slots_;
    std::map<SlotId, std::string> shown_;                           // and where first
    std::map<SlotId, std::map<std::string, std::string>> reasons_;  // by value
};

std::vector<Diagnostic> check_types(const Draft& draft) {
    std::vector<Diagnostic> findings;
    const Document* document = draft.document("dialogs/slots.yaml");
    const Node* slots = document ? document->root().find("slots") : nullptr;
    std::map<SlotType, SlotId> first;
    if (!slots) return findings;
    for (const Node::Entry& entry : slots->entries) {
        const Slot* slot = draft.script.slots.find(SlotId{entry.key});
        if (!slot) continue;
        if (slot->type != SlotType::country && slot->type != SlotType::zone &&
            slot->type != SlotType::pronoun)
            continue;
        const auto [known, fresh] = first.emplace(slot->type, slot->id);
        if (!fresh)
            findings.push_back(draft.finding(
                "D051", slot->source,
                "a second slot of the type of " + in_quotes(known->second.value) +
                    ": country, zone and pronoun stand once each, for they are found by their type"));
    }
    return findings;
}

// An entry of a list holds single values.
std::vector<Diagnostic> check_entries(const Draft& draft) {
    std::vector<Diagnostic> findings;
    for (const auto& [id, slot] : draft.script.slots.slots) {
        const auto group = draft.script.slots.groups.find(slot.group);
        if (slot.group.empty() || group == draft.script.slots.groups.end()) continue;
        for (const SlotId& member : group->second) {
            const Slot* inner = draft.script.slots.find(member);
            if (inner && inner->type == SlotType::list)
                findings.push_back(draft.finding("D010", slot.source, "type",
                                                 "an entry of " + in_quotes(id.value) +
                                                     " would hold the list " + in_quotes(member.value) +
                                                     ": entries hold single values; take the list out of the "
                                                     "group " +
                                                     in_quotes(slot.group)));
        }
    }
    return findings;
}

}  // namespace

std::vector<Diagnostic> check_slots(const Draft& draft) {
    ShownCheck shown(draft);
    for (const WrittenTemplate& written : draft.templates) shown.look(written);
    for (const CaseList& list : case_lists(draft))
        for (const Case* one : list.cases) shown.look(one->effects, one->source);
    for (const State* state : states_in_order(draft)) shown.look(state->effects, state->source);
    shown.tell();
    std::vector<Diagnostic> entries = check_entries(draft);
    std::vector<Diagnostic> findings = check_types(draft);
    for (std::vector<Diagnostic>* more : {&shown.findings, &entries})
        findings.insert(findings.end(), std::make_move_iterator(more->begin()),
                        std::make_move_iterator(more->end()));
    return findings;
}

}  // namespace onward

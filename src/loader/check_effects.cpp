// D032, D047: effects that fit what they are done to. (What `set` gives a slot is held against it where it is
// read: read_effects.cpp.)
#include <algorithm>

#include "base/text.hpp"
#include "loader/case_lists.hpp"
#include "loader/checks.hpp"
#include "loader/effects.hpp"
#include "loader/reader.hpp"

namespace onward {
namespace {

bool holds_numbers(const Slot& slot) {
    return slot.type == SlotType::integer || slot.type == SlotType::number;
}

class EffectCheck {
  public:
    explicit EffectCheck(const Draft& draft) : draft_(draft), slots_(draft.script.slots) {}

    std::vector<Diagnostic> findings;

    void check(const WrittenEffect& effect) {
        document_ = effect.document;
        const Node& node = *effect.node;
        each_slot(node.find("take"),
                  [&](const Slot& slot, const Node::Entry& entry) { check_take(slot, entry); });
        each_slot(node.find("add"),
                  [&](const Slot& slot, const Node::Entry& entry) { check_add(slot, entry); });
        for (const char* key : {"load", "put"})
            each_slot(node.find(key),
                      [&](const Slot& slot, const Node::Entry& entry) { check_entry(slot, entry, key); });
        each_slot(node.find("remove"),
                  [&](const Slot& slot, const Node::Entry& entry) { check_remove(slot, entry); });
        if (node.find("remind")) check_remind(node);
        if (const Node* forget = node.find("forget")) check_forget(*forget);
    }

  private:
    void say(const Node& node, std::string what) {
        findings.push_back(document_->finding("D032", node, std::move(what)));
    }
    void say_at_key(const Node::Entry& entry, std::string what) {
        findings.push_back(document_->finding_at_key("D032", entry, std::move(what)));
    }
    const Slot* slot_named(const Node* node) const {
        return node && node->is_words() ? slots_.find(SlotId{node->words}) : nullptr;
    }

    template <class Look>
    void each_slot(const Node* mapping, Look look) const {
        if (!mapping || !mapping->is_mapping()) return;
        for (const Node::Entry& entry : mapping->entries)
            if (const Slot* slot = slots_.find(SlotId{entry.key}); slot && !entry.value.missing)
                look(*slot, entry);
    }

    void check_take(const Slot& slot, const Node::Entry& entry) {
        if (slot.type == SlotType::list)
            return say_at_key(entry,
                              in_quotes(slot.id.value) + " is a list: take it into a slot, and `add` that");
        const std::string wrong = misfit(draft_, EntityId{entry.value.words}, slot);
        if (!wrong.empty()) say(entry.value, wrong + ": take another entity, or another slot");
    }

    void check_add(const Slot& slot, const Node::Entry& entry) {
        const std::string name = in_quotes(slot.id.value);
        if (slot.type != SlotType::list) return say_at_key(entry, name + " is no list: use `set`");
        const std::string& value = entry.value.words;
        if (!slot.group.empty()) {
            if (value != slot.group)
                say(entry.value, "an entry of " + name + " is the group " + in_quotes(slot.group) +
                                     ": write {" + slot.id.value + ": " + slot.group + "}");
            return;
        }
        if (slots_.groups.count(value) > 0)
            return say(entry.value,
                       in_quotes(value) + " is a group, and " + name + " is a list of single values");
        if (parse_literal(slot, value) && slot.item != SlotType::text) return;
        const Slot* source = slots_.find(SlotId{value});
        if (!source) return;
        if (source->type != slot.item &&
            !(holds_numbers(*source) && (slot.item == SlotType::integer || slot.item == SlotType::number)))
            return say(entry.value, in_quotes(value) + " does not fit into " + name +
                                        ", which holds values of another type");
        if (slot.item != SlotType::choice) return;
        for (const std::string& held : source->values)
            if (std::find(slot.values.begin(), slot.values.end(), held) == slot.values.end())
                return say(entry.value, in_quotes(value) + " may be " + in_quotes(held) + ", which " + name +
                                            " does not hold");
    }

    // `load` and `put` move the slots of a group.
    void check_entry(const Slot& slot, const Node::Entry& entry, const char* key) {
        if (slot.type != SlotType::list || slot.group.empty())
            return say_at_key(entry, in_quotes(slot.id.value) + " is no list of a group: `" + key +
                                         "` is for lists whose entries are the "
                                         "slots of a group");
        check_which(slot, entry.value, false);
    }

    void check_remove(const Slot& slot, const Node::Entry& entry) {
        if (slot.type != SlotType::list)
            return say_at_key(entry, in_quotes(slot.id.value) + " is no list: to forget it, use `clear`");
        check_which(slot, entry.value, true);
    }

    void check_which(const Slot& list, const Node& which, bool may_be_all) {
        if (which.words == "last") return;
        if (which.words == "all") {
            if (!may_be_all) say(which, "one entry at a time: name a number slot, last or next");
            return;
        }
        if (which.words == "next") {
            const bool dated = list.group.empty() ? list.item == SlotType::date
                                                  : date_of_group(slots_, list.group).has_value();
            if (!dated)
                say(which, "`next` is the first date that is not past, and " + in_quotes(list.id.value) +
                               " holds no dates: name a number slot, or last");
            return;
        }
        const Slot* number = slot_named(&which);
        if (number && !holds_numbers(*number))
            say(which,
                in_quotes(which.words) + " is no number: an entry is named by a number slot, last or next");
    }

    // --- reminders

    void check_remind(const Node& effect) {
        const Node* after = effect.find("after");
        const Node* at = effect.find("at");
        const Node* on = effect.find("on");
        if (!after && !at)
            findings.push_back(document_->finding("D047", on ? *on : effect,
                                                  "this reminder has no time: give it `after: 7d`, or `at: "
                                                  "12:00`, perhaps with `on: today + 1`"));
        else if (after && (at || on))
            findings.push_back(
                document_->finding("D047", *after,
                                   std::string("this reminder has two times: leave out `after`, or `") +
                                       (at ? "at" : "on") + "`"));
        const Slot* time = slot_named(at);
        if (time && time->type != SlotType::time)
            say(*at, in_quotes(at->words) + " is no time slot: write a time such as 12:00, or name one");
        if (on) check_date(*on);
        const Node* of = effect.find("of");
        const Slot* list = slot_named(of);
        if (list && (list->type != SlotType::list || list->group.empty()))
            say(*of, in_quotes(of->words) +
                         " is no list of a group: `of` sets one reminder for each of its entries");
    }

    void check_date(const Node& on) {
        const Source source = document_->source(on);
        const Names names{slots_, draft_.script.named.types, {}, &draft_.script.named.expressions};
        for (const WrittenExpression& expression : draft_.expressions)
            if (expression.source == source && type_of(expression.parsed, names) != ValueType::date)
                return say(on, "this is no date: name a date slot, or count from `today`, as in `today + 1`");
    }

    void check_forget(const Node& forget) {
        const Node* known = forget.find("known");
        const Slot* number = slot_named(known);
        if (number && !holds_numbers(*number))
            say(*known, in_quotes(known->words) + " is no number: it names a line of {known}");
    }

    const Draft& draft_;
    const SlotTable& slots_;
    const Document* document_ = nullptr;
};

}  // namespace

std::vector<Diagnostic> check_effects(const Draft& draft) {
    EffectCheck check(draft);
    for (const WrittenEffect& effect : written_effects(draft)) check.check(effect);
    return std::move(check.findings);
}

}  // namespace onward

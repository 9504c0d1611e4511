// D021, the half of it that needs the whole script: a placeholder that may come out empty. `{ex}` needs a
// fallback, or an `otherwise` beside the slot, unless the slot is surely set wherever the text is said
// (sure.hpp says what is sure). Lists may be empty: what shows them (`list`, `since`, `spark`) says so by
// itself.
#include <map>
#include <set>

#include "loader/checks.hpp"
#include "loader/placeholders.hpp"
#include "loader/sure.hpp"

namespace onward {
namespace {

class EmptyCheck {
  public:
    explicit EmptyCheck(const Draft& draft) : draft_(draft), places_(draft) {
        for (const WrittenTemplate& written : draft.templates)
            if (written.where == WrittenTemplate::Where::text) by_text_[written.text].push_back(&written);
    }

    std::vector<Diagnostic> findings() {
        for (const CaseList& list : places_.lists())
            for (const Case* one : list.cases) say_case(list, *one);
        for (const State* state : states_in_order(draft_)) say_state(*state);
        say_everywhere();
        std::vector<Diagnostic> findings;
        for (const WrittenTemplate& written : draft_.templates) {
            const auto found = empty_.find(to_string(written.source));
            if (found == empty_.end()) continue;
            for (const auto& [at, what] : found->second)
                findings.push_back(finding_at_placeholder(draft_, "D021", written, at,
                                                          what +
                                                              ": write a fallback, as in {name|you}, give "
                                                              "the slot an `otherwise`, or say it only where "
                                                              "an `if` makes sure"));
        }
        return findings;
    }

  private:
    void say_case(const CaseList& list, const Case& one) {
        if (list.state && !places_.is_reached(*list.state)) return;
        const std::string where = to_string(list);
        const Sure sure = places_.said(list, one);
        for (const TextId& text : one.say) say_text(text, sure, where);
        if (!one.label) return;
        // A button is shown with its question, before anything is done.
        const Sure shown =
            places_.telling().with(one.only_if, list.state ? places_.inside(*list.state) : Sure{});
        if (const Written label = draft_.at(one.source, "label"))
            say_template(*one.label, label.document->source(*label.node), shown, where);
    }

    void say_state(const State& state) {
        if (!places_.is_reached(state)) return;
        const Sure entered = places_.inside(state), asked = places_.asked(state);
        for (const TextId& text : state.say) say_text(text, entered, state.id.value);
        for (const std::optional<TextId>& text : {state.ask, state.why, state.on_return})
            if (text) say_text(*text, asked, state.id.value);
    }

    // Lines of the engine, contacts, refrains, offers and the words of slots may be said at any time.
    void say_everywhere() {
        for (const auto& [line, text] : draft_.script.coach.lines)
            say_text(text, {}, "the line " + in_quotes(line));
        if (const std::string& ask = draft_.script.helplines.unknown.ask; !ask.empty())
            say_text(TextId{ask}, {}, "helplines.yaml");
        for (const Dialog* dialog : dialogs_in_order(draft_))
            if (dialog->refrain) say_text(dialog->refrain->say, {}, "the refrain of " + dialog->id.value);
        for (const WrittenTemplate& written : draft_.templates) {
            using Where = WrittenTemplate::Where;
            if (written.where == Where::intent_label)
                say_template(written.parsed, written.source, {}, "an offer to choose");
            if (written.where == Where::says || written.where == Where::words || written.where == Where::line)
                say_template(written.parsed, written.source, own_slots(written.slot),
                             "the words of " + written.slot.value);
        }
    }

    // A slot's words are said while it is set; an entry of a list has its group's slots.
    Sure own_slots(const SlotId& id) const {
        const SlotTable& slots = draft_.script.slots;
        Sure own{id.value};
        const Slot* slot = slots.find(id);
        const auto group = slot ? slots.groups.find(slot->group) : slots.groups.end();
        if (group != slots.groups.end())
            for (const SlotId& member : group->second) own.insert(member.value);
        return own;
    }

    void say_text(const TextId& id, const Sure& sure, const std::string& where) {
        const Text* text = draft_.script.text(id);
        if (!text || !saying_.insert(id).second) return;  // a circle is D035's
        Sure left = sure;
        for (const Text::Alternative& alternative : text->alternatives) {
            const Sure taken = places_.telling().with(alternative.only_if, left);
            for (const Template& variant : alternative.variants) say_variant(id, variant, taken, where);
            if (alternative.only_if)
                left = either(std::move(left), places_.telling().when(*alternative.only_if, false));
        }
        saying_.erase(id);
    }

    void say_variant(const TextId& id, const Template& variant, const Sure& sure, const std::string& where) {
        for (const WrittenTemplate* written : by_text_[id])
            if (written->parsed == variant) say_template(variant, written->source, sure, where);
        for (const Piece& piece : variant.pieces)
            if (piece.kind == Piece::Kind::text) say_text(piece.text_id, sure, where);
    }

    void say_template(const Template& said, const Source& source, const Sure& sure,
                      const std::string& where) {
        for (const Piece& piece : said.pieces) {
            if (!may_be_empty(piece, sure)) continue;
            const std::string name = piece.slot.empty() ? piece.name : piece.slot.value;
            empty_[to_string(source)].emplace(piece.at, "{" + name + "} may be empty in " + where);
        }
    }

    bool may_be_empty(const Piece& piece, const Sure& sure) const {
        if (piece.kind != Piece::Kind::value && piece.kind != Piece::Kind::plural) return false;
        if (piece.has_fallback || piece.filter == Piece::Filter::because) return false;
        if (piece.slot.empty()) {
            const Expression named{.kind = Expression::Kind::named, .name = piece.name};
            return draft_.script.named.expressions.count(piece.name) > 0 &&
                   !places_.telling().is_sure(named, sure);
        }
        const Slot* slot = draft_.script.slots.find(piece.slot);
        // The first pronoun stands while none is known.
        if (!slot || slot->type == SlotType::list || slot->type == SlotType::pronoun || slot->otherwise)
            return false;
        return sure.count(piece.slot.value) == 0;
    }

    const Draft& draft_;
    const SurePlaces places_;
    std::map<TextId, std::vector<const WrittenTemplate*>> by_text_;
    std::set<TextId> saying_;
    std::map<std::string, std::map<std::size_t, std::string>> empty_;  // by template: where in it, and what
};

}  // namespace

std::vector<Diagnostic> check_empty(const Draft& draft) { return EmptyCheck(draft).findings(); }

}  // namespace onward

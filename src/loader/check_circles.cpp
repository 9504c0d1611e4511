// D035: what needs itself in the end and could never be worked out: synonym sets, entities, texts inside
// texts, and the words of slots. (Named conditions and values are said by their reader, who has to order them
// anyway.)
#include "loader/case_lists.hpp"
#include "loader/checks.hpp"
#include "loader/circles.hpp"
#include "loader/placeholders.hpp"
#include "nlu/rules.hpp"

namespace onward {
namespace {

// "the text "walk.bye"" of "text walk.bye".
std::string spoken(const std::string& name) {
    const std::size_t space = name.find(' ');
    const std::string kind = name.substr(0, space);
    const std::string of = in_quotes(name.substr(space + 1));
    if (kind == "says" || kind == "line") return "the `" + kind + "` of " + of;
    if (kind == "words") return "the words of " + of;
    return (kind == "set" ? "the synonym set " : "the " + kind + " ") + of;
}

constexpr std::size_t kNamed = 8;  // of a circle; one of them is enough to break it

// Names begin with their kind: "set write", "entity mood", "text walk.bye", "words red".
std::string needs_itself(const std::string& name, const std::set<std::string>& circle) {
    std::vector<std::string> others;
    for (const std::string& other : circle)
        if (other != name && others.size() < kNamed) others.push_back(spoken(other));
    if (circle.size() > kNamed + 1) others.push_back(std::to_string(circle.size() - 1 - kNamed) + " more");
    return spoken(name) + (name.substr(0, 6) == "words " ? " need themselves" : " needs itself") +
           (others.empty() ? "" : ", by way of " + listed(others)) + ": take it out of the circle";
}

std::vector<Diagnostic> circles_of_sets(const Draft& draft) {
    Needs needs;
    for (const auto& [name, members] : draft.rules.sets) {
        std::set<std::string>& used = needs["set " + name];
        for (const std::string& member : members) {
            const auto items = parse_phrase(member);
            if (!items) continue;
            for (const PhraseItem& item : *items)
                if (!item.set.empty()) used.insert("set " + item.set);
        }
    }
    std::vector<Diagnostic> findings;
    for (const auto& [name, circle] : circles_of(needs)) {
        const auto source = draft.rules.set_sources.find(name.substr(name.find(' ') + 1));
        if (source != draft.rules.set_sources.end())
            findings.push_back(draft.finding("D035", source->second, needs_itself(name, *circle)));
    }
    return findings;
}

std::vector<Diagnostic> circles_of_entities(const Draft& draft) {
    Needs needs;
    for (const EntityDefinition& entity : draft.rules.entities)
        if (entity.from) needs["entity " + entity.id.value].insert("entity " + entity.from->value);
    const auto circles = circles_of(needs);
    std::vector<Diagnostic> findings;
    for (const EntityDefinition& entity : draft.rules.entities) {
        const auto circle = circles.find("entity " + entity.id.value);
        if (circle != circles.end())
            findings.push_back(
                draft.finding("D035", entity.source, "from", needs_itself(circle->first, *circle->second)));
    }
    return findings;
}

// Templates that print other templates: texts by {text ID}; slots by their words, says and line. A node is
// "text ID", "words SLOT", "says SLOT" or "line SLOT".
class Printed {
  public:
    explicit Printed(const Draft& draft) : draft_(draft), slots_(draft.script.slots) {
        for (const WrittenTemplate& written : draft.templates) {
            const std::string owner = name_of(written);
            if (owner.empty()) continue;
            std::set<std::string>& used = needs_[owner];
            for (const Piece& piece : written.parsed.pieces)
                for (const std::string& one : printed_by(piece)) used.insert(one);
        }
    }

    std::vector<Diagnostic> findings() const {
        std::vector<Diagnostic> findings;
        const auto circles = circles_of(needs_);
        for (const WrittenTemplate& written : draft_.templates) {
            const auto circle = circles.find(name_of(written));
            if (circle == circles.end()) continue;
            for (const Piece& piece : written.parsed.pieces) {
                for (const std::string& one : printed_by(piece)) {
                    if (circle->second->count(one) == 0) continue;
                    findings.push_back(finding_at_placeholder(draft_, "D035", written, piece.at,
                                                              needs_itself(one, *circle->second)));
                    break;
                }
            }
        }
        return findings;
    }

  private:
    static std::string name_of(const WrittenTemplate& written) {
        using Where = WrittenTemplate::Where;
        switch (written.where) {
            case Where::text:
                return "text " + written.text.value;
            case Where::says:
                return "says " + written.slot.value;
            case Where::line:
                return "line " + written.slot.value;
            case Where::words:
                return "words " + written.slot.value;
            default:
                return "";
        }
    }

    std::vector<std::string> printed_by(const Piece& piece) const {
        using Filter = Piece::Filter;
        std::vector<std::string> printed;
        if (piece.kind == Piece::Kind::text) printed.push_back("text " + piece.text_id.value);
        if (piece.kind == Piece::Kind::known)
            for (const auto& [id, slot] : slots_.slots) printed.push_back("says " + id.value);
        if (piece.kind == Piece::Kind::group) {
            const auto group = slots_.groups.find(piece.name);
            if (group != slots_.groups.end())
                for (const SlotId& id : group->second) printed.push_back("says " + id.value);
        }
        if (piece.kind == Piece::Kind::value && !piece.slot.empty()) {
            if (piece.filter == Filter::none) printed.push_back("words " + piece.slot.value);
            if (piece.filter == Filter::list || piece.filter == Filter::since) {
                printed.push_back("line " + piece.slot.value);
                printed.push_back("words " + piece.slot.value);
            }
        }
        return printed;
    }

    const Draft& draft_;
    const SlotTable& slots_;
    Needs needs_;
};

}  // namespace

std::vector<Diagnostic> check_circles(const Draft& draft) {
    std::vector<Diagnostic> findings = circles_of_sets(draft);
    for (std::vector<Diagnostic> more : {circles_of_entities(draft), Printed(draft).findings()})
        findings.insert(findings.end(), std::make_move_iterator(more.begin()),
                        std::make_move_iterator(more.end()));
    return findings;
}

}  // namespace onward

// The lines of {known}: all that is kept in the profile, in the words of `says:`.
#include <algorithm>

#include "base/text.hpp"
#include "dialog/plain_english.hpp"
#include "dialog/renderer.hpp"

namespace onward {
namespace {

constexpr std::size_t kEntriesShown = 3;  // of a list: enough to know which list it is; `export` has them all
constexpr std::size_t kEntryShown = 60;   // characters of a text in a list

// Profile slots in the order of their file, which is the order in which authors think of them.
std::vector<const Slot*> profile_of(const SlotTable& slots) {
    std::vector<const Slot*> profile;
    for (const auto& [id, slot] : slots.slots)
        if (slot.keep == Slot::Keep::profile) profile.push_back(&slot);
    std::stable_sort(profile.begin(), profile.end(),
                     [](const Slot* a, const Slot* b) { return a->source.line < b->source.line; });
    return profile;
}

// Of a slot without `says:`; what is kept is never hidden.
std::string name_in_words(const Slot& slot) {
    std::string name = slot.id.value;
    std::replace(name.begin(), name.end(), '_', ' ');
    return capitalised(name);
}

}  // namespace

std::vector<KnownLine> Renderer::known() {
    std::vector<KnownLine> lines;
    for (const Slot* slot : profile_of(wording_.script.slots)) {
        const Cell* cell = facts_.memory.cell(slot->id);
        const List* list = facts_.memory.list(slot->id);
        if (cell)
            lines.push_back({slot->id, known_cell(*slot, *cell)});
        else if (list && !list->entries.empty())
            lines.push_back({slot->id, known_list(*slot, *list)});
    }
    return lines;
}

// "What to call you: “Alex”", "You are 18 or over", "What the seven signs came to: not now"
std::string Renderer::known_cell(const Slot& slot, const Cell& cell) {
    const std::string says = this->says(slot, cell.value, true);
    const bool whole_clause = slot.says_each.count(to_string(cell.value)) > 0;
    if (whole_clause) return says;
    const auto* text = std::get_if<std::string>(&cell.value);
    const std::string value = slot.type == SlotType::text && text
                                  ? "“" + short_from_user(*text, kQuoted) + "”"
                                  : shown(&slot, cell.value);
    return (says.empty() ? name_in_words(slot) : says) + ": " + value;
}

// "Your own list of reasons: 5 entries, the last “he never asked”"
std::string Renderer::known_list(const Slot& slot, const List& held) {
    std::string line = from_source(slot.says, true);
    if (line.empty()) line = name_in_words(slot);
    // Choices are short and few; of anything else the last stands for all.
    const bool many = held.entries.size() > kEntriesShown && slot.item != SlotType::choice;
    std::vector<std::string> shown_entries;
    for (std::size_t i = many ? held.entries.size() - 1 : 0; i < held.entries.size(); ++i) {
        const Entry& one = held.entries[i];
        const auto* text = std::get_if<std::string>(&one.cell.value);
        if (!slot.group.empty())
            shown_entries.push_back(entry(slot, one));
        else if (slot.item == SlotType::text && text)
            shown_entries.push_back("“" + short_from_user(*text, kEntryShown) + "”");
        else
            shown_entries.push_back(shown(&slot, one.cell.value));
    }
    if (!many)
        return line + ": " + (slot.group.empty() ? list_in_words(shown_entries) : join(shown_entries, "; "));
    return line + ": " + count_in_words(static_cast<std::int64_t>(held.entries.size()), "entry", "entries") +
           ", the last " + shown_entries.back();
}

}  // namespace onward

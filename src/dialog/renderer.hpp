// Renderer: one rendering while it goes on. Only render.cpp and what it is made of include this.
//
//   renderer.cpp   a text: its alternative, its variant, its lines, and which function fills which piece
//   spoken.cpp     a value, a list, an answer, a contact in words
//   known.cpp      the lines of {known}
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dialog/render.hpp"

namespace onward {

class Renderer {
  public:
    // `begins`, everywhere here: what is returned begins a sentence. Words of the content get a capital then;
    // the user's stay as they are.

    explicit Renderer(Wording& wording) : wording_(wording), facts_(wording.facts) {}

    std::optional<std::string> text(const TextId& id, bool begins = true);
    // Nothing where every line was left out.
    std::optional<std::string> fill(const Template& written, bool begins = true);
    std::vector<KnownLine> known();

  private:
    // The same, over another memory: an entry's slots in place of the conversation's.
    Renderer(Wording& wording, const Facts& facts, int depth)
        : wording_(wording), facts_(facts), depth_(depth) {}

    // --- pieces (renderer.cpp)
    std::optional<std::string> piece(const Piece& piece, bool begins);
    std::string pronoun(const Piece& piece) const;
    bool speaks_of_many() const;
    std::string helpline(const Piece& piece);
    std::string saved() const;

    // --- values (spoken.cpp)
    std::string value(const Piece& piece, bool begins);
    std::string shown(const Slot* slot, const Value& value, bool begins = false);
    std::string not_set(const Piece& piece, const Slot* slot, bool begins);
    std::string quote(const Piece& piece, const Slot& slot, bool begins);
    std::string day(const Piece& piece, const Slot* slot, bool begins);
    std::string reasons(const Slot& slot, bool begins);
    std::string list(const Piece& piece, const Slot& slot, bool begins);
    std::string list_in_line(const Slot& slot, const List& held, bool begins);
    std::string entry(const Slot& slot, const Entry& entry);
    std::string entry_of_group(const Slot& slot, const Entry& entry, Memory& memory);
    std::string spark(const Piece& piece, const Slot& slot);
    std::string plural(const Piece& piece);
    std::string are(const Piece& piece, bool begins);
    std::string quote_of(const Piece& piece, bool begins);
    std::vector<SlotId> slots_with(const Piece& piece) const;
    // The words of `says:` for a value.
    std::string says(const Slot& slot, const Value& value, bool begins = false);
    // A template that stands in a slot as its source.
    std::string from_source(const std::string& source, bool begins);
    std::optional<Value> named(const std::string& name) const;

    // --- {known} (known.cpp)
    std::string known_cell(const Slot& slot, const Cell& cell);
    std::string known_list(const Slot& slot, const List& held);

    const Slot* slot(const SlotId& id) const { return wording_.script.slots.find(id); }
    Date today() const { return to_local(facts_.now, facts_.zone).date; }
    void count(const TextId& id);
    struct Mark;  // what was used up so far
    Mark mark() const;
    void roll_back(const Mark& to);

    Wording& wording_;
    const Facts& facts_;
    int depth_ = 0;
    std::vector<TextId> counted_;
};

// A user's words as they may stand in a message: without signs that turn its direction, asterisks marked.
std::string from_user(std::string_view words);
// On one line, at most `limit` characters, cut at a word.
std::string short_from_user(std::string_view words, std::size_t limit);
std::string capitalised(std::string words);
inline std::string capitalised_if(bool begins, std::string words) {
    return begins ? capitalised(std::move(words)) : words;
}
// Whether what follows `before` begins a sentence; `at_start`: whether it does where nothing stands before.
bool begins_sentence_after(std::string_view before, bool at_start);

}  // namespace onward

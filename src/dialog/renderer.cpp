// A text: its alternative, its variant, its lines, and which function fills which piece.
#include "dialog/renderer.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "dialog/plain_english.hpp"
#include "dialog/variety.hpp"

namespace onward {
namespace {

// Variants of one alternative are taken in turn among themselves: were they counted with the whole text, two
// alternatives that alternate would each say the same words every time.
TextId counter_of(const Text& text, std::size_t alternative) {
    if (text.alternatives.size() == 1) return text.id;
    return TextId{text.id.value + "#" + std::to_string(alternative + 1)};
}

std::string numbered(const std::vector<KnownLine>& known) {
    if (known.empty()) return "Nothing yet.";
    std::string lines;
    int number = 0;
    for (const KnownLine& line : known) {
        if (number > 0) lines += '\n';
        lines += std::to_string(++number) + ". " + line.words;
    }
    return lines;
}

bool is_blank(std::string_view text) { return trim(text).empty(); }

// The words of a template while they grow, line by line.
class Lines {
  public:
    std::string_view so_far() const { return words_; }
    void append(std::string_view words) {
        words_ += words;
        blank_after_gap_ = blank_after_gap_ && words.empty();
    }
    void leave_out_line() { leave_out_ = true; }

    // True: the line was left out, and what it used up is to be given back.
    bool end_line(bool last) {
        const bool left_out = std::exchange(leave_out_, false);
        // A paragraph that is gone takes one of the blank lines around it along.
        const bool second_blank = !left_out && blank_after_gap_ && words_.size() == begin_;
        if (left_out || second_blank) {
            words_.resize(begin_);
            const bool after_blank = words_.empty() || words_.ends_with("\n\n");
            blank_after_gap_ = left_out && after_blank;
        } else {
            kept_ = true;
            blank_after_gap_ = false;
            if (!last) words_ += '\n';
        }
        begin_ = words_.size();
        return left_out;
    }
    std::optional<std::string> finish() && {
        if (!kept_) return std::nullopt;
        words_.erase(words_.find_last_not_of('\n') + 1);
        return std::move(words_);
    }

  private:
    std::string words_;
    std::size_t begin_ = 0;  // of the line that is being written
    bool leave_out_ = false;
    bool kept_ = false;
    bool blank_after_gap_ = false;
};

}  // namespace

struct Renderer::Mark {
    std::size_t counted, helplines, quoted;
};

Renderer::Mark Renderer::mark() const {
    return {counted_.size(), wording_.helplines.size(), wording_.quoted.size()};
}

void Renderer::roll_back(const Mark& to) {
    auto& uses = wording_.conversation.uses;
    for (std::size_t i = to.counted; i < counted_.size(); ++i) {
        const auto at = uses.find(counted_[i]);
        if (--at->second == 0) uses.erase(at);
    }
    counted_.resize(to.counted);
    wording_.helplines.resize(to.helplines);
    wording_.quoted.resize(to.quoted);
}

void Renderer::count(const TextId& id) {
    ++wording_.conversation.uses[id];
    counted_.push_back(id);
}

std::optional<std::string> Renderer::text(const TextId& id, bool begins) {
    const Text* text = wording_.script.text(id);
    if (!text || depth_ >= kMaxTextDepth) return std::nullopt;
    const auto& alternatives = text->alternatives;
    const auto applies = [&](const Text::Alternative& one) {
        return !one.variants.empty() && (!one.only_if || holds(*one.only_if, facts_));
    };
    const auto chosen = std::find_if(alternatives.begin(), alternatives.end(), applies);
    if (chosen == alternatives.end()) return std::nullopt;

    const Mark before = mark();
    const TextId counter = counter_of(*text, static_cast<std::size_t>(chosen - alternatives.begin()));
    const auto said = wording_.conversation.uses.find(counter);
    const std::uint32_t use = said == wording_.conversation.uses.end() ? 0 : said->second;
    const std::size_t variant =
        next_variant(wording_.conversation.seed, counter, use, chosen->variants.size());
    count(id);
    if (counter != id && chosen->variants.size() > 1) count(counter);

    ++depth_;
    auto words = fill(chosen->variants[variant], begins);
    --depth_;
    if (words && !is_blank(*words)) return words;
    roll_back(before);
    return std::nullopt;
}

std::optional<std::string> Renderer::fill(const Template& written, bool begins) {
    Lines lines;
    Mark line_began = mark();
    const auto end_line = [&](bool last) {
        if (lines.end_line(last)) roll_back(line_began);
        line_began = mark();
    };
    for (const Piece& one : written.pieces) {
        if (one.kind == Piece::Kind::literal) {
            const auto parts = split(one.text, '\n');
            for (std::size_t i = 0; i < parts.size(); ++i) {
                if (i > 0) end_line(false);
                lines.append(parts[i]);
            }
            continue;
        }
        const auto words = piece(one, begins_sentence_after(lines.so_far(), begins));
        if (words)
            lines.append(*words);
        else
            lines.leave_out_line();
    }
    end_line(true);
    return std::move(lines).finish();
}

// Nothing: its whole line is left out.
std::optional<std::string> Renderer::piece(const Piece& piece, bool begins) {
    switch (piece.kind) {
        case Piece::Kind::literal:
            return piece.text;
        case Piece::Kind::value:
            return value(piece, begins);
        case Piece::Kind::group:
            return piece.filter == Piece::Filter::are ? are(piece, begins) : quote_of(piece, begins);
        case Piece::Kind::plural:
            return plural(piece);
        case Piece::Kind::pronoun:
            return pronoun(piece);
        case Piece::Kind::verb:
            return speaks_of_many() ? piece.many : piece.one;
        case Piece::Kind::helpline:
            return helpline(piece);
        case Piece::Kind::text:
            return text(piece.text_id, begins);
        case Piece::Kind::question:
            return std::to_string(wording_.question);
        case Piece::Kind::questions:
            return std::to_string(wording_.questions);
        case Piece::Kind::known:
            return numbered(known());
        case Piece::Kind::saved:
            return capitalised_if(begins, saved());
    }
    return std::string();
}

// The title of the dialog that could be resumed.
std::string Renderer::saved() const {
    const auto& place = wording_.conversation.saved;
    if (!place || place->stack.empty()) return {};
    const Dialog* dialog = wording_.script.dialog(dialog_of(place->stack.back().state));
    return dialog ? dialog->title : std::string();
}

// The form of the set that the user chose; of the first while none is known.
std::string Renderer::pronoun(const Piece& piece) const {
    const SlotTable& slots = wording_.script.slots;
    std::string set = slots.first_pronoun;
    if (slots.pronoun) {
        const auto chosen = value_of({.kind = Expression::Kind::slot, .slot = *slots.pronoun}, facts_);
        const auto* name = chosen ? std::get_if<std::string>(&*chosen) : nullptr;
        if (name && slots.pronouns.count(*name)) set = *name;
    }
    const auto forms = slots.pronouns.find(set);
    if (forms == slots.pronouns.end()) return piece.name;
    const auto form = forms->second.find(piece.name);
    const std::string words = form == forms->second.end() ? piece.name : form->second;
    return piece.capital ? capitalised(words) : words;
}

bool Renderer::speaks_of_many() const {
    return pronoun({.kind = Piece::Kind::pronoun, .name = "number"}) != "one";
}

// The contacts of a kind for the user's country: one a line, all on one line, or the first number alone.
std::string Renderer::helpline(const Piece& piece) {
    const Script& script = wording_.script;
    std::string country;
    if (script.slots.country) {
        const auto held = value_of({.kind = Expression::Kind::slot, .slot = *script.slots.country}, facts_);
        if (held && std::holds_alternative<std::string>(*held)) country = std::get<std::string>(*held);
    }
    const std::vector<Contact>& contacts = script.helplines.find(country, piece.name);
    if (contacts.empty()) return {};
    const auto note = [&](const Contact& contact) {
        const std::string shown = piece.name + "/" + contact.name;
        auto& helplines = wording_.helplines;
        if (std::find(helplines.begin(), helplines.end(), shown) == helplines.end())
            helplines.push_back(shown);
    };
    if (piece.form == "number") {
        note(contacts.front());
        return number_of(contacts.front());
    }
    const bool inside_a_sentence = piece.form == "line";
    std::vector<std::string> lines;
    for (const Contact& contact : with_numbers_joined(contacts)) {
        note(contact);
        const std::string line = one_line(contact);
        lines.push_back(contact.name.empty() && !inside_a_sentence ? capitalised(line) : line);
    }
    return join(lines, inside_a_sentence ? "; " : "\n");
}

bool begins_sentence_after(std::string_view before, bool at_start) {
    constexpr std::string_view kOpening[] = {"“", "‘", "\"", "'", "(", "*"};
    constexpr std::string_view kClosing[] = {"”", "’", "\"", "'", ")", "*"};
    const auto strip = [&before](const auto& marks) {
        for (bool found = true; found;) {
            found = false;
            for (const std::string_view mark : marks) {
                if (!before.ends_with(mark)) continue;
                before.remove_suffix(mark.size());
                found = true;
            }
        }
    };
    strip(kOpening);
    if (before.empty()) return at_start;
    if (before.back() == '\n') return true;
    if (before.back() != ' ') return false;
    while (!before.empty() && before.back() == ' ') before.remove_suffix(1);
    if (before.empty()) return at_start;
    strip(kClosing);
    return before.ends_with('.') || before.ends_with('!') || before.ends_with('?') || before.ends_with('\n');
}

std::string capitalised(std::string words) {
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 32);
    return words;
}

}  // namespace onward

#include "replay/marks.hpp"

#include <algorithm>
#include <cstdint>

#include "base/text.hpp"
#include "replay/compare.hpp"

namespace onward {
namespace {

constexpr std::size_t kMostWords = 1500;  // beyond it the table of the comparison would be too large

struct Piece {
    std::string_view space, word;  // the white space before the word, perhaps none
};

std::vector<Piece> pieces_of(std::string_view text) {
    std::vector<Piece> pieces;
    const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
    for (std::size_t at = 0; at < text.size();) {
        std::size_t word = at;
        while (word < text.size() && is_space(text[word])) ++word;
        std::size_t end = word;
        while (end < text.size() && !is_space(text[end])) ++end;
        pieces.push_back({text.substr(at, word - at), text.substr(word, end - word)});
        at = end;
    }
    return pieces;
}

struct Confusable {
    std::string_view from, to;
};
constexpr Confusable kQuotes[] = {{"“", "\""}, {"”", "\""}, {"„", "\""}, {"«", "\""}, {"»", "\""},
                                  {"‘", "'"},  {"’", "'"},  {"ʼ", "'"},  {"`", "'"}};
constexpr Confusable kDashes[] = {{"–", "-"}, {"—", "-"}, {"‑", "-"}, {"−", "-"}};
constexpr Confusable kDots[] = {{"…", "..."}};
constexpr Confusable kSpaces[] = {{"\u00A0", " "}, {"\u202F", " "}, {"\u2009", " "}, {"\t", " "}};
constexpr Confusable kInvisible[] = {{"\u200B", ""}, {"\u200C", ""}, {"\u200D", ""},
                                     {"\u2060", ""}, {"\uFEFF", ""}, {"\u00AD", ""}};
constexpr Confusable kEmoji[] = {{"\uFE0F", ""},     {"\uFE0E", ""},     {"\U0001F3FB", ""},
                                 {"\U0001F3FC", ""}, {"\U0001F3FD", ""}, {"\U0001F3FE", ""},
                                 {"\U0001F3FF", ""}};

template <std::size_t N>
std::string replaced(std::string text, const Confusable (&table)[N]) {
    for (const Confusable& each : table)
        for (std::size_t at = text.find(each.from); at != std::string::npos;
             at = text.find(each.from, at + each.to.size()))
            text.replace(at, each.from.size(), each.to);
    return text;
}

std::string with_single_spaces(const std::string& text) {
    std::string single;
    for (const char c : text)
        if (c != ' ' || single.empty() || single.back() != ' ') single += c;
    return std::string(trim(single));
}

std::string on_one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return with_single_spaces(text);
}

}  // namespace

std::string marked(std::string_view expected, std::string_view got) {
    const auto old_pieces = pieces_of(expected);
    const auto new_pieces = pieces_of(got);
    const std::size_t rows = old_pieces.size();
    const std::size_t columns = new_pieces.size();
    if (rows == 0 || columns == 0 || rows > kMostWords || columns > kMostWords) return "";
    // common[i][j]: how many words the two have in common from i and j on.
    std::vector<std::vector<std::uint16_t>> common(rows + 1, std::vector<std::uint16_t>(columns + 1, 0));
    for (std::size_t i = rows; i-- > 0;)
        for (std::size_t j = columns; j-- > 0;)
            common[i][j] = old_pieces[i].word == new_pieces[j].word
                               ? static_cast<std::uint16_t>(common[i + 1][j + 1] + 1)
                               : std::max(common[i + 1][j], common[i][j + 1]);
    if (2 * common[0][0] < std::max(rows, columns)) return "";
    std::string out;
    std::string removed;
    std::string added;
    const auto flush = [&] {
        const std::size_t first_word = (removed.empty() ? added : removed).find_first_not_of(" \n\t");
        if (first_word == std::string::npos) return;
        out += (removed.empty() ? added : removed).substr(0, first_word);
        if (!removed.empty()) out += "[-" + std::string(trim(removed)) + "-]";
        if (!added.empty()) out += "{+" + std::string(trim(added)) + "+}";
        removed.clear();
        added.clear();
    };
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < rows || j < columns) {
        if (i < rows && j < columns && old_pieces[i].word == new_pieces[j].word) {
            flush();
            out.append(new_pieces[j].space).append(new_pieces[j].word);
            ++i;
            ++j;
        } else if (j == columns || (i < rows && common[i + 1][j] >= common[i][j + 1])) {
            removed.append(old_pieces[i].space).append(old_pieces[i].word);
            ++i;
        } else {
            added.append(new_pieces[j].space).append(new_pieces[j].word);
            ++j;
        }
    }
    flush();
    return out;
}

std::vector<std::string> hints(std::string_view expected, std::string_view got) {
    const std::string a = comparable(expected);
    const std::string b = comparable(got);
    if (a == b) return {};
    std::vector<std::string> found;
    std::string left = a;
    std::string right = b;
    // One kind of difference after the other is evened out; whichever made the two more alike is told.
    const auto even_out = [&](std::string hint, auto&& change) {
        const std::string new_left = change(left);
        const std::string new_right = change(right);
        const bool was_different = left != right;
        const int before = edit_distance(left, right, 64);
        const int after = edit_distance(new_left, new_right, 64);
        if (was_different && after < before) found.push_back(std::move(hint));
        left = new_left;
        right = new_right;
    };
    even_out("quotes of another kind (curly or straight)",
             [](const std::string& text) { return replaced(text, kQuotes); });
    even_out("dashes of another kind", [](const std::string& text) { return replaced(text, kDashes); });
    even_out("an ellipsis against three dots", [](const std::string& text) { return replaced(text, kDots); });
    even_out("a space of another kind, or a tab",
             [](const std::string& text) { return replaced(text, kSpaces); });
    even_out("an invisible character", [](const std::string& text) { return replaced(text, kInvisible); });
    even_out("an emoji in another form", [](const std::string& text) { return replaced(text, kEmoji); });
    even_out("more than one space", with_single_spaces);
    even_out("a line break in another place", on_one_line);
    if (left != right && lower_ascii(left) == lower_ascii(right)) found.emplace_back("capitals");
    if (left != right && fold(left).text == fold(right).text && lower_ascii(left) != lower_ascii(right))
        found.emplace_back("letters that only look alike (accents, wide or ligature forms)");
    return found;
}

}  // namespace onward

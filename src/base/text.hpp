// UTF-8 as everyone here needs it: repair, code points, graphemes, width, normal forms, and small string
// helpers. Unicode itself is utf8proc's business; nothing above this floor includes it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace onward {

bool is_utf8(std::string_view bytes);  // strict: no surrogates, no overlong forms, at most U+10FFFF
// Every ill-formed part becomes U+FFFD, U+0000 too; well-formed text is returned as it is.
std::string repair_utf8(std::string_view bytes);
// Bytes that were cut at a limit, without the beginning of a character whose rest was cut off.
std::string_view without_cut_character(std::string_view bytes);
// Without control characters, except line feed and tab; carriage returns become line feeds.
std::string without_controls(std::string_view text);

// What a reader of text must tell apart.
enum class CharacterKind { letter, mark, digit, space, punctuation, symbol, control };
struct Character {
    char32_t code = 0;
    std::size_t bytes = 1;
    CharacterKind kind = CharacterKind::control;
    bool upper = false;  // a capital
};
Character character_at(std::string_view text, std::size_t at);  // at < text.size()

std::size_t count_code_points(std::string_view text);
// At most `limit` code points, never cutting a grapheme; the result is a prefix of `text`.
std::string_view first_code_points(std::string_view text, std::size_t limit);
// At most `limit` code points, cut at a word (a lone long word inside it) and ended with "…" if anything was
// cut.
std::string shorten_at_word(std::string_view text, std::size_t limit);
std::vector<std::string_view> graphemes(std::string_view text);
int display_width(std::string_view text);  // columns in a terminal
// Lines of at most `columns`, broken at spaces; line breaks of the text are kept. A word that is wider than a
// line is cut; only a grapheme of two columns stands out where there is one. columns >= 1.
std::vector<std::string> wrap(std::string_view text, int columns);

std::string nfc(std::string_view text);  // canonical composition; `text` must be UTF-8
// For comparing, never for showing: NFKC with case folding, without ignorable characters (soft hyphens,
// joiners, zero-width spaces) and without the accents of Latin letters ("Fiancé" is "fiance"). `map[i]` is
// where the grapheme begins in `text` that byte i of the result came from (one entry more than bytes: the
// end).
struct Folded {
    std::string text;
    std::vector<std::uint32_t> map;
};
Folded fold(std::string_view text);

std::string_view trim(std::string_view text);  // ASCII white space and U+00A0
std::vector<std::string_view> split(std::string_view text, char at);
std::string join(const std::vector<std::string>& parts, std::string_view between);
std::string lower_ascii(std::string_view text);

// Levenshtein with neighbours swapped counted once, in bytes; `limit` + 1 as soon as it is exceeded.
int edit_distance(std::string_view a, std::string_view b, int limit);
// The closest of `names` within a third of its length, for "did you mean"; empty if none is close.
std::string closest(std::string_view name, const std::vector<std::string>& names);

}  // namespace onward

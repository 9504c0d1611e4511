#include "base/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/ensure.hpp"

namespace onward {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";     // U+2026
constexpr std::int32_t kEmojiStyle = 0xFE0F;

// More code points than any honest grapheme has. Normal forms are made in pieces of at most so many, because
// putting combining marks in order takes quadratic time, and a megabyte of marks can be one grapheme.
constexpr std::size_t kMaxPiece = 32;
// The most code points that one becomes under NFKC (U+FDFA, a whole phrase).
constexpr std::size_t kMaxExpansion = 18;

struct Decoded {
    std::int32_t code = 0;
    std::size_t length = 1;  // bytes; of an ill-formed part the longest beginning of a character
    bool well_formed = false;
};

// The character at `at`, by table 3-7 of the Unicode standard.
Decoded decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0;
    };
    const int first = byte(0);
    if (first < 0x80) return {.code = first, .length = 1, .well_formed = true};
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4) return {};
    const int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (byte(1) < low || byte(1) > high) return {};
    std::int32_t code = ((first & (0x7F >> length)) << 6) | (byte(1) & 0x3F);
    for (std::size_t i = 2; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return {.length = i};
        code = (code << 6) | (byte(i) & 0x3F);
    }
    return {.code = code, .length = length, .well_formed = true};
}

// Whether the bytes of `text` from `at` on begin a character and end before it does.
bool is_cut_off(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    const std::size_t there = text.size() - at;
    return first >= 0xC2 && first <= 0xF4 && there < length && decode(text, at).length == there;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Where the grapheme that starts at `begin` ends, and how many code points it has.
struct Grapheme {
    std::size_t end = 0;
    std::size_t code_points = 0;
};
Grapheme grapheme_at(std::string_view text, std::size_t begin) {
    Decoded previous = decode(text, begin);
    Grapheme grapheme{.end = begin + previous.length, .code_points = 1};
    utf8proc_int32_t state = 0;
    while (grapheme.end < text.size()) {
        const Decoded next = decode(text, grapheme.end);
        const bool ascii_pair =
            previous.code < 0x80 && next.code < 0x80 && previous.code != '\r';  // by far the most common
        if (ascii_pair || utf8proc_grapheme_break_stateful(previous.code, next.code, &state)) break;
        grapheme.end += next.length;
        ++grapheme.code_points;
        previous = next;
    }
    return grapheme;
}

int width_of(std::string_view grapheme) {
    int width = 0;
    for (std::size_t at = 0; at < grapheme.size();) {
        const Decoded character = decode(grapheme, at);
        if (character.code == kEmojiStyle) return 2;
        width += character.code == '\t' ? 1 : std::max(0, utf8proc_charwidth(character.code));
        at += character.length;
    }
    return std::min(width, 2);  // a family of emoji and a flag are drawn as one
}

using CodePoints = std::array<utf8proc_int32_t, kMaxPiece * kMaxExpansion>;

// The first kMaxPiece code points of `text`, at most.
std::string_view first_piece(std::string_view text) {
    std::size_t end = 0;
    for (std::size_t count = 0; count < kMaxPiece && end < text.size(); ++count)
        end += decode(text, end).length;
    return text.substr(0, end);
}

std::size_t decomposed(std::string_view piece, CodePoints& into, int options) {
    const auto count = utf8proc_decompose(
        reinterpret_cast<const utf8proc_uint8_t*>(piece.data()), static_cast<utf8proc_ssize_t>(piece.size()),
        into.data(), static_cast<utf8proc_ssize_t>(into.size()), static_cast<utf8proc_option_t>(options));
    ENSURE(count >= 0 && count <= static_cast<utf8proc_ssize_t>(into.size()));
    return static_cast<std::size_t>(count);
}

void append_composed(std::string& text, CodePoints& points, std::size_t count) {
    const auto composed =
        utf8proc_normalize_utf32(points.data(), static_cast<utf8proc_ssize_t>(count),
                                 static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    ENSURE(composed >= 0);
    for (utf8proc_ssize_t i = 0; i < composed; ++i) {
        std::array<utf8proc_uint8_t, 4> bytes{};
        const auto length = utf8proc_encode_char(points[static_cast<std::size_t>(i)], bytes.data());
        text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
    }
}

bool is_accent(utf8proc_int32_t code) { return code >= 0x0300 && code <= 0x036F; }
bool is_lower_latin(utf8proc_int32_t code) { return code >= 'a' && code <= 'z'; }

// Drops the accents of Latin letters; returns how many code points are left.
std::size_t drop_accents(CodePoints& points, std::size_t count) {
    std::size_t kept = 0;
    bool after_latin = false;
    for (std::size_t i = 0; i < count; ++i) {
        if (is_accent(points[i])) {
            if (after_latin) continue;
        } else {
            after_latin = is_lower_latin(points[i]);
        }
        points[kept++] = points[i];
    }
    return kept;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        if (static_cast<unsigned char>(bytes[at]) < 0x80) {
            ++at;
            continue;
        }
        const Decoded character = decode(bytes, at);
        if (!character.well_formed) return false;
        at += character.length;
    }
    return true;
}

std::string repair_utf8(std::string_view bytes) {
    if (is_utf8(bytes) && bytes.find('\0') == std::string_view::npos) return std::string(bytes);
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const Decoded character = decode(bytes, at);
        const bool keep = character.well_formed && character.code != 0;
        text += keep ? bytes.substr(at, character.length) : kReplacement;
        at += character.length;
    }
    return text;
}

std::string_view without_cut_character(std::string_view bytes) {
    constexpr std::size_t kLongestBeginning = 3;
    for (std::size_t back = 1; back <= std::min(kLongestBeginning, bytes.size()); ++back)
        if (is_cut_off(bytes, bytes.size() - back)) return bytes.substr(0, bytes.size() - back);
    return bytes;
}

std::string without_controls(std::string_view text) {
    std::string kept;
    kept.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Decoded character = decode(text, at);
        const std::string_view bytes = text.substr(at, character.length);
        at += character.length;
        if (character.code == '\r') {
            if (at < text.size() && text[at] == '\n') continue;
            kept += '\n';
            continue;
        }
        const bool allowed = character.code == '\n' || character.code == '\t';
        const bool control = character.well_formed &&
                             (character.code < 0x20 || (character.code >= 0x7F && character.code <= 0x9F));
        if (!control || allowed) kept += bytes;
    }
    return kept;
}

namespace {

CharacterKind kind_of(utf8proc_int32_t code) {
    switch (utf8proc_category(code)) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_NL:
            return CharacterKind::letter;
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_MC:
        case UTF8PROC_CATEGORY_ME:
            return CharacterKind::mark;
        case UTF8PROC_CATEGORY_ND:
        case UTF8PROC_CATEGORY_NO:
            return CharacterKind::digit;
        case UTF8PROC_CATEGORY_ZS:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP:
            return CharacterKind::space;
        case UTF8PROC_CATEGORY_SM:
        case UTF8PROC_CATEGORY_SC:
        case UTF8PROC_CATEGORY_SK:
        case UTF8PROC_CATEGORY_SO:
            return CharacterKind::symbol;
        case UTF8PROC_CATEGORY_CC:
            return code == '\t' || code == '\n' || code == '\r' ? CharacterKind::space
                                                                : CharacterKind::control;
        case UTF8PROC_CATEGORY_CF:
        case UTF8PROC_CATEGORY_CS:
        case UTF8PROC_CATEGORY_CO:
        case UTF8PROC_CATEGORY_CN:
            return CharacterKind::control;
        default:
            return CharacterKind::punctuation;
    }
}

}  // namespace

Character character_at(std::string_view text, std::size_t at) {
    static const std::array<CharacterKind, 0x80> ascii = [] {
        std::array<CharacterKind, 0x80> kinds{};
        for (std::size_t code = 0; code < kinds.size(); ++code)
            kinds[code] = kind_of(static_cast<utf8proc_int32_t>(code));
        return kinds;
    }();
    const Decoded character = decode(text, at);
    const auto code = static_cast<char32_t>(character.code);
    if (!character.well_formed) return {.bytes = character.length};
    if (code < 0x80)
        return {.code = code, .bytes = 1, .kind = ascii[code], .upper = code >= 'A' && code <= 'Z'};
    return {.code = code,
            .bytes = character.length,
            .kind = kind_of(character.code),
            .upper = utf8proc_isupper(character.code) != 0};
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) at += decode(text, at).length;
    return count;
}

std::string_view first_code_points(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return text;
    std::size_t end = 0;
    for (std::size_t left = limit; end < text.size();) {
        const Grapheme grapheme = grapheme_at(text, end);
        if (grapheme.code_points > left) break;
        left -= grapheme.code_points;
        end = grapheme.end;
    }
    return text.substr(0, end);
}

std::string shorten_at_word(std::string_view text, std::size_t limit) {
    if (first_code_points(text, limit).size() == text.size()) return std::string(text);
    if (limit == 0) return {};
    std::string_view kept = first_code_points(text, limit - 1);
    const bool inside_word = !kept.empty() && kept.back() != ' ' && text[kept.size()] != ' ';
    const std::size_t space = kept.find_last_of(" \n\t");
    if (inside_word && space != std::string_view::npos && !trim(kept.substr(0, space)).empty())
        kept = kept.substr(0, space);
    while (!kept.empty() && std::string_view(" \n\t,;:.-").find(kept.back()) != std::string_view::npos)
        kept.remove_suffix(1);
    return std::string(kept).append(kEllipsis);
}

std::vector<std::string_view> graphemes(std::string_view text) {
    std::vector<std::string_view> found;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = grapheme_at(text, at).end;
        found.push_back(text.substr(at, end - at));
        at = end;
    }
    return found;
}

int display_width(std::string_view text) {
    int width = 0;
    for (const std::string_view grapheme : graphemes(text)) width += width_of(grapheme);
    return width;
}

namespace {

// One paragraph: words go onto a line while they fit; a word that is wider than a line is cut.
class Paragraph {
  public:
    explicit Paragraph(int columns) : columns_(columns) {}

    void add(std::string_view spaces, std::string_view word) {
        const int gap = static_cast<int>(spaces.size());
        const int width = display_width(word);
        const bool fits = width_ + gap + width <= columns_;
        const bool fits_after_indent = lines_.empty() && line_.empty() && gap + 1 < columns_;
        if (!fits && !line_.empty()) flush();
        if (fits || fits_after_indent) append(spaces, gap);
        if (width <= columns_ - width_) return append(word, width);
        for (const std::string_view grapheme : graphemes(word)) {
            const int wide = width_of(grapheme);
            if (width_ + wide > columns_ && !line_.empty()) flush();
            append(grapheme, wide);
        }
    }

    std::vector<std::string> lines() && {
        if (!line_.empty() || lines_.empty()) flush();
        return std::move(lines_);
    }

  private:
    void append(std::string_view text, int width) {
        line_ += text;
        width_ += width;
    }
    void flush() {
        lines_.push_back(std::move(line_));
        line_.clear();
        width_ = 0;
    }

    int columns_;
    int width_ = 0;
    std::string line_;
    std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> wrap(std::string_view text, int columns) {
    ENSURE(columns >= 1);
    std::vector<std::string> lines;
    for (const std::string_view row : split(text, '\n')) {
        Paragraph paragraph(columns);
        for (std::size_t at = 0; at < row.size();) {
            const std::size_t word = std::min(row.find_first_not_of(' ', at), row.size());
            const std::size_t end = std::min(row.find(' ', word), row.size());
            if (word == end) break;  // spaces at the end
            paragraph.add(row.substr(at, word - at), row.substr(word, end - word));
            at = end;
        }
        for (std::string& line : std::move(paragraph).lines()) lines.push_back(std::move(line));
    }
    return lines;
}

std::string nfc(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    std::string composed;
    composed.reserve(text.size());
    for (const std::string_view grapheme : graphemes(text)) {
        if (is_ascii(grapheme)) {
            composed += grapheme;
            continue;
        }
        for (std::string_view rest = grapheme; !rest.empty();) {
            const std::string_view piece = first_piece(rest);
            rest.remove_prefix(piece.size());
            CodePoints points;
            append_composed(composed, points,
                            decomposed(piece, points, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE));
        }
    }
    return composed;
}

namespace {

Folded fold_graphemes(std::string_view text) {
    ENSURE(text.size() < UINT32_MAX);
    constexpr int kOptions =
        UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    Folded folded;
    folded.text.reserve(text.size());
    folded.map.reserve(text.size() + 1);
    for (std::size_t at = 0; at < text.size();) {
        // Between ASCII letters every byte is a grapheme.
        const auto is_plain = [text](std::size_t i) {
            return i >= text.size() || (static_cast<unsigned char>(text[i]) < 0x80 && text[i] != '\r');
        };
        while (at < text.size() && is_plain(at) && is_plain(at + 1)) {
            folded.text += lower(text[at]);
            folded.map.push_back(static_cast<std::uint32_t>(at++));
        }
        if (at == text.size()) break;
        const std::size_t end = grapheme_at(text, at).end;
        const std::string_view grapheme = text.substr(at, end - at);
        if (grapheme.size() == 1 && is_ascii(grapheme)) {
            folded.text += lower(grapheme.front());
        } else {
            for (std::string_view rest = grapheme; !rest.empty();) {
                const std::string_view piece = first_piece(rest);
                rest.remove_prefix(piece.size());
                CodePoints points;
                const std::size_t count = drop_accents(points, decomposed(piece, points, kOptions));
                append_composed(folded.text, points, count);
            }
        }
        folded.map.resize(folded.text.size(), static_cast<std::uint32_t>(at));
        at = end;
    }
    folded.map.push_back(static_cast<std::uint32_t>(text.size()));
    return folded;
}

// How often what folding brought together is folded once more; each time less is left to be joined.
constexpr int kMostFoldings = 8;

}  // namespace

Folded fold(std::string_view text) {
    Folded folded = fold_graphemes(text);
    // What stood apart may stand together now, an accent whose letter was hidden behind a zero-width space,
    // or two letters of Hangul: then they are one.
    for (int i = 0; i < kMostFoldings && !is_ascii(folded.text); ++i) {
        Folded again = fold_graphemes(folded.text);
        if (again.text == folded.text) break;
        for (std::uint32_t& at : again.map) at = folded.map[at];
        folded = std::move(again);
    }
    return folded;
}

namespace {

// Bytes of white space at the beginning of `text`: ASCII's, or U+00A0.
std::size_t space_at_front(std::string_view text) {
    if (text.empty()) return 0;
    if (std::string_view(" \t\n\r\f\v").find(text.front()) != std::string_view::npos) return 1;
    return text.substr(0, 2) == "\xC2\xA0" ? 2 : 0;
}
std::size_t space_at_back(std::string_view text) {
    if (text.empty()) return 0;
    if (std::string_view(" \t\n\r\f\v").find(text.back()) != std::string_view::npos) return 1;
    return text.size() >= 2 && text.substr(text.size() - 2) == "\xC2\xA0" ? 2 : 0;
}

}  // namespace

std::string_view trim(std::string_view text) {
    while (const std::size_t length = space_at_front(text)) text.remove_prefix(length);
    while (const std::size_t length = space_at_back(text)) text.remove_suffix(length);
    return text;
}

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = text.find(at);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::string join(const std::vector<std::string>& parts, std::string_view between) {
    std::string text;
    for (const std::string& part : parts) {
        if (&part != &parts.front()) text += between;
        text += part;
    }
    return text;
}

std::string lower_ascii(std::string_view text) {
    std::string letters(text);
    std::transform(letters.begin(), letters.end(), letters.begin(), lower);
    return letters;
}

int edit_distance(std::string_view a, std::string_view b, int limit) {
    const int rows = static_cast<int>(a.size());
    const int columns = static_cast<int>(b.size());
    limit = std::clamp(limit, 0, std::max(rows, columns));
    if (std::abs(rows - columns) > limit) return limit + 1;
    const int too_far = limit + 1;

    // Rows i-2, i-1 and i of the table; only the band within `limit` of the diagonal can matter.
    const std::size_t stride = b.size() + 1;
    std::array<int, 3 * 33> small;
    std::vector<int> large;
    if (3 * stride > small.size()) large.resize(3 * stride);
    int* row = large.empty() ? small.data() : large.data();
    int* last = row + stride;
    int* before = last + stride;
    for (int j = 0; j <= columns; ++j) last[j] = std::min(j, too_far);

    for (int i = 1; i <= rows; ++i) {
        const int from = std::max(1, i - limit);
        const int to = std::min(columns, i + limit);
        row[from - 1] = from == 1 ? std::min(i, too_far) : too_far;
        int least = row[from - 1];
        for (int j = from; j <= to; ++j) {
            const bool same = a[i - 1] == b[j - 1];
            const int above = j <= i - 1 + limit ? last[j] : too_far;
            int best = std::min({last[j - 1] + (same ? 0 : 1), row[j - 1] + 1, above + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = std::min(best, before[j - 2] + 1);
            row[j] = std::min(best, too_far);
            least = std::min(least, row[j]);
        }
        // A swap may still step over one row that is too far throughout.
        if (least > limit && (i == 1 || *std::min_element(last + from - 1, last + to) > limit))
            return too_far;
        int* const oldest = before;
        before = last;
        last = row;
        row = oldest;
    }
    return std::min(last[columns], too_far);
}

std::string closest(std::string_view name, const std::vector<std::string>& names) {
    int limit = std::max(1, static_cast<int>(name.size()) / 3);
    std::string best;
    for (const std::string& other : names) {
        const int distance = edit_distance(name, other, limit);
        if (distance > limit) continue;
        best = other;
        limit = distance - 1;
        if (limit < 0) break;
    }
    return best;
}

}  // namespace onward

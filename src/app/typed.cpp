#include "app/typed.hpp"

#include "base/text.hpp"

namespace onward {
namespace {

constexpr std::string_view kPasteBegins = "\x1b[200~", kPasteEnds = "\x1b[201~";
constexpr char32_t kReplacement = 0xFFFD;

// How many bytes a character has that begins so; 0: no character does.
std::size_t length_after(unsigned char first) {
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return 2;
    if (first >= 0xE0 && first <= 0xEF) return 3;
    if (first >= 0xF0 && first <= 0xF4) return 4;
    return 0;
}

}  // namespace

std::optional<char32_t> Typed::next() {
    for (;;) {
        if (bytes_.empty()) return std::nullopt;
        const std::string_view mark = pasting_ ? kPasteEnds : kPasteBegins;
        if (bytes_.starts_with(mark)) {
            bytes_.erase(0, mark.size());
            pasting_ = !pasting_;
            continue;
        }
        // The mark may come in two parts, and begins like the Escape key.
        if (!complete_ && mark.starts_with(bytes_)) return std::nullopt;
        const auto character = decode();
        if (character && bytes_.empty()) complete_ = false;
        if (!character || !pasting_) return character;
        if (*character >= 0x20 && *character != 0x7F) return character;
        return U' ';
    }
}

std::optional<char32_t> Typed::decode() {
    const std::size_t length = length_after(static_cast<unsigned char>(bytes_[0]));
    if (length > bytes_.size() && !complete_) return std::nullopt;
    if (length == 0 || length > bytes_.size() || !is_utf8(std::string_view(bytes_).substr(0, length))) {
        bytes_.erase(0, 1);
        return kReplacement;
    }
    char32_t character = static_cast<unsigned char>(bytes_[0]);
    if (length > 1) character &= (1U << (7 - length)) - 1;
    for (std::size_t i = 1; i < length; ++i)
        character = character << 6 | (static_cast<unsigned char>(bytes_[i]) & 0x3F);
    bytes_.erase(0, length);
    return character;
}

}  // namespace onward

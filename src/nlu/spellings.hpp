// How people spell in chats, as data: contractions, short forms, joined and parted words, stretched letters.
// The tables in spellings.cpp are what one extends.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace onward {

// One word as it was written: folded, apostrophes as ' inside it ("don't").
struct WrittenWord {
    std::string text;
    std::string plain;           // without the apostrophes; empty if it has none
    bool starts_clause = false;  // nothing of its clause stands before it
    std::string_view letters() const { return plain.empty() ? text : plain; }
};

// "soooo" -> "so", "goooood" -> "good", "hahaha" -> "lol"; other words as they are. Reads letters a to z
// only.
std::string without_elongation(std::string_view word);

// What stands for words[at], and perhaps for those after it.
struct Spelling {
    std::string words;      // with single spaces between
    std::size_t taken = 1;  // so many of the written words
};
// The spelling table's answer for words[at ...]; nothing: the word stays (without its apostrophes).
std::optional<Spelling> spelling_at(std::span<const WrittenWord> words, std::size_t at);

}  // namespace onward

// The tables of this floor, made for one question: is this word in it, and what stands beside it? Built once
// from constants, then only read; a look-up is a few nanoseconds, since every word of every message asks some
// of them.
//
//   const WordSet kNegations("not no never");        kNegations.has(word)
//   const WordTable<int> kMonths{{"january", 1}, {"jan", 1}};      kMonths.find(word)
//   const PhraseTable<Feast> feasts(kFeasts);                      feasts.longest(words, at)
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace onward {

// Reads the first and the last eight letters: words of a language differ there.
inline std::uint64_t word_hash(std::string_view word) {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    const std::size_t size = word.size();
    if (size >= 8) {
        std::memcpy(&first, word.data(), 8);
        std::memcpy(&last, word.data() + size - 8, 8);
    } else {
        for (const char c : word) first = first << 8 | static_cast<unsigned char>(c);
    }
    std::uint64_t mixed = (first ^ (last << 1) ^ size) * 0x9E3779B97F4A7C15;
    mixed ^= mixed >> 32;
    return mixed * 0xD6E8FEB86659FD93;
}

// For std's tables of words that grow; they are then asked with any text, without a string made of it.
struct WordHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return word_hash(word) >> 32; }
};

// Words to values; an open hash table, at most half full. The words' letters must outlive it.
template <class T>
class WordTable {
  public:
    WordTable() : WordTable(std::vector<std::pair<std::string_view, T>>{}) {}
    WordTable(std::initializer_list<std::pair<std::string_view, T>> rows)
        : WordTable(std::vector<std::pair<std::string_view, T>>(rows)) {}
    explicit WordTable(std::vector<std::pair<std::string_view, T>> rows) : rows_(std::move(rows)) {
        std::size_t size = 4;
        while (size < 2 * rows_.size() + 1) size *= 2;
        slots_.resize(size);
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const std::uint64_t mixed = word_hash(rows_[i].first);
            Slot& slot = slots_[slot_of(rows_[i].first, mixed)];
            if (slot.row == 0)  // of equal words the first one counts
                slot = {.row = static_cast<std::uint32_t>(i + 1), .tag = static_cast<std::uint32_t>(mixed)};
        }
    }

    const T* find(std::string_view word) const {
        const std::uint32_t row = slots_[slot_of(word, word_hash(word))].row;
        return row == 0 ? nullptr : &rows_[row - 1].second;
    }
    const std::vector<std::pair<std::string_view, T>>& rows() const { return rows_; }

  private:
    struct Slot {
        std::uint32_t row = 0;  // 1 + the row; 0: free
        std::uint32_t tag = 0;  // of the word's hash, so that few words are compared in full
    };
    // The slot that holds the word, or the free one where it would be.
    std::size_t slot_of(std::string_view word, std::uint64_t mixed) const {
        const std::size_t mask = slots_.size() - 1;
        const auto tag = static_cast<std::uint32_t>(mixed);
        std::size_t slot = mixed >> 32 & mask;
        while (slots_[slot].row != 0 &&
               (slots_[slot].tag != tag || rows_[slots_[slot].row - 1].first != word))
            slot = (slot + 1) & mask;
        return slot;
    }
    std::vector<std::pair<std::string_view, T>> rows_;
    std::vector<Slot> slots_;
};

// The words of a text, parted by single spaces.
inline std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        if (!word.empty()) words.push_back(word);
        text.remove_prefix(std::min(word.size() + 1, text.size()));
    }
    return words;
}

// A set of words, written as a text of them. (A template over the text would need no object; but g++ 14 takes
// two tables of one name in two files for one and the same.)
class WordSet {
  public:
    explicit WordSet(std::string_view words) : table_(rows_of(words)) {}
    bool has(std::string_view word) const { return table_.find(word) != nullptr; }

  private:
    static std::vector<std::pair<std::string_view, bool>> rows_of(std::string_view words) {
        std::vector<std::pair<std::string_view, bool>> rows;
        for (const std::string_view word : words_of(words)) rows.emplace_back(word, true);
        return rows;
    }
    WordTable<bool> table_;
};

// Rows that each begin with a phrase, `words`, by the phrase's first word. The rows must outlive it.
template <class Row>
class PhraseTable {
  public:
    explicit PhraseTable(std::span<const Row> rows) {
        std::vector<std::pair<std::string_view, std::vector<const Row*>>> by_first;
        for (const Row& row : rows) {
            const std::string_view phrase = row.words;
            const std::string_view first = phrase.substr(0, phrase.find(' '));
            std::size_t at = 0;
            while (at < by_first.size() && by_first[at].first != first) ++at;
            if (at == by_first.size()) by_first.push_back({first, {}});
            by_first[at].second.push_back(&row);
        }
        table_ = WordTable<std::vector<const Row*>>(std::move(by_first));
    }

    struct Hit {
        const Row* row = nullptr;
        std::uint32_t last = 0;  // where the words after the phrase begin
        explicit operator bool() const { return row != nullptr; }
    };
    // The longest phrase that begins at words[at]; of equal ones the first row.
    template <class Words>
    Hit longest(const Words& words, std::uint32_t at) const {
        Hit best;
        if (const auto* rows = table_.find(words[at]))
            for (const Row* row : *rows)
                if (const std::uint32_t last = end_of(words, at, row->words); last > best.last)
                    best = {.row = row, .last = last};
        return best;
    }
    std::vector<std::string_view> first_words() const {
        std::vector<std::string_view> words;
        for (const auto& [first, rows] : table_.rows()) words.push_back(first);
        return words;
    }

  private:
    template <class Words>
    static std::uint32_t end_of(const Words& words, std::uint32_t at, std::string_view phrase) {
        while (!phrase.empty()) {
            const std::string_view word = words[at++];
            if (word.empty() || !phrase.starts_with(word)) return 0;
            phrase.remove_prefix(word.size());
            if (phrase.empty()) break;
            if (phrase.front() != ' ') return 0;
            phrase.remove_prefix(1);
        }
        return at;
    }

    WordTable<std::vector<const Row*>> table_;
};

}  // namespace onward

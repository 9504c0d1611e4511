#include "nlu/near_words.hpp"

#include <algorithm>
#include <numeric>

#include "base/text.hpp"
#include "nlu/utterance.hpp"

namespace onward {

namespace {

bool is_letters(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

int allowed_typos(std::size_t letters) {
    return letters < kShortestMended ? 0 : letters < kTwoTyposFrom ? 1 : 2;
}

bool can_be_misspelt(std::string_view word) {
    return word.size() >= kShortestMended - 1 && word.size() <= kLongestMended && is_letters(word);
}

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

std::string without(std::string_view word, std::size_t at) { return std::string(word).erase(at, 1); }

// How many typos lie between them; more than allowed: none may.
int typos_between(std::string_view written, std::string_view meant) {
    const int allowed = allowed_typos(meant.size());
    const bool same_start = written[0] == meant[0];
    const bool swapped_start = written[0] == meant[1] && written[1] == meant[0];
    if (!same_start && !swapped_start) return allowed + 1;
    const int typos = edit_distance(written, meant, allowed);
    if (written.size() >= kShortestMended || typos > allowed) return typos;
    // Three letters are near to too much: only a doubled letter or the one vowel may be missing ("kil",
    // "kll").
    const bool no_vowel = std::none_of(written.begin(), written.end(), is_vowel);
    for (std::size_t at = 1; at < meant.size(); ++at)
        if ((meant[at] == meant[at - 1] || (no_vowel && is_vowel(meant[at]))) &&
            without(meant, at) == written)
            return typos;
    return allowed + 1;
}

// FNV-1a, letter by letter, so that the beginning of a word is hashed once for all its shortened forms. Words
// of equal hashes are compared letter by letter afterwards.
constexpr std::uint64_t kNoLetters = 14695981039346656037ULL;
std::uint64_t hash_on(std::uint64_t before, char letter) {
    return (before ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
}

// The table of shortened words is entered by the first bits of their hashes, so that a look-up costs one
// step.
constexpr int kBucketBits = 14;
constexpr std::size_t kBuckets = std::size_t{1} << kBucketBits;
std::size_t bucket_of(std::uint64_t value) { return value >> (64 - kBucketBits); }

// The rest of a word with up to `left_out` of its letters left out, in every way, behind a beginning. Of
// equal neighbours the first alone is left out: the other would give the same letters.
void add_shortened(std::uint64_t beginning, std::string_view rest, int left_out,
                   std::vector<std::uint64_t>& hashes) {
    for (std::size_t at = 0; at < rest.size(); ++at) {
        if (left_out > 0 && (at == 0 || rest[at] != rest[at - 1]))
            add_shortened(beginning, rest.substr(at + 1), left_out - 1, hashes);
        beginning = hash_on(beginning, rest[at]);
    }
    hashes.push_back(beginning);
}

// Two words within so many typos share one of these.
std::vector<std::uint64_t> shortened(std::string_view word, int left_out) {
    std::vector<std::uint64_t> hashes;
    hashes.reserve(left_out < 2 ? word.size() + 1 : 1 + word.size() * (word.size() + 1) / 2);
    add_shortened(kNoLetters, word, left_out, hashes);
    return hashes;
}

// "text" "texts" "texted" "texting"; those that English does not have do no harm, for nobody writes them.
std::vector<std::string> regular_forms(const std::string& word) {
    std::vector<std::string> forms = {word + "s", word + "ed", word + "ing", word + "d", word + "er"};
    if (word.size() < 3) return forms;
    const char last = word.back();
    const std::string shorter = word.substr(0, word.size() - 1);
    if (last == 'e') forms.push_back(shorter + "ing");
    if (last == 'y') forms.insert(forms.end(), {shorter + "ies", shorter + "ied"});
    if (!is_vowel(last) && is_vowel(word[word.size() - 2]))
        forms.insert(forms.end(), {word + last + "ed", word + last + "ing"});
    return forms;
}

}  // namespace

NearWords::NearWords(std::vector<Meant> words) {
    // Rules share most of their words, and every form has to be stemmed.
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    for (const Meant& word : words) {
        if (!is_letters(word.word)) continue;
        const std::string its_stem = stem(word.word);
        if (word.word.size() >= kShortestMended) meant_.push_back(word);
        for (std::string& form : regular_forms(word.word))
            if (form.size() >= kShortestMended && form.size() <= kLongestMended &&
                stem_once(form) == its_stem)
                meant_.push_back({std::move(form), word.stem});
    }
    std::sort(meant_.begin(), meant_.end());
    meant_.erase(std::unique(meant_.begin(), meant_.end()), meant_.end());

    constexpr std::size_t kRowsOfWord = 32;  // of a long word up to twice, of a short one a fifth
    std::vector<std::pair<std::uint64_t, std::uint32_t>> rows;
    rows.reserve(kRowsOfWord * meant_.size());
    for (std::uint32_t i = 0; i < meant_.size(); ++i)
        for (const std::uint64_t shorter : shortened(meant_[i].word, allowed_typos(meant_[i].word.size())))
            rows.emplace_back(shorter, i);
    bucket_.assign(kBuckets + 1, 0);
    for (const auto& [shorter, index] : rows) ++bucket_[bucket_of(shorter) + 1];
    std::partial_sum(bucket_.begin(), bucket_.end(), bucket_.begin());
    // Each row goes to the next free place of its bucket: many times faster than to sort them all.
    shortened_.resize(rows.size());
    std::vector<std::uint32_t> next(bucket_.begin(), bucket_.end() - 1);
    for (const auto& row : rows) shortened_[next[bucket_of(row.first)]++] = row;
}

std::vector<StemId> NearWords::find(std::string_view word) const {
    if (!can_be_misspelt(word) || shortened_.empty()) return {};
    // A word of six letters can be one of eight with two left out; none shorter can.
    const int left_out = word.size() + 2 >= kTwoTyposFrom ? 2 : 1;
    std::vector<std::uint32_t> candidates;
    for (const std::uint64_t shorter : shortened(word, left_out)) {
        const std::size_t bucket = bucket_of(shorter);
        for (std::uint32_t at = bucket_[bucket]; at < bucket_[bucket + 1]; ++at)
            if (shortened_[at].first == shorter) candidates.push_back(shortened_[at].second);
    }
    return nearest(word, std::move(candidates));
}

std::vector<StemId> NearWords::find_slowly(std::string_view word) const {
    if (!can_be_misspelt(word)) return {};
    std::vector<std::uint32_t> candidates(meant_.size());
    for (std::uint32_t i = 0; i < candidates.size(); ++i) candidates[i] = i;
    return nearest(word, std::move(candidates));
}

std::vector<StemId> NearWords::nearest(std::string_view word, std::vector<std::uint32_t> candidates) const {
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    int least = 3;
    std::vector<StemId> stems;
    for (const std::uint32_t candidate : candidates) {
        const Meant& meant = meant_[candidate];
        const int typos = typos_between(word, meant.word);
        if (typos > allowed_typos(meant.word.size()) || typos > least) continue;
        if (typos < least) stems.clear();
        least = typos;
        if (stems.size() < kMostMeant && std::find(stems.begin(), stems.end(), meant.stem) == stems.end())
            stems.push_back(meant.stem);
    }
    return stems;
}

}  // namespace onward

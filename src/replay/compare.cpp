#include "replay/compare.hpp"

#include <algorithm>
#include <cstdint>

#include "base/text.hpp"
#include "dialog/emphasis.hpp"
#include "replay/scan.hpp"

namespace onward {
namespace {

// Whether the runs stand in the words, in order, each run of adjacent words, any gap between two runs. The
// first place where a run stands is always the best: it leaves most for those that follow.
bool holds_runs(const std::vector<std::string>& words, const std::vector<std::vector<std::string>>& runs) {
    auto from = words.begin();
    for (const auto& run : runs) {
        const auto at = std::search(from, words.end(), run.begin(), run.end());
        if (at == words.end()) return false;
        from = at + static_cast<std::ptrdiff_t>(run.size());
    }
    return true;
}

bool written_in(const Text& text, std::string_view words) {
    for (const Text::Alternative& alternative : text.alternatives)
        for (const Template& variant : alternative.variants)
            for (const Piece& piece : variant.pieces)
                if (piece.kind == Piece::Kind::literal && piece.text.find(words) != std::string::npos)
                    return true;
    return false;
}

// Differences first, then messages taken by `<...`: the cheapest alignment wins.
struct Cost {
    int differences = 0;
    int taken = 0;
    auto operator<=>(const Cost&) const = default;
};
constexpr Cost operator+(Cost a, Cost b) { return {a.differences + b.differences, a.taken + b.taken}; }

}  // namespace

std::string comparable(std::string_view message) {
    std::string lines;
    std::string line;
    const auto end_line = [&] {
        line.erase(line.find_last_not_of(" \t\r") + 1);
        lines += line;
        line.clear();
    };
    for (std::size_t i = 0; i < message.size(); ++i) {
        const char c = message[i];
        if (c == '\n' || (c == '\r' && (i + 1 == message.size() || message[i + 1] != '\n'))) {
            end_line();
            lines += '\n';
        } else {
            line += c;
        }
    }
    end_line();
    while (!lines.empty() && lines.back() == '\n') lines.pop_back();
    return nfc(lines);
}

std::string words_of(const Say& say) { return comparable(without_marks(say.words)); }

std::optional<std::string> unfilled(const Say& say, const Script& script) {
    const Text* text = script.text(say.text);
    for (std::size_t at = say.words.find('{'); at != std::string::npos; at = say.words.find('{', at + 1)) {
        const std::size_t end = say.words.find('}', at);
        if (end == std::string::npos) return std::nullopt;
        const std::string inside = say.words.substr(at, end + 1 - at);
        const bool name = inside.size() > 2 && inside.find_first_of("\n{", 1) == std::string::npos &&
                          ((inside[1] >= 'a' && inside[1] <= 'z') || (inside[1] >= 'A' && inside[1] <= 'Z'));
        if (name && (text == nullptr || !written_in(*text, inside))) return inside;
    }
    return std::nullopt;
}

bool agrees(const Expected& expected, const Say& say, const Script& script) {
    switch (expected.kind) {
        case Expected::Kind::exact:
            return comparable(expected.text) == words_of(say);
        case Expected::Kind::text:
            return say.text.value == expected.text && !unfilled(say, script);
        case Expected::Kind::words:
            return holds_runs(plain_words(words_of(say)), expected.runs);
        case Expected::Kind::pattern:
            return expected.pattern->found_in(words_of(say));
        case Expected::Kind::any:
        case Expected::Kind::rest:
            return true;
    }
    return false;
}

bool agree(const ExpectedButtons& expected, const std::vector<std::string>& shown) {
    if (expected.any) return true;
    if (expected.more ? shown.size() < expected.labels.size() : shown.size() != expected.labels.size())
        return false;
    return std::equal(
        expected.labels.begin(), expected.labels.end(), shown.begin(),
        [](const std::string& a, const std::string& b) { return comparable(a) == comparable(b); });
}

std::vector<Pairing> align(const std::vector<const Expected*>& expected, const std::vector<Said>& said,
                           const Script& script) {
    const std::size_t rows = expected.size();
    const std::size_t columns = said.size();
    const auto is_rest = [&](std::size_t i) { return expected[i]->kind == Expected::Kind::rest; };
    std::vector<std::vector<bool>> same(rows, std::vector<bool>(columns, false));
    for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t j = 0; j < columns; ++j)
            same[i][j] = !is_rest(i) && agrees(*expected[i], said[j].say, script);

    // cost[i][j]: of the expected from i on against the said from j on. A pair that differs costs both its
    // sides, so that it is never better than finding the message elsewhere.
    constexpr Cost kMissing{1, 0};
    constexpr Cost kExtra{1, 0};
    constexpr Cost kTaken{0, 1};
    std::vector<std::vector<Cost>> cost(rows + 1, std::vector<Cost>(columns + 1));
    const auto step = [&](std::size_t i, std::size_t j) {
        Cost best{INT32_MAX / 2, 0};
        if (i < rows) best = std::min(best, (is_rest(i) ? Cost{} : kMissing) + cost[i + 1][j]);
        if (j < columns) best = std::min(best, kExtra + cost[i][j + 1]);
        if (i < rows && j < columns && is_rest(i)) best = std::min(best, kTaken + cost[i][j + 1]);
        if (i < rows && j < columns && same[i][j]) best = std::min(best, cost[i + 1][j + 1]);
        return best;
    };
    for (std::size_t i = rows + 1; i-- > 0;)
        for (std::size_t j = columns + 1; j-- > 0;)
            if (i < rows || j < columns) cost[i][j] = step(i, j);

    std::vector<Pairing> pairs;
    std::vector<std::size_t> missing;
    std::vector<std::size_t> extra;
    const auto set_against_each_other = [&] {
        const std::size_t both = std::min(missing.size(), extra.size());
        for (std::size_t k = 0; k < both; ++k) pairs.push_back({missing[k], extra[k], false});
        for (std::size_t k = both; k < missing.size(); ++k)
            pairs.push_back({missing[k], std::nullopt, false});
        for (std::size_t k = both; k < extra.size(); ++k) pairs.push_back({std::nullopt, extra[k], false});
        missing.clear();
        extra.clear();
    };
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < rows || j < columns) {
        const bool both = i < rows && j < columns;
        if (both && same[i][j] && cost[i][j] == cost[i + 1][j + 1]) {
            set_against_each_other();
            pairs.push_back({i++, j++, true});
        } else if (i < rows && is_rest(i) && cost[i][j] == cost[i + 1][j]) {
            set_against_each_other();
            ++i;
        } else if (both && is_rest(i) && cost[i][j] == kTaken + cost[i][j + 1]) {
            set_against_each_other();
            pairs.push_back({i, j++, true});
        } else if (i < rows && !is_rest(i) && cost[i][j] == kMissing + cost[i + 1][j]) {
            missing.push_back(i++);
        } else {
            extra.push_back(j++);
        }
    }
    set_against_each_other();
    return pairs;
}

}  // namespace onward

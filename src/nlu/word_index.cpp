#include "nlu/word_index.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace onward {

void WordIndex::add(std::uint32_t rule, const std::vector<PhrasePattern>& patterns, bool whole_clause) {
    constexpr std::uint64_t kNever = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t least = kNever;
    std::vector<StemId> chosen;
    std::uint32_t reach = 0;
    for (const PhrasePattern& pattern : patterns)
        for (const std::vector<std::vector<StemId>>& item : pattern.needed()) {
            std::vector<StemId> stems;
            for (const std::vector<StemId>& wording : item)
                stems.push_back(
                    *std::min_element(wording.begin(), wording.end(), [this](StemId left, StemId right) {
                        return std::pair(often_[left], left) < std::pair(often_[right], right);
                    }));
            std::sort(stems.begin(), stems.end());
            stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
            std::uint64_t all_often = 0;
            for (const StemId stem : stems) all_often += often_[stem] + 1;
            if (all_often >= least) continue;
            least = all_often;
            chosen = std::move(stems);
            reach = whole_clause ? std::numeric_limits<std::uint32_t>::max() : pattern.longest();
        }
    for (const StemId stem : chosen) entries_[stem].push_back({rule, reach});
}

std::vector<Window> WordIndex::windows(const Tokens& tokens, std::uint32_t first, std::uint32_t last) const {
    std::vector<Window> windows;
    for (std::uint32_t at = first; at < last; ++at)
        for (const StemId stem : tokens.stems(at))
            for (const Entry& entry : entries_[stem])
                windows.push_back({.rule = entry.rule,
                                   .first = at - std::min(at - first, entry.reach),
                                   .last = at + std::min(last - at, entry.reach)});
    std::sort(windows.begin(), windows.end(), [](const Window& left, const Window& right) {
        return std::pair(left.rule, left.first) < std::pair(right.rule, right.first);
    });
    std::size_t kept = 0;
    for (const Window& window : windows) {
        if (kept > 0 && windows[kept - 1].rule == window.rule && window.first <= windows[kept - 1].last)
            windows[kept - 1].last = std::max(windows[kept - 1].last, window.last);
        else
            windows[kept++] = window;
    }
    windows.resize(kept);
    return windows;
}

}  // namespace onward

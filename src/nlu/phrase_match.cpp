#include "nlu/phrase_match.hpp"

#include <algorithm>
#include <map>

#include "base/ensure.hpp"

namespace onward {

namespace {

constexpr std::uint32_t kStop = 0xffffffff;

// The wordings of one item, by their first words. Node 0 is where they all begin.
struct Trie {
    struct Node {
        std::vector<StemId> ending;                // a wording ends with one of these
        std::map<StemId, std::uint32_t> going_on;  // to the node of the longer ones
    };
    std::vector<Node> nodes{1};

    void add(const std::vector<StemId>& wording) {
        std::uint32_t at = 0;
        for (std::size_t i = 0; i + 1 < wording.size(); ++i) {
            const auto [next, added] =
                nodes[at].going_on.try_emplace(wording[i], static_cast<std::uint32_t>(nodes.size()));
            at = next->second;
            if (added) nodes.emplace_back();
        }
        nodes[at].ending.push_back(wording.back());
    }
};

int weighed(int content, int cost) { return 2 * content - cost; }  // 0.1 a content word, 0.05 a gap or typo

}  // namespace

bool is_better(const PhraseMatch& left, const PhraseMatch& right) {
    const int left_cost = left.gaps + left.typos;
    const int right_cost = right.gaps + right.typos;
    const int left_value = weighed(left.content, left_cost);
    const int right_value = weighed(right.content, right_cost);
    if (left_value != right_value) return left_value > right_value;
    if (left_cost != right_cost) return left_cost < right_cost;
    for (std::size_t i = 0; i < std::min(left.tokens.size(), right.tokens.size()); ++i)
        if (left.tokens[i] != right.tokens[i]) return left.tokens[i] < right.tokens[i];
    return left.tokens.size() > right.tokens.size();
}

// The best way from each node and token to an end, found once for each pair.
class PhrasePattern::Search {
  public:
    using Cell = PhraseScratch::Cell;

    Search(const PhrasePattern& pattern, const Tokens& tokens, std::uint32_t first, std::uint32_t last,
           PhraseScratch& scratch)
        : pattern_(pattern), tokens_(tokens), first_(first), last_(last), scratch_(scratch) {
        const std::size_t cells = pattern.nodes_.size() * (last - first + 1);
        if (scratch.cells_.size() < cells) scratch.cells_.resize(cells);
        if (++scratch.stamp_ == 0) {  // after four thousand million searches
            std::fill(scratch.cells_.begin(), scratch.cells_.end(), Cell{});
            scratch.stamp_ = 1;
        }
    }

    std::optional<PhraseMatch> from(std::uint32_t token) {
        const Cell start = way(0, token);
        if (!start.found) return std::nullopt;
        PhraseMatch match;
        std::uint32_t node = 0;
        std::uint32_t at = token;
        for (Cell cell = start; cell.arc != kStop; cell = this->cell(node, at)) {
            const Arc& arc = pattern_.nodes_[node][cell.arc];
            match.tokens.push_back(cell.token);
            match.content += tokens_.all[cell.token].content ? 1 : 0;
            match.typos += tokens_.all[cell.token].misspelt() ? 1 : 0;
            match.gaps += bridges(arc, at, cell.token) ? 1 : 0;
            node = arc.to;
            at = cell.token + 1;
        }
        return match;
    }

  private:
    Cell& cell(std::uint32_t node, std::uint32_t at) {
        return scratch_.cells_[node * (last_ - first_ + 1) + (at - first_)];
    }

    // The next word may be at [at, until).
    Cell way(std::uint32_t node, std::uint32_t at) {
        if (Cell& known = cell(node, at); known.stamp == scratch_.stamp_) return known;
        Cell best{.stamp = scratch_.stamp_, .found = pattern_.ends_[node], .arc = kStop};
        const std::vector<Arc>& arcs = pattern_.nodes_[node];
        for (std::uint32_t i = 0; i < arcs.size(); ++i) {
            const std::uint32_t until = std::min(last_, at + 1 + most_skipped(arcs[i].skip));
            for (std::uint32_t token = at; token < until; ++token) {
                if (!pattern_.takes(arcs[i], tokens_, token)) continue;
                if (arcs[i].skip == Skip::little && !may_stand_between(tokens_, at, token)) continue;
                const Cell rest = way(arcs[i].to, token + 1);
                if (!rest.found) continue;
                const Token& it = tokens_.all[token];
                const int cost = (it.misspelt() ? 1 : 0) + (bridges(arcs[i], at, token) ? 1 : 0);
                const Cell option{.stamp = scratch_.stamp_,
                                  .found = true,
                                  .value = rest.value + weighed(it.content ? 1 : 0, cost),
                                  .cost = rest.cost + cost,
                                  .arc = i,
                                  .token = token};
                if (!best.found || beats(option, best, node)) best = option;
            }
        }
        return cell(node, at) = best;
    }

    bool beats(const Cell& option, const Cell& best, std::uint32_t node) {
        if (option.value != best.value) return option.value > best.value;
        if (option.cost != best.cost) return option.cost < best.cost;
        if (best.arc == kStop) return true;  // of equals the one of more words
        if (option.token != best.token) return option.token < best.token;
        // Both take this token: the first difference further on decides.
        std::uint32_t left = pattern_.nodes_[node][option.arc].to;
        std::uint32_t right = pattern_.nodes_[node][best.arc].to;
        std::uint32_t left_at = option.token + 1;
        std::uint32_t right_at = best.token + 1;
        while (true) {
            const Cell& l = cell(left, left_at);
            const Cell& r = cell(right, right_at);
            if (l.arc == kStop || r.arc == kStop) return l.arc != kStop;
            if (l.token != r.token) return l.token < r.token;
            left = pattern_.nodes_[left][l.arc].to;
            right = pattern_.nodes_[right][r.arc].to;
            left_at = right_at = l.token + 1;
        }
    }

    // A gap that bridges no more than what may stand between any neighbours costs nothing.
    bool bridges(const Arc& arc, std::uint32_t at, std::uint32_t token) const {
        return arc.skip == Skip::gap && !may_stand_between(tokens_, at, token);
    }

    const PhrasePattern& pattern_;
    const Tokens& tokens_;
    std::uint32_t first_, last_;
    PhraseScratch& scratch_;
};

Result<PhrasePattern> PhrasePattern::compile(const std::vector<PhraseItem>& phrase, const SetTable& sets,
                                             Vocabulary& vocabulary) {
    PhrasePattern pattern;
    pattern.nodes_.resize(1);
    struct Open {
        std::uint32_t node;
        Skip skip;
    };
    std::vector<Open> open = {{0, Skip::nothing}};  // where the next item may begin
    for (const PhraseItem& item : phrase) {
        if (item.kind == PhraseItem::Kind::gap) {
            for (Open& from : open)
                if (from.node != 0) from.skip = Skip::gap;
            continue;
        }
        const auto sequences = sets.sequences(item);
        if (!sequences) return sequences.error();
        Trie trie;
        std::vector<std::vector<StemId>> wordings;
        for (const WordSequence& words : *sequences) {
            std::vector<StemId> stems;
            for (const std::string& word : words) stems.push_back(vocabulary.add(stem(word)));
            if (stems.empty()) continue;  // a set of optional members alone
            trie.add(stems);
            wordings.push_back(std::move(stems));
        }
        if (wordings.empty()) continue;

        const auto inner = static_cast<std::uint32_t>(pattern.nodes_.size());  // the trie's node 1
        const auto end = static_cast<std::uint32_t>(inner + trie.nodes.size() - 1);
        pattern.nodes_.resize(end + 1);
        const auto add_arcs = [&](std::uint32_t from, Skip skip, Trie::Node& node) {
            const auto add = [&](const std::vector<StemId>& stems, std::uint32_t to) {
                const auto first = static_cast<std::uint32_t>(pattern.words_.size());
                pattern.words_.insert(pattern.words_.end(), stems.begin(), stems.end());
                pattern.nodes_[from].push_back(
                    {.skip = skip,
                     .words_first = first,
                     .words_last = static_cast<std::uint32_t>(pattern.words_.size()),
                     .to = to});
            };
            std::sort(node.ending.begin(), node.ending.end());
            node.ending.erase(std::unique(node.ending.begin(), node.ending.end()), node.ending.end());
            if (!node.ending.empty()) add(node.ending, end);
            for (const auto& [stem, next] : node.going_on) add({stem}, inner + next - 1);
        };
        for (const Open& from : open) add_arcs(from.node, from.skip, trie.nodes[0]);
        for (std::uint32_t i = 1; i < trie.nodes.size(); ++i)
            add_arcs(inner + i - 1, Skip::little, trie.nodes[i]);

        if (item.kind == PhraseItem::Kind::optional) {
            open.push_back({end, Skip::little});
        } else {
            open = {{end, Skip::little}};
            pattern.needed_.push_back(std::move(wordings));
        }
    }
    pattern.ends_.assign(pattern.nodes_.size(), false);
    for (const Open& last : open)
        if (last.node != 0) pattern.ends_[last.node] = true;

    // Arcs lead to nodes of larger numbers.
    std::vector<std::uint32_t> longest(pattern.nodes_.size(), 0);
    for (std::uint32_t node = 0; node < pattern.nodes_.size(); ++node)
        for (const Arc& arc : pattern.nodes_[node]) {
            ENSURE(arc.to > node);
            longest[arc.to] = std::max(longest[arc.to], longest[node] + most_skipped(arc.skip) + 1);
        }
    pattern.longest_ = *std::max_element(longest.begin(), longest.end());
    return pattern;
}

bool PhrasePattern::takes(const Arc& arc, const Tokens& tokens, std::uint32_t token) const {
    for (const StemId stem : tokens.stems(token)) {
        if (arc.words_last - arc.words_first == 1) {
            if (words_[arc.words_first] == stem) return true;
        } else if (std::binary_search(words_.begin() + arc.words_first, words_.begin() + arc.words_last,
                                      stem)) {
            return true;
        }
    }
    return false;
}

std::vector<PhraseMatch> PhrasePattern::matches(const Tokens& tokens, std::uint32_t first, std::uint32_t last,
                                                PhraseScratch& scratch) const {
    std::vector<PhraseMatch> found;
    std::optional<Search> search;
    for (std::uint32_t token = first; token < last; ++token) {
        if (std::none_of(nodes_[0].begin(), nodes_[0].end(),
                         [&](const Arc& arc) { return takes(arc, tokens, token); }))
            continue;
        if (!search) search.emplace(*this, tokens, first, last, scratch);
        if (auto match = search->from(token)) found.push_back(std::move(*match));
    }
    std::sort(found.begin(), found.end(), is_better);
    return found;
}

}  // namespace onward

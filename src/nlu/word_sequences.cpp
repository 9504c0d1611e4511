#include "nlu/word_sequences.hpp"

#include <algorithm>

namespace onward {

namespace {

using Sequences = Result<std::vector<WordSequence>>;

void keep_each_once(std::vector<WordSequence>& sequences) {
    std::sort(sequences.begin(), sequences.end());
    sequences.erase(std::unique(sequences.begin(), sequences.end()), sequences.end());
}

// Every one of `heads` followed by every one of `tails`.
std::vector<WordSequence> joined(const std::vector<WordSequence>& heads,
                                 const std::vector<WordSequence>& tails) {
    std::vector<WordSequence> all;
    all.reserve(heads.size() * tails.size());
    for (const WordSequence& head : heads)
        for (const WordSequence& tail : tails) {
            all.push_back(head);
            all.back().insert(all.back().end(), tail.begin(), tail.end());
        }
    return all;
}

Error too_many() {
    return Error{"it stands for more than " + std::to_string(kMostSequences) +
                 " wordings: use fewer sets in it"};
}

Error unknown(const std::string& set) { return Error{"synonym set \"" + set + "\" is not defined"}; }

// One alternative, in which sets stand as "{name}"; `members(name)` gives those of a set.
template <class Members>
Sequences written_out(const std::vector<std::string>& words, const Members& members) {
    std::vector<WordSequence> all = {{}};
    for (const std::string& word : words) {
        if (word.front() != '{') {
            all = joined(all, {{word}});
            continue;
        }
        const Sequences set = members(word.substr(1, word.size() - 2));
        if (!set) return set.error();
        if (all.size() * set->size() > kMostSequences) return too_many();
        all = joined(all, *set);
    }
    return all;
}

// All that one item may be; of an optional one also nothing.
template <class Members>
Sequences item_is(const PhraseItem& item, const Members& members) {
    std::vector<WordSequence> all;
    for (const std::vector<std::string>& words : item.alternatives) {
        const Sequences alternative = written_out(words, members);
        if (!alternative) return alternative.error();
        all.insert(all.end(), alternative->begin(), alternative->end());
    }
    keep_each_once(all);
    if (all.size() > kMostSequences) return too_many();
    return all;
}

// Writes out a set after those that it names.
class Writer {
  public:
    Writer(const RuleBook& book, std::map<std::string, std::vector<WordSequence>>& done)
        : book_(book), done_(done) {}

    Sequences set(const std::string& name, int depth) {
        if (const auto known = done_.find(name); known != done_.end()) return known->second;
        const auto written = book_.sets.find(name);
        if (written == book_.sets.end()) return unknown(name);
        if (depth > kDeepestSets) return Error{"synonym set \"" + name + "\" is in a circle of sets"};
        std::vector<WordSequence> all;
        for (const std::string& member : written->second) {
            const Sequences sequences = member_is(member, depth);
            if (!sequences)
                return Error{"synonym set \"" + name + "\", \"" + member + "\": " + sequences.error().what};
            all.insert(all.end(), sequences->begin(), sequences->end());
        }
        keep_each_once(all);
        if (all.size() > kMostSequences) return too_many();
        done_.emplace(name, all);
        return all;
    }

  private:
    Sequences member_is(const std::string& member, int depth) {
        const auto phrase = parse_phrase(member);
        if (!phrase) return Error{phrase.error().what};
        std::vector<WordSequence> all = {{}};
        for (const PhraseItem& item : *phrase) {
            if (item.kind == PhraseItem::Kind::gap) return Error{"a set's member can not have a gap"};
            Sequences sequences =
                item_is(item, [&](const std::string& name) { return set(name, depth + 1); });
            if (!sequences) return sequences.error();
            if (item.kind == PhraseItem::Kind::optional) sequences->emplace_back();
            if (all.size() * sequences->size() > kMostSequences) return too_many();
            all = joined(all, *sequences);
        }
        return all;
    }

    const RuleBook& book_;
    std::map<std::string, std::vector<WordSequence>>& done_;
};

}  // namespace

Result<SetTable> SetTable::build(const RuleBook& book) {
    SetTable table;
    Writer writer(book, table.sets_);
    for (const auto& [name, members] : book.sets) {
        const Sequences sequences = writer.set(name, 0);
        if (!sequences) return sequences.error();
    }
    return table;
}

Result<std::vector<WordSequence>> SetTable::sequences(const PhraseItem& item) const {
    return item_is(item, [this](const std::string& name) -> Sequences {
        const auto set = sets_.find(name);
        if (set == sets_.end()) return unknown(name);
        return set->second;
    });
}

}  // namespace onward

#include "nlu/entities.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "nlu/finds.hpp"
#include "nlu/word_table.hpp"

namespace onward {

namespace {

constexpr std::string_view kText = "text";

std::uint8_t bit(Begins kind) { return static_cast<std::uint8_t>(kind); }

const WordTable<std::uint8_t>& beginnings() {
    static const WordTable<std::uint8_t> table = [] {
        std::map<std::string_view, std::uint8_t> bits;
        const auto add = [&bits](Begins kind, const std::vector<std::string_view>& words) {
            for (const std::string_view word : words) bits[word] |= bit(kind);
        };
        add(Begins::number, number_beginnings());
        add(Begins::duration, duration_beginnings());
        add(Begins::date, date_beginnings());
        add(Begins::time, time_beginnings());
        add(Begins::place, place_beginnings());
        add(Begins::name, name_marks());
        return WordTable<std::uint8_t>({bits.begin(), bits.end()});
    }();
    return table;
}

std::uint8_t beginnings_of(std::string_view word) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (is_digit(word[0]) || (word[0] == '-' && word.size() > 1 && is_digit(word[1])))
        return bit(Begins::number) | bit(Begins::duration) | bit(Begins::date) | bit(Begins::time);
    if (word.starts_with("flag")) return bit(Begins::place);
    const std::uint8_t* known = beginnings().find(word);
    return known == nullptr ? 0 : *known;
}

class Collector {
  public:
    explicit Collector(const ReadMessage& message) : message_(message) {}

    void add(std::string_view entity, const std::vector<Find>& finds) {
        for (const Find& find : finds) add(EntityId{entity}, find);
    }
    void add(const EntityId& entity, const Find& find) {
        const std::vector<Word>& words = message_.utterance().words;
        found_.push_back(
            {.entity = entity,
             .value = find.value,
             .high = find.high,
             .future = find.future,
             .span = {.begin = words[find.first].span.begin, .end = words[find.last - 1].span.end},
             .share = message_.share(find.first, find.last),
             .unclear = find.unclear,
             .rough = find.rough,
             .counts = find.counts});
    }
    void add(FoundEntity found) { found_.push_back(std::move(found)); }
    const std::vector<FoundEntity>& found() const { return found_; }

  private:
    const ReadMessage& message_;
    std::vector<FoundEntity> found_;
};

std::optional<FoundEntity> whole_text(const Utterance& utterance) {
    const std::string_view text = trim(utterance.original);
    if (text.empty()) return std::nullopt;
    const auto begin = static_cast<std::uint32_t>(text.data() - utterance.original.data());
    return FoundEntity{.entity = EntityId{kText},
                       .value = std::string(text),
                       .span = {.begin = begin, .end = begin + static_cast<std::uint32_t>(text.size())},
                       .share = 1.0};
}

bool stands_at(const Utterance& utterance, std::uint32_t at, const std::vector<std::string>& stems) {
    if (at + stems.size() > utterance.read_words) return false;
    const std::uint32_t clause = utterance.words[at].clause;
    return std::all_of(stems.begin(), stems.end(), [&](const std::string& stem) {
        const Word& word = utterance.words[at++];
        return word.stem == stem && word.clause == clause;
    });
}

// "not good", "not so good", "do not feel good"
bool is_negated(const Utterance& utterance, std::uint32_t at) {
    constexpr std::uint32_t kReach = 3;
    for (std::uint32_t back = 1; back <= kReach && back <= at; ++back) {
        const Word& before = utterance.words[at - back];
        if (before.clause != utterance.words[at].clause) return false;
        if (before.negates) return true;
    }
    return false;
}

}  // namespace

ReadMessage::ReadMessage(const Utterance& utterance) : utterance_(utterance) {
    for (Clause clause : utterance.clauses) {
        clause.last = std::min(clause.last, utterance.read_words);
        if (clause.first < clause.last) clauses_.push_back(clause);
    }
    beginnings_.reserve(utterance.read_words);
    content_.reserve(utterance.read_words + 1);
    content_.push_back(0);
    for (std::uint32_t at = 0; at < utterance.read_words; ++at) {
        const Word& word = utterance.words[at];
        beginnings_.push_back(beginnings_of(word.text));
        all_ |= beginnings_.back();
        content_.push_back(content_.back() + (word.content ? 1 : 0));
    }
    if (utterance.read_words == 1) beginnings_[0] |= bit(Begins::place);  // "IE"
    all_ |= beginnings_.empty() ? 0 : beginnings_[0];
}

double ReadMessage::share(std::uint32_t first, std::uint32_t last) const {
    const std::uint32_t all = content_.back();
    if (all == 0) return first == 0 && last == utterance_.read_words ? 1.0 : 0.0;
    return static_cast<double>(content_[last] - content_[first]) / all;
}

bool ReadMessage::is_whole(std::uint32_t first, std::uint32_t last) const {
    const std::uint32_t end = std::min(last, utterance_.read_words);
    return content_[first] == 0 && content_[end] == content_.back();
}

EntityFinder::EntityFinder(const std::vector<EntityDefinition>& definitions) {
    for (const EntityDefinition& definition : definitions) {
        for (const auto& [written, value] : definition.words) {
            Row row{.definition = definitions_.size(), .value = value};
            for (const std::string& word : normalised_words(written)) {
                row.negated = row.negated || is_negation(word);
                row.stems.push_back(stem(word));
            }
            if (row.stems.empty()) continue;
            auto& rows = rows_[row.stems.front()];
            const auto longer = [&](const Row& other) { return other.stems.size() >= row.stems.size(); };
            rows.insert(std::find_if_not(rows.begin(), rows.end(), longer), std::move(row));
        }
        definitions_.push_back({.id = definition.id, .from = definition.from});
    }
}

std::vector<FoundEntity> EntityFinder::find(const Utterance& utterance, const LocalTime& now) const {
    const ReadMessage message(utterance);
    Collector collector(message);
    collector.add("number", find_numbers(message));
    collector.add("duration", find_durations(message));
    collector.add("date", find_dates(message, now));
    collector.add("time", find_times(message));
    collector.add("yes_no", find_answers(message));
    collector.add("name", find_names(message));
    collector.add("country", find_countries(message));
    collector.add("zone", find_zones(message));
    if (auto text = whole_text(utterance)) collector.add(std::move(*text));

    for (const auto& [definition, find] : find_rows(utterance))
        collector.add(definitions_[definition].id, find);

    // What an entity takes from another; a chain of them is followed, a circle goes round once at most.
    std::vector<FoundEntity> found = collector.found();
    for (const Definition& definition : definitions_) {
        std::optional<EntityId> from = definition.from;
        for (std::size_t links = 0; from && links < definitions_.size(); ++links) {
            for (const FoundEntity& other : collector.found()) {
                if (other.entity != *from) continue;
                found.push_back(other);
                found.back().entity = definition.id;
            }
            const auto next = std::find_if(definitions_.begin(), definitions_.end(),
                                           [&](const Definition& other) { return other.id == *from; });
            from = next == definitions_.end() ? std::nullopt : next->from;
        }
    }
    return found;
}

std::vector<std::pair<std::size_t, Find>> EntityFinder::find_rows(const Utterance& utterance) const {
    std::vector<std::pair<std::size_t, Find>> finds;
    std::vector<std::uint32_t> free_from(definitions_.size(), 0);  // each entity takes a word once
    for (std::uint32_t at = 0; at < utterance.read_words; ++at) {
        const auto rows = rows_.find(utterance.words[at].stem);
        if (rows == rows_.end()) continue;
        for (const Row& row : rows->second) {
            const auto last = static_cast<std::uint32_t>(at + row.stems.size());
            if (at < free_from[row.definition] || !stands_at(utterance, at, row.stems)) continue;
            free_from[row.definition] = last;
            if (row.negated || !is_negated(utterance, at))
                finds.emplace_back(row.definition, Find{.value = row.value, .first = at, .last = last});
        }
    }
    std::stable_sort(finds.begin(), finds.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    return finds;
}

std::vector<FoundEntity> find_entities(const Utterance& utterance,
                                       const std::vector<EntityDefinition>& definitions,
                                       const LocalTime& now) {
    return EntityFinder(definitions).find(utterance, now);
}

const std::vector<std::string>& built_in_entities() {
    static const std::vector<std::string> names{
        "number", "duration", "date", "time", "yes_no", "name", "country", "zone", std::string(kText)};
    return names;
}

bool is_built_in_entity(std::string_view name) {
    const auto& names = built_in_entities();
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace onward

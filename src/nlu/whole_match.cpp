#include "nlu/whole_match.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace onward {

namespace {

constexpr std::string_view kNumber = "{number}";

bool is_number(std::string_view word) {
    constexpr std::array kInWords = {"zero",    "one",     "two",       "three",    "four",
                                     "five",    "six",     "seven",     "eight",    "nine",
                                     "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
                                     "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    const bool digits = !word.empty() && word.size() <= 9 &&
                        std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits || std::find(kInWords.begin(), kInWords.end(), word) != kInWords.end();
}

// The words of an example, its numbers kept as they stand.
std::vector<std::string> example_words(std::string_view text) {
    std::vector<std::string> words;
    while (true) {
        const std::size_t number = text.find(kNumber);
        for (std::string& word : normalised_words(text.substr(0, number))) words.push_back(std::move(word));
        if (number == std::string_view::npos) return words;
        words.emplace_back(kNumber);
        text.remove_prefix(number + kNumber.size());
    }
}

// Fewer typos; else the one that names every word; else as the author ordered them.
bool is_better(const WholeMatch& left, const WholeMatch& right) {
    if (left.typos != right.typos) return left.typos < right.typos;
    if (left.rest.has_value() != right.rest.has_value()) return !left.rest.has_value();
    return left.example < right.example;
}

}  // namespace

WholeMessages WholeMessages::compile(const std::vector<Intent>& intents, Vocabulary& vocabulary,
                                     std::vector<NearWords::Meant>& meant) {
    WholeMessages whole;
    for (std::uint32_t intent = 0; intent < intents.size(); ++intent) {
        if (!intents[intent].whole) continue;
        for (std::uint32_t i = 0; i < intents[intent].examples.size(); ++i) {
            std::string_view text = trim(intents[intent].examples[i]);
            Example example{.intent = intent, .example = i};
            if (text.ends_with("...")) {
                example.rest = true;
                text.remove_suffix(3);
            }
            example.words = example_words(text);
            if (example.words.empty()) continue;
            for (const std::string& word : example.words) {
                example.stems.push_back(word == kNumber ? kUnknownStem : vocabulary.add(stem(word)));
                if (word != kNumber) meant.push_back({word, example.stems.back()});
            }
            const auto index = static_cast<std::uint32_t>(whole.examples_.size());
            if (example.words.front() == kNumber)
                whole.by_number_.push_back(index);
            else
                whole.by_first_[example.stems.front()].push_back(index);
            whole.examples_.push_back(std::move(example));
        }
    }
    return whole;
}

std::optional<WholeMatch> WholeMessages::match(const Example& example, const Utterance& utterance,
                                               const Tokens& tokens) const {
    const std::size_t length = example.words.size();
    if (tokens.all.size() < length || (tokens.all.size() == length) == example.rest) return std::nullopt;
    WholeMatch match{.intent = example.intent, .example = example.example};
    for (std::uint32_t i = 0; i < length; ++i) {
        const Token& token = tokens.all[i];
        const std::string& written = utterance.words[token.word].text;
        if (example.words[i] == kNumber) {
            if (!is_number(written)) return std::nullopt;
        } else if (written != example.words[i]) {
            if (!token.misspelt() || !tokens.is(i, example.stems[i])) return std::nullopt;
            ++match.typos;
        }
    }
    if (example.rest) match.rest = tokens.all[length].word;
    return match;
}

std::vector<WholeMatch> WholeMessages::best_of(const std::vector<std::uint32_t>& candidates,
                                               const Utterance& utterance, const Tokens& tokens) const {
    std::vector<WholeMatch> found;
    for (const std::uint32_t candidate : candidates)
        if (auto it = match(examples_[candidate], utterance, tokens)) found.push_back(*it);
    std::sort(found.begin(), found.end(), [](const WholeMatch& left, const WholeMatch& right) {
        return left.intent != right.intent ? left.intent < right.intent : is_better(left, right);
    });
    const auto same = [](const WholeMatch& left, const WholeMatch& right) {
        return left.intent == right.intent;
    };
    found.erase(std::unique(found.begin(), found.end(), same), found.end());
    return found;
}

std::vector<WholeMatch> WholeMessages::find(const Utterance& utterance, const Tokens& tokens) const {
    if (tokens.all.empty()) return {};
    std::vector<std::uint32_t> candidates = by_number_;
    for (const StemId stem : tokens.stems(0))
        if (const auto begun = by_first_.find(stem); begun != by_first_.end())
            candidates.insert(candidates.end(), begun->second.begin(), begun->second.end());
    return best_of(candidates, utterance, tokens);
}

std::vector<WholeMatch> WholeMessages::find_slowly(const Utterance& utterance, const Tokens& tokens) const {
    std::vector<std::uint32_t> all(examples_.size());
    for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = i;
    return best_of(all, utterance, tokens);
}

}  // namespace onward

#include "nlu/evidence.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace onward {

namespace {

// A rate is smoothed as if this many examples more had been seen, in which everything is as rare as among
// all.
constexpr double kSmoothing = 0.3;
constexpr int kLeastWeight = 100;  // thousandths; what is about as common everywhere says nothing

// Features: a stem in the low half, marked where it is negated; of two neighbours the second in the high
// half.
constexpr std::uint64_t kNegated = std::uint64_t{1} << 30;
constexpr std::uint64_t kEnd = std::uint64_t{1} << 31;  // stands for the beginning or end of a clause

bool is_pair(std::uint64_t feature) { return (feature >> 32) != 0; }

// Of a misspelt word the first that it may have meant. 0: nothing that any example has.
std::uint64_t stem_feature(const Tokens& tokens, std::uint32_t token) {
    const auto stems = tokens.stems(token);
    if (stems.empty()) return 0;
    return stems.front() | (tokens.all[token].negated_by != kNoToken ? kNegated : 0);
}

void keep_each_once(std::vector<std::uint64_t>& features) {
    std::sort(features.begin(), features.end());
    features.erase(std::unique(features.begin(), features.end()), features.end());
}

}  // namespace

std::vector<Evidence::Feature> Evidence::features(const Tokens& tokens, std::uint32_t first,
                                                  std::uint32_t last) {
    std::vector<Feature> found;
    found.reserve(2 * (last - first) + 1);
    Feature before = kEnd;
    for (std::uint32_t token = first; token <= last; ++token) {
        const Feature here = token < last ? stem_feature(tokens, token) : kEnd;
        if (here != 0 && here != kEnd) found.push_back(here);
        if (here != 0 && before != 0) found.push_back(before | here << 32);
        before = here;
    }
    keep_each_once(found);
    return found;
}

Evidence::Evidence(const std::vector<Example>& examples, std::size_t intents) : intents_(intents) {
    std::map<Feature, std::map<std::uint32_t, int>> seen;  // in how many examples of each intent
    std::vector<int> of_intent(intents, 0);
    for (const Example& example : examples) {
        ++of_intent[example.intent];
        std::vector<Feature> its_features;
        for (const TokenClause& clause : example.tokens.clauses)
            for (const Feature feature : features(example.tokens, clause.first, clause.last))
                its_features.push_back(feature);
        keep_each_once(its_features);
        for (const Feature feature : its_features) ++seen[feature][example.intent];
    }
    const double all = static_cast<double>(examples.size());
    whole_ = 1000 * std::log(all + 2);
    for (const auto& [feature, counts] : seen) {
        double in_all = 0;
        for (const auto& [intent, count] : counts) in_all += count;
        const double rate_in_all = (in_all + kSmoothing) / (all + 2 * kSmoothing);
        for (const auto& [intent, count] : counts) {
            const double rate = (count + kSmoothing * rate_in_all) / (of_intent[intent] + kSmoothing);
            const double weight = std::log(rate / rate_in_all) * (is_pair(feature) ? 0.5 : 1.0);
            const auto thousandths = static_cast<std::int32_t>(std::lround(1000 * weight));
            if (thousandths >= kLeastWeight) weights_[feature].push_back({intent, thousandths});
        }
    }
}

std::vector<IntentEvidence> Evidence::of(const Tokens& tokens, std::uint32_t first,
                                         std::uint32_t last) const {
    if (first >= last || weights_.empty()) return {};
    std::vector<std::int64_t> sums(intents_, 0);
    for (const Feature feature : features(tokens, first, last)) {
        const auto weights = weights_.find(feature);
        if (weights == weights_.end()) continue;
        for (const Weight& weight : weights->second) sums[weight.intent] += weight.thousandths;
    }
    const double divisor = whole_ * std::sqrt(static_cast<double>(last - first));
    std::vector<IntentEvidence> found;
    for (std::uint32_t intent = 0; intent < intents_; ++intent) {
        const auto evidence =
            static_cast<int>(std::min(1000.0, 1000.0 * static_cast<double>(sums[intent]) / divisor));
        if (evidence > 0) found.push_back({intent, evidence});
    }
    return found;
}

std::vector<std::uint32_t> Evidence::tokens_for(std::uint32_t intent, const Tokens& tokens,
                                                std::uint32_t first, std::uint32_t last) const {
    std::vector<std::uint32_t> speaking;
    for (std::uint32_t token = first; token < last; ++token) {
        const auto weights = weights_.find(stem_feature(tokens, token));
        if (weights == weights_.end()) continue;
        if (std::any_of(weights->second.begin(), weights->second.end(),
                        [intent](const Weight& weight) { return weight.intent == intent; }))
            speaking.push_back(token);
    }
    return speaking;
}

}  // namespace onward

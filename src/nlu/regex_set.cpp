#include "nlu/regex_set.hpp"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>

namespace onward {

namespace {

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

re2::RE2::Options quiet() {
    re2::RE2::Options options;
    options.set_log_errors(false);
    return options;
}

}  // namespace

struct RegexSet::Compiled {
    std::vector<std::unique_ptr<re2::RE2>> regexes;
    std::unique_ptr<re2::RE2::Set> set;  // null: it could not be compiled
};

RegexSet::RegexSet(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
RegexSet::RegexSet() : compiled_(std::make_unique<Compiled>()) {}
RegexSet::RegexSet(RegexSet&&) noexcept = default;
RegexSet& RegexSet::operator=(RegexSet&&) noexcept = default;
RegexSet::~RegexSet() = default;

Result<RegexSet> RegexSet::build(const std::vector<std::string>& patterns, std::int64_t set_memory) {
    auto compiled = std::make_unique<Compiled>();
    re2::RE2::Options options = quiet();
    options.set_max_mem(set_memory);
    auto set = std::make_unique<re2::RE2::Set>(options, re2::RE2::UNANCHORED);
    bool complete = true;
    for (const std::string& pattern : patterns) {
        compiled->regexes.push_back(std::make_unique<re2::RE2>(pattern, quiet()));
        if (!compiled->regexes.back()->ok())
            return Error{"RE2 refuses the regex " + pattern + ": " + compiled->regexes.back()->error()};
        complete = complete && set->Add(pattern, nullptr) >= 0;
    }
    if (complete && !patterns.empty() && set->Compile()) compiled->set = std::move(set);
    return RegexSet(std::move(compiled));
}

std::vector<std::uint32_t> RegexSet::find(std::string_view text) const {
    if (!compiled_->set) return find_slowly(text);
    std::vector<int> hits;
    re2::RE2::Set::ErrorInfo error{};
    if (!compiled_->set->Match(piece(text), &hits, &error)) {
        if (error.kind != re2::RE2::Set::kNoError) return find_slowly(text);
        return {};
    }
    std::sort(hits.begin(), hits.end());
    return {hits.begin(), hits.end()};
}

std::vector<std::uint32_t> RegexSet::find_slowly(std::string_view text) const {
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < compiled_->regexes.size(); ++i)
        if (re2::RE2::PartialMatch(piece(text), *compiled_->regexes[i])) found.push_back(i);
    return found;
}

std::vector<RegexMatch> RegexSet::matches(std::uint32_t regex, std::string_view text) const {
    std::vector<RegexMatch> found;
    re2::StringPiece match;
    std::size_t from = 0;
    while (
        from <= text.size() && found.size() < kMostRegexMatches &&
        compiled_->regexes[regex]->Match(piece(text), from, text.size(), re2::RE2::UNANCHORED, &match, 1)) {
        const auto begin = static_cast<std::size_t>(match.data() - text.data());
        if (!match.empty()) found.push_back({begin, begin + match.size()});
        from = std::max(begin + match.size(), from + 1);
    }
    return found;
}

std::size_t RegexSet::size() const { return compiled_->regexes.size(); }
bool RegexSet::set_works() const { return compiled_->set != nullptr; }

}  // namespace onward

#include "bench/matching_bench.hpp"

#include <benchmark/benchmark.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/anchor_one_by_one.hpp"
#include "bench/anchor_set.hpp"
#include "bench/workload.hpp"
#include "nlu/matcher.hpp"
#include "nlu/regex_set.hpp"

namespace onward::bench {
namespace {

constexpr std::size_t kMessages = 5'000;
constexpr std::size_t kFirstPass = 1'000;  // messages, each once
constexpr std::size_t kCompared = 100;     // with the slow twin
const LocalTime kNow{.date = *make_date(2026, 3, 2), .time = {540}, .seconds = 0, .weekday = 1};

using Messages = std::shared_ptr<const std::vector<std::string>>;

Messages messages(Style style) {
    return std::make_shared<const std::vector<std::string>>(make_messages(style, kMessages));
}

std::shared_ptr<const Matcher> build(const std::vector<Pattern>& patterns) {
    auto matcher = Matcher::build(rule_book(patterns));
    if (!matcher) throw std::runtime_error(matcher.error().what);
    return *matcher;
}

// One message an iteration, over and over again: warm.
template <typename Hits>
void add(const std::string& name, const Messages& texts, Hits hits) {
    benchmark::RegisterBenchmark(name.c_str(), [texts, hits](benchmark::State& state) {
        std::size_t next = 0, found = 0;
        for (auto _ : state) {
            found += hits((*texts)[next]);
            if (++next == texts->size()) next = 0;
        }
        state.counters["hits"] = static_cast<double>(found) / static_cast<double>(state.iterations());
    });
}

void add_nlu(const std::string& name, const Messages& texts, const std::shared_ptr<const Matcher>& matcher) {
    add(name, texts,
        [matcher](const std::string& text) { return matcher->read(text, kNow).candidates.size(); });
}

void add_once(const std::string& name, const Messages& texts, const std::vector<Pattern>& patterns,
              bool warm) {
    benchmark::RegisterBenchmark(name.c_str(), [texts, patterns, warm](benchmark::State& state) {
        for (auto _ : state) {
            state.PauseTiming();
            const auto matcher = build(patterns);
            if (warm)
                for (std::size_t i = 0; i < kFirstPass; ++i)
                    benchmark::DoNotOptimize(matcher->read((*texts)[i], kNow));
            state.ResumeTiming();
            for (std::size_t i = 0; i < kFirstPass; ++i)
                benchmark::DoNotOptimize(matcher->read((*texts)[i], kNow));
        }
    })->Iterations(1);
}

void compare(const std::vector<std::string>& texts, const std::vector<Pattern>& free, const RegexSet& tier_a,
             AnchorSet& set, const AnchorOneByOne& one_by_one) {
    std::size_t ours = 0, by_set = 0, by_one = 0, by_words = 0;
    const auto matcher = build(free);
    for (const std::string& text : texts) {
        ours += tier_a.find(text).size();
        by_set += set.hits(text);
        by_one += one_by_one.hits(text);
        by_words += matcher->read(text, kNow).candidates.size();
    }
    if (ours == 0 || by_words == 0 || ours != by_set || ours != by_one)
        throw std::runtime_error(
            "the engines disagree: hits of tier A, Set, one by one, words: " + std::to_string(ours) + " " +
            std::to_string(by_set) + " " + std::to_string(by_one) + " " + std::to_string(by_words));
    for (std::size_t i = 0; i < kCompared; ++i)
        if (!(matcher->read(texts[i], kNow) == matcher->read_slowly(texts[i], kNow)))
            throw std::runtime_error("the matcher and its slow twin disagree");
}

}  // namespace

void register_matching() {
    const Messages longs = messages(Style::long_ones), chats = messages(Style::chat);
    const std::vector<Pattern> free = make_patterns(60, Gaps::without);
    auto built = RegexSet::build(regexes(free), kSetMemory);
    if (!built || !built->set_works()) throw std::runtime_error("tier A does not compile");
    const auto tier_a = std::make_shared<const RegexSet>(std::move(*built));
    const auto set = std::make_shared<AnchorSet>(regexes(free));
    const auto free_by_one = std::make_shared<const AnchorOneByOne>(regexes(free));
    compare(*longs, free, *tier_a, *set, *free_by_one);

    add("set/60", longs, [set](const std::string& text) { return set->hits(text); });
    add("tier_a/60", longs, [tier_a](const std::string& text) { return tier_a->find(text).size(); });
    add("one_by_one/60_free", longs,
        [free_by_one](const std::string& text) { return free_by_one->hits(text); });
    for (const std::size_t count : {std::size_t{60}, std::size_t{1'000}}) {
        const std::vector<Pattern> mixed = make_patterns(count, Gaps::with);
        const auto one_by_one = std::make_shared<const AnchorOneByOne>(regexes(mixed));
        const auto hits = [one_by_one](const std::string& text) { return one_by_one->hits(text); };
        const auto matcher = build(mixed);
        const std::string size = "/" + std::to_string(count);
        add("one_by_one" + size, longs, hits);
        add("one_by_one_chat" + size, chats, hits);
        add_nlu("nlu" + size, longs, matcher);
        add_nlu("nlu_chat" + size, chats, matcher);
    }
    const std::vector<Pattern> many_free = make_patterns(1'000, Gaps::without);
    add_once("nlu_first/1000_free", longs, many_free, false);
    add_once("nlu_warm/1000_free", longs, many_free, true);

    const std::vector<Pattern> many = make_patterns(1'000, Gaps::with);
    benchmark::RegisterBenchmark("load/1000", [many](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(build(many));
    });
    benchmark::RegisterBenchmark("compile/1000", [many](benchmark::State& state) {
        const std::vector<std::string> all = regexes(many);
        for (auto _ : state) benchmark::DoNotOptimize(AnchorOneByOne(all));
    });
}

}  // namespace onward::bench

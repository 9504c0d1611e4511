#include "bench/matching_bench.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "bench/anchor_one_by_one.hpp"
#include "bench/anchor_set.hpp"
#ifdef ONWARD_VECTORSCAN
#include "bench/anchor_vectorscan.hpp"
#endif
#include "bench/measure.hpp"
#include "bench/workload.hpp"
#include "nlu/compile.hpp"
#include "nlu/matcher.hpp"
#include "nlu/regex_set.hpp"

namespace onward::bench {
namespace {

constexpr std::size_t kMessages = 5'000;
constexpr std::size_t kCompared = 100;  // with the slow twin
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

std::shared_ptr<const RegexSet> build_set(const std::vector<std::string>& regexes) {
    auto built = RegexSet::build(regexes, kSetMemory);
    if (!built || !built->set_works()) throw std::runtime_error("tier A does not compile");
    return std::make_shared<const RegexSet>(std::move(*built));
}

template <typename Hits>
void add(const std::string& name, const Messages& texts, Hits hits) {
    add_work(name, texts->size(), [texts, hits](std::size_t i) { return hits((*texts)[i]); });
}

void add_nlu(const std::string& name, const Messages& texts, const std::shared_ptr<const Matcher>& matcher) {
    add(name, texts,
        [matcher](const std::string& text) { return matcher->read(text, kNow).candidates.size(); });
}

// Every message once, by an engine that `build` gives anew each time; `before`: what it has read by then.
template <typename Build, typename Hits>
void add_once(const std::string& name, const Messages& texts, const Messages& before, Build build,
              Hits hits) {
    benchmark::RegisterBenchmark(name.c_str(),
                                 [texts, before, build, hits](benchmark::State& state) {
                                     std::size_t found = 0;
                                     for (auto _ : state) {
                                         state.PauseTiming();
                                         const auto engine = build();
                                         for (const std::string& text : *before)
                                             benchmark::DoNotOptimize(hits(*engine, text));
                                         state.ResumeTiming();
                                         for (const std::string& text : *texts) found += hits(*engine, text);
                                     }
                                     state.counters["found"] = static_cast<double>(found) /
                                                               static_cast<double>(state.iterations()) /
                                                               static_cast<double>(texts->size());
                                 })
        ->Iterations(3)
        ->Unit(benchmark::kMillisecond);
}

[[noreturn]] void disagree(const std::string& engines, const std::vector<std::size_t>& hits) {
    std::string what = "the engines disagree: hits of " + engines + ":";
    for (const std::size_t count : hits) what += " " + std::to_string(count);
    throw std::runtime_error(what);
}

// Tier A, the bare Set and RE2 one by one find the same; so do the matcher and its slow twin.
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
        disagree("tier A, Set, one by one, words", {ours, by_set, by_one, by_words});
    for (std::size_t i = 0; i < kCompared; ++i)
        if (!(matcher->read(texts[i], kNow) == matcher->read_slowly(texts[i], kNow)))
            throw std::runtime_error("the matcher and its slow twin disagree");
}

void register_growth(const Messages& longs, const Messages& chats) {
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
}

// Before the first message the Set has read what the program lets it read at its start: an example of each
// rule.
void register_first_pass(const Messages& longs) {
    const std::vector<Pattern> free = make_patterns(1'000, Gaps::without);
    const auto all = regexes(free);
    std::vector<std::string> shortest;
    for (const Pattern& pattern : free) shortest.push_back(pattern.example);
    const auto nothing = std::make_shared<const std::vector<std::string>>();
    const auto examples = std::make_shared<const std::vector<std::string>>(std::move(shortest));
    const auto set = [all] { return build_set(all); };
    const auto found_by_set = [](const RegexSet& engine, const std::string& text) {
        return engine.find(text).size();
    };
    add_once("set_cold/1000_free", longs, nothing, set, found_by_set);
    add_once("set_first/1000_free", longs, examples, set, found_by_set);
    add_once("set_warm/1000_free", longs, longs, set, found_by_set);

    const auto nlu = [free] { return build(free); };
    const auto found_by_nlu = [](const Matcher& engine, const std::string& text) {
        return engine.read(text, kNow).candidates.size();
    };
    add_once("nlu_first/1000_free", longs, nothing, nlu, found_by_nlu);
    add_once("nlu_warm/1000_free", longs, longs, nlu, found_by_nlu);
}

void register_load() {
    const std::vector<Pattern> many = make_patterns(1'000, Gaps::with);
    benchmark::RegisterBenchmark("load/1000", [many](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(build(many));
    })->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("compile/1000", [many](benchmark::State& state) {
        const std::vector<std::string> all = regexes(many);
        for (auto _ : state) benchmark::DoNotOptimize(AnchorOneByOne(all));
    })->Unit(benchmark::kMillisecond);
}

// The rules alone, as the anchors do it: from the normalised words to the rules that match.
void register_rules(const Messages& longs) {
    const auto compiled = std::make_shared<Matcher::Compiled>();
    compiled->book = rule_book(make_patterns(1'000, Gaps::with));
    if (const auto error = compile(*compiled, kSetMemory)) throw std::runtime_error(error->what);
    auto utterances = std::make_shared<std::vector<Utterance>>();
    for (const std::string& text : *longs) utterances->push_back(normalise(text));
    add_work("rules/1000", utterances->size(), [compiled, utterances](std::size_t i) {
        const Utterance& utterance = (*utterances)[i];
        const Tokens tokens =
            read_tokens(utterance, compiled->vocabulary, compiled->near_words, Pace::fast);
        PhraseScratch scratch;
        return match_by_words(*compiled, tokens, scratch).size() +
               compiled->regexes.find(utterance.text).size();
    });
}

#ifdef ONWARD_VECTORSCAN
// The same 1 000 regexes as RE2 reads them one by one, and the same hits.
void register_vectorscan(const Messages& longs) {
    const std::vector<std::string> mixed = regexes(make_patterns(1'000, Gaps::with));
    const auto scan = std::make_shared<AnchorVectorscan>(mixed);
    const AnchorOneByOne one_by_one(mixed);
    std::size_t scanned = 0, by_one = 0;
    for (std::size_t i = 0; i < kCompared; ++i) {
        scanned += scan->hits((*longs)[i]);
        by_one += one_by_one.hits((*longs)[i]);
    }
    if (scanned == 0 || scanned != by_one) disagree("Vectorscan, one by one", {scanned, by_one});
    add("vectorscan/1000", longs, [scan](const std::string& text) { return scan->hits(text); });
}
#else
void register_vectorscan(const Messages&) {}
#endif

}  // namespace

void register_matching() {
    const Messages longs = messages(Style::long_ones), chats = messages(Style::chat);
    const std::vector<Pattern> free = make_patterns(60, Gaps::without);
    const auto tier_a = build_set(regexes(free));
    const auto set = std::make_shared<AnchorSet>(regexes(free));
    const auto free_by_one = std::make_shared<const AnchorOneByOne>(regexes(free));
    compare(*longs, free, *tier_a, *set, *free_by_one);

    add("set/60", longs, [set](const std::string& text) { return set->hits(text); });
    add("tier_a/60", longs, [tier_a](const std::string& text) { return tier_a->find(text).size(); });
    add("one_by_one/60_free", longs,
        [free_by_one](const std::string& text) { return free_by_one->hits(text); });
    register_growth(longs, chats);
    register_rules(longs);
    register_vectorscan(longs);
    register_first_pass(longs);
    register_load();
}

}  // namespace onward::bench

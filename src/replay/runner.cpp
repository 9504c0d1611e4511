#include "replay/runner.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <mutex>

#include "base/digest.hpp"

namespace onward {
namespace {

class Runner {
  public:
    Runner(const TalkLibrary& library, const MakeStage& make_stage, const RunOptions& options)
        : library_(library),
          make_stage_(make_stage),
          options_(options),
          kept_(library.talks.size()),
          is_base_(library.talks.size(), false) {
        for (const LibraryTalk& each : library.talks)
            if (each.base) is_base_[*each.base] = true;
    }
    RunResults run(const std::vector<std::size_t>& chosen);

  private:
    // What a base leaves behind: once, by whoever needs it first; the others wait for it.
    struct Kept {
        std::once_flag once;
        TalkResult result;
        TalkEnd end;
    };

    TalkResult play_one(std::size_t index);
    const Kept& base(std::size_t index);
    Played play_once(std::size_t index, bool restarts, const Kept* base);
    TalkResult played_alike(std::size_t index, const Kept* base);

    const TalkLibrary& library_;
    const MakeStage& make_stage_;
    const RunOptions& options_;
    std::vector<Kept> kept_;
    std::vector<bool> is_base_;
    std::mutex broken_mutex_;
    std::optional<Error> broken_;
};

TalkResult not_played(Outcome outcome, std::string reason) {
    TalkResult result;
    result.outcome = outcome;
    result.reason = std::move(reason);
    return result;
}

RunResults Runner::run(const std::vector<std::size_t>& chosen) {
    RunResults out;
    out.results.resize(library_.talks.size());
    std::vector<std::size_t> order = chosen;
    if (options_.shuffle)
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return stable_hash(*options_.shuffle, std::to_string(a)) <
                   stable_hash(*options_.shuffle, std::to_string(b));
        });
    std::atomic<std::size_t> next{0};
    // The first failed talk in the library's order: with `stop_at_first`, those after it do not count.
    std::atomic<std::size_t> first_failed{library_.talks.size()};
    const auto work = [&] {
        while (true) {
            const std::size_t at = next.fetch_add(1);
            if (at >= order.size()) return;
            const std::size_t index = order[at];
            if (options_.stop_at_first && index > first_failed.load()) continue;
            if (options_.interrupted && options_.interrupted()) return;
            TalkResult result = play_one(index);
            if (result.outcome == Outcome::failed || result.outcome == Outcome::blocked) {
                std::size_t lowest = first_failed.load();
                while (index < lowest && !first_failed.compare_exchange_weak(lowest, index)) {
                }
            }
            out.results[index] = std::move(result);
        }
    };
    std::vector<std::future<void>>
        others;  // they hand on what is thrown, and are waited for whatever happens
    for (unsigned i = 1; i < std::min<std::size_t>(options_.workers, order.size()); ++i)
        others.push_back(std::async(std::launch::async, work));
    work();
    for (auto& each : others) each.get();
    if (options_.stop_at_first)
        for (std::size_t i = first_failed.load() + 1; i < out.results.size(); ++i) out.results[i].reset();
    out.broken = broken_;
    return out;
}

TalkResult Runner::play_one(std::size_t index) {
    const LibraryTalk& talk = library_.talks[index];
    if (talk.talk.settings.skip) return not_played(Outcome::skipped, *talk.talk.settings.skip);
    const Kept* from = nullptr;
    if (talk.base) {
        from = &base(*talk.base);
        const Talk& before = library_.talks[*talk.base].talk;
        const std::string name = before.file + " \"" + before.name + "\"";
        if (from->result.outcome == Outcome::skipped)
            return not_played(Outcome::skipped, "its base " + name + " is skipped");
        if (from->result.outcome != Outcome::passed)
            return not_played(Outcome::blocked, "its base " + name + " did not pass");
    }
    return played_alike(index, from);
}

const Runner::Kept& Runner::base(std::size_t index) {
    Kept& kept = kept_[index];
    std::call_once(kept.once, [&] {
        const LibraryTalk& talk = library_.talks[index];
        if (talk.talk.settings.skip) {
            kept.result = not_played(Outcome::skipped, *talk.talk.settings.skip);
            return;
        }
        const Kept* from = talk.base ? &base(*talk.base) : nullptr;
        if (from != nullptr && from->result.outcome != Outcome::passed) {
            kept.result = not_played(
                from->result.outcome == Outcome::skipped ? Outcome::skipped : Outcome::blocked, "");
            return;
        }
        Played played = play_once(index, options_.restart_every_turn, from);
        kept.result = std::move(played.result);
        kept.end = std::move(played.end);
    });
    return kept;
}

Played Runner::play_once(std::size_t index, bool restarts, const Kept* from) {
    const LibraryTalk& talk = library_.talks[index];
    const std::uint64_t seed = options_.seed ? *options_.seed : seed_of(talk.talk);
    auto stage = make_stage_(seed, restarts);
    if (!stage) {
        const std::lock_guard lock(broken_mutex_);
        if (!broken_) broken_ = stage.error();
        return {not_played(Outcome::failed, "there is no stage to play it on: " + stage.error().what), {}};
    }
    const PlayOptions options{.seed = seed,
                              .restart_every_turn = restarts,
                              .fingerprint = options_.repeat > 1 || options_.restart_every_turn,
                              .keep_all = options_.keep_all};
    return play(talk, **stage, options, from == nullptr ? nullptr : &from->end);
}

// Played as often as asked for, and held against each other.
TalkResult Runner::played_alike(std::size_t index, const Kept* from) {
    TalkResult first =
        is_base_[index] ? base(index).result : play_once(index, options_.restart_every_turn, from).result;
    const auto hold_against = [&](const TalkResult& other, const std::string& what) {
        if (other.fingerprints == first.fingerprints && other.outcome == first.outcome) return;
        const auto differs = std::mismatch(first.fingerprints.begin(), first.fingerprints.end(),
                                           other.fingerprints.begin(), other.fingerprints.end());
        const auto block = static_cast<std::size_t>(differs.first - first.fingerprints.begin()) + 1;
        first.outcome = Outcome::failed;
        if (first.reason.empty()) first.reason = what + ", from block " + std::to_string(block) + " on";
    };
    if (options_.restart_every_turn)
        hold_against(play_once(index, false, from).result, "it goes another way than without restarts");
    for (unsigned i = 1; i < options_.repeat; ++i)
        hold_against(play_once(index, options_.restart_every_turn, from).result,
                     "played again, it goes another way");
    return first;
}

}  // namespace

RunResults run_talks(const TalkLibrary& library, const std::vector<std::size_t>& chosen,
                     const MakeStage& make_stage, const RunOptions& options) {
    return Runner(library, make_stage, options).run(chosen);
}

}  // namespace onward

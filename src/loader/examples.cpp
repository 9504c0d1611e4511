#include "loader/examples.hpp"

#include <algorithm>
#include <cstdio>
#include <set>
#include <string>
#include <unordered_set>

#include "base/ensure.hpp"
#include "loader/draft.hpp"

namespace onward {
namespace {

// "Tomorrow" and "at noon" in an example need a day on which somebody says it; any one does.
constexpr LocalTime kSomeDay{
    .date = {20'514}, .time = {12 * 60}, .seconds = 0, .weekday = 1};  // Mon 2026-03-02

// What an example stands for when it is said: {number} and a last "..." of whole messages as an example of
// them.
std::string as_said(const Intent& intent, std::string example) {
    if (!intent.whole) return example;
    for (std::size_t at = example.find("{number}"); at != std::string::npos; at = example.find("{number}"))
        example.replace(at, 8, "3");
    if (example.size() > 3 && example.substr(example.size() - 3) == "...")
        example.replace(example.size() - 3, 3, "on Tuesday");
    return example;
}

std::string in_hundredths(double score) {
    char text[16];
    std::snprintf(text, sizeof text, "%.2f", score);
    return text;
}

class Prover {
  public:
    explicit Prover(const Loaded& loaded) : script_(*loaded.script), draft_(*loaded.draft) {
        for (const auto& [id, dialog] : script_.dialogs)
            if (dialog.kind == Dialog::Kind::topic)
                for (const Case& enter : dialog.enter)
                    for (const Trigger& trigger : enter.when)
                        if (const auto* intent = std::get_if<IntentId>(&trigger)) topics_[*intent].insert(id);
    }
    ProvedExamples proved;

    void prove(const Intent& intent) {
        if (is_allowed(intent)) return;
        for (std::size_t i = 0; i < intent.examples.size(); ++i)
            prove_example(intent, intent.examples[i], intent.example_sources[i]);
        for (std::size_t i = 0; i < intent.counterexamples.size(); ++i)
            prove_counterexample(intent, intent.counterexamples[i], intent.counterexample_sources[i]);
    }

  private:
    bool is_allowed(const Intent& intent) const {
        return std::any_of(draft_.allowed.begin(), draft_.allowed.end(), [&](const Allowed& allowed) {
            return allowed.code == "C21" && allowed.owner == intent.source;
        });
    }

    void say(const Source& source, std::string what) {
        proved.findings.push_back(draft_.finding("C21", source, std::move(what)));
    }

    void prove_example(const Intent& intent, const std::string& example, const Source& source) {
        ++proved.examples;
        const Reading reading = script_.matcher->read(as_said(intent, example), kSomeDay);
        const Candidate* own = reading.candidate(intent.id);
        const auto best = std::find_if(
            reading.candidates.begin(), reading.candidates.end(), [&](const Candidate& candidate) {
                return candidate.intent != intent.id && candidate.score >= kThreshold;
            });
        const std::string instead = best == reading.candidates.end() ? ""
                                                                     : "; " + best->intent.value + " does (" +
                                                                           in_hundredths(best->score) + ")";
        if (own == nullptr || own->score < kThreshold) {
            say(source, intent.id.value + " does not match its own example (" +
                            in_hundredths(own == nullptr ? 0 : own->score) + ", and it takes " +
                            in_hundredths(kThreshold) + ")" + instead);
        } else if (const Candidate* taken = taken_by_safety(intent, reading)) {
            say(source, "this example of " + intent.id.value + " is taken by " + taken->intent.value +
                            ", which comes before everything");
        } else if (const Candidate* close = too_close(intent, *own, reading)) {
            say(source, intent.id.value + " (" + in_hundredths(own->score) + ") leads " +
                            close->intent.value + " (" + in_hundredths(close->score) + ") by less than " +
                            in_hundredths(kMargin) +
                            ", and both open a dialog: the user would be asked which is meant");
        }
    }

    const Candidate* taken_by_safety(const Intent& intent, const Reading& reading) const {
        if (intent.safety) return nullptr;
        for (const Candidate& candidate : reading.candidates) {
            const Intent* other =
                script_.matcher->intent(candidate.intent);  // a denied one is none of the book
            if (other != nullptr && other->safety && candidate.score >= kThreshold) return &candidate;
        }
        return nullptr;
    }

    // Between topics the best must lead; within one dialog, or where a state awaits it, the order decides.
    const Candidate* too_close(const Intent& intent, const Candidate& own, const Reading& reading) const {
        const auto mine = topics_.find(intent.id);
        if (mine == topics_.end() || intent.safety || intent.whole) return nullptr;
        for (const Candidate& candidate : reading.candidates) {
            const auto other = topics_.find(candidate.intent);
            if (candidate.intent == intent.id || candidate.whole || other == topics_.end() ||
                other->second == mine->second)
                continue;
            if (candidate.score >= kThreshold && own.score - candidate.score < kMargin) return &candidate;
        }
        return nullptr;
    }

    void prove_counterexample(const Intent& intent, const std::string& example, const Source& source) {
        ++proved.examples;
        const Reading reading = script_.matcher->read(example, kSomeDay);
        const Candidate* own = reading.candidate(intent.id);
        if (own == nullptr || own->score < kThreshold) return;
        const std::string rule = own->rule.empty() ? "by its examples alone" : "by \"" + own->rule + "\"";
        say(source, intent.id.value + " matches its counterexample, " + rule + " (" +
                        in_hundredths(own->score) + ")");
    }

    const Script& script_;
    const Draft& draft_;
    std::unordered_map<IntentId, std::set<DialogId>> topics_;  // which dialogs an intent opens
};

}  // namespace

ProvedExamples prove_examples(const Loaded& loaded) {
    ENSURE(loaded.script != nullptr && loaded.draft != nullptr);
    Prover prover(loaded);
    for (const Intent& intent : loaded.script->matcher->book().intents) prover.prove(intent);
    sort_findings(prover.proved.findings);
    return std::move(prover.proved);
}

}  // namespace onward

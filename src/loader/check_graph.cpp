// D027: passing states that could go in a circle, or more of them in a row than a turn may take.
#include "base/text.hpp"
#include "loader/case_lists.hpp"
#include "loader/checks.hpp"
#include "loader/flow.hpp"

namespace onward {
namespace {

// step() goes through so many at most; what is passed over is not counted.
constexpr int kMaxPassingStates = 16;

// The key that holds a case's target.
std::string_view key_of(const Target& target) {
    if (std::holds_alternative<Goto>(target)) return "goto";
    if (std::holds_alternative<Call>(target)) return "call";
    if (std::holds_alternative<Answered>(target)) return "answered";
    if (std::holds_alternative<UseVerb>(target)) return "verb";
    return "end";
}

}  // namespace

std::vector<Diagnostic> check_graph(const Draft& draft) {
    const Flow flow(draft);
    std::vector<Diagnostic> findings;
    for (const Flow::Circle& circle : flow.circles()) {
        std::vector<std::string> way = circle.way;
        if (way.size() > 8) way = {way[0], way[1], way[2], "...", way[way.size() - 2], way.back()};
        const bool gate = circle.way.front() == "the gate";
        findings.push_back(draft.finding(
            "D027", circle.by->source, key_of(circle.by->target),
            "this leads round in a circle in which nothing waits: " + join(way, " -> ") + "; " +
                (gate ? "name the dialog it leads to in the gate's `except`, or let one state ask"
                      : "let one of these states ask, or lead out of the circle")));
    }
    for (const Flow::LongRun& run : flow.runs_longer_than(kMaxPassingStates))
        findings.push_back(draft.finding("D027", run.by->source, key_of(run.by->target),
                                         "more than " + std::to_string(kMaxPassingStates) +
                                             " states could pass in one turn from " + run.first +
                                             (run.last.empty() ? "" : " by way of " + run.last) +
                                             ": let one of them ask, or put several into one"));
    return findings;
}

}  // namespace onward

// D041: not more texts at a time than somebody wants to read.
#include "loader/case_lists.hpp"
#include "loader/checks.hpp"

namespace onward {
namespace {

constexpr std::size_t kTextsOfCase = 3;
constexpr std::size_t kTextsOfState = 2;  // the question comes on top

std::optional<Diagnostic> too_many(const Draft& draft, const Source& mapping, std::size_t most,
                                   const std::string& where) {
    const Written written = draft.at(mapping, "say");
    if (!node_of(draft, mapping, "say") || written.node->items.size() <= most) return std::nullopt;
    return written.document->finding("D041", written.node->items[most],
                                     "at most " + std::to_string(most) + " texts are said " + where +
                                         ", and these are " + std::to_string(written.node->items.size()) +
                                         ": put them into fewer texts, or let the user answer between them");
}

}  // namespace

std::vector<Diagnostic> check_says(const Draft& draft) {
    std::vector<Diagnostic> findings;
    const auto check = [&](const Source& mapping, std::size_t most, const std::string& where) {
        if (auto finding = too_many(draft, mapping, most, where)) findings.push_back(*std::move(finding));
    };
    for (const CaseList& list : case_lists(draft))
        for (const Case* one : list.cases) check(one->source, kTextsOfCase, "by one case");
    for (const State* state : states_in_order(draft))
        check(state->source, kTextsOfState, "when a state is entered");
    return findings;
}

}  // namespace onward

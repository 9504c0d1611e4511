// D033: `allow` silences a finding of `onward check`: one that exists and may be silenced, and for a reason.
#include "base/text.hpp"
#include "loader/case_lists.hpp"
#include "loader/checks.hpp"
#include "loader/codes.hpp"

namespace onward {
namespace {

constexpr std::size_t kShortestReason = 10;  // characters; "it is so" explains nothing

}  // namespace

std::vector<Diagnostic> check_allow(const Draft& draft) {
    std::vector<Diagnostic> findings;
    for (const Allowed& allowed : draft.allowed) {
        const Written allow = draft.at(allowed.owner, "allow");
        const Node::Entry* entry = allow ? allow.node->find_entry(allowed.code) : nullptr;
        if (!entry) continue;
        const Document& document = *allow.document;
        const std::string code = in_quotes(allowed.code);
        if (!is_code(allowed.code)) {
            findings.push_back(document.finding_at_key(
                "D033", *entry,
                code + " is no code of `onward check`" + did_you_mean(allowed.code, lint_codes())));
        } else if (!may_be_allowed(allowed.code)) {
            findings.push_back(document.finding_at_key(
                "D033", *entry, code + " can not be silenced: mend what it finds, and leave this line out"));
        }
        if (!entry->value.missing && count_code_points(trim(allowed.reason)) < kShortestReason)
            findings.push_back(
                document.finding("D033", entry->value,
                                 "say in at least " + std::to_string(kShortestReason) +
                                     " characters why this is right as it is, for whoever comes after you"));
    }
    return findings;
}

}  // namespace onward

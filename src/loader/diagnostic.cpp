#include "loader/diagnostic.hpp"

#include <algorithm>
#include <cstdio>
#include <tuple>

#include "base/text.hpp"

namespace onward {
namespace {

constexpr int kLineColumns = 150;    // as much of a source line as is shown around the finding
constexpr int kColumnsBefore = 100;  // of these before it

// A piece of an author's line as a terminal may show it: no control characters, a tab is one column wide.
std::string shown(std::string_view text) {
    std::string line = without_controls(repair_utf8(text));
    std::replace(line.begin(), line.end(), '\t', ' ');
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

// 9900 as "9,900".
std::string with_commas(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
    return digits;
}

}  // namespace

std::string print(const Diagnostic& finding) {
    std::string out = shown(finding.source.file) + ":" + std::to_string(finding.source.line) + ":" +
                      std::to_string(finding.source.column) + (finding.warning ? ": warning " : ": error ") +
                      finding.code + ": " + shown(finding.what);
    if (finding.line.empty()) return out;

    const std::string whole = shown(finding.line);
    const auto before_columns = static_cast<std::size_t>(std::max(finding.source.column - 1, 0));
    std::string_view before = first_code_points(whole, before_columns);
    std::string_view rest = std::string_view(whole).substr(before.size());
    std::string gap;
    if (before_columns > kColumnsBefore) {
        before.remove_prefix(first_code_points(before, count_code_points(before) - kColumnsBefore).size());
        gap = "…";
    }
    if (count_code_points(rest) > kLineColumns) rest = first_code_points(rest, kLineColumns);

    char number[16];
    std::snprintf(number, sizeof number, "%5d", finding.source.line);
    const auto padding = static_cast<std::size_t>(display_width(before)) + (gap.empty() ? 0 : 1);
    const int marks = std::clamp(finding.width, 1, std::max(display_width(rest), 1));
    out += "\n" + std::string(number) + " | " + gap + std::string(before) + std::string(rest);
    out += "\n      | " + std::string(padding, ' ') + "^" +
           std::string(static_cast<std::size_t>(marks - 1), '~');
    return out;
}

std::string print_all(const std::vector<Diagnostic>& findings) {
    std::string out;
    for (auto begin = findings.begin(); begin != findings.end();) {
        const auto end = std::find_if(begin, findings.end(), [&](const Diagnostic& finding) {
            return finding.source.file != begin->source.file;
        });
        const auto all = static_cast<std::size_t>(end - begin);
        const auto errors = static_cast<std::size_t>(
            std::count_if(begin, end, [](const Diagnostic& finding) { return !finding.warning; }));
        std::size_t errors_left = kMostPrinted;
        std::size_t warnings_left = kMostPrinted - std::min(errors, kMostPrinted);
        for (auto finding = begin; finding != end; ++finding) {
            std::size_t& left = finding->warning ? warnings_left : errors_left;
            if (left == 0) continue;
            --left;
            out += print(*finding) + "\n";
        }
        if (all > kMostPrinted)
            out += shown(begin->source.file) + ": and " + with_commas(all - kMostPrinted) +
                   " more in this file\n";
        begin = end;
    }
    return out;
}

void sort_findings(std::vector<Diagnostic>& findings) {
    const auto place = [](const Diagnostic& finding) {
        return std::tie(finding.source.file, finding.source.line, finding.source.column, finding.code,
                        finding.what);
    };
    std::sort(findings.begin(), findings.end(),
              [&](const Diagnostic& a, const Diagnostic& b) { return place(a) < place(b); });
    findings.erase(
        std::unique(findings.begin(), findings.end(),
                    [&](const Diagnostic& a, const Diagnostic& b) { return place(a) == place(b); }),
        findings.end());
}

}  // namespace onward

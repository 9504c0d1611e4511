#include "nlu/score.hpp"

#include <algorithm>
#include <cmath>

namespace onward {

namespace {

const char* kind_name(Rule::Kind kind) {
    switch (kind) {
        case Rule::Kind::phrase:
            return "phrase";
        case Rule::Kind::words:
            return "words";
        case Rule::Kind::regex:
            return "regex";
    }
    return "rule";
}

void keep_within_limits(std::vector<Points>& points) {
    const int total = sum(points);
    const int kept = std::clamp(total, 0, 1000);
    if (kept != total) points.push_back({"limit", kept - total});
}

}  // namespace

std::vector<Points> rule_points(const Rule& rule, const PhraseMatch& match, int evidence) {
    std::vector<Points> points;
    if (rule.score) {
        points.push_back(
            {"rule's own score", static_cast<int>(std::lround(std::clamp(*rule.score, 0.0, 1.0) * 1000))});
    } else {
        points.push_back({kind_name(rule.kind), kRulePoints});
        if (match.content > 0)
            points.push_back(
                {"content words", std::min(match.content * kContentPoints, kMostRulePoints - kRulePoints)});
        if (match.gaps > 0) points.push_back({"gaps", match.gaps * kGapPoints});
    }
    if (match.typos > 0) points.push_back({"typos", match.typos * kTypoPoints});
    const int on_top = evidence * kMostEvidenceOnTop / 1000;
    if (on_top > 0) points.push_back({"examples", on_top});
    keep_within_limits(points);
    return points;
}

std::vector<Points> whole_points(int typos) {
    std::vector<Points> points = {{"whole message", kWholePoints}};
    if (typos > 0) points.push_back({"typos", typos * kTypoPoints});
    keep_within_limits(points);
    return points;
}

int evidence_alone(int evidence) { return evidence * kMostEvidenceAlone / 1000; }

std::vector<Points> evidence_points(int alone) { return {{"examples", alone}}; }

int sum(const std::vector<Points>& points) {
    int total = 0;
    for (const Points& part : points) total += part.thousandths;
    return total;
}

std::vector<ScorePart> parts_of(const std::vector<Points>& points) {
    std::vector<ScorePart> parts;
    parts.reserve(points.size());
    for (const Points& part : points) parts.push_back({part.name, part.thousandths / 1000.0});
    return parts;
}

}  // namespace onward

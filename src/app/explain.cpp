#include "app/explain.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "base/text.hpp"
#include "nlu/score.hpp"
#include "script/mend.hpp"

namespace onward {
namespace {

int thousandths(double value) { return static_cast<int>(std::lround(value * 1000)); }

constexpr int kLeastLead = static_cast<int>(kMargin * 1000 + 0.5);  // in thousandths

// "0.85", and "0.875" where a third figure says something.
std::string points(int value) {
    char text[16];
    std::snprintf(text, sizeof text, value % 10 == 0 ? "%.2f" : "%.3f", value / 1000.0);
    return text;
}

// The words of the message, with "..." where others stand between.
std::string words_of(const std::vector<TextSpan>& spans, const std::string& original) {
    std::string words;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        if (i > 0) {
            const std::string_view between = std::string_view(original).substr(
                spans[i - 1].end, spans[i].begin - std::min(spans[i].begin, spans[i - 1].end));
            words += trim(between).empty() ? " " : " ... ";
        }
        words += original.substr(spans[i].begin, spans[i].end - spans[i].begin);
    }
    return words;
}

std::string rule_line(const std::string& rule, const Source& source, const Candidate* candidate) {
    if (rule.empty()) return "by its examples alone   " + to_string(source);
    if (candidate != nullptr && candidate->whole)
        return "whole message " + in_quotes(rule) + "   " + to_string(source);
    return "rule " + in_quotes(rule) + "   " + to_string(source);
}

std::string sum_line(const Candidate& candidate) {
    std::string line;
    for (const ScorePart& part : candidate.parts) {
        const int value = thousandths(part.value);
        if (!line.empty()) line += value < 0 ? " - " : " + ";
        line += points(std::abs(value)) + " " + part.name;
    }
    return line;
}

std::string verdict(const Reading& reading) {
    const Candidate* best = winner(reading);
    const Candidate* next = runner_up(reading);
    if (best == nullptr) {
        if (next == nullptr) return "Nothing matches.";
        return "Nothing matches: the nearest is " + next->intent.value + " with " +
               points(thousandths(next->score)) + ", and " + points(kThresholdPoints) + " is needed.";
    }
    const int score = thousandths(best->score);
    if (best->safety)
        return best->intent.value +
               " comes first: a safety intent needs no margin, any rule of it is enough.";
    if (next == nullptr || thousandths(next->score) < kThresholdPoints)
        return best->intent.value + " wins with " + points(score) + ".";
    const int lead = score - thousandths(next->score);
    if (lead >= kLeastLead)
        return best->intent.value + " wins with " + points(score) + ", " + points(lead) + " ahead of " +
               next->intent.value + ".";
    return best->intent.value + " (" + points(score) + ") and " + next->intent.value + " (" +
           points(thousandths(next->score)) + ") are close: " + points(lead) + " apart, a clear win needs " +
           points(kLeastLead) + ". Where both are awaited as topics, the coach asks which is meant.";
}

// What would have made `other` win over `best`, or reach the threshold where nothing did.
std::string what_it_needs(const Candidate& other, const Candidate* best) {
    const std::string& name = other.intent.value;
    if (best != nullptr && best->safety && !other.safety)
        return "Nothing makes " + name +
               " win over a safety intent; only an `unless` there, if this is an idiom.";
    const int has = thousandths(other.score);
    const int needs = best == nullptr ? kThresholdPoints
                                      : std::max(thousandths(best->score) + kLeastLead, kThresholdPoints);
    const int lacks = needs - has;
    std::string line = "To " + std::string(best == nullptr ? "match" : "win clearly") + ", " + name +
                       " needs " + points(lacks) + " more: ";
    if (other.rule.empty())
        return line + "a rule of its own that matches this (" + points(kRulePoints) + ", and " +
               points(kContentPoints) + " a content word); its examples alone never count more than " +
               points(kMostEvidenceAlone) + ".";
    std::vector<std::string> ways;
    int rule_points = 0;
    for (const ScorePart& part : other.parts) {
        const int value = thousandths(part.value);
        if (value < 0 && part.name != "limit")
            ways.push_back("no " + part.name + " (+" + points(-value) + ")");
        if (part.name != "examples" && value > 0) rule_points += value;
    }
    const int words = (lacks + kContentPoints - 1) / kContentPoints;
    if (rule_points + words * kContentPoints <= kMostRulePoints)
        ways.push_back(std::to_string(words) + (words == 1 ? " more content word" : " more content words") +
                       " in its rule (+" + points(words * kContentPoints) + ")");
    if (rule_points + lacks <= 1000)
        ways.push_back("\"score: " + points(rule_points + lacks) + "\" on its rule");
    if (ways.empty()) ways.push_back("a narrower rule on the other side: nothing can score so much");
    return line + join(ways, ", or ") + ".";
}

std::string entity_line(const FoundEntity& found, const std::string& original) {
    std::string line = "  " + found.entity.value + " = " + to_string(found.value);
    if (found.high) line += " to " + to_string(*found.high);
    line += "   " + in_quotes(original.substr(found.span.begin, found.span.end - found.span.begin));
    if (found.rough) line += "   roughly";
    if (found.unclear) line += "   unclear";
    return line;
}

}  // namespace

const Candidate* winner(const Reading& reading) {
    const Candidate* best = nullptr;
    for (const Candidate& candidate : reading.candidates) {
        if (!candidate.safety && (candidate.score < kThreshold || best != nullptr)) continue;
        const bool more_urgent =
            candidate.safety && (best == nullptr || !best->safety || *candidate.safety < *best->safety);
        if (best == nullptr || more_urgent) best = &candidate;
    }
    return best;
}

const Candidate* runner_up(const Reading& reading) {
    const Candidate* best = winner(reading);
    for (const Candidate& candidate : reading.candidates)
        if (&candidate != best) return &candidate;
    return nullptr;
}

std::vector<std::string> explain(const Reading& reading) {
    const std::string& original = reading.utterance.original;
    std::vector<std::string> lines = {verdict(reading)};
    for (const Candidate& candidate : reading.candidates) {
        std::string line = "  " + candidate.intent.value + "   " + points(thousandths(candidate.score));
        if (candidate.safety) line += "   safety " + std::to_string(*candidate.safety);
        if (!candidate.safety && candidate.score < kThreshold) line += "   below " + points(kThresholdPoints);
        line += "   " + in_quotes(words_of(candidate.spans, original));
        lines.push_back(std::move(line));
        lines.push_back("      " + rule_line(candidate.rule, candidate.source, &candidate));
        lines.push_back("      " + sum_line(candidate));
    }
    if (!reading.cancelled.empty()) lines.emplace_back("Cancelled:");
    for (const Cancelled& cancelled : reading.cancelled) {
        lines.push_back("  " + cancelled.intent.value + "   " +
                        in_quotes(words_of(cancelled.spans, original)));
        lines.push_back("      " + rule_line(cancelled.rule, cancelled.source, nullptr));
        std::string by =
            cancelled.by == "negation" && cancelled.by_source.line == 0
                ? "by the negation"
                : "by unless " + in_quotes(cancelled.by) + "   " + to_string(cancelled.by_source) + "  ";
        lines.push_back("      " + by + " " + in_quotes(words_of(cancelled.by_spans, original)));
    }
    bool title = false;
    for (const FoundEntity& found : reading.entities) {
        if (found.entity.value == "text") continue;  // the whole message
        if (!title) lines.emplace_back("Entities:");
        title = true;
        lines.push_back(entity_line(found, original));
    }
    if (const Candidate* next = runner_up(reading)) {
        const Candidate* best = winner(reading);
        const int lead = best == nullptr ? -1 : thousandths(best->score) - thousandths(next->score);
        if (best == nullptr || best->safety || lead >= 0) lines.push_back(what_it_needs(*next, best));
    }
    return lines;
}

}  // namespace onward

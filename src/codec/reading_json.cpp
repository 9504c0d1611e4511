#include "codec/reading_json.hpp"

#include <nlohmann/json.hpp>

namespace onward {
namespace {

using nlohmann::json;

json json_of(const Cancelled& cancelled) {
    json out{{"intent", cancelled.intent.value},
             {"rule", cancelled.rule},
             {"at", onward::json_of(cancelled.source)},
             {"spans", onward::json_of(cancelled.spans)},
             {"by", cancelled.by},
             {"by_spans", onward::json_of(cancelled.by_spans)}};
    if (cancelled.by_source.line > 0) out["by_at"] = onward::json_of(cancelled.by_source);
    return out;
}

}  // namespace

json json_of(const Source& source) { return source.line == 0 ? json(nullptr) : json(to_string(source)); }

json json_of(const std::vector<TextSpan>& spans) {
    json out = json::array();
    for (const TextSpan& span : spans) out.push_back({span.begin, span.end});
    return out;
}

json json_of(const Candidate& candidate) {
    json parts = json::object();
    for (const ScorePart& part : candidate.parts) parts[part.name] = part.value;
    json out{{"intent", candidate.intent.value},
             {"score", candidate.score},
             {"parts", std::move(parts)},
             {"at", json_of(candidate.source)},
             {"clause", candidate.clause}};
    if (!candidate.rule.empty()) out["rule"] = candidate.rule;
    if (!candidate.spans.empty()) out["spans"] = json_of(candidate.spans);
    if (candidate.safety) out["safety"] = *candidate.safety;
    return out;
}

json json_of(const Reading& reading) {
    json out{{"text", reading.utterance.original}, {"normalised", reading.utterance.text}};
    out["candidates"] = json::array();
    for (const Candidate& candidate : reading.candidates) out["candidates"].push_back(json_of(candidate));
    out["cancelled"] = json::array();
    for (const Cancelled& cancelled : reading.cancelled) out["cancelled"].push_back(json_of(cancelled));
    out["entities"] = json::array();
    for (const FoundEntity& found : reading.entities) {
        if (found.entity.value == "text") continue;  // the whole message
        out["entities"].push_back({{"entity", found.entity.value},
                                   {"value", to_string(found.value)},
                                   {"span", {found.span.begin, found.span.end}}});
    }
    return out;
}

}  // namespace onward

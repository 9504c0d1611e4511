// Any bytes as a message to the shipped intents: equal on repetition, spans inside of the message, scores
// within their limits; where the message is short, the slow twin that tries every rule in turn agrees.
#include "base/text.hpp"
#include "fuzz.hpp"
#include "nlu/matcher.hpp"

using namespace onward;

namespace {

constexpr std::size_t kShort = 24;  // bytes: the twin takes some hundred times as long
const LocalTime kMonday{.date = *make_date(2026, 3, 2), .time = {540}, .seconds = 0, .weekday = 1};

void check_spans(const std::string& original, const std::vector<TextSpan>& spans) {
    for (const TextSpan& span : spans) {
        PROMISE(span.begin <= span.end && span.end <= original.size());
        PROMISE(fuzz::on_border(original, span.begin) && fuzz::on_border(original, span.end));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::shared_ptr<const Script> script = fuzz::script_in("");
    const Matcher& matcher = *script->matcher;
    const std::string bytes = fuzz::bytes_of(data, size);

    const Reading reading = matcher.read(bytes, kMonday);
    PROMISE(matcher.read(bytes, kMonday) == reading);
    if (size <= kShort) PROMISE(matcher.read_slowly(bytes, kMonday) == reading);

    const std::string& original = reading.utterance.original;
    double last = 1;
    for (const Candidate& candidate : reading.candidates) {
        PROMISE(candidate.score >= 0 && candidate.score <= last);
        last = candidate.score;
        PROMISE(candidate.clause < reading.utterance.clauses.size());
        check_spans(original, candidate.spans);
        PROMISE(is_utf8(candidate.rest));
        PROMISE(reading.candidate(candidate.intent) == &candidate);
    }
    for (const Cancelled& cancelled : reading.cancelled) {
        check_spans(original, cancelled.spans);
        check_spans(original, cancelled.by_spans);
    }
    for (const FoundEntity& found : reading.entities) {
        check_spans(original, {found.span});
        PROMISE(found.share >= 0 && found.share <= 1);
    }
    return 0;
}

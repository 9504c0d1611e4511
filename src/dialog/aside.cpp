#include "dialog/aside.hpp"

#include <algorithm>

#include "dialog/facts.hpp"
#include "dialog/render.hpp"
#include "nlu/matcher.hpp"

namespace onward {

std::string line_in_words(const Script& script, const std::string& line, Instant now) {
    if (!script.coach.lines.contains(line)) return {};
    Conversation nobody;
    const Facts facts = facts_of(script, nobody, Zone::utc(), now);
    Wording wording{script, nobody, facts, {}, {}};
    return render(script.line(line), wording).value_or("");
}

bool holds_danger(const Script& script, std::string_view text, Instant now) {
    if (!script.matcher) return false;
    const Reading reading = script.matcher->read(text, to_local(now, Zone::utc()));
    return std::any_of(reading.candidates.begin(), reading.candidates.end(), [](const Candidate& one) {
        return one.safety && !one.rule.empty() && !is_denied(one.intent);
    });
}

}  // namespace onward

#include "app/match_lines.hpp"

#include <algorithm>
#include <istream>
#include <nlohmann/json.hpp>
#include <ostream>
#include <streambuf>

#include "base/text.hpp"
#include "codec/parse_json.hpp"

namespace onward {
namespace {

using Json = nlohmann::ordered_json;

// What is affirmed of safety first, by urgency, as the coach would answer it; then by score. A denial is no
// reason to put what else was said behind it.
std::vector<const Candidate*> in_order(const Reading& reading) {
    std::vector<const Candidate*> order;
    for (const Candidate& candidate : reading.candidates)
        if (candidate.safety || candidate.score >= kThreshold) order.push_back(&candidate);
    const auto rank = [](const Candidate* candidate) {
        if (candidate->safety && !is_denied(candidate->intent)) return *candidate->safety;
        return is_denied(candidate->intent) ? 1'000'001 : 1'000'000;
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](const Candidate* left, const Candidate* right) { return rank(left) < rank(right); });
    return order;
}

Json value_of(const FoundEntity& found) {
    if (const auto* number = std::get_if<double>(&found.value)) return *number;
    if (const auto* integer = std::get_if<std::int64_t>(&found.value)) return *integer;
    if (const auto* yes = std::get_if<bool>(&found.value)) return *yes;
    return to_string(found.value);
}

// The next line into `line`; of a longer one than kLongestLine only a byte more than that. False: there is
// none.
bool next_line(std::istream& in, std::string& line) {
    using Traits = std::istream::traits_type;
    line.clear();
    std::streambuf& bytes = *in.rdbuf();
    for (auto byte = bytes.sbumpc(); !Traits::eq_int_type(byte, Traits::eof()); byte = bytes.sbumpc()) {
        if (byte == '\n') return true;
        if (line.size() <= kLongestLine) line += Traits::to_char_type(byte);
    }
    return !line.empty();
}

}  // namespace

Result<std::string> match_line(const Matcher& matcher, const LocalTime& now, std::string_view line) {
    if (line.size() > kLongestLine) return Error{"longer than " + std::to_string(kLongestLine) + " bytes"};
    const ParsedJson parsed = parse_json(line);
    const auto& message = parsed.value;
    const std::string& unread = parsed.error;
    if (!unread.empty()) return Error{unread};
    if (!message.is_object()) return Error{"not a JSON object"};
    if (!message.contains("id") || !(message.at("id").is_string() || message.at("id").is_number()))
        return Error{"\"id\" is missing, or neither a string nor a number"};
    if (!message.contains("text") || !message.at("text").is_string())
        return Error{"\"text\" is missing, or no string"};

    const Reading reading = matcher.read(message.at("text").get_ref<const std::string&>(), now);
    Json out;
    out["id"] = message.at("id");
    out["intents"] = Json::array();
    out["safety"] = Json::array();
    out["entities"] = Json::object();
    for (const Candidate* candidate : in_order(reading)) {
        out["intents"].push_back({{"name", candidate->intent.value}, {"score", candidate->score}});
        if (candidate->safety) out["safety"].push_back(candidate->intent.value);
    }
    for (const FoundEntity& found : reading.entities)
        if (found.entity.value != "text")  // the message once more
            out["entities"][found.entity.value] = value_of(*reading.entity(found.entity));
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool match_lines(const Matcher& matcher, const LocalTime& now, std::istream& in, std::ostream& out,
                 std::ostream& errors) {
    bool all_good = true;
    std::string line;
    for (long number = 1; next_line(in, line); ++number) {
        if (trim(line).empty()) continue;
        const Result<std::string> matched = match_line(matcher, now, line);
        if (matched) {
            out << *matched << "\n";
        } else {
            errors << "line " << number << ": " << matched.error().what << "\n";
            all_good = false;
        }
        // Who asks line by line gets an answer line by line.
        if (in.rdbuf()->in_avail() <= 0) out.flush();
    }
    out.flush();
    return all_good;
}

}  // namespace onward

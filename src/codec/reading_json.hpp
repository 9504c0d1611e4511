// What was understood of a message, as JSON: for `onward why --json`, and as a part of a turn's trace.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "nlu/matcher.hpp"

namespace onward {

nlohmann::json json_of(const Source& source);  // "intents/urge.yaml:7:5"; null: there is none
nlohmann::json json_of(const std::vector<TextSpan>& spans);
nlohmann::json json_of(const Candidate& candidate);

// All of it, the values that were found too: it is for whoever has the message before them.
nlohmann::json json_of(const Reading& reading);

}  // namespace onward

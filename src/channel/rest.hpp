// REST: any program as a channel, in the shape of Rasa's REST channel. It is asked and answers at once, so it
// is no Channel with an outbox: the answer is part of the turn, and a repeat gets the same bytes.
//
//   POST /webhooks/rest/webhook  {"sender": "a7", "message": "hi", "message_id": "1"}
//   200  [{"recipient_id": "a7", "text": "...", "buttons": [{"title": "Yes", "payload": "/q1a.1"}]}]
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/inbound.hpp"
#include "base/result.hpp"
#include "channel/http.hpp"
#include "dialog/turn.hpp"

namespace onward {

inline constexpr const char* kRest = "rest";
constexpr std::size_t kRestSender = 256;     // bytes
constexpr std::size_t kRestMessageId = 128;  // characters
constexpr std::size_t kRestMessage = 4096;   // code points

// Total. The refusal is whole: a status and {"error": "..."}, which names the field and never shows it.
// Without a message_id the event has no key, and every POST is a new message.
Result<Inbound, HttpAnswer> read_rest_post(const HttpRequest& request);

// What is kept as the answer to this event: one message a line, each a JSON object.
std::string write_rest_answer(const std::string& sender, const std::vector<Say>& said);
// The kept answer as it goes out: an array, or with `?stream=true` the lines.
HttpAnswer rest_answer(std::string_view kept, const HttpRequest& request);

HttpAnswer rest_error(int status, const std::string& what);

}  // namespace onward
